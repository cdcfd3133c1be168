//! The first pass over the files of a source: header, types, and every row that does not fit.

use indeck_model::Diagnostic;
use indeck_model::spec::SourceSpec;

use crate::limits::Limits;
use crate::source::csv::chunks::{ReadError, TextChunks};
use crate::source::csv::column::ColumnPlan;
use crate::source::csv::infer::ColumnScan;
use crate::source::csv::record::{Record, RecordReader};
use crate::source::csv::{TextInput, dialect, fixed_kind};
use crate::source::faults::Faults;

/// What the first pass found.
pub(crate) struct Scanned {
    /// Names of the columns, as the first file has them.
    pub(crate) names: Vec<String>,
    /// How each column is to be read.
    pub(crate) columns: Vec<ColumnPlan>,
    /// One entry for each file.
    pub(crate) files: Vec<FileLayout>,
    /// What is wrong or remarkable.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// Whether it must not be read.
    pub(crate) refused: bool,
}

/// How the columns of a file stand.
pub(crate) struct FileLayout {
    /// Its delimiter.
    pub(crate) delimiter: u8,
    /// For each of its fields, the column of the source.
    pub(crate) order: Vec<usize>,
}

/// Looks at every cell of every file.
pub(crate) fn scan(
    inputs: &[TextInput<'_>],
    source: &SourceSpec,
    delimiter: Option<u8>,
    limits: &Limits,
) -> Scanned {
    let mut pass =
        Pass { source, delimiter, limits, names: Vec::new(), columns: Vec::new(), rows: 0 };
    let mut diagnostics = Vec::new();
    let mut files = Vec::new();
    let mut refused = false;
    for (index, input) in inputs.iter().enumerate() {
        let mut faults = Faults::new(input.name.as_str());
        files.extend(pass.scan_file(index, input, &mut faults));
        refused |= faults.has_errors();
        diagnostics.extend(faults.finish());
    }
    if !refused {
        diagnostics.extend(pass.remarks(inputs));
    }
    let columns = pass.columns.iter().map(ScannedColumn::plan).collect();
    Scanned { names: pass.names, columns, files, diagnostics, refused }
}

/// A column of the source: of a fixed kind, or to be inferred.
enum ScannedColumn {
    Fixed(ColumnPlan),
    Inferred(ColumnScan),
}

impl ScannedColumn {
    fn plan(&self) -> ColumnPlan {
        match self {
            Self::Fixed(plan) => *plan,
            Self::Inferred(scan) => scan.plan(),
        }
    }
}

struct Pass<'a> {
    source: &'a SourceSpec,
    delimiter: Option<u8>,
    limits: &'a Limits,
    names: Vec<String>,
    columns: Vec<ScannedColumn>,
    rows: u64,
}

impl Pass<'_> {
    /// Scans a file; `None` if its header cannot be used.
    fn scan_file(
        &mut self,
        index: usize,
        input: &TextInput<'_>,
        faults: &mut Faults,
    ) -> Option<FileLayout> {
        let (delimiter, mut reader) = match self.open(input) {
            Ok(opened) => opened,
            Err(error) => {
                refuse(error, faults);
                return None;
            }
        };
        let header = match reader.next() {
            Ok(Some(header)) => header,
            Ok(None) => {
                let message = format!("`{}` is empty", input.name);
                let empty = Diagnostic::error("source-empty", message);
                faults.push(1, empty.hint("the first line must hold the column names"));
                return None;
            }
            Err(error) => {
                refuse(error, faults);
                return None;
            }
        };
        let names = dialect::column_names(&header, faults);
        let line = header.line;
        if faults.has_errors() {
            return None;
        }
        let order = self.place_columns(names, line, faults)?;
        let before = self.rows;
        if let Err(error) = self.scan_rows(index, &mut reader, &order, faults) {
            refuse(error, faults);
            return None;
        }
        if self.rows == before && !faults.has_errors() {
            let message = format!("`{}` has column names but no rows", input.name);
            faults.push(line, Diagnostic::warning("source-empty", message));
        }
        Some(FileLayout { delimiter, order })
    }

    fn open<'i>(&self, input: &TextInput<'i>) -> Result<(u8, RecordReader<'i>), ReadError> {
        let delimiter = match self.delimiter {
            Some(delimiter) => delimiter,
            None if input.tab_separated => b'\t',
            None => {
                let mut head = TextChunks::new(
                    input.open().map_err(ReadError::Io)?,
                    self.limits.cancel.clone(),
                );
                head.advance()?;
                dialect::delimiter(head.chunk())
            }
        };
        let read = input.open().map_err(ReadError::Io)?;
        Ok((delimiter, RecordReader::new(read, delimiter, self.limits)))
    }

    /// The column of the source for each column of a file. The first file decides what the columns
    /// are; the others must have the same, in any order.
    fn place_columns(
        &mut self,
        names: Vec<String>,
        line: u64,
        faults: &mut Faults,
    ) -> Option<Vec<usize>> {
        if self.names.is_empty() {
            self.columns = names.iter().map(|name| self.new_column(name)).collect();
            self.names = names;
            return Some((0..self.names.len()).collect());
        }
        let order = crate::source::place_columns(&self.names, &names, line, faults);
        (!faults.has_errors()).then_some(order)
    }

    fn new_column(&self, name: &str) -> ScannedColumn {
        match fixed_kind(self.source, name) {
            Some(kind) => ScannedColumn::Fixed(ColumnPlan::fixed(kind)),
            None => ScannedColumn::Inferred(ColumnScan::default()),
        }
    }

    fn scan_rows(
        &mut self,
        file: usize,
        reader: &mut RecordReader<'_>,
        order: &[usize],
        faults: &mut Faults,
    ) -> Result<(), ReadError> {
        while let Some(record) = reader.next()? {
            self.rows += 1;
            if self.rows > self.limits.max_rows {
                return Err(ReadError::TooManyRows { limit: self.limits.max_rows });
            }
            if record.len() == order.len() {
                self.scan_row(file, &record, order, faults);
            } else {
                faults.push(record.line, wrong_length(&record, order.len()));
            }
        }
        Ok(())
    }

    fn scan_row(&mut self, file: usize, record: &Record<'_>, order: &[usize], faults: &mut Faults) {
        let nulls = &self.source.nulls;
        for (field, (text, &column)) in record.fields().zip(order).enumerate() {
            match self.columns.get_mut(column) {
                Some(ScannedColumn::Inferred(scan))
                    if !nulls.iter().any(|null| null == text.trim_ascii()) =>
                {
                    scan.see(text, file, record.line);
                }
                Some(ScannedColumn::Fixed(plan)) if !plan.fits(text, nulls) => {
                    let name = self.names.get(column).map_or("", String::as_str);
                    faults.push_at(record.line, record.column(field), misfit(name, *plan));
                }
                _ => {}
            }
        }
    }

    fn remarks(&self, inputs: &[TextInput<'_>]) -> Vec<Diagnostic> {
        let files: Vec<&str> = inputs.iter().map(|input| input.name.as_str()).collect();
        let columns = self.names.iter().zip(&self.columns);
        let remarks = columns.filter_map(|(name, column)| match column {
            ScannedColumn::Inferred(scan) => scan.remark(name, &files),
            ScannedColumn::Fixed(_) => None,
        });
        remarks.map(|remark| remark.at(self.source.file.at.clone())).collect()
    }
}

/// The cell of a column cannot be read as its kind. The cell's text is not shown: it may be
/// confidential.
pub(crate) fn misfit(column: &str, plan: ColumnPlan) -> Diagnostic {
    let kind = plan.kind.noun();
    let message = format!("the cell of column `{column}` cannot be read as {kind}");
    Diagnostic::error("type-mismatch", message)
        .hint("if it means missing, list its text in `nulls` of the source")
}

fn wrong_length(record: &Record<'_>, expected: usize) -> Diagnostic {
    let found = record.len();
    let fields = |n: usize| if n == 1 { "1 field".to_owned() } else { format!("{n} fields") };
    let message = format!("the row has {}, the header has {expected}", fields(found));
    let bad = Diagnostic::error("bad-row", message);
    if record.fields().any(|field| field.contains('\n')) {
        return bad.hint("a field of it spans lines: its closing quote may be missing");
    }
    if record.fields().skip(expected).all(str::is_empty) && found > expected {
        return bad.hint("the row ends with delimiters that the header does not have");
    }
    bad.hint("put quotes around fields that contain the delimiter")
}

/// Adds the diagnostic of an error that ends the reading of a file.
pub(crate) fn refuse(error: ReadError, faults: &mut Faults) {
    let (line, column) = match &error {
        ReadError::NotUtf8 { line, column } | ReadError::Nul { line, column } => (*line, *column),
        ReadError::UnclosedQuote { line }
        | ReadError::CellTooLong { line, .. }
        | ReadError::TooManyColumns { line, .. } => (*line, 1),
        ReadError::Io(_)
        | ReadError::Utf16
        | ReadError::TooManyRows { .. }
        | ReadError::Cancelled => (1, 1),
    };
    faults.push_at(line, column, refusal(error));
}

fn refusal(error: ReadError) -> Diagnostic {
    const CONVERT: &str =
        "convert the file to UTF-8, for instance by `iconv -f WINDOWS-1252 -t UTF-8`";
    match error {
        ReadError::Io(reason) => {
            Diagnostic::error("source-unreadable", format!("the file cannot be read: {reason}"))
        }
        ReadError::NotUtf8 { .. } => {
            Diagnostic::error("not-utf8", "the byte here is not UTF-8").hint(CONVERT)
        }
        ReadError::Utf16 => Diagnostic::error("not-utf8", "the file is UTF-16, not UTF-8")
            .hint("convert the file to UTF-8, for instance by `iconv -f UTF-16 -t UTF-8`"),
        ReadError::Nul { .. } => Diagnostic::error("not-utf8", "there is a NUL byte in the text")
            .hint("the file may not be text at all; give its `type`"),
        ReadError::UnclosedQuote { .. } => {
            Diagnostic::error("bad-row", "a quote of this row is not closed before the file ends")
                .hint("close the quote; a quote inside a quoted field is written twice")
        }
        ReadError::CellTooLong { limit, .. } => Diagnostic::error(
            "limit-exceeded",
            format!("a cell of this row is above {limit} bytes"),
        )
        .hint("a closing quote may be missing"),
        ReadError::TooManyColumns { limit, .. } => {
            Diagnostic::error("limit-exceeded", format!("the row has more than {limit} fields"))
        }
        ReadError::TooManyRows { limit } => {
            Diagnostic::error("limit-exceeded", format!("the source has more than {limit} rows"))
        }
        ReadError::Cancelled => Diagnostic::error("cancelled", "reading was stopped"),
    }
}

//! A frame as the table that a figure shows.

use std::borrow::Cow;
use std::sync::Arc;

use arrow_array::{RecordBatch, RecordBatchOptions};
use arrow_schema::{ArrowError, Field, Schema, SchemaRef};
use indeck_data::{Frame, table_of};
use indeck_model::table::{Column, ColumnKind};
use indeck_model::{Dataset, Diagnostic, Location, ResultTable, Value};
use indeck_spec::figure::{DATA, FigureSpec};

/// Most rows of a frame that are looked at one by one: as many as a table of a report has.
pub(super) const MAX_ROWS: usize = 100_000;

/// Where rows come from.
#[derive(Clone, Copy)]
pub(super) enum Rows<'f> {
    /// As somebody has them, in any types.
    AsTheyCome(&'f Dataset),
    /// In our types, under names that differ.
    Checked(&'f Frame),
}

/// The columns of a frame that options speak of.
pub(super) struct Needed<'f> {
    rows: Rows<'f>,
    frame: &'f Dataset,
    /// The names of all columns; a blank one is `column_3`, as in files.
    names: Vec<Cow<'f, str>>,
    /// The positions of those that are needed.
    wanted: Vec<usize>,
    at: Location,
}

impl<'f> Needed<'f> {
    /// The columns that the words of the options name, alone or within an aggregate or expression;
    /// `all` of them where that is asked for.
    pub(super) fn new<T>(rows: Rows<'f>, spec: &FigureSpec<T>, all: bool) -> Self {
        let frame = match rows {
            Rows::AsTheyCome(frame) => frame,
            Rows::Checked(frame) => frame.dataset(),
        };
        let fields = frame.schema.fields().iter().zip(1..);
        let names: Vec<Cow<'f, str>> = fields
            .map(|(field, number)| match field.name().trim() {
                "" => Cow::Owned(format!("column_{number}")),
                _ => Cow::Borrowed(field.name().as_str()),
            })
            .collect();
        let said = |name: &str| {
            let mut words = spec.words.iter();
            words.clone().any(|word| word == name) || words.any(|word| says(word, name))
        };
        let wanted = names.iter().enumerate().filter(|(_, name)| all || said(name));
        let wanted = wanted.map(|(at, _)| at).collect();
        Self { rows, frame, names, wanted, at: spec.at.clone() }
    }

    /// Number of rows.
    pub(super) fn rows(&self) -> usize {
        self.frame.row_count()
    }

    /// Whether the frame has a column of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.iter().any(|known| known == name)
    }

    /// The needed columns in our types; what stands in the way is added to `diagnostics`.
    pub(super) fn read(&self, diagnostics: &mut Vec<Diagnostic>) -> Option<Frame> {
        let mut say = |found: &[Diagnostic]| {
            diagnostics.extend(found.iter().map(|d| d.clone().at(self.at.clone())));
        };
        let read = match self.projected() {
            Ok((schema, batches)) => Frame::new(DATA, schema, batches),
            Err(error) => {
                let message = format!("the data frame cannot be read: {error}");
                Err(vec![Diagnostic::error("source-unreadable", message)])
            }
        };
        match read {
            Ok(frame) => {
                say(frame.diagnostics());
                Some(frame)
            }
            Err(found) => {
                say(&found);
                None
            }
        }
    }

    /// The frame as a table. Columns that are not needed are there by name, for hints, but empty.
    pub(super) fn table(&self, diagnostics: &mut Vec<Diagnostic>) -> Option<ResultTable> {
        if self.rows() > MAX_ROWS {
            diagnostics.push(self.too_many());
            return None;
        }
        if self.wanted.is_empty() && !self.names.is_empty() {
            return Some(self.whole(ResultTable::new(DATA, Vec::new()), self.rows()));
        }
        let made = match self.rows {
            Rows::AsTheyCome(_) => table_of(self.read(diagnostics)?.dataset(), None, MAX_ROWS),
            Rows::Checked(_) => {
                let name = |at: &usize| self.names.get(*at).map(AsRef::as_ref);
                let wanted: Vec<&str> = self.wanted.iter().filter_map(name).collect();
                table_of(self.frame, Some(&wanted), MAX_ROWS)
            }
        };
        match made {
            Ok(table) => Some(self.whole(ResultTable { name: DATA.into(), ..table }, self.rows())),
            Err(failed) => {
                diagnostics.push(failed.at(self.at.clone()));
                None
            }
        }
    }

    /// The table with all columns of the frame in their order. The first has a cell for each row,
    /// whether it is needed or not: a table is as long as its first column.
    pub(super) fn whole(&self, mut table: ResultTable, rows: usize) -> ResultTable {
        let mut needed = std::mem::take(&mut table.columns).into_iter();
        for (at, name) in self.names.iter().enumerate() {
            let read = self.wanted.contains(&at).then(|| needed.next()).flatten();
            let blanks = if at == 0 { rows } else { 0 };
            let empty = || Column::new(name.as_ref(), ColumnKind::Text, vec![Value::Null; blanks]);
            table.columns.push(read.unwrap_or_else(empty));
        }
        table
    }

    /// Says that there are too many rows for something that looks at each of them.
    pub(super) fn too_many_for(&self, what: &str) -> Diagnostic {
        let message = format!("the frame has {} rows, too many for {what}", self.rows());
        let diagnostic = Diagnostic::error("too-many-rows", message).at(self.at.clone());
        diagnostic.hint(format!("at most {MAX_ROWS}; compute it in the data frame"))
    }

    fn too_many(&self) -> Diagnostic {
        let rows = self.rows();
        let message = format!("the frame has {rows} rows, and {MAX_ROWS} can be shown one by one");
        let diagnostic = Diagnostic::error("too-many-rows", message).at(self.at.clone());
        diagnostic.hint("group them, as in `sum(revenue)`, or hand over fewer rows")
    }

    fn projected(&self) -> Result<(SchemaRef, Vec<RecordBatch>), ArrowError> {
        let all = self.frame.schema.fields();
        let field = |at: &usize| -> Option<Field> {
            let (field, name) = (all.get(*at)?, self.names.get(*at)?);
            Some(field.as_ref().clone().with_name(name.as_ref()))
        };
        let schema: SchemaRef =
            Arc::new(Schema::new(self.wanted.iter().filter_map(field).collect::<Vec<_>>()));
        let batches = self.frame.batches.iter().map(|batch| {
            let options = RecordBatchOptions::new().with_row_count(Some(batch.num_rows()));
            let arrays = batch.project(&self.wanted)?.columns().to_vec();
            RecordBatch::try_new_with_options(schema.clone(), arrays, &options)
        });
        let batches = batches.collect::<Result<Vec<_>, _>>()?;
        Ok((schema, batches))
    }
}

/// Whether a text names a column: by itself, or as a word of an aggregate or expression. Names that
/// an expression may write in another way count as named.
fn says(text: &str, name: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let inside = |beside: Option<char>, edge: Option<char>| {
        beside.is_some_and(is_word) && edge.is_some_and(is_word)
    };
    let mut found = text.match_indices(name);
    let whole = found.any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + name.len()..).and_then(|after| after.chars().next());
        !inside(before, name.chars().next()) && !inside(after, name.chars().next_back())
    });
    whole || name.contains(['\'', '"', '`', '\\'])
}

#[cfg(test)]
mod tests {
    use super::says;

    #[test]
    fn a_column_is_named_by_a_whole_word() {
        let cases = [
            ("revenue", "revenue", true),
            ("sum(revenue)", "revenue", true),
            ("{{ data.revenue | sum }}", "revenue", true),
            ("sum('net revenue')", "net revenue", true),
            ("revenues", "revenue", false),
            ("month", "on", false),
            ("share_%", "share_%", true),
            ("x", "it's", true),
        ];
        for (text, name, expected) in cases {
            assert_eq!(says(text, name), expected, "{text} {name}");
        }
    }
}

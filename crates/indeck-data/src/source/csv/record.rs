//! Records of a delimited text file, with the line on which each begins.

use std::io::Read;

use csv_core::ReadRecordResult;

use crate::limits::Limits;
use crate::source::csv::chunks::{ReadError, TextChunks};

const FIRST_FIELD_BYTES: usize = 4 * 1024;
const FIRST_FIELDS: usize = 64;

/// One record: its fields without quotes.
#[derive(Clone, Copy)]
pub(crate) struct Record<'a> {
    /// The line on which it begins, from 1.
    pub(crate) line: u64,
    text: &'a str,
    ends: &'a [usize],
    /// Whether its fields stand in the file as they are, without quotes.
    unquoted: bool,
}

impl<'a> Record<'a> {
    /// Number of fields.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The column of a field's first character on the record's line, from 1; 1 where quotes hide it.
    pub(crate) fn column(&self, field: usize) -> u64 {
        if !self.unquoted {
            return 1;
        }
        let before = self.fields().take(field).map(|text| text.chars().count() as u64 + 1);
        before.sum::<u64>() + 1
    }

    /// Its fields, in order.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let (text, ends) = (self.text, self.ends);
        let starts = std::iter::once(0).chain(ends.iter().copied());
        starts.zip(ends).map(move |(start, &end)| text.get(start..end).unwrap_or_default())
    }
}

/// Reads records one after the other in bounded memory. Empty lines are no records.
pub(crate) struct RecordReader<'a> {
    input: TextChunks<'a>,
    core: csv_core::Reader,
    /// Bytes of the current chunk that are used.
    used: usize,
    /// Newlines before records, which the parser does not see.
    skipped_lines: u64,
    text: Vec<u8>,
    text_len: usize,
    ends: Vec<usize>,
    ends_len: usize,
    /// Bytes of the file that the current record takes, with its line end.
    read_len: usize,
    max_cell_bytes: usize,
    max_columns: usize,
}

impl<'a> RecordReader<'a> {
    pub(crate) fn new(read: Box<dyn Read + 'a>, delimiter: u8, limits: &Limits) -> Self {
        Self {
            input: TextChunks::new(read, limits.cancel.clone()),
            core: csv_core::ReaderBuilder::new().delimiter(delimiter).build(),
            used: 0,
            skipped_lines: 0,
            text: vec![0; FIRST_FIELD_BYTES],
            text_len: 0,
            ends: vec![0; FIRST_FIELDS],
            ends_len: 0,
            read_len: 0,
            max_cell_bytes: limits.max_cell_bytes,
            max_columns: limits.max_columns,
        }
    }

    /// The next record, or `None` at the end of the file.
    ///
    /// # Errors
    /// Any [`ReadError`] but `TooManyRows`.
    pub(crate) fn next(&mut self) -> Result<Option<Record<'_>>, ReadError> {
        if !self.skip_empty_lines()? {
            return Ok(None);
        }
        let line = self.core.line() + self.skipped_lines;
        self.text_len = 0;
        self.ends_len = 0;
        self.read_len = 0;
        if !self.read(line)? {
            return Ok(None);
        }
        self.check_sizes(line)?;
        let ends = self.ends.get(..self.ends_len).unwrap_or_default();
        let bytes = self.text.get(..self.text_len).unwrap_or_default();
        // The chunks are UTF-8 and the delimiter is ASCII, so this cannot fail.
        let broken = |_| ReadError::NotUtf8 { line, column: 1 };
        let text = std::str::from_utf8(bytes).map_err(broken)?;
        // One byte more for each field: a delimiter or the line end.
        let unquoted = self.read_len == self.text_len + self.ends_len;
        Ok(Some(Record { line, text, ends, unquoted }))
    }

    /// Goes to the first byte of the next record; `false` at the end of the file.
    fn skip_empty_lines(&mut self) -> Result<bool, ReadError> {
        loop {
            let rest = self.input.chunk().get(self.used..).unwrap_or_default();
            for &byte in rest {
                match byte {
                    b'\n' => self.skipped_lines += 1,
                    b'\r' => {}
                    _ => return Ok(true),
                }
                self.used += 1;
            }
            self.used = 0;
            if !self.input.advance()? {
                return Ok(false);
            }
        }
    }

    /// Parses to the end of the record that begins on `line`; `false` if there is none.
    fn read(&mut self, line: u64) -> Result<bool, ReadError> {
        let mut ended = false;
        loop {
            // After the last byte a line end is fed: it ends every record, except one whose quote
            // is still open.
            let rest: &[u8] =
                if ended { b"\n" } else { self.input.chunk().get(self.used..).unwrap_or_default() };
            let text = self.text.get_mut(self.text_len..).unwrap_or_default();
            let ends = self.ends.get_mut(self.ends_len..).unwrap_or_default();
            let (result, read, wrote, fields) = self.core.read_record(rest, text, ends);
            self.used += read;
            self.read_len += read;
            self.text_len += wrote;
            self.ends_len += fields;
            match result {
                ReadRecordResult::Record => return Ok(true),
                ReadRecordResult::End => return Ok(false),
                ReadRecordResult::InputEmpty if ended => {
                    return Err(ReadError::UnclosedQuote { line });
                }
                ReadRecordResult::InputEmpty => {
                    self.used = 0;
                    ended = !self.input.advance()?;
                }
                ReadRecordResult::OutputFull => {
                    self.check_sizes(line)?;
                    self.text.resize(self.text.len() * 2, 0);
                }
                ReadRecordResult::OutputEndsFull => {
                    self.check_sizes(line)?;
                    self.ends.resize(self.ends.len() * 2, 0);
                }
            }
        }
    }

    fn check_sizes(&self, line: u64) -> Result<(), ReadError> {
        if self.ends_len > self.max_columns {
            return Err(ReadError::TooManyColumns { line, limit: self.max_columns });
        }
        let ends = self.ends.get(..self.ends_len).unwrap_or_default();
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let open = std::iter::once(self.text_len);
        let longest = starts.zip(ends.iter().copied().chain(open)).map(|(s, e)| e - s).max();
        if longest.unwrap_or(0) > self.max_cell_bytes {
            return Err(ReadError::CellTooLong { line, limit: self.max_cell_bytes });
        }
        Ok(())
    }
}

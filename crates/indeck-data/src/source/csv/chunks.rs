//! The bytes of a file in chunks that are known to be UTF-8 without NUL.

use std::io::{self, Read};

use crate::cancel::Cancel;

const CHUNK_BYTES: usize = 256 * 1024;
const BOM: &[u8] = b"\xEF\xBB\xBF";

/// Why a text file could not be read on.
#[derive(Debug)]
pub(crate) enum ReadError {
    /// The system's reason.
    Io(io::Error),
    /// A byte that is not UTF-8; `column` counts bytes from 1.
    NotUtf8 { line: u64, column: u64 },
    /// The file begins with a UTF-16 byte-order mark.
    Utf16,
    /// A NUL byte; `column` counts bytes from 1.
    Nul { line: u64, column: u64 },
    /// A quote that is still open at the end of the file.
    UnclosedQuote { line: u64 },
    /// A cell above the limit, in the record that begins on `line`.
    CellTooLong { line: u64, limit: usize },
    /// More columns than the limit.
    TooManyColumns { line: u64, limit: usize },
    /// More rows than the limit.
    TooManyRows { limit: u64 },
    /// The caller wants no more of it.
    Cancelled,
}

/// Reads a file chunk by chunk; each chunk is whole UTF-8 characters without NUL.
pub(crate) struct TextChunks<'a> {
    read: Box<dyn Read + 'a>,
    buffer: Vec<u8>,
    /// Bytes of `buffer` that are checked.
    checked: usize,
    /// Bytes of `buffer` that are filled; the rest of a character may follow the checked ones.
    filled: usize,
    /// Line and byte column of the buffer's first byte, from 1.
    line: u64,
    column: u64,
    begun: bool,
    cancel: Cancel,
}

impl<'a> TextChunks<'a> {
    pub(crate) fn new(read: Box<dyn Read + 'a>, cancel: Cancel) -> Self {
        let buffer = vec![0; CHUNK_BYTES];
        Self { read, buffer, checked: 0, filled: 0, line: 1, column: 1, begun: false, cancel }
    }

    /// The current chunk; empty before the first and after the last.
    pub(crate) fn chunk(&self) -> &[u8] {
        self.buffer.get(..self.checked).unwrap_or_default()
    }

    /// Goes to the next chunk; `false` at the end of the file.
    pub(crate) fn advance(&mut self) -> Result<bool, ReadError> {
        if self.cancel.is_cancelled() {
            return Err(ReadError::Cancelled);
        }
        (self.line, self.column) = self.place(self.checked);
        self.buffer.copy_within(self.checked..self.filled, 0);
        self.filled -= self.checked;
        self.checked = 0;
        let wanted = if self.begun { self.filled + 1 } else { BOM.len() };
        let ended = self.fill(wanted)?;
        if !self.begun {
            self.begun = true;
            self.skip_byte_order_mark()?;
        }
        self.check(ended)?;
        Ok(self.checked > 0)
    }

    /// Reads until `wanted` bytes are there or the file ends; whether it ended.
    fn fill(&mut self, wanted: usize) -> Result<bool, ReadError> {
        while self.filled < wanted {
            let Some(room) = self.buffer.get_mut(self.filled..) else { break };
            match self.read.read(room) {
                Ok(0) => return Ok(true),
                Ok(read) => self.filled += read,
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => return Err(ReadError::Io(e)),
            }
        }
        Ok(false)
    }

    fn skip_byte_order_mark(&mut self) -> Result<(), ReadError> {
        let start = self.buffer.get(..self.filled).unwrap_or_default();
        if start.starts_with(b"\xFF\xFE") || start.starts_with(b"\xFE\xFF") {
            return Err(ReadError::Utf16);
        }
        if start.starts_with(BOM) {
            self.buffer.copy_within(BOM.len()..self.filled, 0);
            self.filled -= BOM.len();
        }
        Ok(())
    }

    fn check(&mut self, ended: bool) -> Result<(), ReadError> {
        let filled = self.buffer.get(..self.filled).unwrap_or_default();
        let (checked, broken) = match std::str::from_utf8(filled) {
            Ok(_) => (self.filled, false),
            Err(e) => (e.valid_up_to(), e.error_len().is_some() || ended),
        };
        // The zero byte is valid UTF-8, but no text: neither XML nor a slide can hold it.
        let nul = filled.get(..checked).and_then(|text| text.iter().position(|&b| b == 0));
        if let Some(offset) = nul {
            let (line, column) = self.place(offset);
            return Err(ReadError::Nul { line, column });
        }
        if broken {
            let (line, column) = self.place(checked);
            return Err(ReadError::NotUtf8 { line, column });
        }
        if checked == 0 && self.filled > 0 {
            // Only the beginning of a character so far: read the rest of it.
            let ended = self.fill(self.filled + 1)?;
            return self.check(ended);
        }
        self.checked = checked;
        Ok(())
    }

    /// Line and byte column of an offset into the buffer.
    fn place(&self, offset: usize) -> (u64, u64) {
        let before = self.buffer.get(..offset).unwrap_or_default();
        let lines = before.iter().filter(|&&b| b == b'\n').count() as u64;
        match before.iter().rposition(|&b| b == b'\n') {
            Some(last) => (self.line + lines, (offset - last) as u64),
            None => (self.line, self.column + offset as u64),
        }
    }
}

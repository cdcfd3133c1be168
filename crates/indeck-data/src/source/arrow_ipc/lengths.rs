//! The lengths that an Arrow IPC file claims, against what it has: the reader takes memory by them
//! before it reads, and a broken or hostile file could claim any.
//!
//! Source: Arrow columnar format 1.5, Serialization and Interprocess Communication.

use std::io::{Read, Seek, SeekFrom};

use arrow::ipc::{Block, MessageHeader, RecordBatch, root_as_footer, root_as_message};

/// The first and last bytes of the file format.
const FILE_MAGIC: &[u8] = b"ARROW1";
/// What comes before the length of a message, but in files of before 2020.
const CONTINUATION: u32 = 0xFFFF_FFFF;
/// What one compressed buffer may grow to.
const MAX_BUFFER_BYTES: i64 = 4 << 30;

/// The two forms of Arrow IPC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// With a directory at its end.
    File,
    /// One message after the other.
    Stream,
}

/// A file whose claims are checked.
pub(crate) struct Lengths<'a, R> {
    file: &'a mut R,
    len: u64,
}

impl<'a, R: Read + Seek> Lengths<'a, R> {
    pub(crate) fn of(file: &'a mut R) -> Result<Self, String> {
        let len = file.seek(SeekFrom::End(0)).map_err(|error| error.to_string())?;
        Ok(Self { file, len })
    }

    /// Checks all messages; tells the form.
    pub(crate) fn check(mut self) -> Result<Form, String> {
        let magic = FILE_MAGIC.len() as u64;
        if self.len < magic || self.bytes(0, magic)? != FILE_MAGIC {
            self.check_stream()?;
            return Ok(Form::Stream);
        }
        self.check_file()?;
        Ok(Form::File)
    }

    fn check_file(&mut self) -> Result<(), String> {
        let trailer = FILE_MAGIC.len() as u64 + 4;
        let trailer_at = self.len.checked_sub(trailer).ok_or_else(cut_off)?;
        if !self.bytes(trailer_at, trailer)?.ends_with(FILE_MAGIC) {
            return Err(cut_off());
        }
        let footer_len = u64::from(self.number(trailer_at)?);
        let footer_at = trailer_at.checked_sub(footer_len).ok_or_else(cut_off)?;
        let footer = self.bytes(footer_at, footer_len)?;
        let footer = root_as_footer(&footer).map_err(|_| broken("directory"))?;
        let blocks = footer.dictionaries().into_iter().chain(footer.recordBatches());
        blocks.flatten().try_for_each(|block| self.check_block(block))
    }

    fn check_block(&mut self, block: &Block) -> Result<(), String> {
        let claim = |number: i64| u64::try_from(number).map_err(|_| broken("directory"));
        let at = claim(block.offset())?;
        let message_len = claim(block.metaDataLength().into())?;
        let body_len = claim(block.bodyLength())?;
        let body_at = at.checked_add(message_len).ok_or_else(cut_off)?;
        self.within(body_at, body_len)?;
        let prefix = if self.number(at)? == CONTINUATION { 8 } else { 4 };
        let message_len = message_len.checked_sub(prefix).ok_or_else(|| broken("directory"))?;
        self.check_message(at + prefix, message_len, body_at, Some(body_len)).map(|_| ())
    }

    fn check_stream(&mut self) -> Result<(), String> {
        let mut at = 0;
        while at < self.len {
            let mut message_len = self.number(at)?;
            at += 4;
            if message_len == CONTINUATION {
                message_len = self.number(at)?;
                at += 4;
            }
            if message_len == 0 {
                return Ok(());
            }
            let body_at = at + u64::from(message_len);
            let body_len = self.check_message(at, message_len.into(), body_at, None)?;
            at = body_at + body_len;
        }
        Ok(())
    }

    /// Checks one message with its body, and tells the body's length.
    fn check_message(
        &mut self,
        at: u64,
        len: u64,
        body_at: u64,
        body_len: Option<u64>,
    ) -> Result<u64, String> {
        let bytes = self.bytes(at, len)?;
        let message = root_as_message(&bytes).map_err(|_| broken("message"))?;
        let claimed = u64::try_from(message.bodyLength()).map_err(|_| broken("message"))?;
        self.within(body_at, claimed)?;
        let batch = match message.header_type() {
            MessageHeader::DictionaryBatch => {
                message.header_as_dictionary_batch().and_then(|dictionary| dictionary.data())
            }
            _ => message.header_as_record_batch(),
        };
        if let Some(batch) = batch {
            self.check_buffers(batch, body_at, body_len.unwrap_or(claimed))?;
        }
        Ok(claimed)
    }

    fn check_buffers(
        &mut self,
        batch: RecordBatch<'_>,
        body_at: u64,
        body_len: u64,
    ) -> Result<(), String> {
        let compressed = batch.compression().is_some();
        for buffer in batch.buffers().into_iter().flatten() {
            let offset = u64::try_from(buffer.offset()).map_err(|_| broken("buffer"))?;
            let len = u64::try_from(buffer.length()).map_err(|_| broken("buffer"))?;
            if offset.checked_add(len).is_none_or(|end| end > body_len) {
                return Err(broken("buffer"));
            }
            if compressed && len >= 8 {
                let bytes = self.bytes(body_at + offset, 8)?;
                let size = bytes.first_chunk().map_or(0, |size| i64::from_le_bytes(*size));
                if size > MAX_BUFFER_BYTES {
                    return Err(broken("compressed buffer"));
                }
            }
        }
        Ok(())
    }

    fn number(&mut self, at: u64) -> Result<u32, String> {
        let bytes = self.bytes(at, 4)?;
        bytes.first_chunk().map(|bytes| u32::from_le_bytes(*bytes)).ok_or_else(cut_off)
    }

    fn within(&self, at: u64, len: u64) -> Result<(), String> {
        let end = at.checked_add(len).filter(|&end| end <= self.len);
        end.map(|_| ()).ok_or_else(cut_off)
    }

    fn bytes(&mut self, at: u64, len: u64) -> Result<Vec<u8>, String> {
        self.within(at, len)?;
        let mut bytes = Vec::new();
        self.file
            .seek(SeekFrom::Start(at))
            .and_then(|_| (&mut *self.file).take(len).read_to_end(&mut bytes))
            .map_err(|error| error.to_string())?;
        Ok(bytes)
    }
}

fn cut_off() -> String {
    "it is cut off, or no Arrow file".to_owned()
}

fn broken(what: &str) -> String {
    format!("a {what} of it is broken")
}

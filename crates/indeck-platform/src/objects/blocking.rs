//! `BlockingReader`: an object for code that knows `std::io` only.

use std::io::{self, Read, Seek, SeekFrom};

use bytes::Bytes;
use tokio::runtime::Handle;

use super::SealedReader;

/// An object as a [`Read`] and [`Seek`], for a thread that may wait (`spawn_blocking`). The chunk
/// that was read last stays in memory, so that small steps cost nothing.
///
/// Like every `Read` of a stream it gives out bytes before the end is proven: who acts on the whole
/// waits for the end.
#[derive(Debug)]
pub struct BlockingReader {
    reader: SealedReader,
    runtime: Handle,
    chunk: Bytes,
    /// Where the chunk begins in the clear text.
    start: u64,
    /// Where the next byte is read.
    position: u64,
}

impl BlockingReader {
    pub(super) fn new(mut reader: SealedReader, runtime: Handle) -> Self {
        reader.seek(0);
        Self { reader, runtime, chunk: Bytes::new(), start: 0, position: 0 }
    }

    /// Bytes of the chunk from the position on.
    fn rest(&self) -> &[u8] {
        let ahead = self.position.checked_sub(self.start).and_then(|at| usize::try_from(at).ok());
        ahead.and_then(|at| self.chunk.get(at..)).unwrap_or_default()
    }

    /// Reads the chunk that holds the position.
    fn fill(&mut self) -> io::Result<()> {
        if self.start + self.chunk.len() as u64 != self.position || self.chunk.is_empty() {
            self.start = self.reader.seek_chunk(self.position);
        } else {
            self.start = self.position;
        }
        self.chunk = Bytes::new();
        let next = self.runtime.block_on(self.reader.next()).map_err(io::Error::other)?;
        self.chunk = next.unwrap_or_default();
        Ok(())
    }
}

impl Read for BlockingReader {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        if self.rest().is_empty() {
            self.fill()?;
        }
        let read = self.rest().read(to)?;
        self.position += read as u64;
        Ok(read)
    }
}

impl Seek for BlockingReader {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let position = match to {
            SeekFrom::Start(position) => Some(position),
            SeekFrom::End(offset) => self.reader.clear_bytes().checked_add_signed(offset),
            SeekFrom::Current(offset) => self.position.checked_add_signed(offset),
        };
        self.position = position.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.position)
    }
}

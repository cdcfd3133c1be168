//! `SealedReader`: an object on its way out of the store.

use std::fmt;
use std::ops::Range;

use bytes::{Buf, Bytes, BytesMut};
use futures::Stream;
use object_store::{GetOptions, ObjectStore, ObjectStoreExt};

use super::stream::{CHUNK, Chunks, HEADER, NotHere, TAG};
use super::{BlockingReader, ObjectError, Objects, Place};
use crate::keys::SecretKey;

/// An object on its way out of the store: chunks in their order, each proven before it is given
/// out. In memory are one window of sealed bytes and one chunk.
///
/// That nothing is missing is known when [`next`](Self::next) has given `None`; who acts on the
/// whole waits for it.
pub struct SealedReader {
    objects: Objects,
    place: Place,
    chunks: Chunks,
    /// Sealed bytes that were fetched and not opened.
    window: Bytes,
    /// Where the window begins in the stored bytes.
    at: u64,
    /// Bytes that the store holds.
    size: u64,
    clear_bytes: u64,
    /// Clear bytes of the next chunk that nobody asked for.
    skip: usize,
    failed: bool,
}

impl SealedReader {
    pub(super) async fn begin(
        objects: Objects,
        place: Place,
        key: &SecretKey,
    ) -> Result<Self, ObjectError> {
        let first = (HEADER + window(objects.part, CHUNK)) as u64;
        let options = GetOptions::new().with_range(Some(0..first));
        let got = objects.store.get_opts(&place.path(), options).await;
        let got = got.map_err(|error| objects.missing(error))?;
        let size = got.meta.size;
        let mut bytes = got.bytes().await.map_err(|error| ObjectError::of("read", error))?;
        if bytes.len() < HEADER {
            return Err(ObjectError::NotSealedHere { at: 0 });
        }
        let header = bytes.split_to(HEADER);
        let header =
            header.as_ref().try_into().map_err(|_| ObjectError::NotSealedHere { at: 0 })?;
        let chunks = Chunks::resume(key, place, header);
        let chunks = chunks.map_err(|NotHere| ObjectError::NotSealedHere { at: 0 })?;
        let clear_bytes = clear_bytes(size, chunks.chunk_bytes());
        let at = HEADER as u64;
        let (window, skip, failed) = (bytes, 0, false);
        Ok(Self { objects, place, chunks, window, at, size, clear_bytes, skip, failed })
    }

    /// Bytes that the object has. It follows from what the store holds, and is proven with the last
    /// chunk.
    pub fn clear_bytes(&self) -> u64 {
        self.clear_bytes
    }

    /// The next chunk; none after the last.
    ///
    /// # Errors
    /// [`ObjectError::NotSealedHere`] for changed, missing or foreign bytes;
    /// [`ObjectError::Unavailable`]; [`ObjectError::Failed`] after another error.
    pub async fn next(&mut self) -> Result<Option<Bytes>, ObjectError> {
        if self.failed {
            // Never an end: it would be taken for the object's.
            return Err(ObjectError::Failed);
        }
        if self.at >= self.size && self.at > HEADER as u64 {
            return Ok(None);
        }
        let opened = self.open_next().await;
        self.failed = opened.is_err();
        opened.map(Some)
    }

    async fn open_next(&mut self) -> Result<Bytes, ObjectError> {
        let left = self.size - self.at.min(self.size);
        let full = (self.chunks.chunk_bytes() + TAG) as u64;
        let last = left <= full;
        let length = usize::try_from(left.min(full)).unwrap_or_default();
        if self.window.len() < length {
            self.fetch(length).await?;
        }
        let broken = ObjectError::NotSealedHere { at: self.at };
        if self.window.len() < length {
            return Err(broken);
        }
        let mut chunk = self.window.split_to(length).to_vec();
        self.chunks.open(&mut chunk, last).map_err(|NotHere| broken)?;
        self.at += length as u64;
        let mut chunk = Bytes::from(chunk);
        let skipped = std::mem::take(&mut self.skip).min(chunk.len());
        Ok(chunk.split_off(skipped))
    }

    /// Goes on at that byte of the clear text, or at the end where there are fewer. Nothing is
    /// fetched yet.
    ///
    /// Each chunk is proven to be the one of its place; that the object ends where it seems to is
    /// proven when its last chunk is read.
    pub fn seek(&mut self, position: u64) {
        let start = self.seek_chunk(position);
        let skip = position.min(self.clear_bytes) - start;
        self.skip = usize::try_from(skip).unwrap_or_default();
    }

    /// Goes on at the beginning of the chunk that holds a byte. Returns where that is.
    pub(super) fn seek_chunk(&mut self, position: u64) -> u64 {
        let clear = self.chunks.chunk_bytes() as u64;
        let number = position.min(self.clear_bytes) / clear;
        let at = HEADER as u64 + number * (clear + TAG as u64);
        let ahead = at.checked_sub(self.at).and_then(|ahead| usize::try_from(ahead).ok());
        match ahead.filter(|ahead| *ahead <= self.window.len()) {
            Some(ahead) => self.window.advance(ahead),
            None => self.window.clear(),
        }
        self.chunks.go_to(number);
        (self.at, self.skip) = (at, 0);
        number * clear
    }

    /// Fetches whole chunks until the window has so many bytes.
    async fn fetch(&mut self, length: usize) -> Result<(), ObjectError> {
        let start = self.at + self.window.len() as u64;
        let more = window(self.objects.part, self.chunks.chunk_bytes()).max(length);
        let range: Range<u64> = start..(start + more as u64).min(self.size);
        let got = self.objects.store.get_range(&self.place.path(), range).await;
        let got = got.map_err(|error| ObjectError::of("read", error))?;
        self.window = if self.window.is_empty() {
            got
        } else {
            let mut joined = BytesMut::from(self.window.as_ref());
            joined.extend_from_slice(&got);
            joined.freeze()
        };
        Ok(())
    }

    /// The rest, which is the whole where nothing was read yet, of at most `limit` bytes in all.
    ///
    /// # Errors
    /// [`ObjectError::TooLarge`] before anything is read; as for [`next`](Self::next).
    pub async fn read_all(mut self, limit: u64) -> Result<Vec<u8>, ObjectError> {
        if self.clear_bytes > limit {
            return Err(ObjectError::TooLarge { limit });
        }
        let mut all = Vec::with_capacity(usize::try_from(self.clear_bytes).unwrap_or_default());
        while let Some(chunk) = self.next().await? {
            all.extend_from_slice(&chunk);
        }
        Ok(all)
    }

    /// The chunks as a stream, which ends with the first error.
    pub fn into_stream(self) -> impl Stream<Item = Result<Bytes, ObjectError>> + Send + 'static {
        futures::stream::unfold(Some(self), |reader| async move {
            let mut reader = reader?;
            let chunk = reader.next().await.transpose()?;
            let going_on = chunk.is_ok();
            Some((chunk, going_on.then_some(reader)))
        })
    }

    /// A reader for a thread that may wait, which is none of the runtime's own.
    pub fn blocking(self, runtime: tokio::runtime::Handle) -> BlockingReader {
        BlockingReader::new(self, runtime)
    }
}

/// Bytes of whole sealed chunks that are fetched at once.
fn window(part: usize, chunk: usize) -> usize {
    let chunk = chunk + TAG;
    (part / chunk).max(1) * chunk
}

/// Bytes of clear text in an object of so many stored bytes.
fn clear_bytes(size: u64, chunk: usize) -> u64 {
    let body = size.saturating_sub(HEADER as u64);
    body.saturating_sub(body.div_ceil((chunk + TAG) as u64) * TAG as u64)
}

impl fmt::Debug for SealedReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SealedReader")
            .field("place", &self.place)
            .field("clear_bytes", &self.clear_bytes)
            .finish_non_exhaustive()
    }
}

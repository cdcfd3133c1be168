//! `SealedWriter`: an object on its way into the store.

use std::fmt;

use bytes::{Bytes, BytesMut};
use object_store::{MultipartUpload, ObjectStoreExt, PutPayload};
use sha2::{Digest, Sha256};
use tokio::task::JoinHandle;

use super::stream::{Chunks, HEADER, NotHere, TAG};
use super::{ObjectError, Objects, Place, durable};
use crate::keys::SecretKey;

/// What was stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Bytes that were written.
    pub clear_bytes: u64,
    /// Bytes that the store holds.
    pub stored_bytes: u64,
    /// SHA-256 of the bytes that were written.
    pub sha256: [u8; 32],
}

/// An object on its way into the store. In memory are one chunk, the part that fills, and the part
/// that is being sent. Dropped before it is finished, it leaves nothing.
pub struct SealedWriter {
    objects: Objects,
    place: Place,
    chunks: Chunks,
    /// Clear bytes that wait for a chunk to be full.
    clear: Vec<u8>,
    /// Sealed bytes that wait for a part to be full.
    sealed: BytesMut,
    upload: Option<Box<dyn MultipartUpload>>,
    /// The part that is being sent.
    sending: Option<JoinHandle<object_store::Result<()>>>,
    hasher: Sha256,
    clear_bytes: u64,
    stored_bytes: u64,
    failed: bool,
}

impl SealedWriter {
    pub(super) fn new(objects: Objects, place: Place, key: &SecretKey, salt: [u8; 32]) -> Self {
        let (chunks, header) = Chunks::begin(key, place, salt);
        Self {
            objects,
            place,
            chunks,
            clear: Vec::new(),
            sealed: BytesMut::from(header.as_slice()),
            upload: None,
            sending: None,
            hasher: Sha256::new(),
            clear_bytes: 0,
            stored_bytes: HEADER as u64,
            failed: false,
        }
    }

    /// Bytes that were written so far.
    pub fn clear_bytes(&self) -> u64 {
        self.clear_bytes
    }

    /// Adds bytes. It waits while the store is slower than the caller; a call that is given up
    /// before it returns fails the writer.
    ///
    /// # Errors
    /// [`ObjectError::Unavailable`]; [`ObjectError::Failed`] after another error.
    pub async fn write(&mut self, bytes: &[u8]) -> Result<(), ObjectError> {
        if self.failed {
            return Err(ObjectError::Failed);
        }
        // Until it is done it counts as failed: who gives up waiting has written nobody knows what.
        self.failed = true;
        self.add(bytes).await?;
        self.failed = false;
        Ok(())
    }

    async fn add(&mut self, mut bytes: &[u8]) -> Result<(), ObjectError> {
        while !bytes.is_empty() {
            // A full chunk waits for the next byte, because it may be the last.
            if self.clear.len() == self.chunks.chunk_bytes() {
                self.seal(false)?;
                self.send_full_parts().await?;
            }
            let room = self.chunks.chunk_bytes() - self.clear.len();
            let (now, later) = bytes.split_at(room.min(bytes.len()));
            self.clear.extend_from_slice(now);
            self.hasher.update(now);
            self.clear_bytes += now.len() as u64;
            bytes = later;
        }
        Ok(())
    }

    /// Seals the rest and puts the object into its place, where it outlives a power cut when this
    /// returns.
    ///
    /// # Errors
    /// [`ObjectError::Unavailable`]; [`ObjectError::Failed`] after another error. Then there is no
    /// object, or one that nobody was told of, which [`Objects::sweep`] removes.
    pub async fn finish(mut self) -> Result<Stored, ObjectError> {
        if self.failed {
            return Err(ObjectError::Failed);
        }
        self.seal(true)?;
        self.send_full_parts().await?;
        let rest = self.sealed.split().freeze();
        if self.upload.is_none() {
            let put = self.objects.store.put(&self.place.path(), PutPayload::from(rest)).await;
            put.map_err(|error| ObjectError::of("write", error))?;
        } else {
            if !rest.is_empty() {
                self.send(rest).await?;
            }
            self.sent().await?;
            if let Some(upload) = &mut self.upload {
                upload.complete().await.map_err(|error| ObjectError::of("write", error))?;
            }
            self.upload = None;
        }
        if let Some(root) = &self.objects.root {
            durable::keep(root, self.place).await?;
        }
        Ok(Stored {
            clear_bytes: self.clear_bytes,
            stored_bytes: self.stored_bytes,
            sha256: std::mem::take(&mut self.hasher).finalize().into(),
        })
    }

    /// Gives the object up, and waits until nothing of it is left.
    pub async fn abort(mut self) {
        if let Some(sending) = self.sending.take() {
            sending.abort();
            // Aborted or not: what it sent goes below.
            drop(sending.await);
        }
        if let Some(mut upload) = self.upload.take() {
            // A store that does not answer keeps parts; the folder's sweep and the bucket's rule
            // end them.
            drop(upload.abort().await);
        }
    }

    /// Seals the clear bytes that wait.
    fn seal(&mut self, last: bool) -> Result<(), ObjectError> {
        // Room for the tag, so that adding it does not move clear bytes.
        self.clear.reserve_exact(TAG);
        let sealed = self.chunks.seal(&mut self.clear, last);
        sealed.map_err(|NotHere| ObjectError::Failed)?;
        self.sealed.extend_from_slice(&self.clear);
        self.stored_bytes += self.clear.len() as u64;
        self.clear.clear();
        Ok(())
    }

    async fn send_full_parts(&mut self) -> Result<(), ObjectError> {
        while self.sealed.len() >= self.objects.part {
            let part = self.sealed.split_to(self.objects.part).freeze();
            self.send(part).await?;
        }
        Ok(())
    }

    /// Sends a part, when the one before has arrived.
    async fn send(&mut self, part: Bytes) -> Result<(), ObjectError> {
        self.sent().await?;
        let upload = match &mut self.upload {
            Some(upload) => upload,
            None => {
                let begun = self.objects.store.put_multipart(&self.place.path()).await;
                self.upload.insert(begun.map_err(|error| ObjectError::of("write", error))?)
            }
        };
        self.sending = Some(tokio::spawn(upload.put_part(PutPayload::from(part))));
        Ok(())
    }

    /// Waits until the part that is being sent has arrived.
    async fn sent(&mut self) -> Result<(), ObjectError> {
        let Some(sending) = &mut self.sending else { return Ok(()) };
        let sent = sending.await;
        self.sending = None;
        let sent = sent.map_err(|error| ObjectError::io("write", std::io::Error::other(error)))?;
        sent.map_err(|error| ObjectError::of("write", error))
    }

    /// Bytes in memory, apart from the part that is being sent.
    #[cfg(test)]
    pub(super) fn held(&self) -> usize {
        self.clear.capacity() + self.sealed.len()
    }
}

impl Drop for SealedWriter {
    fn drop(&mut self) {
        if let Some(sending) = self.sending.take() {
            sending.abort();
        }
        // A folder removes its file when the upload is dropped; a bucket must be told.
        if let Some(mut upload) = self.upload.take()
            && self.objects.root.is_none()
            && let Ok(runtime) = tokio::runtime::Handle::try_current()
        {
            runtime.spawn(async move { upload.abort().await });
        }
    }
}

impl fmt::Debug for SealedWriter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SealedWriter")
            .field("place", &self.place)
            .field("clear_bytes", &self.clear_bytes)
            .finish_non_exhaustive()
    }
}

//! `StoredObject`: bytes in the object store, as a record knows them.

use bytes::Bytes;
use futures::Stream;
use futures::stream::TryStreamExt;
use serde::{Deserialize, Serialize};

use crate::db::Tx;
use crate::id::ObjectId;
use crate::keys::SecretKey;
use crate::objects::{Place, SealedReader, SealedWriter, Stored};
use crate::{Error, Tenant};

/// Bytes in the object store. The key lies in the record that holds this, and nowhere else: when
/// the record goes, nobody opens the bytes again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredObject {
    pub(crate) id: ObjectId,
    pub(crate) key: String,
    /// How many bytes were stored, in clear.
    pub bytes: u64,
    /// SHA-256 of them, in hexadecimal digits.
    pub sha256: String,
}

/// Bytes that are handed out, with what they are.
pub struct Download {
    /// The name that the file shall have.
    pub filename: String,
    /// Its media type.
    pub media_type: &'static str,
    /// How many bytes will come.
    pub bytes: u64,
    /// SHA-256 of them, in hexadecimal digits.
    pub sha256: String,
    reader: SealedReader,
}

impl Download {
    pub(crate) fn new(
        filename: String,
        media_type: &'static str,
        object: &StoredObject,
        reader: SealedReader,
    ) -> Self {
        Self { filename, media_type, bytes: object.bytes, sha256: object.sha256.clone(), reader }
    }

    /// The bytes, part by part. It ends with an error where they were changed.
    pub fn into_stream(self) -> impl Stream<Item = Result<Bytes, Error>> + Send + 'static {
        self.reader.into_stream().map_err(Error::from)
    }
}

impl std::fmt::Debug for Download {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Download").field("bytes", &self.bytes).finish_non_exhaustive()
    }
}

/// Bytes on their way into the store, with their key.
pub(crate) struct Storing {
    id: ObjectId,
    key: SecretKey,
    pub(crate) writer: SealedWriter,
}

impl Storing {
    pub(crate) fn begin(tenant: &Tenant) -> Self {
        let ambient = tenant.ambient();
        let (id, key) = (ObjectId::new(ambient), SecretKey::random(ambient));
        let place = Place { org: tenant.org(), id, version: 1 };
        let writer = tenant.objects().writer(place, &key, ambient);
        Self { id, key, writer }
    }

    /// Makes the bytes durable.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub(crate) async fn finish(self) -> Result<(StoredObject, Stored), Error> {
        let stored = self.writer.finish().await?;
        let key = self.key.to_text().to_string();
        let sha256 = hex(&stored.sha256);
        Ok((StoredObject { id: self.id, key, bytes: stored.clear_bytes, sha256 }, stored))
    }
}

impl Tenant {
    /// Stores bytes that are at hand; they count once the transaction that keeps them commits.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub(crate) async fn store(&self, bytes: &[u8]) -> Result<StoredObject, Error> {
        let mut storing = Storing::begin(self);
        storing.writer.write(bytes).await?;
        Ok(storing.finish().await?.0)
    }

    /// Says that an object is in use, in the transaction of the record that holds it. From here on
    /// until that ends nobody else adds to what the organisation has stored.
    ///
    /// # Errors
    /// [`Error::Full`] if the organisation has stored too much; [`Error::Database`].
    pub(crate) async fn keep(&self, tx: &mut Tx, object: &StoredObject) -> Result<(), Error> {
        self.one_by_one(tx).await?;
        let bytes = i64::try_from(object.bytes).unwrap_or(i64::MAX);
        sqlx::query("INSERT INTO objects (org, id, bytes, created) VALUES ($1, $2, $3, $4)")
            .bind(self.org().to_string())
            .bind(object.id.to_string())
            .bind(bytes)
            .bind(self.now())
            .execute(&mut **tx)
            .await?;
        self.within_limit(tx).await
    }

    /// Says that an object is not in use any more. Its bytes go with [`Tenant::discard`].
    ///
    /// # Errors
    /// [`Error::Database`].
    pub(crate) async fn release(&self, tx: &mut Tx, object: &StoredObject) -> Result<(), Error> {
        sqlx::query("DELETE FROM objects WHERE org = $1 AND id = $2")
            .bind(self.org().to_string())
            .bind(object.id.to_string())
            .execute(&mut **tx)
            .await?;
        Ok(())
    }

    /// Removes the bytes of an object that was released. Where that fails the sweep does it.
    pub(crate) async fn discard(&self, object: &StoredObject) {
        let place = Place { org: self.org(), id: object.id, version: 1 };
        if let Err(error) = self.objects().delete(place).await {
            tracing::warn!(org = %self.org(), code = error.code(), "an object could not be removed");
        }
    }

    /// Opens an object.
    ///
    /// # Errors
    /// [`Error::Store`]; [`Error::Damaged`].
    pub(crate) async fn open_object(&self, object: &StoredObject) -> Result<SealedReader, Error> {
        let key = SecretKey::from_text(&object.key).ok_or(Error::Damaged { noun: "object" })?;
        let place = Place { org: self.org(), id: object.id, version: 1 };
        Ok(self.objects().reader(place, &key).await?)
    }
}

/// Bytes in hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

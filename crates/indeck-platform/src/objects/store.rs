//! `Objects`: the store.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use indeck::govern::Ambient;
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::{ObjectStore, ObjectStoreExt};

use super::{ObjectError, Place, S3, SealedReader, SealedWriter, durable, s3};
use crate::keys::SecretKey;

/// Bytes that go to a file, or come from it, at once.
const FILE_PART: usize = 1 << 20;

/// Bytes that go to a bucket, or come from it, at once. A bucket takes parts of 5 MiB or more, and
/// ten thousand of them: objects of up to 78 GiB.
const BUCKET_PART: usize = 8 << 20;

/// The object store: a folder, a bucket, or memory for tests. All that goes in is sealed, and an
/// object that is acknowledged outlives a power cut.
///
/// ```
/// # use indeck::govern::Ambient;
/// # struct Dice;
/// # impl Ambient for Dice {
/// #     fn now(&self) -> i64 { 0 }
/// #     fn random(&self) -> [u8; 32] { [4; 32] }
/// # }
/// use indeck_platform::id::{ObjectId, OrgId};
/// use indeck_platform::keys::SecretKey;
/// use indeck_platform::objects::{ObjectError, Objects, Place};
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), ObjectError> {
/// # let dice = Dice;
/// let (objects, key) = (Objects::memory(), SecretKey::random(&dice));
/// let place = Place { org: OrgId::new(&dice), id: ObjectId::new(&dice), version: 1 };
/// let mut writer = objects.writer(place, &key, &dice);
/// writer.write(b"sales").await?;
/// assert_eq!(writer.finish().await?.clear_bytes, 5);
/// assert_eq!(objects.reader(place, &key).await?.read_all(100).await?, b"sales");
/// # Ok(())
/// # }
/// ```
///
/// An upload to a bucket that is cut off leaves parts there that no program can list: give the
/// bucket a rule that ends incomplete uploads after a day.
#[derive(Clone)]
pub struct Objects {
    pub(super) store: Arc<dyn ObjectStore>,
    /// Where the files lie, for a folder.
    pub(super) root: Option<PathBuf>,
    pub(super) part: usize,
}

impl Objects {
    /// A folder, made where it is missing.
    ///
    /// # Errors
    /// [`ObjectError::Unavailable`] where it cannot be made or opened.
    pub fn local(path: &Path) -> Result<Self, ObjectError> {
        let made = std::fs::create_dir_all(path).and_then(|()| path.canonicalize());
        let made = made.and_then(|root| durable::only_ours(&root, true).map(|()| root));
        let root = made.map_err(|error| ObjectError::io("open", error))?;
        let store = LocalFileSystem::new_with_prefix(&root);
        let store = store.map_err(|error| ObjectError::of("open", error))?;
        let store = Arc::new(store.with_automatic_cleanup(true));
        Ok(Self { store, root: Some(root), part: FILE_PART })
    }

    /// A bucket of an S3-compatible store. Nothing is asked of it yet: the probe of `/readyz` does.
    ///
    /// # Errors
    /// [`ObjectError::Settings`].
    pub fn s3(settings: &S3) -> Result<Self, ObjectError> {
        Ok(Self { store: s3::connect(settings)?, root: None, part: BUCKET_PART })
    }

    /// Memory: for tests.
    pub fn memory() -> Self {
        Self { store: Arc::new(InMemory::new()), root: None, part: FILE_PART }
    }

    /// Begins an object. It is there when [`SealedWriter::finish`] has returned, and not before.
    /// Each upload has an object id or a version of its own: of two into one place, one is lost.
    pub fn writer(&self, place: Place, key: &SecretKey, ambient: &dyn Ambient) -> SealedWriter {
        SealedWriter::new(self.clone(), place, key, ambient.random())
    }

    /// Stores bytes that are at hand.
    ///
    /// # Errors
    /// As for [`SealedWriter::finish`].
    pub async fn put(
        &self,
        place: Place,
        key: &SecretKey,
        bytes: &[u8],
        ambient: &dyn Ambient,
    ) -> Result<super::Stored, ObjectError> {
        let mut writer = self.writer(place, key, ambient);
        writer.write(bytes).await?;
        writer.finish().await
    }

    /// Begins to read an object.
    ///
    /// # Errors
    /// [`ObjectError::NotFound`], [`ObjectError::NotSealedHere`] where the header is broken,
    /// [`ObjectError::Unavailable`].
    pub async fn reader(&self, place: Place, key: &SecretKey) -> Result<SealedReader, ObjectError> {
        SealedReader::begin(self.clone(), place, key).await
    }

    /// What it means that an object cannot be read. Where the folder itself is not there, all of it is
    /// away: a disk that is not mounted has lost nothing.
    pub(super) fn missing(&self, error: object_store::Error) -> ObjectError {
        match (&error, &self.root) {
            (object_store::Error::NotFound { .. }, Some(root)) if !root.is_dir() => {
                ObjectError::Unavailable { deed: "read", source: error.into() }
            }
            _ => ObjectError::of("read", error),
        }
    }

    /// Deletes an object, for good when this returns. Says whether it was there: deleting twice is
    /// no mistake. (Buckets do not say, and with versions of their own keep what was deleted.)
    ///
    /// # Errors
    /// [`ObjectError::Unavailable`].
    pub async fn delete(&self, place: Place) -> Result<bool, ObjectError> {
        let there = match self.store.delete(&place.path()).await {
            Ok(()) => true,
            Err(object_store::Error::NotFound { .. }) => false,
            Err(error) => return Err(ObjectError::of("delete", error)),
        };
        if let Some(root) = &self.root {
            durable::forget(root, place).await?;
        }
        Ok(there)
    }
}

impl fmt::Debug for Objects {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Objects({})", self.store)
    }
}

//! Notes: short texts in clear beside the objects, such as checkpoints of logs that anybody may read.

use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use object_store::path::Path as StorePath;
use object_store::{ObjectStoreExt, PutPayload};

use super::{ObjectError, Objects, durable};

/// Bytes of a note at most.
const MOST: u64 = 64 << 10;

/// What is written to see whether anything can be.
const PROBE: [&str; 2] = ["probe", "ready"];

impl Objects {
    /// The note of that name; none if there is none.
    ///
    /// # Errors
    /// [`ObjectError::Unavailable`]; [`ObjectError::TooLarge`].
    pub async fn note(&self, name: &[&str; 2]) -> Result<Option<String>, ObjectError> {
        let found = match self.store.get(&StorePath::from(name.join("/"))).await {
            Ok(found) => found,
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            Err(error) => return Err(ObjectError::of("read", error)),
        };
        if found.meta.size > MOST {
            return Err(ObjectError::TooLarge { limit: MOST });
        }
        let bytes = found.bytes().await.map_err(|error| ObjectError::of("read", error))?;
        Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
    }

    /// Puts a note into the place of the one before, whole or not at all.
    ///
    /// # Errors
    /// [`ObjectError::Unavailable`].
    pub async fn put_note(&self, name: &[&str; 2], text: &str) -> Result<(), ObjectError> {
        if let Some(root) = &self.root {
            let [folder, file] = name.map(str::to_owned);
            let (folder, text) = (root.join(folder), text.to_owned());
            return durable::blocking("write", move || replace(&folder, &file, &text)).await;
        }
        let path = StorePath::from(name.join("/"));
        let put = self.store.put(&path, PutPayload::from(text.to_owned())).await;
        put.map(drop).map_err(|error| ObjectError::of("write", error))
    }

    /// Whether the store takes a few bytes.
    ///
    /// # Errors
    /// [`ObjectError::Unavailable`].
    pub async fn probe(&self) -> Result<(), ObjectError> {
        self.put_note(&PROBE, "ready\n").await
    }
}

fn replace(folder: &Path, file: &str, text: &str) -> io::Result<()> {
    match std::fs::create_dir(folder) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
        _ => durable::only_ours(folder, true)?,
    }
    let unfinished: PathBuf = folder.join(format!("{file}#{:?}", std::thread::current().id()));
    let mut new = std::fs::File::create(&unfinished)?;
    durable::only_ours(&unfinished, false)?;
    new.write_all(text.as_bytes())?;
    new.sync_all()?;
    std::fs::rename(&unfinished, folder.join(file))?;
    durable::sync_folder(folder)
}

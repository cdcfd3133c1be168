//! Making files and their names outlive a power cut, which the local store does not do by itself.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::{ObjectError, Place};

/// Syncs a file that was written, and the folders up to the root, which may be new.
pub(super) async fn keep(root: &Path, place: Place) -> Result<(), ObjectError> {
    let (root, file) = (root.to_owned(), file(root, place));
    blocking("write", move || {
        only_ours(&file, false)?;
        File::open(&file)?.sync_all()?;
        let mut folders = file.ancestors().skip(1).take_while(|folder| folder.starts_with(&root));
        folders.try_for_each(|folder| only_ours(folder, true).and_then(|()| sync_folder(folder)))
    })
    .await
}

/// Syncs the folders that a file was in, as far as they are still there.
pub(super) async fn forget(root: &Path, place: Place) -> Result<(), ObjectError> {
    let (root, file) = (root.to_owned(), file(root, place));
    blocking("delete", move || {
        let folders = file.ancestors().skip(1).take_while(|folder| folder.starts_with(&root));
        for folder in folders {
            match sync_folder(folder) {
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                synced => return synced,
            }
        }
        Ok(())
    })
    .await
}

/// Removes what uploads left behind that were cut off: files that the store itself does not list.
/// `older_than` is in microseconds since 1970. Returns how many.
pub(super) async fn clear(root: &Path, older_than: i64) -> Result<u64, ObjectError> {
    let root = root.to_owned();
    blocking("sweep", move || clear_below(&root, older_than)).await
}

fn clear_below(folder: &Path, older_than: i64) -> io::Result<u64> {
    let mut cleared = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            cleared += clear_below(&entry.path(), older_than)?;
        } else if entry.file_name().to_string_lossy().contains('#')
            && micros(&entry.metadata()?) < older_than
        {
            fs::remove_file(entry.path())?;
            cleared += 1;
        }
    }
    Ok(cleared)
}

fn micros(metadata: &fs::Metadata) -> i64 {
    let since =
        metadata.modified().ok().and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok());
    // A file whose time nobody knows counts as young, and stays.
    since.and_then(|since| i64::try_from(since.as_micros()).ok()).unwrap_or(i64::MAX)
}

fn file(root: &Path, place: Place) -> PathBuf {
    let Place { org, id, version } = place;
    root.join(org.to_string()).join(id.to_string()).join(version.to_string())
}

pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Takes a file or folder from everybody else on the machine, whatever the process was told to do
/// with new ones.
pub(super) fn only_ours(path: &Path, is_folder: bool) -> io::Result<()> {
    crate::private::keep(path, is_folder)
}

/// Runs what waits for the disk where it holds nobody up.
pub(super) async fn blocking<T: Send + 'static>(
    deed: &'static str,
    run: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T, ObjectError> {
    match tokio::task::spawn_blocking(run).await {
        Ok(done) => done.map_err(|error| ObjectError::io(deed, error)),
        Err(error) => Err(ObjectError::io(deed, io::Error::other(error))),
    }
}

//! Files of secrets: for their owner only, and never half written.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use indeck::govern::Ambient;
use zeroize::Zeroizing;

use super::KeyError;

/// A key file has a line for each version: far more than anybody needs.
const LIMIT: u64 = 64 * 1024;

/// Reads a file that only its owner may read or change. The permissions are those of what was
/// opened, so nobody can swap the file in between.
pub(super) fn read(path: &Path) -> Result<Zeroizing<String>, KeyError> {
    let unavailable = |error: io::Error| KeyError::Unavailable {
        place: path.display().to_string(),
        reason: error.to_string(),
    };
    let file = File::open(path).map_err(unavailable)?;
    refuse_open(path, &file.metadata().map_err(unavailable)?)?;
    // Of the full size at once, so that growing leaves no copy behind.
    let mut text = Zeroizing::new(String::with_capacity(LIMIT as usize + 1));
    let read = file.take(LIMIT + 1).read_to_string(&mut text).map_err(unavailable)?;
    if read as u64 > LIMIT {
        return Err(KeyError::BrokenFile { path: path.to_owned(), reason: "it is too large" });
    }
    Ok(text)
}

#[cfg(unix)]
fn refuse_open(path: &Path, metadata: &fs::Metadata) -> Result<(), KeyError> {
    use std::os::unix::fs::PermissionsExt;
    let mode = metadata.permissions().mode() & 0o777;
    if mode & 0o077 == 0 {
        return Ok(());
    }
    Err(KeyError::TooOpen { path: path.to_owned(), mode })
}

#[cfg(not(unix))]
fn refuse_open(_: &Path, _: &fs::Metadata) -> Result<(), KeyError> {
    Ok(())
}

/// Puts a new file there, whole or not at all.
pub(super) fn create(path: &Path, text: &str, ambient: &dyn Ambient) -> Result<(), KeyError> {
    let beside = write_beside(path, text, ambient)?;
    // A link fails where something stands already; a rename would overwrite it.
    let linked = fs::hard_link(&beside, path);
    let removed = fs::remove_file(&beside);
    match linked {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            Err(KeyError::AlreadyThere { path: path.to_owned() })
        }
        linked => linked.and(removed).and_then(|()| sync_folder(path)).map_err(not_written(path)),
    }
}

/// Replaces a file: a crash leaves the old or the new.
pub(super) fn replace(path: &Path, text: &str, ambient: &dyn Ambient) -> Result<(), KeyError> {
    let beside = write_beside(path, text, ambient)?;
    let renamed = fs::rename(&beside, path).and_then(|()| sync_folder(path));
    if renamed.is_err() {
        // Where it was renamed it is not there any more.
        drop(fs::remove_file(&beside));
    }
    renamed.map_err(not_written(path))
}

/// Holds others off who would change the file as well, until dropped. The lock lies beside,
/// because the file itself is another one after a change.
pub(super) fn lock(path: &Path) -> Result<File, KeyError> {
    let lock = with_ending(path, "lock");
    let mut options = OpenOptions::new();
    let file = private(options.write(true).create(true)).open(&lock);
    file.and_then(|file| file.lock().map(|()| file)).map_err(not_written(&lock))
}

fn write_beside(path: &Path, text: &str, ambient: &dyn Ambient) -> Result<PathBuf, KeyError> {
    let beside = with_ending(path, &URL_SAFE_NO_PAD.encode(ambient.id()));
    let mut options = OpenOptions::new();
    let file = private(options.write(true).create_new(true)).open(&beside);
    let mut file = file.map_err(not_written(&beside))?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    if let Err(source) = written {
        // What failed to be written may well fail to go; it holds a key that nothing uses.
        drop(fs::remove_file(&beside));
        return Err(KeyError::NotWritten { path: beside, source });
    }
    Ok(beside)
}

#[cfg(unix)]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o600)
}

#[cfg(not(unix))]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

/// Makes the name of a file outlive a power cut.
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

fn not_written(path: &Path) -> impl Fn(io::Error) -> KeyError {
    move |source| KeyError::NotWritten { path: path.to_owned(), source }
}

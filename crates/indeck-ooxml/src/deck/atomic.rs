//! Files that are written whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::error::Error;

/// How many unfinished files of other writers are passed by.
const TRIES: u32 = 100;

/// Writes a file beside its target and renames it when it is complete: a crash, a full disk or an
/// error of `write` leaves what was there before.
///
/// # Errors
/// [`Error::Io`] if the folder cannot be written or the file not renamed, and whatever `write`
/// returns; the unfinished file is removed.
pub fn save_atomically<T>(
    target: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<T, Error>,
) -> Result<T, Error> {
    if target.is_dir() {
        let source = io::Error::from(ErrorKind::IsADirectory);
        return Err(Error::Io { doing: "write", path: target.to_owned(), source });
    }
    let failed = |source| Error::Io { doing: "write", path: target.to_owned(), source };
    let (unfinished, file) = create_beside(target).map_err(failed)?;
    let result = write_and_sync(file, write, target);
    let result = result.and_then(|value| {
        fs::rename(&unfinished, target).map_err(failed)?;
        Ok(value)
    });
    if result.is_err() {
        // The error that matters is the one at hand.
        let _ = fs::remove_file(&unfinished);
    }
    result
}

fn write_and_sync<T>(
    file: File,
    write: impl FnOnce(&mut dyn Write) -> Result<T, Error>,
    target: &Path,
) -> Result<T, Error> {
    let failed = |source| Error::Io { doing: "write", path: target.to_owned(), source };
    let mut sink = BufWriter::with_capacity(256 * 1024, file);
    let value = write(&mut sink).map_err(|error| match error {
        Error::Write { source } => failed(source),
        other => other,
    })?;
    let file = sink.into_inner().map_err(|e| failed(e.into_error()))?;
    file.sync_all().map_err(failed)?;
    Ok(value)
}

/// Creates `.NAME.N.tmp` in the target's folder, with the first N that is free.
fn create_beside(target: &Path) -> io::Result<(PathBuf, File)> {
    let name = target.file_name().ok_or(ErrorKind::InvalidInput)?;
    for n in 0..TRIES {
        let mut unfinished = std::ffi::OsString::from(".");
        unfinished.push(name);
        unfinished.push(format!(".{n}.tmp"));
        let path = target.with_file_name(unfinished);
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            other => return other.map(|file| (path, file)),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

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
/// A file that is there keeps its permissions, and a link to one stays a link. What is no file, such
/// as a device or a pipe, is written into.
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
    // A link that leads nowhere is replaced, as a file that is not there is made.
    let meant = fs::canonicalize(target).ok();
    let place = meant.as_deref().unwrap_or(target);
    let known = fs::metadata(place).ok();
    if known.as_ref().is_some_and(|known| !known.is_file()) {
        let file = OpenOptions::new().write(true).open(place).map_err(failed)?;
        return write_into(file, write, target).map(|(value, _)| value);
    }
    let (unfinished, file) = create_beside(place).map_err(failed)?;
    let result = write_into(file, write, target).and_then(|(value, file)| {
        if let Some(known) = &known {
            file.set_permissions(known.permissions()).map_err(failed)?;
        }
        file.sync_all().map_err(failed)?;
        fs::rename(&unfinished, place).map_err(failed)?;
        Ok(value)
    });
    if result.is_err() {
        // The error that matters is the one at hand.
        let _ = fs::remove_file(&unfinished);
    }
    result
}

fn write_into<T>(
    file: File,
    write: impl FnOnce(&mut dyn Write) -> Result<T, Error>,
    target: &Path,
) -> Result<(T, File), Error> {
    let failed = |source| Error::Io { doing: "write", path: target.to_owned(), source };
    let mut sink = BufWriter::with_capacity(256 * 1024, file);
    let value = write(&mut sink).map_err(|error| match error {
        Error::Write { source } => failed(source),
        other => other,
    })?;
    let file = sink.into_inner().map_err(|e| failed(e.into_error()))?;
    Ok((value, file))
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

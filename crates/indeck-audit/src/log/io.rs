//! `Files`: a store whose failures say which file they are about.

use std::io::{self, ErrorKind};

use super::layout::{BESIDE, folders};
use crate::Error;
use crate::fault::Damage;
use crate::store::Store;

/// A store, for one operation.
#[derive(Clone, Copy)]
pub(super) struct Files<'a>(pub(super) &'a dyn Store);

pub(super) fn damaged(file: &str, damage: Damage) -> Error {
    Error::Damaged { file: file.to_owned(), damage }
}

pub(super) fn failed(doing: &'static str, file: &str, source: io::Error) -> Error {
    Error::Store { doing, file: file.to_owned(), source }
}

impl Files<'_> {
    /// The file's size, if there is one.
    pub(super) fn size(self, file: &str) -> Result<Option<u64>, Error> {
        match self.0.size(file) {
            Ok(size) => Ok(Some(size)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(failed("read", file, error)),
        }
    }

    /// So many bytes from `at`; none if there is no such file.
    pub(super) fn read(self, file: &str, at: u64, up_to: u64) -> Result<Vec<u8>, Error> {
        let up_to = usize::try_from(up_to).unwrap_or(usize::MAX);
        match self.0.read(file, at, up_to) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
            other => other.map_err(|error| failed("read", file, error)),
        }
    }

    pub(super) fn append(self, file: &str, bytes: &[u8]) -> Result<(), Error> {
        self.0.append(file, bytes).map_err(|error| failed("write", file, error))
    }

    pub(super) fn truncate(self, file: &str, size: u64) -> Result<(), Error> {
        self.0.truncate(file, size).map_err(|error| failed("cut", file, error))
    }

    pub(super) fn sync(self, file: &str) -> Result<(), Error> {
        self.0.sync(file).map_err(|error| failed("sync", file, error))
    }

    pub(super) fn sync_folder(self, folder: &str) -> Result<(), Error> {
        self.0.sync_folder(folder).map_err(|error| failed("sync", folder, error))
    }

    /// Syncs the file's folder and those above it.
    pub(super) fn sync_names(self, file: &str) -> Result<(), Error> {
        let above: Vec<&str> = folders(file).collect();
        above.into_iter().rev().try_for_each(|folder| self.sync_folder(folder))?;
        self.sync_folder("")
    }

    pub(super) fn list(self, folder: &str) -> Result<Vec<String>, Error> {
        self.0.list(folder).map_err(|error| failed("list", folder, error))
    }

    /// Removes the file, if there is one.
    pub(super) fn remove(self, file: &str) -> Result<(), Error> {
        match self.0.remove(file) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(failed("remove", file, error)),
            _ => Ok(()),
        }
    }

    /// Writes the file anew, without making it durable.
    pub(super) fn write(self, file: &str, bytes: &[u8]) -> Result<(), Error> {
        self.remove(file)?;
        self.append(file, bytes)
    }

    /// Writes the bytes beside the file, makes them durable, and puts them in its place: a crash
    /// leaves the old file or the new one.
    pub(super) fn replace(self, file: &str, bytes: &[u8]) -> Result<(), Error> {
        let beside = format!("{file}{BESIDE}");
        self.write(&beside, bytes)?;
        self.sync(&beside)?;
        self.0.rename(&beside, file).map_err(|error| failed("rename", file, error))?;
        self.sync_names(file)
    }
}

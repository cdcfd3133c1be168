//! `FileStore`: a folder of the file system.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::Store;

/// The file that a writer holds locked.
const LOCK: &str = "lock";

/// Files that are kept open between two writes; those of a log are two.
const OPEN_FILES: usize = 8;

/// A folder of the file system. Its files are for the owner alone (mode 0600).
///
/// One process writes at a time: [`FileStore::open`] holds a lock while the value lives. Readers
/// need none.
#[derive(Debug)]
pub struct FileStore {
    folder: PathBuf,
    /// The lock; `None` of a store that is only read.
    lock: Option<File>,
    open: Mutex<BTreeMap<String, Arc<File>>>,
}

impl FileStore {
    /// The store in that folder, which is made if there is none, to be read and written.
    ///
    /// # Errors
    /// [`io::ErrorKind::WouldBlock`] while another process, or another value in this one, has it
    /// open to write; what the file system says.
    pub fn open(folder: impl Into<PathBuf>) -> io::Result<Self> {
        let folder = folder.into();
        if !folder.is_dir() {
            make_folder(&folder)?;
            folder.parent().filter(|above| above.is_dir()).map_or(Ok(()), sync_names)?;
        }
        let lock = options().read(true).write(true).create(true).open(folder.join(LOCK))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(io::ErrorKind::WouldBlock.into()),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        Ok(Self { folder, lock: Some(lock), open: Mutex::default() })
    }

    /// The store in that folder, to be read only: every write fails.
    pub fn read_only(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), lock: None, open: Mutex::default() }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The path of that name, which never leads out of the folder.
    fn path(&self, name: &str) -> io::Result<PathBuf> {
        let safe = |part: &str| !part.is_empty() && part != "." && part != "..";
        let plain = !name.contains(['\\', ':', '\0']);
        if plain && (name.is_empty() || name.split('/').all(safe)) {
            return Ok(self.folder.join(name));
        }
        Err(io::ErrorKind::InvalidInput.into())
    }

    fn writable(&self, name: &str) -> io::Result<PathBuf> {
        if self.lock.is_none() {
            return Err(io::ErrorKind::ReadOnlyFilesystem.into());
        }
        self.path(name)
    }

    /// The file, open to append; kept open, because the same few are written again and again.
    fn appender(&self, name: &str) -> io::Result<Arc<File>> {
        let path = self.writable(name)?;
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(file) = open.get(name) {
            return Ok(Arc::clone(file));
        }
        let new = || options().append(true).create(true).open(&path);
        let file = match new() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                path.parent().map_or(Ok(()), make_folder)?;
                new()?
            }
            other => other?,
        };
        if open.len() >= OPEN_FILES {
            open.pop_first();
        }
        let file = Arc::new(file);
        open.insert(name.to_owned(), Arc::clone(&file));
        Ok(file)
    }

    fn forget(&self, name: &str) {
        self.open.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
    }
}

impl Store for FileStore {
    fn read(&self, file: &str, at: u64, up_to: usize) -> io::Result<Vec<u8>> {
        let mut open = File::open(self.path(file)?)?;
        if at > 0 {
            open.seek(SeekFrom::Start(at))?;
        }
        let mut bytes = Vec::new();
        open.take(up_to as u64).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn size(&self, file: &str) -> io::Result<u64> {
        Ok(std::fs::metadata(self.path(file)?)?.len())
    }

    fn append(&self, file: &str, bytes: &[u8]) -> io::Result<()> {
        (&*self.appender(file)?).write_all(bytes)
    }

    fn overwrite(&self, file: &str, at: u64, bytes: &[u8]) -> io::Result<()> {
        let mut open = options().write(true).open(self.writable(file)?)?;
        open.seek(SeekFrom::Start(at))?;
        open.write_all(bytes)
    }

    fn truncate(&self, file: &str, size: u64) -> io::Result<()> {
        options().write(true).open(self.writable(file)?)?.set_len(size)
    }

    fn sync(&self, file: &str) -> io::Result<()> {
        let path = self.writable(file)?;
        let known = self.open.lock().unwrap_or_else(PoisonError::into_inner).get(file).cloned();
        // A file that was written through an open one is synced through the same: its errors are
        // told there.
        match known {
            Some(known) => known.sync_data(),
            None => options().write(true).open(path)?.sync_data(),
        }
    }

    fn sync_folder(&self, folder: &str) -> io::Result<()> {
        sync_names(&self.writable(folder)?)
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.forget(from);
        self.forget(to);
        std::fs::rename(self.writable(from)?, self.writable(to)?)
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        self.forget(name);
        let path = self.writable(name.trim_end_matches('/'))?;
        if std::fs::symlink_metadata(&path)?.is_dir() {
            return std::fs::remove_dir(path);
        }
        std::fs::remove_file(path)
    }

    fn list(&self, folder: &str) -> io::Result<Vec<String>> {
        let entries = match std::fs::read_dir(self.path(folder)?) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let mut names = Vec::new();
        for entry in entries {
            let entry = entry?;
            let end = if entry.file_type()?.is_dir() { "/" } else { "" };
            names.push(format!("{}{end}", entry.file_name().to_string_lossy()));
        }
        names.sort();
        Ok(names)
    }

    fn free_space(&self) -> io::Result<u64> {
        fs4::available_space(&self.folder)
    }
}

fn make_folder(folder: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)
}

/// Options of a file that only its owner may read.
fn options() -> OpenOptions {
    #[allow(unused_mut, reason = "there is no mode outside Unix")]
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

#[cfg(unix)]
fn sync_names(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Elsewhere a folder cannot be opened to be synced; the file system orders names by itself.
#[cfg(not(unix))]
fn sync_names(_: &Path) -> io::Result<()> {
    Ok(())
}

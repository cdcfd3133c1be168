//! Files that do not lie in the file system: read by name, wherever they are.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Cursor, Read, Seek};
use std::sync::Arc;

use glob::{MatchOptions, Pattern};

/// Something that is read from any place.
pub trait ReadSeek: Read + Seek + Send {}

impl<T: Read + Seek + Send> ReadSeek for T {}

/// A folder of files that need not lie in the file system: in memory, sealed in a store, inside an
/// archive. What is read from it never touches a disk.
///
/// Names are as a spec writes them: parts between `/`, no `..`, nothing before the first part. A
/// file that is read twice has to be the same both times.
pub trait Folder: fmt::Debug + Send + Sync {
    /// The size of a file in bytes.
    ///
    /// # Errors
    /// [`io::ErrorKind::NotFound`] if there is no file of that name; others as they come.
    fn size(&self, name: &str) -> io::Result<u64>;

    /// Opens a file from its beginning. It is asked for several times: text is read twice.
    ///
    /// # Errors
    /// As [`Folder::size`].
    fn open(&self, name: &str) -> io::Result<Box<dyn ReadSeek>>;

    /// The names of all files, for suggestions and for patterns.
    ///
    /// # Errors
    /// Those of the place.
    fn names(&self) -> io::Result<Vec<String>>;

    /// The names of the files that a pattern of a source means.
    ///
    /// # Errors
    /// As [`Folder::names`]; [`io::ErrorKind::InvalidInput`] for what is no pattern.
    fn find(&self, pattern: &str) -> io::Result<Vec<String>> {
        let pattern = Pattern::new(pattern)
            .map_err(|error| io::Error::new(io::ErrorKind::InvalidInput, error))?;
        let mut names = self.names()?;
        names.retain(|name| pattern.matches_with(name, literal_separators()));
        Ok(names)
    }
}

/// `*` stays inside a folder, `**` does not.
pub(crate) fn literal_separators() -> MatchOptions {
    MatchOptions { require_literal_separator: true, ..MatchOptions::new() }
}

/// Files in memory.
///
/// ```
/// use indeck_data::{Folder, MemoryFolder};
/// let folder = MemoryFolder::new().with("sales.csv", "region,units\nNorth,3\n");
/// assert_eq!(folder.size("sales.csv").unwrap(), 21);
/// assert!(folder.open("other.csv").is_err());
/// ```
#[derive(Clone, Default)]
pub struct MemoryFolder {
    files: BTreeMap<String, Arc<[u8]>>,
}

impl MemoryFolder {
    /// No files.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with a file; it takes the place of another of its name.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        self.files.insert(name.into(), bytes.into().into());
        self
    }

    fn file(&self, name: &str) -> io::Result<&Arc<[u8]>> {
        self.files.get(name).ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

impl Folder for MemoryFolder {
    fn size(&self, name: &str) -> io::Result<u64> {
        Ok(self.file(name)?.len() as u64)
    }

    fn open(&self, name: &str) -> io::Result<Box<dyn ReadSeek>> {
        Ok(Box::new(Cursor::new(self.file(name)?.clone())))
    }

    fn names(&self) -> io::Result<Vec<String>> {
        Ok(self.files.keys().cloned().collect())
    }
}

impl fmt::Debug for MemoryFolder {
    /// Names and sizes: what the files hold may be confidential.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.files.iter().map(|(name, bytes)| (name, bytes.len()))).finish()
    }
}

/// The name of a file of a [`Folder`] as a spec writes it, without `.` and `..`; `None` if it leads
/// out of the folder.
///
/// ```
/// use indeck_data::name_inside;
/// assert_eq!(name_inside("./data/a.csv").as_deref(), Some("data/a.csv"));
/// assert_eq!(name_inside("brand/../a.csv").as_deref(), Some("a.csv"));
/// assert_eq!(name_inside("data/../../a.csv"), None);
/// assert_eq!(name_inside("/etc/passwd"), None);
/// ```
pub fn name_inside(written: &str) -> Option<String> {
    if written.starts_with('/') || written.contains(['\\', '\0']) {
        return None;
    }
    let mut parts = Vec::new();
    for part in written.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}

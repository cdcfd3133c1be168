//! Choices of a caller.

use std::path::PathBuf;

/// How a report is checked and built.
///
/// ```
/// use indeck::BuildOptions;
/// let options = BuildOptions { threads: Some(2), ..BuildOptions::default() };
/// assert!(options.allow_read.is_empty());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BuildOptions {
    /// Threads that build and compress; `None` takes as many as the machine has. The bytes do not
    /// depend on it.
    pub threads: Option<usize>,
    /// Folders that a spec may read besides its own.
    pub allow_read: Vec<PathBuf>,
    /// Creation time for the document's properties, as `YYYY-MM-DDThh:mm:ssZ`; `None` writes none,
    /// so that the same input gives the same bytes.
    pub created: Option<String>,
}

//! Choices of a caller.

use std::path::PathBuf;
use std::sync::Arc;

use indeck_data::{Cancel, Frame};

use crate::govern::Governor;

/// How a report is checked and built.
///
/// ```
/// use indeck::BuildOptions;
/// let wave = ("wave".to_owned(), "2026-10".to_owned());
/// let options = BuildOptions { params: vec![wave], ..BuildOptions::default() };
/// assert!(options.allow_read.is_empty());
/// ```
#[derive(Clone, Debug, Default)]
pub struct BuildOptions {
    /// Threads that build and compress; `None` takes as many as the machine has. The bytes do not
    /// depend on it.
    pub threads: Option<usize>,
    /// Folders that a spec may read besides its own.
    pub allow_read: Vec<PathBuf>,
    /// Creation time for the document's properties, as `YYYY-MM-DDThh:mm:ssZ`; `None` writes none,
    /// so that the same input gives the same bytes.
    pub created: Option<String>,
    /// Values of parameters by their names.
    pub params: Vec<(String, String)>,
    /// Values that take the place of the spec's own, by the path to them: `report.title`.
    pub sets: Vec<(String, String)>,
    /// The one value of the spec's `burst` that is meant; `None` means all of them.
    pub burst: Option<String>,
    /// Data in memory. A frame of the name of a source takes the place of the source's files, which
    /// are not read; any other is one more source.
    pub frames: Vec<Frame>,
    /// Stops the work when it is cancelled, with [`Error::Cancelled`](crate::Error::Cancelled): in
    /// the middle of a query, and before the next source, slide or deck. What was written before
    /// stays.
    pub cancel: Cancel,
    /// Asks the policy and remembers what it said; `None` builds an ungoverned deck, whose manifest
    /// says so. A report that names a policy or a log is not built without.
    pub governor: Option<Arc<Governor>>,
}

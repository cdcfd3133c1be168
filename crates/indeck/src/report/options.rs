//! Choices of a caller.

use std::path::PathBuf;
use std::sync::Arc;

use indeck_data::{Cancel, Folder, Frame};

use crate::govern::Governor;
use crate::report::plan::MAX_SLIDES;

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
    /// Where the spec and all that it names lie, in place of the file system, which is then not
    /// touched at all: the spec is a name in this folder, and so is every file in it. Policy and
    /// audit log are the caller's alone. `None` reads the file system.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use indeck::{BuildOptions, MemoryFolder, check};
    /// let spec = "indeck: 1\nreport: { id: sales, title: Sales, template: brand.potx }\n";
    /// let folder = Some(Arc::new(MemoryFolder::new().with("report.yaml", spec)) as _);
    /// let options = BuildOptions { folder, ..BuildOptions::default() };
    /// let found = check("report.yaml".as_ref(), &options, &mut ())?;
    /// assert!(found.diagnostics.iter().any(|d| d.message == "there is no template `brand.potx`"));
    /// # Ok::<(), indeck::Error>(())
    /// ```
    pub folder: Option<Arc<dyn Folder>>,
    /// How much the report may ask of the machine.
    pub limits: BuildLimits,
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

/// How much a report may ask of the machine; what is larger is refused with a diagnostic. Time is
/// limited by whoever has a clock, with [`BuildOptions::cancel`].
///
/// ```
/// use indeck::{BuildLimits, DataLimits};
/// let data = DataLimits { max_rows: 1_000_000, ..DataLimits::default() };
/// let limits = BuildLimits { slides: 500, data };
/// assert_eq!(BuildLimits::default().slides, 20_000);
/// # let _ = limits;
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuildLimits {
    /// Slides of a deck; 20,000 at most.
    pub slides: usize,
    /// Files, rows and columns of a source; the template is no larger than one file. Their `cancel`
    /// is not asked: [`BuildOptions::cancel`] is.
    pub data: indeck_data::Limits,
}

impl Default for BuildLimits {
    fn default() -> Self {
        Self { slides: MAX_SLIDES, data: indeck_data::Limits::default() }
    }
}

//! Which files a spec may read: those in its own folder and in folders that the caller allows, or
//! those of a folder that the caller gives in place of the file system.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use indeck_data::{Folder, Limits, Loaded, name_inside};
use indeck_model::Diagnostic;
use indeck_model::spec::{Located, SourceSpec};

use crate::report::BuildOptions;

/// The files that may be read.
#[derive(Debug)]
pub(crate) struct Paths {
    /// Where all files lie; `None` for the file system.
    folder: Option<Arc<dyn Folder>>,
    /// The spec's folder.
    root: PathBuf,
    /// The spec's folder as the caller named it: nothing for one beside which the caller stands.
    named: PathBuf,
    /// Folders that may be read, without links.
    allowed: Vec<PathBuf>,
    /// Files that were asked for.
    asked: RefCell<BTreeSet<PathBuf>>,
}

impl Paths {
    /// The folder of a spec, and others that are allowed.
    pub(crate) fn new(spec: &Path, allow: &[PathBuf]) -> Self {
        let named = spec.parent().map(Path::to_owned).unwrap_or_default();
        let root = match named.as_os_str().is_empty() {
            true => PathBuf::from("."),
            false => named.clone(),
        };
        let real = |path: &PathBuf| path.canonicalize().ok();
        let allowed = real(&root).into_iter().chain(allow.iter().filter_map(real)).collect();
        Self { folder: None, root, named, allowed, asked: RefCell::default() }
    }

    /// What a caller lets a spec read.
    pub(crate) fn of(spec: &Path, options: &BuildOptions) -> Self {
        match &options.folder {
            Some(folder) => Self {
                folder: Some(folder.clone()),
                root: PathBuf::new(),
                named: PathBuf::new(),
                allowed: Vec::new(),
                asked: RefCell::default(),
            },
            None => Self::new(spec, &options.allow_read),
        }
    }

    /// Whether the files lie in the file system.
    pub(crate) fn are_on_disk(&self) -> bool {
        self.folder.is_none()
    }

    /// The spec's folder.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Remembers a file that the report depends on.
    pub(crate) fn note(&self, path: &Path) {
        self.asked.borrow_mut().insert(path.to_owned());
    }

    /// The files that the report depends on.
    pub(crate) fn asked(&self) -> Vec<PathBuf> {
        self.asked.borrow().iter().cloned().collect()
    }

    /// The path of a file that the spec names; it is there and may be read.
    pub(crate) fn file(
        &self,
        written: &Located<String>,
        what: &str,
    ) -> Result<PathBuf, Diagnostic> {
        self.inside(written)?;
        if let Some(folder) = &self.folder {
            let path = PathBuf::from(name_inside(&written.value).unwrap_or_default());
            self.note(&path);
            let size = folder.size(&path.to_string_lossy());
            return size.map(|_| path).map_err(|error| missing(written, what, &error));
        }
        let path = self.named.join(&written.value);
        self.note(&path);
        match path.canonicalize() {
            Ok(real) if !self.is_allowed(&real) => Err(outside(written)),
            Ok(_) => Ok(path),
            Err(error) => Err(missing(written, what, &error)),
        }
    }

    /// Whether a path or glob stays inside what may be read, as far as its text tells and where its
    /// folders lead.
    pub(crate) fn inside(&self, written: &Located<String>) -> Result<(), Diagnostic> {
        if self.folder.is_some() {
            return name_inside(&written.value).map(|_| ()).ok_or_else(|| not_inside(written));
        }
        let path = Path::new(&written.value);
        let is_glob = |c: &Component<'_>| c.as_os_str().to_string_lossy().contains(['*', '?', '[']);
        let plain: PathBuf = path.components().take_while(|c| !is_glob(c)).collect();
        let climbs_later =
            path.components().skip_while(|c| !is_glob(c)).any(|c| c == Component::ParentDir);
        let target = self.root.join(plain);
        let ok = match nearest_existing(&target) {
            Some(real) => self.is_allowed(&real),
            None => false,
        };
        if ok && !climbs_later { Ok(()) } else { Err(outside(written)) }
    }

    /// Size of a file that [`Self::file`] found; `None` if it is no regular file: a pipe or a device
    /// could be read for ever.
    pub(crate) fn size(&self, path: &Path) -> io::Result<Option<u64>> {
        match &self.folder {
            Some(folder) => folder.size(&path.to_string_lossy()).map(Some),
            None => {
                let metadata = path.metadata()?;
                Ok(metadata.is_file().then_some(metadata.len()))
            }
        }
    }

    /// The bytes of a file that [`Self::file`] found, and not more than one above the limit.
    pub(crate) fn bytes(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let limit = limit.saturating_add(1);
        match &self.folder {
            Some(folder) => {
                folder.open(&path.to_string_lossy())?.take(limit).read_to_end(&mut bytes)?
            }
            None => File::open(path)?.take(limit).read_to_end(&mut bytes)?,
        };
        Ok(bytes)
    }

    /// Whether what a source's pattern finds lies where it may be read: it may be a link to
    /// somewhere else.
    pub(crate) fn found(&self, source: &SourceSpec, limits: &Limits) -> Result<(), Diagnostic> {
        if self.folder.is_some() {
            return Ok(());
        }
        let found = indeck_data::matches(source, &self.root, limits).unwrap_or_default();
        found.iter().try_for_each(|path| self.leads(path, &source.file))
    }

    /// The data of a source, which [`Self::inside`] and [`Self::found`] let pass.
    pub(crate) fn load(&self, source: &SourceSpec, limits: &Limits) -> Loaded {
        match &self.folder {
            Some(folder) => indeck_data::load_from(source, &**folder, limits),
            None => indeck_data::load(source, &self.root, limits),
        }
    }

    /// Whether a path that is there leads to a file that may be read.
    fn leads(&self, path: &Path, written: &Located<String>) -> Result<(), Diagnostic> {
        match path.canonicalize() {
            Ok(real) if !self.is_allowed(&real) => Err(outside(written)),
            _ => Ok(()),
        }
    }

    fn is_allowed(&self, real: &Path) -> bool {
        self.allowed.iter().any(|folder| real.starts_with(folder))
    }
}

/// Where a path really leads: links followed as far as it exists, `..` taken back after that.
fn nearest_existing(path: &Path) -> Option<PathBuf> {
    let mut existing = path.to_owned();
    let mut rest = Vec::new();
    let mut real = loop {
        match existing.canonicalize() {
            Ok(real) => break real,
            Err(_) if existing == Path::new(".") => return None,
            Err(_) => {
                let last = existing.components().next_back()?.as_os_str().to_owned();
                rest.push(last);
                existing = match existing.parent() {
                    Some(parent) if parent.as_os_str().is_empty() => PathBuf::from("."),
                    Some(parent) => parent.to_owned(),
                    None => return None,
                };
            }
        }
    };
    for part in rest.iter().rev() {
        if part == ".." {
            real.pop();
        } else {
            real.push(part)
        }
    }
    Some(real)
}

fn outside(written: &Located<String>) -> Diagnostic {
    Diagnostic::error(
        "outside-folder",
        format!("`{}` lies outside the spec's folder", written.value),
    )
    .at(written.at.clone())
    .hint("move the file beside the spec, or allow its folder with `--allow-read`")
}

fn not_inside(written: &Located<String>) -> Diagnostic {
    let message = format!("`{}` lies outside the report's files", written.value);
    Diagnostic::error("outside-folder", message)
        .at(written.at.clone())
        .hint("name a file that the report was given, without `/` before it and without `..`")
}

fn missing(written: &Located<String>, what: &str, error: &io::Error) -> Diagnostic {
    let message = match error.kind() {
        io::ErrorKind::NotFound => format!("there is no {what} `{}`", written.value),
        _ => format!("the {what} `{}` cannot be read: {}", written.value, error.kind()),
    };
    Diagnostic::error("missing-file", message)
        .at(written.at.clone())
        .hint("paths are relative to the spec's folder")
}

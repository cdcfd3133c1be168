//! Which files a spec may read: those in its own folder and in folders that the caller allows.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::io;
use std::path::{Component, Path, PathBuf};

use indeck_model::Diagnostic;
use indeck_model::spec::Located;

/// The folders that may be read, without links.
#[derive(Debug)]
pub(crate) struct Paths {
    root: PathBuf,
    /// The spec's folder as the caller named it: nothing for one beside which the caller stands.
    named: PathBuf,
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
        Self { root, named, allowed, asked: RefCell::default() }
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

    /// Whether a path that is there leads to a file that may be read.
    pub(crate) fn leads(&self, path: &Path, written: &Located<String>) -> Result<(), Diagnostic> {
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

fn missing(written: &Located<String>, what: &str, error: &io::Error) -> Diagnostic {
    let message = match error.kind() {
        io::ErrorKind::NotFound => format!("there is no {what} `{}`", written.value),
        _ => format!("the {what} `{}` cannot be read: {}", written.value, error.kind()),
    };
    Diagnostic::error("missing-file", message)
        .at(written.at.clone())
        .hint("paths are relative to the spec's folder")
}

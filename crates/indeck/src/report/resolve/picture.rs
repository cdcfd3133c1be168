//! Pictures, each file read once.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use indeck_model::Diagnostic;
use indeck_model::deck::Picture;
use indeck_model::spec::{Located, PictureSpec, Written};
use indeck_spec::expr::Scope;
use indeck_spec::words;

use crate::report::paths::Paths;
use crate::report::resolve::svg::{self, NotDrawn};
use indeck_spec::bad_link;

/// Largest picture file.
const MAX_BYTES: u64 = 64 << 20;

/// What came of drawing an SVG.
type Drawn = Result<Arc<[u8]>, NotDrawn>;

/// The pictures read so far.
#[derive(Debug, Default)]
pub(crate) struct Pictures {
    read: RefCell<BTreeMap<PathBuf, Arc<[u8]>>>,
    /// What stands in for SVG files, by their paths in the spec.
    drawn: RefCell<BTreeMap<String, Drawn>>,
}

/// What a picture's first bytes say that it is.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Raster,
    Svg,
    Unknown,
}

impl Pictures {
    /// The picture of a spec.
    pub(super) fn resolve(
        &self,
        spec: &PictureSpec,
        scope: Scope<'_>,
        paths: &Paths,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Picture> {
        let mut said = |written: &Written| {
            let before = diagnostics.len();
            let text = words::plain(written, scope, diagnostics).text;
            (diagnostics.len() == before).then(|| Located::new(text, written.at.clone()))
        };
        let link = spec.link.as_ref().and_then(&mut said);
        let fallback = spec.fallback.as_ref().and_then(&mut said);
        let file = said(&spec.picture)?;
        if let Some(link) = &link {
            diagnostics.extend(bad_link(link).map(|d| d.at(link.at.clone())));
        }
        let fallback = fallback.and_then(|f| self.file(&f, paths, diagnostics));
        let bytes = self.file(&file, paths, diagnostics)?;
        let raster = fallback.filter(|f| kind(f) == Kind::Raster);
        let drawn = match (kind(&bytes), raster) {
            (Kind::Svg, None) => self.drawn(&file, &bytes).map(Some),
            (_, raster) => Ok(raster),
        };
        let fallback = drawn.map_err(|why| diagnostics.push(not_drawn(why, &file))).ok()?;
        let picture = Picture {
            bytes,
            fallback,
            fit: spec.fit.unwrap_or_default(),
            link: link.map(|l| l.value),
        };
        let checked = indeck_ooxml::check_picture(&picture, &file.value);
        let unsupported = |error: indeck_ooxml::Error| {
            Diagnostic::error("unsupported-picture", error.to_string()).at(file.at.clone())
        };
        checked.map_err(|error| diagnostics.push(unsupported(error))).ok()?;
        Some(picture)
    }

    /// A PNG of an SVG file.
    fn drawn(&self, file: &str, bytes: &[u8]) -> Result<Arc<[u8]>, NotDrawn> {
        if let Some(known) = self.drawn.borrow().get(file) {
            return known.clone();
        }
        let drawn = svg::draw(bytes);
        self.drawn.borrow_mut().insert(file.to_owned(), drawn.clone());
        drawn
    }

    fn file(
        &self,
        written: &Located<String>,
        paths: &Paths,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Arc<[u8]>> {
        let found =
            paths.file(written, "picture").and_then(|path| self.bytes(&path, paths, written));
        found.map_err(|diagnostic| diagnostics.push(diagnostic)).ok()
    }

    fn bytes(
        &self,
        path: &Path,
        paths: &Paths,
        written: &Located<String>,
    ) -> Result<Arc<[u8]>, Diagnostic> {
        if let Some(bytes) = self.read.borrow().get(path) {
            return Ok(bytes.clone());
        }
        let wrong = |code, message: String| Diagnostic::error(code, message).at(written.at.clone());
        let unreadable = |e: std::io::Error| {
            wrong(
                "missing-file",
                format!("the picture `{}` cannot be read: {}", written.value, e.kind()),
            )
        };
        let Some(size) = paths.size(path).map_err(unreadable)? else {
            let message = format!("the picture `{}` is no regular file", written.value);
            return Err(wrong("missing-file", message));
        };
        if size > MAX_BYTES {
            let message = format!("the picture `{}` is larger than 64 MiB", written.value);
            return Err(wrong("unsupported-picture", message));
        }
        let bytes: Arc<[u8]> = paths.bytes(path, MAX_BYTES).map_err(unreadable)?.into();
        if kind(&bytes) == Kind::Unknown {
            let message = format!("`{}` is no picture that a slide can show", written.value);
            return Err(wrong("unsupported-picture", message).hint("PNG, JPEG and SVG can be used"));
        }
        self.read.borrow_mut().insert(path.to_owned(), bytes.clone());
        Ok(bytes)
    }
}

fn not_drawn(why: NotDrawn, picture: &Located<String>) -> Diagnostic {
    let diagnostic = match why {
        NotDrawn::HasText => {
            let message =
                format!("the SVG picture `{}` has text and needs a PNG beside it", picture.value);
            Diagnostic::error("missing-fallback", message)
                .hint("add `fallback: ` and the path of a PNG of the same picture")
                .hint("or turn its text into paths, so that it looks the same everywhere")
        }
        NotDrawn::Unreadable => {
            let message = format!("the SVG picture `{}` cannot be drawn", picture.value);
            Diagnostic::error("unsupported-picture", message)
        }
    };
    diagnostic.at(picture.at.clone())
}

fn kind(bytes: &[u8]) -> Kind {
    let raster = bytes.starts_with(b"\x89PNG\r\n\x1a\n") || bytes.starts_with(b"\xff\xd8\xff");
    let beginning = String::from_utf8_lossy(bytes.get(..bytes.len().min(1024)).unwrap_or_default());
    match raster {
        true => Kind::Raster,
        false if beginning.contains("<svg") => Kind::Svg,
        false => Kind::Unknown,
    }
}

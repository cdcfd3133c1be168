//! The texts of a spec: its own file, and those that it includes.

use std::collections::BTreeMap;
use std::path::Path;

use indeck_model::spec::Located;
use indeck_model::{Diagnostic, Location};
use indeck_spec::Files;

use crate::Error;
use crate::report::paths::Paths;

/// Largest file of a spec.
const MAX_BYTES: u64 = 4 << 20;

/// Reads the files of a spec and keeps their texts for showing lines of them.
pub(crate) struct SpecFiles<'a> {
    paths: &'a Paths,
    pub(crate) texts: BTreeMap<String, String>,
}

impl<'a> SpecFiles<'a> {
    pub(crate) fn new(paths: &'a Paths) -> Self {
        Self { paths, texts: BTreeMap::new() }
    }

    /// The text of the spec itself.
    pub(crate) fn spec(
        &mut self,
        path: &Path,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Result<Option<String>, Error> {
        let name = path.display().to_string();
        let failed = |source| Error::ReadSpec { path: path.to_owned(), source };
        let bytes = self.limited(path).map_err(failed)?;
        self.paths.note(path);
        match text(&name, bytes) {
            Ok(text) => {
                self.texts.insert(name, text.clone());
                Ok(Some(text))
            }
            Err(diagnostic) => {
                diagnostics.push(diagnostic);
                Ok(None)
            }
        }
    }

    fn limited(&self, path: &Path) -> std::io::Result<Vec<u8>> {
        // A pipe would be waited for without end.
        if self.paths.size(path)?.is_none() {
            return Err(std::io::Error::new(std::io::ErrorKind::InvalidInput, "it is no file"));
        }
        self.paths.bytes(path, MAX_BYTES)
    }
}

impl Files for SpecFiles<'_> {
    fn open(&mut self, file: &Located<String>) -> Result<(String, String), Diagnostic> {
        let path = self.paths.file(file, "file")?;
        let name = path.display().to_string();
        let unreadable = |error: std::io::Error| {
            let message = format!("the file `{}` cannot be read: {}", file.value, error.kind());
            Diagnostic::error("missing-file", message).at(file.at.clone())
        };
        if self.paths.size(&path).map_err(unreadable)?.is_none() {
            // A pipe or a device could be read for ever.
            let message = format!("`{}` is no regular file", file.value);
            return Err(Diagnostic::error("missing-file", message).at(file.at.clone()));
        }
        let read = text(&name, self.limited(&path).map_err(unreadable)?)?;
        self.texts.insert(name.clone(), read.clone());
        Ok((name, read))
    }
}

fn text(name: &str, bytes: Vec<u8>) -> Result<String, Diagnostic> {
    if bytes.len() as u64 > MAX_BYTES {
        let message = format!("the spec `{name}` is larger than 4 MiB");
        return Err(Diagnostic::error("spec-too-large", message));
    }
    let text = String::from_utf8(bytes).map_err(|error| not_utf8(name, &error))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

fn not_utf8(name: &str, error: &std::string::FromUtf8Error) -> Diagnostic {
    let valid = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
    let text = String::from_utf8_lossy(valid);
    let line = text.matches('\n').count() + 1;
    let column = text.rsplit('\n').next().map_or(0, |l| l.chars().count()) + 1;
    let at = Location::point(name, line as u32, column as u32);
    Diagnostic::error("not-utf8", "the spec is not in UTF-8").at(at).hint("save the file as UTF-8")
}

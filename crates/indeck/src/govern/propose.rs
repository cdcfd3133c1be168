//! What the columns of a file seem to hold.

use std::path::Path;

use indeck_data::{Limits, read_csv};
use indeck_model::spec::{Located, SourceSpec};
use indeck_model::{Diagnostic, Location};
use indeck_policy::detect::{self, Options, Proposal};

use crate::Error;
use crate::report::Findings;

/// Proposes classes and roles for the columns of a CSV file. Nothing of it holds a value.
///
/// # Errors
/// [`Error::ReadSpec`] if the file cannot be read. The inner error has what is wrong with it.
pub fn propose(path: &Path) -> Result<Result<Vec<Proposal>, Findings>, Error> {
    let bytes =
        std::fs::read(path).map_err(|source| Error::ReadSpec { path: path.to_owned(), source })?;
    let name = path.display().to_string();
    let at = |text: &str| Located::new(text.to_owned(), Location::point(name.as_str(), 1, 1));
    let source = SourceSpec::new(at("data"), at(&name));
    let loaded = read_csv(&name, &bytes, &source, &Limits::default());
    let Some(dataset) = loaded.dataset else {
        return Ok(Err(Findings { diagnostics: loaded.diagnostics, ..Findings::default() }));
    };
    Ok(detect::propose(&dataset, &Options::default()).map_err(|error| Findings {
        diagnostics: vec![Diagnostic::error("unreadable-dataset", error.to_string())],
        ..Findings::default()
    }))
}

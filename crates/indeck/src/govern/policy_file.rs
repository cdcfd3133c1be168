//! Policies in files.

use std::collections::BTreeMap;
use std::path::Path;

use indeck_model::Diagnostic;
use indeck_model::spec::Located;
use indeck_policy::{Policy, PolicyFiles};
use indeck_spec::Files;

use crate::Error;
use crate::report::{Findings, Paths, SpecFiles};

/// Loads the policy of a TOML file, with the Cedar files that it names; they lie in its folder.
///
/// # Errors
/// [`Error::ReadSpec`] if the file cannot be read. The inner error has every mistake in it.
///
/// ```no_run
/// let policy = indeck::govern::load_policy("policy.toml".as_ref())?;
/// if let Err(findings) = policy {
///     findings.diagnostics.iter().for_each(|d| println!("{d}"));
/// }
/// # Ok::<(), indeck::Error>(())
/// ```
pub fn load_policy(path: &Path) -> Result<Result<Policy, Findings>, Error> {
    let paths = Paths::new(path, &[]);
    let mut files = SpecFiles::new(&paths);
    let mut mistakes = Vec::new();
    let text = files.spec(path, &mut mistakes)?;
    let name = path.display().to_string();
    let loaded = match text {
        Some(text) => Policy::load(&name, &text, &mut CedarFiles(&mut files)),
        None => Err(Vec::new()),
    };
    let texts: BTreeMap<String, String> = std::mem::take(&mut files.texts);
    Ok(loaded.map_err(|found| Findings::new([mistakes, found].concat(), texts, paths.asked())))
}

/// The Cedar files of a policy.
struct CedarFiles<'a, 'b>(&'a mut SpecFiles<'b>);

impl PolicyFiles for CedarFiles<'_, '_> {
    fn open(&mut self, file: &Located<String>) -> Result<String, Diagnostic> {
        Files::open(self.0, file).map(|(_, text)| text)
    }
}

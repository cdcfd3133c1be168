//! Which files a spec reads its data from, before anything of them is read.

use std::path::Path;

use indeck_model::spec::{Located, ParamSpec, SourceEntry};
use indeck_model::{Diagnostic, Location};
use indeck_spec::expr::{Page, Record, Scope};
use indeck_spec::format::Locale;
use indeck_spec::{Tables, words};

use crate::Error;
use crate::report::files::SpecFiles;
use crate::report::paths::Paths;
use crate::report::{BuildOptions, Findings, params};

/// A source of a spec.
#[derive(Clone, Debug, PartialEq)]
pub struct SpecSource {
    /// Its name.
    pub name: Located<String>,
    /// Its file or pattern, in which parameters have their values; `None` for data that the caller
    /// gives, and where it cannot be told.
    pub file: Option<String>,
    /// Its place in the spec.
    pub at: Location,
}

/// Reads which sources a spec has, for whoever has to know what a report reads before it is built.
/// Mistakes of the spec are not told here.
///
/// # Errors
/// [`Error::ReadSpec`] if the spec cannot be read.
///
/// ```
/// use std::sync::Arc;
/// use indeck::{BuildOptions, MemoryFolder, sources_of};
/// let spec = "indeck: 1\nsources: { sales: data/sales.csv }\n";
/// let folder = Some(Arc::new(MemoryFolder::new().with("report.yaml", spec)) as _);
/// let options = BuildOptions { folder, ..BuildOptions::default() };
/// let sources = sources_of("report.yaml".as_ref(), &options)?;
/// assert_eq!(sources[0].file.as_deref(), Some("data/sales.csv"));
/// # Ok::<(), indeck::Error>(())
/// ```
pub fn sources_of(spec: &Path, options: &BuildOptions) -> Result<Vec<SpecSource>, Error> {
    let mut mistakes = Vec::new();
    let paths = Paths::of(spec, options);
    let mut files = SpecFiles::new(&paths);
    let text = files.spec(spec, &mut mistakes)?;
    let name = spec.display().to_string();
    let decoded = text.map(|text| indeck_spec::read(&name, &text, &options.sets, &mut files).0);
    let decoded = decoded.unwrap_or_default();
    let (own, given) = (&decoded.spec.params, &options.params);
    let params = params::read(own, &decoded.params, given, &mut files.texts, &mut mistakes);
    let sources = decoded.spec.sources.iter();
    Ok(sources.map(|entry| source(entry, &params)).collect())
}

/// The column over which a spec makes a deck for each value, for whoever makes one deck alone.
/// Mistakes of the spec are not told here.
///
/// # Errors
/// [`Error::ReadSpec`] if the spec cannot be read.
pub fn burst_of(spec: &Path, options: &BuildOptions) -> Result<Option<Located<String>>, Error> {
    let paths = Paths::of(spec, options);
    let mut files = SpecFiles::new(&paths);
    let text = files.spec(spec, &mut Vec::new())?.unwrap_or_default();
    let name = spec.display().to_string();
    let decoded = indeck_spec::read(&name, &text, &options.sets, &mut files).0;
    Ok(decoded.spec.burst.map(|burst| burst.over))
}

/// A spec by itself, before any data is read.
#[derive(Clone, Debug, Default)]
pub struct SpecForm {
    /// What a caller may choose.
    pub params: Vec<ParamSpec>,
    /// Mistakes of its form: what is no YAML, unknown keys, values of another type.
    pub findings: Findings,
}

/// Reads a spec by itself: what it asks its caller for, and which mistakes can be told without its
/// template and its data.
///
/// # Errors
/// [`Error::ReadSpec`] if the spec cannot be read.
///
/// ```
/// use std::sync::Arc;
/// use indeck::{BuildOptions, MemoryFolder, form_of};
/// let spec = "indeck: 1\nparams: { market: { values: [NL, BE] } }\nslide: []\n";
/// let folder = Some(Arc::new(MemoryFolder::new().with("report.yaml", spec)) as _);
/// let options = BuildOptions { folder, ..BuildOptions::default() };
/// let form = form_of("report.yaml".as_ref(), &options)?;
/// assert_eq!(form.params[0].name.value, "market");
/// assert!(form.findings.diagnostics.iter().any(|found| found.code == "unknown-key"));
/// # Ok::<(), indeck::Error>(())
/// ```
pub fn form_of(spec: &Path, options: &BuildOptions) -> Result<SpecForm, Error> {
    let mut diagnostics = Vec::new();
    let paths = Paths::of(spec, options);
    let mut files = SpecFiles::new(&paths);
    let Some(text) = files.spec(spec, &mut diagnostics)? else {
        return Ok(SpecForm {
            findings: Findings { diagnostics, ..Findings::default() },
            ..SpecForm::default()
        });
    };
    let name = spec.display().to_string();
    let (decoded, mistakes) = indeck_spec::read(&name, &text, &options.sets, &mut files);
    diagnostics.extend(mistakes);
    indeck_model::diagnostic::sort(&mut diagnostics);
    let findings = Findings { diagnostics, texts: files.texts, ..Findings::default() };
    Ok(SpecForm { params: decoded.spec.params, findings })
}

/// What is wrong with the values that a caller gives for the parameters of a spec: the name of the
/// parameter, and what.
pub fn param_faults(params: &[ParamSpec], given: &[(String, String)]) -> Vec<(String, Diagnostic)> {
    params::faults(params, given)
}

fn source(entry: &SourceEntry, params: &Record) -> SpecSource {
    let file = entry.path.as_ref().and_then(|path| {
        let scope = Scope {
            tables: &Tables::default(),
            report: &Record::new(),
            params,
            burst: None,
            loops: &[],
            page: Page::default(),
            formats: &Default::default(),
            locale: &Locale::default(),
        };
        let mut mistakes = Vec::new();
        let file = words::plain(path, scope, &mut mistakes).text;
        mistakes.is_empty().then_some(file)
    });
    let name = entry.source.name.clone();
    let at = entry.path.as_ref().map_or_else(|| name.at.clone(), |path| path.at.clone());
    SpecSource { name, file, at }
}

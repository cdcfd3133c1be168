//! Everything a report needs before its slides: spec, template, sources, tables.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Read;
use std::path::Path;

use indeck_data::Engine;
use indeck_model::spec::{Located, ReportSpec, SourceSpec, TableSpec};
use indeck_model::{Dataset, Diagnostic};
use indeck_ooxml::Template;

use crate::Error;
use crate::report::paths::Paths;
use crate::report::resolve::{Pictures, Resolver};
use crate::report::spec::decode::Decoded;
use crate::report::tables::Tables;
use crate::report::{BuildOptions, Findings, Progress, Step, spec};

/// Largest spec.
const MAX_SPEC_BYTES: u64 = 4 << 20;
/// Most rows of a table: more than any slide or chart can show.
const MAX_TABLE_ROWS: usize = 100_000;
/// Names that expressions keep for themselves.
const RESERVED: [&str; 5] = ["report", "params", "wave", "loop", "burst"];

/// A report, ready for its slides.
pub(crate) struct Gathered {
    pub(crate) spec: ReportSpec,
    pub(crate) template: Option<Template>,
    pub(crate) tables: Tables,
    pub(crate) paths: Paths,
    pub(crate) pictures: Pictures,
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) texts: BTreeMap<String, String>,
}

impl Gathered {
    /// A maker of slides over what was gathered.
    pub(crate) fn resolver(&self) -> Resolver<'_> {
        Resolver {
            brand: self.template.as_ref().map(Template::brand),
            tables: &self.tables,
            report: &self.spec.report,
            paths: &self.paths,
            pictures: &self.pictures,
        }
    }

    pub(crate) fn into_findings(self) -> Findings {
        Findings::new(self.diagnostics, self.texts)
    }
}

/// Reads the spec and all that it names.
pub(crate) fn gather(
    path: &Path,
    options: &BuildOptions,
    progress: &mut dyn Progress,
) -> Result<Gathered, Error> {
    let file = path.display().to_string();
    let mut diagnostics = Vec::new();
    let text = read(path, &file, &mut diagnostics)?;
    let (decoded, mistakes) = match &text {
        Some(text) => spec::read(&file, text),
        None => Default::default(),
    };
    diagnostics.extend(mistakes);
    let paths = Paths::new(path, &options.allow_read);
    check_names(&decoded.spec, &mut diagnostics);
    let template = decoded.spec.report.template.as_ref();
    let template = template.and_then(|t| open(t, &paths, progress, &mut diagnostics));
    let tables = query(&decoded, &paths, progress, &mut diagnostics)?;
    let texts = text.map(|text| (file, text)).into_iter().collect();
    let pictures = Pictures::default();
    Ok(Gathered { spec: decoded.spec, template, tables, paths, pictures, diagnostics, texts })
}

fn read(
    path: &Path,
    name: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Option<String>, Error> {
    let failed = |source| Error::ReadSpec { path: path.to_owned(), source };
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(failed)?;
    file.take(MAX_SPEC_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > MAX_SPEC_BYTES {
        let message = format!("the spec `{name}` is larger than 4 MiB");
        diagnostics.push(Diagnostic::error("spec-too-large", message));
        return Ok(None);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))),
        Err(error) => {
            diagnostics.push(not_utf8(name, &error));
            Ok(None)
        }
    }
}

fn not_utf8(name: &str, error: &std::string::FromUtf8Error) -> Diagnostic {
    let valid = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
    let text = String::from_utf8_lossy(valid);
    let line = text.matches('\n').count() + 1;
    let column = text.rsplit('\n').next().map_or(0, |l| l.chars().count()) + 1;
    let at = indeck_model::Location::point(name, line as u32, column as u32);
    Diagnostic::error("not-utf8", "the spec is not in UTF-8").at(at).hint("save the file as UTF-8")
}

fn open(
    written: &Located<String>,
    paths: &Paths,
    progress: &mut dyn Progress,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Template> {
    progress.step(&Step::Template { path: &written.value });
    let path = match paths.file(written, "template") {
        Ok(path) => path,
        Err(diagnostic) => {
            diagnostics.push(diagnostic);
            return None;
        }
    };
    let opened = Template::open(&path);
    opened
        .map_err(|error| {
            let message = format!("the template `{}` cannot be used: {error}", written.value);
            diagnostics
                .push(Diagnostic::error("unreadable-template", message).at(written.at.clone()));
        })
        .ok()
}

/// Names that stand twice or that expressions could not tell from their own.
fn check_names(spec: &ReportSpec, diagnostics: &mut Vec<Diagnostic>) {
    for table in spec.tables.iter().filter(|t| RESERVED.contains(&t.name.as_str())) {
        let message = format!("a table cannot be named `{}`", table.name.value);
        let diagnostic = Diagnostic::error("reserved-name", message).at(table.name.at.clone());
        diagnostics.push(
            diagnostic.hint(format!("expressions use the name; try `{}_table`", table.name.value)),
        );
    }
    let mut ids = BTreeSet::new();
    for id in spec.slides.iter().filter_map(|s| s.id.as_ref()) {
        if !ids.insert(id.value.as_str()) {
            let message = format!("two slides have the id `{}`", id.value);
            diagnostics.push(Diagnostic::error("duplicate-id", message).at(id.at.clone()));
        }
    }
}

/// Loads the sources and makes the tables.
fn query(
    decoded: &Decoded,
    paths: &Paths,
    progress: &mut dyn Progress,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Tables, Error> {
    let sources = &decoded.spec.sources;
    let datasets: Vec<Dataset> =
        sources.iter().filter_map(|s| load(s, paths, progress, diagnostics)).collect();
    let mut tables = Tables::default();
    decoded.tables.iter().for_each(|name| tables.insert_failed(name));
    // A misspelt `sources` would make every query a mistake of its own.
    let sources_lost = decoded.sources.is_empty() && diagnostics.iter().any(Diagnostic::is_error);
    if decoded.spec.tables.is_empty() || sources_lost {
        return Ok(tables);
    }
    // Without a source, every query over it would be reported as a mistake of its own.
    let missing: Vec<&str> = missing_sources(decoded, &datasets);
    let engine = Engine::new(&datasets)?;
    for spec in &decoded.spec.tables {
        progress.step(&Step::Table { name: &spec.name });
        if missing.iter().any(|name| mentions(spec, name)) {
            continue;
        }
        match engine.query(spec, MAX_TABLE_ROWS) {
            Ok(table) => tables.insert(table),
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    warn_unused_sources(decoded, &tables, diagnostics);
    Ok(tables)
}

fn load(
    source: &SourceSpec,
    paths: &Paths,
    progress: &mut dyn Progress,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Dataset> {
    progress.step(&Step::Source { name: &source.name });
    if let Err(diagnostic) = paths.inside(&source.file) {
        diagnostics.push(diagnostic);
        return None;
    }
    let loaded = indeck_data::load(source, paths.root(), &indeck_data::Limits::default());
    diagnostics.extend(loaded.diagnostics);
    loaded.dataset
}

fn missing_sources<'a>(decoded: &'a Decoded, datasets: &[Dataset]) -> Vec<&'a str> {
    let loaded = |name: &String| datasets.iter().any(|d| d.name == *name);
    decoded.sources.iter().filter(|name| !loaded(name)).map(String::as_str).collect()
}

/// Whether a query has the name as a word.
fn mentions(table: &TableSpec, name: &str) -> bool {
    let words = table.sql.split(|c: char| !c.is_alphanumeric() && c != '_');
    words.into_iter().any(|word| word.eq_ignore_ascii_case(name))
}

fn warn_unused_sources(decoded: &Decoded, tables: &Tables, diagnostics: &mut Vec<Diagnostic>) {
    for source in &decoded.spec.sources {
        let by_lineage =
            |name: &str| tables.ready().any(|t| t.lineage.sources.iter().any(|s| s.name == name));
        let mentioned = decoded.spec.tables.iter().any(|t| mentions(t, &source.name));
        if tables.is_complete() && !by_lineage(&source.name) && !mentioned {
            let message = format!("no table uses the source `{}`", source.name.value);
            let diagnostic =
                Diagnostic::warning("unused-source", message).at(source.name.at.clone());
            diagnostics.push(diagnostic.hint("remove it, or name it in a table's `sql`"));
        }
    }
}

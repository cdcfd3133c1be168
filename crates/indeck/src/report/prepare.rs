//! What all decks of a report share: its spec, template, parameters and data.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use indeck_data::Cancel;
use indeck_model::spec::{ReportSpec, SlideItem};
use indeck_model::{Dataset, Diagnostic, Location};
use indeck_ooxml::Template;
use indeck_spec::expr::{Page, Record, Scope};
use indeck_spec::format::Locale;
use indeck_spec::{Decoded, Tables};

use crate::evidence::manifest::Digest;
use crate::govern::Governor;
use crate::report::files::SpecFiles;
use crate::report::mentions::{self, Mentions};
use crate::report::paths::Paths;
use crate::report::resolve::Pictures;
use crate::report::stop::unless_stopped;
use crate::report::{
    BuildLimits, BuildOptions, Progress, Step, defaults, governance, load, params, recipients,
};
use crate::{Error, brand_file};

/// Names that expressions keep for themselves.
const RESERVED: [&str; 13] = [
    "report", "params", "wave", "loop", "burst", "slide", "true", "false", "null", "and", "or",
    "not", "in",
];

/// A report whose data is at hand.
pub(crate) struct Prepared {
    pub(crate) spec: ReportSpec,
    pub(crate) source_names: Vec<String>,
    pub(crate) table_names: Vec<String>,
    pub(crate) param_names: Vec<String>,
    pub(crate) mentions: Mentions,
    /// What is said outside of queries, in small letters.
    pub(crate) shown_words: BTreeSet<String>,
    /// Whether a brand was named and could not be read.
    pub(crate) brand_lost: bool,
    pub(crate) template: Option<Template>,
    /// SHA-256 of the template's file.
    pub(crate) template_digest: [u8; 32],
    pub(crate) paths: Paths,
    pub(crate) pictures: Pictures,
    pub(crate) params: Record,
    pub(crate) formats: BTreeMap<String, String>,
    pub(crate) locale: Locale,
    pub(crate) datasets: Vec<Dataset>,
    /// What the datasets hold, as digests by name; where a policy asks.
    pub(crate) contents: BTreeMap<String, [u8; 32]>,
    /// What data frames hold, as digests by name; taken when somebody first asks.
    pub(crate) memory_contents: OnceCell<BTreeMap<String, [u8; 32]>>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) texts: BTreeMap<String, String>,
    /// The spec, as the caller named it.
    pub(crate) file: PathBuf,
    /// Who gets the deck of each value of the burst.
    pub(crate) recipients: BTreeMap<String, String>,
    /// Who asks, and whom.
    pub(crate) governor: Arc<Governor>,
    /// Stops the work.
    pub(crate) cancel: Cancel,
    /// How much the report may ask of the machine.
    pub(crate) limits: BuildLimits,
}

impl Prepared {
    /// How much a source may ask of the machine.
    pub(crate) fn data_limits(&self) -> indeck_data::Limits {
        indeck_data::Limits { cancel: self.cancel.clone(), ..self.limits.data.clone() }
    }
}

/// Reads a spec and all that it names, but makes no tables yet.
pub(crate) fn prepare(
    path: &Path,
    options: &BuildOptions,
    progress: &mut dyn Progress,
) -> Result<Prepared, Error> {
    let mut diagnostics = Vec::new();
    let paths = Paths::of(path, options);
    let mut files = SpecFiles::new(&paths);
    let text = files.spec(path, &mut diagnostics)?;
    let name = path.display().to_string();
    let (mut decoded, mistakes) = match &text {
        Some(text) => indeck_spec::read(&name, text, &options.sets, &mut files),
        None => Default::default(),
    };
    diagnostics.extend(mistakes);
    let mut texts = files.texts;
    texts.extend(options.sets.iter().map(|(path, v)| (format!("--set {path}"), v.clone())));
    defaults::apply(&mut decoded.spec);
    load::announce(&options.frames, &mut decoded, &mut diagnostics);
    check_names(&decoded, &mut diagnostics);
    let params = params::read(
        &decoded.spec.params,
        &decoded.params,
        &options.params,
        &mut texts,
        &mut diagnostics,
    );
    let most = options.limits.data.max_file_bytes;
    let opened = open(&decoded.spec, &paths, most, progress, &mut diagnostics);
    let (template, template_digest) = opened.unzip();
    if let (Some(file), Some(template)) = (&decoded.spec.brand, &template) {
        diagnostics.extend(brand_file::check_brand(file, template.brand()));
    }
    let formats = named_formats(&decoded.spec);
    let locale = locale(&decoded.spec, &mut diagnostics);
    let mentions = Mentions::of(&decoded.spec.tables, &decoded.sources);
    let shown_words = mentions::outside_queries(&decoded.spec);
    let Decoded { spec, sources, tables, params: param_names, brand_lost } = decoded;
    let mut prepared = Prepared {
        spec,
        source_names: sources,
        table_names: tables,
        param_names,
        mentions,
        shown_words,
        brand_lost,
        template,
        template_digest: template_digest.unwrap_or_default(),
        paths,
        pictures: Pictures::default(),
        params,
        formats,
        locale,
        datasets: Vec::new(),
        contents: BTreeMap::new(),
        memory_contents: OnceCell::new(),
        diagnostics: Vec::new(),
        texts,
        file: path.to_owned(),
        recipients: BTreeMap::new(),
        governor: options.governor.clone().unwrap_or_else(|| Arc::new(Governor::absent())),
        cancel: options.cancel.clone(),
        limits: options.limits.clone(),
    };
    let burst = prepared.spec.burst.as_ref();
    if let Some(file) = burst.and_then(|burst| burst.recipients.as_ref()) {
        prepared.recipients = recipients::read(file, &prepared, &mut diagnostics);
    }
    match governance::check(&prepared.spec, options) {
        Ok(told) => {
            diagnostics.extend(told);
            prepared.datasets = prepared.load(&options.frames, progress, &mut diagnostics);
        }
        Err(refused) => diagnostics.push(refused),
    }
    unless_stopped(&options.cancel)?;
    if prepared.governor.policy().is_some() {
        let digest = |d: &Dataset| Some((d.name.clone(), indeck_data::content_digest(d)?));
        prepared.contents = prepared.datasets.iter().filter_map(digest).collect();
    }
    prepared.diagnostics = diagnostics;
    Ok(prepared)
}

impl Prepared {
    /// What expressions see outside of loops.
    pub(crate) fn scope<'a>(
        &'a self,
        tables: &'a Tables,
        report: &'a Record,
        burst: Option<&'a Record>,
    ) -> Scope<'a> {
        Scope {
            tables,
            report,
            params: &self.params,
            burst,
            loops: &[],
            page: Page::default(),
            formats: &self.formats,
            locale: &self.locale,
        }
    }

    /// Tables of which none is made yet, but which know the parameters that have no value.
    pub(crate) fn no_tables(&self) -> Tables {
        let mut tables = Tables::default();
        let lost = self.param_names.iter().filter(|name| !self.params.contains_key(*name));
        lost.for_each(|name| tables.insert_lost(name));
        tables
    }

    /// Tables of which each could not be made.
    pub(crate) fn failed_tables(&self) -> Tables {
        let mut tables = self.no_tables();
        self.table_names.iter().for_each(|name| tables.insert_failed(name));
        self.source_names.iter().for_each(|name| tables.insert_source(name));
        if self.brand_lost {
            tables.lose_formats();
        }
        tables
    }
}

fn open(
    spec: &ReportSpec,
    paths: &Paths,
    most: u64,
    progress: &mut dyn Progress,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(Template, [u8; 32])> {
    let written = spec.report.template.as_ref()?;
    progress.step(&Step::Template { path: &written.value });
    let path = paths.file(written, "template").map_err(|d| diagnostics.push(d)).ok()?;
    let unreadable = |error: indeck_ooxml::Error| {
        let message = format!("the template `{}` cannot be used: {error}", written.value);
        let diagnostic = Diagnostic::error("unreadable-template", message).at(written.at.clone());
        used_by(diagnostic, &spec.slides)
    };
    let read = || {
        let failed = |source| indeck_ooxml::Error::Io { doing: "read", path: path.clone(), source };
        let bytes = paths.bytes(&path, most).map_err(failed)?;
        if bytes.len() as u64 > most {
            return Err(failed(std::io::ErrorKind::FileTooLarge.into()));
        }
        let digest = Digest::of(&bytes).0;
        Ok((Template::from_bytes(bytes, &indeck_ooxml::Limits::default())?, digest))
    };
    read().map_err(|error| diagnostics.push(unreadable(error))).ok()
}

/// The places where layouts are named.
fn layouts<'s>(items: &'s [SlideItem], places: &mut Vec<&'s Location>) {
    for item in items {
        match item {
            SlideItem::Slide(slide) => places.push(&slide.layout.at),
            SlideItem::Loop(repeated) => layouts(&repeated.slides, places),
            SlideItem::Group(group) => layouts(&group.slides, places),
        }
    }
}

/// Says which slides cannot be made without the template.
fn used_by(diagnostic: Diagnostic, slides: &[SlideItem]) -> Diagnostic {
    let mut places = Vec::new();
    layouts(slides, &mut places);
    let Some(first) = places.first() else { return diagnostic };
    let lines: Vec<String> = places.iter().take(8).map(|at| at.line.to_string()).collect();
    let more = places.len().saturating_sub(lines.len());
    let and = if more == 0 { String::new() } else { format!(" and {more} more") };
    let noun = if places.len() == 1 { "line" } else { "lines" };
    let message = format!("its layouts are used in {noun} {}{and}", lines.join(", "));
    diagnostic.note(message, Some((*first).clone()))
}

fn named_formats(spec: &ReportSpec) -> BTreeMap<String, String> {
    let formats = spec.brand.iter().flat_map(|brand| &brand.formats);
    formats.map(|(name, code)| (name.value.clone(), code.clone())).collect()
}

fn locale(spec: &ReportSpec, diagnostics: &mut Vec<Diagnostic>) -> Locale {
    let Some(language) = &spec.report.language else { return Locale::default() };
    Locale::find(language).unwrap_or_else(|| {
        let message = format!("`{}` is no language whose numbers and dates are known", **language);
        diagnostics.push(
            Diagnostic::warning("unknown-language", message)
                .at(language.at.clone())
                .hint("write a tag such as `en-GB`, `de-DE` or `nl`"),
        );
        Locale::default()
    })
}

/// Names that expressions could not tell from their own, or from one another.
fn check_names(decoded: &Decoded, diagnostics: &mut Vec<Diagnostic>) {
    let spec = &decoded.spec;
    let tables = spec.tables.iter().map(|t| ("a table", "table", &t.name));
    let params = spec.params.iter().map(|p| ("a parameter", "param", &p.name));
    for (noun, end, name) in tables.chain(params) {
        // A parameter may be called `wave`: that is what it is.
        let is_wave = name.value == "wave" && end == "param";
        if is_wave || !RESERVED.contains(&name.as_str()) {
            continue;
        }
        let message = format!("{noun} cannot be named `{}`", name.value);
        let diagnostic = Diagnostic::error("reserved-name", message).at(name.at.clone());
        let hint = format!("expressions use the name; try `{}_{end}`", name.value);
        diagnostics.push(diagnostic.hint(hint));
    }
    let over = spec.burst.as_ref().map(|b| &b.over);
    if let Some((param, over)) =
        spec.params.iter().find_map(|p| Some((p, over.filter(|o| o.value == p.name.value)?)))
    {
        // `$name` in a query would be either.
        let message = format!("a parameter and the burst's column are both named `{}`", **over);
        let diagnostic = Diagnostic::error("duplicate-name", message).at(param.name.at.clone());
        diagnostics.push(diagnostic.note("the burst is here", Some(over.at.clone())));
    }
    let tables: BTreeMap<&str, &Location> =
        spec.tables.iter().rev().map(|t| (t.name.as_str(), &t.name.at)).collect();
    for param in &spec.params {
        if let Some(table) = tables.get(param.name.as_str()) {
            let message = format!("a parameter and a table are both named `{}`", *param.name);
            let diagnostic = Diagnostic::error("duplicate-name", message).at(param.name.at.clone());
            diagnostics.push(diagnostic.note("the table is here", Some((*table).clone())));
        }
    }
}

//! The data of a report: files that its spec names, and data frames that the caller gives.

use indeck_data::{Frame, Loaded};
use indeck_model::spec::{Located, SourceEntry, SourceSpec, Written};
use indeck_model::{Dataset, Diagnostic, Location};
use indeck_spec::expr::Record;
use indeck_spec::{Decoded, suggest, words};

use crate::report::prepare::Prepared;
use crate::report::{Progress, Step, ingest};

/// Adds data frames that take no source's place to the names of sources.
pub(super) fn announce(frames: &[Frame], decoded: &mut Decoded, diagnostics: &mut Vec<Diagnostic>) {
    let mut seen: Vec<&str> = Vec::new();
    for frame in frames {
        if seen.contains(&frame.name()) {
            let message = format!("two data frames are named `{}`", frame.name());
            diagnostics.push(Diagnostic::error("duplicate-name", message));
        }
        seen.push(frame.name());
        if !decoded.sources.iter().any(|source| source == frame.name()) {
            decoded.sources.push(frame.name().to_owned());
        }
    }
}

impl Prepared {
    /// All data: sources in the order of the spec, then what the caller gives besides.
    pub(super) fn load(
        &self,
        frames: &[Frame],
        progress: &mut dyn Progress,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Dataset> {
        let mut datasets = Vec::new();
        for entry in &self.spec.sources {
            if self.cancel.is_cancelled() {
                break;
            }
            let name = &entry.source.name;
            let frame = frames.iter().find(|frame| frame.name() == name.value);
            progress.step(&Step::Source { name });
            datasets.extend(match (frame, &entry.path) {
                (Some(frame), _) => self.given(frame, Some(entry), diagnostics),
                (None, Some(path)) => self.read(entry, path, diagnostics),
                (None, None) => {
                    diagnostics.push(nothing_given(entry, frames));
                    None
                }
            });
        }
        for (index, frame) in frames.iter().enumerate() {
            let before = frames.get(..index).unwrap_or_default();
            let is_second = before.iter().any(|other| other.name() == frame.name());
            if is_second || self.entry(frame.name()).is_some() {
                continue;
            }
            progress.step(&Step::Source { name: frame.name() });
            datasets.extend(self.given(frame, None, diagnostics));
        }
        datasets
    }

    /// What the spec says of a source.
    pub(crate) fn entry(&self, name: &str) -> Option<&SourceEntry> {
        self.spec.sources.iter().find(|entry| entry.source.name.value == name)
    }

    /// The digest of what a data frame holds; `None` for data that is in files.
    pub(super) fn content_in_memory(&self, dataset: &Dataset) -> Option<[u8; 32]> {
        if !dataset.files.is_empty() {
            return None;
        }
        let known = self.contents.get(&dataset.name);
        known.copied().or_else(|| {
            let all = self.memory_contents.get_or_init(|| {
                let frames = self.datasets.iter().filter(|dataset| dataset.files.is_empty());
                let digest = |d: &Dataset| Some((d.name.clone(), indeck_data::content_digest(d)?));
                frames.filter_map(digest).collect()
            });
            all.get(&dataset.name).copied()
        })
    }

    /// A data frame: in place of a source's files, or as a source of its own.
    fn given(
        &self,
        frame: &Frame,
        entry: Option<&SourceEntry>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Dataset> {
        self.admitted(frame.name(), entry, diagnostics, |_| match entry {
            Some(entry) => frame.as_source(&entry.source),
            None => {
                let diagnostics = frame.diagnostics().to_vec();
                Loaded { dataset: Some(frame.dataset().clone()), diagnostics }
            }
        })
    }

    /// The files of a source.
    fn read(
        &self,
        entry: &SourceEntry,
        path: &Written,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Dataset> {
        let source = self.located(entry, path, diagnostics)?;
        if let Err(diagnostic) = self.paths.inside(&source.file) {
            diagnostics.push(diagnostic);
            return None;
        }
        // Also where nothing is there yet: a caller that watches waits for it.
        self.paths.note(&self.paths.root().join(&source.file.value));
        let limits = self.data_limits();
        if let Err(outside) = self.paths.found(&source, &limits) {
            diagnostics.push(outside);
            return None;
        }
        self.admitted(&source.name, Some(entry), diagnostics, |paths| {
            let loaded = paths.load(&source, &limits);
            let files = loaded.dataset.iter().flat_map(|dataset| &dataset.files);
            files.for_each(|file| paths.note(&paths.root().join(file)));
            loaded
        })
    }

    /// Data that the policy lets in, held against what the spec expects of it.
    fn admitted(
        &self,
        name: &str,
        entry: Option<&SourceEntry>,
        diagnostics: &mut Vec<Diagnostic>,
        load: impl FnOnce(&crate::report::Paths) -> Loaded,
    ) -> Option<Dataset> {
        let at = entry.map(|entry| &entry.source.name.at);
        let class = entry.and_then(|entry| entry.classification);
        let asked = ingest::ask(&self.governor, name, class);
        let (permit, ask) = asked.map_err(|d| diagnostics.push(placed(d, at))).ok()?;
        let loaded = load(&self.paths);
        diagnostics.extend(loaded.diagnostics);
        let mut dataset = loaded.dataset?;
        let admitted = ingest::admit(&self.governor, &permit, &mut dataset, ask.resource.class);
        admitted.map_err(|d| diagnostics.push(placed(d, at))).ok()?;
        if let Some(expect) = entry.and_then(|entry| entry.expect.as_ref()) {
            diagnostics.extend(indeck_data::check_contract(expect, &dataset));
        }
        Some(dataset)
    }

    /// The source with its path, in which parameters have their values.
    fn located(
        &self,
        entry: &SourceEntry,
        path: &Written,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<SourceSpec> {
        let (tables, report) = (self.no_tables(), Record::new());
        let before = diagnostics.len();
        let scope = self.scope(&tables, &report, None);
        let file = words::plain(path, scope, diagnostics).text;
        let file = Located::new(file, path.at.clone());
        (diagnostics.len() == before).then(|| SourceSpec { file, ..entry.source.clone() })
    }
}

fn placed(diagnostic: Diagnostic, at: Option<&Location>) -> Diagnostic {
    match at {
        Some(at) => diagnostic.at(at.clone()),
        None => diagnostic,
    }
}

/// Says that a source has neither files nor a data frame.
fn nothing_given(entry: &SourceEntry, frames: &[Frame]) -> Diagnostic {
    let name = &entry.source.name;
    let message = format!("the source `{}` names no file, and no data is given for it", **name);
    let mut missing = Diagnostic::error("missing-data", message).at(name.at.clone());
    if !frames.is_empty() {
        missing.hints = suggest::hints(name, "data frames", frames.iter().map(Frame::name));
    }
    missing.hint("add `file: …`, or give a data frame of its name")
}

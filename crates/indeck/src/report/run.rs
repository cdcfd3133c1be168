//! `check`, `test`, `build`, `make` and `build_each`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use indeck_model::deck::ResolvedSlide;
use indeck_model::{Diagnostic, Location, Value};
use indeck_ooxml::lint::Finding;
use indeck_ooxml::save_atomically;
use indeck_spec::suggest;

use crate::Error;
use crate::govern::is_refusal;
use crate::report::collect::Collector;
use crate::report::edition::Edition;
use crate::report::guard::{Guard, Leave};
use crate::report::outline::{self, MadeDeck, SlideOutline};
use crate::report::output;
use crate::report::plan::{Plan, Planned};
use crate::report::prepare::{Prepared, prepare};
use crate::report::stop::unless_stopped;
use crate::report::write::{Unwritten, Writing};
use crate::report::{
    BuildError, BuildOptions, BuildReport, BurstReport, Findings, Progress, Step, TestReport,
};

/// The name under which a chosen value of a burst is shown.
const BURST: &str = "--burst";

/// Checks a report without writing anything: reads the spec, its template and its data, makes
/// every table and every slide of every deck, and reports all mistakes at once.
///
/// # Errors
/// [`Error::ReadSpec`] if the spec cannot be read, and [`Error::Data`] if the data engine fails.
/// Mistakes are no errors: they are in the findings.
///
/// ```no_run
/// use indeck::{BuildOptions, check};
/// let findings = check("report.yaml".as_ref(), &BuildOptions::default(), &mut ())?;
/// findings.diagnostics.iter().for_each(|d| println!("{d}"));
/// # Ok::<(), indeck::Error>(())
/// ```
pub fn check(
    spec: &Path,
    options: &BuildOptions,
    progress: &mut dyn Progress,
) -> Result<Findings, Error> {
    Ok(check_slides(spec, options, progress)?.0)
}

/// The same as [`check`], with what the slides are called: their ids, else their layouts; those of
/// the first deck of a burst.
///
/// # Errors
/// As [`check`].
pub fn check_slides(
    spec: &Path,
    options: &BuildOptions,
    progress: &mut dyn Progress,
) -> Result<(Findings, Vec<String>), Error> {
    let mut run = Run::new(spec, options, progress)?;
    let mut names = Names::default();
    let mut slides = Vec::new();
    for (value, number, _) in run.values() {
        let Checked { edition, plan, name, mut diagnostics, skipped } =
            run.checked(value.as_ref(), progress)?;
        if number == 1 {
            slides = plan.slides.iter().map(Planned::name).collect();
        }
        if skipped.is_none() {
            diagnostics.extend(output::check_place(&edition, &name));
            names.add(&edition, &name, &mut diagnostics);
        }
        let context = edition.context();
        run.collector.add(diagnostics, context.as_ref());
    }
    Ok((run.findings(), slides))
}

/// Evaluates a report's checks and data contracts, and makes no slides.
///
/// # Errors
/// As [`check`].
pub fn test(
    spec: &Path,
    options: &BuildOptions,
    progress: &mut dyn Progress,
) -> Result<TestReport, Error> {
    let mut run = Run::new(spec, options, progress)?;
    let mut checks = Vec::new();
    for (value, _, _) in run.values() {
        let edition = Edition::new(&run.prepared, value.as_ref(), progress)?;
        let context = edition.context();
        let mut collector = Collector::default();
        let mut found = edition.diagnostics.clone();
        let skipped = edition.is_skipped(&mut found).is_some();
        collector.add(found, None);
        if !skipped {
            checks.extend(edition.run_checks(&mut collector));
        }
        run.collector.add(collector.finish(), context.as_ref());
    }
    Ok(TestReport { checks, findings: run.findings() })
}

/// Builds a deck from a report. The file is written beside its place and renamed when it is
/// complete: a failed build leaves what was there before. If `output` is a folder, the file gets
/// the name that the spec gives it.
///
/// # Errors
/// [`BuildError::Invalid`] if the report has mistakes, or makes a deck for each of several values
/// of which none was chosen; [`BuildError::Failed`] if the spec cannot be read, the data engine
/// fails, the output is the template or the deck cannot be written.
pub fn build(
    spec: &Path,
    output: &Path,
    options: &BuildOptions,
    progress: &mut dyn Progress,
) -> Result<BuildReport, BuildError> {
    let run = Run::new(spec, options, progress)?;
    let made = run.only(Target::File(output), progress)?;
    Ok(made.report)
}

/// Makes a deck from a report as [`build`] does, and leaves it in memory: nothing is written but
/// the audit log, which knows of the deck before it is handed out.
///
/// # Errors
/// As [`build`].
///
/// ```no_run
/// use indeck::{BuildOptions, make};
/// let made = make("report.yaml".as_ref(), &BuildOptions::default(), &mut ())?;
/// println!("{}: {} slides, {} bytes", made.name(), made.slides.len(), made.bytes.len());
/// # Ok::<(), indeck::BuildError>(())
/// ```
pub fn make(
    spec: &Path,
    options: &BuildOptions,
    progress: &mut dyn Progress,
) -> Result<MadeDeck, BuildError> {
    Run::new(spec, options, progress)?.only(Target::Memory, progress)
}

/// Builds a deck for each value of the report's burst into a folder. Each is made alone: one that
/// fails leaves the others as they are.
///
/// # Errors
/// [`BuildError::Invalid`] if the report has mistakes that concern all decks or no burst;
/// [`BuildError::Failed`] as for [`build`].
pub fn build_each(
    spec: &Path,
    folder: &Path,
    options: &BuildOptions,
    progress: &mut dyn Progress,
) -> Result<BurstReport, BuildError> {
    let mut run = Run::new(spec, options, progress)?;
    if run.prepared.spec.burst.is_none() {
        let diagnostic = Diagnostic::error("no-burst", "the report makes one deck, not several")
            .at(run.start())
            .hint("add `burst: { over: … }` and a column of the sources");
        run.collector.add(vec![diagnostic], None);
    }
    if run.collector.has_errors() {
        return Err(BuildError::Invalid(run.findings()));
    }
    let mut report = BurstReport::default();
    let mut names = Names::default();
    for (value, number, of) in run.values() {
        let label = value.as_ref().map(Value::to_string).unwrap_or_default();
        unless_stopped(&options.cancel)?;
        progress.step(&Step::Deck { value: &label, number, of });
        let target = folder.join("");
        let target = Target::File(&target);
        let made = run.made(value.as_ref(), target, Some(&mut names), progress);
        if let Err(Error::Cancelled) = made {
            return Err(Error::Cancelled.into());
        }
        match made.unwrap_or_else(|error| Made::Nothing(vec![error.to_diagnostic()])) {
            Made::Deck(deck, found) => {
                let findings = run.shown(Vec::new(), found);
                report.made.push((label, BuildReport { findings, ..deck.report }));
            }
            Made::Skipped(reason, _) => report.skipped.push((label, reason)),
            Made::Nothing(found) => match found.iter().find(|d| is_refusal(d)) {
                Some(refusal) => report.refused.push((label, refusal.message.clone())),
                None => report.failed.push((label, run.shown(Vec::new(), found))),
            },
        }
    }
    report.findings = run.findings();
    Ok(report)
}

/// A report that is being worked on.
pub(super) struct Run<'a> {
    prepared: Prepared,
    options: &'a BuildOptions,
    collector: Collector,
    burst: Vec<Value>,
}

/// A value of the burst, which one it is and of how many; no value for a report without a burst.
type Turn = (Option<Value>, usize, usize);

/// Where a deck goes.
#[derive(Clone, Copy)]
enum Target<'a> {
    /// Into a file, or into a folder under the name that the spec gives it.
    File(&'a Path),
    /// To the caller, with what is in it.
    Memory,
}

/// What came of a value.
enum Made {
    Deck(Box<MadeDeck>, Vec<Diagnostic>),
    Skipped(String, Vec<Diagnostic>),
    Nothing(Vec<Diagnostic>),
}

/// A deck whose slides were all made once.
pub(super) struct Checked<'p> {
    pub(super) edition: Edition<'p>,
    pub(super) plan: Plan<'p>,
    /// The name that the spec gives its file.
    name: String,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) skipped: Option<String>,
}

impl<'a> Run<'a> {
    pub(super) fn new(
        spec: &Path,
        options: &'a BuildOptions,
        progress: &mut dyn Progress,
    ) -> Result<Self, Error> {
        let mut prepared = prepare(spec, options, progress)?;
        let mut collector = Collector::default();
        let mut found = std::mem::take(&mut prepared.diagnostics);
        let mut burst = prepared.burst_values(&mut found);
        if let Some(chosen) = &options.burst {
            prepared.texts.insert(BURST.to_owned(), chosen.clone());
            burst = choose(chosen, burst, &prepared, &mut found);
        }
        // Tables ask whether there were mistakes before them.
        prepared.diagnostics.clone_from(&found);
        collector.add(found, None);
        Ok(Self { prepared, options, collector, burst })
    }

    /// The value of the burst that was chosen; none for a report without a burst.
    pub(super) fn only_value(&mut self) -> Result<Option<Value>, BuildError> {
        let burst = self.prepared.spec.burst.as_ref();
        if let Some(burst) = burst.filter(|_| self.options.burst.is_none()) {
            let message = format!("the report makes a deck for each `{}`", burst.over.value);
            let diagnostic = Diagnostic::error("missing-burst-value", message)
                .at(burst.at.clone())
                .hint("build all of them with `--each`, or one with `--burst VALUE`");
            self.collector.add(vec![diagnostic], None);
            return Err(BuildError::Invalid(self.findings()));
        }
        match self.values().into_iter().next() {
            Some((value, _, _)) => Ok(value),
            None => Err(BuildError::Invalid(self.findings())),
        }
    }

    /// The deck of the value that was chosen.
    fn only(
        mut self,
        target: Target<'_>,
        progress: &mut dyn Progress,
    ) -> Result<MadeDeck, BuildError> {
        let value = self.only_value()?;
        let made = self.made(value.as_ref(), target, None, progress);
        let outer = std::mem::take(&mut self.collector).finish();
        let findings = |inner| self.shown(outer, inner);
        match made? {
            Made::Deck(mut deck, found) => {
                deck.report.findings = findings(found);
                Ok(*deck)
            }
            Made::Skipped(reason, found) => {
                let message = format!("the burst leaves this value out: {reason}");
                let diagnostic = Diagnostic::error("skipped-burst-value", message);
                Err(BuildError::Invalid(findings([found, vec![diagnostic]].concat())))
            }
            Made::Nothing(found) => Err(BuildError::Invalid(findings(found))),
        }
    }

    /// Whether something was found that stops every deck.
    pub(super) fn has_errors(&self) -> bool {
        self.collector.has_errors()
    }

    /// What was found of all decks, and of one.
    pub(super) fn all_findings(&self, inner: Vec<Diagnostic>) -> Findings {
        let outer = self.collector.clone().finish();
        self.shown(outer, inner)
    }

    fn values(&self) -> Vec<Turn> {
        if self.prepared.spec.burst.is_none() {
            return vec![(None, 1, 1)];
        }
        let of = self.burst.len();
        self.burst.iter().enumerate().map(|(i, v)| (Some(v.clone()), i + 1, of)).collect()
    }

    fn start(&self) -> Location {
        Location::point(self.prepared.file.display().to_string(), 1, 1)
    }

    /// Makes tables and slides of a deck, for their mistakes.
    pub(super) fn checked(
        &self,
        value: Option<&Value>,
        progress: &mut dyn Progress,
    ) -> Result<Checked<'_>, Error> {
        let edition = Edition::new(&self.prepared, value, progress)?;
        let mut collector = Collector::default();
        let mut found = edition.diagnostics.clone();
        let skipped = edition.is_skipped(&mut found);
        collector.add(found, None);
        if skipped.is_some() {
            let (plan, diagnostics) = (Plan::default(), collector.finish());
            return Ok(Checked { edition, plan, name: String::new(), diagnostics, skipped });
        }
        edition.run_checks(&mut collector);
        let plan = edition.plan(&mut collector);
        edition.check(&plan, progress, &mut collector);
        unless_stopped(&self.options.cancel)?;
        // What the deck is called may come from a table that nothing else uses.
        let mut found = Vec::new();
        let name = output::name(&edition, &mut found);
        if edition.is_complete() && !collector.has_errors() && !self.collector.has_errors() {
            edition.warn_unused(&mut collector);
        }
        collector.add(found, None);
        Ok(Checked { edition, plan, name, diagnostics: collector.finish(), skipped })
    }

    /// Builds the deck of a value, if nothing is wrong with it.
    fn made(
        &self,
        value: Option<&Value>,
        target: Target<'_>,
        names: Option<&mut Names>,
        progress: &mut dyn Progress,
    ) -> Result<Made, Error> {
        let (options, stopped) = (self.options, self.collector.has_errors());
        let Checked { edition, plan, name, mut diagnostics, skipped } =
            self.checked(value, progress)?;
        if let Some(reason) = skipped {
            return Ok(Made::Skipped(reason, diagnostics));
        }
        if let Some(names) = names {
            names.add(&edition, &name, &mut diagnostics);
        }
        let stopped = stopped || diagnostics.iter().any(Diagnostic::is_error);
        let template = match &edition.prepared.template {
            Some(template) if !stopped => template,
            _ => return Ok(Made::Nothing(diagnostics)),
        };
        let Some(guard) = &edition.guard else { return Ok(Made::Nothing(diagnostics)) };
        let path = match target {
            Target::File(output) => output::path(output, &name),
            Target::Memory => PathBuf::from(&name),
        };
        if let Target::File(_) = target {
            output::keep_inputs(&edition, &path)?;
        }
        let leave = match guard.leave() {
            Ok(leave) => leave,
            Err(refused) => return Ok(Made::Nothing([diagnostics, vec![refused]].concat())),
        };
        let edition = &edition;
        let writing = Writing { edition, plan: &plan, template, options, guard, leave: &leave };
        let mut deck = match put(&writing, &path, target, progress) {
            Ok(deck) => deck,
            Err(unwritten) => return undone(guard, &leave, unwritten, diagnostics),
        };
        diagnostics.extend(unsound(edition, &deck.inherited));
        deck.made.report.governed = guard.governed(&leave);
        deck.made.report.dropped = plan.dropped;
        Ok(Made::Deck(Box::new(deck.made), diagnostics))
    }

    fn findings(&mut self) -> Findings {
        let found = std::mem::take(&mut self.collector).finish();
        self.shown(found, Vec::new())
    }

    fn shown(&self, outer: Vec<Diagnostic>, inner: Vec<Diagnostic>) -> Findings {
        let prepared = &self.prepared;
        let all = [outer, inner].concat();
        // A burst has thousands of decks, most of which have nothing to show.
        let texts = if all.is_empty() { BTreeMap::new() } else { prepared.texts.clone() };
        Findings::new(all, texts, prepared.paths.asked())
    }
}

/// A deck that is where it belongs.
struct Placed {
    made: MadeDeck,
    /// What is wrong with the template, and so with the deck.
    inherited: Vec<Finding>,
}

/// Makes the deck and puts it where it belongs. A file keeps nothing in memory.
fn put(
    writing: &Writing<'_>,
    path: &Path,
    target: Target<'_>,
    progress: &mut dyn Progress,
) -> Result<Placed, Unwritten> {
    let mut slides = Vec::new();
    let brand = writing.template.brand();
    let mut see = |slide: &ResolvedSlide| {
        if let Target::Memory = target {
            slides.push(SlideOutline::of(slide, brand));
        }
    };
    let (count, deck) = writing.make(path, &mut see, progress)?;
    let mut made = MadeDeck { slides, ..MadeDeck::default() };
    match target {
        Target::File(_) => save_atomically(path, |sink| Ok(sink.write_all(&deck)?))
            .map_err(|source| Error::WriteDeck { path: path.to_owned(), source })?,
        Target::Memory => {
            made.bytes = deck;
            made.tables = outline::tables(writing.edition, writing.guard);
        }
    }
    made.report = BuildReport {
        output: path.to_owned(),
        slides: count.slides,
        charts: count.charts,
        tables: count.tables,
        pictures: count.pictures,
        bytes: count.bytes,
        ..BuildReport::default()
    };
    Ok(Placed { made, inherited: count.inherited })
}

/// Remembers that a deck was not written, and says why.
fn undone(
    guard: &Guard,
    leave: &Leave,
    unwritten: Unwritten,
    mut diagnostics: Vec<Diagnostic>,
) -> Result<Made, Error> {
    let code = match &unwritten {
        Unwritten::Failed(error) => error.code(),
        Unwritten::Refused(refused) => refused.code,
    };
    // A log that cannot be written is why nothing was done; it is told once.
    let told = guard.failed(leave, code);
    match unwritten {
        Unwritten::Failed(error) => Err(error),
        Unwritten::Refused(refused) => {
            let unlogged = told.err().filter(|d| d.code != refused.code);
            diagnostics.push(refused);
            diagnostics.extend(unlogged);
            Ok(Made::Nothing(diagnostics))
        }
    }
}

/// The warning of a template that has faults of its own.
fn unsound(edition: &Edition<'_>, inherited: &[Finding]) -> Option<Diagnostic> {
    let first = inherited.first()?;
    let template = edition.prepared.spec.report.template.as_ref()?;
    let message =
        format!("the template `{}` has faults that PowerPoint may repair", template.value);
    let warning = Diagnostic::warning("unsound-template", message).at(template.at.clone());
    let others = match inherited.len() {
        1 => String::new(),
        count => format!(", and {} more", count - 1),
    };
    let note = format!("{}: {}{others}", first.part, first.message);
    Some(warning.note(note, None).hint("`indeck lint` names them all"))
}

/// The one value that a caller chose.
fn choose(
    chosen: &str,
    values: Vec<Value>,
    prepared: &Prepared,
    found: &mut Vec<Diagnostic>,
) -> Vec<Value> {
    let at = Location::point(BURST, 1, 1);
    let Some(burst) = &prepared.spec.burst else {
        let diagnostic = Diagnostic::error("no-burst", "the report makes one deck, not several");
        found.push(diagnostic.at(at).hint("leave `--burst` out"));
        return Vec::new();
    };
    if let Some(value) = values.iter().find(|v| v.to_string() == chosen) {
        return vec![value.clone()];
    }
    if !found.iter().any(Diagnostic::is_error) {
        let message = format!("the burst has no value `{chosen}`");
        let mut diagnostic = Diagnostic::error("unknown-burst-value", message).at(at);
        let names: Vec<String> = values.iter().map(Value::to_string).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        if prepared.may_tell(&burst.over) {
            diagnostic.hints = suggest::hints(chosen, "values", names);
        }
        found.push(diagnostic);
    }
    Vec::new()
}

/// Names of the decks of a burst, which must differ, with the values that have them first.
#[derive(Default)]
struct Names {
    taken: BTreeMap<String, String>,
}

impl Names {
    fn add(&mut self, edition: &Edition<'_>, name: &str, found: &mut Vec<Diagnostic>) {
        let label = edition.label().unwrap_or_default();
        let Some(other) = self.taken.get(&name.to_lowercase()) else {
            self.taken.insert(name.to_lowercase(), label);
            return;
        };
        let message = format!("the deck of `{other}` is written to `{name}` already");
        let mut diagnostic = Diagnostic::error("duplicate-output", message);
        let report = &edition.prepared.spec.report;
        let over = edition.prepared.spec.burst.as_ref();
        let at = report.output.as_ref().map(|o| o.at.clone());
        diagnostic.at = at.or_else(|| over.map(|b| b.over.at.clone()));
        let column = over.map_or("value", |b| b.over.value.as_str());
        let mention = format!("burst.{column}");
        let told_apart = report.output.as_ref().is_none_or(|o| o.text.contains(&mention));
        found.push(if told_apart {
            diagnostic.hint(
                "the names differ in case or in characters that files cannot have: add something \
                 to `output` that tells them apart",
            )
        } else {
            diagnostic.hint(format!("put `{{{{ {mention} }}}}` into `output`"))
        });
    }
}

/// The folder of a spec, where decks are put if nothing else is said.
pub fn folder_of(spec: &Path) -> PathBuf {
    match spec.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

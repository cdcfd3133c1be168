//! One deck of a report: the only one, or that of one value of its burst.

use std::collections::BTreeMap;

use indeck_model::spec::{ReportInfo, Written};
use indeck_model::{Dataset, Diagnostic, Value};
use indeck_spec::expr::{self, Record, Scope};
use indeck_spec::{Tables, suggest, words};

use crate::Error;
use crate::report::access;
use crate::report::collect::{Collector, Context};
use crate::report::guard::Guard;
use crate::report::make::Maker;
use crate::report::plan::{MAX_SLIDES, Plan, Planner, too_many_slides};
use crate::report::prepare::Prepared;
use crate::report::resolve::Resolver;
use crate::report::{CheckResult, Progress, Step};

/// A deck's tables and what expressions see in it.
pub(crate) struct Edition<'p> {
    pub(crate) prepared: &'p Prepared,
    burst: Option<Record>,
    tables: Tables,
    report: Record,
    /// What was found while it was made.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The policy's hold on it; `None` where the data may not be read.
    pub(crate) guard: Option<Guard>,
}

impl<'p> Edition<'p> {
    /// The deck of a value of the burst, or the only one.
    pub(crate) fn new(
        prepared: &'p Prepared,
        value: Option<&Value>,
        progress: &mut dyn Progress,
    ) -> Result<Self, Error> {
        let over = prepared.spec.burst.as_ref().map(|b| b.over.value.as_str());
        let burst = over.zip(value);
        let cut: Option<Vec<Dataset>> = burst.map(|(over, value)| slice(prepared, over, value));
        let burst = burst.map(|(over, v)| BTreeMap::from([(over.to_owned(), v.clone())]));
        let mut diagnostics = Vec::new();
        let datasets = cut.as_deref().unwrap_or(&prepared.datasets);
        let (guard, tables) = match access::open(prepared, value, datasets) {
            Ok((guard, datasets)) => {
                let burst = burst.as_ref();
                let maker = Maker { prepared, datasets: &datasets, burst, guard: &guard };
                let tables = maker.tables(progress, &mut diagnostics)?;
                (Some(guard), tables)
            }
            Err(refused) => {
                diagnostics.extend(refused);
                (None, prepared.failed_tables())
            }
        };
        let report = Record::new();
        let mut edition = Self { prepared, burst, tables, report, diagnostics, guard };
        edition.fill_record();
        Ok(edition)
    }

    /// What expressions see.
    pub(crate) fn scope(&self) -> Scope<'_> {
        self.prepared.scope(&self.tables, &self.report, self.burst.as_ref())
    }

    /// A maker of slides.
    pub(crate) fn resolver(&self) -> Resolver<'_> {
        let prepared = self.prepared;
        Resolver {
            brand: prepared.template.as_ref().map(indeck_ooxml::Template::brand),
            file: prepared.spec.brand.as_ref(),
            brand_lost: prepared.brand_lost,
            scope: self.scope(),
            report: &prepared.spec.report,
            paths: &prepared.paths,
            pictures: &prepared.pictures,
            draws: false,
            marking: self.guard.as_ref().and_then(Guard::marking),
        }
    }

    /// What `report.…` is: its texts may speak of parameters and tables, and of those before them.
    fn fill_record(&mut self) {
        let info: &ReportInfo = &self.prepared.spec.report;
        let id = info.id.as_ref().map_or(Value::Null, |id| Value::Text(id.value.clone()));
        self.report.insert("id".to_owned(), id);
        let parts = [("title", &info.title), ("author", &info.author), ("subject", &info.subject)];
        parts.iter().for_each(|(name, _)| {
            self.report.insert((*name).to_owned(), Value::Null);
        });
        for (name, written) in parts {
            let Some(written) = written else { continue };
            let mut found = Vec::new();
            let text = self.text(written, &mut found);
            self.diagnostics.extend(found);
            self.report.insert(name.to_owned(), Value::Text(text));
        }
    }

    /// A part of `report.…` as text.
    pub(crate) fn part(&self, name: &str) -> Option<String> {
        match self.report.get(name) {
            Some(Value::Text(text)) => Some(text.clone()),
            _ => None,
        }
    }

    /// The words of a text that stands outside all slides.
    pub(crate) fn text(&self, written: &Written, found: &mut Vec<Diagnostic>) -> String {
        words::plain(written, self.scope(), found).text
    }

    /// Why the burst leaves this deck out, if it does.
    pub(crate) fn is_skipped(&self, found: &mut Vec<Diagnostic>) -> Option<String> {
        let when = self.prepared.spec.burst.as_ref()?.when.as_ref()?;
        let holds = expr::truth(when, self.scope(), found)?;
        (!holds).then(|| format!("`{}` is not true", when.text.trim()))
    }

    /// The slides that there are.
    pub(crate) fn plan(&self, collector: &mut Collector) -> Plan<'p> {
        let most = self.prepared.limits.slides;
        Planner::plan(&self.prepared.spec.slides, self.scope(), most, collector)
    }

    /// Makes every slide once, for its mistakes.
    pub(crate) fn check(
        &self,
        plan: &Plan<'_>,
        progress: &mut dyn Progress,
        collector: &mut Collector,
    ) {
        let resolver = self.resolver();
        let of = plan.slides.len();
        let most = self.prepared.limits.slides.min(MAX_SLIDES);
        let mut made = 0;
        for (index, planned) in plan.slides.iter().enumerate() {
            if self.prepared.cancel.is_cancelled() {
                return;
            }
            progress.step(&Step::Check { number: index + 1, of });
            let mut found = Vec::new();
            made += resolver.slide(planned, &mut found).len();
            if made > most {
                // What goes on upon further slides counts, too.
                found.push(too_many_slides(most, &planned.spec.at));
            }
            collector.add(found, planned.context.as_ref());
            if made > most {
                break;
            }
        }
        for unseen in &plan.unseen {
            let mut found = Vec::new();
            resolver.unseen(unseen, &mut found);
            collector.add(found, unseen.context.as_ref());
        }
    }

    /// Evaluates the checks; failed ones are diagnostics as well.
    pub(crate) fn run_checks(&self, collector: &mut Collector) -> Vec<CheckResult> {
        let mut results = Vec::new();
        let burst = self.label();
        for check in &self.prepared.spec.checks {
            let mut found = Vec::new();
            let passed = expr::truth(&check.assert, self.scope(), &mut found);
            let asserted = check.assert.text.trim();
            let before = found.len();
            let said = check.message.as_ref().map(|m| self.text(m, &mut found));
            // A message with a mistake would be one with a hole.
            let message = said
                .filter(|_| found.len() == before)
                .unwrap_or_else(|| format!("`{asserted}` is not true"));
            if passed == Some(false) {
                let text = format!("the check `{}` failed: {message}", check.id.value);
                let at = check.assert.at.clone();
                let diagnostic = Diagnostic {
                    severity: check.severity,
                    ..Diagnostic::error("check-failed", text).at(at)
                };
                found.push(diagnostic);
            }
            collector.add(found, None);
            results.push(CheckResult {
                id: check.id.value.clone(),
                passed,
                severity: check.severity,
                message,
                at: check.at.clone(),
                burst: burst.clone(),
            });
        }
        results
    }

    /// The burst's value as text.
    pub(crate) fn label(&self) -> Option<String> {
        self.burst.as_ref()?.values().next().map(Value::to_string)
    }

    /// In which deck something happened.
    pub(crate) fn context(&self) -> Option<Context> {
        let burst = self.prepared.spec.burst.as_ref()?;
        let label = format!("`{}` = `{}`", burst.over.value, self.label()?);
        Some(Context { label, at: burst.over.at.clone() })
    }

    /// Warns of tables and sources that nothing uses; told only where no other mistake may hide
    /// their use.
    pub(crate) fn warn_unused(&self, collector: &mut Collector) {
        let warning = |code, message: String, at: &indeck_model::Location, hint: &str| {
            vec![Diagnostic::warning(code, message).at(at.clone()).hint(hint)]
        };
        let (spec, mentions) = (&self.prepared.spec, &self.prepared.mentions);
        let unused = |name: &str| !self.tables.is_used(name) && !mentions.any_other_says(name);
        for table in spec.tables.iter().filter(|t| unused(&t.name)) {
            let message = format!("nothing uses the table `{}`", table.name.value);
            let hint = "remove it, or show it on a slide";
            collector.add(warning("unused-table", message, &table.name.at, hint), None);
        }
        let read = |name: &str| {
            self.tables.ready().any(|t| t.lineage.sources.iter().any(|s| s.name == name))
                || mentions.any_other_says(name)
                || mentions.says(name, name)
        };
        for source in spec.sources.iter().filter(|s| !read(&s.source.name)) {
            let message = format!("no table uses the source `{}`", source.source.name.value);
            let hint = "remove it, or name it in a table's `sql`";
            collector.add(warning("unused-source", message, &source.source.name.at, hint), None);
        }
        let given = self.prepared.datasets.iter().map(|dataset| dataset.name.as_str());
        let further = given.filter(|name| self.prepared.entry(name).is_none());
        for name in further.filter(|name| !read(name)) {
            let message = format!("no table uses the data frame `{name}`");
            // Whoever gives data means it to be shown: where its name is misspelt, the deck would say
            // what files said before.
            let mut unused = Diagnostic::error("unused-source", message);
            let named = spec.sources.iter().map(|source| source.source.name.value.as_str());
            let meant = suggest::nearest(name, named.collect::<Vec<_>>());
            unused.hints = meant.iter().map(|meant| format!("did you mean `{meant}`?")).collect();
            let hint = "give it under the name of a source, or name it in a table's `sql`";
            collector.add(vec![unused.hint(hint)], None);
        }
    }

    /// The tables that could be made.
    pub(crate) fn ready(&self) -> impl Iterator<Item = &indeck_model::ResultTable> {
        self.tables.ready()
    }

    /// Whether every table could be made.
    pub(crate) fn is_complete(&self) -> bool {
        self.tables.is_complete()
    }
}

/// The sources, those that have the column with the rows of one value.
fn slice(prepared: &Prepared, over: &str, value: &Value) -> Vec<Dataset> {
    let cut = |dataset: &Dataset| {
        if prepared.is_whole(&dataset.name) {
            return dataset.clone();
        }
        indeck_data::only(dataset, over, value).unwrap_or_else(|| dataset.clone())
    };
    prepared.datasets.iter().map(cut).collect()
}

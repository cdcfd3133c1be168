//! Named tables: queries in the order in which they need one another, and what is made of their
//! results.
//!
//! Where a policy governs the report, the tables that are read from sources go through disclosure
//! control first, all at once (`governed`); everything else is made of what it let through.

mod finish;
mod governed;

use std::collections::{BTreeMap, BTreeSet};

use indeck_data::Engine;
use indeck_model::spec::{Located, QuerySpec, TableRows, TableSpec};
use indeck_model::{Dataset, Diagnostic, ResultTable, Value};
use indeck_spec::expr::{self, Record};
use indeck_spec::{Found, Tables, suggest};

use crate::Error;
use crate::report::collect::errors;
use crate::report::guard::Guard;
use crate::report::prepare::Prepared;
use crate::report::stop::unless_stopped;
use crate::report::{Progress, Step};
use finish::finish;
use governed::Disclosed;

pub(crate) use governed::is_shown;

/// Most rows of a table: more than any slide or chart can show.
const MAX_ROWS: usize = 100_000;

/// Makes the tables of a deck.
pub(crate) struct Maker<'a> {
    pub(crate) prepared: &'a Prepared,
    pub(crate) datasets: &'a [Dataset],
    pub(crate) burst: Option<&'a Record>,
    /// Who sees tables before anything else does.
    pub(crate) guard: &'a Guard,
}

impl Maker<'_> {
    /// All tables; those that could not be made are failed ones.
    pub(crate) fn tables(
        &self,
        progress: &mut dyn Progress,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Result<Tables, Error> {
        let prepared = self.prepared;
        let mut tables = prepared.failed_tables();
        // A misspelt `sources` would make every query a mistake of its own.
        let lost = prepared.source_names.is_empty()
            && prepared.diagnostics.iter().any(Diagnostic::is_error);
        if prepared.spec.tables.is_empty() || lost {
            return Ok(tables);
        }
        let mut engine = Engine::within(self.datasets, &prepared.limits.data)?
            .with_cancel(prepared.cancel.clone());
        let ordered = prepared.mentions.ordered(&prepared.spec.tables, diagnostics);
        let mut disclosed = match self.guard.governs() {
            true => self.disclosed(&ordered, &mut engine, progress, diagnostics),
            false => Disclosed::default(),
        };
        unless_stopped(&prepared.cancel)?;
        let mut tried = BTreeSet::new();
        for spec in ordered {
            if !self.guard.governs() {
                progress.step(&Step::Table { name: &spec.name });
            }
            if disclosed.is_lost(&spec.name) {
                tried.insert(spec.name.value.as_str());
            }
            if tried.contains(spec.name.as_str()) || self.needs_what_is_lost(spec, &tables, &tried)
            {
                continue;
            }
            let before = diagnostics.len();
            let sources = Sources { engine: &engine, tables: &tables };
            let made = self.table(spec, &sources, &mut disclosed, diagnostics);
            unless_stopped(&prepared.cancel)?;
            tried.insert(spec.name.value.as_str());
            let Some(table) = made else {
                self.tell_circle(spec, &tried, before, diagnostics);
                continue;
            };
            let is_read = prepared.mentions.any_other_says(&spec.name);
            if is_read && !prepared.mentions.is_shared(&spec.name) && !disclosed.is_view(&spec.name)
            {
                engine.register(&table)?;
            }
            tables.insert(table);
        }
        Ok(tables)
    }

    /// A table that could not be made for want of one that comes later needs itself. What follows
    /// from another mistake is not told; where there is none, this is the mistake.
    fn tell_circle(
        &self,
        spec: &TableSpec,
        tried: &BTreeSet<&str>,
        before: usize,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let found = diagnostics.get(before..).unwrap_or_default();
        let later = |name: &&String| {
            !tried.contains(name.as_str()) && self.prepared.mentions.says(&spec.name, name)
        };
        let waits = self.prepared.table_names.iter().any(|name| later(&name));
        let unknown = |d: &Diagnostic| matches!(d.code, "unknown-table" | "table-cycle");
        if found.is_empty() || (waits && found.iter().all(unknown)) {
            diagnostics.truncate(before);
            diagnostics.push(too_early(spec));
        }
    }

    /// Whether a query reads a source or table that could not be made: why is told there.
    fn needs_what_is_lost(
        &self,
        spec: &TableSpec,
        tables: &Tables,
        tried: &BTreeSet<&str>,
    ) -> bool {
        let says = |name: &&String| self.prepared.mentions.says(&spec.name, name);
        let mut others = self.prepared.table_names.iter().filter(says);
        let lost = |name: &str| tried.contains(name) && tables.is_failed(name);
        self.needs_lost_source(spec) || others.any(|name| *name != *spec.name && lost(name))
    }

    /// Whether a table reads a source that is not there, or may not be read: why is told there.
    fn needs_lost_source(&self, spec: &TableSpec) -> bool {
        let says = |name: &&String| self.prepared.mentions.says(&spec.name, name);
        let loaded = |name: &str| self.datasets.iter().any(|d| d.name == name);
        self.prepared.source_names.iter().filter(says).any(|name| !loaded(name))
    }

    fn table(
        &self,
        spec: &TableSpec,
        sources: &Sources<'_>,
        disclosed: &mut Disclosed,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<ResultTable> {
        let mut table = match disclosed.ready.remove(&spec.name.value) {
            Some(table) => table,
            None => self.rows(spec, sources, diagnostics)?,
        };
        let before = errors(diagnostics);
        let report = Record::new();
        let scope = self.prepared.scope(sources.tables, &report, self.burst);
        let filter = spec.filter.as_ref();
        let rows = filter.and_then(|filter| expr::rows(filter, &table, scope, diagnostics));
        if let Some(rows) = rows {
            table = own(table.pick(&rows));
        }
        let mut failed: Vec<&str> = Vec::new();
        for (name, written) in &spec.derive {
            // What needs a column that could not be made would be a mistake of its own.
            let follows = failed.iter().any(|name| written.text.contains(name));
            if follows || table.column(name).is_some() {
                diagnostics.extend((!follows).then(|| derived_twice(&table, name)));
                continue;
            }
            match expr::column(name, written, &table, scope, diagnostics) {
                Some(column) => table.columns.push(indeck_data::with_usual_format(column)),
                None => failed.push(name),
            }
        }
        finish(&mut table, spec, &failed, diagnostics);
        (errors(diagnostics) == before && failed.is_empty()).then_some(table)
    }

    /// The rows that a table begins with.
    fn rows(
        &self,
        spec: &TableSpec,
        sources: &Sources<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<ResultTable> {
        if let Some(query) = self.query(spec) {
            let made = self.seen(&query, sources.engine);
            return made.map_err(|found| diagnostics.extend(found)).ok();
        }
        let TableRows::Table(from) = &spec.rows else { return None };
        match sources.tables.find(from) {
            Found::Ready(table) => {
                let name = spec.name.as_str().into();
                Some(ResultTable { name, ..own((**table).clone()) })
            }
            Found::Failed => None,
            Found::Unknown => {
                diagnostics.push(self.unknown(from));
                None
            }
        }
    }

    /// The query that a table's rows come from; nothing for the rows of another table.
    fn query(&self, spec: &TableSpec) -> Option<QuerySpec> {
        let sql = match &spec.rows {
            TableRows::Sql(sql) => sql.clone(),
            TableRows::Table(from) if self.means_source(spec, from) => select_all(from),
            TableRows::Table(_) => return None,
        };
        let known = |column: &str| !spec.derive.iter().any(|(name, _)| name.value == column);
        let queried = |pairs: &[(Located<String>, String)]| -> Vec<(Located<String>, String)> {
            pairs.iter().filter(|(name, _)| known(name)).cloned().collect()
        };
        let (labels, formats) = (queried(&spec.labels), queried(&spec.formats));
        Some(QuerySpec { name: spec.name.clone(), sql, labels, formats })
    }

    /// Whether the name that a table takes its rows from is a source's: a table's comes first, but
    /// for its own.
    fn means_source(&self, spec: &TableSpec, from: &Located<String>) -> bool {
        let is_table = self.prepared.table_names.contains(&from.value);
        self.is_source(from) && (from.value == spec.name.value || !is_table)
    }

    fn is_source(&self, name: &str) -> bool {
        self.prepared.source_names.iter().any(|source| source == name)
    }

    /// What `$name` stands for in SQL.
    fn parameters(&self) -> BTreeMap<String, Value> {
        let burst = self.burst.into_iter().flatten();
        let all = burst.chain(&self.prepared.params);
        all.map(|(name, value)| (name.clone(), value.clone())).collect()
    }

    fn unknown(&self, from: &Located<String>) -> Diagnostic {
        let message = format!("there is no table or source `{}`", from.value);
        let mut diagnostic = Diagnostic::error("unknown-table", message).at(from.at.clone());
        let tables = self.prepared.table_names.iter();
        let names = tables.chain(&self.prepared.source_names).map(String::as_str);
        diagnostic.hints = suggest::hints(from, "tables and sources", names.collect::<Vec<_>>());
        diagnostic
    }
}

/// What tables are made of.
struct Sources<'a> {
    engine: &'a Engine,
    tables: &'a Tables,
}

/// All rows of a source.
fn select_all(source: &Located<String>) -> Located<String> {
    Located::new(format!("SELECT * FROM \"{}\"", source.value), source.at.clone())
}

/// A table whose rows are its own, wherever they came from.
fn own(table: ResultTable) -> ResultTable {
    ResultTable { picked: None, ..table }
}

fn derived_twice(table: &ResultTable, name: &Located<String>) -> Diagnostic {
    let message = format!("table `{}` has the column `{}` already", table.name, name.value);
    Diagnostic::error("duplicate-column", message)
        .at(name.at.clone())
        .hint("give the derived column another name")
}

/// Says that a table needs one that is not made yet.
fn too_early(spec: &TableSpec) -> Diagnostic {
    let message = format!("the table `{}` needs itself, or a table that needs it", *spec.name);
    Diagnostic::error("table-cycle", message)
        .at(spec.name.at.clone())
        .hint("let its expressions name its own columns, and tables that do not name it")
}

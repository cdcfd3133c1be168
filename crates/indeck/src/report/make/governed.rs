//! Tables under a policy: what is read from sources is withheld, rounded and merged before
//! anything else sees it.
//!
//! Queries over queries are views, so that each is told down to the records of the sources. The
//! tables that a slide, a check or another expression may name go through disclosure control
//! together: what they say of one another counts. What only other queries read is never looked at.

use std::collections::{BTreeMap, BTreeSet};

use indeck_data::Engine;
use indeck_model::spec::{QuerySpec, TableRows, TableSpec};
use indeck_model::{Diagnostic, ResultTable};

use super::{MAX_ROWS, Maker};
use crate::report::prepare::Prepared;
use crate::report::{Progress, Step};

/// What disclosure control let through.
#[derive(Default)]
pub(super) struct Disclosed {
    /// Tables by name.
    pub(super) ready: BTreeMap<String, ResultTable>,
    /// Tables that could not be made, or may not be shown; why is told.
    lost: BTreeSet<String>,
    /// Tables that other queries read down to the sources.
    views: BTreeSet<String>,
}

impl Disclosed {
    /// Whether there is no such table, and it is told why.
    pub(super) fn is_lost(&self, name: &str) -> bool {
        self.lost.contains(name)
    }

    /// Whether the engine knows the table already.
    pub(super) fn is_view(&self, name: &str) -> bool {
        self.views.contains(name)
    }
}

impl Maker<'_> {
    /// The tables that are read from sources alone, as they may be shown.
    pub(super) fn disclosed(
        &self,
        ordered: &[&TableSpec],
        engine: &mut Engine,
        progress: &mut dyn Progress,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Disclosed {
        let mut disclosed = Disclosed::default();
        let mut shown = Vec::new();
        for spec in ordered.iter().filter(|spec| !self.reads_made(spec)) {
            let Some(query) = self.query(spec) else { continue };
            if self.prepared.cancel.is_cancelled() {
                break;
            }
            progress.step(&Step::Table { name: &spec.name });
            if self.needs_lost_source(spec) {
                disclosed.lost.insert(spec.name.value.clone());
                continue;
            }
            match self.raw(spec, &query, engine, &mut disclosed) {
                Ok(table) if self.is_shown(spec) => shown.push(table),
                // Its columns are known, so that what is wrong with it is found; its rows are
                // nobody's business.
                Ok(table) => {
                    let name = spec.name.value.clone();
                    disclosed.ready.insert(name, super::own(table.pick(&[])));
                }
                Err(diagnostic) => {
                    diagnostics.push(diagnostic);
                    disclosed.lost.insert(spec.name.value.clone());
                }
            }
        }
        if self.prepared.cancel.is_cancelled() {
            // The caller of this asks for itself; nothing is disclosed.
            return disclosed;
        }
        let names: Vec<String> = shown.iter().map(|table| table.name.to_string()).collect();
        match self.guard.disclose(shown) {
            Ok(tables) => {
                disclosed.ready.extend(tables.into_iter().map(|t| (t.name.to_string(), t)));
            }
            Err(refusals) => {
                diagnostics.extend(refusals);
                disclosed.lost.extend(names);
            }
        }
        disclosed
    }

    /// A table with its facts; the engine learns of it where other queries may read it.
    fn raw(
        &self,
        spec: &TableSpec,
        query: &QuerySpec,
        engine: &mut Engine,
        disclosed: &mut Disclosed,
    ) -> Result<ResultTable, Diagnostic> {
        let (parameters, mentions) = (self.parameters(), &self.prepared.mentions);
        let facts = self.guard.facts();
        let table = engine.query_with_facts(query, &parameters, MAX_ROWS, facts)?;
        let is_read = mentions.any_other_says(&spec.name) && !mentions.is_shared(&spec.name);
        if is_read && is_plain(spec) {
            engine.define(query, &parameters)?;
            disclosed.views.insert(spec.name.value.clone());
        }
        Ok(table)
    }

    /// The result of a query as it may be shown: of one that reads tables that were made before,
    /// and perhaps sources as well.
    pub(super) fn seen(
        &self,
        query: &QuerySpec,
        engine: &Engine,
    ) -> Result<ResultTable, Vec<Diagnostic>> {
        let (parameters, facts) = (self.parameters(), self.guard.facts());
        let made = engine.query_with_facts(query, &parameters, MAX_ROWS, facts);
        let table = made.map_err(|diagnostic| vec![diagnostic])?;
        Ok(self.guard.disclose(vec![table])?.pop().unwrap_or_else(|| ResultTable::new("", vec![])))
    }

    /// Whether a query may read a table that is not one of the engine's yet.
    fn reads_made(&self, spec: &TableSpec) -> bool {
        let mentions = &self.prepared.mentions;
        let others = self.prepared.spec.tables.iter().filter(|t| t.name.value != spec.name.value);
        let mut made = others.filter(|t| !is_plain(t) && !mentions.is_shared(&t.name));
        let is_query = matches!(spec.rows, TableRows::Sql(_));
        is_query && made.any(|table| mentions.says(&spec.name, &table.name))
    }

    fn is_shown(&self, spec: &TableSpec) -> bool {
        is_shown(self.prepared, spec)
    }
}

/// Whether anything but a query may name the table; a word that stands anywhere is enough.
pub(crate) fn is_shown(prepared: &Prepared, spec: &TableSpec) -> bool {
    !is_plain(spec) || prepared.shown_words.contains(&spec.name.to_lowercase())
}

/// Whether a table is its query's result and nothing more.
fn is_plain(spec: &TableSpec) -> bool {
    let as_made = spec.filter.is_none() && spec.derive.is_empty() && spec.sort.is_empty();
    as_made && spec.limit.is_none() && matches!(spec.rows, TableRows::Sql(_))
}

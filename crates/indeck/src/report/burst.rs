//! What a burst goes over: the values with a deck each, and which of them may be told.

use std::collections::{BTreeMap, BTreeSet};

use indeck_data::SliceError;
use indeck_model::spec::Located;
use indeck_model::{Classification, Dataset, Diagnostic, IdentifierRole, Value};
use indeck_spec::suggest;

use crate::report::prepare::Prepared;

impl Prepared {
    /// The values of the burst with a deck each; none if the spec has no burst.
    pub(crate) fn burst_values(&self, diagnostics: &mut Vec<Diagnostic>) -> Vec<Value> {
        let Some(burst) = &self.spec.burst else { return Vec::new() };
        if let Some(refused) = self.masked_burst(|dataset| self.names_persons(dataset, &burst.over))
        {
            diagnostics.push(refused);
            return Vec::new();
        }
        let known = self.known_values(&burst.over, diagnostics);
        let by_name: BTreeMap<String, &Value> = known.iter().map(|v| (v.to_string(), v)).collect();
        let mut values = Vec::new();
        for written in &burst.values {
            match by_name.get(&written.value) {
                Some(value) => values.push((*value).clone()),
                None => diagnostics.push(self.unknown_value(&burst.over, written, &by_name)),
            }
        }
        let values = if burst.values.is_empty() { known } else { values };
        if let Some(max) = burst.max.as_ref().filter(|max| (values.len() as u64) > max.value) {
            let message = format!("the burst has {} values, and `max` is {}", values.len(), **max);
            let diagnostic = Diagnostic::error("loop-too-long", message).at(max.at.clone());
            diagnostics.push(diagnostic.hint("raise `max`, or name some of them as `values`"));
            return Vec::new();
        }
        values
    }

    /// All values that sources have in a column, sorted.
    fn known_values(
        &self,
        over: &Located<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Value> {
        let cut = |d: &&Dataset| !self.is_whole(&d.name);
        let mut found: Vec<Vec<Value>> = Vec::new();
        let mut uncut: Vec<&str> = Vec::new();
        for dataset in self.datasets.iter().filter(cut) {
            match indeck_data::distinct(dataset, over) {
                Ok(values) => found.push(values),
                Err(SliceError::UnknownColumn) => uncut.push(dataset.name.as_str()),
                Err(error) => {
                    let message = format!("`{}` cannot be split: {error}", dataset.name);
                    let diagnostic = Diagnostic::error("loop-too-long", message);
                    diagnostics.push(diagnostic.at(over.at.clone()));
                    return Vec::new();
                }
            }
        }
        let complete = self.datasets.len() == self.source_names.len();
        if found.is_empty() && complete {
            let message = format!("no source has the column `{}`", over.value);
            let mut diagnostic =
                Diagnostic::error("unknown-burst-column", message).at(over.at.clone());
            let columns: BTreeSet<&str> = self
                .datasets
                .iter()
                .filter(cut)
                .flat_map(|d| d.schema.fields().iter().map(|f| f.name().as_str()))
                .collect();
            diagnostic.hints = suggest::hints(over, "columns", columns);
            if self.spec.sources.iter().any(|s| s.whole) {
                diagnostic.hints.push("sources with `whole: true` do not count".to_owned());
            }
            diagnostics.push(diagnostic);
            uncut.clear();
        }
        diagnostics.extend(uncut.iter().map(|name| self.uncut(name, over)));
        let mut values: Vec<Value> = found.into_iter().flatten().collect();
        values.sort_by(indeck_spec::expr::order);
        values.dedup();
        values
    }

    fn unknown_value(
        &self,
        over: &str,
        written: &Located<String>,
        known: &BTreeMap<String, &Value>,
    ) -> Diagnostic {
        let message = format!("no source has `{}` in the column `{over}`", written.value);
        let diagnostic = Diagnostic::error("unknown-burst-value", message).at(written.at.clone());
        let names = known.keys().map(String::as_str);
        let hints = suggest::hints(&written.value, "values", names);
        hints.into_iter().filter(|_| self.may_tell(over)).fold(diagnostic, Diagnostic::hint)
    }

    /// Whether the policy masks a column, or says that it names persons.
    fn names_persons(&self, dataset: &str, column: &str) -> bool {
        let known = self.governor.policy().and_then(|p| p.document().datasets.get(dataset));
        let found = known.map(|known| known.column(column)).unwrap_or_default();
        found.role == IdentifierRole::Direct || !found.masks.is_empty()
    }

    /// Refuses a burst over a masked column: its decks are named after what the mask takes away.
    pub(crate) fn masked_burst(&self, is_masked: impl Fn(&str) -> bool) -> Option<Diagnostic> {
        let over = &self.spec.burst.as_ref()?.over;
        let has = |dataset: &&Dataset| dataset.schema.index_of(over).is_ok();
        let mut cut = self.datasets.iter().filter(|d| !self.is_whole(&d.name)).filter(has);
        let name = &cut.find(|dataset| is_masked(&dataset.name))?.name;
        let message = format!("a deck for each `{name}.{}` would name what is masked", **over);
        let refused = Diagnostic::error("policy-refused", message).at(over.at.clone());
        Some(refused.hint("split by a column that is not masked"))
    }

    /// Whether a finding may say a value of the column: whoever reads it need not be one who may
    /// read the data.
    pub(crate) fn may_tell(&self, column: &str) -> bool {
        let class = |dataset: &Dataset| {
            let index = dataset.schema.index_of(column).ok()?;
            let own = dataset.columns.get(index).and_then(|info| info.classification);
            Some(own.unwrap_or(dataset.classification))
        };
        let classes = self.datasets.iter().filter_map(class);
        self.governor.policy().is_none() || classes.max() <= Some(Classification::Internal)
    }

    /// Warns that every deck sees all rows of a source that does not say so.
    fn uncut(&self, name: &str, over: &Located<String>) -> Diagnostic {
        let message = format!("every deck sees all rows of the source `{name}`");
        let source = self.entry(name);
        let at = source.map_or(&over.at, |s| &s.source.name.at);
        Diagnostic::warning("uncut-source", message)
            .at(at.clone())
            .hint(format!("it has no column `{}`; if that is meant, add `whole: true`", over.value))
    }

    /// Whether every deck of a burst sees all rows of that source.
    pub(crate) fn is_whole(&self, name: &str) -> bool {
        self.entry(name).is_some_and(|source| source.whole)
    }
}

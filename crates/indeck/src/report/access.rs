//! Who asks for the data of a deck: the one who builds it, or the one who gets it.

use std::collections::BTreeSet;
use std::sync::Arc;

use indeck_model::spec::{RunAs, TableRows};
use indeck_model::{Dataset, Diagnostic, Location, Value};

use crate::govern::Actor;
use crate::report::guard::{Guard, Met, Watched};
use crate::report::prepare::Prepared;

/// Asks leave to read the datasets for the deck of a value of the burst, or the only one.
pub(super) fn open(
    prepared: &Prepared,
    value: Option<&Value>,
    datasets: &[Dataset],
) -> Result<(Guard, Vec<Dataset>), Vec<Diagnostic>> {
    let mut governor = prepared.governor.clone();
    let mut builder = None;
    if let Some(recipient) = recipient(prepared, value)? {
        let acting = Arc::new(governor.acting_for(Actor::user(recipient)));
        builder = Some(std::mem::replace(&mut governor, acting));
    }
    let reads = Reads::of(prepared);
    let burst = prepared.spec.burst.as_ref();
    let watched = Watched {
        deck: deck(prepared, value),
        sealed: burst.is_some_and(|burst| !prepared.may_tell(&burst.over)),
        at: place(prepared),
        datasets,
        whole: &prepared.datasets,
        contents: &prepared.contents,
        conditions: conditions(prepared, value),
        reads: &|column| reads.column(column),
    };
    let (guard, seen) = Guard::open(governor, builder, watched)?;
    // A permit may ask for masks that the policy's columns do not have.
    let masks = |dataset: &str| burst.is_some_and(|burst| guard.masks(dataset, &burst.over));
    match prepared.masked_burst(masks) {
        Some(refused) => Err(vec![refused]),
        None => Ok((guard, seen)),
    }
}

/// The deck's name, as policies know it: the report's id, and the burst's value.
fn deck(prepared: &Prepared, value: Option<&Value>) -> String {
    let id = prepared.spec.report.id.as_ref().map(|id| id.value.clone());
    let stem = || prepared.file.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let id = id.or_else(stem).unwrap_or_default();
    value.map_or_else(|| id.clone(), |value| format!("{id}/{value}"))
}

fn place(prepared: &Prepared) -> Location {
    let start = || Location::point(prepared.file.display().to_string(), 1, 1);
    prepared.spec.policy.as_ref().map_or_else(start, |policy| policy.at.clone())
}

/// What all rows of the datasets meet that the burst cuts.
fn conditions(prepared: &Prepared, value: Option<&Value>) -> Vec<Met> {
    let (Some(burst), Some(value)) = (&prepared.spec.burst, value) else { return Vec::new() };
    let over = burst.over.value.as_str();
    let has = |dataset: &&Dataset| dataset.schema.field_with_name(over).is_ok();
    let cut = prepared.datasets.iter().filter(|d| !prepared.is_whole(&d.name)).filter(has);
    let met = |dataset: &Dataset| Met {
        source: dataset.name.clone(),
        condition: indeck_data::equality(&dataset.name, over, value),
        split_by: Some(over.to_owned()),
    };
    cut.map(met).collect()
}

/// Who gets the deck of a value, where the spec says that it is made under that person's rights.
fn recipient(
    prepared: &Prepared,
    value: Option<&Value>,
) -> Result<Option<String>, Vec<Diagnostic>> {
    let (Some(burst), Some(value)) = (&prepared.spec.burst, value) else { return Ok(None) };
    if burst.run_as != RunAs::Recipient {
        return Ok(None);
    }
    let label = value.to_string();
    match prepared.recipients.get(&label) {
        Some(recipient) => Ok(Some(recipient.clone())),
        None => {
            let at = burst.recipients.as_ref().map_or(&burst.at, |file| &file.at);
            let message = format!("nobody gets the deck of `{label}`");
            let refused = Diagnostic::error("policy-refused", message).at(at.clone());
            Err(vec![refused.hint("add the value and its recipient to the file of recipients")])
        }
    }
}

/// Which columns queries may read.
struct Reads {
    words: BTreeSet<String>,
    /// Whether a query takes all columns there are.
    all: bool,
}

impl Reads {
    fn of(prepared: &Prepared) -> Self {
        let tables = &prepared.spec.tables;
        let words = tables.iter().flat_map(|table| prepared.mentions.words(&table.name));
        let all = tables.iter().any(|table| match &table.rows {
            TableRows::Sql(sql) => takes_all(sql),
            TableRows::Table(_) => true,
        });
        let burst = prepared.spec.burst.iter().map(|burst| burst.over.to_lowercase());
        let words: BTreeSet<String> = words.cloned().chain(burst).collect();
        // A `NATURAL JOIN` reads columns that it does not name.
        let all = all || words.contains("natural");
        Self { words, all }
    }

    /// Whether one says all words of a column's name.
    fn column(&self, name: &str) -> bool {
        let is_end = |c: char| !c.is_alphanumeric() && c != '_';
        let mut words = name.split(is_end).filter(|word| !word.is_empty()).map(str::to_lowercase);
        self.all || words.all(|word| self.words.contains(&word))
    }
}

/// Whether a query has a `*` that is not the one of `count(*)` or of a product.
fn takes_all(sql: &str) -> bool {
    let small = sql.to_lowercase();
    let mut rest = small.as_str();
    while let Some(at) = rest.find('*') {
        let (before, after) = rest.split_at(at);
        let before = before.trim_end();
        let counts = before.ends_with('(');
        let multiplies = before
            .ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ')' | '"'))
            && !before.ends_with("select")
            && !before.ends_with("all")
            && !before.ends_with("distinct");
        if !counts && !multiplies {
            return true;
        }
        rest = after.get(1..).unwrap_or_default();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::takes_all;

    #[test]
    fn a_star_takes_all_columns_unless_it_counts_or_multiplies() {
        let cases = [
            ("SELECT * FROM a", true),
            ("SELECT a.* FROM a", true),
            ("SELECT count(*) FROM a", false),
            ("SELECT COUNT( * ) AS n FROM a", false),
            ("SELECT price * units FROM a", false),
            ("SELECT (a + b) * 2 FROM a", false),
            ("SELECT DISTINCT * FROM a", true),
            ("SELECT ALL * FROM a", true),
            ("SELECT n, * FROM a", true),
            ("SELECT n FROM a", false),
        ];
        for (sql, all) in cases {
            assert_eq!(takes_all(sql), all, "{sql}");
        }
    }
}

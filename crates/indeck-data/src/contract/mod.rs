//! Data contracts: what a spec expects of a source's rows.

mod breach;
mod unique;

use arrow_array::Array;
use indeck_model::spec::{ExpectSpec, Located, RangeExpectation};
use indeck_model::table::ColumnKind;
use indeck_model::{Dataset, Diagnostic, Value};

use crate::contract::breach::{Breach, HAS, counted, source_name};
use crate::suggest;
use crate::view::{self, ColumnView, Key};

/// Compares a source with what is expected of it.
///
/// Each broken entry is one error at its place in the spec, with the number of rows that break it
/// and the file and line (or row) of the first: `contract-rows`, `contract-column` (also for a
/// column of another entry that there is not), `contract-unique`, `contract-null`,
/// `contract-value` and `contract-range`. A missing cell breaks `not_null` alone. Cells are shown
/// only where a value is what is wrong, shortened, and never of data that is confidential or more.
///
/// ```
/// use indeck_data::{Limits, check_contract, read_csv};
/// use indeck_model::Location;
/// use indeck_model::spec::{ExpectSpec, Located, SourceSpec};
///
/// let at = |text: &str| Located::new(text.to_owned(), Location::point("report.yaml", 3, 12));
/// let source = SourceSpec::new(at("survey"), at("survey.csv"));
/// let csv = b"id,weight\n1,0.5\n2,\n3,1.5\n";
/// let survey = read_csv("survey.csv", csv, &source, &Limits::default()).dataset.unwrap();
/// let expect = ExpectSpec {
///     min_rows: None,
///     max_rows: None,
///     columns: vec![],
///     unique: vec![at("id")],
///     not_null: vec![at("weight")],
///     values: vec![],
///     range: vec![],
///     at: Location::point("report.yaml", 3, 1),
/// };
/// let broken = check_contract(&expect, &survey);
/// assert_eq!(broken.len(), 1);
/// assert_eq!(broken[0].message, "1 row has no `weight`: line 3 of `survey.csv`");
/// ```
pub fn check_contract(expect: &ExpectSpec, dataset: &Dataset) -> Vec<Diagnostic> {
    let contract = Contract { dataset };
    let mut found = contract.rows(expect);
    found.extend(expect.columns.iter().filter_map(|column| contract.column(column).err()));
    found.extend(expect.unique.iter().filter_map(|column| contract.unique(column)));
    found.extend(expect.not_null.iter().filter_map(|column| contract.not_null(column)));
    for (column, values) in &expect.values {
        found.extend(contract.values(column, values));
    }
    found.extend(expect.range.iter().flat_map(|range| contract.range(range)));
    found
}

struct Contract<'a> {
    dataset: &'a Dataset,
}

impl Contract<'_> {
    fn rows(&self, expect: &ExpectSpec) -> Vec<Diagnostic> {
        let rows = self.dataset.row_count() as u64;
        let broken = |limit: &Located<u64>, word: &str| {
            let (name, rows) = (source_name(self.dataset), counted(rows, "row"));
            let message = format!("{name} has {rows}, at {word} {} are expected", limit.value);
            Diagnostic::error("contract-rows", message).at(limit.at.clone())
        };
        let few = expect.min_rows.iter().filter(|least| rows < least.value);
        let many = expect.max_rows.iter().filter(|most| rows > most.value);
        few.map(|l| broken(l, "least")).chain(many.map(|l| broken(l, "most"))).collect()
    }

    fn column(&self, column: &Located<String>) -> Result<ColumnView, Diagnostic> {
        let name = column.value.as_str();
        ColumnView::of(self.dataset, name).ok_or_else(|| {
            let message = format!("{} has no column `{name}`", source_name(self.dataset));
            let mut unknown = Diagnostic::error("contract-column", message).at(column.at.clone());
            let names = self.dataset.schema.fields().iter().map(|field| field.name().as_str());
            unknown.hints = suggest::hints(name, names, "columns");
            unknown
        })
    }

    fn not_null(&self, column: &Located<String>) -> Option<Diagnostic> {
        let view = match self.column(column) {
            Ok(view) => view,
            Err(unknown) => return Some(unknown),
        };
        if view.arrays.iter().all(|array| array.null_count() == 0) {
            return None;
        }
        let mut breach = Breach::default();
        view.each(|row, key| {
            if key.is_none() {
                breach.add(row, None);
            }
        });
        let what = format!("no `{}`", column.value);
        breach.report("contract-null", HAS, &what, &column.at, self.dataset, view.kind)
    }

    fn unique(&self, column: &Located<String>) -> Option<Diagnostic> {
        let view = match self.column(column) {
            Ok(view) => view,
            Err(unknown) => return Some(unknown),
        };
        unique::check(&view, column, self.dataset)
    }

    fn values(&self, column: &Located<String>, values: &[Located<String>]) -> Vec<Diagnostic> {
        let view = match self.column(column) {
            Ok(view) => view,
            Err(unknown) => return vec![unknown],
        };
        let mut found = Vec::new();
        let mut allowed = Vec::with_capacity(values.len());
        for text in values {
            match view::fit(view.kind, &Value::Text(text.value.clone())) {
                Some(value) => allowed.push(value),
                None => found.push(no_value(column, text, view.kind)),
            }
        }
        let mut allowed: Vec<Key<'_>> =
            allowed.iter().filter_map(|value| Key::of(view.kind, value)).collect();
        allowed.sort_unstable();
        let mut breach = Breach::default();
        view.each(|row, key| {
            if key.is_some_and(|key| allowed.binary_search(&key).is_err()) {
                breach.add(row, key);
            }
        });
        let first = breach.first_value(view.kind);
        let what = format!("an unexpected `{}`", column.value);
        let broken =
            breach.report("contract-value", HAS, &what, &column.at, self.dataset, view.kind);
        let names = values.iter().map(|text| text.value.as_str());
        found.extend(broken.map(|mut broken| {
            let first = first.map(|value| value.to_string()).unwrap_or_default();
            broken.hints = suggest::hints(&first, names, "expected values");
            broken
        }));
        found
    }

    fn range(&self, range: &RangeExpectation) -> Vec<Diagnostic> {
        let view = match self.column(&range.column) {
            Ok(view) => view,
            Err(unknown) => return vec![unknown],
        };
        let name = &range.column.value;
        if !matches!(view.kind, ColumnKind::Integer | ColumnKind::Number) {
            let kind = view.kind.noun();
            let message = format!("column `{name}` is {kind}, and a range is of numbers");
            let other = Diagnostic::error("contract-range", message);
            return vec![other.at(range.column.at.clone())];
        }
        let least = range.min.as_ref().map(|min| bound(view.kind, min.value, f64::ceil));
        let most = range.max.as_ref().map(|max| bound(view.kind, max.value, f64::floor));
        let (mut below, mut above) = (Breach::default(), Breach::default());
        view.each(|row, key| {
            let Some(Key::Number(number)) = key else { return };
            if least.is_some_and(|least| i128::from(number) < least) {
                below.add(row, key);
            } else if most.is_some_and(|most| i128::from(number) > most) {
                above.add(row, key);
            }
        });
        let report = |breach: &Breach<'_>, word: &str, limit: &Option<Located<f64>>| {
            let limit = limit.as_ref()?;
            let what = format!("`{name}` {word} {}", limit.value);
            breach.report("contract-range", HAS, &what, &limit.at, self.dataset, view.kind)
        };
        let below = report(&below, "below", &range.min);
        below.into_iter().chain(report(&above, "above", &range.max)).collect()
    }
}

/// A limit in the numbers of [`Key`], exact also for whole numbers that no `f64` holds.
fn bound(kind: ColumnKind, limit: f64, round: fn(f64) -> f64) -> i128 {
    match kind {
        ColumnKind::Integer => round(limit) as i128,
        _ => i128::from(view::ordered(limit)),
    }
}

/// An expected value that no cell of the column can have.
fn no_value(column: &Located<String>, text: &Located<String>, kind: ColumnKind) -> Diagnostic {
    let shown = view::shown(&Value::Text(text.value.clone()));
    let (name, kind) = (&column.value, kind.noun());
    let message = format!("`{shown}` cannot be a value of `{name}`: it is no {kind}");
    Diagnostic::error("contract-value", message).at(text.at.clone())
}

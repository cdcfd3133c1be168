//! Records that may be shown: so many alike that none can be told apart.

mod axis;
mod loss;
mod partition;
mod refusal;
mod risk;
mod rules;
mod sensitive;
mod tree;

use std::collections::BTreeSet;

use indeck_model::Value;
use indeck_model::table::{Cell, Column, ColumnKind, ResultTable};

pub use self::loss::Loss;
pub use self::refusal::Refusal;
pub use self::risk::{Attack, Risk, risk, risk_of_sample};
pub use self::rules::{Generalise, Hierarchy, Quasi, Rules};

use self::axis::Axis;
use self::partition::{Class, Partition};
use self::sensitive::Sensitive;

/// Records made alike, and what is left of risk and of information.
#[derive(Clone, Debug, PartialEq)]
pub struct Anonymised {
    /// The records, in an order that says nothing of the order they had. Its facts are taken off.
    pub table: ResultTable,
    /// The risk that is left, counted in the table itself.
    pub risk: Risk,
    /// What was lost.
    pub loss: Loss,
    /// How many records were left out.
    pub suppressed: u64,
}

/// Leaves out direct identifiers and generalises quasi-identifiers until k records are alike in all
/// of them, with l different values of each sensitive column; cut by cut as long as both sides still
/// satisfy that. Records are left out only where that lets others be told better, and never more than
/// the rules allow. What comes out is checked by counting before it is returned.
///
/// Source: LeFevre, DeWitt and Ramakrishnan, Mondrian Multidimensional K-Anonymity (ICDE 2006), strict
/// partitioning; Machanavajjhala et al., ℓ-Diversity (ICDE 2006), distinct and entropy.
///
/// ```
/// use indeck_model::Value;
/// use indeck_model::table::{Column, ColumnKind, ResultTable};
/// use indeck_policy::records::{self, Quasi, Rules};
/// let ages = [21, 24, 29, 52, 57, 58].map(Value::Integer).to_vec();
/// let ills = ["flu", "gout", "flu", "flu", "gout", "flu"].map(|t| Value::Text(t.into())).to_vec();
/// let age = Column::new("age", ColumnKind::Integer, ages);
/// let table = ResultTable::new("ills", vec![age, Column::new("ill", ColumnKind::Text, ills)]);
/// let rules = Rules {
///     k: 3,
///     quasi: vec![Quasi::new("age")],
///     sensitive: vec!["ill".into()],
///     ..Rules::default()
/// };
/// let shown = records::anonymise(&table, &rules).unwrap();
/// assert_eq!(shown.table.columns[0].cells[0].value, Value::Text("<52".into()));
/// assert_eq!((shown.risk.k, shown.suppressed), (3, 0));
/// ```
///
/// # Errors
/// A [`Refusal`]: the rules do not fit the table, or it cannot satisfy them.
pub fn anonymise(table: &ResultTable, rules: &Rules) -> Result<Anonymised, Refusal> {
    check(table, rules)?;
    let records = table.row_count();
    let quasi = rules.quasi.iter().map(|quasi| Ok((column(table, &quasi.column)?, quasi)));
    let quasi: Vec<(usize, &Quasi)> = quasi.collect::<Result<_, Refusal>>()?;
    let axes = quasi.iter().map(|(index, quasi)| Axis::new(table, *index, quasi));
    let axes: Vec<Axis> = axes.collect::<Result<_, Refusal>>()?;
    let sensitive = Sensitive::new(table, rules)?;
    let budget = (rules.most_suppressed * records as f64).floor() as usize;
    let Partition { classes, suppressed } =
        partition::partition(&axes, &sensitive, records, budget)?;
    let shown = shown(table, rules, &quasi, &axes, &classes);
    let names: Vec<&str> = rules.quasi.iter().map(|quasi| quasi.column.as_str()).collect();
    let sensitive: Vec<&str> = rules.sensitive.iter().map(String::as_str).collect();
    let risk = risk(&shown, &names, &sensitive)?;
    satisfied(&risk, rules)?;
    let loss = Loss::new(&axes, &classes, suppressed.len());
    Ok(Anonymised { table: shown, risk, loss, suppressed: suppressed.len() as u64 })
}

/// Each column plays one part and is there, and the numbers of the rules make sense.
fn check(table: &ResultTable, rules: &Rules) -> Result<(), Refusal> {
    let share = (0.0..=1.0).contains(&rules.most_suppressed);
    if rules.k == 0 || rules.l == 0 || !share {
        return Err(Refusal::InvalidRules);
    }
    let quasi = rules.quasi.iter().map(|quasi| &quasi.column);
    let mut seen = BTreeSet::new();
    for name in rules.direct.iter().chain(quasi).chain(&rules.sensitive) {
        column(table, name)?;
        if !seen.insert(name) {
            return Err(Refusal::TwoParts { column: name.clone() });
        }
    }
    Ok(())
}

fn column(table: &ResultTable, name: &str) -> Result<usize, Refusal> {
    let found = table.column(name).map(|(index, _)| index);
    let unknown = || Refusal::UnknownColumn { table: table.name.to_string(), column: name.into() };
    found.ok_or_else(unknown)
}

/// What was made is counted anew, so that a mistake in making it shows nothing.
fn satisfied(risk: &Risk, rules: &Rules) -> Result<(), Refusal> {
    let alike = risk.records == 0 || risk.k >= u64::from(rules.k);
    let diverse = risk.records == 0 || risk.l.values().all(|l| *l >= u64::from(rules.l));
    if alike && diverse { Ok(()) } else { Err(Refusal::NotMet { k: risk.k }) }
}

/// The table of the classes' records.
fn shown(
    table: &ResultTable,
    rules: &Rules,
    quasi: &[(usize, &Quasi)],
    axes: &[Axis],
    classes: &[Class],
) -> ResultTable {
    let mut columns = Vec::new();
    for (index, column) in table.columns.iter().enumerate() {
        if rules.direct.contains(&column.name) {
            continue;
        }
        let at = quasi.iter().position(|(quasi, _)| *quasi == index);
        let axis = at.and_then(|at| Some((at, axes.get(at)?)));
        columns.push(match axis {
            Some((at, axis)) => generalised(column, axis, at, classes),
            None => {
                let rows = classes.iter().flat_map(|class| &class.rows);
                let cells = rows.filter_map(|row| column.cells.get(*row as usize).cloned());
                with_cells(column, column.kind, cells.collect())
            }
        });
    }
    ResultTable {
        name: table.name.clone(),
        columns: in_neutral_order(columns),
        lineage: table.lineage.clone(),
        picked: None,
        facts: None,
    }
}

/// A quasi-identifier as its classes show it; as it was, where no value was changed.
fn generalised(column: &Column, axis: &Axis, at: usize, classes: &[Class]) -> Column {
    let mut cells = Vec::new();
    let mut same = true;
    let mut exact = Vec::new();
    for class in classes {
        let label = class.regions.get(at).and_then(|region| axis.label(*region));
        for cell in class.rows.iter().filter_map(|row| column.cells.get(*row as usize)) {
            let own = (!cell.value.is_null()).then(|| cell.value.to_string());
            same &= own == label;
            exact.push(Cell::from(cell.value.clone()));
            cells.push(Cell::from(label.clone().map_or(Value::Null, Value::Text)));
        }
    }
    match same {
        true => with_cells(column, column.kind, exact),
        false => with_cells(column, ColumnKind::Text, cells),
    }
}

fn with_cells(column: &Column, kind: ColumnKind, cells: Vec<Cell>) -> Column {
    Column {
        name: column.name.clone(),
        label: column.label.clone(),
        kind,
        format: column.format.clone(),
        classification: column.classification,
        cells,
    }
}

/// The rows sorted by what they show: the order of a list of persons names them.
fn in_neutral_order(columns: Vec<Column>) -> Vec<Column> {
    let rows = columns.first().map_or(0, |column| column.cells.len());
    let text = |row: usize| -> Vec<String> {
        let cells = columns.iter().filter_map(|column| column.cells.get(row));
        cells.map(|cell| cell.value.to_string()).collect()
    };
    let mut order: Vec<(Vec<String>, usize)> = (0..rows).map(|row| (text(row), row)).collect();
    order.sort();
    let ordered = columns.iter().map(|column| {
        let cells = order.iter().filter_map(|(_, row)| column.cells.get(*row).cloned());
        with_cells(column, column.kind, cells.collect())
    });
    ordered.collect()
}

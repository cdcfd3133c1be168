//! Result tables as sheets: groups, what is said of them, which are sensitive.

use std::collections::BTreeMap;

use indeck_model::facts::{ColumnFacts, ColumnRole, Contributions, Facts, Function};
use indeck_model::{ResultTable, Value};

use super::literal::Literal;
use super::primary;
use super::rules::Rules;
use super::sheet::{Figure, Layer, Row, Sheet, State};

/// The sheets of one table: one for the records that it tells of, and one for each filter of an
/// aggregate of its own.
pub(crate) fn sheets(
    index: usize,
    table: &ResultTable,
    facts: &Facts,
    rules: &Rules,
) -> Vec<Sheet> {
    let mut whole = empty(index, table, facts);
    let mut filtered: BTreeMap<String, Sheet> = BTreeMap::new();
    for row in 0..table.row_count() {
        let blank = blank_row(row, table, facts, rules);
        let mut parts: BTreeMap<String, Row> = BTreeMap::new();
        let mut main = blank.clone();
        for (column, of) in facts.columns.iter().enumerate() {
            let Some((layer, filter, figure)) = figure(row, column, table, facts, of, rules) else {
                continue;
            };
            let part = match filter {
                None => &mut main,
                Some(filter) => parts.entry(filter).or_insert_with(|| part_of(&blank)),
            };
            if layer == Layer::records() && part.records.is_none() {
                part.records = Some(figure.value.max(0.0) as u64);
            }
            insert(&mut part.figures, layer, figure);
        }
        add_base(&mut main, row, table);
        whole.rows.push(main);
        for (filter, part) in parts {
            let sheet = filtered.entry(filter.clone()).or_insert_with(|| {
                let mut sheet = empty(index, table, facts);
                sheet.population.conditions.push(filter);
                sheet.population.conditions.sort();
                sheet.rows = whole.rows.iter().map(part_of).collect();
                sheet.rows.pop();
                sheet
            });
            sheet.rows.push(part);
        }
        let count = whole.rows.len();
        let lagging = filtered.values_mut().filter(|sheet| sheet.rows.len() < count);
        lagging.for_each(|sheet| sheet.rows.push(part_of(&blank)));
    }
    std::iter::once(whole).chain(filtered.into_values()).collect()
}

fn empty(index: usize, table: &ResultTable, facts: &Facts) -> Sheet {
    let key = |of: &ColumnFacts| match &of.role {
        ColumnRole::Key(name) => Some(name.clone()),
        _ => None,
    };
    Sheet {
        name: table.name.to_string(),
        table: Some(index),
        population: facts.population.clone(),
        keys: facts.columns.iter().filter_map(key).collect(),
        rows: Vec::new(),
    }
}

/// A row of which only keys and size are known.
fn blank_row(row: usize, table: &ResultTable, facts: &Facts, rules: &Rules) -> Row {
    let group = facts.groups.get(row).cloned().unwrap_or_default();
    let is_key = |column: &usize| {
        facts.columns.get(*column).is_some_and(|of| matches!(of.role, ColumnRole::Key(_)))
    };
    let value = |column: usize| {
        let over = group.totals_over.contains(&column);
        let cell = table.cell(row, column).map_or(&Value::Null, |cell| &cell.value);
        (!over).then(|| Literal::from(cell))
    };
    Row {
        keys: (0..facts.columns.len()).filter(is_key).map(value).collect(),
        records: Some(group.records),
        units: Some(primary::units(&group, rules)),
        figures: BTreeMap::new(),
        listed: group.records > 0,
        reasons: primary::reasons(facts, &group, rules),
        state: State::Open,
    }
}

/// The same group, of records that a filter lets through: it goes when the row goes.
fn part_of(row: &Row) -> Row {
    Row {
        keys: row.keys.clone(),
        records: None,
        units: None,
        figures: BTreeMap::new(),
        listed: false,
        reasons: Vec::new(),
        state: row.state,
    }
}

/// What a cell says, in which layer, and of which records beside those of the table.
fn figure(
    row: usize,
    column: usize,
    table: &ResultTable,
    facts: &Facts,
    of: &ColumnFacts,
    rules: &Rules,
) -> Option<(Layer, Option<String>, Figure)> {
    if of.across_groups {
        return None;
    }
    let value = table.cell(row, column)?.value.as_f64()?;
    let group = facts.groups.get(row)?;
    let behind = group.contributions.get(column).and_then(Option::as_ref);
    let (function, text) = match &of.role {
        ColumnRole::Measure(measure) => (measure.function, measure.argument.clone()),
        ColumnRole::Other => (Function::Other, origins(of)),
        ColumnRole::Key(_) | ColumnRole::Constant => return None,
    };
    let (argument, filter) = match text.split_once(" where ") {
        Some((argument, filter)) => (argument.to_owned(), Some(filter.to_owned())),
        None => (text.strip_prefix("where ").map_or(text.clone(), |_| String::new()), None),
    };
    let filter = filter.or_else(|| text.strip_prefix("where ").map(str::to_owned));
    let valued = behind.map_or(group.records, |b| b.count) as f64;
    let (layer, times) = match function {
        Function::Count => (Layer::Count(argument), 1.0),
        Function::CountDistinct => (Layer::Distinct(argument), 1.0),
        Function::Sum => (Layer::Sum(argument), 1.0),
        Function::Mean => (Layer::Sum(argument), valued),
        Function::Other => (Layer::Ratio(text.clone()), group.records as f64),
        Function::Min | Function::Max | Function::Quantile => return None,
    };
    let filter = if matches!(function, Function::Other) { None } else { filter };
    let need = need(function, of, behind, rules);
    let non_negative = layer.is_whole() || behind.is_some_and(|b| b.non_negative);
    let figure = Figure { value: value * times, off_by: of.off_by * times, non_negative, need };
    Some((layer, filter, figure))
}

fn origins(of: &ColumnFacts) -> String {
    let name = |o: &indeck_model::facts::SourceColumn| format!("{}.{}", o.source, o.column);
    of.origins.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn need(f: Function, of: &ColumnFacts, behind: Option<&Contributions>, rules: &Rules) -> f64 {
    if !matches!(f, Function::Sum | Function::Mean) || !primary::protects(of, rules) {
        return 0.0;
    }
    let widths = behind.map(|behind| primary::unevenness(behind, rules)).unwrap_or_default();
    widths.into_iter().map(|(_, width)| width).fold(0.0, f64::max)
}

/// Of two figures of one thing the closer one is what is known.
fn insert(figures: &mut BTreeMap<Layer, Figure>, layer: Layer, figure: Figure) {
    let known = figures.entry(layer).or_insert(figure);
    let need = known.need.max(figure.need);
    let non_negative = known.non_negative || figure.non_negative;
    if figure.off_by < known.off_by {
        *known = figure;
    }
    (known.need, known.non_negative) = (need, non_negative);
}

/// A base is a count that is shown.
fn add_base(main: &mut Row, row: usize, table: &ResultTable) {
    let base = table.columns.iter().filter_map(|c| c.cells.get(row)?.base).next();
    if let Some(base) = base {
        let figure =
            Figure { value: base.unweighted as f64, non_negative: true, ..Figure::default() };
        insert(&mut main.figures, Layer::records(), figure);
    }
}

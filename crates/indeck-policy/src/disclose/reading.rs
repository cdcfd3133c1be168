//! Result tables as sheets: groups, what is said of them, which are sensitive.

use std::collections::BTreeMap;

use indeck_model::facts::{ColumnFacts, ColumnRole, Contributions, Facts, Function, Measure};
use indeck_model::{ResultTable, Value};

use super::literal::Literal;
use super::mixture::{Tells, tells};
use super::primary;
use super::rules::{Method, Rules};
use super::sheet::{Figure, Layer, Row, Sheet, State};

/// The sheets of one table: one for the records that it tells of, and one for each filter of an
/// aggregate of its own.
pub(crate) fn sheets(
    index: usize,
    table: &ResultTable,
    facts: &Facts,
    rules: &Rules,
) -> Vec<Sheet> {
    let rounded = matches!(rules.method, Method::Round(base) if base > 1);
    // What is withheld in any case tells nothing.
    let gone = |of: &ColumnFacts| of.across_groups && (rounded || !facts.population.complete);
    let told = |of| if gone(of) { Tells::Unknown } else { tells(of, facts) };
    let told = facts.columns.iter().map(told).collect();
    let reader = Reader { table, facts, rules, told };
    let mut whole = empty(index, table, facts);
    let mut filtered: BTreeMap<String, Sheet> = BTreeMap::new();
    for row in 0..table.row_count() {
        let (main, mut parts) = reader.row(row);
        for filter in parts.keys() {
            filtered.entry(filter.clone()).or_insert_with(|| filtered_sheet(&whole, filter));
        }
        for (filter, sheet) in &mut filtered {
            sheet.rows.push(parts.remove(filter).unwrap_or_else(|| part_of(&main)));
        }
        whole.rows.push(main);
    }
    std::iter::once(whole).chain(filtered.into_values()).collect()
}

/// The sheet of the records that a filter lets through, with the rows so far.
fn filtered_sheet(whole: &Sheet, filter: &str) -> Sheet {
    let mut sheet = whole.clone();
    sheet.population.conditions.push(filter.to_owned());
    sheet.population.conditions.sort();
    sheet.rows = whole.rows.iter().map(part_of).collect();
    sheet
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

struct Reader<'a> {
    table: &'a ResultTable,
    facts: &'a Facts,
    rules: &'a Rules,
    /// What each column tells.
    told: Vec<Tells>,
}

impl Reader<'_> {
    /// What a row says of its records, and of those of them that filters let through.
    fn row(&self, row: usize) -> (Row, BTreeMap<String, Row>) {
        let blank = blank_row(row, self.table, self.facts, self.rules);
        let mut parts: BTreeMap<String, Row> = BTreeMap::new();
        let mut main = blank.clone();
        for (column, (of, told)) in self.facts.columns.iter().zip(&self.told).enumerate() {
            if let Tells::As(layers) = told {
                let figures = layers.iter().map(|l| (l.clone(), self.behind(row, column, l)));
                figures.for_each(|(layer, f)| insert(&mut main.figures, layer, f));
            }
            let said = (*told == Tells::ItsOwn).then(|| self.figure(row, column, of)).flatten();
            let Some((layer, filter, figure)) = said else { continue };
            let part = match filter {
                None => &mut main,
                Some(filter) => parts.entry(filter).or_insert_with(|| part_of(&blank)),
            };
            if layer == Layer::records() && part.records.is_none() {
                part.records = Some(figure.value.max(0.0) as u64);
            }
            insert(&mut part.figures, layer, figure);
        }
        add_base(&mut main, row, self.table);
        self.add_records(&mut main);
        (main, parts)
    }

    /// The number of records is taken as said even where it is not: one figure has many spellings,
    /// and a pattern that is safe for counts is safe for whatever is counted or added up.
    fn add_records(&self, main: &mut Row) {
        let rounds = matches!(self.rules.method, Method::Round(_));
        if let Some(records) = main.records.filter(|_| !rounds) {
            let value = records as f64;
            let figure = Figure { value, non_negative: true, ..Figure::default() };
            insert(&mut main.figures, Layer::records(), figure);
        }
    }

    /// A figure that a column tells without showing it.
    fn behind(&self, row: usize, column: usize, layer: &Layer) -> Figure {
        let group = self.facts.groups.get(row);
        let of_column = group.and_then(|group| group.contributions.get(column)?.as_ref());
        let value = match layer {
            layer if *layer == Layer::records() => group.map_or(0.0, |group| group.records as f64),
            _ => of_column.map_or(0.0, |behind| behind.total),
        };
        Figure { value, non_negative: true, ..Figure::default() }
    }

    /// What a cell says, in which layer, and of which records beside those of the table.
    fn figure(
        &self,
        row: usize,
        column: usize,
        of: &ColumnFacts,
    ) -> Option<(Layer, Option<String>, Figure)> {
        if of.across_groups {
            return None;
        }
        let value = self.table.cell(row, column)?.value.as_f64()?;
        let group = self.facts.groups.get(row)?;
        let behind = group.contributions.get(column).and_then(Option::as_ref);
        let ColumnRole::Measure(measure) = &of.role else { return None };
        let (argument, filter) = argument(measure);
        let valued = behind.map_or(group.records, |b| b.count) as f64;
        let (layer, times) = layer(measure.function, argument, valued, group.records as f64)?;
        let non_negative = layer.is_whole() || behind.is_some_and(|b| b.non_negative);
        let figure = Figure {
            value: value * times,
            off_by: of.off_by * times,
            non_negative,
            need: need(measure.function, of, behind, self.rules),
            earlier: false,
        };
        Some((layer, filter, figure))
    }
}

/// The layer of a measure, and by what its values are multiplied in it.
fn layer(f: Function, argument: String, valued: f64, records: f64) -> Option<(Layer, f64)> {
    Some(match f {
        Function::Count => (Layer::Count(argument), 1.0),
        Function::CountDistinct => (Layer::Distinct(argument), 1.0),
        Function::Sum => (Layer::Sum(argument), 1.0),
        Function::Mean => (Layer::Sum(argument), valued),
        Function::Other => (Layer::Ratio(argument), records),
        Function::Min | Function::Max | Function::Quantile => return None,
    })
}

/// The argument of a measure without its filter, and the filter.
fn argument(measure: &Measure) -> (String, Option<String>) {
    let text = measure.argument.as_str();
    if measure.function == Function::Other {
        return (text.to_owned(), None);
    }
    if let Some(filter) = text.strip_prefix("where ") {
        return (String::new(), Some(filter.to_owned()));
    }
    match text.split_once(" where ") {
        Some((argument, filter)) => (argument.to_owned(), Some(filter.to_owned())),
        None => (text.to_owned(), None),
    }
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

//! The numbers of a chart: categories and series out of rows.

use std::collections::{BTreeMap, BTreeSet};

use indeck_model::chart::Categories;
use indeck_model::spec::{ChartSpec, LayerSpec, Located, MarkKind, SortOrder};
use indeck_model::table::{Cell, Column};
use indeck_model::{CellAddress, Date, Diagnostic, Location, NumberFormat, ResultTable, Value};

use crate::report::resolve::chart::beside::Beside;
use crate::report::resolve::chart::name::{name, name_format};
use indeck_spec::expr::order;
use indeck_spec::format::{self, Locale};

/// Most series of a chart.
///
/// Source: Excel specifications and limits (data series in one chart).
const MAX_SERIES: usize = 255;
/// Most points of a series that a slide can show.
const MAX_POINTS: usize = 32_000;
/// From this many slices on, a pie is hard to read.
const MANY_SLICES: usize = 8;

/// The categories of a chart, with the rows that belong to each.
pub(super) struct Data<'a> {
    /// The name of the table that the chart shows.
    name: &'a str,
    table: &'a ResultTable,
    locale: &'a Locale,
    pub(super) categories: Categories,
    /// The categories as text.
    pub(super) names: Vec<String>,
    rows: Vec<Vec<usize>>,
}

/// A series with the cells it came from.
#[derive(Default)]
pub(super) struct Drawn {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) values: Vec<Option<f64>>,
    pub(super) cells: Vec<Option<CellAddress>>,
    pub(super) format: NumberFormat,
    /// Which series of the chart it is, from 0.
    pub(super) index: usize,
    /// What is shown beside its values.
    pub(super) beside: Beside,
}

impl Drawn {
    /// Whether it goes by that name.
    pub(super) fn is(&self, name: &str) -> bool {
        name == self.name || name == self.key
    }
}

impl<'a> Data<'a> {
    /// The categories of the first layer's `x`: one for each of its values where rows are spread
    /// over series or lie in time, else one for each row.
    pub(super) fn new(
        spec: &'a ChartSpec,
        first: &LayerSpec,
        table: &'a ResultTable,
        locale: &'a Locale,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let (_, x) = table.column(first.encode.x.columns.first()?)?;
        let joined = |l: &LayerSpec| !l.mark.value.is_xy() && l.encode.series.is_some();
        let spread = spec.layers.iter().any(joined) || x.kind.is_temporal();
        let mut rows: Vec<Vec<usize>> = Vec::new();
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let placed = |cell: &Cell| !x.kind.is_temporal() || !cell.value.is_null();
        for (row, cell) in x.cells.iter().enumerate().filter(|(_, cell)| placed(cell)) {
            let known = seen.get(&cell.value.to_string()).filter(|_| spread);
            match known.and_then(|&at| rows.get_mut(at)) {
                Some(group) => group.push(row),
                None => {
                    seen.insert(cell.value.to_string(), rows.len());
                    rows.push(vec![row]);
                }
            }
        }
        warn_unplaced(spec, first, x, diagnostics);
        sort(&mut rows, first, table, x, locale);
        if rows.len() > MAX_POINTS {
            let message = format!("{} categories are more than a chart can show", rows.len());
            let diagnostic = Diagnostic::error("too-many-points", message).at(spec.data.at.clone());
            diagnostics.push(
                diagnostic
                    .hint(format!("at most {MAX_POINTS}; group the rows in the table's `sql`")),
            );
            return None;
        }
        let values: Vec<&Value> =
            rows.iter().filter_map(|g| x.cells.get(*g.first()?)).map(|c| &c.value).collect();
        let (categories, names) = categories(&values, x, first, locale);
        Some(Self { name: &spec.data.value, table, locale, categories, names, rows })
    }

    /// The same categories over another table: that of a layer which groups its rows otherwise.
    pub(super) fn over<'b>(
        &'b self,
        layer: &LayerSpec,
        table: &'b ResultTable,
    ) -> Option<Data<'b>> {
        let (_, x) = table.column(layer.encode.x.columns.first()?)?;
        let mut rows_of: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (row, cell) in x.cells.iter().enumerate() {
            rows_of.entry(cell.value.to_string()).or_default().push(row);
        }
        let (_, own) = self.table.column(&x.name)?;
        let key = |group: &Vec<usize>| Some(own.cells.get(*group.first()?)?.value.to_string());
        let same = std::ptr::eq(self.table, table);
        let rows = self.rows.iter().map(|group| match same {
            true => group.clone(),
            false => key(group).and_then(|key| rows_of.get(&key).cloned()).unwrap_or_default(),
        });
        Some(Data {
            name: self.name,
            table,
            locale: self.locale,
            categories: self.categories.clone(),
            names: self.names.clone(),
            rows: rows.collect(),
        })
    }

    /// The series of a layer.
    pub(super) fn draw(
        &self,
        layer: &LayerSpec,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Vec<Drawn>> {
        let drawn = match &layer.encode.series {
            Some(series) => self.spread(layer, series, diagnostics)?,
            None => {
                let all: Vec<Vec<usize>> = self.rows.clone();
                let columns = layer.encode.y.columns.iter().enumerate();
                let drawn = columns.map(|y| self.series(y, None, &all, layer, diagnostics));
                drawn.collect::<Option<Vec<_>>>()?
            }
        };
        if drawn.len() > MAX_SERIES {
            diagnostics.push(too_many(drawn.len(), layer));
            return None;
        }
        Some(drawn)
    }

    /// One series for each value of a column, in the order of the rows.
    fn spread(
        &self,
        layer: &LayerSpec,
        series: &Located<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Vec<Drawn>> {
        let (_, column) = self.table.column(series)?;
        let format = name_format(column);
        let name_of = |row: usize| {
            let cell = column.cells.get(row);
            cell.map(|c| name(&c.value, &format, self.locale)).unwrap_or_default()
        };
        let mut names: Vec<String> = Vec::new();
        let mut known = BTreeSet::new();
        (0..column.cells.len()).map(name_of).for_each(|name| {
            if known.insert(name.clone()) {
                names.push(name);
            }
        });
        if names.len() > MAX_SERIES {
            diagnostics.push(too_many(names.len(), layer));
            return None;
        }
        let none = || vec![Vec::new(); self.rows.len()];
        let mut groups: BTreeMap<String, Vec<Vec<usize>>> =
            names.iter().map(|name| (name.clone(), none())).collect();
        for (category, rows) in self.rows.iter().enumerate() {
            for &row in rows {
                let group = groups.get_mut(&name_of(row)).and_then(|g| g.get_mut(category));
                group.into_iter().for_each(|g| g.push(row));
            }
        }
        let y = (0, layer.encode.y.columns.first()?);
        names
            .iter()
            .map(|name| self.series(y, Some(name), groups.get(name)?, layer, diagnostics))
            .collect()
    }

    /// A series: the value of column `y` in the row that each category has.
    fn series(
        &self,
        (number, y): (usize, &Located<String>),
        name: Option<&str>,
        rows: &[Vec<usize>],
        layer: &LayerSpec,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Drawn> {
        let (index, column) = self.table.column(y)?;
        if let Some(category) = rows.iter().position(|group| group.len() > 1) {
            diagnostics.push(self.duplicate(category, name, layer));
            return None;
        }
        let cell = |group: &Vec<usize>| column.cells.get(*group.first()?).filter(|c| !c.suppressed);
        let values =
            rows.iter().map(|g| cell(g)?.value.as_f64().filter(|v| v.is_finite())).collect();
        let address = |group: &Vec<usize>| Some(self.table.address(*group.first()?, index));
        Some(Drawn {
            key: name.unwrap_or(&column.name).to_owned(),
            name: name.unwrap_or(column.title()).to_owned(),
            values,
            cells: rows.iter().map(address).collect(),
            format: column.format.clone(),
            index: 0,
            beside: {
                let rows: Vec<Option<usize>> = rows.iter().map(|g| g.first().copied()).collect();
                Beside::of(layer, self.table, number, &rows, self.locale)
            },
        })
    }

    /// The categories as texts, as the kinds of 2016 want them.
    pub(super) fn texts(&self) -> Categories {
        Categories::Text(self.names.clone())
    }

    /// The title of a column, the number that it has for each category, and how they are shown.
    pub(super) fn column(&self, name: &str) -> Option<(String, Vec<Option<f64>>, NumberFormat)> {
        let (_, column) = self.table.column(name)?;
        let number = |row: &usize| {
            let cell = column.cells.get(*row).filter(|c| !c.suppressed)?;
            cell.value.as_f64().filter(|v| v.is_finite())
        };
        let values = self.rows.iter().map(|group| group.iter().find_map(number)).collect();
        Some((column.title().to_owned(), values, column.format.clone()))
    }

    fn duplicate(&self, category: usize, series: Option<&str>, layer: &LayerSpec) -> Diagnostic {
        let category = self.names.get(category).map_or("", String::as_str);
        let what = series.map_or(format!("`{category}`"), |s| format!("`{category}` and `{s}`"));
        let message = format!("the table `{}` has several rows for {what}", self.name);
        let diagnostic = Diagnostic::error("duplicate-point", message).at(layer.encode.at.clone());
        match series {
            Some(_) => diagnostic.hint("add up the rows in the table's `sql` with `GROUP BY`"),
            None => diagnostic
                .hint("name the column that tells them apart as `series`, or add them up in the table's `sql`"),
        }
    }
}

fn too_many(series: usize, layer: &LayerSpec) -> Diagnostic {
    let message = format!("{series} series are more than a chart can show");
    let at = layer.encode.series.as_ref().map_or(&layer.at, |s| &s.at);
    let diagnostic = Diagnostic::error("too-many-series", message).at(at.clone());
    diagnostic.hint(format!("at most {MAX_SERIES}; keep the largest in the table's `sql`"))
}

/// Rows without a day have no place on a date axis.
fn warn_unplaced(
    spec: &ChartSpec,
    first: &LayerSpec,
    x: &Column,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let missing = x.cells.iter().filter(|c| c.value.is_null()).count();
    if !x.kind.is_temporal() || missing == 0 {
        return;
    }
    let rows = if missing == 1 { "1 row".to_owned() } else { format!("{missing} rows") };
    let message = format!("{rows} of `{}` without `{}` cannot be shown", spec.data.value, x.name);
    let at = first.encode.x.columns.first().map_or(&spec.data.at, |x| &x.at);
    let hint = format!("leave them out in the table's `sql`, as in `WHERE {} IS NOT NULL`", x.name);
    diagnostics.push(Diagnostic::warning("missing-category", message).at(at.clone()).hint(hint));
}

/// Orders categories as `sort` says; days lie in time where nothing is said.
fn sort(
    rows: &mut [Vec<usize>],
    layer: &LayerSpec,
    table: &ResultTable,
    x: &Column,
    locale: &Locale,
) {
    let value = |group: &Vec<usize>| group.first().and_then(|r| x.cells.get(*r)).map(|c| &c.value);
    let by_category = |a: &Vec<usize>, b: &Vec<usize>| match (value(a), value(b)) {
        (Some(a), Some(b)) => order(a, b),
        _ => std::cmp::Ordering::Equal,
    };
    let columns: Vec<&Column> =
        layer.encode.y.columns.iter().filter_map(|y| Some(table.column(y)?.1)).collect();
    let total = |group: &Vec<usize>| -> f64 {
        let cells = group.iter().flat_map(|r| columns.iter().filter_map(|c| c.cells.get(*r)));
        cells.filter(|c| !c.suppressed).filter_map(|c| c.value.as_f64()).sum()
    };
    let place = |group: &Vec<usize>, listed: &[Located<String>]| {
        let name = value(group).map(|v| name(v, &name_format(x), locale));
        let is = |n: &Located<String>| Some(&n.value) == name.as_ref();
        listed.iter().position(is).unwrap_or(listed.len())
    };
    match &layer.encode.sort {
        Some(SortOrder::Ascending) => rows.sort_by(by_category),
        Some(SortOrder::Descending) => rows.sort_by(|a, b| by_category(b, a)),
        Some(SortOrder::Value) => rows.sort_by(|a, b| total(a).total_cmp(&total(b))),
        Some(SortOrder::ValueDescending) => rows.sort_by(|a, b| total(b).total_cmp(&total(a))),
        Some(SortOrder::Listed(listed)) => rows.sort_by_cached_key(|group| place(group, listed)),
        None if x.kind.is_temporal() => rows.sort_by(by_category),
        None => {}
    }
}

/// Categories as dates, numbers or text, and as text alone. Dates that are not in time order are
/// text, since a date axis would put them back into order.
fn categories(
    values: &[&Value],
    x: &Column,
    layer: &LayerSpec,
    locale: &Locale,
) -> (Categories, Vec<String>) {
    let day = |v: &&Value| match v {
        Value::Date(day) => Some(*day),
        Value::DateTime(moment) if moment.micros.rem_euclid(86_400_000_000) == 0 => {
            Some(moment.date())
        }
        _ => None,
    };
    let asked = layer.encode.x.axis.format.clone().map(NumberFormat::from);
    // What every column of days has; a shorter form is easier to read along an axis.
    let usual = matches!(x.format.code(), "General" | "yyyy-mm-dd");
    let own = (!usual).then(|| name_format(x));
    let days: Option<Vec<Date>> = values.iter().map(day).collect();
    if let Some(days) = days.filter(|d| !d.is_empty()) {
        let format = asked.or(own).unwrap_or_else(|| format::date_format(&days));
        let names = days
            .iter()
            .map(|d| format::value(&Value::Date(*d), &format, locale))
            .collect::<Vec<_>>();
        return match days.is_sorted() {
            true => (Categories::Dates { days, format }, names),
            false => (Categories::Text(names.clone()), names),
        };
    }
    let format = asked.or(own).unwrap_or_default();
    let names: Vec<String> = values.iter().map(|v| name(v, &format, locale)).collect();
    let numbers: Option<Vec<f64>> = values
        .iter()
        .map(|v| if matches!(v, Value::Integer(_) | Value::Number(_)) { v.as_f64() } else { None })
        .collect();
    match numbers {
        Some(values) => (Categories::Numbers { values, format }, names),
        None => (Categories::Text(names.clone()), names),
    }
}

/// Says why there is nothing to draw: no values, or none that may be shown.
fn nothing_to_draw(name: &str, table: &ResultTable, at: &Location) -> Diagnostic {
    let mut cells = table.columns.iter().flat_map(|column| &column.cells);
    if cells.any(|cell| cell.suppressed) {
        let message = format!("every value of the table `{name}` that could be drawn is withheld");
        return Diagnostic::error("empty-data", message)
            .at(at.clone())
            .hint("leave the slide out with `when`, or let the chart show larger groups");
    }
    let message = format!("the table `{name}` has no values to draw");
    Diagnostic::error("empty-data", message).at(at.clone())
}

/// Checks that the values can be drawn by the layers' marks.
pub(super) fn check_values(
    spec: &ChartSpec,
    data: &Data<'_>,
    drawn: &[Vec<Drawn>],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<()> {
    let values = || drawn.iter().flatten().flat_map(|d| d.values.iter().flatten().copied());
    if values().next().is_none() {
        diagnostics.push(nothing_to_draw(data.name, data.table, &spec.data.at));
        return None;
    }
    let mut sound = Some(());
    for layer in &spec.layers {
        let (at, name) = (layer.mark.at.clone(), super::legal::noun(layer.mark.value));
        let round = layer.mark.value.is_round();
        let shares = round || layer.mark.value == MarkKind::Funnel;
        if shares && values().any(|v| v < 0.0) {
            let message = format!("{name} cannot show negative values");
            diagnostics.push(
                Diagnostic::error("negative-share", message).at(at.clone()).hint("use `mark: bar`"),
            );
            sound = None;
        }
        if round && layer.options.second.is_none() && data.names.len() > MANY_SLICES {
            let message = format!("{name} of {} slices is hard to read", data.names.len());
            diagnostics.push(
                Diagnostic::warning("many-slices", message)
                    .at(at)
                    .hint("use `mark: bar`, or keep the largest in the table's `sql`"),
            );
        }
        if let Some(log) = layer.encode.y.axis.log.as_ref().filter(|_| values().any(|v| v <= 0.0)) {
            let message = "a logarithmic axis cannot show zero or negative values";
            diagnostics.push(Diagnostic::error("log-axis", message).at(log.at.clone()));
            sound = None;
        }
    }
    sound
}

//! Names and values.

use std::collections::BTreeSet;

use indeck_model::chart::{
    Categories, DataLabels, Hierarchy, LabelContent, RegionMapChart, Series,
};

use crate::part::chart::InvalidChart;
use crate::part::chart::shared::{self, Checked, Look, check_numbers, check_rows, check_text};
use crate::part::chartex::tree::Tree;
use crate::part::workbook::{MAX_CELL_TEXT, MAX_COLUMNS, MAX_FORMAT, tidy};

/// Names of points; empty ones are blanks.
pub(super) fn check_categories(categories: &Categories, kind: &'static str) -> Checked {
    texts(categories, kind).and_then(check_names)
}

/// Names of groups, of which none is empty; returns how many groups there are.
pub(super) fn check_groups(
    categories: &Categories,
    kind: &'static str,
) -> Result<usize, InvalidChart> {
    let names = texts(categories, kind)?;
    check_names(names)?;
    check_all_named(names, "category")?;
    Ok(names.iter().collect::<BTreeSet<_>>().len())
}

fn texts<'a>(categories: &'a Categories, kind: &'static str) -> Result<&'a [String], InvalidChart> {
    match categories {
        Categories::Text(names) => Ok(names),
        Categories::Dates { .. } | Categories::Numbers { .. } => {
            let option = "categories that are dates or numbers: they must be texts";
            Err(InvalidChart::NotOfKind { kind, option })
        }
    }
}

fn check_names(names: &[String]) -> Checked {
    check_rows(names.len())?;
    names.iter().try_for_each(|name| check_text(name, "a category's name", MAX_CELL_TEXT))
}

fn check_all_named(names: &[String], place: &'static str) -> Checked {
    match names.iter().position(String::is_empty) {
        Some(index) => Err(InvalidChart::NoName { place, point: index + 1 }),
        None => Ok(()),
    }
}

/// Leaves that make a tree.
pub(super) fn check_hierarchy(hierarchy: &Hierarchy) -> Checked {
    check_rows(hierarchy.leaves.len())?;
    let depth = hierarchy.depth();
    if depth >= MAX_COLUMNS {
        let (value, max) = (depth as f64, (MAX_COLUMNS - 1) as f64);
        return Err(InvalidChart::OptionOutOfRange {
            option: "the number of levels",
            value,
            min: 1.0,
            max,
        });
    }
    for (index, path) in hierarchy.leaves.iter().enumerate() {
        if path.is_empty() || path.iter().any(String::is_empty) {
            return Err(InvalidChart::NoName { place: "leaf", point: index + 1 });
        }
        path.iter().try_for_each(|name| check_text(name, "a category's name", MAX_CELL_TEXT))?;
    }
    Tree::of(hierarchy).map(drop).map_err(|path| InvalidChart::RepeatedBranch { path })
}

/// Regions by their names, and the language of these.
pub(super) fn check_regions(chart: &RegionMapChart) -> Checked {
    check_names(&chart.regions)?;
    check_all_named(&chart.regions, "region")?;
    let named = [(&chart.language, "the language"), (&chart.country, "the country")];
    match named.into_iter().find(|(name, _)| name.is_empty()) {
        Some((_, place)) => Err(InvalidChart::NoName { place, point: 1 }),
        None => Ok(()),
    }
}

/// A series of one value a name.
pub(super) fn check_series<P, O>(
    series: &Series<P, O>,
    points: usize,
    kind: &'static str,
) -> Checked {
    check_grouped(series, points, points, kind)
}

/// The same without values below 0.
pub(super) fn check_parts<P, O>(
    series: &Series<P, O>,
    points: usize,
    kind: &'static str,
) -> Checked {
    check_series(series, points, kind)?;
    let mut values = (1..).zip(&series.values);
    let below = values.find_map(|(point, value)| value.filter(|v| *v < 0.0).map(|v| (point, v)));
    match below {
        Some((point, value)) => {
            let series = series.name.clone();
            Err(InvalidChart::NegativePart { kind, series, point, value })
        }
        None => Ok(()),
    }
}

/// A series of values that are counted in bins, of which there are so many at most.
pub(super) fn check_counted<P, O>(
    series: &Series<P, O>,
    bins: usize,
    kind: &'static str,
) -> Checked {
    check_rows(series.values.len())?;
    check_grouped(series, series.values.len(), bins, kind)
}

/// A series of one value a name, which are drawn as so many points.
pub(super) fn check_grouped<P, O>(
    series: &Series<P, O>,
    rows: usize,
    points: usize,
    kind: &'static str,
) -> Checked {
    let name = &series.name;
    if series.values.len() > rows {
        return Err(InvalidChart::TooManyValues {
            series: name.clone(),
            values: series.values.len(),
            categories: rows,
        });
    }
    check_text(name, "a series' name", MAX_CELL_TEXT)?;
    check_text(tidy(&series.format), "a number format", MAX_FORMAT)?;
    check_numbers(series.values.iter().copied(), name)?;
    if series.values.iter().all(Option::is_none) {
        return Err(InvalidChart::NoValues { kind });
    }
    check_look(series, points, kind)?;
    check_labels(series.labels.as_ref(), name, points, kind)
}

fn check_look<P, O>(series: &Series<P, O>, points: usize, kind: &'static str) -> Checked {
    let look = Look {
        name: &series.name,
        points,
        fill: series.fill.as_ref(),
        styles: &series.points,
        texts: &[],
        marks: &[],
    };
    look.check()?;
    let marked = series.points.iter().any(|point| point.marker.is_some());
    let refused =
        [(!series.marks.is_empty(), "marks beside labels"), (marked, "markers of single points")];
    match refused.into_iter().find(|(is_there, _)| *is_there) {
        Some((_, option)) => Err(InvalidChart::NotOfKind { kind, option }),
        None => Ok(()),
    }
}

/// Labels that say what the kind can say.
pub(super) fn check_labels<P>(
    labels: Option<&DataLabels<P>>,
    series: &str,
    points: usize,
    kind: &'static str,
) -> Checked {
    let Some(labels) = labels else { return Ok(()) };
    shared::check_labels(Some(labels), series, points)?;
    let LabelContent { percent, size, cells, legend_key, .. } = labels.content;
    let texts = labels.points.iter().filter_map(|point| point.text.as_deref());
    let refused = [
        (percent, "shares in labels"),
        (size, "sizes in labels"),
        (cells, "labels from cells"),
        (legend_key, "the colour's sample in labels"),
        (labels.leader_lines.is_some(), "lines from labels to points"),
        (texts.into_iter().any(|text| !text.is_empty()), "labels with a text of their own"),
    ];
    match refused.into_iter().find(|(is_there, _)| *is_there) {
        Some((_, option)) => Err(InvalidChart::NotOfKind { kind, option }),
        None => Ok(()),
    }
}

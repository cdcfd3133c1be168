//! Compares charts, point by point, and the cells of their workbooks.

use std::collections::{BTreeMap, BTreeSet};

use indeck_ooxml::read::{ChartNumbers, Dimension, SeriesNumbers, is_same};

use super::change::Change;
use super::slide::At;
use super::text;
use crate::evidence::manifest::{ChartRecord, DimensionRecord, SeriesRecord};

/// The points of a dimension.
type Points = BTreeMap<u32, String>;

/// Compares a chart with the one that was written.
pub(super) fn compare(
    record: &ChartRecord,
    now: &ChartNumbers,
    at: At<'_>,
    changes: &mut Vec<Change>,
) {
    let (slide, shape) = (at.slide.clone(), at.shape.to_owned());
    if record.workbook != now.workbook.is_some() {
        changes.push(Change::WorkbookReplaced { slide, shape });
    }
    if record.texts.len() != now.texts.len() {
        let place = "titles and labels".to_owned();
        let (slide, shape) = (at.slide.clone(), at.shape.to_owned());
        changes.push(Change::Text { slide, shape, place });
    }
    for (written, now) in record.texts.iter().zip(&now.texts) {
        text::compare(written, now, at, || "titles and labels".to_owned(), changes);
    }
    let mut left: Vec<&SeriesNumbers> = now.series.iter().collect();
    for written in &record.series {
        let name = name(written, record);
        // By name; one that was renamed, by its place among those that nobody claims.
        let claimed = |series: &&SeriesNumbers| {
            record.series.iter().any(|other| self::name(other, record) == series.name)
        };
        let place = left.iter().position(|series| series.name == name);
        let place = place.or_else(|| left.iter().position(|series| !claimed(series)));
        match place {
            Some(place) => series(written, record, left.remove(place), &name, at, changes),
            None => changes.push(came_or_went(at, name, false)),
        }
    }
    changes.extend(left.into_iter().map(|series| came_or_went(at, series.name.clone(), true)));
}

fn came_or_went(at: At<'_>, series: String, added: bool) -> Change {
    Change::Series { slide: at.slide.clone(), shape: at.shape.to_owned(), series, added }
}

/// The name that a series was written with.
fn name(series: &SeriesRecord, chart: &ChartRecord) -> String {
    let own = series.dimensions.iter().find(|dimension| dimension.role == "tx");
    let points = own.map(|own| points(own, chart));
    points.and_then(|points| points.get(&0).cloned()).unwrap_or_default()
}

/// The points of a dimension, which may be those of the first series.
fn points<'r>(dimension: &'r DimensionRecord, chart: &'r ChartRecord) -> &'r Points {
    let first = chart.series.first().filter(|_| dimension.shared);
    let same = |other: &&DimensionRecord| other.role == dimension.role;
    let shared = first.and_then(|first| first.dimensions.iter().find(same));
    shared.map_or(&dimension.points, |shared| &shared.points)
}

fn series(
    written: &SeriesRecord,
    chart: &ChartRecord,
    now: &SeriesNumbers,
    name: &str,
    at: At<'_>,
    changes: &mut Vec<Change>,
) {
    for record in &written.dimensions {
        let before = points(record, chart);
        let Some(dimension) = now.dimensions.iter().find(|d| d.role == record.role) else {
            let place = place(now, name, &record.role, 0);
            let (slide, shape) = (at.slide.clone(), at.shape.to_owned());
            changes.push(Change::Text { slide, shape, place });
            continue;
        };
        let place = |index| place(now, name, &record.role, index);
        for (index, written, now) in differences(before, &dimension.points) {
            let (slide, shape, place) = (at.slide.clone(), at.shape.to_owned(), place(index));
            changes.push(Change::Number { slide, shape, place, written, now });
        }
        for (index, written, now) in workbook_differences(before, dimension) {
            let (slide, shape, place) = (at.slide.clone(), at.shape.to_owned(), place(index));
            changes.push(Change::Workbook { slide, shape, place, written, now });
        }
    }
}

/// What differs between points, by point; empty texts stand for none.
fn differences(before: &Points, now: &Points) -> Vec<(u32, String, String)> {
    let all: BTreeSet<u32> = before.keys().chain(now.keys()).copied().collect();
    let one = |points: &Points, index: u32| points.get(&index).cloned().unwrap_or_default();
    let pairs = all.into_iter().map(|index| (index, one(before, index), one(now, index)));
    pairs.filter(|(_, before, now)| !is_same(before, now)).collect()
}

/// What differs between points and the cells behind them.
fn workbook_differences(before: &Points, now: &Dimension) -> Vec<(u32, String, String)> {
    let Some(cells) = &now.cells else { return Vec::new() };
    differences(before, cells)
}

/// A point as people call it: `series North, Q2`.
fn place(series: &SeriesNumbers, name: &str, role: &str, index: u32) -> String {
    match role {
        "tx" => format!("name of the series {name}"),
        "cat" => format!("category {} of the series {name}", u64::from(index) + 1),
        "val" | "yVal" => format!("series {name}, {}", series.point(index)),
        other => format!("series {name}, {} ({other})", series.point(index)),
    }
}

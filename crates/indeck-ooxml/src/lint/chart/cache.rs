//! What a chart remembers of its cells: complete, and the same as the cells.
//!
//! Source: ISO/IEC 29500-1, 21.2.2.121 `numCache`, 21.2.2.202 `strCache`.

use std::collections::BTreeMap;

use super::compare::{self, Points};
use super::value;
use crate::lint::finding::{At, Sink, quoted};
use crate::lint::part::Part;
use crate::lint::rules::chart as rule;
use crate::workbook::Workbook;
use crate::xml::{Node, ns};

pub(super) fn check(
    part: Part<'_>,
    area: Node<'_>,
    workbook: Option<&Workbook>,
    at: At<'_>,
    sink: &mut Sink<'_>,
) {
    let visible = part.root().child(ns::C, "chart").and_then(|chart| value(chart, "plotVisOnly"));
    let visible_only = visible.is_none_or(|visible| !matches!(&*visible, "0" | "false"));
    for node in area.all_descendants().filter(|node| node.ns() == ns::C) {
        let cache = match node.name() {
            "numRef" => "numCache",
            "strRef" => "strCache",
            "multiLvlStrRef" => "multiLvlStrCache",
            _ => continue,
        };
        let formula = node.child(ns::C, "f").map(|f| f.text().into_owned()).unwrap_or_default();
        let Some(cache) = node.child(ns::C, cache) else {
            sink.say(&rule::CHART_NO_CACHE, at, format!("`{formula}` has no cached values"));
            continue;
        };
        let reference = Reference { node, formula, cache };
        let levels = reference.levels(at, sink);
        if let Some(workbook) = workbook {
            reference.compare(&levels, workbook, visible_only, at, sink);
        }
    }
}

/// A formula with its cache.
struct Reference<'a> {
    node: Node<'a>,
    formula: String,
    cache: Node<'a>,
}

impl Reference<'_> {
    fn count(&self) -> Option<u64> {
        value(self.cache, "ptCount").and_then(|count| count.trim().parse().ok())
    }

    fn is_numeric(&self) -> bool {
        self.node.name() == "numRef"
    }

    /// The cached points, level by level; says what is wrong with their numbers.
    fn levels(&self, at: At<'_>, sink: &mut Sink<'_>) -> Vec<Points> {
        let levels = self.cache.children().filter(|node| node.is(ns::C, "lvl"));
        let levels: Vec<Node<'_>> = match self.node.name() {
            "multiLvlStrRef" => levels.collect(),
            _ => vec![self.cache],
        };
        levels.into_iter().map(|level| self.points(level, at, sink)).collect()
    }

    fn points(&self, level: Node<'_>, at: At<'_>, sink: &mut Sink<'_>) -> Points {
        let (count, mut points) = (self.count(), BTreeMap::new());
        for point in level.children().filter(|node| node.is(ns::C, "pt")) {
            let written = point.attr("idx").unwrap_or_default();
            let index = written.trim().parse::<u64>().ok();
            let Some(index) = index.filter(|index| count.is_none_or(|count| *index < count)) else {
                let message = format!(
                    "`{}` has a point {written} beyond its {}",
                    self.formula,
                    count.unwrap_or(0)
                );
                sink.say(&rule::CHART_POINT, at, message);
                continue;
            };
            let text = point.child(ns::C, "v").map(|v| v.text().into_owned()).unwrap_or_default();
            if self.is_numeric() && !is_number(&text) {
                let message = format!("point {index} of `{}` is `{}`", self.formula, quoted(&text));
                sink.say(&rule::CHART_VALUE, at, message);
            }
            if points.insert(index, text).is_some() {
                let message = format!("`{}` has point {index} twice", self.formula);
                sink.say(&rule::CHART_POINT, at, message);
            }
        }
        points
    }

    fn compare(
        &self,
        levels: &[Points],
        workbook: &Workbook,
        visible_only: bool,
        at: At<'_>,
        sink: &mut Sink<'_>,
    ) {
        let blocks = match compare::blocks(workbook, &self.formula, visible_only) {
            Ok(blocks) => blocks,
            Err(compare::Unread::NoSheet(sheet)) => {
                let message = format!("`{}`: the workbook has no sheet `{sheet}`", self.formula);
                return sink.say(&rule::CHART_SHEET, at, message);
            }
            Err(compare::Unread::NotCells) => return,
        };
        if self.node.name() == "multiLvlStrRef" {
            return self.compare_levels(levels, &blocks, at, sink);
        }
        let cells: Vec<_> = blocks.into_iter().flatten().flatten().collect();
        let count = self.count();
        let is_name = self.node.parent().is_some_and(|parent| parent.name() == "tx");
        if let Some(count) = count.filter(|count| *count != cells.len() as u64 && !is_name) {
            let message =
                format!("`{}` has {count} cached points and {} cells", self.formula, cells.len());
            sink.say(&rule::CHART_COUNT, at, message);
        }
        let most = count.filter(|count| *count > 0).and_then(|count| usize::try_from(count).ok());
        let cells = cells.get(..most.unwrap_or(cells.len())).unwrap_or(&cells);
        if let Some(points) = levels.first() {
            compare::points(&self.formula, points, cells, self.is_numeric(), at, sink);
        }
    }

    /// Compares nested categories: the last column, or row, is the first level.
    fn compare_levels(
        &self,
        levels: &[Points],
        blocks: &[compare::Block<'_>],
        at: At<'_>,
        sink: &mut Sink<'_>,
    ) {
        let Some(rows) = blocks.first() else { return };
        let width = rows.first().map_or(0, Vec::len);
        let by_row = rows.len() == levels.len() && width != levels.len();
        let columns = if by_row { rows.clone() } else { compare::transposed(rows) };
        if columns.len() == levels.len() {
            for (level, column) in levels.iter().zip(columns.iter().rev()) {
                compare::points(&self.formula, level, column, false, at, sink);
            }
        }
    }
}

/// Whether a cached value is a number; `#N/A` is allowed.
fn is_number(text: &str) -> bool {
    let text = text.trim();
    text == "#N/A" || text.parse::<f64>().is_ok_and(f64::is_finite)
}

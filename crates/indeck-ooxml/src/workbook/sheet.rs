//! `Cells`: the cells of a sheet, and which rows and columns are hidden.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::formula::{Area, position};
use crate::xml::{Document, Node, ns};

/// A cell with content.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    Number(f64),
    Text(Arc<str>),
    Error,
}

/// The cells of a sheet by row and column, from 1.
#[derive(Debug, Default)]
pub(crate) struct Cells {
    cells: BTreeMap<(u32, u32), Cell>,
    pub(crate) hidden_rows: BTreeSet<u32>,
    /// First and last of hidden columns.
    pub(crate) hidden_columns: Vec<(u32, u32)>,
}

impl Cells {
    pub(super) fn read(document: &Document, strings: &[Arc<str>]) -> Self {
        let (root, mut cells) = (document.root(), Self::default());
        let is_set = |node: Node<'_>, name: &str| {
            node.attr(name).is_some_and(|value| matches!(&*value, "1" | "true"))
        };
        for column in root.child(ns::X, "cols").into_iter().flat_map(Node::children) {
            let number = |name| column.attr(name).and_then(|n| n.parse::<u32>().ok());
            if let (true, Some(first), Some(last)) =
                (is_set(column, "hidden"), number("min"), number("max"))
            {
                cells.hidden_columns.push((first, last));
            }
        }
        let mut row_number = 0u32;
        for row in root.child(ns::X, "sheetData").into_iter().flat_map(Node::children) {
            let written = row.attr("r").and_then(|r| r.parse().ok());
            row_number = written.unwrap_or(row_number.saturating_add(1));
            if is_set(row, "hidden") {
                cells.hidden_rows.insert(row_number);
            }
            cells.read_row(row, row_number, strings);
        }
        cells
    }

    fn read_row(&mut self, row: Node<'_>, number: u32, strings: &[Arc<str>]) {
        let mut column = 0u32;
        for node in row.children().filter(|node| node.is(ns::X, "c")) {
            let written = node.attr("r").and_then(|r| position(&r)).map(|(_, column)| column);
            column = written.unwrap_or(column.saturating_add(1));
            if let Some(cell) = content(node, strings) {
                self.cells.insert((number, column), cell);
            }
        }
    }

    /// The content of a cell.
    pub(crate) fn get(&self, row: u32, column: u32) -> Option<&Cell> {
        self.cells.get(&(row, column))
    }

    /// The cells with content of an area, with their place in it, counted row by row.
    pub(crate) fn within(&self, area: &Area) -> Vec<(u64, &Cell)> {
        let ((top, bottom), (left, right)) = (area.rows, area.columns);
        let width = u64::from(right - left) + 1;
        let place = |row: u32, column: u32| u64::from(row - top) * width + u64::from(column - left);
        if area.size() <= self.cells.len() as u64 {
            let columns = |row| (left..=right).map(move |column| (row, column));
            let all = (top..=bottom).flat_map(columns);
            let found = all.filter_map(|at| Some((place(at.0, at.1), self.cells.get(&at)?)));
            return found.collect();
        }
        let rows = self.cells.range((top, 0)..=(bottom, u32::MAX));
        let inside = rows.filter(|((_, column), _)| (left..=right).contains(column));
        inside.map(|((row, column), cell)| (place(*row, *column), cell)).collect()
    }

    /// How many cells have content.
    pub(crate) fn len(&self) -> usize {
        self.cells.len()
    }

    /// All cells with content, row by row.
    pub(crate) fn iter(&self) -> impl Iterator<Item = ((u32, u32), &Cell)> {
        self.cells.iter().map(|(place, cell)| (*place, cell))
    }

    pub(crate) fn is_hidden_column(&self, column: u32) -> bool {
        self.hidden_columns.iter().any(|(first, last)| (*first..=*last).contains(&column))
    }
}

/// What a cell holds; a formula's last value counts.
fn content(node: Node<'_>, strings: &[Arc<str>]) -> Option<Cell> {
    let kind = node.attr("t").unwrap_or_default();
    if kind == "inlineStr" {
        return Some(Cell::Text(rich(node.child(ns::X, "is")?).into()));
    }
    let value = node.child(ns::X, "v")?.text();
    match &*kind {
        "s" => {
            let index: usize = value.trim().parse().ok()?;
            strings.get(index).map(|text| Cell::Text(Arc::clone(text)))
        }
        "str" | "d" => Some(Cell::Text(unescaped(&value).into())),
        "e" => Some(Cell::Error),
        _ => value.trim().parse().ok().map(Cell::Number),
    }
    .filter(|cell| !matches!(cell, Cell::Text(text) if text.is_empty()))
}

/// The strings that cells share.
pub(super) fn strings(document: &Document) -> Vec<Arc<str>> {
    let items = document.root().children().filter(|node| node.is(ns::X, "si"));
    items.map(|item| Arc::from(rich(item))).collect()
}

/// The text of a string, without what tells how it is pronounced.
fn rich(item: Node<'_>) -> String {
    let mut text = String::new();
    for child in item.children() {
        match child.name() {
            "t" => text.push_str(&child.text()),
            "r" => text.extend(child.child(ns::X, "t").map(|t| t.text().into_owned())),
            _ => {}
        }
    }
    unescaped(&text)
}

/// Undoes `_x000D_`, which stands for a character that XML cannot hold.
///
/// Source: ISO/IEC 29500-1, 22.9.2.19 `ST_Xstring`.
fn unescaped(text: &str) -> String {
    if !text.contains("_x") {
        return text.to_owned();
    }
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, after)) = rest.split_once("_x") {
        out.push_str(before);
        let code = after.get(..4).filter(|_| after.get(4..5) == Some("_"));
        let code = code.and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32);
        match code {
            Some(character) => {
                out.push(character);
                rest = after.get(5..).unwrap_or_default();
            }
            None => {
                out.push_str("_x");
                rest = after;
            }
        }
    }
    out + rest
}

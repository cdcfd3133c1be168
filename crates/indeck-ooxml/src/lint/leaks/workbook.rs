//! What an embedded workbook holds beside the cells that its chart plots.

use std::collections::BTreeSet;

use super::properties::telling;
use crate::lint::chart::formulas;
use crate::lint::finding::{At, Sink, quoted};
use crate::lint::part::Part;
use crate::lint::rules::leaks as rule;
use crate::workbook::{Area, Cell, Cells, Workbook, areas};

/// Looks at the workbook of a chart.
pub(in crate::lint) fn check(workbook: &Workbook, part: Part<'_>, at: At<'_>, sink: &mut Sink<'_>) {
    let used: Vec<Area> = formulas(part).iter().filter_map(|f| areas(f)).flatten().collect();
    let named: BTreeSet<&str> = used.iter().map(|area| area.sheet.as_str()).collect();
    let mut unused = Vec::new();
    for sheet in &workbook.sheets {
        let cells = workbook.cells(sheet);
        let filled = cells.is_some_and(|cells| cells.iter().next().is_some());
        let plotted = named.iter().any(|name| name.eq_ignore_ascii_case(&sheet.name));
        if sheet.hidden {
            let message = format!("the sheet `{}` is hidden", quoted(&sheet.name));
            sink.say(&rule::SHEET_HIDDEN, at, message);
        } else if filled && !plotted && !named.is_empty() {
            unused.push(format!("`{}`", quoted(&sheet.name)));
        }
        if let Some(cells) = cells {
            check_hidden(&sheet.name, cells, at, sink);
            if plotted {
                check_unused(&sheet.name, cells, &used, at, sink);
            }
        }
    }
    if !unused.is_empty() {
        let message = format!("the workbook also has the sheets {}", unused.join(", "));
        sink.say(&rule::SHEETS_UNUSED, at, message);
    }
    check_package(workbook, at, sink);
}

fn check_hidden(sheet: &str, cells: &Cells, at: At<'_>, sink: &mut Sink<'_>) {
    let hides = |(row, column): (u32, u32)| {
        cells.hidden_rows.contains(&row) || cells.is_hidden_column(column)
    };
    let count = cells.iter().filter(|(place, _)| hides(*place)).count();
    if count > 0 {
        let cells = if count == 1 { "cell is" } else { "cells are" };
        let message = format!("{count} {cells} hidden in the sheet `{}`", quoted(sheet));
        sink.say(&rule::CELLS_HIDDEN, at, message);
    }
}

/// Counts cells with content that no formula of the chart names. The corner above the categories
/// and beside the names is the sheet's own.
fn check_unused(sheet: &str, cells: &Cells, used: &[Area], at: At<'_>, sink: &mut Sink<'_>) {
    let own: Vec<&Area> = used.iter().filter(|a| a.sheet.eq_ignore_ascii_case(sheet)).collect();
    let top = own.iter().map(|area| area.rows.0).min().unwrap_or(1);
    let left = own.iter().map(|area| area.columns.0).min().unwrap_or(1);
    let first_value = own.iter().filter(|area| area.rows.0 > top).map(|area| area.rows.0).min();
    let is_corner = |row: u32, column: u32| {
        row <= top.max(first_value.unwrap_or(top).saturating_sub(1)) && column <= left.max(1)
            || (row == 1 && top == 2)
    };
    // What names a column that is plotted belongs to it.
    let is_header = |row: u32, column: u32| {
        own.iter().any(|area| {
            row.checked_add(1) == Some(area.rows.0)
                && (area.columns.0..=area.columns.1).contains(&column)
        })
    };
    // PowerPoint 2007 writes into each new sheet how to change the range.
    let own_hint = "To resize chart data range";
    let has_content = |cell: &Cell| match cell {
        Cell::Text(text) => !text.trim().is_empty() && !text.starts_with(own_hint),
        Cell::Number(_) | Cell::Error => true,
    };
    let mut stray = cells.iter().filter(|((row, column), cell)| {
        has_content(cell)
            && !is_corner(*row, *column)
            && !is_header(*row, *column)
            && !own.iter().any(|area| area.holds(*row, *column))
    });
    if let Some(((row, column), _)) = stray.next() {
        let first = address(row, column);
        let message = match stray.count() {
            0 => format!("the cell {first} of the sheet `{}` is not plotted", quoted(sheet)),
            more => format!(
                "{} cells of the sheet `{}` are not plotted, the first is {first}",
                more + 1,
                quoted(sheet)
            ),
        };
        sink.say(&rule::CELLS_UNUSED, at, message);
    }
}

fn check_package(workbook: &Workbook, at: At<'_>, sink: &mut Sink<'_>) {
    let leads_out = |part: &&str| {
        let folder = ["xl/externalLinks/", "xl/queryTables/", "xl/pivotCache/"];
        *part == "xl/connections.xml"
            || folder.iter().any(|f| part.starts_with(f) && part.ends_with(".xml"))
    };
    if let Some(part) = workbook.parts().find(leads_out) {
        let message = format!("the workbook has `{part}`");
        sink.say(&rule::WORKBOOK_LINKS, at, message);
    }
    let mut people = Vec::new();
    for part in ["docProps/core.xml", "docProps/app.xml"] {
        let document = workbook.document(part);
        let names = ["creator", "lastModifiedBy", "Company", "Manager"];
        people.extend(document.iter().flat_map(|document| telling(document, &names)));
    }
    if !people.is_empty() {
        let message = format!("the workbook says {}", people.join(", "));
        sink.say(&rule::WORKBOOK_AUTHOR, at, message);
    }
}

/// A cell as spreadsheets write it: `B7`.
fn address(row: u32, column: u32) -> String {
    let (mut letters, mut rest) = (Vec::new(), column);
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect::<String>() + &row.to_string()
}

//! Writes a planned table: what is to be changed of the one that stands there.

use std::collections::BTreeSet;

use super::grid::{Merges, Spans, length};
use super::plan::{Plan, PlannedRow, Slot};
use crate::part::paragraph;
use crate::xml::{ElementId, Node, Patch, ns};

/// Identifies rows and columns to programs that edit together.
///
/// Source: [MS-ODRAWXML] 2.24.3.1 `a16:rowId`, `a16:colId`.
const ROW_ID: &str = "{0D108BD9-81ED-4DB2-BD59-A6C34878D82A}";
const COLUMN_ID: &str = "{9D8B030D-6E8A-4147-A177-3AD203B41FA5}";

/// Makes the table as it is planned.
pub(super) fn apply(plan: &Plan<'_>, patch: &mut Patch<'_>) {
    plan.apply(patch);
}

impl<'a> Plan<'a> {
    fn apply(&self, patch: &mut Patch<'_>) {
        self.apply_columns(patch);
        let mut ids = Ids::of(self.grid.table, "rowId");
        // What damaged tables say of cells that are in no merged area is left alone.
        let changes =
            Changes { merged: self.grid.merged_cells(), merges: Merges::of(&self.merges) };
        let kept: BTreeSet<ElementId> =
            self.rows.iter().filter(|row| !row.is_new).map(|row| row.node.id()).collect();
        for row in self.grid.rows.iter().filter(|row| !kept.contains(&row.node.id())) {
            patch.remove(row.node);
        }
        let mut before: Option<Node<'_>> = None;
        let first = self.rows.iter().find(|row| !row.is_new).map(|row| row.node);
        for (r, row) in self.rows.iter().enumerate() {
            if !row.is_new {
                self.apply_row(r, row, &changes, patch);
                before = Some(row.node);
                continue;
            }
            let markup = new_row(r, row, &changes, &mut ids);
            insert(self.grid.table, before, first, "tr", &markup, patch);
        }
    }

    fn apply_columns(&self, patch: &mut Patch<'_>) {
        let mut ids = Ids::of(self.grid.table, "colId");
        let kept: BTreeSet<ElementId> =
            self.columns.iter().filter(|c| !c.is_new).map(|c| c.node.id()).collect();
        for column in self.grid.columns.iter().filter(|column| !kept.contains(&column.id())) {
            patch.remove(*column);
        }
        let mut before: Option<Node<'_>> = None;
        let first = self.columns.iter().find(|column| !column.is_new).map(|column| column.node);
        for column in &self.columns {
            if !column.is_new {
                before = Some(column.node);
                continue;
            }
            let id = ids.extension(column.node, COLUMN_ID, "colId");
            let markup = format!("<a:gridCol w=\"{}\">{id}</a:gridCol>", length(column.node, "w"));
            let Some(parent) = column.node.parent() else { continue };
            insert(parent, before, first, "gridCol", &markup, patch);
        }
    }

    fn apply_row(&self, r: usize, row: &PlannedRow<'a>, changes: &Changes, patch: &mut Patch<'_>) {
        let kept: BTreeSet<ElementId> = row
            .slots
            .iter()
            .filter_map(|slot| match slot {
                Slot::Kept { cell, .. } => Some(cell.id()),
                Slot::New(_) => None,
            })
            .collect();
        for cell in row.node.children().filter(|node| node.is(ns::A, "tc")) {
            if !kept.contains(&cell.id()) {
                patch.remove(cell);
            }
        }
        let mut before: Option<Node<'_>> = None;
        let first = row.slots.iter().find_map(|slot| match slot {
            Slot::Kept { cell, .. } => Some(*cell),
            Slot::New(_) => None,
        });
        for (c, slot) in row.slots.iter().enumerate() {
            let spans = Spans::at(&changes.merges, r, c);
            match slot {
                Slot::Kept { cell, content } => {
                    if changes.merged.contains(&cell.id()) || spans != Spans::default() {
                        set_spans(*cell, spans, patch);
                    }
                    if let Some(content) = content {
                        patch.set_content(*cell, content.raw_inner());
                    }
                    before = Some(*cell);
                }
                Slot::New(model) => {
                    let markup = new_cell(*model, spans);
                    insert(row.node, before, first, "tc", &markup, patch);
                }
            }
        }
    }
}

/// What decides what cells say of being merged.
struct Changes {
    /// The cells that were in merged areas.
    merged: BTreeSet<ElementId>,
    /// The areas as they shall be.
    merges: Merges,
}

fn new_row(r: usize, row: &PlannedRow<'_>, changes: &Changes, ids: &mut Ids) -> String {
    let slots = row.slots.iter().enumerate();
    let cells: String =
        slots.map(|(c, slot)| new_cell(slot.looks(), Spans::at(&changes.merges, r, c))).collect();
    let id = ids.extension(row.node, ROW_ID, "rowId");
    format!("<a:tr h=\"{}\">{cells}{id}</a:tr>", length(row.node, "h"))
}

/// Inserts after what stands before, or else before the first that stays, or else as a child.
fn insert(
    parent: Node<'_>,
    before: Option<Node<'_>>,
    first: Option<Node<'_>>,
    local: &str,
    markup: &str,
    patch: &mut Patch<'_>,
) {
    match (before, first) {
        (Some(before), _) => patch.insert_after(before, markup),
        (None, Some(first)) => patch.insert_before(first, markup),
        (None, None) => patch.insert_ordered(parent, local, markup),
    }
}

fn set_spans(cell: Node<'_>, spans: Spans, patch: &mut Patch<'_>) {
    if Spans::of(cell) == spans {
        return;
    }
    for (name, value) in spans.attributes() {
        match value {
            Some(value) => patch.set_attr(cell, name, &value),
            None => patch.remove_attr(cell, name),
        }
    }
}

/// An empty cell that looks like that one.
fn new_cell(model: Option<Node<'_>>, spans: Spans) -> String {
    let attributes: String = spans
        .attributes()
        .into_iter()
        .filter_map(|(name, value)| Some(format!(" {name}=\"{}\"", value?)))
        .collect();
    let properties = model.and_then(|m| m.child(ns::A, "tcPr")).map_or("<a:tcPr/>", Node::raw);
    format!("<a:tc{attributes}>{}{properties}</a:tc>", empty_body(model))
}

/// A text body of a cell that has none.
pub(super) fn body(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let paragraphs: String =
        text.split('\n').map(|line| format!("<a:p>{}</a:p>", paragraph::runs(line, ""))).collect();
    format!("<a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</a:txBody>")
}

/// A text body without text that looks like that of a cell.
fn empty_body(model: Option<Node<'_>>) -> String {
    let body = model.and_then(|cell| cell.child(ns::A, "txBody"));
    let part = |name| body.and_then(|body| body.child(ns::A, name)).map(Node::raw);
    let paragraph = body.and_then(|body| paragraph::paragraphs(body).next());
    format!(
        "<a:txBody>{}{}{}</a:txBody>",
        part("bodyPr").unwrap_or("<a:bodyPr/>"),
        part("lstStyle").unwrap_or("<a:lstStyle/>"),
        paragraph.map_or_else(|| "<a:p/>".to_owned(), paragraph::emptied),
    )
}

/// The ids in use of a table's rows or columns.
struct Ids {
    used: BTreeSet<u32>,
}

impl Ids {
    fn of(table: Node<'_>, name: &str) -> Self {
        let ids = table.all_descendants().filter(|node| node.name() == name);
        Self { used: ids.filter_map(|node| node.attr("val")?.parse().ok()).collect() }
    }

    fn next(&mut self) -> u32 {
        let mut id = self.used.last().map_or(1, |last| last.wrapping_add(1));
        while !self.used.insert(id) {
            id = id.wrapping_add(1);
        }
        id
    }

    /// The extension with an id of its own, if the model has one.
    fn extension(&mut self, model: Node<'_>, uri: &str, name: &str) -> String {
        if !model.all_descendants().any(|node| node.name() == name) {
            return String::new();
        }
        let id = self.next();
        format!("<a:extLst><a:ext uri=\"{uri}\"><a16:{name} val=\"{id}\"/></a:ext></a:extLst>")
    }
}

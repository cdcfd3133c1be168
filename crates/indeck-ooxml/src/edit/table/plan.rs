//! `Plan`: how a table's cells shall stand, and the patch that gets them there.

use std::collections::BTreeSet;

use crate::edit::table::grid::{CellRange, Grid, Row, Spans, length};
use crate::part::paragraph;
use crate::xml::{ElementId, Node, Patch, ns};

/// Identifies rows and columns to programs that edit together.
///
/// Source: [MS-ODRAWXML] 2.24.3.1 `a16:rowId`, `a16:colId`.
const ROW_ID: &str = "{0D108BD9-81ED-4DB2-BD59-A6C34878D82A}";
const COLUMN_ID: &str = "{9D8B030D-6E8A-4147-A177-3AD203B41FA5}";

/// What stands at a place of the table.
#[derive(Clone, Copy, Debug)]
enum Slot<'a> {
    /// The cell that stands there already, perhaps with the content of another.
    Kept { cell: Node<'a>, content: Option<Node<'a>> },
    /// A new cell that looks like that one.
    New(Option<Node<'a>>),
}

#[derive(Clone, Debug)]
struct PlannedRow<'a> {
    node: Node<'a>,
    is_new: bool,
    slots: Vec<Slot<'a>>,
}

#[derive(Clone, Copy, Debug)]
struct PlannedColumn<'a> {
    node: Node<'a>,
    is_new: bool,
}

/// How a table's cells shall stand.
#[derive(Clone, Debug)]
pub(crate) struct Plan<'a> {
    grid: Grid<'a>,
    rows: Vec<PlannedRow<'a>>,
    columns: Vec<PlannedColumn<'a>>,
    merges: Vec<CellRange>,
}

impl<'a> Plan<'a> {
    /// The table as it stands.
    pub(crate) fn of(grid: Grid<'a>) -> Self {
        let row = |row: &Row<'a>| PlannedRow {
            node: row.node,
            is_new: false,
            slots: row.cells.iter().map(|&cell| Slot::Kept { cell, content: None }).collect(),
        };
        let rows = grid.rows.iter().map(row).collect();
        let columns =
            grid.columns.iter().map(|&node| PlannedColumn { node, is_new: false }).collect();
        Self { rows, columns, merges: grid.merges.clone(), grid }
    }

    /// The height of all rows.
    pub(crate) fn height(&self) -> i64 {
        self.rows.iter().fold(0, |sum, row| length(row.node, "h").saturating_add(sum))
    }

    /// The width of all columns.
    pub(crate) fn width(&self) -> i64 {
        self.columns.iter().fold(0, |sum, column| length(column.node, "w").saturating_add(sum))
    }

    /// Inserts rows before `at`, each like the row above (the first: like the row below).
    pub(crate) fn insert_rows(&mut self, at: usize, count: usize) {
        let model = at.saturating_sub(1);
        let Some(row) = self.rows.get(model).cloned() else { return };
        let slots: Vec<_> = row.slots.iter().map(|slot| Slot::New(slot.looks())).collect();
        let new = PlannedRow { node: row.node, is_new: true, slots };
        self.rows.splice(at..at, std::iter::repeat_n(new, count));
        let mut side_by_side = Vec::new();
        for merge in &mut self.merges {
            let rows = merge.rows();
            if rows.start < at && at < rows.end {
                merge.row_count += count;
            } else {
                if rows.contains(&model) && merge.column_count > 1 {
                    let copy = |row| CellRange { row, row_count: 1, ..*merge };
                    side_by_side.extend((at..at + count).map(copy));
                }
                if rows.start >= at {
                    merge.row += count;
                }
            }
        }
        self.merges.extend(side_by_side);
    }

    /// Inserts columns before `at`, each like the column to the left (the first: to the right).
    pub(crate) fn insert_columns(&mut self, at: usize, count: usize) {
        let model = at.saturating_sub(1);
        if let Some(column) = self.columns.get(model) {
            let new = PlannedColumn { node: column.node, is_new: true };
            self.columns.splice(at..at, std::iter::repeat_n(new, count));
        }
        for row in &mut self.rows {
            let Some(slot) = row.slots.get(model).filter(|_| at <= row.slots.len()) else {
                continue;
            };
            let new = Slot::New(slot.looks());
            row.slots.splice(at..at, std::iter::repeat_n(new, count));
        }
        for merge in &mut self.merges {
            let columns = merge.columns();
            if columns.start < at && at < columns.end {
                merge.column_count += count;
            } else if columns.start >= at {
                merge.column += count;
            }
        }
    }

    /// Removes rows; what is merged beyond them goes on with its text in the rows that stay.
    pub(crate) fn remove_rows(&mut self, gone: std::ops::Range<usize>) {
        for index in 0..self.merges.len() {
            let Some(merge) = self.merges.get(index).copied() else { continue };
            if gone.contains(&merge.row) && gone.end < merge.rows().end {
                self.move_content((merge.row, merge.column), (gone.end, merge.column));
            }
        }
        self.rows.drain(gone.clone());
        for merge in &mut self.merges {
            let rows = cut(merge.rows(), &gone);
            (merge.row, merge.row_count) = (rows.start, rows.len());
        }
        self.forget_small_merges();
    }

    /// Removes columns; what is merged beyond them goes on with its text in the columns that stay.
    pub(crate) fn remove_columns(&mut self, gone: std::ops::Range<usize>) {
        for index in 0..self.merges.len() {
            let Some(merge) = self.merges.get(index).copied() else { continue };
            if gone.contains(&merge.column) && gone.end < merge.columns().end {
                self.move_content((merge.row, merge.column), (merge.row, gone.end));
            }
        }
        let within = |length: usize| gone.start.min(length)..gone.end.min(length);
        self.columns.drain(within(self.columns.len()));
        for row in &mut self.rows {
            row.slots.drain(within(row.slots.len()));
        }
        for merge in &mut self.merges {
            let columns = cut(merge.columns(), &gone);
            (merge.column, merge.column_count) = (columns.start, columns.len());
        }
        self.forget_small_merges();
    }

    /// Merges what is in that range, with what it cuts through; returns what is merged then.
    pub(crate) fn merge(&mut self, range: CellRange) -> CellRange {
        let mut area = range;
        while let Some(index) = self.merges.iter().position(|merge| merge.touches(area)) {
            area = area.around(self.merges.swap_remove(index));
        }
        if !area.is_one_cell() {
            self.merges.push(area);
        }
        area
    }

    /// Splits what is merged at that place into its cells.
    pub(crate) fn split(&mut self, row: usize, column: usize) {
        self.merges.retain(|merge| !merge.contains(row, column));
    }

    fn forget_small_merges(&mut self) {
        self.merges.retain(|merge| !merge.is_one_cell() && !merge.is_empty());
    }

    fn move_content(&mut self, from: (usize, usize), to: (usize, usize)) {
        let source = self.slot(from).and_then(|slot| slot.looks());
        if let Some(Slot::Kept { content, .. }) = self.slot(to) {
            *content = source;
        }
    }

    fn slot(&mut self, (row, column): (usize, usize)) -> Option<&mut Slot<'a>> {
        self.rows.get_mut(row)?.slots.get_mut(column)
    }

    /// Makes the table so.
    pub(crate) fn apply(&self, patch: &mut Patch<'_>) {
        self.apply_columns(patch);
        let mut ids = Ids::of(self.grid.table, "rowId");
        let kept: BTreeSet<ElementId> =
            self.rows.iter().filter(|row| !row.is_new).map(|row| row.node.id()).collect();
        for row in self.grid.rows.iter().filter(|row| !kept.contains(&row.node.id())) {
            patch.remove(row.node);
        }
        let mut before: Option<Node<'_>> = None;
        let first = self.rows.iter().find(|row| !row.is_new).map(|row| row.node);
        for (r, row) in self.rows.iter().enumerate() {
            if !row.is_new {
                self.apply_row(r, row, patch);
                before = Some(row.node);
                continue;
            }
            let markup = self.new_row(r, row, &mut ids);
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

    fn apply_row(&self, r: usize, row: &PlannedRow<'a>, patch: &mut Patch<'_>) {
        let is_kept = |id: ElementId| {
            let mut slots = row.slots.iter();
            slots.any(|slot| matches!(slot, Slot::Kept { cell, .. } if cell.id() == id))
        };
        for cell in row.node.children().filter(|node| node.is(ns::A, "tc")) {
            if !is_kept(cell.id()) {
                patch.remove(cell);
            }
        }
        let mut before: Option<Node<'_>> = None;
        let first = row.slots.iter().find_map(|slot| match slot {
            Slot::Kept { cell, .. } => Some(*cell),
            Slot::New(_) => None,
        });
        for (c, slot) in row.slots.iter().enumerate() {
            let spans = Spans::at(&self.merges, r, c);
            match slot {
                Slot::Kept { cell, content } => {
                    set_spans(*cell, spans, patch);
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

    fn new_row(&self, r: usize, row: &PlannedRow<'a>, ids: &mut Ids) -> String {
        let cells: String = row
            .slots
            .iter()
            .enumerate()
            .map(|(c, slot)| new_cell(slot.looks(), Spans::at(&self.merges, r, c)))
            .collect();
        let id = ids.extension(row.node, ROW_ID, "rowId");
        format!("<a:tr h=\"{}\">{cells}{id}</a:tr>", length(row.node, "h"))
    }
}

impl<'a> Slot<'a> {
    /// The cell that it looks like.
    fn looks(&self) -> Option<Node<'a>> {
        match *self {
            Self::Kept { cell, content } => Some(content.unwrap_or(cell)),
            Self::New(model) => model,
        }
    }
}

/// What stays of a range of which a part goes.
fn cut(range: std::ops::Range<usize>, gone: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let place = |at: usize| {
        if at <= gone.start { at } else { at.max(gone.end) - gone.len() }
    };
    place(range.start)..place(range.end)
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

/// A text body without text that looks like that of a cell.
pub(crate) fn empty_body(model: Option<Node<'_>>) -> String {
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

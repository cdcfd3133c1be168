//! How tables look: style, flags, fills.
//!
//! Source: ISO/IEC 29500-1, 21.1.3.15 `a:tblPr`, 21.1.3.17 `a:tcPr`.

use indeck_model::Color;

use super::grid::CellRange;
use super::handle::{TableMut, check_range};
use crate::error::Error;
use crate::part::text::write_color;
use crate::xml::{Node, Patch, XmlWriter, ns};

/// Which rows and columns of a table stand out, as its style says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TableFlags {
    /// The first row.
    pub header_row: bool,
    /// The first column.
    pub first_column: bool,
    /// The last row.
    pub total_row: bool,
    /// The last column.
    pub last_column: bool,
    /// Every second row.
    pub banded_rows: bool,
    /// Every second column.
    pub banded_columns: bool,
}

impl TableFlags {
    fn named(self) -> [(&'static str, bool); 6] {
        [
            ("firstRow", self.header_row),
            ("firstCol", self.first_column),
            ("lastRow", self.total_row),
            ("lastCol", self.last_column),
            ("bandRow", self.banded_rows),
            ("bandCol", self.banded_columns),
        ]
    }
}

/// How a cell is painted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CellFill {
    /// As the table's style says.
    Style,
    /// Not at all.
    None,
    /// In a colour.
    Color(Color),
}

impl<C: Into<Color>> From<C> for CellFill {
    fn from(color: C) -> Self {
        Self::Color(color.into())
    }
}

/// What a table says of its rows and columns.
pub(super) fn flags(table: Node<'_>) -> TableFlags {
    let properties = table.child(ns::A, "tblPr");
    let flag = |name| {
        let value = properties.and_then(|properties| properties.attr(name));
        value.is_some_and(|on| matches!(&*on, "1" | "true"))
    };
    TableFlags {
        header_row: flag("firstRow"),
        first_column: flag("firstCol"),
        total_row: flag("lastRow"),
        last_column: flag("lastCol"),
        banded_rows: flag("bandRow"),
        banded_columns: flag("bandCol"),
    }
}

/// The style that a table names.
pub(super) fn style_id(table: Node<'_>) -> Option<String> {
    let id = table.child(ns::A, "tblPr")?.child(ns::A, "tableStyleId")?;
    Some(id.text().trim().to_owned())
}

impl TableMut<'_> {
    /// Says which rows and columns stand out.
    ///
    /// # Errors
    /// As [`set_text`](Self::set_text).
    pub fn set_flags(&mut self, flags: TableFlags) -> Result<&mut Self, Error> {
        self.edit(|grid, _, patch| {
            let Some(properties) = grid.table.child(ns::A, "tblPr") else {
                let on = flags.named().into_iter().filter(|(_, on)| *on);
                let on: String = on.map(|(name, _)| format!(" {name}=\"1\"")).collect();
                patch.insert_ordered(grid.table, "tblPr", &format!("<a:tblPr{on}/>"));
                return Ok(());
            };
            for ((name, on), (_, was_on)) in
                flags.named().into_iter().zip(self::flags(grid.table).named())
            {
                if on != was_on {
                    patch.set_attr(properties, name, if on { "1" } else { "0" });
                }
            }
            Ok(())
        })
    }

    /// Gives it a table style of the deck, or one that PowerPoint knows, by its GUID in braces.
    ///
    /// # Errors
    /// As [`set_text`](Self::set_text); [`Error::InvalidValue`] for what is no GUID.
    pub fn set_style(&mut self, id: &str) -> Result<&mut Self, Error> {
        if !is_guid(id) {
            let wanted = "a table style: they are GUIDs in braces";
            return Err(Error::InvalidValue { value: id.to_owned(), wanted });
        }
        let markup = format!("<a:tableStyleId>{id}</a:tableStyleId>");
        self.edit(|grid, _, patch| {
            let Some(properties) = grid.table.child(ns::A, "tblPr") else {
                let markup = format!("<a:tblPr>{markup}</a:tblPr>");
                patch.insert_ordered(grid.table, "tblPr", &markup);
                return Ok(());
            };
            let is_style = |node: &Node<'_>| matches!(node.name(), "tableStyle" | "tableStyleId");
            match properties.children().find(is_style) {
                Some(style) => patch.replace(style, &markup),
                None => patch.insert_ordered(properties, "tableStyleId", &markup),
            }
            Ok(())
        })
    }

    /// Paints cells.
    ///
    /// # Errors
    /// As [`set_text`](Self::set_text).
    pub fn set_fill(
        &mut self,
        range: CellRange,
        fill: impl Into<CellFill>,
    ) -> Result<&mut Self, Error> {
        let markup = match fill.into() {
            CellFill::Style => None,
            CellFill::None => Some("<a:noFill/>".to_owned()),
            CellFill::Color(color) => Some(solid(color)),
        };
        self.edit(|grid, _, patch| {
            check_range(grid, range)?;
            for row in range.rows() {
                for cell in range.columns().filter_map(|column| grid.cell(row, column)) {
                    set_property(cell, is_fill, "solidFill", markup.as_deref(), patch);
                }
            }
            Ok(())
        })
    }
}

/// `a:solidFill` of a colour.
pub(super) fn solid(color: Color) -> String {
    let mut w = XmlWriter::fragment();
    w.element("a:solidFill", |w| write_color(w, color));
    String::from_utf8(w.finish()).unwrap_or_default()
}

fn is_fill(node: Node<'_>) -> bool {
    const FILLS: [&str; 6] = ["noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"];
    node.ns() == ns::A && FILLS.contains(&node.name())
}

/// Sets or removes what a cell's properties say of one thing.
pub(super) fn set_property(
    cell: Node<'_>,
    is_it: impl Fn(Node<'_>) -> bool,
    local: &str,
    markup: Option<&str>,
    patch: &mut Patch<'_>,
) {
    let properties = cell.child(ns::A, "tcPr");
    let known = properties.and_then(|properties| properties.children().find(|node| is_it(*node)));
    match (properties, known, markup) {
        (_, Some(known), Some(markup)) => patch.replace(known, markup),
        (_, Some(known), None) => patch.remove(known),
        (Some(properties), None, Some(markup)) => patch.insert_ordered(properties, local, markup),
        (None, None, Some(markup)) => {
            let markup = format!("<a:tcPr>{markup}</a:tcPr>");
            patch.insert_ordered(cell, "tcPr", &markup);
        }
        (_, None, None) => {}
    }
}

fn is_guid(text: &str) -> bool {
    let inside = text.strip_prefix('{').and_then(|text| text.strip_suffix('}'));
    inside.is_some_and(|inside| {
        let lengths = inside.split('-').map(str::len);
        lengths.eq([8, 4, 4, 4, 12]) && inside.bytes().all(|b| b == b'-' || b.is_ascii_hexdigit())
    })
}

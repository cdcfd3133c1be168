//! Rows and columns as an HTML table.

use std::fmt::Write as _;

use crate::display::escaped;

/// The rows that are shown of a table.
const SHOWN_ROWS: usize = 20;

/// A table whose first row is its heading, of a table with so many rows in all (the heading not
/// counted).
pub(crate) fn grid(rows: &[Vec<String>], of: usize) -> String {
    let mut html = String::from("<table style=\"border-collapse:collapse;font-size:.85em\">");
    for (at, row) in rows.iter().take(SHOWN_ROWS + 1).enumerate() {
        html.push_str("<tr>");
        let (tag, style) = match at {
            0 => ("th", "text-align:left;border-bottom:1px solid #8888;padding:.15em .6em"),
            _ => ("td", "padding:.15em .6em"),
        };
        for cell in row {
            let _ = write!(html, "<{tag} style=\"{style}\">{}</{tag}>", escaped(cell));
        }
        html.push_str("</tr>");
    }
    html.push_str("</table>");
    let shown = rows.len().saturating_sub(1).min(SHOWN_ROWS);
    if of > shown {
        let _ = write!(
            html,
            "<div style=\"opacity:.7;font-size:.85em\">and {} more rows</div>",
            of - shown
        );
    }
    html
}

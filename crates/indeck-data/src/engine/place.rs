//! From a place in the text of a query to a place in the spec.
//!
//! Exact for a query on one line, plain or in quotes without escapes. For a literal block (`|`) the
//! line is exact, and the column if the block is indented by two more than its key `sql:`. For all
//! else (folded or escaped text) the place is that of the whole query.

use indeck_model::Location;
use indeck_model::spec::Located;

/// Indentation of `sql: |` before the indicator, and of the block below the key.
const KEY_CHARS: u32 = 5;
const INDENT: u32 = 2;

/// A place in a query: lines and columns from 1, the end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) line: u32,
    pub(crate) column: u32,
    pub(crate) end_line: u32,
    pub(crate) end_column: u32,
}

/// Where the spec has that part of the query.
pub(crate) fn in_spec(sql: &Located<String>, span: Option<Span>) -> Location {
    let whole = || sql.at.clone();
    let Some(span) = span.filter(|span| span.line > 0 && span.column > 0) else { return whole() };
    let Some((lines, columns)) = offset(sql) else { return whole() };
    let place = Location {
        file: sql.at.file.clone(),
        line: span.line + lines,
        column: span.column + columns,
        end_line: span.end_line + lines,
        end_column: span.end_column + columns,
    };
    if (place.end_line, place.end_column) > (place.line, place.column) {
        return place;
    }
    Location::point(place.file, place.line, place.column)
}

/// Lines and columns before the query in the spec.
fn offset(sql: &Located<String>) -> Option<(u32, u32)> {
    let at = &sql.at;
    if at.line == at.end_line {
        let written = at.end_column.saturating_sub(at.column);
        let chars = u32::try_from(sql.value.chars().count()).ok()?;
        let quote = written.checked_sub(chars)? / 2;
        let plain_or_quoted =
            (written == chars || written == chars + 2) && !sql.value.contains('\n');
        return plain_or_quoted.then_some((at.line - 1, at.column - 1 + quote));
    }
    let breaks = u32::try_from(sql.value.trim_end().matches('\n').count()).ok()?;
    let literal = breaks > 0 && at.end_line - at.line > breaks;
    let indent = at.column.saturating_sub(KEY_CHARS + 1) + INDENT;
    literal.then_some((at.line, indent))
}

//! From a place in the text of a query to a place in the spec.
//!
//! Exact for a query on one line, plain or in quotes without escapes, and for a literal block
//! (`|`), whose place is that of its first character. For all else (folded or escaped text) the
//! place is that of the whole query.

use indeck_model::Location;
use indeck_model::spec::Located;

/// A place in a query: lines and columns from 1, the end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) line: u32,
    pub(crate) column: u32,
    pub(crate) end_line: u32,
    pub(crate) end_column: u32,
}

/// The parser's place as ours; its zeros mean that it knows none.
pub(crate) fn of_sql(span: datafusion::sql::sqlparser::tokenizer::Span) -> Option<Span> {
    let number = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    (span.start.line > 0).then(|| Span {
        line: number(span.start.line),
        column: number(span.start.column),
        end_line: number(span.end.line),
        end_column: number(span.end.column),
    })
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
    // Empty lines above the first character are part of the text, but not of the place.
    let text = sql.value.trim_start_matches('\n');
    let above = u32::try_from(sql.value.len() - text.len()).ok()?;
    is_literal(text, at).then(|| ((at.line - 1).saturating_sub(above), at.column - 1))
}

/// Whether each line of the text is a line of the spec. A folded block of one line and a literal
/// one with empty lines below look the same: that is then taken for folded.
fn is_literal(text: &str, at: &Location) -> bool {
    let lines = text.trim_end_matches('\n').lines().count();
    let Ok(lines) = u32::try_from(lines) else { return false };
    let written = at.end_line - at.line;
    // A block ends where the next, less indented thing begins, or with the last line of the spec.
    let ends_outside = at.end_column < at.column;
    match lines {
        0 => false,
        1 => written == 1 && ends_outside,
        _ => (written >= lines && ends_outside) || written + 1 == lines,
    }
}

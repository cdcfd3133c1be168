//! What the parser could not read, in words that name the way out.

use saphyr_parser::ScanError;

use super::YamlError;
use crate::place::Span;

const COLUMNS: &str = "keys of one map stand in one column, and so do the `-` of one list";
const FLOW: &str = "close each `[` with `]` and each `{` with `}`, put commas between, and quote a \
                    text that holds `: `";
const TABS: &str = "indent with spaces, never with tabs";
const COLOR: &str = "`#` begins a comment: put a color in quotes, as in \"#C8102E\"";
const QUOTE_END: &str =
    "close the quote; where the text goes on, its lines stand deeper than its key";

/// What stands in the parser's message, and the hint that goes with it; the first that fits counts.
const HINTS: [(&str, &str); 23] = [
    ("mapping values", "quote a text that holds `: `, and keep keys of one map in one column"),
    ("simple key expect", "write `key: value`; a text of several lines goes below `key: |`"),
    ("expected '-' indicator", COLUMNS),
    ("block mapping, did not find expected key", COLUMNS),
    ("illegal placement of ':'", FLOW),
    ("expected ',' or", FLOW),
    ("misplaced bracket", FLOW),
    ("expected node content", FLOW),
    ("block sequence entries", "a list begins on the line below its key, or is written `[a, b]`"),
    ("indentation in quoted scalar", QUOTE_END),
    ("quoted scalar, found unexpected", QUOTE_END),
    ("invalid indentation", FLOW),
    ("only valid inside a block", FLOW),
    ("start with a tab", TABS),
    ("tab cannot be used", TABS),
    ("unknown escape", "write a backslash as `\\\\`, or put the text in '…'"),
    ("tabs disallowed", TABS),
    ("found a tab", TABS),
    ("comments must be separated", COLOR),
    ("unexpected character", "put the text in quotes"),
    ("unknown anchor", "quote a text that begins with `*`; an alias needs its `&name` before it"),
    ("scanning an anchor", "quote a text that begins with `&` or `*`"),
    ("scanning a block scalar", "quote a text that begins with `>` or `|`"),
];

/// The mistake at which the parser gave up.
pub(super) fn slip(error: &ScanError, text: &str) -> YamlError {
    let (line, column) = (error.marker().line(), error.marker().col());
    let message = error.info().to_lowercase();
    let hint = HINTS.iter().find(|(words, _)| message.contains(words)).map(|(_, hint)| *hint);
    let at = |message: &str, hint, span| YamlError {
        hint,
        ..YamlError::new("yaml-syntax", message, span)
    };
    if message.contains("simple key expect") {
        let span = line_before(text, line).filter(|_| is_first(text, line, column));
        let span = span.unwrap_or_else(|| Span::point(line, column + 1));
        return at("a key has no `:` after it", hint, span);
    }
    if message.contains("trailing content after") {
        let message = "something stands after the quote that ends the text";
        return at(message, Some(after_quote(text, line, column)), Span::point(line, column + 1));
    }
    if is_first(text, line, column)
        && let Some(color) = color_before(text, line)
    {
        return at(&message, Some(COLOR), color);
    }
    at(&message, hint, Span::point(line, column + 1))
}

/// The lines before that one, the nearest first, with their numbers.
fn lines_before(text: &str, line: usize) -> impl Iterator<Item = (usize, &str)> {
    let before: Vec<(usize, &str)> =
        text.lines().take(line.saturating_sub(1)).enumerate().collect();
    before.into_iter().rev().map(|(index, line)| (index + 1, line))
}

/// Whether nothing stands before that column.
fn is_first(text: &str, line: usize, column: usize) -> bool {
    let line = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    line.chars().take(column).all(char::is_whitespace)
}

/// What the nearest line before that one says.
fn line_before(text: &str, line: usize) -> Option<Span> {
    let says = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let (number, line) = lines_before(text, line).find(|(_, line)| says(line))?;
    let indent = line.chars().take_while(|c| c.is_whitespace()).count();
    let end = u32::try_from(line.trim_end().chars().count()).unwrap_or(u32::MAX);
    let start = Span::point(number, indent + 1);
    Some(Span { end_column: end.saturating_add(1).max(start.end_column), ..start })
}

/// A color that became a comment in the line before that one, where a value is expected.
fn color_before(text: &str, line: usize) -> Option<Span> {
    let (number, line) = lines_before(text, line).find(|(_, line)| !line.trim().is_empty())?;
    let start = line.find(" #")?;
    let (before, rest) = line.split_at_checked(start + 1)?;
    let digits = rest.chars().skip(1).take_while(char::is_ascii_hexdigit).count();
    let is_value = before.trim_end().ends_with([':', ',', '[', '{', '-']);
    (is_value && digits >= 3).then(|| Span::point(number, before.chars().count() + 1))
}

/// How a quote is written inside the quotes that end before that column.
fn after_quote(text: &str, line: usize, column: usize) -> &'static str {
    let line = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    let before: String = line.chars().take(column).collect();
    if before.trim_end().ends_with('\'') {
        "inside '…' write the quote twice, as in 'it''s', or put the text in \"…\""
    } else {
        "inside \"…\" write the quote as `\\\"`, or put the text in '…'"
    }
}

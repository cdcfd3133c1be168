//! Numbers in texts.

/// The numbers in a text as they are written, with their separators: `1,234.5`, `1 234`, `-42`.
///
/// ```
/// use indeck_ooxml::scan::numerals;
/// let found: Vec<&str> = numerals("Sales rose from 1,234.5 to −42 (12 %), in Q2.").collect();
/// assert_eq!(found, ["1,234.5", "42", "12", "2"]);
/// ```
pub fn numerals(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find(|c: char| c.is_ascii_digit())?;
        let from = rest.get(start..)?;
        let end = end(from);
        rest = from.get(end..)?;
        from.get(..end)
    })
}

/// Where the number ends that the text begins with: separators count between digits only.
fn end(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next_is_digit = chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        let separates = matches!(c, ',' | '.' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}');
        if c.is_ascii_digit() {
            end = at + 1;
        } else if !(separates && next_is_digit) {
            break;
        }
    }
    end
}

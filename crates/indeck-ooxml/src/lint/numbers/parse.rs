//! Numbers as people write them: separators of thousands, decimal points or commas, percent signs.

/// A number in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Written {
    pub(super) value: f64,
    pub(super) percent: bool,
    /// Digits after the decimal mark.
    pub(super) digits: u32,
}

/// Reads a text that is nothing but a number.
pub(super) fn number(text: &str, decimal: char) -> Option<Written> {
    let text = text.trim().trim_start_matches(['€', '$', '£']).trim_end_matches(['€', '$', '£']);
    let bare = text.trim().trim_end_matches('%').trim_end();
    let percent = bare.len() < text.trim().len() && text.contains('%');
    let (negative, bare) = match bare.strip_prefix(['-', '−', '–']) {
        Some(rest) => (true, rest),
        None => (false, bare.strip_prefix('+').unwrap_or(bare)),
    };
    if !bare.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (whole, part) = bare.split_once(decimal).unwrap_or((bare, ""));
    let whole = grouped(whole)?;
    if !part.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let value: f64 = format!("{whole}.{part}0").parse().ok()?;
    let digits = u32::try_from(part.len()).ok()?;
    Some(Written { value: if negative { -value } else { value }, percent, digits })
}

/// The digits of a whole number, if its separators stand between groups of three.
fn grouped(whole: &str) -> Option<String> {
    let is_separator = |c: char| matches!(c, '.' | ',' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}');
    let mut groups = whole.split(is_separator);
    let mut digits = groups.next()?.to_owned();
    let separated = whole.contains(is_separator);
    for group in groups {
        if group.len() != 3 {
            return None;
        }
        digits.push_str(group);
    }
    let all = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.is_empty();
    let first = whole.split(is_separator).next().unwrap_or_default();
    (all && (!separated || first.len() <= 3)).then_some(digits)
}

/// The decimal mark that a text shows beyond doubt.
pub(super) fn decimal_mark(text: &str) -> Option<char> {
    let text = text.trim().trim_end_matches(['%', '€', '$', '£', ' ', '\u{a0}', '\u{202f}']);
    let at = text.rfind(['.', ','])?;
    let (before, after) = text.split_at_checked(at)?;
    let mark = after.chars().next()?;
    let digits = after.get(1..)?;
    let numeric = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let last = before.chars().next_back().is_some_and(|c| c.is_ascii_digit());
    let other = if mark == '.' { ',' } else { '.' };
    let clear = digits.len() != 3 || before.contains(other);
    (numeric && last && clear && !before.contains(mark)).then_some(mark)
}

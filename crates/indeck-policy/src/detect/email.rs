//! E-mail addresses.

use std::ops::Range;

/// The addresses in a text, without quoted names and without addresses of computers by number.
///
/// Source: RFC 5321, 4.1.2 and 4.5.3.1; RFC 6531 for letters beyond ASCII.
pub(super) fn addresses(text: &str) -> Vec<Range<usize>> {
    let ats = text.match_indices('@').map(|(at, _)| at);
    ats.filter_map(|at| address(text, at)).collect()
}

fn address(text: &str, at: usize) -> Option<Range<usize>> {
    let (before, after) = (text.get(..at)?, text.get(at + 1..)?);
    let local: usize = before.chars().rev().take_while(|c| in_local(*c)).map(char::len_utf8).sum();
    let mut start = at - local;
    while text.get(start..at)?.starts_with(['.', '\'', '-', '/', '=']) {
        start += 1;
    }
    let local = text.get(start..at)?;
    let fits =
        !local.is_empty() && local.len() <= 64 && !local.ends_with('.') && !local.contains("..");
    let domain: usize = after.chars().take_while(|c| in_domain(*c)).map(char::len_utf8).sum();
    let domain = after.get(..domain)?.trim_end_matches(['.', '-']);
    (fits && is_domain(domain)).then(|| start..at + 1 + domain.len())
}

fn in_local(c: char) -> bool {
    c.is_alphanumeric() || "!#$%&'*+/=?^_`{|}~.-".contains(c)
}

fn in_domain(c: char) -> bool {
    c.is_alphanumeric() || c == '.' || c == '-'
}

/// Labels of letters, digits and hyphens, of which the last has two letters or more and no digit.
fn is_domain(domain: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty() && label.len() <= 63 && !label.starts_with('-') && !label.ends_with('-')
    };
    let top = domain.rsplit('.').next().unwrap_or_default();
    let named = top.starts_with("xn--") || top.chars().all(char::is_alphabetic);
    domain.len() <= 253
        && domain.contains('.')
        && domain.split('.').all(label)
        && named
        && top.chars().count() >= 2
}

//! Links in texts: `[words](address)`.

use std::ops::Range;

use indeck_model::Diagnostic;
use indeck_model::address::{self, BadAddress, SCHEMES};
use indeck_model::spec::Written;

use crate::expr;

/// Says that a link leads nowhere; nothing if it leads somewhere.
pub fn bad_link(link: &str) -> Option<Diagnostic> {
    let why = address::check(link).err()?;
    let hint = match why {
        BadAddress::Scheme => "begin it with `https://`, `http://`, `mailto:` or `tel:`".to_owned(),
        BadAddress::Character(c) if c.is_whitespace() => "write `%20` for a space".to_owned(),
        BadAddress::Character(c) => {
            let mut bytes = [0; 4];
            let bytes = c.encode_utf8(&mut bytes).bytes();
            let code: String = bytes.map(|b| format!("%{b:02X}")).collect();
            format!("write `{code}` for it")
        }
    };
    Some(Diagnostic::error("bad-link", format!("`{link}` {why}")).hint(hint))
}

/// Most characters between two brackets of a link.
const LONGEST: usize = 4_000;

/// A link in a text. Places count characters of the text.
pub(super) struct Link {
    pub(super) address: String,
    /// Where its words end.
    pub(super) words_end: usize,
    /// Where the text goes on after it.
    pub(super) next: usize,
    address_at: Range<usize>,
}

impl Link {
    /// The link that begins with the bracket at `at`, if there is one.
    pub(super) fn ahead(text: &[char], at: usize) -> Option<Self> {
        let words_end = closing(text, at, ('[', ']'))?;
        let open = words_end + 1;
        if words_end == at + 1 || text.get(open) != Some(&'(') {
            return None;
        }
        let close = closing(text, open, ('(', ')'))?;
        let address_at = open + 1..close;
        let address: String = text.get(address_at.clone())?.iter().collect();
        is_attempt(&address).then_some(Self { address, words_end, next: close + 1, address_at })
    }

    /// Its address as a text of its own, where values stand in it.
    pub(super) fn expression(&self, written: &Written) -> Option<Written> {
        let text = self.address.clone();
        let tail = written.tail(self.address_at.start);
        text.contains("{{").then_some(Written { text, ..tail })
    }

    /// What is wrong with its address.
    pub(super) fn fault(&self, written: &Written) -> Option<Diagnostic> {
        Some(bad_link(&self.address)?.at(written.locate(self.address_at.clone())))
    }
}

/// Whether somebody meant an address: other words in parentheses are words.
fn is_attempt(text: &str) -> bool {
    let known = SCHEMES.iter().any(|scheme| text.starts_with(scheme));
    if known || text.contains(char::is_whitespace) {
        return known;
    }
    let scheme = text.split_once(':').is_some_and(|(scheme, rest)| {
        scheme.len() > 1 && scheme.chars().all(|c| c.is_ascii_alphabetic()) && !rest.is_empty()
    });
    let host = text.split(['/', '?', '#']).next().unwrap_or_default();
    let is_top = |end: &str| end.len() > 1 && end.chars().all(char::is_alphabetic);
    let domain = host.rsplit_once('.').is_some_and(|(name, end)| !name.is_empty() && is_top(end));
    scheme || domain
}

/// Where the bracket at `at` is closed in its line. Expressions and characters after `\` do not
/// count.
fn closing(text: &[char], at: usize, (open, close): (char, char)) -> Option<usize> {
    let (mut depth, mut i) = (0_usize, at);
    let end = text.len().min(at.saturating_add(LONGEST));
    while let Some(&c) = text.get(i).filter(|c| i < end && **c != '\n') {
        if c == '\\' {
            i += 2;
            continue;
        }
        if c == '{' && text.get(i + 1) == Some(&'{') {
            i = expr::skip(text, i + 2).max(i + 2);
            continue;
        }
        if c == open {
            depth += 1;
        } else if c == close {
            depth -= 1;
            if depth == 0 {
                return Some(i);
            }
        }
        i += 1;
    }
    None
}

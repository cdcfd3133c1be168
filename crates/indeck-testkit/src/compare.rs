//! Two packages, part by part.

use std::collections::BTreeSet;
use std::fmt;

use crate::archive::unzip;

/// How many bytes a difference shows before and after the first byte that differs.
const CONTEXT: usize = 60;

/// What differs between two packages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The part is only in the first package.
    OnlyInFirst(String),
    /// The part is only in the second package.
    OnlyInSecond(String),
    /// Both have the part, with different content.
    Content {
        /// The part's name.
        part: String,
        /// Offset of the first byte that differs.
        at: usize,
        /// What the first package has around it.
        first: String,
        /// What the second package has around it.
        second: String,
    },
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OnlyInFirst(part) => write!(f, "{part}: only in the first"),
            Self::OnlyInSecond(part) => write!(f, "{part}: only in the second"),
            Self::Content { part, at, first, second } => {
                write!(f, "{part}: byte {at}\n  first:  {first}\n  second: {second}")
            }
        }
    }
}

/// What differs between two packages, by part name, without the parts whose name begins with one of
/// `ignore`. Compression and order do not count.
///
/// ```
/// use indeck_testkit::{Entry, compare, zip};
///
/// let first = zip(&[Entry::new("a", "same"), Entry::new("b", "old"), Entry::new("docProps/app.xml", "1")]);
/// let second = zip(&[Entry::new("b", "new"), Entry::new("a", "same").stored()]);
/// let found = compare(&first, &second, &["docProps/"]);
/// assert_eq!(found.len(), 1);
/// assert_eq!(found[0].to_string(), "b: byte 0\n  first:  old\n  second: new");
/// ```
///
/// # Panics
/// When one of them is no readable archive.
#[must_use]
pub fn compare(first: &[u8], second: &[u8], ignore: &[&str]) -> Vec<Difference> {
    let (first, second) = (unzip(first), unzip(second));
    let names: BTreeSet<&String> = first.keys().chain(second.keys()).collect();
    names
        .into_iter()
        .filter(|name| !ignore.iter().any(|prefix| name.starts_with(prefix)))
        .filter_map(|name| match (first.get(name), second.get(name)) {
            (Some(a), Some(b)) => content_difference(name, a, b),
            (Some(_), None) => Some(Difference::OnlyInFirst(name.clone())),
            _ => Some(Difference::OnlyInSecond(name.clone())),
        })
        .collect()
}

fn content_difference(part: &str, first: &[u8], second: &[u8]) -> Option<Difference> {
    if first == second {
        return None;
    }
    let at = first.iter().zip(second).take_while(|(a, b)| a == b).count();
    Some(Difference::Content {
        part: part.to_owned(),
        at,
        first: around(first, at),
        second: around(second, at),
    })
}

fn around(bytes: &[u8], at: usize) -> String {
    let (from, to) = (at.saturating_sub(CONTEXT), bytes.len().min(at + CONTEXT));
    String::from_utf8_lossy(bytes.get(from..to).unwrap_or_default()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Entry, zip};

    #[test]
    fn parts_on_one_side_only_are_named() {
        let (first, second) = (zip(&[Entry::new("a", "1")]), zip(&[Entry::new("b", "1")]));
        assert_eq!(
            compare(&first, &second, &[]),
            [Difference::OnlyInFirst("a".into()), Difference::OnlyInSecond("b".into())]
        );
        assert_eq!(compare(&first, &second, &["a", "b"]), []);
    }

    #[test]
    fn a_part_that_goes_on_differs_at_its_end() {
        let (first, second) = (zip(&[Entry::new("a", "12")]), zip(&[Entry::new("a", "123")]));
        let found = compare(&first, &second, &[]);
        assert!(matches!(found.as_slice(), [Difference::Content { at: 2, .. }]), "{found:?}");
    }
}

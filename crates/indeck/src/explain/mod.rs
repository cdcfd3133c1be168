//! What each diagnostic code means: a page in Markdown for each, with an example of the mistake
//! and of its mending.
//!
//! ```
//! let found = indeck::explain::explain("unknown-column").expect("it has a page");
//! assert_eq!(found.title, "a table has no column of that name");
//! assert!(found.page.starts_with("# unknown-column: a table has no column of that name\n"));
//! ```

mod pages;

use std::sync::LazyLock;

/// What a diagnostic code means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Explanation {
    /// The code: `unknown-column`.
    pub code: &'static str,
    /// What is wrong, in one line.
    pub title: &'static str,
    /// What the code is about: `Charts`.
    pub group: &'static str,
    /// The whole page, as Markdown.
    pub page: &'static str,
}

static EXPLANATIONS: LazyLock<Vec<Explanation>> =
    LazyLock::new(|| pages::PAGES.iter().map(|(code, page)| read(code, page)).collect());

/// The explanation of a code, as it stands in brackets after `error` or `warning`.
///
/// ```
/// assert!(indeck::explain::explain("unknown-layout").is_some());
/// assert!(indeck::explain::explain("no-such-code").is_none());
/// ```
pub fn explain(code: &str) -> Option<&'static Explanation> {
    let all = explanations();
    let found = all.binary_search_by(|explanation| explanation.code.cmp(code)).ok()?;
    all.get(found)
}

/// All explanations, sorted by code.
///
/// ```
/// assert!(indeck::explain::explanations().is_sorted_by_key(|explanation| explanation.code));
/// ```
pub fn explanations() -> &'static [Explanation] {
    &EXPLANATIONS
}

/// The code that was probably meant.
///
/// ```
/// use indeck::explain::nearest_code;
/// assert_eq!(nearest_code("unknown-colum"), Some("unknown-column"));
/// assert_eq!(nearest_code("E0308"), None);
/// ```
pub fn nearest_code(wrong: &str) -> Option<&'static str> {
    // Longer than any code by more than a slip, and costly to compare.
    const LONGEST: usize = 64;
    let wrong: Vec<char> = wrong.chars().take(LONGEST + 1).flat_map(char::to_lowercase).collect();
    if wrong.len() > LONGEST {
        return None;
    }
    let limit = wrong.len() / 3;
    let codes = explanations().iter().map(|explanation| explanation.code);
    let distances = codes.map(|code| (distance(&wrong, code), code));
    distances.filter(|(distance, _)| *distance <= limit).min().map(|(_, code)| code)
}

/// Reads title and group, which stand in the first lines of a page.
fn read(code: &'static str, page: &'static str) -> Explanation {
    let mut lines = page.lines();
    let title = lines.next().and_then(|line| line.split_once(": ")).map_or("", |(_, title)| title);
    let group = lines.find_map(|line| line.strip_prefix("Group: ")).unwrap_or_default();
    let group = group.split_once(" (").map_or(group, |(group, _)| group);
    Explanation { code, title, group, page }
}

/// How many characters must be added, left out or replaced to make one word of the other.
///
/// Source: Wagner and Fischer, The String-to-String Correction Problem, 1974.
fn distance(a: &[char], b: &str) -> usize {
    let mut row: Vec<usize> = (0..=a.len()).collect();
    for (down, b) in b.chars().enumerate() {
        let mut diagonal = down;
        let mut left = down + 1;
        let mut next = vec![left];
        for (a, above) in a.iter().zip(row.iter().skip(1)) {
            let replaced = diagonal + usize::from(*a != b);
            left = replaced.min(left + 1).min(above + 1);
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

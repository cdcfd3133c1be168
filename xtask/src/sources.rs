//! House rules about source files that are cheap to check line by line.

use std::path::Path;

use crate::finding::{Finding, Result};
use crate::tree;

/// A library's file beyond this many lines holds more than one concept.
const MAX_LINES: usize = 700;
/// Tables of data, which are as long as what they list.
const DATA: &[&str] =
    &["crates/indeck-ooxml/src/xml/order_table.rs", "crates/indeck-spec/src/format/cldr.rs"];
/// `lib.rs` is one page.
const MAX_LIB_LINES: usize = 120;

/// What must not stand in a line of a file with that ending, and why. Written in pieces, so that
/// this file does not find itself.
const REFUSED: &[(&str, &str, &str)] = &[
    (".rs", concat!("#[", "ignore"), "a test that does not run proves nothing"),
    (".rs", concat!("todo", "!("), "unfinished"),
    (".rs", concat!("unimplemented", "!("), "unfinished"),
    (".rs", concat!("FIX", "ME"), "unfinished"),
    (".py", concat!("mark.", "skip"), "a test that does not run proves nothing"),
    ("", concat!("/wo", "rk/"), "a path of one machine"),
    ("", concat!("/ro", "ot/"), "a path of one machine"),
];

/// Files and lines against the house rules.
pub(crate) fn check(root: &Path) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for path in tree::files(root)? {
        let bytes = std::fs::read(root.join(&path))?;
        // What is not text is a picture or a data file.
        if let Ok(text) = std::str::from_utf8(&bytes) {
            findings.extend(check_length(&path, text));
            findings.extend(check_lines(&path, text));
        }
    }
    Ok(findings)
}

fn check_length(path: &str, text: &str) -> Option<Finding> {
    let in_library = path.starts_with("crates/") && path.contains("/src/") && path.ends_with(".rs");
    let limit = if path.ends_with("/src/lib.rs") { MAX_LIB_LINES } else { MAX_LINES };
    let lines = text.lines().count();
    (in_library && lines > limit && !DATA.contains(&path))
        .then(|| Finding::new(path, format!("{lines} lines, over {limit}: split it by concept")))
}

fn check_lines(path: &str, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let refused =
            REFUSED.iter().filter(|(end, what, _)| path.ends_with(end) && line.contains(what));
        findings.extend(
            refused
                .map(|(_, what, why)| Finding::in_line(path, number, format!("`{what}`: {why}"))),
        );
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_library_files_are_found_and_other_long_files_are_not() {
        let cases = [
            ("crates/a/src/long.rs", 701, true),
            ("crates/a/src/long.rs", 700, false),
            ("crates/a/src/lib.rs", 121, true),
            ("crates/a/src/lib.rs", 120, false),
            ("crates/a/tests/it/long.rs", 701, false),
            ("crates/a/src/table.xml", 701, false),
            (DATA[0], 2000, false),
        ];
        for (path, lines, found) in cases {
            assert_eq!(
                check_length(path, &"x\n".repeat(lines)).is_some(),
                found,
                "{path}, {lines} lines"
            );
        }
    }

    #[test]
    fn refused_words_are_found_in_the_files_that_they_concern() {
        for (end, what, _) in REFUSED {
            let path = format!("some/file{end}");
            let found = check_lines(&path, &format!("fine\nlet x = {what}x\n"));
            assert_eq!(found.len(), 1, "{what} in {path}");
            assert!(found.iter().all(|finding| finding.at == format!("{path}:2")), "{found:?}");
        }
        let rust_only = format!("in prose, {} is fine", REFUSED[0].1);
        assert_eq!(check_lines("notes.md", &rust_only), []);
    }
}

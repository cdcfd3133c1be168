//! The crates' own `clippy.toml`: the workspace's, without the groups that the crate may use.
//!
//! Clippy reads the nearest file only, so a crate that may touch files would otherwise lose every
//! other ban with that one.

use std::path::Path;

use crate::finding::Result;
use crate::generated::Files;

const SOURCE: &str = "clippy.toml";
/// What programs may use beside files. The order of a hash map stays refused everywhere.
const PROGRAM: &[&str] = &["clock", "environment", "files", "terminal", "process"];

/// Which crate may use which groups; a crate without a row may use none.
const ALLOWED: &[(&str, &[&str])] = &[
    ("crates/indeck-audit", &["files"]),
    ("crates/indeck-data", &["files"]),
    ("crates/indeck-ooxml", &["files"]),
    ("crates/indeck", &["files"]),
    ("crates/indeck-cli", PROGRAM),
    ("crates/indeck-platform", &["files"]),
    ("crates/indeck-server", &["clock", "files", "network", "terminal"]),
    ("crates/indeck-testkit", PROGRAM),
    ("bindings/python", PROGRAM),
    ("xtask", PROGRAM),
    ("benches", PROGRAM),
    ("examples", PROGRAM),
];

/// The `clippy.toml` of each crate that may use a group.
pub(crate) fn files(root: &Path) -> Result<Files> {
    let source = std::fs::read_to_string(root.join(SOURCE))?;
    let made = ALLOWED.iter().map(|(folder, groups)| {
        (format!("{folder}/{SOURCE}"), without_groups(&source, groups).into_bytes())
    });
    Ok(made.collect())
}

/// The source without those groups: the lines from `# group NAME` to the next group or the list's
/// end.
fn without_groups(source: &str, groups: &[&str]) -> String {
    let mut out =
        String::from("# Made by `cargo xtask generated` from the workspace's clippy.toml.\n\n");
    let mut dropping = false;
    // The opening comment describes the source, not this file.
    for line in source.lines().skip_while(|line| line.starts_with('#') || line.is_empty()) {
        if let Some(name) = line.trim().strip_prefix("# group ") {
            dropping = groups.contains(&name);
        } else if line.starts_with(']') {
            dropping = false;
        }
        if !dropping {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "# About.\n\nkey = 1\nlist = [\n    # group clock\n    a,\n    # group files\n    b,\n]\nend = 2\n";

    #[test]
    fn only_the_named_groups_go() {
        let made = without_groups(LIST, &["files"]);
        let body = made.split_once("\n\n").expect("a heading, then the rest").1;
        assert_eq!(body, "key = 1\nlist = [\n    # group clock\n    a,\n]\nend = 2\n");
    }

    #[test]
    fn every_group_of_the_table_is_in_the_source() {
        let source = std::fs::read_to_string(crate::root().join(SOURCE)).expect("it is there");
        for group in ALLOWED.iter().flat_map(|(_, groups)| *groups) {
            assert!(source.contains(&format!("    # group {group}\n")), "{group}");
        }
    }
}

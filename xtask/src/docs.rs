//! Every crate stands in the documents that list them.

use std::path::Path;

use crate::finding::{Finding, Result};
use crate::metadata::{self, Package};

const ARCHITECTURE: &str = "docs/ARCHITECTURE.md";
const README: &str = "README.md";

/// Crates that docs/ARCHITECTURE.md or the README's crate table leave out.
pub(crate) fn check(root: &Path) -> Result<Vec<Finding>> {
    let packages = metadata::read(root)?;
    let mut findings = Vec::new();
    for (path, check) in [(ARCHITECTURE, in_architecture as Check), (README, in_readme)] {
        match std::fs::read_to_string(root.join(path)) {
            Ok(text) => findings.extend(check(&text, &packages)),
            Err(error) => findings.push(Finding::new(path, error.to_string())),
        }
    }
    Ok(findings)
}

type Check = fn(&str, &[Package]) -> Vec<Finding>;

/// The architecture names every crate, published or not.
fn in_architecture(text: &str, packages: &[Package]) -> Vec<Finding> {
    let left_out = packages.iter().filter(|package| !names(text, &package.name));
    left_out.map(|package| missing(ARCHITECTURE, &package.name, "is not named")).collect()
}

/// The README's crate table has a row for every published crate.
fn in_readme(text: &str, packages: &[Package]) -> Vec<Finding> {
    let rows: Vec<&str> = text.lines().filter(|line| line.starts_with('|')).collect();
    let published = packages.iter().filter(|package| package.is_published());
    let left_out = published.filter(|package| !rows.iter().any(|row| names(row, &package.name)));
    left_out
        .map(|package| missing(README, &package.name, "has no row in the crate table"))
        .collect()
}

/// Whether the text has the name in code style, alone or as the end of a path: `` `indeck` ``,
/// `` `crates/indeck` ``.
fn names(text: &str, name: &str) -> bool {
    let ends = [format!("`{name}`"), format!("/{name}`")];
    ends.iter().any(|end| text.contains(end.as_str()))
}

fn missing(path: &str, name: &str, what: &str) -> Finding {
    Finding::new(path, format!("`{name}` {what}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(name: &str, published: bool) -> Package {
        let publish = (!published).then(Vec::new);
        Package {
            name: name.to_owned(),
            manifest_path: "Cargo.toml".into(),
            dependencies: Vec::new(),
            publish,
        }
    }

    #[test]
    fn the_architecture_must_name_every_crate() {
        let packages = [package("indeck", true), package("xtask", false), package("gone", false)];
        let found = in_architecture("`crates/indeck` does it, `xtask` checks it, gone", &packages);
        assert_eq!(found, [missing(ARCHITECTURE, "gone", "is not named")]);
    }

    #[test]
    fn the_readme_must_have_a_row_for_every_published_crate() {
        let packages =
            [package("indeck", true), package("indeck-data", true), package("xtask", false)];
        let found = in_readme("| [`indeck`](crates/indeck) | …\n`indeck-data`", &packages);
        assert_eq!(found, [missing(README, "indeck-data", "has no row in the crate table")]);
    }
}

//! Which crate may use which: a new edge is a decision, made here and in docs/ARCHITECTURE.md.

use std::collections::BTreeSet;
use std::path::Path;

use crate::finding::{Finding, Result};
use crate::metadata::{self, Package};

const TABLE_FILE: &str = "xtask/src/edges.rs";

/// What one crate may use.
struct Row {
    name: &'static str,
    /// Crates of the workspace that it may use.
    uses: &'static [&'static str],
    /// Crates of the workspace that its tests and examples alone may use.
    tests_use: &'static [&'static str],
    /// Foreign crates that must not come into its build, however far away.
    never: &'static [&'static str],
}

/// The direction of the workspace: values below, programs above, siblings apart.
const TABLE: &[Row] = &[
    Row {
        name: "indeck-model",
        uses: &[],
        tests_use: &["indeck-testkit"],
        never: &["arrow-array", "datafusion", "flate2", "plotters", "quick-xml", "rawzip", "tokio"],
    },
    Row {
        name: "indeck-data",
        uses: &["indeck-model"],
        tests_use: &["indeck-testkit"],
        never: &["clap", "plotters", "quick-xml", "rawzip"],
    },
    Row {
        name: "indeck-policy",
        uses: &["indeck-model"],
        tests_use: &["indeck-testkit"],
        never: &["arrow", "clap", "datafusion", "quick-xml", "rawzip", "tokio"],
    },
    Row {
        name: "indeck-audit",
        uses: &[],
        tests_use: &["indeck-testkit"],
        never: &[
            "arrow-array",
            "cedar-policy",
            "clap",
            "datafusion",
            "quick-xml",
            "rawzip",
            "tokio",
        ],
    },
    Row {
        name: "indeck-chart",
        uses: &["indeck-fonts", "indeck-model"],
        tests_use: &["indeck-testkit"],
        never: &["arrow", "arrow-array", "clap", "datafusion", "quick-xml", "rawzip", "tokio"],
    },
    Row {
        name: "indeck-ooxml",
        uses: &["indeck-model"],
        tests_use: &["indeck-testkit"],
        never: &["arrow", "arrow-array", "clap", "datafusion", "plotters", "serde_json", "tokio"],
    },
    Row {
        name: "indeck-fonts",
        uses: &[],
        tests_use: &[],
        never: &["arrow-array", "datafusion", "quick-xml", "rawzip", "tokio"],
    },
    Row {
        name: "indeck-spec",
        uses: &["indeck-model"],
        tests_use: &["indeck-testkit"],
        never: &["arrow", "arrow-array", "clap", "datafusion", "quick-xml", "rawzip", "tokio"],
    },
    Row {
        name: "indeck",
        uses: &[
            "indeck-audit",
            "indeck-chart",
            "indeck-data",
            "indeck-fonts",
            "indeck-model",
            "indeck-ooxml",
            "indeck-policy",
            "indeck-spec",
        ],
        tests_use: &["indeck-testkit"],
        never: &["anstream", "axum", "clap", "indicatif", "plotters", "pyo3"],
    },
    Row {
        name: "indeck-platform",
        uses: &["indeck"],
        tests_use: &["indeck-testkit"],
        never: &["askama", "axum", "clap", "plotters", "pyo3"],
    },
    Row {
        name: "indeck-server",
        uses: &["indeck-platform"],
        tests_use: &["indeck-testkit"],
        never: &["clap", "plotters", "pyo3"],
    },
    Row {
        name: "indeck-cli",
        uses: &["indeck", "indeck-server"],
        tests_use: &["indeck-testkit"],
        never: &["plotters", "pyo3"],
    },
    Row {
        name: "indeck-python",
        uses: &["indeck", "indeck-chart", "indeck-cli"],
        tests_use: &[],
        never: &["axum", "plotters"],
    },
    Row {
        name: "indeck-testkit",
        uses: &["indeck-model"],
        tests_use: &[],
        never: &["arrow", "datafusion", "quick-xml", "tokio"],
    },
    Row {
        name: "xtask",
        uses: &["indeck-ooxml", "indeck-spec", "indeck-testkit"],
        tests_use: &[],
        never: &["datafusion"],
    },
    Row {
        name: "indeck-benches",
        uses: &["indeck-chart", "indeck-model", "indeck-ooxml"],
        tests_use: &["indeck-testkit"],
        never: &["datafusion"],
    },
    Row { name: "indeck-examples", uses: &["indeck"], tests_use: &[], never: &[] },
];

/// Crates that use more than the table allows.
pub(crate) fn check(root: &Path) -> Result<Vec<Finding>> {
    let packages = metadata::read(root)?;
    let mut findings = check_inner(&packages, TABLE);
    for row in TABLE.iter().filter(|row| packages.iter().any(|package| package.name == row.name)) {
        findings.extend(check_foreign(row, &metadata::closure(root, row.name)?));
    }
    Ok(findings)
}

fn check_inner(packages: &[Package], table: &[Row]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for package in packages {
        match table.iter().find(|row| row.name == package.name) {
            Some(row) => findings.extend(check_row(package, row)),
            None => findings.push(finding(&package.name, "has no row: decide what it may use")),
        }
    }
    for row in table.iter().filter(|row| packages.iter().all(|package| package.name != row.name)) {
        findings.push(finding(row.name, "has a row but is no crate of the workspace"));
    }
    findings
}

fn check_row(package: &Package, row: &Row) -> Vec<Finding> {
    let extra = |tests_only: bool, allowed: &[&str], how: &str| {
        let used = package.uses(tests_only).into_iter();
        let extra = used.filter(|name| !allowed.contains(name));
        extra.map(|name| finding(row.name, &format!("{how} `{name}`"))).collect::<Vec<_>>()
    };
    let tests_may: Vec<&str> = [row.uses, row.tests_use].concat();
    [extra(false, row.uses, "must not use"), extra(true, &tests_may, "must not use in its tests")]
        .concat()
}

fn check_foreign(row: &Row, closure: &BTreeSet<String>) -> Vec<Finding> {
    let present = row.never.iter().filter(|name| closure.contains(**name));
    present.map(|name| finding(row.name, &format!("must not bring in `{name}`"))).collect()
}

fn finding(name: &str, what: &str) -> Finding {
    Finding::new(TABLE_FILE, format!("`{name}` {what}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::Dependency;

    const SMALL: &[Row] = &[
        Row { name: "low", uses: &[], tests_use: &["kit"], never: &["heavy"] },
        Row { name: "high", uses: &["low"], tests_use: &[], never: &[] },
    ];

    fn package(name: &str, uses: &[(&str, Option<&str>)]) -> Package {
        let dependencies = uses.iter().map(|(name, kind)| Dependency {
            name: (*name).to_owned(),
            kind: kind.map(str::to_owned),
            path: (*name != "foreign").then(|| format!("crates/{name}")),
        });
        Package {
            name: name.to_owned(),
            manifest_path: "Cargo.toml".into(),
            dependencies: dependencies.collect(),
            publish: None,
        }
    }

    fn messages(packages: &[Package]) -> Vec<String> {
        check_inner(packages, SMALL).into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn allowed_edges_and_foreign_crates_pass() {
        let low = package("low", &[("foreign", None), ("kit", Some("dev"))]);
        assert_eq!(
            messages(&[low, package("high", &[("low", None), ("low", Some("dev"))])]),
            [""; 0]
        );
    }

    #[test]
    fn an_edge_against_the_direction_is_found() {
        let packages =
            [package("low", &[("high", None)]), package("high", &[("kit", Some("dev"))])];
        assert_eq!(
            messages(&packages),
            ["`low` must not use `high`", "`high` must not use in its tests `kit`"]
        );
    }

    #[test]
    fn a_tests_edge_does_not_allow_a_real_one() {
        let packages = [package("low", &[("kit", None)]), package("high", &[])];
        assert_eq!(messages(&packages), ["`low` must not use `kit`"]);
    }

    #[test]
    fn crates_and_rows_must_match() {
        assert_eq!(
            messages(&[package("low", &[]), package("new", &[])]),
            [
                "`new` has no row: decide what it may use",
                "`high` has a row but is no crate of the workspace"
            ]
        );
    }

    #[test]
    fn a_forbidden_crate_is_found_however_far_away() {
        let closure = BTreeSet::from(["low".to_owned(), "middle".to_owned(), "heavy".to_owned()]);
        let low = SMALL.first().expect("the table has rows");
        let found = check_foreign(low, &closure);
        assert_eq!(found, [finding("low", "must not bring in `heavy`")]);
    }
}

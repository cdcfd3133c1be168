//! Every crate inherits what the workspace decided once.

use std::path::Path;

use crate::finding::{Finding, Result};
use crate::metadata;

const INHERITED: [&str; 4] = ["version", "edition", "rust-version", "authors"];
const LICENSE: &str = "license.workspace = true";
/// The workspace's licence, and that of what is compiled in besides the code.
const LICENSE_AND_MORE: &str = "license = \"(MIT OR Apache-2.0) AND ";

/// Manifests that decide for themselves what the workspace decides.
pub(crate) fn check(root: &Path) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for package in metadata::read(root)? {
        let path = package.manifest_path.strip_prefix(root)?.to_string_lossy();
        findings.extend(check_manifest(&path, &std::fs::read_to_string(&package.manifest_path)?));
    }
    Ok(findings)
}

fn check_manifest(path: &str, text: &str) -> Vec<Finding> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let missing = |line: &str| !lines.contains(&line);
    let keys = INHERITED.iter().map(|key| format!("{key}.workspace = true"));
    let mut findings: Vec<Finding> = keys
        .filter(|line| missing(line))
        .map(|line| Finding::new(path, format!("lacks `{line}`")))
        .collect();
    if missing(LICENSE) && !lines.iter().any(|line| line.starts_with(LICENSE_AND_MORE)) {
        findings.push(Finding::new(path, format!("lacks `{LICENSE}`")));
    }
    let inherits_lints = lines.windows(2).any(|pair| pair == ["[lints]", "workspace = true"]);
    if !inherits_lints && missing("lints.workspace = true") {
        findings.push(Finding::new(path, "lacks `[lints]` with `workspace = true`"));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "[package]\nversion.workspace = true\nedition.workspace = true\n\
        rust-version.workspace = true\nlicense.workspace = true\nauthors.workspace = true\n\
        [lints]\nworkspace = true\n";

    #[test]
    fn a_manifest_that_inherits_all_passes() {
        assert_eq!(check_manifest("a/Cargo.toml", GOOD), []);
    }

    #[test]
    fn a_crate_with_fonts_adds_their_licence() {
        let fonts = GOOD.replace(LICENSE, "license = \"(MIT OR Apache-2.0) AND OFL-1.1\"");
        assert_eq!(check_manifest("a/Cargo.toml", &fonts), []);
    }

    #[test]
    fn a_manifest_that_decides_for_itself_is_found() {
        let bad =
            GOOD.replace("license.workspace = true", "license = \"MIT\"").replace("[lints]", "[x]");
        let found = check_manifest("a/Cargo.toml", &bad);
        assert_eq!(
            found,
            [
                Finding::new("a/Cargo.toml", "lacks `license.workspace = true`"),
                Finding::new("a/Cargo.toml", "lacks `[lints]` with `workspace = true`"),
            ]
        );
    }
}

//! What cargo knows about the workspace.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

use crate::finding::Result;

/// What `cargo metadata --no-deps` says.
#[derive(Debug, Deserialize)]
pub(crate) struct Metadata {
    /// The crates of the workspace.
    pub(crate) packages: Vec<Package>,
}

/// A crate of the workspace.
#[derive(Debug, Deserialize)]
pub(crate) struct Package {
    /// Its name.
    pub(crate) name: String,
    /// Its manifest.
    pub(crate) manifest_path: PathBuf,
    /// What it uses, as its manifest says.
    pub(crate) dependencies: Vec<Dependency>,
    /// Where it may be published: empty is nowhere, `None` anywhere.
    pub(crate) publish: Option<Vec<String>>,
}

/// Something that a crate uses.
#[derive(Debug, Deserialize)]
pub(crate) struct Dependency {
    /// Its name.
    pub(crate) name: String,
    /// `dev` or `build`; `None` is a normal dependency.
    pub(crate) kind: Option<String>,
    /// Its folder, where it is in the workspace.
    pub(crate) path: Option<String>,
}

impl Package {
    /// Whether the crate is published.
    pub(crate) fn is_published(&self) -> bool {
        self.publish.as_ref().is_none_or(|registries| !registries.is_empty())
    }

    /// The crates of the workspace that it uses: for its tests alone, or at all.
    pub(crate) fn uses(&self, tests_only: bool) -> BTreeSet<&str> {
        let in_workspace = self.dependencies.iter().filter(|used| used.path.is_some());
        in_workspace
            .filter(|used| (used.kind.as_deref() == Some("dev")) == tests_only)
            .map(|used| used.name.as_str())
            .collect()
    }
}

/// Reads the workspace's crates, by name.
pub(crate) fn read(root: &Path) -> Result<Vec<Package>> {
    let text = cargo(root, &["metadata", "--no-deps", "--format-version", "1"])?;
    let mut metadata: Metadata = serde_json::from_str(&text)?;
    metadata.packages.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(metadata.packages)
}

/// Every crate that comes into a build of that crate alone, with its default features.
pub(crate) fn closure(root: &Path, name: &str) -> Result<BTreeSet<String>> {
    let tree = ["tree", "--package", name, "--edges", "normal,build", "--prefix", "none"];
    let text = cargo(root, &[&tree[..], &["--format", "{p}"]].concat())?;
    let first_word = |line: &str| line.split_whitespace().next().map(str::to_owned);
    Ok(text.lines().filter_map(first_word).collect())
}

fn cargo(root: &Path, arguments: &[&str]) -> Result<String> {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(program).args(arguments).current_dir(root).output()?;
    if output.status.success() {
        Ok(String::from_utf8(output.stdout)?)
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        Err(format!("cargo {} failed: {said}", arguments.join(" ")).into())
    }
}

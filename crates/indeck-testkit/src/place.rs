//! Where the repository and the shared corpus are.

use std::path::{Path, PathBuf};

/// The repository's root folder.
///
/// # Panics
/// When the crate was moved out of `crates/`.
#[must_use]
pub fn repo_root() -> PathBuf {
    // Where the test runs, not where this crate was compiled: clones share compiled crates.
    let run = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let start = run.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    let is_root = |folder: &&Path| folder.join("Cargo.lock").is_file();
    // Fuzz targets are workspaces of their own, with a lock file of their own.
    let root = start.ancestors().filter(is_root).last();
    root.expect("a crate lies below the repository's root").to_path_buf()
}

/// The folder of the shared corpus and judges: `INDECK_SHARED`, else `../shared` beside the
/// repository. Where there is none, says on standard error that a test was skipped, and is `None`.
#[must_use]
pub fn shared_dir() -> Option<PathBuf> {
    let found = find_shared(std::env::var_os("INDECK_SHARED").map(PathBuf::from), &repo_root());
    if found.is_none() {
        say_skipped("../shared is not here");
    }
    found
}

fn find_shared(told: Option<PathBuf>, root: &Path) -> Option<PathBuf> {
    let beside = root.parent().map(|parent| parent.join("shared"));
    told.or(beside).filter(|folder| folder.is_dir())
}

/// Every file of that part of the shared corpus (`"pptx"` or `"data"`), with its subfolders, sorted
/// by path. Empty, with a note on standard error, where the corpus is not there.
///
/// # Panics
/// When a folder of the corpus cannot be read.
#[must_use]
pub fn corpus(kind: &str) -> Vec<PathBuf> {
    let Some(shared) = shared_dir() else { return Vec::new() };
    let mut files = Vec::new();
    collect(&shared.join("corpus").join(kind), &mut files);
    files.sort();
    files
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let listing = std::fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("cannot list {}: {error}", folder.display()));
    for entry in listing {
        let path = entry.expect("a folder's entry can be read").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.file_name().is_some_and(|name| name != "MANIFEST.tsv") {
            files.push(path);
        }
    }
}

/// Says on standard error that a test was skipped, and why.
#[allow(clippy::print_stderr, reason = "whoever runs the tests must see what did not run")]
pub fn say_skipped(why: &str) {
    eprintln!("skipped: {why}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_holds_the_workspace_manifest() {
        assert!(repo_root().join("Cargo.toml").is_file());
        assert!(repo_root().join("crates/indeck-testkit").is_dir());
    }

    #[test]
    fn a_named_folder_wins_over_the_one_beside_the_repository() {
        let root = repo_root();
        assert_eq!(find_shared(Some(root.join("crates")), &root), Some(root.join("crates")));
        assert_eq!(find_shared(Some(root.join("no such folder")), &root), None);
        assert_eq!(find_shared(None, Path::new("/")), None);
    }

    #[test]
    fn the_corpus_is_sorted_and_without_its_manifest() {
        let files = corpus("pptx");
        assert!(files.is_sorted());
        assert!(!files.iter().any(|file| file.ends_with("MANIFEST.tsv")));
    }
}

//! The repository's own files.

use std::path::Path;

use crate::finding::Result;

/// Folders that hold what was made or fetched, not what was written.
const FOREIGN: [&str; 7] =
    [".git", ".venv", "target", "out", "node_modules", "__pycache__", ".pytest_cache"];

/// Every file of the repository, as its path from the root with `/`, sorted.
pub(crate) fn files(root: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    walk(root, "", &mut found)?;
    found.sort();
    Ok(found)
}

fn walk(root: &Path, inside: &str, found: &mut Vec<String>) -> Result<()> {
    for entry in std::fs::read_dir(root.join(inside))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if inside.is_empty() { name.clone() } else { format!("{inside}/{name}") };
        if !entry.file_type()?.is_dir() {
            found.push(path);
        } else if !FOREIGN.contains(&name.as_str()) {
            walk(root, &path, found)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_files_are_listed_and_made_ones_are_not() {
        let files = files(&crate::root()).expect("the repository can be listed");
        assert!(files.contains(&"xtask/src/tree.rs".to_owned()));
        assert!(files.is_sorted());
        assert!(!files.iter().any(|path| path.starts_with(".git/") || path.starts_with("target/")));
    }
}

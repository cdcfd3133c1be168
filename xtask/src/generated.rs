//! Files that are made from others and checked in: written, or compared with what is there.

use std::collections::BTreeMap;
use std::path::Path;

use crate::finding::{Finding, Result};
use crate::{clippy_config, diagnostics, language, lint_rules, template};

/// Generated files: path from the root, content.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// Every generated file of the repository.
pub(crate) fn files(root: &Path) -> Result<Files> {
    let mut files = template::files(root)?;
    files.extend(clippy_config::files(root)?);
    files.extend(diagnostics::files(root)?);
    files.extend(language::files());
    files.extend(lint_rules::files());
    Ok(files)
}

/// Writes the files that are not up to date. Finds nothing.
pub(crate) fn write(root: &Path, files: &Files) -> Result<Vec<Finding>> {
    for (path, content) in files {
        if !is_current(root, path, content) {
            let file = root.join(path);
            file.parent().map_or(Ok(()), std::fs::create_dir_all)?;
            std::fs::write(file, content)?;
            println!("wrote {path}");
        }
    }
    Ok(Vec::new())
}

/// The files that are not up to date.
pub(crate) fn compare(root: &Path, files: &Files) -> Result<Vec<Finding>> {
    let stale = files.iter().filter(|(path, content)| !is_current(root, path, content));
    Ok(stale
        .map(|(path, _)| Finding::new(path, "not up to date: run `cargo xtask generated`"))
        .collect())
}

fn is_current(root: &Path, path: &str, content: &[u8]) -> bool {
    std::fs::read(root.join(path)).is_ok_and(|found| found == content)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_or_changed_file_is_not_up_to_date() {
        let root = crate::root();
        let manifest = std::fs::read(root.join("Cargo.toml")).expect("the manifest is there");
        let cases = [
            ("Cargo.toml", manifest, 0),
            ("Cargo.toml", b"x".to_vec(), 1),
            ("none", Vec::new(), 1),
        ];
        for (path, content, stale) in cases {
            let files = Files::from([(path.to_owned(), content)]);
            let found = compare(&root, &files).expect("files can be compared");
            assert_eq!(found.len(), stale, "{path}");
        }
    }
}

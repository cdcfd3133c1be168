//! Public keys, as people give them: the line itself, or a file of such lines.

use std::path::Path;

use indeck::evidence::VerifyingKey;
use pyo3::prelude::*;

use crate::error::{Kind, Outcome, Problem};
use crate::report::paths;

/// The names of keys: one, or a sequence of them.
pub(super) fn named(given: Option<&Bound<'_, PyAny>>) -> PyResult<Vec<std::path::PathBuf>> {
    given.map_or_else(|| Ok(Vec::new()), paths)
}

/// Keys as they are, or from files with one a line.
pub(super) fn keys(named: &[std::path::PathBuf]) -> Outcome<Vec<VerifyingKey>> {
    let mut keys = Vec::new();
    for name in named {
        if let Some(key) = name.to_str().and_then(|text| VerifyingKey::parse(text).ok()) {
            keys.push(key);
            continue;
        }
        for line in text(name)?.lines().map(str::trim).filter(|line| !line.is_empty()) {
            keys.push(VerifyingKey::parse(line).map_err(|error| {
                let name = name.display();
                Problem::value(format!("`{name}` has a line that is no public key: {error}"))
                    .hint("a key is a line such as `example.com/decks+c74f20a3+ARpc2…`")
            })?);
        }
    }
    Ok(keys)
}

/// The text of a file.
pub(super) fn text(file: &Path) -> Outcome<String> {
    std::fs::read_to_string(file).map_err(|error| {
        let kind = match error.kind() {
            std::io::ErrorKind::NotFound => Kind::MissingFile,
            _ => Kind::Evidence,
        };
        let message = format!("cannot read `{}`: {error}", file.display());
        Problem::new(kind, "read", message)
            .hint("name a key as it is written, or a file that has it")
    })
}

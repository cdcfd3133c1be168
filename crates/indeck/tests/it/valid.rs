//! Valid specs: each file of `tests/specs/valid` is built without a finding, and always alike. What
//! must be in their decks stands in their first comments; `tests/readback/test_specs.py` reads it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::support::{Project, explain, named, stem};

#[test]
fn each_valid_spec_is_built_twice_to_the_same_bytes_without_a_finding() {
    let files = named("valid");
    assert!(files.len() >= 70, "{} valid specs", files.len());
    let wrong: Vec<String> = files.iter().filter_map(|path| fault(path)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong with a valid spec.
fn fault(path: &Path) -> Option<String> {
    let project = Project::read(path);
    let found = project.shown(&project.check().diagnostics);
    if !found.is_empty() {
        return Some(format!("{}: {}", stem(path), found.join("\n  ")));
    }
    let spec = fs::read_to_string(project.path("report.yaml")).unwrap();
    let first = decks(&project, spec.contains("\nburst:"));
    let second = decks(&project, spec.contains("\nburst:"));
    match (first, second) {
        (Ok(first), Ok(second)) if first == second => None,
        (Ok(_), Ok(_)) => Some(format!("{}: two builds differ", stem(path))),
        (Err(why), _) | (_, Err(why)) => Some(format!("{}: {why}", stem(path))),
    }
}

/// The decks of a project by name; those of a burst where it has one.
fn decks(project: &Project, burst: bool) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let out = project.path("out");
    if out.exists() {
        fs::remove_dir_all(&out).unwrap();
    }
    if burst {
        let report = project.build_each().map_err(|e| explain(&e))?;
        assert!(report.failed.is_empty() && !report.made.is_empty(), "{report:?}");
    } else {
        fs::create_dir(&out).unwrap();
        project.build_to(&out).map_err(|e| explain(&e))?;
    }
    let made = fs::read_dir(out).unwrap().map(|e| e.unwrap().path());
    Ok(made.map(|path| (stem(&path), fs::read(path).unwrap())).collect())
}

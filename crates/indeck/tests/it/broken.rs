//! Broken specs: each file of `tests/specs/broken` begins with the findings it must give.

use std::fs;
use std::path::Path;

use crate::support::{Project, shown};

#[test]
fn each_broken_spec_gives_its_findings_with_place_and_hint() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/specs/broken");
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    names.sort();
    assert!(names.len() >= 40, "{} broken specs", names.len());
    let mut wrong = Vec::new();
    for path in names {
        let text = fs::read_to_string(&path).unwrap();
        let expected: Vec<&str> = text.lines().map_while(|l| l.strip_prefix("# expect ")).collect();
        let project = Project::new(&text);
        let found = shown(&project.check().diagnostics);
        if found != expected {
            let name = path.file_name().unwrap().to_string_lossy();
            wrong.push(format!(
                "{name}\n  found\n    {}\n  expected\n    {}",
                found.join("\n    "),
                expected.join("\n    ")
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_broken_spec_leaves_no_file() {
    let project = Project::new(
        "indeck: 1\nreport: { template: brand.potx }\nslides: [ { layout: Nowhere } ]\n",
    );
    assert!(matches!(project.build(), Err(indeck::BuildError::Invalid(_))));
    assert!(!project.path("out.pptx").exists());
}

#[test]
fn all_codes_are_documented() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/diagnostics.md");
    let docs = fs::read_to_string(docs).unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/specs/broken");
    for entry in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        for line in text.lines().map_while(|l| l.strip_prefix("# expect ")) {
            let code = line.split_whitespace().nth(1).unwrap();
            assert!(
                docs.contains(&format!("| `{code}` |")),
                "`{code}` is not in docs/diagnostics.md"
            );
        }
    }
}

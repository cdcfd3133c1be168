//! Broken specs: each file of `tests/specs/broken` begins with the findings it must give, as
//! `# expect PLACE CODE | FIRST HINT`, and where they matter with their notes, as `# note WORDS`.

use std::path::Path;

use crate::support::{Project, named, stem};

#[test]
fn each_broken_spec_gives_its_findings_with_place_and_hint() {
    let files = named("broken");
    assert!(files.len() >= 150, "{} broken specs", files.len());
    let wrong: Vec<String> = files.iter().filter_map(|path| difference(path)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What a broken spec says instead of what it should.
fn difference(path: &Path) -> Option<String> {
    let text = std::fs::read_to_string(path).unwrap();
    let head = text.lines().take_while(|l| l.starts_with("# "));
    let told = |l: &&str| l.starts_with("# expect ") || l.starts_with("# note ");
    let expected: Vec<&str> = head.filter(told).collect();
    let project = Project::read(path);
    let findings = project.check().diagnostics;
    let mut found = Vec::new();
    for (line, diagnostic) in project.shown(&findings).iter().zip(&findings) {
        found.push(format!("# expect {line}"));
        let folder = format!("{}/", project.folder.path().display());
        found.extend(
            diagnostic.notes.iter().map(|n| format!("# note {}", n.message.replace(&folder, ""))),
        );
    }
    (found != expected).then(|| {
        let (found, expected) = (found.join("\n    "), expected.join("\n    "));
        format!("{}\n  found\n    {found}\n  expected\n    {expected}", stem(path))
    })
}

#[test]
fn a_broken_spec_leaves_no_file() {
    let project = Project::new(
        "indeck: 1\nreport: { template: brand.potx }\nslides: [ { layout: Nowhere } ]\n",
    );
    assert!(matches!(project.build(), Err(indeck::BuildError::Invalid(_))));
    assert!(!project.path("out.pptx").exists());
}

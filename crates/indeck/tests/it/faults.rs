//! Disks, folders and files that fail: an old deck stays, and no half of a new one is left.

use std::fs;

use indeck::{BuildError, BuildOptions, Error, check};

use crate::support::{Project, slide};

fn files(project: &Project) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(project.folder.path())
        .unwrap()
        .map(|e| e.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn good() -> Project {
    Project::new(slide("title: \"{{ by_month.revenue | sum }}\""))
}

#[test]
fn an_output_folder_that_is_not_there_is_an_error() {
    let project = good();
    let error = project.build_to(&project.path("nowhere/out.pptx")).unwrap_err();
    assert!(matches!(&error, BuildError::Failed(Error::WriteDeck { .. })), "{error}");
    assert!(!project.path("nowhere").exists());
}

#[test]
fn a_folder_in_the_output_s_place_stays() {
    let project = good();
    fs::create_dir(project.path("out.pptx")).unwrap();
    let before = files(&project);
    assert!(matches!(project.build(), Err(BuildError::Failed(Error::WriteDeck { .. }))));
    assert_eq!(files(&project), before);
}

#[test]
fn a_broken_spec_leaves_the_old_deck_as_it_was() {
    let project = good();
    project.write("out.pptx", "old");
    project.write("report.yaml", slide("title: \"{{ by_month.revenu | sum }}\""));
    let before = files(&project);
    assert!(matches!(project.build(), Err(BuildError::Invalid(_))));
    assert_eq!(fs::read(project.path("out.pptx")).unwrap(), b"old");
    assert_eq!(files(&project), before);
}

#[test]
fn a_picture_that_cannot_be_used_leaves_the_old_deck_as_it_was() {
    let project = Project::new(slide(
        "title: \"{{ by_month.revenue | sum }}\"\ncontent: { picture: cut.png, alt: Cut off }",
    ));
    project.write("cut.png", b"\x89PNG\r\n\x1a\n");
    project.write("out.pptx", "old");
    let before = files(&project);
    assert!(project.build().is_err());
    assert_eq!(fs::read(project.path("out.pptx")).unwrap(), b"old");
    assert_eq!(files(&project), before);
}

#[test]
fn a_spec_that_cannot_be_read_is_an_error() {
    let project = good();
    let error = check(&project.path("other.yaml"), &BuildOptions::default(), &mut ()).unwrap_err();
    assert_eq!(error.code(), "read-spec");
    assert!(error.to_string().contains("other.yaml"), "{error}");
}

#[test]
fn a_build_replaces_the_old_deck_and_leaves_nothing_else() {
    let project = good();
    project.write("out.pptx", "old");
    let before = files(&project);
    project.build().unwrap();
    assert!(fs::read(project.path("out.pptx")).unwrap().starts_with(b"PK"));
    assert_eq!(files(&project), before);
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("secret.csv"), "region,revenue\nNorth,1\n").unwrap();
    let project = Project::new(slide("title: x").replace("sales.csv", "linked.csv"));
    std::os::unix::fs::symlink(elsewhere.path().join("secret.csv"), project.path("linked.csv"))
        .unwrap();
    let found = crate::support::shown(&project.check().diagnostics);
    assert!(found[0].starts_with("3:19 outside-folder"), "{found:?}");
}

#[cfg(unix)]
#[test]
fn a_pattern_follows_no_link_out_of_the_folder() {
    use std::os::unix::fs::symlink;
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("secret.csv"), "region,revenue\nNorth,1\n").unwrap();
    for pattern in ["in*/secret.csv", "data/*.csv", "*/secret.csv"] {
        let project =
            Project::new(slide("title: x").replace("sales.csv", &format!("\"{pattern}\"")));
        fs::create_dir(project.path("data")).unwrap();
        symlink(elsewhere.path(), project.path("inner")).unwrap();
        symlink(elsewhere.path().join("secret.csv"), project.path("data/secret.csv")).unwrap();
        let found = crate::support::shown(&project.check().diagnostics);
        assert!(found[0].contains("outside-folder"), "{pattern}: {found:?}");
    }
}

#[test]
fn a_template_with_faults_makes_decks_and_a_warning() {
    let project = good();
    let mut parts = indeck_testkit::tiny_template_parts();
    let layout = parts.get_mut("ppt/slideLayouts/slideLayout1.xml").unwrap();
    let text = String::from_utf8(layout.clone()).unwrap();
    let faulty = text.replacen("<p:cNvPr id=\"2\"", "<p:cNvPr id=\"4294967295\"", 1);
    assert_ne!(faulty, text);
    *layout = faulty.into_bytes();
    project.write("brand.potx", indeck_testkit::package(&parts));
    let built = project.build().unwrap();
    let codes: Vec<_> = built.findings.diagnostics.iter().map(|d| d.code).collect();
    assert_eq!(codes, ["unsound-template"]);
    assert!(built.output.is_file());
}

//! Reports whose files lie in a folder that is none of the file system.

use std::path::Path;
use std::sync::Arc;

use indeck::{
    BuildError, BuildLimits, DataLimits, MemoryFolder, RenderOptions, build_each, check,
    draw_charts, governance_of, make, render_charts, test,
};

use crate::support::{PIXEL, Project, explain, named, shown, slide, stem};

const SPEC: &str = "report.yaml";

/// The files of a project in memory, and those of its folders.
pub(crate) fn folder_of(project: &Project) -> MemoryFolder {
    fn add(folder: MemoryFolder, root: &Path, place: &Path) -> MemoryFolder {
        let entries = std::fs::read_dir(place).unwrap().map(|entry| entry.unwrap().path());
        entries.fold(folder, |folder, path| match path.is_dir() {
            true => add(folder, root, &path),
            false => {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap();
                folder.with(name, std::fs::read(&path).unwrap())
            }
        })
    }
    add(MemoryFolder::new(), project.folder.path(), project.folder.path())
}

/// The same project in memory, without its folder.
fn in_memory(project: &Project) -> Project {
    let mut other =
        Project { folder: tempfile::tempdir().unwrap(), options: project.options.clone() };
    other.options.folder = Some(Arc::new(folder_of(project)));
    other
}

fn made(project: &Project) -> Result<Vec<u8>, Vec<String>> {
    match make(SPEC.as_ref(), &project.options, &mut ()) {
        Ok(made) => Ok(made.bytes),
        Err(BuildError::Invalid(found)) => Err(shown(&found.diagnostics)),
        Err(error) => panic!("{}", explain(&error)),
    }
}

fn codes(project: &Project) -> Vec<&'static str> {
    let found = check(SPEC.as_ref(), &project.options, &mut ()).unwrap();
    found.diagnostics.iter().map(|d| d.code).collect()
}

#[test]
fn every_valid_spec_makes_the_same_deck_from_memory() {
    for path in named("valid") {
        let project = Project::read(&path);
        let memory = in_memory(&project);
        let on_disk = make(&project.path(SPEC), &project.options, &mut ());
        let on_disk = match on_disk {
            Ok(made) => Ok(made.bytes),
            Err(BuildError::Invalid(found)) => Err(shown(&found.diagnostics)),
            Err(error) => panic!("{}", explain(&error)),
        };
        assert!(made(&memory) == on_disk, "{}: {:?}", stem(&path), made(&memory).err());
    }
}

#[test]
fn a_burst_is_made_from_memory_into_a_folder() {
    let text = std::fs::read_to_string(crate::support::specs().join("valid/burst.yaml")).unwrap();
    let project = Project::of(&text);
    let memory = in_memory(&project);
    let one = project.build_each().unwrap();
    let other = build_each(SPEC.as_ref(), memory.folder.path(), &memory.options, &mut ()).unwrap();
    assert_eq!(one.made.len(), other.made.len());
    for ((_, one), (_, other)) in one.made.iter().zip(&other.made) {
        assert_eq!(std::fs::read(&one.output).unwrap(), std::fs::read(&other.output).unwrap());
    }
}

#[test]
fn a_broken_spec_has_the_same_findings_in_memory() {
    let mut others = Vec::new();
    for path in named("broken") {
        let project = Project::read(&path);
        let mut on_disk = project.shown(&project.check().diagnostics);
        let memory = in_memory(&project);
        let found = check(SPEC.as_ref(), &memory.options, &mut ()).unwrap();
        let mut found = project.shown(&found.diagnostics);
        // Names are shorter than paths, and so sorted otherwise.
        on_disk.sort();
        found.sort();
        if on_disk != found {
            others.push(format!("{}\n  {on_disk:?}\n  {found:?}", stem(&path)));
        }
    }
    // Folders, and what leads out of them, are told in other words; a deck replaces no file.
    let known = |text: &String| {
        let code = [
            "outside-folder",
            "source-unreadable",
            "missing-file",
            "source-not-found",
            "bad-output-name",
        ];
        code.iter().any(|code| text.contains(code))
    };
    let unknown: Vec<&String> = others.iter().filter(|text| !known(text)).collect();
    assert!(unknown.is_empty(), "{unknown:#?}");
    assert!(others.len() < 12, "{others:#?}");
}

#[test]
fn nothing_of_the_file_system_is_read() {
    // All of these are there, beside the test or in the system.
    assert!(Path::new("Cargo.toml").is_file() && Path::new("/proc/self/status").is_file());
    let outside = tempfile::tempdir().unwrap();
    let secret = outside.path().join("secret.csv");
    std::fs::write(&secret, "a,b\n1,2\n").unwrap();
    let absolute = secret.display().to_string();
    let pattern = format!("{}/*.csv", outside.path().display());
    let sources = [
        ("Cargo.toml", "source-not-found"),
        ("src/lib.rs", "source-not-found"),
        ("src/*.rs", "source-not-found"),
        ("**/*.toml", "source-not-found"),
        ("../indeck/Cargo.toml", "outside-folder"),
        ("/proc/self/status", "outside-folder"),
        ("data/../../Cargo.toml", "outside-folder"),
        (absolute.as_str(), "outside-folder"),
        (pattern.as_str(), "outside-folder"),
        ("..\\\\indeck\\\\Cargo.toml", "outside-folder"),
    ];
    for (file, code) in sources {
        let spec =
            slide("title: a").replace("sales.csv", &format!("{{ file: \"{file}\", type: csv }}"));
        assert_eq!(codes(&in_memory(&Project::new(spec)))[0], code, "{file}");
    }
    let missing = [
        ("template: brand.potx", "template: Cargo.toml", "missing-file"),
        ("template: brand.potx", "template: /proc/self/status", "outside-folder"),
        ("title: a", "content: { picture: Cargo.toml }", "missing-file"),
        ("title: a", "content: { picture: ../../Cargo.toml }", "outside-folder"),
        ("report: { ", "report: { brand: Cargo.toml, ", "missing-file"),
        ("  - id: one", "  - include: Cargo.toml\n  - id: one", "missing-file"),
        ("  - id: one", "  - include: /proc/self/status\n  - id: one", "outside-folder"),
    ];
    for (from, to, code) in missing {
        let mut project = Project::new(slide("title: a").replace(from, to));
        project.options.allow_read = vec![outside.path().to_owned(), ".".into(), "/".into()];
        assert!(
            codes(&in_memory(&project)).contains(&code),
            "{to}: {:?}",
            codes(&in_memory(&project))
        );
    }
}

#[test]
fn a_spec_that_is_not_in_the_folder_is_not_read_from_the_disk() {
    let project = Project::new(slide("title: a"));
    let memory = in_memory(&project);
    let on_disk = project.path(SPEC);
    assert!(on_disk.is_file());
    for spec in [on_disk.as_path(), Path::new("Cargo.toml"), Path::new("../report.yaml")] {
        let error = check(spec, &memory.options, &mut ()).unwrap_err();
        assert_eq!(error.code(), "read-spec");
    }
}

#[test]
fn patterns_are_of_the_folder() {
    let text = slide("title: \"{{ by_month.revenue | sum }}\"")
        .replace("sales.csv", "\"data/q*.csv\"")
        .replace(
            "SELECT month, region, revenue, costs, margin FROM sales",
            "SELECT month, revenue, region FROM sales",
        );
    let project = Project::new(text);
    let rows = |month: u32| format!("month,region,revenue\n2026-0{month}-01,North,{month}\n");
    std::fs::create_dir_all(project.path("data/deep")).unwrap();
    project.write("data/q1.csv", rows(1));
    project.write("data/q2.csv", rows(2));
    project.write("data/deep/q3.csv", rows(3));
    let memory = in_memory(&project);
    let deck = make(SPEC.as_ref(), &memory.options, &mut ()).unwrap();
    assert_eq!(deck.slides[0].title.as_deref(), Some("3"));
    let inputs: Vec<String> =
        deck.report.findings.inputs.iter().map(|path| path.display().to_string()).collect();
    assert!(inputs.contains(&"data/q1.csv".to_owned()), "{inputs:?}");
}

#[test]
fn a_policy_or_log_that_the_spec_names_is_not_followed() {
    let spec = slide("title: a").replace("indeck: 1", "indeck: 1\naudit: log");
    let mut memory = in_memory(&Project::new(spec.replace("audit: log", "policy: policy.toml")));
    // Nobody governs: a spec that wants to be is not built.
    assert!(codes(&memory).contains(&"policy-refused"));
    assert_eq!(governance_of(SPEC.as_ref(), &memory.options).unwrap().unwrap(), Default::default());
    memory = in_memory(&Project::new(spec));
    assert!(codes(&memory).contains(&"policy-refused"));
}

#[test]
fn pictures_and_included_files_come_from_the_folder() {
    let spec = slide("title: a\ncontent: { picture: img/logo.png }")
        .replace("  - id: one", "  - include: more.yaml\n  - id: one");
    let project = Project::new(spec);
    std::fs::create_dir(project.path("img")).unwrap();
    project.write("img/logo.png", PIXEL);
    project.write(
        "more.yaml",
        "slides:\n  - layout: Title and Content\n    fill: { title: included }\n",
    );
    let deck = make(SPEC.as_ref(), &in_memory(&project).options, &mut ());
    let deck = deck.unwrap_or_else(|error| panic!("{}", explain(&error)));
    assert_eq!(deck.slides[0].title.as_deref(), Some("included"));
    assert_eq!(deck.slides[1].pictures, 1);
}

#[test]
fn a_mistake_in_an_included_file_is_shown_with_its_line() {
    let spec = slide("title: a").replace("  - id: one", "  - include: more.yaml\n  - id: one");
    let project = Project::new(spec);
    project.write("more.yaml", "slides:\n  - layout: Nowhere\n");
    let found = check(SPEC.as_ref(), &in_memory(&project).options, &mut ()).unwrap();
    let first = found.diagnostics.iter().find(|d| d.code == "unknown-layout").unwrap();
    assert_eq!(first.at.as_ref().map(|at| (at.file.as_str(), at.line)), Some(("more.yaml", 2)));
    assert!(found.texts["more.yaml"].contains("Nowhere"));
}

#[test]
fn charts_are_drawn_in_memory_as_they_are_into_files() {
    let chart =
        "{ mark: column, data: by_month, encode: { x: month, y: revenue, series: region } }";
    let project = Project::new(slide(&format!("title: a\ncontent: {chart}")));
    let out = project.path("pictures");
    let pictures = RenderOptions::default();
    let on_disk =
        render_charts(&project.path(SPEC), &out, &project.options, &pictures, &mut ()).unwrap();
    let memory = in_memory(&project);
    let drawn = draw_charts(SPEC.as_ref(), &memory.options, &pictures, &mut ()).unwrap();
    assert_eq!(drawn.charts.len(), 1);
    let (chart, svg) = &drawn.charts[0];
    assert_eq!(chart.output, Path::new("01-one.svg"));
    assert_eq!(on_disk.charts[0].output, out.join(&chart.output));
    assert_eq!(&std::fs::read(&on_disk.charts[0].output).unwrap(), svg);
    assert_eq!(chart.bytes, svg.len() as u64);
}

#[test]
fn checks_are_evaluated_in_memory() {
    let spec = slide("title: a").replace(
        "slides:",
        "checks:\n  - { id: positive, assert: \"sum(by_month.revenue) > 0\", severity: error }\nslides:",
    );
    let memory = in_memory(&Project::new(spec));
    let report = test(SPEC.as_ref(), &memory.options, &mut ()).unwrap();
    assert_eq!(report.checks[0].passed, Some(true), "{:?}", report.findings.diagnostics);
}

#[test]
fn limits_are_the_callers() {
    let spec = slide("title: a").replace("slides:", "slides:\n  - layout: Title and Content");
    let mut memory = in_memory(&Project::new(spec));
    memory.options.limits = BuildLimits { slides: 1, ..BuildLimits::default() };
    assert_eq!(codes(&memory), ["too-many-slides"]);
    let limited = |change: fn(&mut DataLimits)| {
        let mut limits = BuildLimits::default();
        change(&mut limits.data);
        limits
    };
    let cases: [fn(&mut DataLimits); 3] =
        [|data| data.max_rows = 2, |data| data.max_columns = 2, |data| data.max_cell_bytes = 1];
    for change in cases {
        memory.options.limits = limited(change);
        assert!(codes(&memory).contains(&"limit-exceeded"));
    }
    memory.options.limits = limited(|data| data.max_file_bytes = 10);
    let found = codes(&memory);
    assert!(
        found.contains(&"limit-exceeded") && found.contains(&"unreadable-template"),
        "{found:?}"
    );
}

#[test]
fn a_report_in_memory_can_be_cancelled() {
    let memory = in_memory(&Project::new(slide("title: a")));
    memory.options.cancel.cancel();
    let error = check(SPEC.as_ref(), &memory.options, &mut ()).unwrap_err();
    assert_eq!(error.code(), "cancelled");
}

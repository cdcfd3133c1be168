//! `indeck build`.

use std::fs;

use crate::fixture::{Report, SPEC};

#[test]
fn a_build_writes_the_deck_and_one_line() {
    let report = Report::new();
    let run = report.run("build report.yaml -o out.pptx");
    insta::assert_snapshot!(run.transcript(), @r"
    $ indeck build report.yaml -o out.pptx
    --- stderr
    wrote out.pptx: 2 slides, 1 chart ([size]) in [time]
    --- exit code 0
    ");
    assert!(
        indeck_testkit::unzip(&fs::read(report.path("out.pptx")).unwrap())
            .contains_key("ppt/slides/slide2.xml")
    );
}

#[test]
fn without_an_output_the_deck_lies_beside_the_spec() {
    let report = Report::new();
    let root = report.path("report.yaml");
    let run = report.run(&format!("build {}", root.display()));
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(report.files().contains(&"report.pptx".to_owned()));
}

#[test]
fn a_folder_as_output_gets_a_deck_with_the_name_that_the_spec_gives() {
    let report = Report::new();
    fs::create_dir(report.path("decks.pptx")).unwrap();
    let named = SPEC.replace("id: sales,", "id: sales, output: \"{{ report.title }}\",");
    report.write("named.yaml", named);
    for (arguments, deck) in [
        ("report.yaml -o decks.pptx", "decks.pptx/report.pptx"),
        ("report.yaml -o decks.pptx/", "decks.pptx/report.pptx"),
        ("named.yaml -o decks.pptx", "decks.pptx/Sales review.pptx"),
        ("named.yaml", "Sales review.pptx"),
        ("named.yaml -o other.pptx", "other.pptx"),
    ] {
        let run = report.run(&format!("build {arguments}"));
        assert!(run.stderr.contains(&format!("wrote {deck}: ")), "{}", run.stderr);
        fs::remove_file(report.path(deck)).unwrap();
    }
}

#[test]
fn keys_and_parameters_take_the_values_that_are_typed() {
    let report = Report::new();
    let spec = SPEC.replace("sources:", "params: { wave: { default: first } }\nsources:");
    report.write(
        "waves.yaml",
        spec.replace("{{ report.title }}", "{{ report.title }} {{ params.wave }}"),
    );
    let run = report.run("build waves.yaml --param wave=2026-10 --set report.title=Q4 -o a.pptx");
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(report.run("inspect a.pptx").stdout.contains("Q4 2026-10"));
    insta::assert_snapshot!(report.run("check waves.yaml --param wav=1").transcript());
    insta::assert_snapshot!(report.run("check waves.yaml --set report.titel=Q4").transcript());
    insta::assert_snapshot!(report.run("build waves.yaml --param wave").transcript());
}

#[test]
fn slides_that_are_left_out_are_told_and_their_reasons_recorded() {
    let report = Report::new();
    let spec = SPEC
        .replace("  - id: revenue\n", "  - id: revenue\n    when: sum(by_region.revenue) > 1000\n");
    report.write("short.yaml", spec);
    insta::assert_snapshot!(report.run("build short.yaml").transcript());
    insta::assert_snapshot!(report.run("build short.yaml --format json").transcript());
}

#[test]
fn the_record_holds_what_is_wrong() {
    let report = Report::new();
    for (spec, code, first) in
        [("broken.yaml", 1, "unknown-layout"), ("missing.yaml", 5, "read-spec")]
    {
        let run = report.run(&format!("build {spec} --format json"));
        assert_eq!((run.code, run.json()["made"].as_array().unwrap().len()), (Some(code), 0));
        assert_eq!(run.json()["diagnostics"][0]["code"], first);
    }
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let report = Report::new();
    for threads in ["1", "3"] {
        let run = report.run(&format!("build report.yaml --threads {threads} -o {threads}.pptx"));
        assert_eq!(run.code, Some(0), "{}", run.stderr);
    }
    let deck = |name| fs::read(report.path(name)).unwrap();
    assert_eq!(deck("1.pptx"), deck("3.pptx"));
}

#[test]
fn a_build_replaces_an_old_deck_and_leaves_nothing_else() {
    let report = Report::new();
    report.write("report.pptx", "old");
    let before = report.files();
    assert_eq!(report.run("build report.yaml").code, Some(0));
    assert_eq!(report.files(), before);
    assert!(fs::read(report.path("report.pptx")).unwrap().starts_with(b"PK"));
}

#[test]
fn a_quiet_build_says_nothing() {
    let run = Report::new().run("build report.yaml --quiet");
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (Some(0), "", ""));
}

#[test]
fn a_broken_spec_writes_nothing_and_shows_every_mistake() {
    let report = Report::new();
    report.write("broken.pptx", "old");
    let run = report.run("build broken.yaml");
    insta::assert_snapshot!(run.transcript());
    assert_eq!(fs::read(report.path("broken.pptx")).unwrap(), b"old");
}

#[test]
fn a_quiet_build_still_shows_the_mistakes() {
    let run = Report::new().run("-q build broken.yaml");
    assert!(run.stderr.contains("error[unknown-layout]"), "{}", run.stderr);
    assert!(!run.stderr.contains("2 errors"), "{}", run.stderr);
}

#[test]
fn an_output_that_cannot_be_written_is_said_before_anything_is_done() {
    let report = Report::new();
    let before = report.files();
    for output in ["missing/deep/out.pptx", "missing/", "report.yaml/", "out.pdf", "out"] {
        let run = report.run(&format!("build report.yaml -o {output}"));
        insta::assert_snapshot!(
            format!("to_{}", output.replace(['/', '.'], "_")),
            run.transcript()
        );
    }
    let specials: &[&str] = if cfg!(unix) { &["-", "/dev/null"] } else { &["-"] };
    for output in specials {
        let run = report.run(&format!("build report.yaml -o {output}"));
        assert_eq!(run.code, Some(2), "{output}");
        let expected = format!("the output `{output}` must be a file named `*.pptx`");
        assert!(run.stderr.contains(&expected), "{}", run.stderr);
        assert!(run.stderr.contains("write `-o report.pptx`"), "{}", run.stderr);
    }
    assert_eq!(report.files(), before);
}

#[test]
fn the_template_is_never_overwritten() {
    let report = Report::new();
    let template = indeck_testkit::tiny_template();
    report.write("brand.pptx", &template);
    report.write("own.yaml", SPEC.replace("brand.potx", "brand.pptx"));
    for output in ["brand.pptx", "./brand.pptx"] {
        let run = report.run(&format!("build own.yaml -o {output}"));
        assert_eq!(run.code, Some(5), "{}", run.stderr);
        assert!(run.stderr.contains("error[output-is-input]"), "{}", run.stderr);
        assert!(fs::read(report.path("brand.pptx")).unwrap() == template);
    }
}

#[cfg(unix)]
#[test]
fn a_build_that_is_stopped_leaves_the_old_deck_and_nothing_else() {
    use std::process::{Command, Stdio};

    let report = Report::new();
    let (head, slide) = SPEC.split_at(SPEC.find("  - id: revenue").unwrap());
    let slides = (0..600).map(|n| slide.replace("id: revenue", &format!("id: revenue-{n}")));
    report.write("long.yaml", head.to_owned() + &slides.collect::<String>());
    for signal in ["-INT", "-TERM"] {
        report.write("long.pptx", "old");
        let before = report.files();
        let mut child = report.command("build long.yaml").stderr(Stdio::null()).spawn().unwrap();
        // In the midst of it; a build that ends by itself fails the test below.
        std::thread::sleep(std::time::Duration::from_millis(400));
        let id = child.id().to_string();
        assert!(Command::new("kill").args([signal, id.as_str()]).status().unwrap().success());
        assert_eq!(child.wait().unwrap().code(), Some(130), "{signal}");
        assert_eq!(report.files(), before);
        assert_eq!(fs::read(report.path("long.pptx")).unwrap(), b"old");
    }
}

//! Input that nobody means well: nothing panics, and all of it ends soon.

use std::fs;
use std::path::Path;

use proptest::prelude::*;

use crate::support::{Project, shown, slide};

/// A spec with one of most things.
fn rich() -> String {
    slide(
        "title: \"{{ by_month.revenue | sum | number('#,##0') }} **bold** [a](https://b.c)\"
content: { mark: column, data: by_month, stack: true, labels: { format: '0', position: center }, encode: { x: { value: month, sort: -y, axis: { title: M } }, y: { value: revenue, axis: { min: 0, max: 900 } }, series: region }, colors: { North: accent2 }, highlight: South }",
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        Project::new(bytes).check();
    }

    #[test]
    fn a_spec_with_changed_characters_never_panics(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), "[ -~\n«é]"), 1..6),
    ) {
        let mut characters: Vec<char> = rich().chars().collect();
        for (at, with) in changes {
            let at = at.index(characters.len());
            characters.splice(at..=at, with.chars());
        }
        let text: String = characters.into_iter().collect();
        let project = Project::new(&text);
        let findings = project.check();
        let lines = text.lines().count() as u32 + 1;
        for at in findings.diagnostics.iter().filter_map(|d| d.at.as_ref()) {
            prop_assert!(at.line >= 1 && at.line <= lines && at.column >= 1, "{at}");
        }
    }

    #[test]
    fn random_expressions_never_panic(expression in "[-a-z0-9_.|()\\[\\]+*/' ,]{0,40}") {
        Project::new(slide(&format!("title: |\n  {{{{ by_month.{expression} }}}}"))).check();
    }

    #[test]
    fn random_number_formats_never_panic(code in "[0#,.%;ymdhs\\[\\]\"\\\\@_*?/Ee+é $-]{1,24}") {
        let quoted = code.replace('\'', "''");
        let fill = format!("title: x\ncontent: {{ table: by_month, columns: [ {{ column: revenue, format: '{quoted}' }} ] }}");
        Project::new(slide(&fill)).check();
    }
}

#[test]
fn what_check_accepts_is_built() {
    let project = Project::new(rich());
    assert_eq!(shown(&project.check().diagnostics), Vec::<String>::new());
    project.build().unwrap();
}

#[test]
fn aliases_cannot_grow_without_end() {
    let mut spec = String::from("indeck: 1\na: &a [x, x, x, x, x, x, x, x, x, x]\n");
    for (this, last) in "bcdefghij".chars().zip("abcdefghi".chars()) {
        let ten = vec![format!("*{last}"); 10].join(", ");
        spec.push_str(&format!("{this}: &{this} [{ten}]\n"));
    }
    let found = shown(&Project::new(spec).check().diagnostics);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("spec-too-large"), "{found:?}");
}

#[test]
fn a_spec_of_another_encoding_names_the_place() {
    let found =
        shown(&Project::new(b"indeck: 1\nreport: { title: \"M\xe4rz\" }\n").check().diagnostics);
    assert_eq!(found[0], "2:20 not-utf8 | save the file as UTF-8");
}

#[test]
fn a_spec_that_is_too_large_is_refused() {
    let found = shown(&Project::new("# long\n".repeat(700_000)).check().diagnostics);
    assert!(found[0].contains("spec-too-large"), "{found:?}");
}

#[test]
fn findings_are_the_same_with_windows_line_ends() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/specs/broken");
    for name in ["expr-in-block", "expr-in-folded", "unknown-key-in-slide", "chart-layer-pie"] {
        let text = fs::read_to_string(folder.join(format!("{name}.yaml"))).unwrap();
        let unix = shown(&Project::new(&text).check().diagnostics);
        let windows = shown(&Project::new(text.replace('\n', "\r\n")).check().diagnostics);
        assert_eq!(unix, windows, "{name}");
    }
}

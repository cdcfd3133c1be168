//! Specs that would take for ever: each ends, with a finding that says why where it is refused. The
//! runner stops what does not end.

use crate::support::Project;

const HEAD: &str = "indeck: 1
report: { template: brand.potx }
sources: { sales: sales.csv }
tables: { many: { sql: \"SELECT a.region, b.month, c.code FROM sales a, sales b, sales c\" } }
";

/// The findings of a project with these files.
fn found(files: &[(&str, String)]) -> Vec<String> {
    let project = Project::new("");
    for (name, text) in files {
        project.write(name, text);
    }
    project.shown(&project.check().diagnostics)
}

/// The findings of a spec.
fn findings(spec: String) -> Vec<String> {
    found(&[("report.yaml", spec)])
}

/// A spec with a slide of that title, in double quotes.
fn titled(title: &str) -> String {
    format!(
        "indeck: 1\nreport: {{ template: brand.potx }}\nslides: [ {{ layout: Title Only, fill: {{ title: \"{title}\" }} }} ]\n"
    )
}

/// Loops over 216 rows each, one in the other.
fn nested(depth: usize, slide: &str) -> String {
    let mut spec = format!("{HEAD}slides:\n");
    for level in 0..depth {
        let indent = "    ".repeat(level);
        spec.push_str(&format!("{indent}  - for_each: row{level} in many\n{indent}    slides:\n"));
    }
    format!("{spec}{}  - {slide}\n", "    ".repeat(depth))
}

#[test]
fn nested_loops_make_no_more_slides_than_a_deck_can_have() {
    let found = findings(nested(2, "{ layout: Title Only }"));
    assert!(found[0].contains("too-many-slides"), "{found:?}");
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn nested_loops_that_make_no_slide_end() {
    for slide in
        ["{ layout: Title Only, when: count(many) == 0 }", "{ for_each: \"x in []\", slides: [] }"]
    {
        let found = findings(nested(3, slide));
        assert!(found[0].contains("too-many-slides"), "{found:?}");
    }
}

#[test]
fn aliases_of_all_included_files_count_together() {
    let mut part = "checks:\n  - &c [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (this, last) in "defg".chars().zip("cdef".chars()) {
        let ten = vec![format!("*{last}"); 10].join(", ");
        part.push_str(&format!("  - &{this} [{ten}]\n"));
    }
    let names = ["a.yaml", "b.yaml", "c.yaml", "d.yaml"];
    let spec = format!(
        "indeck: 1\nreport: {{ template: brand.potx }}\ninclude: [{}]\nslides: [ {{ layout: Title Only }} ]\n",
        names.join(", ")
    );
    let mut files = vec![("report.yaml", spec)];
    files.extend(names.map(|name| (name, part.clone())));
    let found = found(&files);
    assert!(found.iter().any(|line| line.contains("spec-too-large")), "{found:?}");
}

#[test]
fn includes_that_fan_out_end() {
    let list = |name: &str| format!("include: [{}]\n", vec![name; 300].join(", "));
    let spec = format!(
        "indeck: 1\nreport: {{ template: brand.potx }}\n{}slides: [ {{ layout: Title Only }} ]\n",
        list("a.yaml")
    );
    let files = [
        ("report.yaml", spec),
        ("a.yaml", list("b.yaml")),
        ("b.yaml", list("c.yaml")),
        ("c.yaml", "checks: []\n".into()),
    ];
    let found = found(&files);
    assert!(found.iter().all(|line| line.contains("include-too-deep")), "{found:?}");
    assert!(!found.is_empty());
}

#[test]
fn floods_of_marks_end() {
    let floods = ["{{", "{{ 1 }} {{", "{{ a }}", "**[", "*a ", "[](", "[a](b.c", "\\\\{{", "{{ '"];
    for flood in floods {
        findings(titled(&flood.repeat(20_000)));
    }
}

#[test]
fn long_texts_and_names_end() {
    assert_eq!(findings(titled(&"word ".repeat(10_000))), Vec::<String>::new());
    let found = findings(titled(&"word ".repeat(200_000)));
    assert!(found[0].contains("spec-too-large"), "{found:?}");
    findings(titled(&"x".repeat(1_000_000)));
    let lines = "        - a\n".repeat(60_000);
    findings(format!(
        "indeck: 1\nreport: {{ template: brand.potx }}\nslides:\n  - layout: Title and Content\n    fill:\n      content:\n{lines}"
    ));
    let name = "L".repeat(200_000);
    let spec = format!(
        "indeck: 1\nreport: {{ template: brand.potx }}\nslides: [ {{ layout: {name} }} ]\n"
    );
    assert!(findings(spec)[0].contains("unknown-layout"));
    let keys: String = (0..20_000).map(|i| format!("k{i}: 1\n")).collect();
    assert!(findings(format!("{keys}indeck: 1\n"))[0].contains("unknown-key"));
}

#[test]
fn deep_lists_and_maps_are_refused() {
    for open in ["[", "{ a: ", "- "] {
        let spec = format!("indeck: 1\nreport:\n {}", open.repeat(20_000));
        let found = findings(spec);
        let refused = ["yaml-syntax", "spec-too-large"].iter().any(|code| found[0].contains(code));
        assert!(refused, "{open}: {:?}", found.first());
    }
}

#[test]
fn a_spec_of_four_megabytes_is_read() {
    let slide = format!("  - {{ layout: Title Only, notes: \"{}\" }}\n", "note ".repeat(200));
    let count = (4 << 20) / slide.len() - 1;
    let spec =
        format!("indeck: 1\nreport: {{ template: brand.potx }}\nslides:\n{}", slide.repeat(count));
    assert_eq!(findings(spec), Vec::<String>::new());
}

#[test]
fn values_beyond_all_bounds_are_told() {
    let cases = [
        ("tables: { t: { from: sales, limit: 99999999999999999999 } }", "bad-value"),
        ("tables: { t: { from: sales, limit: 1e999 } }", "wrong-type"),
        ("tables: { t: { from: sales, where: revenue < 1e } }", "expression-syntax"),
        ("params: { a: { type: integer, default: 99999999999999999999 } }", "bad-parameter"),
        ("params: { a: { type: date, default: 99999-01-01 } }", "bad-parameter"),
        ("defaults: { chart: { font_size: -0.0001 } }", "bad-value"),
    ];
    for (line, code) in cases {
        let spec = format!(
            "indeck: 1\nreport: {{ template: brand.potx }}\nsources: {{ sales: sales.csv }}\n{line}\nslides: [ {{ layout: Title Only }} ]\n"
        );
        let found = findings(spec);
        assert!(found.iter().any(|f| f.contains(code)), "{line}: {found:?}");
    }
    for wide in [
        "pad('a', 1000000000)",
        "power(10, 400)",
        "add_days('2026-01-01', 9223372036854775807)",
        "left('a', -1)",
        "replace('aaaaaaaaaa', 'a', pad('', 1000000))",
    ] {
        findings(titled(&format!("{{{{ {wide} | or('none') }}}}")));
    }
}

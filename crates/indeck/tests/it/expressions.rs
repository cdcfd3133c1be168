//! Expressions, by what they put on a slide.

use crate::support::{Project, shown, slide};

/// The title that a slide gets from an expression.
fn text(expression: &str) -> String {
    let quoted = expression.replace('\\', "\\\\").replace('"', "\\\"");
    let project = Project::new(slide(&format!(
        "title: \"«{quoted}»{{{{ by_month | count | number(';;') }}}}\""
    )));
    let made =
        project.build().unwrap_or_else(|e| panic!("{expression}: {}", crate::support::explain(&e)));
    let parts = indeck_testkit::unzip(&std::fs::read(made.output).unwrap());
    let xml = String::from_utf8(parts["ppt/slides/slide1.xml"].clone()).unwrap();
    let runs: String =
        xml.split("<a:t>").skip(1).map(|t| t.split("</a:t>").next().unwrap()).collect();
    let inner = runs.split('«').nth(1).unwrap().split('»').next().unwrap();
    inner.replace("&amp;", "&").replace("&lt;", "<")
}

#[test]
fn expressions_give_these_texts() {
    let cases = [
        ("{{ report.title }}", "Sales & co"),
        ("{{ report.id | upper }}", "TEST"),
        ("{{ by_month.region[0] }}", "North"),
        ("{{ by_month[1].region | lower }}", "south"),
        ("{{ by_month.region[-1] }}", "South"),
        ("{{ by_month.revenue | sum }}", "600.5"),
        ("{{ by_month.revenue | count }}", "6"),
        ("{{ by_month.costs | count }}", "5"),
        ("{{ by_month | count }}", "6"),
        ("{{ by_month.costs | mean | round(1) }}", "56"),
        ("{{ by_month.revenue | min }}–{{ by_month.revenue | max }}", "70–140"),
        ("{{ by_month.revenue | first }}/{{ by_month.revenue | last }}", "100/70"),
        ("{{ by_month.month | max }}", "2026-03-01"),
        ("{{ by_month.month | min | date('d mmm yy') }}", "1 Jan 26"),
        ("{{ by_month.margin[0] | pct }}", "40%"),
        ("{{ by_month.margin[1] | pct(1) }}", "37.5%"),
        ("{{ by_month.costs[4] | or('n/a') }}", "n/a"),
        ("{{ by_month.costs[4] + 1 | or(0) }}", "0"),
        ("{{ 1 / 0 | or('–') }}", "–"),
        ("{{ 1 + 2 * 3 - 4 / 2 }}", "5"),
        ("{{ (1 + 2) * -3 }}", "-9"),
        ("{{ 1234567.891 | number('#,##0.0') }}", "1,234,567.9"),
        ("{{ by_month.revenue[2] / by_month.revenue[0] - 1 | pct(1) }}", "20.5%"),
        ("{{ 0.1 + 0.2 | number('0.00') }}", "0.30"),
        ("{{ 'it''s' | upper }}", "IT'S"),
        ("{{ 2.5 | round }} {{ -2.5 | round }}", "3 -3"),
        ("{{ 1.005 | round(2) }} {{ 2.675 | round(2) }} {{ -0.1 | round }}", "1.01 2.68 0"),
        ("{{ 0.285 | pct }} {{ 0.575 | number('0%') }} {{ -0.001 | pct }}", "29% 58% 0%"),
        ("\\{{ not an expression }}", "{{ not an expression }}"),
        ("a < b & c", "a < b & c"),
    ];
    for (expression, expected) in cases {
        assert_eq!(text(expression), expected, "{expression}");
    }
}

#[test]
fn long_and_deep_expressions_end_in_a_finding() {
    for expression in
        ["1+".repeat(5_000), "-".repeat(5_000), "(".repeat(5_000), "1|round|".repeat(2_000)]
    {
        let project = Project::new(slide(&format!("title: \"{{{{ {expression}1 }}}}\"")));
        let found = shown(&project.check().diagnostics);
        assert!(found[0].contains("expression-"), "{}", found[0]);
    }
    assert_eq!(text(&format!("{{{{ {}1 }}}}", "1+".repeat(90))), "91");
    assert_eq!(text(&format!("{{{{ {}1 }}}}", "-".repeat(90))), "1");
}

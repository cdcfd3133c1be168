//! For any spec: what `check` accepts is built, what it refuses is not and leaves no file, and
//! nothing panics.

use std::fs;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::support::{Project, explain, named};
use indeck::BuildError;

const HEAD: &str = "indeck: 1
report: { template: brand.potx, title: Review }
sources: { sales: sales.csv }
params: { wave: 7, least: { type: number, default: 90 }, day: { type: date, default: 2026-02-01 } }
tables:
  all: { from: sales }
  by_region: { sql: \"SELECT region, SUM(revenue) AS revenue FROM sales GROUP BY region ORDER BY region\" }
";

/// An expression; most of them mean something.
fn expression() -> impl Strategy<Value = String> {
    let leaf = select(vec![
        "1",
        "0.5",
        "'North'",
        "''",
        "null",
        "true",
        "all",
        "by_region",
        "all.revenue",
        "all.region",
        "all.costs",
        "all.month",
        "all.nothing",
        "by_region.revenue",
        "by_region[0].region",
        "all.costs[-2]",
        "all.code[99]",
        "params.wave",
        "least",
        "day",
        "report.title",
        "loop.index",
        "area",
        "burst.region",
        "revenue",
        "region",
        "slide.page",
        "[1, 2, 3]",
        "['North', 'West']",
    ])
    .prop_map(str::to_owned);
    leaf.prop_recursive(4, 24, 3, |inner| {
        let one = select(vec![
            "sum", "mean", "median", "min", "max", "first", "last", "count", "distinct", "rank",
            "share", "values", "rows", "text", "upper", "title", "length", "slug", "year", "month",
            "pct", "round", "abs", "sqrt", "is_null", "not", "-", "running", "growth", "compact",
            "signed",
        ]);
        let two = select(vec![
            "+", "-", "*", "/", "&", "==", "!=", "<", ">=", "in", "and", "or", "not in",
        ]);
        let pair = select(vec![
            "where", "sort", "take", "or", "join", "number", "date", "lookup", "pad", "nothing",
        ]);
        prop_oneof![
            (one.clone(), inner.clone()).prop_map(|(f, a)| match f {
                "not" | "-" => format!("{f} {a}"),
                _ => format!("{f}({a})"),
            }),
            (one, inner.clone()).prop_map(|(f, a)| format!("{a} | {f}")),
            (inner.clone(), two, inner.clone()).prop_map(|(a, op, b)| format!("({a} {op} {b})")),
            (pair, inner.clone(), inner.clone()).prop_map(|(f, a, b)| format!("{f}({a}, {b})")),
            (inner.clone(), inner.clone(), inner)
                .prop_map(|(a, b, c)| format!("if({a}, {b}, {c})")),
        ]
    })
}

/// An expression that is one value, whatever is in it.
fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        expression(),
        expression().prop_map(|e| format!("count([{e}]) | or('none')")),
        select(vec![
            "sum(all.revenue)",
            "count(all)",
            "report.title",
            "day | date('d mmmm')",
            "least | number('0.0')"
        ])
        .prop_map(str::to_owned),
    ]
}

/// A text in the double quotes of YAML.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        value().prop_map(|e| format!("{{{{ {e} }}}}")),
        select(vec!["Words ", "**bold**", "*it* ", "[link](https://a.b/c)", "\\{{", "é😀 ", "- "])
            .prop_map(str::to_owned),
    ];
    proptest::collection::vec(part, 1..3).prop_map(|parts| quoted(&parts.concat()))
}

fn condition() -> impl Strategy<Value = String> {
    prop_oneof![
        select(vec![
            "true",
            "count(all) > 3",
            "least > 100",
            "'North' in all.region",
            "sum(by_region.revenue) > 1"
        ])
        .prop_map(str::to_owned),
        (expression(), expression()).prop_map(|(a, b)| format!("{a} == {b}")),
        expression(),
    ]
    .prop_map(|e| quoted(&e))
}

fn content() -> impl Strategy<Value = String> {
    let mark = select(vec!["column", "bar", "line", "area", "pie", "doughnut", "scatter"]);
    let table = select(vec!["all", "by_region", "more", "none"]);
    let x = select(vec![
        "region",
        "month",
        "revenue",
        "code",
        "{ value: region, sort: -y }",
        "{ value: month, sort: [a] }",
    ]);
    let y = select(vec![
        "revenue",
        "sum(revenue)",
        "[revenue, costs]",
        "count()",
        "mean(costs)",
        "max(month)",
        "{ value: revenue, axis: { min: 0, format: '0.0' } }",
        "region",
    ]);
    let option = select(vec!["", ", series: region", ", series: month"]);
    let more = select(vec![
        "",
        ", labels: true",
        ", stack: true",
        ", legend: bottom",
        ", gap: 20",
        ", highlight: North",
        ", colors: [accent2]",
        ", stack: normalize",
        ", labels: { position: outside }",
        ", blanks: zero",
        ", markers: true",
        ", hole: 50",
    ]);
    prop_oneof![
        3 => (mark, table.clone(), x, y, option, more, proptest::option::of(condition())).prop_map(|(mark, table, x, y, option, more, filter)| {
            let filter = filter.map_or(String::new(), |f| format!(", where: {f}"));
            format!("{{ mark: {mark}, data: {table}, encode: {{ x: {x}, y: {y}{option} }}{more}{filter} }}")
        }),
        1 => (table, select(vec!["", ", columns: [region]", ", header: false", ", overflow: continue", ", font_size: 9", ", overflow: error"]), proptest::option::of(condition())).prop_map(|(table, more, filter)| {
            let filter = filter.map_or(String::new(), |f| format!(", where: {f}"));
            format!("{{ table: {table}{more}{filter} }}")
        }),
        1 => select(vec!["{ picture: pixel.png, alt: Dot }", "{ picture: drawing.svg, alt: Drawing, fit: cover }", "[ One, [ Two ], Three ]", "{ bullets: [ a, b ], size: 12, overflow: shrink }"]).prop_map(str::to_owned),
        2 => text(),
    ]
}

fn slide() -> impl Strategy<Value = String> {
    let layout =
        prop_oneof![8 => Just("Title and Content"), 1 => Just("Title Only"), 1 => Just("Nowhere")];
    let id = select(vec![
        "",
        "id: a, ",
        "id: \"s-{{ loop.index }}\", ",
        "id: \"{{ area | or('x') | slug }}\", ",
    ]);
    let more = select(vec![
        "",
        ", notes: Say it",
        ", hidden: true",
        ", footer: Mine",
        ", slide_number: true",
    ]);
    (
        layout,
        id,
        proptest::option::weighted(0.3, condition()),
        text(),
        proptest::option::weighted(0.7, content()),
        more,
    )
        .prop_map(|(layout, id, when, title, content, more)| {
            let when = when.map_or(String::new(), |w| format!("when: {w}, "));
            let content = content.map_or(String::new(), |c| format!(", content: {c}"));
            format!("{{ {id}layout: {layout}, {when}fill: {{ title: {title}{content} }}{more} }}")
        })
}

fn item() -> impl Strategy<Value = String> {
    let each = prop_oneof![
        4 => select(vec!["area in values(all.region)", "row in by_region", "n in [1, 2]", "area in sort(all.region)"]).prop_map(str::to_owned),
        1 => expression().prop_map(|e| format!("area in {e}")),
    ]
    .prop_map(|e| quoted(&e));
    slide().prop_recursive(2, 6, 3, move |inner| {
        prop_oneof![
            (each.clone(), inner.clone())
                .prop_map(|(each, s)| format!("{{ for_each: {each}, slides: [ {s} ] }}")),
            (each.clone(), inner.clone(), inner, condition()).prop_map(
                |(each, a, b, when)| format!(
                    "{{ for_each: {{ each: {each}, max: 9 }}, when: {when}, slides: [ {a}, {b} ] }}"
                )
            ),
        ]
    })
}

/// Further parts of a spec.
fn parts() -> impl Strategy<Value = String> {
    let more = prop_oneof![
        (value(), condition(), select(vec!["region", "-revenue", "more"])).prop_map(|(derive, filter, sort)| {
            format!("  more: {{ from: all, where: {filter}, derive: {{ extra: {} }}, sort: {sort}, limit: 4 }}\n", quoted(&derive))
        }),
        Just("  more: { sql: \"SELECT region, month, revenue, costs FROM all WHERE revenue > $least\" }\n".to_owned()),
        Just(String::new()),
    ];
    let checks = proptest::option::weighted(0.2, condition()).prop_map(|c| {
        c.map_or(String::new(), |c| {
            format!("checks: [ {{ id: c, assert: {c}, severity: warning }} ]\n")
        })
    });
    let defaults = select(vec![
        "",
        "",
        "defaults: { chart: { legend: bottom, labels: true }, table: { font_size: 9 } }\n",
        "burst: region\n",
        "burst: { over: month, when: count(all) > 0, max: 5 }\n",
    ]);
    (more, checks, defaults).prop_map(|(more, checks, defaults)| more + &checks + defaults)
}

fn spec() -> impl Strategy<Value = String> {
    (parts(), proptest::collection::vec(item(), 1..4)).prop_map(|(parts, items)| {
        let slides: String = items.iter().map(|i| format!("  - {i}\n")).collect();
        format!("{HEAD}{parts}slides:\n{slides}")
    })
}

/// Checks and builds, and compares what they say.
fn agree(project: &Project) -> Result<(), TestCaseError> {
    let findings = project.check();
    let found = project.shown(&findings.diagnostics);
    let refused = findings.has_errors();
    let spec = || fs::read_to_string(project.path("report.yaml")).unwrap_or_default();
    match project.build() {
        Ok(_) => prop_assert!(!refused, "built with {found:#?}\n{}", spec()),
        Err(BuildError::Invalid(why)) => {
            let told = project.shown(&why.diagnostics);
            prop_assert!(why.has_errors(), "nothing is told of\n{}", spec());
            if told.iter().any(|line| line.contains("missing-burst-value")) {
                return each(project, refused);
            }
            prop_assert!(refused, "not built with {told:#?}\n{}", spec());
            prop_assert!(!project.path("out.pptx").exists());
        }
        Err(failed) => prop_assert!(false, "{}\n{}", explain(&failed), spec()),
    }
    Ok(())
}

/// The same for a burst: every deck is made if nothing is wrong.
fn each(project: &Project, refused: bool) -> Result<(), TestCaseError> {
    match project.build_each() {
        Ok(report) if refused => prop_assert!(
            !report.failed.is_empty() || report.findings.has_errors(),
            "made in spite of a mistake: {:#?}",
            project.shown(&project.check().diagnostics)
        ),
        Ok(report) => prop_assert!(report.failed.is_empty(), "{:?}", report.failed),
        Err(BuildError::Invalid(_)) => prop_assert!(refused),
        Err(failed) => prop_assert!(false, "{}", explain(&failed)),
    }
    Ok(())
}

/// The texts of all valid specs, and the words in them.
static VALID: LazyLock<(Vec<String>, Vec<String>)> = LazyLock::new(|| {
    let texts: Vec<String> =
        named("valid").iter().map(|p| fs::read_to_string(p).unwrap()).collect();
    let mut words: Vec<String> =
        texts.iter().flat_map(|t| t.split_whitespace()).map(str::to_owned).collect();
    words.extend(
        [
            "[", "]", "{", "}", "|", ">", "&a", "*a", "!x", "-", "''", "\"", "{{", "}}", "?", "0",
            "-1", "1e9", "null", "true", "é",
        ]
        .map(str::to_owned),
    );
    words.sort();
    words.dedup();
    (texts, words)
});

/// A change of a text.
#[derive(Clone, Debug)]
enum Change {
    DeleteLine(Index),
    RepeatLine(Index),
    SwapLines(Index, Index),
    IndentLine(Index),
    Word(Index, Index),
    Cut(Index),
}

fn change() -> impl Strategy<Value = Change> {
    let at = || any::<Index>();
    prop_oneof![
        1 => at().prop_map(Change::DeleteLine),
        1 => at().prop_map(Change::RepeatLine),
        1 => (at(), at()).prop_map(|(a, b)| Change::SwapLines(a, b)),
        1 => at().prop_map(Change::IndentLine),
        4 => (at(), at()).prop_map(|(a, b)| Change::Word(a, b)),
        1 => at().prop_map(Change::Cut),
    ]
}

fn changed(text: &str, change: &Change) -> String {
    let mut lines: Vec<&str> = text.split('\n').collect();
    let indented;
    match change {
        Change::DeleteLine(at) => drop(lines.remove(at.index(lines.len()))),
        Change::RepeatLine(at) => {
            let at = at.index(lines.len());
            lines.insert(at, lines[at]);
        }
        Change::SwapLines(a, b) => {
            let (a, b) = (a.index(lines.len()), b.index(lines.len()));
            lines.swap(a, b);
        }
        Change::IndentLine(at) => {
            let at = at.index(lines.len());
            indented = format!("  {}", lines[at]);
            lines[at] = &indented;
        }
        Change::Word(at, with) => {
            let mut parts: Vec<&str> = text.split(' ').collect();
            let at = at.index(parts.len());
            parts[at] = &VALID.1[with.index(VALID.1.len())];
            return parts.join(" ");
        }
        Change::Cut(at) => {
            let ends: Vec<usize> =
                text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
            return text[..*at.get(&ends)].to_owned();
        }
    }
    lines.join("\n")
}

/// How many specs each property is tried with.
const CASES: u32 = 96;

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, max_shrink_iters: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_check_accepts_is_built_and_nothing_else(spec in spec()) {
        agree(&Project::new(spec))?;
    }

    #[test]
    fn a_valid_spec_with_some_changes_is_built_or_refused(
        at in any::<Index>(),
        changes in proptest::collection::vec(change(), 1..4),
    ) {
        let mut text = at.get(&VALID.0).clone();
        for change in &changes {
            text = changed(&text, change);
        }
        agree(&Project::of(&text))?;
    }
}

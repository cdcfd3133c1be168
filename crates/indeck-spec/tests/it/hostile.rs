//! Texts that nobody means well.

use indeck_model::Value;
use indeck_spec::{expr, words};
use proptest::prelude::*;

use crate::support::{around, text_in, written};

const PARTS: [&str; 54] = [
    "by_month",
    "total",
    "empty",
    "secret",
    "broken",
    "revenue",
    "costs",
    "region",
    "month",
    "n",
    "wave",
    "params",
    "loop",
    "slide",
    "report",
    "burst",
    "area",
    ".",
    ",",
    "|",
    "(",
    ")",
    "[",
    "]",
    "+",
    "-",
    "*",
    "/",
    "&",
    "==",
    "!=",
    "<",
    ">=",
    " and ",
    " or ",
    " not ",
    " in ",
    "if(",
    "sum(",
    "where(",
    "sort(",
    "take(",
    "rank(",
    "share(",
    "join(",
    "date(",
    "add_months(",
    "'a'",
    "'2026-01-01'",
    "1",
    "-1",
    "0.5",
    "null",
    "true",
];

const LEAVES: [&str; 34] = [
    "by_month",
    "total",
    "empty",
    "secret",
    "by_month.revenue",
    "by_month.region",
    "by_month.month",
    "total.revenue",
    "secret.n",
    "secret.n[1]",
    "empty.revenue",
    "by_month[0]",
    "by_month.costs[4]",
    "revenue",
    "costs",
    "region",
    "month",
    "wave",
    "day",
    "area",
    "entry",
    "entry.revenue",
    "loop.index",
    "report.title",
    "slide.page",
    "'a'",
    "'2026-01-31'",
    "'month'",
    "'descending'",
    "1",
    "-2",
    "0.5",
    "null",
    "true",
];

const OPERATORS: [&str; 14] =
    ["+", "-", "*", "/", "&", "==", "!=", "<", "<=", ">", ">=", "in", "and", "or"];

/// Expressions that can be parsed.
fn expression() -> impl Strategy<Value = String> {
    let names: Vec<&str> = expr::functions().iter().map(|f| f.name).collect();
    prop::sample::select(&LEAVES[..]).prop_map(str::to_owned).prop_recursive(
        4,
        24,
        4,
        move |inner| {
            let args = prop::collection::vec(inner.clone(), 1..4);
            let operator = prop::sample::select(&OPERATORS[..]);
            prop_oneof![
                5 => (prop::sample::select(names.clone()), args.clone())
                    .prop_map(|(name, args)| format!("{name}({})", args.join(", "))),
                2 => (inner.clone(), operator, inner.clone())
                    .prop_map(|(a, operator, b)| format!("({a} {operator} {b})")),
                1 => (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a})[{b}]")),
                1 => (inner.clone(), prop::sample::select(vec!["revenue", "region", "month"]))
                    .prop_map(|(a, name)| format!("({a}).{name}")),
                1 => args.prop_map(|args| format!("[{}]", args.join(", "))),
                1 => inner.clone().prop_map(|a| format!("(not {a})")),
                1 => inner.prop_map(|a| format!("(-{a})")),
            ]
        },
    )
}

/// What only an evaluation can find.
const FOUND_LATE: [&str; 7] = [
    "not-a-value",
    "no-such-row",
    "no-value",
    "suppressed-value",
    "wrong-argument",
    "bad-format",
    "expression-too-long",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn what_has_the_right_types_has_a_value(text in expression()) {
        let around = around();
        let scope = around.scope();
        let mut typed = Vec::new();
        expr::check_text(&written(&format!("{{{{{text}}}}}")), scope, &mut typed);
        let mut told = Vec::new();
        let value = expr::value(&written(&text), scope, &mut told);
        if typed.is_empty() {
            prop_assert!(value.is_some() || !told.is_empty(), "{}", text);
            prop_assert!(told.iter().all(|d| FOUND_LATE.contains(&d.code)), "{}: {:?}", text, told);
        } else {
            prop_assert_eq!(value, None);
        }
        let table = around.tables.ready().find(|t| &*t.name == "by_month").unwrap();
        let column = expr::column("x", &written(&text), table, scope, &mut told);
        let items = expr::items(&written(&text), scope, &mut told);
        prop_assert!(told.iter().all(|d| d.message != "this cannot stand here"), "{}", text);
        for cell in column.iter().flat_map(|c| &c.cells) {
            prop_assert!(!matches!(cell.value, Value::Number(x) if !x.is_finite()), "{}", text);
        }
        prop_assert!(items.is_none_or(|items| items.len() <= 24));
    }
}

proptest! {
    #[test]
    fn no_text_breaks_the_language(text in "\\PC{0,80}") {
        let around = around();
        let mut diagnostics = Vec::new();
        words::lines(&written(&text), around.scope(), &mut diagnostics);
        words::plain(&written(&format!("{{{{{text}}}}}")), around.scope(), &mut diagnostics);
        expr::truth(&written(&text), around.scope(), &mut diagnostics);
        expr::check_text(&written(&text), around.scope(), &mut diagnostics);
    }

    #[test]
    fn words_of_the_language_in_any_order_are_a_value_or_a_fault(
        parts in prop::collection::vec(prop::sample::select(&PARTS[..]), 0..14),
    ) {
        let around = around();
        let text = parts.concat();
        let mut diagnostics = Vec::new();
        let value = expr::value(&written(&text), around.scope(), &mut diagnostics);
        let silent = text.contains("broken");
        prop_assert!(value.is_some() == diagnostics.is_empty() || silent, "{}: {:?}", text, diagnostics);
        // Faults that only an evaluation finds have codes of their own: types let nothing through.
        for d in &diagnostics {
            prop_assert!(d.message != "this cannot stand here", "{}", text);
        }
        let table = around.tables.ready().find(|t| &*t.name == "by_month").unwrap();
        expr::column("x", &written(&text), table, around.scope(), &mut diagnostics);
        expr::rows(&written(&text), table, around.scope(), &mut diagnostics);
        expr::items(&written(&text), around.scope(), &mut diagnostics);
        for d in &diagnostics {
            prop_assert!(d.message != "this cannot stand here", "{}", text);
        }
    }
}

#[test]
fn long_and_deep_expressions_end_in_a_fault() {
    let around = around();
    for expression in [
        format!("{}1", "1+".repeat(5_000)),
        format!("{}1", "-".repeat(5_000)),
        format!("{}1", "not ".repeat(5_000)),
        format!("{}1", "(".repeat(5_000)),
        format!("{}1", "[".repeat(5_000)),
        format!("{}1", "if(".repeat(5_000)),
        format!("1{}", "|round".repeat(2_000)),
        format!("by_month{}", "[0]".repeat(2_000)),
    ] {
        let faults = text_in(&around, &expression).unwrap_err();
        assert!(faults[0].contains("expression-"), "{faults:?}");
    }
    assert_eq!(text_in(&around, &format!("{}1", "1+".repeat(90))), Ok("91".into()));
    assert_eq!(text_in(&around, &format!("{}1", "-".repeat(90))), Ok("1".into()));
    // What looks at its arguments twice takes for ever here.
    for (open, close) in [
        ("abs(", ")"),
        ("max(", ", 0)"),
        ("if(true, ", ", 0)"),
        ("or(", ", 0)"),
        ("max(sort([", "]))"),
        ("count(by_month, ", " == 9) + 1"),
        ("max(by_month, ", ")"),
        ("sum(share([", "]))"),
    ] {
        let depth = 23 / open.matches(['(', '[']).count();
        let nested = format!("{}1{}", open.repeat(depth), close.repeat(depth));
        assert_eq!(text_in(&around, &nested).as_deref(), Ok("1"), "{open}");
    }
}

#[test]
fn texts_do_not_grow_without_bound() {
    let around = around();
    let big = "x".repeat(1_000);
    let grown =
        format!("'aaaaaaaaaa'{}", format!(" | replace('a', '{}')", "a".repeat(900)).repeat(8));
    let joined = format!("'{big}'{}", format!(" & '{big}'").repeat(90));
    assert!(text_in(&around, &grown).unwrap_err()[0].contains("expression-too-long"));
    assert_eq!(text_in(&around, &joined).unwrap().len(), 91_000);
}

//! What is wrong with expressions, and where.

use indeck_spec::expr;

use crate::support::{around, shown, text_in, written};

#[test]
fn every_fault_has_its_code_and_place() {
    let cases: &[(&str, &[&str])] = &[
        // Names.
        ("by_mont.revenue", &["1..8 unknown-table"]),
        ("by_month.revenu | sum", &["10..16 unknown-column"]),
        ("by_month[0].revenu", &["13..19 unknown-column"]),
        ("report.titel", &["8..13 unknown-field"]),
        ("loop.areas", &["6..11 unknown-field"]),
        ("burst.x", &["7..8 unknown-field"]),
        ("slide.number", &["7..13 unknown-field"]),
        ("wave.x", &["6..7 unknown-field"]),
        ("by_month.revenue | summ", &["20..24 unknown-function"]),
        ("today()", &["1..6 unknown-function"]),
        ("where(by_month, regio == 'x') | count", &["17..22 unknown-column"]),
        // Values.
        ("by_month.revenue", &["1..17 not-a-value"]),
        ("by_month", &["1..9 not-a-value"]),
        ("by_month[0]", &["1..12 not-a-value"]),
        ("report", &["1..7 not-a-value"]),
        ("[1, 2]", &["1..7 not-a-value"]),
        ("where(by_month, revenue > 100).region", &["1..38 not-a-value"]),
        ("by_month.costs[4]", &["1..18 no-value"]),
        ("secret.n[1]", &["1..12 suppressed-value"]),
        ("secret.n | sum", &["1..15 suppressed-value"]),
        ("if(by_month.costs[4] > 1, 1, 2)", &["4..25 no-value"]),
        ("by_month.region[9]", &["17..18 no-such-row"]),
        // Operands.
        ("by_month.region[0] + 1", &["1..19 wrong-operand"]),
        ("true + 1", &["1..5 wrong-operand"]),
        ("-'a'", &["2..5 wrong-operand"]),
        ("not 1", &["5..6 wrong-operand"]),
        ("1 and true", &["1..2 wrong-operand"]),
        ("wave == '7'", &["9..12 wrong-operand"]),
        ("params.day > params.since", &["14..26 wrong-operand"]),
        ("params.day > 'May'", &["14..19 wrong-argument"]),
        ("true < false", &["8..13 wrong-operand"]),
        ("1 in 2", &["6..7 wrong-operand"]),
        ("1 in ['a', 2]", &["7..10 wrong-operand"]),
        ("by_month.region | sum", &["19..22 wrong-operand"]),
        ("sum(by_month.region)", &["5..20 wrong-operand"]),
        ("sum(5)", &["5..6 wrong-argument"]),
        ("5 | sum", &["5..8 wrong-operand"]),
        ("by_month.region[0] | date('yyyy')", &["22..26 wrong-operand"]),
        ("by_month['x'] & ''", &["10..13 unknown-column"]),
        ("(1 | or('a')) + 1", &["2..13 wrong-operand"]),
        // Arguments.
        ("by_month.revenue | sum(1)", &["20..23 wrong-argument"]),
        ("1 | round('a')", &["11..14 wrong-argument"]),
        ("1 | round(99)", &["11..13 wrong-argument"]),
        ("1 | round(1.5)", &["11..14 wrong-argument"]),
        ("left('abc')", &["1..5 wrong-argument"]),
        ("left('abc', -1)", &["13..15 wrong-argument"]),
        ("case(true, 1, false, 2)", &["1..5 wrong-argument"]),
        ("start_of(params.day, 'moth')", &["22..28 wrong-argument"]),
        ("make_date(2026, 2, 30)", &["20..22 wrong-argument"]),
        ("parse_date('2026')", &["12..18 wrong-argument"]),
        ("sort(by_month)[0].region", &["1..5 wrong-argument"]),
        ("sort(by_month, revenue, 'down')[0].region", &["25..31 wrong-argument"]),
        ("lookup(total, revenue + 1, 2, region)", &["15..26 wrong-argument"]),
        ("min(1, 'a')", &["1..4 wrong-argument"]),
        ("max('May', by_month.month[0])", &["5..10 wrong-argument"]),
        ("max(report.title, by_month.month[0])", &["1..4 wrong-argument"]),
        ("where(by_month, revenue)", &["17..24 wrong-operand"]),
        ("where(by_month, revenue).regoin", &["17..24 wrong-operand", "26..32 unknown-column"]),
        ("where(by_month, revenue > 1)", &["1..29 not-a-value"]),
        ("1 | number('USD 0')", &["12..19 bad-format"]),
        ("1 | number('')", &["12..14 bad-format"]),
        // Syntax.
        ("1 = 1", &["3..4 expression-syntax"]),
        ("true && true", &["6..8 expression-syntax"]),
        ("true || true", &["6..8 expression-syntax"]),
        ("!true", &["1..2 expression-syntax"]),
        ("1 <> 2", &["3..5 expression-syntax"]),
        ("5 % 2", &["3..4 expression-syntax"]),
        ("1 < 2 < 3", &["7..8 expression-syntax"]),
        ("1 +", &["5..7 expression-syntax"]),
        ("1e3 + 1", &["1..4 expression-syntax"]),
        ("1 + 2.5E-2", &["5..11 expression-syntax"]),
        (".5 + 1", &["1..2 expression-syntax"]),
        ("1,5 + 1", &["2..3 expression-syntax"]),
        ("f(1 2)", &["5..6 expression-syntax"]),
        ("[1, 2", &["7..9 expression-syntax"]),
        ("'a", &["1..2 expression-syntax"]),
        ("‘a’", &["1..2 expression-syntax"]),
    ];
    let around = around();
    for (expression, expected) in cases {
        assert_eq!(text_in(&around, expression).unwrap_err(), *expected, "{expression}");
    }
}

#[test]
fn all_mistakes_are_told_also_where_nothing_is_evaluated() {
    let cases: &[(&str, &[&str])] = &[
        ("by_mont.x + by_month.y", &["1..8 unknown-table", "22..23 unknown-column"]),
        ("if(true, 1, summ(2))", &["13..17 unknown-function"]),
        ("false and wave == 'x'", &["19..22 wrong-operand"]),
        ("if(true, 1 + 'a', 2 | number('USD'))", &["14..17 wrong-operand", "30..35 bad-format"]),
        (
            "sum(where(empty, regio == 1 and revenu > 2).revenue)",
            &["18..23 unknown-column", "33..39 unknown-column"],
        ),
    ];
    let around = around();
    for (expression, expected) in cases {
        assert_eq!(text_in(&around, expression).unwrap_err(), *expected, "{expression}");
    }
}

#[test]
fn hints_lead_out() {
    let cases = [
        ("1 = 1", "use `==` to compare"),
        ("true && true", "use `and`"),
        ("true || true", "use `or`"),
        ("! true", "use `not`, or `!=` to compare"),
        ("now()", "there is no clock in a report; pass the day as a param"),
        ("by_month.revenue | avg", "did you mean `mean`?"),
        ("by_month.revenue | summ", "did you mean `sum`?"),
        ("by_month.revenue", "choose one, as in `revenue[0]`, or reduce them, as in `| sum`"),
        (
            "wave == '7'",
            "write codes in quotes, as in `'12'`, or convert the column in the table's `sql`",
        ),
        (
            "params.day > params.since",
            "write a day in quotes, as in `'2026-10-01'`, or read it with `parse_date(…)`",
        ),
        ("'a' + 'b'", "use `&` to join texts"),
        ("wav", "did you mean `wave`?"),
        ("count(by_month, region == North)", "a text stands in quotes: `'North'`"),
        ("count(by_month, regoin == 'North')", "did you mean `region`?"),
        ("by_month.costs[4]", "say what stands there instead, as in `| or('n/a')`"),
        ("1 < 2 < 3", "join them with `and`, as in `1 < x and x < 9`"),
        ("start_of(params.day, 'moth')", "did you mean `month`?"),
        ("1e3", "write `1000`"),
        ("1 + 2.5E-2", "write `0.025`"),
        ("1e+300", "write all its digits, or use `power(a, b)`"),
        ("1e999", "write all its digits, or use `power(a, b)`"),
        ("1 + .05", "numbers are written as in `0.05`"),
        ("1,05 + 1", "numbers are written as in `1.05`"),
        ("(1,5)", "numbers are written as in `1.5`"),
        ("round()", "it is used as `round(x)` or `round(x, decimals)`"),
    ];
    let around = around();
    for (expression, hint) in cases {
        let mut diagnostics = Vec::new();
        let text = written(&format!("{{{{ {expression} }}}}"));
        expr::check_text(&text, around.scope(), &mut diagnostics);
        if diagnostics.is_empty() {
            indeck_spec::words::plain(&text, around.scope(), &mut diagnostics);
        }
        assert_eq!(diagnostics[0].hints.first().map(String::as_str), Some(hint), "{expression}");
    }
}

#[test]
fn what_rests_on_a_table_that_could_not_be_made_is_silent() {
    let around = around();
    let mut diagnostics = Vec::new();
    let scope = around.scope();
    indeck_spec::words::plain(&written("{{ broken.x + 1 }}"), scope, &mut diagnostics);
    assert_eq!(expr::truth(&written("count(broken) > 1"), scope, &mut diagnostics), None);
    assert_eq!(expr::items(&written("broken.x"), scope, &mut diagnostics), None);
    assert_eq!(diagnostics, Vec::new());
}

#[test]
fn bare_expressions_tell_their_own_faults() {
    let around = around();
    let scope = around.scope();
    let truth = |text: &str| {
        let mut diagnostics = Vec::new();
        assert_eq!(expr::truth(&written(text), scope, &mut diagnostics), None, "{text}");
        shown(&diagnostics, 0)
    };
    let cases = [
        ("wave", "1..5 wrong-operand"),
        ("by_month.costs[4] > 1", "1..22 no-value"),
        ("secret.n[1] > 1", "1..16 suppressed-value"),
        ("wave >", "7..8 expression-syntax"),
        ("", "1..2 expression-syntax"),
        ("wave > (1", "10..11 expression-syntax"),
        ("{{ wave > 1 }} x", "16..17 expression-syntax"),
        ("wave > 1 }}", "10..12 expression-syntax"),
    ];
    for (text, expected) in cases {
        assert_eq!(truth(text), [expected], "{text}");
    }
    let hints = |text: &str| {
        let mut diagnostics = Vec::new();
        expr::truth(&written(text), scope, &mut diagnostics);
        diagnostics.remove(0).hints
    };
    assert_eq!(hints(" "), ["write one, as in `count(table) > 0`, or leave the key out"]);
    let cut = "a comma ends what stands in `{ }` or `[ ]` of the spec: put it in quotes there";
    assert_eq!(hints("wave >"), [cut]);
    let items = |text: &str| {
        let mut diagnostics = Vec::new();
        assert_eq!(expr::items(&written(text), scope, &mut diagnostics), None, "{text}");
        shown(&diagnostics, 0)
    };
    assert_eq!(items("wave"), ["1..5 wrong-operand"]);
    let table = around.tables.ready().find(|t| &*t.name == "by_month").unwrap();
    let mut diagnostics = Vec::new();
    let mixed = written("if(revenue > 90, 'high', revenue)");
    assert_eq!(expr::column("x", &mixed, table, scope, &mut diagnostics), None);
    assert_eq!(expr::rows(&written("revenue"), table, scope, &mut diagnostics), None);
    assert_eq!(expr::rows(&written("revnue > 1"), table, scope, &mut diagnostics), None);
    assert_eq!(
        shown(&diagnostics, 0),
        ["1..34 wrong-operand", "1..8 wrong-operand", "1..7 unknown-column"]
    );
}

#[test]
fn texts_of_slides_left_out_are_checked_without_values() {
    let around = around();
    let check = |text: &str| {
        let mut diagnostics = Vec::new();
        expr::check_text(&written(text), around.scope(), &mut diagnostics);
        shown(&diagnostics, 0)
    };
    assert_eq!(check("a {{ by_month.costs[4] }} b"), Vec::<String>::new());
    assert_eq!(
        check("\\{{ nonsense }} {{ summ(1) }} {{ 1 + }}"),
        ["20..24 unknown-function", "38..40 expression-syntax"]
    );
    let mut diagnostics = Vec::new();
    expr::check_condition(&written("wave"), around.scope(), &mut diagnostics);
    assert_eq!(shown(&diagnostics, 0), ["1..5 wrong-operand"]);
}

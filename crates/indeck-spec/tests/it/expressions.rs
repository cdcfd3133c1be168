//! What expressions give.

use indeck_model::table::ColumnKind;
use indeck_model::{Location, Value};
use indeck_spec::expr::{self, Aggregate, AggregateFunction, LoopItem};
use indeck_spec::format::Locale;
use indeck_spec::words;

use crate::support::{around, text_in, written};

fn assert_texts(cases: &[(&str, &str)]) {
    let around = around();
    for (expression, expected) in cases {
        let found = text_in(&around, expression);
        assert_eq!(found.as_deref(), Ok(*expected), "{expression}");
    }
}

#[test]
fn todays_expressions_keep_their_meaning() {
    assert_texts(&[
        ("report.title", "Sales"),
        ("report.title | upper", "SALES"),
        ("by_month.region[0]", "North"),
        ("by_month[1].region | lower", "south"),
        ("by_month.region[-1]", "South"),
        ("by_month.revenue | sum", "600.5"),
        ("by_month.costs | count", "5"),
        ("by_month | count", "6"),
        ("by_month.costs | mean | round(1)", "56"),
        ("by_month.costs | first", "60"),
        ("by_month.month | max", "2026-03-01"),
        ("by_month.month | min | date('d mmm yy')", "1 Jan 26"),
        ("by_month.margin[0] | pct", "40%"),
        ("by_month.margin[1] | pct(1)", "37.5%"),
        ("by_month.costs[4] | or('n/a')", "n/a"),
        ("by_month.costs[4] + 1 | or(0)", "0"),
        ("1 / 0 | or('–')", "–"),
        ("1 + 2 * 3 - 4 / 2", "5"),
        ("(1 + 2) * -3", "-9"),
        ("1234567.891 | number('#,##0.0')", "1,234,567.9"),
        ("0.1 + 0.2 | number('0.00')", "0.30"),
        ("'it''s' | upper", "IT'S"),
        ("2.5 | round", "3"),
        ("-2.5 | round", "-3"),
        ("1.005 | round(2)", "1.01"),
        ("total.revenue", "600.5"),
    ]);
}

#[test]
fn operators_bind_as_people_expect() {
    assert_texts(&[
        ("1 + 2 * 3", "7"),
        ("2 - 1 - 1", "0"),
        ("'a' & 1 + 2", "a3"),
        ("'a' & 'b' == 'ab'", "true"),
        ("not 1 == 2 and true", "true"),
        ("true or false and false", "true"),
        ("2 in [1, 2] and not (3 in [1, 2])", "true"),
        ("3 not in [1, 2]", "true"),
        ("1 < 2 | text", "true"),
        ("- - 3", "3"),
        ("1 / 4 | pct", "25%"),
        ("round(1.25, 1) & '!'", "1.3!"),
        ("[1, 2, 3][-1]", "3"),
        ("by_month['revenue'][1] & ''", "80.0"),
        ("`by_month`.region[0]", "North"),
    ]);
}

#[test]
fn whole_numbers_stay_whole_as_long_as_they_can() {
    assert_texts(&[
        ("9007199254740993 + 0", "9007199254740993"),
        ("9223372036854775807 + 1 | number('0')", "9223372036854775808"),
        ("sum([9223372036854775807, 1]) == 9223372036854775808", "true"),
        ("sum([0.1, 0.2, 0.3, -0.6])", "0"),
        ("2 == 2.0", "true"),
        ("9007199254740993 == 9007199254740992", "false"),
        ("power(3, 4)", "81"),
        ("mod(-7, 3)", "2"),
        ("round(12345, -2)", "12300"),
        ("round(-12350, -2)", "-12400"),
        ("median([4, 1, 3, 2])", "2.5"),
    ]);
}

#[test]
fn missing_values_are_passed_on_or_replaced() {
    assert_texts(&[
        ("by_month.costs[4] == null", "true"),
        ("by_month.costs[0] == null", "false"),
        ("by_month.costs[4] != 60", "true"),
        ("is_null(by_month.costs[4] + 1)", "true"),
        ("is_null('a' & null)", "true"),
        ("is_null(by_month.costs[4] < 1)", "true"),
        ("is_null(null and true)", "true"),
        ("null and false", "false"),
        ("null or true", "true"),
        ("is_null(not null)", "true"),
        ("coalesce(null, by_month.costs[4], 3)", "3"),
        ("or(by_month.costs[4], 'none')", "none"),
        ("max([null, 3, 2])", "3"),
        ("min(4, null, 3)", "3"),
        ("is_null(sum(empty.revenue))", "true"),
        ("count(empty.revenue)", "0"),
        ("secret.n | sum | or('too few')", "too few"),
        ("secret.n[1] | or('*')", "*"),
        ("or(secret.n[1] == null, 'unknown')", "unknown"),
        ("is_null(secret.n[1])", "true"),
        ("count(where(secret, n == null))", "0"),
        ("false and 1 / 0 > 1", "false"),
        ("if(true, 1, by_month.costs[99])", "1"),
        ("is_null(by_month[null].revenue)", "true"),
        ("null in [1, null]", "true"),
        ("secret.n[1] in [null] | or('unknown')", "unknown"),
        ("12 in secret.n", "true"),
        ("null in secret.n", "false"),
        ("params.day in ['2026-02-01']", "true"),
        ("'2026-02-01' in by_month.month", "true"),
        ("params.day in ['2026-02-01 00:00']", "true"),
        ("'2026-02-01' in ['2026-02-01 00:00']", "false"),
        ("'2026-02-01' in ['2026-02-01']", "true"),
        ("count(where(by_month, region in total.region))", "0"),
    ]);
}

#[test]
fn functions_keep_to_their_word_at_the_edges() {
    assert_texts(&[
        ("week('2021-01-03') & '/' & week('2024-12-30') & '/' & week('2020-12-31')", "53/1/53"),
        ("weekday('2026-11-22') & weekday('2026-11-23')", "71"),
        ("weekday('0001-01-01')", "1"),
        ("add_months('2024-01-31', 1)", "2024-02-29"),
        ("add_months('2024-03-31', -1)", "2024-02-29"),
        ("add_days('9999-12-31', 1) | or('none')", "none"),
        ("add_months('0001-01-01', -1) | or('none')", "none"),
        ("end_of('9999-12-31', 'year')", "9999-12-31"),
        ("start_of('2026-01-01', 'week')", "2025-12-29"),
        ("end_of('2024-02-10', 'month')", "2024-02-29"),
        ("months_between('2026-03-30', '2026-01-31')", "-1"),
        ("months_between('2026-01-15', '2026-01-15')", "0"),
        ("add_days('2026-01-01 13:30', 1)", "2026-01-02 13:30:00"),
        ("date('2026-01-01 13:30', 'hh:mm')", "13:30"),
        ("params.day == '2026-02-01 00:00'", "true"),
        ("max('2026-02-15', by_month.month[0])", "2026-02-15"),
        ("min('2026-02-15', by_month.month[0], params.day)", "2026-01-01"),
        ("max(params.day, '2026-02-01 13:30', null)", "2026-02-01 13:30:00"),
        ("max('b', 'a')", "b"),
        ("mod(7, -3) & ' ' & mod(5.5, 2) & ' ' & (mod(1, 0) | or('-'))", "-2 1.5 -"),
        ("power(2, 63) | number('0')", "9223372036854775808"),
        ("power(2, -1)", "0.5"),
        ("sqrt(-1) | or('-')", "-"),
        ("abs(-9223372036854775807)", "9223372036854775807"),
        ("compact(999999)", "1M"),
        ("compact(-1500)", "-1.5K"),
        ("compact(999.4)", "999.4"),
        ("compact(1000)", "1K"),
        ("compact(1000, 1)", "1.0K"),
        ("signed(0) & signed(5) & signed(-5)", "0+5-5"),
        ("signed(by_month.revenue[2])", "+120.5"),
        ("left('a', 5) & right('abc', 0) & mid('abc', 9, 1)", "a"),
        ("pad('ab', -4, '.') & pad('abc', 2)", "ab..abc"),
        ("title('o''neill-smith USA')", "O'neill-Smith USA"),
        (
            "slug('  Größe: 50 % (Łódź) ') & '|' & slug('東京') & '|' & slug('R&D')",
            "grosse-50-pct-lodz|u6771u4eac|r-and-d",
        ),
        (
            "plural(1, 'row', 'rows') & plural(0, 'row', 'rows') & plural(1.5, 'row', 'rows')",
            "rowrowsrows",
        ),
        ("join(['a'], ', ', ' and ') & join(['a', 'b'], ', ', ' and ')", "aa and b"),
        ("join([1, null, 2], '-')", "1-2"),
        ("median([1, 9]) & '/' & median([3])", "5/3"),
        ("case(null == 1, 'a', true, 'b', 'c')", "b"),
        ("rank([3, 1, 3, null]) | join(' ')", "1 3 1"),
        ("share([0, 0])[0] | or('-')", "-"),
        ("running([true, false, true]) | join(' ')", "1 1 2"),
        ("clamp(5, 1, 3) & clamp(0, 1, 3) & clamp(2, 1, 3)", "312"),
    ]);
}

#[test]
fn names_are_looked_up_in_their_order() {
    let mut around = around();
    around.params.insert("region".into(), Value::Text("param".into()));
    around.params.insert("area".into(), Value::Text("param".into()));
    let cases = [
        ("wave", "7"),
        ("params.wave + 1", "8"),
        ("area", "South"),
        ("params.area", "param"),
        ("loop.area", "South"),
        ("loop.entry.region", "North"),
        ("entry.revenue", "120.5"),
        ("loop.index & '/' & loop.count", "2/2"),
        ("loop.last and not loop.first", "true"),
        ("burst.market", "NL"),
        ("slide.page & ' of ' & slide.pages", "3 of 9"),
        ("sum(where(by_month, region == loop.area).revenue)", "240.0"),
        ("sum(where(by_month, region == area).revenue)", "240.0"),
        ("count(where(by_month, region == params.region))", "0"),
        ("region", "param"),
    ];
    for (expression, expected) in cases {
        assert_eq!(text_in(&around, expression).as_deref(), Ok(expected), "{expression}");
    }
}

#[test]
fn functions_over_rows_see_all_rows() {
    assert_texts(&[
        ("sum(by_month, revenue - or(costs, 0))", "320.5"),
        ("count(by_month, revenue > mean(revenue))", "2"),
        ("count(where(by_month, rank(revenue) <= 2))", "2"),
        ("top(by_month, 1, revenue).region", "North"),
        ("where(by_month, share(revenue) > 0.2).revenue | join('; ')", "120.5; 140.0"),
        ("sort(by_month, costs, 'descending').costs[-1] | or('last')", "last"),
        ("sort(by_month.revenue)[0]", "70.0"),
        ("running(by_month.costs)[-1]", "280"),
        ("lookup(total, region, 'all', revenue)", "600.5"),
        ("lookup(by_month, month, '2026-03-01', region)", "North"),
        ("lookup(total, region, 'none', revenue) | or('-')", "-"),
        ("count(where(by_month, month >= '2026-02-01' and month < params.day))", "0"),
        ("count(where(where(by_month, region == 'North'), revenue == max(revenue)))", "1"),
        ("sum(by_month, revenue / sum(revenue))", "1"),
    ]);
}

#[test]
fn numbers_and_dates_follow_the_language() {
    let mut around = around();
    around.locale = Locale::find("de-DE").unwrap();
    let cases = [
        ("1234.5 | number('money')", "1.234,50"),
        ("1234567 | compact", "1,2M"),
        ("'Umsatz: ' & by_month.revenue[2]", "Umsatz: 120,5"),
        ("by_month.month[2] | date('mmmm yyyy')", "Februar 2026"),
    ];
    for (expression, expected) in cases {
        assert_eq!(text_in(&around, expression).as_deref(), Ok(expected), "{expression}");
    }
}

#[test]
fn values_remember_the_cells_they_came_from() {
    let around = around();
    let cells = |expression: &str| {
        let mut diagnostics = Vec::new();
        let text = written(&format!("{{{{ {expression} }}}}"));
        let outcome = words::plain(&text, around.scope(), &mut diagnostics);
        assert_eq!(diagnostics, Vec::new(), "{expression}");
        let address = |c: &indeck_model::CellAddress| format!("{}:{}:{}", c.table, c.row, c.column);
        outcome.cells.iter().map(address).collect::<Vec<_>>().join(" ")
    };
    let cases = [
        ("by_month.revenue[1]", "by_month:1:2"),
        ("total.revenue | sum", "total:0:0"),
        ("sum(where(by_month, region == 'South').costs)", "by_month:1:3 by_month:3:3 by_month:5:3"),
        ("top(by_month, 1, revenue).revenue", "by_month:4:2"),
        ("last(by_month.costs)", "by_month:5:3"),
        ("by_month.revenue[0] - by_month.costs[0]", "by_month:0:2 by_month:0:3"),
        ("if(1 > 2, by_month.costs[0], total.revenue)", "total:0:0"),
        ("lookup(total, region, 'all', revenue)", "total:0:0"),
        ("sum(total, revenue / sum(revenue))", "total:0:0 total:0:0"),
        ("previous(by_month.revenue)[1]", "by_month:0:2"),
        ("change(by_month.revenue)[1]", "by_month:1:2 by_month:0:2"),
        ("growth(by_month.revenue)[1]", "by_month:1:2 by_month:0:2"),
        ("share(by_month.revenue)[1]", "by_month:1:2"),
        ("rank(by_month.revenue)[1]", "by_month:1:2"),
        ("running(by_month.revenue)[1]", "by_month:1:2"),
        ("max(by_month.month[0], '2025-01-01')", "by_month:0:0"),
        ("5", ""),
        ("split(by_month.region[0], 'r')[1]", "by_month:0:1"),
        ("or(by_month[null].revenue, 0)", ""),
    ];
    for (expression, expected) in cases {
        assert_eq!(cells(expression), expected, "{expression}");
    }
}

#[test]
fn a_picked_table_tells_the_rows_it_was_picked_from() {
    let mut around = around();
    let picked = around.tables.ready().find(|t| &*t.name == "by_month").unwrap().pick(&[4, 5]);
    around.tables.insert(picked);
    let mut diagnostics = Vec::new();
    let text = written("{{ where(by_month, region == 'South').revenue }}");
    let outcome = words::plain(&text, around.scope(), &mut diagnostics);
    assert_eq!((outcome.text.as_str(), outcome.cells[0].row), ("70.0", 5));
}

#[test]
fn loops_take_values_rows_and_lists() {
    let around = around();
    let labels = |expression: &str| {
        let mut diagnostics = Vec::new();
        let items = expr::items(&written(expression), around.scope(), &mut diagnostics);
        assert_eq!(diagnostics, Vec::new(), "{expression}");
        items.unwrap().iter().map(LoopItem::label).collect::<Vec<_>>().join(" ")
    };
    let cases = [
        ("values(by_month.region)", "North South"),
        ("{{ values(by_month.region) }}", "North South"),
        ("['a', null, 'b']", "a b"),
        ("by_month.costs", "60 50 70 55 45"),
        ("where(by_month, revenue > 100)", "2026-02-01 2026-03-01"),
        ("rows(total)", "600.5"),
        ("take(by_month.revenue, -2)", "140.0 70.0"),
        ("split('x;y', ';')", "x y"),
    ];
    for (expression, expected) in cases {
        assert_eq!(labels(expression), expected, "{expression}");
    }
    let items = expr::items(&written("values(by_month.month)"), around.scope(), &mut Vec::new());
    let Some(LoopItem::Value(first)) = items.unwrap().into_iter().next() else { panic!("a value") };
    assert_eq!((first.kind, first.cells[0].row), (ColumnKind::Date, 0));
    assert_eq!(around.loops[1].label(), "area = South");
}

#[test]
fn derived_columns_have_the_kind_of_their_expression() {
    let around = around();
    let table = around.tables.ready().find(|t| &*t.name == "by_month").unwrap();
    let column = |expression: &str| {
        let mut diagnostics = Vec::new();
        let made =
            expr::column("new", &written(expression), table, around.scope(), &mut diagnostics);
        assert_eq!(diagnostics, Vec::new(), "{expression}");
        let made = made.unwrap();
        let values: Vec<String> = made.cells.iter().map(|c| c.value.to_string()).collect();
        (made.kind, values.join(" "))
    };
    let cases = [
        ("costs * 2", ColumnKind::Integer, "120 100 140 110  90"),
        ("costs / 2", ColumnKind::Number, "30 25 35 27.5  22.5"),
        ("revenue > 90", ColumnKind::Bool, "true false true false true false"),
        ("region & '!'", ColumnKind::Text, "North! South! North! South! North! South!"),
        ("rank(revenue)", ColumnKind::Integer, "3 5 2 4 1 6"),
        ("previous(costs)", ColumnKind::Integer, " 60 50 70 55 "),
        ("change(costs)", ColumnKind::Integer, " -10 20 -15  "),
        ("running(costs)", ColumnKind::Integer, "60 110 180 235  280"),
        ("quarter(month)", ColumnKind::Integer, "1 1 1 1 1 1"),
        (
            "start_of(month, 'year')",
            ColumnKind::Date,
            "2026-01-01 2026-01-01 2026-01-01 2026-01-01 2026-01-01 2026-01-01",
        ),
        ("revenue / max(revenue) == 1", ColumnKind::Bool, "false false false false true false"),
        ("count()", ColumnKind::Integer, "6 6 6 6 6 6"),
        // What no longer fits a whole number makes a column of numbers.
        (
            "if(costs == 60, 9223372036854775807 * 2, 1)",
            ColumnKind::Number,
            "18446744073709552000 1 1 1 1 1",
        ),
        (
            "or(costs, 0) * 9223372036854775807",
            ColumnKind::Number,
            "553402322211286550000 461168601842738800000 645636042579834300000 \
             507285462027012700000 0 415051741658464900000",
        ),
        (
            "if(costs == 60, parse_date('2026-01-01'), '2026-01-01 12:30' | add_days(1))",
            ColumnKind::DateTime,
            "2026-01-01 00:00:00 2026-01-02 12:30:00 2026-01-02 12:30:00 2026-01-02 12:30:00 \
             2026-01-02 12:30:00 2026-01-02 12:30:00",
        ),
    ];
    for (expression, kind, values) in cases {
        assert_eq!(column(expression), (kind, values.to_owned()), "{expression}");
    }
}

#[test]
fn conditions_and_values_stand_without_braces() {
    let around = around();
    let mut diagnostics = Vec::new();
    let scope = around.scope();
    assert_eq!(expr::truth(&written("count(by_month) == 6"), scope, &mut diagnostics), Some(true));
    assert_eq!(expr::truth(&written(" {{ wave > 7 }} "), scope, &mut diagnostics), Some(false));
    let value = expr::value(&written("wave * 2"), scope, &mut diagnostics);
    assert_eq!(value, Some(Value::Integer(14)));
    assert_eq!(expr::value(&written("null"), scope, &mut diagnostics), Some(Value::Null));
    assert_eq!(diagnostics, Vec::new());
}

#[test]
fn looking_at_a_table_marks_it_as_used_even_without_evaluating() {
    let around = around();
    let mut diagnostics = Vec::new();
    let text = written("{{ if(true, 1, sum(total.revenue)) }}");
    expr::check_text(&text, around.scope(), &mut diagnostics);
    assert_eq!(diagnostics, Vec::new());
    assert!(around.tables.is_used("total") && !around.tables.is_used("secret"));
}

#[test]
fn aggregates_of_charts_read_what_they_are_made_of() {
    use indeck_model::table::Cell;
    let cells: Vec<Cell> = [Value::Integer(3), Value::Null, Value::Integer(5), Value::Integer(3)]
        .into_iter()
        .map(Cell::from)
        .collect();
    let cells: Vec<&Cell> = cells.iter().collect();
    let cases = [
        ("sum(n)", Value::Integer(11), "N"),
        ("mean(n)", Value::Number(11.0 / 3.0), "Mean of N"),
        ("median(n)", Value::Number(3.0), "Median of N"),
        ("min(n)", Value::Integer(3), "Minimum of N"),
        ("max( `n` )", Value::Integer(5), "Maximum of N"),
        ("count(n)", Value::Integer(3), "Count of N"),
        ("count()", Value::Integer(4), "Count"),
        ("distinct(n)", Value::Integer(2), "Distinct of N"),
        ("first(n)", Value::Integer(3), "First of N"),
        ("last(n)", Value::Integer(3), "Last of N"),
    ];
    for (text, value, label) in cases {
        let aggregate = Aggregate::parse(text).unwrap();
        assert_eq!(
            (aggregate.apply(&cells), aggregate.label("N")),
            (value, label.to_owned()),
            "{text}"
        );
    }
    for text in ["n", "sum()", "sum(a - b)", "total(n)", "sum(n", "sum(n) x", ""] {
        assert_eq!(Aggregate::parse(text), None, "{text}");
    }
    let mean = Aggregate { function: AggregateFunction::Mean, column: Some("n".into()) };
    assert_eq!(mean.kind(ColumnKind::Integer), ColumnKind::Number);
    let withheld = Cell { suppressed: true, ..Cell::default() };
    assert_eq!(mean.apply(&[&withheld]), Value::Null);
}

#[test]
fn a_text_without_places_is_told_as_a_whole() {
    let around = around();
    let mut text = written("{{ wav }}");
    text.anchors.clear();
    let mut diagnostics = Vec::new();
    words::plain(&text, around.scope(), &mut diagnostics);
    assert_eq!(diagnostics[0].at, Some(Location::point("report.yaml", 1, 1)));
}

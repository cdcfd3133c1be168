//! `$name` in queries: values of parameters, typed, and what is said where one is wrong.

use indeck_data::{Engine, Parameters};
use indeck_model::table::ColumnKind;
use indeck_model::{Date, DateTime, Diagnostic, Value};

use crate::support::{dataset, table, text, values};

const SALES: &str = "month,region,code,units,price,open\n\
    2026-01-01,North,012,3,0.5,true\n\
    2026-02-01,South,12,4,1.5,false\n\
    2026-03-01,O'Hara,x,5,,true\n";

fn engine() -> Engine {
    let mut sales = dataset(SALES);
    sales.name = "sales".into();
    let mut moments = dataset("moment\n2026-01-01T10:00:00\n2026-01-01T10:00:00.5\n");
    moments.name = "moments".into();
    Engine::new(&[sales, moments]).unwrap()
}

fn day(text: &str) -> Value {
    Value::Date(Date::parse_iso(text).unwrap())
}

fn parameters(given: &[(&str, Value)]) -> Parameters {
    given.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
}

fn run(sql: &str, given: &[(&str, Value)]) -> Vec<Value> {
    let result = engine().query(&table(sql), &parameters(given), 100);
    values(&result.unwrap_or_else(|d| panic!("{sql}: {d} {:?}", d.hints)), 0)
}

fn refused(sql: &str, given: &[(&str, Value)]) -> Diagnostic {
    engine().query(&table(sql), &parameters(given), 100).expect_err(sql)
}

/// Units of the rows that a condition keeps.
fn kept(condition: &str, value: Value) -> Vec<i64> {
    let sql = format!("SELECT units FROM sales WHERE {condition} ORDER BY units");
    let units = run(&sql, &[("p", value)]);
    units.iter().map(|units| units.as_f64().unwrap() as i64).collect()
}

#[test]
fn values_of_every_kind_are_compared_with_columns() {
    let cases: [(&str, Value, &[i64]); 21] = [
        ("region = $p", text("North"), &[3]),
        ("region = $p", text("O'Hara"), &[5]),
        ("region IN ('South', $p)", text("North"), &[3, 4]),
        ("region LIKE $p", text("%th"), &[3, 4]),
        ("code = $p", text("012"), &[3]),
        ("code = $p", text("12"), &[4]),
        ("units = $p", Value::Integer(4), &[4]),
        ("units > $p", Value::Number(3.5), &[4, 5]),
        ("units = $p", text("4"), &[4]),
        ("price > $p", Value::Integer(1), &[4]),
        ("price > $p", text("0.75"), &[4]),
        ("price * $p > 1", Value::Integer(1), &[4]),
        ("open = $p", Value::Bool(true), &[3, 5]),
        ("$p", Value::Bool(false), &[]),
        ("month >= $p", day("2026-02-01"), &[4, 5]),
        ("month >= $p", text("2026-02-01"), &[4, 5]),
        ("month BETWEEN $p AND DATE '2026-02-15'", text("2026-01-15"), &[4]),
        ("units = $p", Value::Null, &[]),
        ("$p IS NULL OR units = $p", Value::Null, &[3, 4, 5]),
        ("units > -$p", Value::Integer(-4), &[5]),
        ("units IN (SELECT units FROM sales WHERE units < $p)", Value::Integer(5), &[3, 4]),
    ];
    for (condition, value, expected) in cases {
        assert_eq!(kept(condition, value.clone()), expected, "{condition} {value:?}");
    }
}

#[test]
fn a_value_keeps_its_kind_and_is_never_read_as_sql() {
    let hostile = [
        "'; DROP TABLE sales; --",
        "' OR '1'='1",
        "\\",
        "$p",
        "{{ x }}",
        "a\nb",
        "",
        "𝄞 \u{202e}",
        "NULL",
    ];
    for value in hostile {
        assert_eq!(run("SELECT $p AS p", &[("p", text(value))]), [text(value)]);
        assert_eq!(kept("region = $p", text(value)), [0_i64; 0], "{value}");
    }
    let moment = Value::DateTime(DateTime { micros: 1_767_261_600_500_000 });
    let kinds = [
        (Value::Bool(true), ColumnKind::Bool),
        (Value::Integer(i64::MIN), ColumnKind::Integer),
        (Value::Integer(i64::MAX), ColumnKind::Integer),
        (Value::Number(0.1), ColumnKind::Number),
        (Value::Number(1e300), ColumnKind::Number),
        (Value::Number(-5e-324), ColumnKind::Number),
        (Value::Number(2.0), ColumnKind::Number),
        (day("0001-01-01"), ColumnKind::Date),
        (moment.clone(), ColumnKind::DateTime),
    ];
    for (value, kind) in kinds {
        let given = parameters(&[("größe", value.clone())]);
        let spec = table("SELECT $größe");
        assert_eq!(
            engine().describe(&spec, &given).unwrap(),
            [("größe".to_owned(), kind)],
            "{value:?}"
        );
        assert_eq!(values(&engine().query(&spec, &given, 1).unwrap(), 0), [value]);
    }
    assert_eq!(
        run("SELECT moment FROM moments WHERE moment = $p", &[("p", moment.clone())]),
        [moment]
    );
}

#[test]
fn numbers_are_values_and_never_positions_of_columns() {
    let of_one = [("p", Value::Integer(1))];
    // `ORDER BY 1` orders by the first column, `ORDER BY $p` by nothing.
    assert_eq!(
        run("SELECT -units AS u FROM sales ORDER BY $p, units", &of_one),
        [-3, -4, -5].map(Value::Integer)
    );
    assert_eq!(run("SELECT COUNT(*) AS n FROM sales GROUP BY $p", &of_one), [Value::Integer(3)]);
    assert_eq!(
        run("SELECT units FROM sales ORDER BY units LIMIT $p OFFSET $p", &of_one),
        [Value::Integer(4)]
    );
    assert_eq!(
        run("SELECT units, $p AS p, SUM(price) FROM sales GROUP BY ALL ORDER BY units", &of_one),
        [3, 4, 5].map(Value::Integer)
    );
}

#[test]
fn a_column_is_called_by_its_parameter_and_not_by_its_value() {
    let spec = table("SELECT $p, $p || '!', UPPER($p) AS up FROM sales");
    for value in ["a", "b"] {
        let columns = engine().describe(&spec, &parameters(&[("p", text(value))])).unwrap();
        let names: Vec<_> = columns.into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["p", "$p || '!'", "up"]);
    }
}

#[test]
fn parameters_stand_in_functions_and_subqueries() {
    let given = [("unit", text("quarter")), ("least", Value::Integer(4))];
    assert_eq!(
        run("SELECT CAST(date_trunc($unit, month) AS DATE) AS q FROM sales LIMIT 1", &given),
        [day("2026-01-01")]
    );
    let sql = "WITH s AS (SELECT * FROM sales WHERE units >= $least) SELECT COUNT(*) AS n FROM s";
    assert_eq!(run(sql, &given), [Value::Integer(2)]);
    let sql = "SELECT CASE WHEN units >= $least THEN 'many' ELSE $unit END AS c FROM sales";
    assert_eq!(run(sql, &given), ["quarter", "many", "many"].map(text));
    let sql = "SELECT SUM(units) FILTER (WHERE units > $least) AS n FROM sales \
        HAVING COUNT(*) < $least";
    assert_eq!(run(sql, &given), [Value::Integer(5)]);
}

#[test]
fn parameters_stand_wherever_a_value_may() {
    let given = [
        ("n", Value::Integer(2)),
        ("from", day("2026-01-15")),
        ("t", text("b")),
        ("none", Value::Null),
    ];
    let cases: [(&str, &[Value]); 14] = [
        ("SELECT value FROM generate_series(1, $n)", &[1, 2].map(Value::Integer)),
        ("SELECT $t::VARCHAR AS t", &[text("b")]),
        ("SELECT CAST($from AS VARCHAR) AS t", &[text("2026-01-15")]),
        ("SELECT x FROM (VALUES ($t), ('a')) AS v(x)", &[text("b"), text("a")]),
        ("SELECT SUBSTRING(region FROM $n) AS s FROM sales LIMIT 1", &[text("orth")]),
        (
            "SELECT units FROM sales WHERE month > $from AND month < $from + INTERVAL '1 month'",
            &[Value::Integer(4)],
        ),
        ("SELECT units FROM sales ORDER BY $t, $none, units DESC LIMIT 1", &[Value::Integer(5)]),
        ("SELECT COUNT(*) AS n FROM sales GROUP BY $t", &[Value::Integer(3)]),
        (
            "SELECT units FROM sales WHERE month IS DISTINCT FROM $none LIMIT $n",
            &[Value::Integer(3), Value::Integer(4)],
        ),
        ("SELECT COALESCE($none, $t) AS c", &[text("b")]),
        (
            "SELECT LAG(units, $n) OVER (ORDER BY units) AS l FROM sales ORDER BY units DESC LIMIT 1",
            &[Value::Integer(3)],
        ),
        (
            "SELECT units FROM sales s JOIN (SELECT $n AS k) j ON s.units = j.k * $n",
            &[Value::Integer(4)],
        ),
        ("SELECT units FROM sales WHERE EXTRACT(MONTH FROM month) = $n", &[Value::Integer(4)]),
        ("SELECT units FROM sales WHERE region LIKE 'S%' -- $unknown {x}", &[Value::Integer(4)]),
    ];
    for (sql, expected) in cases {
        assert_eq!(run(sql, &given), expected, "{sql}");
    }
    for sql in
        ["SELECT INTERVAL $t", "SELECT units FROM sales LIMIT $t", "SELECT $none.x FROM sales"]
    {
        let found = refused(sql, &given);
        assert!(found.code.starts_with("sql-") && !found.message.contains('{'), "{sql}: {found}");
    }
}

#[test]
fn places_are_right_in_a_block_of_several_lines() {
    let mut spec = table("SELECT units\nFROM sales\nWHERE region = $wav\n");
    spec.sql.at.line = 7;
    spec.sql.at.column = 5;
    spec.sql.at.end_line = 10;
    spec.sql.at.end_column = 1;
    let found = engine().describe(&spec, &parameters(&[("wave", text("x"))])).unwrap_err();
    let at = found.at.unwrap();
    assert_eq!((at.line, at.column, at.end_line, at.end_column), (9, 20, 9, 24));
    spec.sql.value = "SELECT units\nFROM sales\nWHERE region = {{ wave }}\n".into();
    let found = engine().describe(&spec, &Parameters::new()).unwrap_err();
    let at = found.at.unwrap();
    assert_eq!((at.line, at.column, at.end_column), (9, 20, 30));
    assert_eq!(
        found.hints,
        ["values come into a query as parameters: write `$name`, without quotes"]
    );
}

#[test]
fn what_stands_for_no_parameter_is_told_at_its_place() {
    let given = [("wave", text("w1")), ("market", text("DE"))];
    let cases: [(&str, &str, &[&str]); 11] = [
        (
            "SELECT $wav FROM sales",
            "3:19: error[unknown-parameter]: there is no parameter `wav`",
            &["did you mean `wave`?", "parameters: `market`, `wave`"],
        ),
        (
            "SELECT 1 FROM sales WHERE region = $Wave",
            "3:47: error[unknown-parameter]: there is no parameter `Wave`",
            &["did you mean `wave`?"],
        ),
        (
            "SELECT $1",
            "3:19: error[sql-unsupported]: `$1` is no parameter",
            &["a parameter is written by its name: `$name`"],
        ),
        (
            "SELECT units FROM sales WHERE units = ?",
            "3:50: error[sql-unsupported]: `?` is no parameter",
            &["a parameter is written by its name: `$name`"],
        ),
        ("SELECT :wave", "3:19: error[sql-unsupported]: `:wave` is no parameter", &[]),
        (
            "SELECT DATE $wave",
            "3:24: error[sql-unsupported]: `$wave` cannot stand here",
            &["a parameter stands for a whole value: `CAST($wave AS DATE)`"],
        ),
        (
            "SELECT units FROM sales WHERE region = '{{ params.wave }}'",
            "3:52: error[expression-in-sql]: a query holds no `{{ … }}`",
            &["write `$wave` for the parameter `wave`, without quotes"],
        ),
        (
            "SELECT {{ wave }}",
            "3:19: error[expression-in-sql]: a query holds no `{{ … }}`",
            &["write `$wave` for the parameter `wave`, without quotes"],
        ),
        ("SELECT {{", "3:19: error[expression-in-sql]: a query holds no `{{ … }}`", &[]),
        ("SELECT * FROM $wave", "3:26: error[sql-syntax]", &[]),
        (
            "SELECT reveneu FROM sales WHERE region = $wave",
            "3:19: error[unknown-column]: there is no column `reveneu`",
            &[],
        ),
    ];
    for (sql, message, hints) in cases {
        let found = refused(sql, &given);
        assert!(found.to_string().starts_with(&format!("report.yaml:{message}")), "{sql}: {found}");
        for (hint, expected) in found.hints.iter().zip(hints) {
            assert_eq!(hint, expected, "{sql}");
        }
        assert!(found.hints.len() >= hints.len(), "{sql}: {:?}", found.hints);
    }
    let end = refused("SELECT '{{ wave }}' AS x", &given).at.unwrap();
    assert_eq!((end.column, end.end_column), (20, 30));
    let none = refused("SELECT $wave", &[]);
    assert_eq!(none.hints, ["there are no parameters"]);
}

#[test]
fn a_value_that_does_not_fit_its_column_names_the_parameter() {
    let cases = [
        ("SELECT units FROM sales WHERE units = $p", "many", "whole number", 50),
        ("SELECT units FROM sales WHERE month >= $p", "soon", "date", 51),
        ("SELECT units FROM sales WHERE price < $p", "1,5", "number", 50),
    ];
    for (sql, value, kind, column) in cases {
        let found = refused(sql, &[("p", text(value))]);
        assert_eq!(
            found.to_string(),
            format!(
                "report.yaml:3:{column}: error[sql-failed]: the value of parameter `p` cannot be \
                 read as {kind}"
            )
        );
        assert!(!format!("{found:?}").contains(value), "{found:?}");
    }
}

#[test]
fn a_text_is_not_compared_with_true_or_false() {
    let found = refused("SELECT units FROM sales WHERE open = $p", &[("p", text("true"))]);
    assert_eq!(
        found.to_string(),
        "report.yaml:3:12: error[sql-failed]: `true/false = text` cannot be compared"
    );
    assert_eq!(found.hints, ["both sides must be of one kind: write `CAST(… AS …)` around one"]);
}

#[test]
fn the_query_of_a_lineage_is_as_written() {
    let spec = table("SELECT units FROM sales WHERE region = $p");
    let result = engine().query(&spec, &parameters(&[("p", text("North"))]), 9).unwrap();
    assert_eq!(result.lineage.query, spec.sql.value);
    assert_eq!(result.lineage.sources[0].name, "sales");
}

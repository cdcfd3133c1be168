//! Queries that make much of little: refused before they take the memory.

use indeck_data::{Cancel, Engine, Limits, Parameters};

use crate::support::{dataset, query, refused, table, values};

fn engine() -> Engine {
    let mut csv = "n,text,day\n".to_owned();
    (0..2_000).for_each(|n| csv.push_str(&format!("{n},abc{n},2026-01-01\n")));
    Engine::new(&[dataset(&csv)]).unwrap().with_cancel(Cancel::new())
}

#[test]
fn functions_that_make_long_values_are_asked_first() {
    let engine = engine();
    for call in [
        "repeat('x', 2000000000)",
        "repeat(text, n * 1000000)",
        "lpad('x', 2000000000)",
        "lpad(text, 60000000)",
        "rpad(text, 2000000000, 'y')",
        "cardinality(array_repeat(1, 2000000000))",
        "cardinality(range(0, 3000000000))",
        "cardinality(generate_series(0, 3000000000, 1))",
        "cardinality(generate_series(day, DATE '2026-02-01', INTERVAL '1 microsecond'))",
        "length(repeat(repeat(repeat('x', 10000), 10000), 10000))",
        "length(replace(repeat('x', 100000), 'x', repeat('y', 100000)))",
        "length(regexp_replace(repeat('x', 100000), 'x', repeat('y', 100000), 'g'))",
    ] {
        let found = refused(&engine, &format!("SELECT {call} AS c FROM t"));
        assert_eq!(found.code, "sql-failed", "{call}: {found}");
    }
}

#[test]
fn values_do_not_double_without_bound() {
    let engine = engine();
    let mut sql = "WITH a0 AS (SELECT 'some text' AS c FROM t)".to_owned();
    let mut columns = "WITH a0 AS (SELECT text AS c FROM t)".to_owned();
    for level in 1..24 {
        let before = level - 1;
        let next = format!(", a{level} AS (SELECT c || c || c || c AS c FROM a{before})");
        sql.push_str(&next);
        columns.push_str(&next);
    }
    for sql in [sql, columns] {
        let found = refused(&engine, &format!("{sql} SELECT length(c) AS n FROM a23"));
        assert!(["sql-failed", "sql-unsupported"].contains(&found.code), "{found}");
    }
    let often = ["text"; 40].join(" || ");
    let found = refused(&engine, &format!("SELECT {often} AS c FROM t"));
    assert_eq!(found.code, "sql-unsupported");
    let long = "x".repeat(300_000);
    let found = refused(&engine, &format!("SELECT '{long}' AS c FROM t"));
    assert_eq!(found.code, "sql-unsupported");
}

#[test]
fn usual_calls_of_these_functions_work() {
    let engine = engine();
    let one = |sql: &str| {
        values(&query(&engine, &format!("SELECT {sql} AS c FROM t LIMIT 1")), 0)[0].to_string()
    };
    assert_eq!(one("repeat('ab', 3)"), "ababab");
    assert_eq!(one("lpad(text, 6, '*')"), "**abc0");
    assert_eq!(one("rpad('a', 3, '-')"), "a--");
    assert_eq!(one("replace(text, 'abc', 'x')"), "x0");
    assert_eq!(one("regexp_replace(text, '[a-c]+', 'y')"), "y0");
    assert_eq!(one("concat(text, '!', n)"), "abc0!0");
    assert_eq!(one("concat_ws('-', text, 'z')"), "abc0-z");
    assert_eq!(one("text || ' ' || n || ' ' || text"), "abc0 0 abc0");
    assert_eq!(one("cardinality(range(0, 10))"), "10");
    assert_eq!(one("cardinality(generate_series(day, DATE '2026-01-31', INTERVAL '1 day'))"), "31");
    assert_eq!(one("cardinality(array_repeat(text, 4))"), "4");
    assert_eq!(one("repeat(NULL, 3)"), "");
    let columns =
        engine.describe(&table("SELECT repeat('a', 2), text || 'b' FROM t"), &Parameters::new());
    let names: Vec<String> = columns.unwrap().into_iter().map(|(name, _)| name).collect();
    assert!(names[0].starts_with("repeat("), "{names:?}");
}

#[test]
fn a_query_takes_no_more_memory_than_it_may() {
    let rows = (0..20_000).map(|n| format!("{n},value {n}\n"));
    let csv = format!("n,text\n{}", rows.collect::<String>());
    let engine =
        Engine::within(&[dataset(&csv)], &Limits { query_bytes: 1 << 20, ..Limits::default() })
            .unwrap();
    let found = refused(&engine, "SELECT text, COUNT(*) AS n FROM t GROUP BY text");
    assert_eq!(found.code, "sql-failed");
    assert!(found.message.contains("memory"), "{found}");
}

#[test]
fn one_large_value_does_not_become_many() {
    let csv = "n,text\n1,abcdefghijklmnop\n2,b\n";
    let limits = Limits { max_cell_bytes: 64 << 10, ..Limits::default() };
    let engine = Engine::within(&[dataset(csv)], &limits).unwrap().with_cancel(Cancel::new());
    let grown = "WITH a AS (SELECT repeat(text, 4000) AS c FROM t WHERE n = 1), \
                 b AS (SELECT c || c || c || c || c || c || c || c AS c FROM a)";
    let found = refused(&engine, &format!("{grown} SELECT length(b.c) AS n FROM b CROSS JOIN t"));
    assert_eq!(found.code, "sql-failed");
    let fits = query(&engine, "SELECT length(repeat(text, 4000)) AS n FROM t WHERE n = 1");
    assert_eq!(values(&fits, 0)[0].to_string(), "64000");
}

#[test]
fn parts_of_a_query_do_not_double_without_bound() {
    let engine = engine();
    let part = |level: usize| format!(", a{level} AS (SELECT x.n FROM a{0} x, a{0} y)", level - 1);
    let doubled = |levels: usize| {
        let parts: String = (1..levels).map(part).collect();
        let last = levels - 1;
        format!("WITH a0 AS (SELECT n FROM t){parts} SELECT COUNT(*) AS n FROM a{last} WHERE n < 0")
    };
    let found = refused(&engine, &doubled(40));
    assert_eq!(found.code, "sql-unsupported", "{found}");
    let nested = format!("SELECT n FROM ({}) q UNION ALL SELECT n FROM t", doubled(40));
    assert_eq!(refused(&engine, &nested).code, "sql-unsupported");
    assert!(engine.describe(&table(&doubled(3)), &Parameters::new()).is_ok());
}

#[test]
fn queries_over_queries_do_not_double_without_bound() {
    let mut engine = engine();
    let mut before = "t".to_owned();
    for level in 0..12 {
        let mut next = table(&format!("SELECT x.n FROM {before} x, {before} y"));
        before = format!("v{level}");
        next.name.value = before.as_str().into();
        if let Err(found) = engine.define(&next, &Parameters::new()) {
            assert_eq!(found.code, "sql-unsupported", "{found}");
            assert!(level > 5, "{level}");
            return;
        }
    }
    panic!("all were taken");
}

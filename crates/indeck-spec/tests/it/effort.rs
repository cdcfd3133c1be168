//! How much work an expression may be: it ends soon, and what people write is no work at all.

use indeck_model::table::{Column, ColumnKind, ResultTable};
use indeck_model::{Diagnostic, Value};
use indeck_spec::expr::{self, Surroundings};
use indeck_spec::words;

use crate::support::written;

const ROWS: i64 = 60_000;

fn around(rows: i64) -> Surroundings {
    let column = |name: &str, value: fn(i64) -> Value, kind| {
        Column::new(name, kind, (0..rows).map(value).collect())
    };
    let columns = || {
        vec![
            column("id", Value::Integer, ColumnKind::Integer),
            column("n", |i| Value::Integer(ROWS - i % 100), ColumnKind::Integer),
            column("x", |i| Value::Number(i as f64 / 8.0), ColumnKind::Number),
            column("name", |i| Value::Text(format!("n{i}")), ColumnKind::Text),
        ]
    };
    let mut around = Surroundings::default();
    around.tables.insert(ResultTable::new("t", columns()));
    around.tables.insert(ResultTable::new("u", columns()));
    around
}

fn faults(diagnostics: &[Diagnostic]) -> Vec<(&str, &str)> {
    diagnostics.iter().map(|d| (d.code, d.message.as_str())).collect()
}

const TOO_MUCH: (&str, &str) = ("expression-too-long", "the expression goes through too many rows");

#[test]
fn rows_in_rows_end_in_a_fault() {
    let around = around(ROWS);
    for expression in [
        "sum(t, sum(take(u.x, n)))",
        "sum(t, count(take(sort(u, x), n)))",
        "sum(t, count(where(take(u, n), x > 0)))",
        "sum(t, count(values(take(u.name, n))))",
        "sum(t, rank(take(u.x, n))[0])",
        "sum(t, or(lookup(take(u, n), id, -1, x), 0))",
        "join(split(join(t.name, ','), ','), '') & sum(t, length(split(join(u.name, ','), ',')[n - 1]))",
    ] {
        let mut diagnostics = Vec::new();
        words::plain(
            &written(&format!("{{{{ {expression} }}}}")),
            around.scope(),
            &mut diagnostics,
        );
        assert_eq!(faults(&diagnostics), [TOO_MUCH], "{expression}");
        assert_eq!(diagnostics[0].hints, ["compute it in the table's `sql`"], "{expression}");
    }
}

#[test]
fn every_way_to_ask_has_its_bound() {
    let around = around(ROWS);
    let (scope, mut told) = (around.scope(), Vec::new());
    let table = around.tables.ready().next().unwrap();
    // Each row makes a text of nearly a megabyte.
    let each = "length(replace(pad('', 1000, 'a'), 'a', pad('', 900, left(name, 1))))";
    let bare = |before: &str, after: &str| written(&format!("{before}{each}{after}"));
    assert_eq!(expr::column("c", &bare("", ""), table, scope, &mut told), None);
    assert_eq!(expr::rows(&bare("", " > 0"), table, scope, &mut told), None);
    assert_eq!(expr::truth(&bare("sum(t, ", ") > 0"), scope, &mut told), None);
    assert_eq!(expr::value(&bare("sum(t, ", ")"), scope, &mut told), None);
    assert_eq!(expr::items(&bare("where(t, ", " > 0)"), scope, &mut told), None);
    assert_eq!(faults(&told), [TOO_MUCH; 5]);
}

#[test]
fn the_largest_tables_are_worked_through() {
    let around = around(100_000);
    let (scope, mut told) = (around.scope(), Vec::new());
    let table = around.tables.ready().next().unwrap();
    for derived in [
        "round((x - mean(x)) / max(x) * 100, 1) + rank(x) - running(n) + if(n > 5, share(x), 0)",
        "lookup(u, name, name, x) + lookup(where(u, n > 3), id, id, x) * 2",
        "case(x > 100, 'a', x > 50, 'b', name in ['n1', 'n2'], 'c', 'd')",
    ] {
        let made = expr::column("c", &written(derived), table, scope, &mut told);
        assert_eq!(made.map(|c| c.cells.len()), Some(100_000), "{derived}: {told:?}");
    }
    for value in [
        "{{ sum(t, x * n - id) }}",
        "{{ sum(where(t, x > mean(x) and name != 'n7').x) }}",
        "{{ sort(t, x * 2, 'descending').name[0] }}",
        "{{ distinct(t.name) }} {{ median(t.x) }} {{ values(t.name)[5] }}",
    ] {
        words::plain(&written(value), scope, &mut told);
    }
    assert_eq!(told, Vec::new());
}

#[test]
fn a_key_is_looked_up_among_picked_rows_without_a_scan_each() {
    let around = around(ROWS);
    let table = around.tables.ready().next().unwrap();
    let mut told = Vec::new();
    // With a scan in each row these are 3.6 billion rows.
    let text = written("lookup(sort(where(u, n > 3), x, 'descending'), id, id, x)");
    let made = expr::column("c", &text, table, around.scope(), &mut told).unwrap();
    assert_eq!(told, Vec::new());
    let own = table.columns[2].cells.iter().map(|c| &c.value);
    assert!(made.cells.iter().map(|c| &c.value).eq(own));
}

#[test]
fn the_first_of_picked_rows_is_found_in_their_order() {
    let mut around = around(6);
    let twice = [3, 1, 3, 1, 3, 2].map(Value::Integer).to_vec();
    let column = Column::new("k", ColumnKind::Integer, twice);
    let id = Column::new("id", ColumnKind::Integer, (0..6).map(Value::Integer).collect());
    around.tables.insert(ResultTable::new("v", vec![column, id]));
    let table = around.tables.ready().find(|t| &*t.name == "t").unwrap();
    let mut told = Vec::new();
    let ids = |text: &str, told: &mut Vec<Diagnostic>| {
        let made = expr::column("c", &written(text), table, around.scope(), told).unwrap();
        made.cells.iter().map(|c| c.value.to_string()).collect::<Vec<_>>().join(" ")
    };
    // Rows 5 4 3 2 1 0 by id; the key is that of the row: 0 to 5.
    assert_eq!(ids("lookup(sort(v, id, 'descending'), k, id, id)", &mut told), " 3 5 4  ");
    assert_eq!(ids("lookup(where(v, id != 4), k, id, id)", &mut told), " 1 5 0  ");
    assert_eq!(ids("lookup(take(v, id + 1), k, 3, id)", &mut told), "0 0 0 0 0 0");
    assert_eq!(told, Vec::new());
}

#[test]
fn a_long_text_of_many_expressions_is_read_once() {
    let around = around(1);
    let mut told = Vec::new();
    let long = "{{1}}".repeat(50_000);
    assert_eq!(words::plain(&written(&long), around.scope(), &mut told).text.len(), 50_000);
    expr::check_text(&written(&long), around.scope(), &mut told);
    assert_eq!(told, Vec::new());
}

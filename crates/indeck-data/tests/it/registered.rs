//! Result tables that later queries read.

use indeck_data::{Engine, Error, Parameters};
use indeck_model::table::{Column, ColumnKind, ResultTable};
use indeck_model::{Date, DateTime, Value};

use crate::support::{dataset, query, refused, shown, table, text, values};

fn named(name: &str, mut result: ResultTable) -> ResultTable {
    result.name = name.into();
    result
}

#[test]
fn columns_of_all_kinds_come_back_as_they_went() {
    let columns = [
        ("b", ColumnKind::Bool, Value::Bool(true)),
        ("i", ColumnKind::Integer, Value::Integer(i64::MIN)),
        ("n", ColumnKind::Number, Value::Number(0.1)),
        ("t", ColumnKind::Text, text("'; DROP TABLE \"x\" --\n")),
        ("d", ColumnKind::Date, Value::Date(Date::from_ymd(2026, 2, 28).unwrap())),
        ("m", ColumnKind::DateTime, Value::DateTime(DateTime { micros: -1 })),
        ("größe 1", ColumnKind::Number, Value::Number(-0.0)),
    ];
    let columns =
        columns.map(|(name, kind, value)| Column::new(name, kind, vec![value, Value::Null]));
    let first = ResultTable::new("first table", columns.to_vec());
    let mut engine = Engine::new(&[]).unwrap();
    engine.register(&first).unwrap();
    let again = query(&engine, "SELECT * FROM \"first table\"");
    for (index, column) in first.columns.iter().enumerate() {
        assert_eq!(again.columns[index].kind, column.kind);
        assert_eq!(again.columns[index].name, column.name);
        assert_eq!(values(&again, index), values(&first, index));
    }
    let earlier = query(&engine, "SELECT b FROM \"first table\" WHERE d < DATE '2026-03-01'");
    assert_eq!(values(&earlier, 0), [Value::Bool(true)]);
}

#[test]
fn withheld_cells_are_blanks_and_whole_numbers_may_be_numbers() {
    let mut secret =
        Column::new("n", ColumnKind::Number, vec![Value::Integer(7), Value::Number(9.0)]);
    secret.cells[1].suppressed = true;
    let mut engine = Engine::new(&[]).unwrap();
    engine.register(&ResultTable::new("t", vec![secret])).unwrap();
    assert_eq!(values(&query(&engine, "SELECT n FROM t"), 0), [Value::Number(7.0), Value::Null]);
    let total = query(&engine, "SELECT SUM(n) AS s, COUNT(n) AS c FROM t");
    assert_eq!(
        (values(&total, 0), values(&total, 1)),
        (vec![Value::Number(7.0)], vec![Value::Integer(1)])
    );
}

#[test]
fn lineage_has_the_sources_behind_the_tables() {
    let mut sales = dataset("region,units\nNorth,3\nSouth,4\n");
    sales.name = "sales".into();
    let mut costs = dataset("region,cost\nNorth,1\n");
    costs.name = "costs".into();
    let mut engine = Engine::new(&[sales, costs]).unwrap();
    let totals = named("totals", query(&engine, "SELECT SUM(units) AS n FROM sales"));
    engine.register(&totals).unwrap();
    let cost = named("cost", query(&engine, "SELECT SUM(cost) AS c FROM costs"));
    engine.register(&cost).unwrap();
    let sources = |engine: &Engine, sql: &str| -> Vec<String> {
        let lineage = query(engine, sql).lineage;
        lineage.sources.into_iter().map(|s| format!("{} {}", s.name, s.rows)).collect()
    };
    assert_eq!(sources(&engine, "SELECT n FROM totals"), ["sales 2"]);
    let both = "SELECT n - c AS x FROM totals, cost";
    assert_eq!(sources(&engine, both), ["costs 1", "sales 2"]);
    assert_eq!(sources(&engine, "SELECT n, units FROM totals, sales"), ["sales 2"]);
    let profit = named("profit", query(&engine, both));
    engine.register(&profit).unwrap();
    assert_eq!(sources(&engine, "SELECT * FROM profit"), ["costs 1", "sales 2"]);
    let unknown = refused(&engine, "SELECT * FROM total");
    assert_eq!(
        unknown.hints,
        ["did you mean `totals`?", "tables: `cost`, `costs`, `profit`, `sales`, `totals`"]
    );
    assert_eq!(
        shown(&[unknown]),
        ["report.yaml:3:26: error[unknown-table]: there is no table `total`"]
    );
}

#[test]
fn a_table_without_rows_or_without_values_is_queryable() {
    let mut engine = Engine::new(&[]).unwrap();
    let empty = ResultTable::new("empty", vec![Column::new("d", ColumnKind::Date, vec![])]);
    let blank =
        ResultTable::new("blank", vec![Column::new("t", ColumnKind::Text, vec![Value::Null])]);
    engine.register(&empty).unwrap();
    engine.register(&blank).unwrap();
    engine.register(&ResultTable::new("nothing", vec![])).unwrap();
    assert_eq!(query(&engine, "SELECT d FROM empty").row_count(), 0);
    assert_eq!(values(&query(&engine, "SELECT t FROM blank"), 0), [Value::Null]);
    let described = engine.describe(&table("SELECT d FROM empty"), &Parameters::new()).unwrap();
    assert_eq!(described, [("d".to_owned(), ColumnKind::Date)]);
}

#[test]
fn what_is_no_table_is_refused() {
    let one = |name: &str, values| Column::new(name, ColumnKind::Integer, values);
    let mut engine = Engine::new(&[dataset("a\n1\n")]).unwrap();
    let taken = engine.register(&ResultTable::new("t", vec![])).unwrap_err();
    assert!(matches!(&taken, Error::DuplicateDataset { name } if name == "t"), "{taken}");
    let cases = [
        (vec![one("a", vec![Value::Integer(1)]), one("b", vec![])], "row count"),
        (vec![one("a", vec![]), one("a", vec![])], "two columns are called `a`"),
        (vec![one("a", vec![Value::Null, text("x")])], "row 2 of column `a` holds no whole number"),
    ];
    for (columns, reason) in cases {
        let error = engine.register(&ResultTable::new("u", columns)).unwrap_err();
        assert_eq!(error.code(), "unreadable-dataset");
        let source = std::error::Error::source(&error).unwrap().to_string();
        assert!(source.contains(reason), "{source}");
    }
    // A refused table leaves its name free.
    engine.register(&ResultTable::new("u", vec![one("a", vec![])])).unwrap();
}

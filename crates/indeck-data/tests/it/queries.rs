//! Queries: results, and what is said about those that are wrong.

use indeck_data::{Engine, Error, Parameters};
use indeck_model::table::ColumnKind::{Date, DateTime, Integer, Number, Text};
use indeck_model::{Location, Value};

use crate::support::{at, dataset, query, refused, shown, table, text, values};

const SALES: &str = "month,region,Revenue,units,price\n\
    2026-01-01,North,10.5,3,0.1\n\
    2026-01-01,South,20,4,0.2\n\
    2026-02-01,North,30.25,5,\n\
    2026-02-01,South,,6,0.3\n";

fn engine() -> Engine {
    let mut sales = dataset(SALES);
    sales.name = "sales".into();
    let mut costs = dataset("region,cost\nNorth,1\nSouth,2\n");
    costs.name = "costs".into();
    Engine::new(&[sales, costs]).unwrap()
}

#[test]
fn group_by_all_gives_golden_totals() {
    let result = query(
        &engine(),
        "SELECT region, SUM(Revenue) AS revenue, SUM(units) AS units, AVG(price) AS price, \
         COUNT(*) AS n, COUNT(Revenue) AS answered, MIN(month) AS first \
         FROM sales GROUP BY ALL ORDER BY region",
    );
    let rows: Vec<Vec<String>> = (0..result.row_count())
        .map(|row| result.columns.iter().map(|c| c.cells[row].value.to_string()).collect())
        .collect();
    assert_eq!(
        rows,
        [
            ["North", "40.75", "8", "0.1", "2", "2", "2026-01-01"],
            ["South", "20", "10", "0.25", "2", "1", "2026-01-01"],
        ]
    );
}

#[test]
fn columns_have_kinds_and_formats_and_labels() {
    let mut spec = table(
        "SELECT month, region, Revenue, units, CAST(month AS TIMESTAMP) AS moment, units > 3 AS many FROM sales",
    );
    spec.labels = vec![(at("Revenue"), "Revenue, EUR".into())];
    spec.formats = vec![(at("Revenue"), "#,##0.0".into())];
    let engine = engine();
    let result = engine.query(&spec, &Parameters::new(), 10).unwrap();
    let columns: Vec<_> = result
        .columns
        .iter()
        .map(|c| (c.name.as_str(), c.kind, c.title().to_owned(), c.format.code().to_owned()))
        .collect();
    let expected = [
        ("month", Date, "month", "yyyy-mm-dd"),
        ("region", Text, "region", "General"),
        ("Revenue", Number, "Revenue, EUR", "#,##0.0"),
        ("units", Integer, "units", "#,##0"),
        ("moment", DateTime, "moment", "yyyy-mm-dd hh:mm"),
        ("many", indeck_model::table::ColumnKind::Bool, "many", "General"),
    ];
    for (found, expected) in columns.iter().zip(expected) {
        assert_eq!((found.0, found.1, found.2.as_str(), found.3.as_str()), expected);
    }
    let described: Vec<_> = columns.iter().map(|c| (c.0.to_owned(), c.1)).collect();
    assert_eq!(engine.describe(&spec, &Parameters::new()).unwrap(), described);

    spec.formats = vec![(at("revenue"), "0".into())];
    let unknown = engine.describe(&spec, &Parameters::new()).unwrap_err();
    assert_eq!(unknown.code, "unknown-column");
    assert_eq!(unknown.hints[0], "did you mean `Revenue`?");
    assert_eq!(engine.query(&spec, &Parameters::new(), 10).unwrap_err(), unknown);
}

#[test]
fn lineage_names_only_what_the_query_reads() {
    let engine = engine();
    let names = |sql: &str| -> Vec<String> {
        query(&engine, sql)
            .lineage
            .sources
            .into_iter()
            .map(|s| format!("{} {}", s.name, s.rows))
            .collect()
    };
    assert_eq!(names("SELECT 1 AS one"), [] as [&str; 0]);
    assert_eq!(names("SELECT region FROM costs"), ["costs 2"]);
    assert_eq!(
        names("SELECT region FROM costs WHERE cost = (SELECT MIN(units) - 2 FROM sales)"),
        ["costs 2", "sales 4"]
    );
    assert_eq!(
        names(
            "WITH s AS (SELECT * FROM sales) SELECT * FROM s JOIN costs c ON c.region = s.region"
        ),
        ["costs 2", "sales 4"]
    );
    let lineage = query(&engine, "SELECT 1 AS one FROM costs").lineage;
    assert_eq!(lineage.query, "SELECT 1 AS one FROM costs");
}

#[test]
fn mistakes_are_told_at_their_place_with_a_way_out() {
    let engine = engine();
    // SQL, diagnostic after the file name (the query begins at 3:12), first hints.
    let cases: [(&str, &str, &[&str]); 13] = [
        (
            "SELECT reveneu FROM sales",
            "3:19: error[unknown-column]: there is no column `reveneu`",
            &["did you mean `Revenue`?", "columns: `month`, `region`, `Revenue`, `units`, `price`"],
        ),
        (
            "SELECT revenue FROM sales",
            "3:19: error[unknown-column]: there is no column `revenue`",
            &["did you mean `Revenue`?"],
        ),
        (
            "SELECT s.rgion FROM sales s",
            "3:19: error[unknown-column]: table `s` has no column `rgion`",
            &["did you mean `region`?"],
        ),
        (
            "SELECT 1 FROM sale",
            "3:26: error[unknown-table]: there is no table `sale`",
            &["did you mean `sales`?", "tables: `costs`, `sales`"],
        ),
        (
            "SELECT units FROM sales WHERE region = \"North\"",
            "3:51: error[unknown-column]: there is no column `North`",
            &["a text is written in single quotes: `'North'`"],
        ),
        (
            "SELECT summ(units) FROM sales",
            "3:19: error[unknown-function]: there is no function `summ`",
            &["did you mean `sum`?"],
        ),
        ("SELEC units FROM sales", "3:12: error[sql-syntax]: ", &[]),
        ("SELECT units FROM sales WHERE", "3:12: error[sql-syntax]: ", &[]),
        ("SELECT 'units FROM sales", "3:19: error[sql-syntax]: ", &[]),
        ("", "3:12: error[sql-syntax]: the query is empty", &["write `SELECT … FROM …`"]),
        (
            "SELECT region FROM sales JOIN costs ON true",
            "3:19: error[ambiguous-column]: more than one table has a column `region`",
            &["write the table before it: `table.region`"],
        ),
        (
            "SELECT region, SUM(units) FROM sales",
            "3:19: error[not-grouped]: column `sales.region` is neither grouped nor aggregated",
            &["add `GROUP BY ALL`: it groups by all that is not aggregated"],
        ),
        (
            "SELECT units / 0 AS x FROM sales",
            "3:12: error[sql-failed]: divide by zero error",
            &["divide by `NULLIF(…, 0)`: the cell is a blank then"],
        ),
    ];
    for (sql, expected, hints) in cases {
        let found = refused(&engine, sql);
        let shown = found.to_string();
        assert!(shown.starts_with(&format!("report.yaml:{expected}")), "{sql}\n{shown}");
        let first: Vec<&str> = found.hints.iter().take(hints.len()).map(String::as_str).collect();
        assert_eq!(first, hints, "{sql}");
        assert!(!shown.ends_with('.') && !shown.contains("Utf8"), "{shown}");
    }
}

#[test]
fn failures_are_told_in_plain_words() {
    let cases = [
        ("SUM(region)", "`sum` takes numbers, not text"),
        ("mean(region)", "`avg` takes numbers, not text"),
        ("SUM(units, units)", "`sum` takes one column"),
        ("median(region)", "`median` cannot take text"),
        ("round(region)", "`round` cannot take text"),
        ("upper(region, region)", "`upper` takes 1 argument, not 2"),
        ("region + 1", "`text + whole number` cannot be computed"),
        ("month * 2", "`date * whole number` cannot be computed"),
        ("CAST(region AS DOUBLE)", "a text cannot be read as number"),
        ("substr(region)", "substring without for/from is not valid"),
    ];
    for (expression, message) in cases {
        let found = refused(&engine(), &format!("SELECT {expression} AS x FROM sales"));
        assert_eq!(found.message, message, "{expression}");
    }
    let hint = |sql: &str| refused(&engine(), sql).hints.join("; ");
    let named = "write `CAST(region AS DOUBLE)`, or mend the cells of `region` in the source";
    assert_eq!(hint("SELECT SUM(units) AS x, Avg( region ) AS y FROM sales"), named);
    // Which of two calls is meant cannot be told.
    let unnamed = "write `CAST(… AS DOUBLE)`, or mend the column's cells in the source";
    assert_eq!(hint("SELECT SUM(units) AS x, SUM(region) AS y FROM sales"), unnamed);
    let found = refused(&engine(), "SELECT units FROM sales UNION SELECT region, units FROM sales");
    assert!(found.message.starts_with("UNION queries"), "{found}");
}

#[test]
fn a_sum_beyond_the_largest_number_is_an_error_and_no_blank() {
    let engine = Engine::new(&[dataset("k,v\na,1e308\na,1e308\n")]).unwrap();
    for sql in [
        "SELECT SUM(v) AS x FROM t",
        "SELECT k, SUM(v) AS x FROM t GROUP BY k",
        "SELECT stddev(v) AS x FROM t UNION ALL SELECT SUM(v) FROM t",
    ] {
        let found = refused(&engine, sql);
        assert_eq!(found.code, "sql-failed", "{sql}");
        assert!(found.message.contains("beyond the largest number"), "{found}");
    }
}

#[test]
fn places_in_the_spec_are_exact_where_they_can_be() {
    let engine = engine();
    let place = |sql: &str, from: (u32, u32), to: (u32, u32)| {
        let mut spec = table(sql);
        let (file, (line, column), (end_line, end_column)) = ("report.yaml".to_owned(), from, to);
        spec.sql.at = Location { file, line, column, end_line, end_column };
        let found = engine.describe(&spec, &Parameters::new()).unwrap_err().at.unwrap();
        (found.line, found.column, found.end_column)
    };
    let block = "SELECT month,\n  nope\nFROM sales\n";
    // A literal block from 8:7 on, up to the next key, with empty lines below, at the spec's end.
    assert_eq!(place(block, (8, 7), (11, 3)), (9, 9, 13));
    assert_eq!(place(block, (8, 7), (13, 3)), (9, 9, 13));
    assert_eq!(place(block.trim_end(), (8, 7), (10, 17)), (9, 9, 13));
    let last = "SELECT month\nFROM sales\nWHERE nope > 1\n";
    assert_eq!(place(last, (8, 7), (11, 3)), (10, 13, 17));
    // The place of the block is that of its first character, not of the empty line above.
    assert_eq!(place(&format!("\n{block}"), (8, 7), (11, 3)), (9, 9, 13));
    assert_eq!(place("SELECT nope FROM sales\n", (8, 7), (9, 3)), (8, 14, 18));
    // In quotes, the query begins after the quote.
    assert_eq!(place("SELECT nope FROM sales", (3, 12), (3, 36)), (3, 20, 24));
    // Folded text cannot be placed: the whole query is shown.
    assert_eq!(place("SELECT nope FROM sales\n", (8, 7), (10, 3)), (8, 7, 3));
    assert_eq!(place("SELECT nope FROM sales", (3, 12), (6, 36)), (3, 12, 36));
}

#[test]
fn a_query_can_only_select() {
    let engine = engine();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("secret.csv");
    std::fs::write(&file, "a\n1\n").unwrap();
    let path = file.display();
    let statements = [
        "DROP TABLE sales".to_owned(),
        "CREATE TABLE x AS SELECT 1".to_owned(),
        "CREATE VIEW x AS SELECT 1".to_owned(),
        format!("CREATE EXTERNAL TABLE x STORED AS CSV LOCATION '{path}'"),
        format!("COPY sales TO '{path}'"),
        format!("COPY (SELECT 1) TO '{path}'"),
        "INSERT INTO sales VALUES (1)".to_owned(),
        "DELETE FROM sales".to_owned(),
        "UPDATE sales SET units = 1".to_owned(),
        "TRUNCATE TABLE sales".to_owned(),
        "SET datafusion.execution.batch_size = 1".to_owned(),
        "SHOW TABLES".to_owned(),
        "SHOW ALL".to_owned(),
        "DESCRIBE sales".to_owned(),
        "EXPLAIN SELECT 1".to_owned(),
        "EXPLAIN ANALYZE SELECT * FROM sales".to_owned(),
        "PREPARE x AS SELECT 1".to_owned(),
        "BEGIN".to_owned(),
        "SELECT 1; DROP TABLE sales".to_owned(),
        "SELECT * INTO x FROM sales".to_owned(),
        format!("SELECT * FROM '{path}'"),
        format!("SELECT * FROM \"{path}\""),
        format!("SELECT * FROM read_csv('{path}')"),
        format!("SELECT * FROM parquet_metadata('{path}')"),
        "SELECT * FROM information_schema.tables".to_owned(),
        "SELECT * FROM information_schema.df_settings".to_owned(),
        "WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM t) SELECT * FROM t"
            .to_owned(),
    ];
    for sql in statements {
        let found = refused(&engine, &sql);
        let known = ["sql-unsupported", "sql-syntax", "unknown-table", "sql-failed"];
        assert!(known.contains(&found.code), "{sql}\n{found}");
    }
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "a\n1\n");
    assert_eq!(query(&engine, "SELECT * FROM sales").row_count(), 4);
}

#[test]
fn what_differs_from_run_to_run_is_refused() {
    let engine = engine();
    for sql in [
        "SELECT now() AS x",
        "SELECT NOW() AS x",
        "SELECT current_date AS x",
        "SELECT current_timestamp AS x",
        "SELECT current_time AS x",
        "SELECT today() AS x",
        "SELECT random() AS x",
        "SELECT uuid() AS x",
        "SELECT units FROM sales WHERE random() > 0.5",
        "SELECT units FROM sales ORDER BY random()",
        "SELECT SUM(units * random()) AS x FROM sales",
        "SELECT units FROM sales WHERE month < (SELECT max(current_date) FROM costs)",
        "SELECT string_agg(DISTINCT region, ',') AS x FROM sales",
    ] {
        let found = refused(&engine, sql);
        assert_eq!(found.code, "sql-unsupported", "{sql}\n{found}");
        assert!(!found.hints.is_empty());
    }
    let listed =
        query(&engine, "SELECT string_agg(DISTINCT region, ',' ORDER BY region) AS x FROM sales");
    assert_eq!(values(&listed, 0), [text("North,South")]);
    let day = query(&engine, "SELECT units FROM sales WHERE month < DATE '2026-01-31'");
    assert_eq!(day.row_count(), 2);
}

#[test]
fn the_result_is_bounded() {
    let engine = engine();
    assert_eq!(
        engine.query(&table("SELECT * FROM sales"), &Parameters::new(), 4).unwrap().row_count(),
        4
    );
    let found = engine.query(&table("SELECT * FROM sales"), &Parameters::new(), 3).unwrap_err();
    assert_eq!(
        found.to_string(),
        "report.yaml:3:12: error[too-many-rows]: the query gives more than 3 rows"
    );
    let endless = engine.query(
        &table("SELECT * FROM generate_series(1, 9000000000000)"),
        &Parameters::new(),
        10,
    );
    assert_eq!(endless.unwrap_err().code, "too-many-rows");
}

#[test]
fn values_that_are_no_numbers_are_blanks_and_lists_are_refused() {
    let engine = engine();
    let odd = query(
        &engine,
        "SELECT Revenue / 0.0 AS a, NULL AS b, CAST('NaN' AS DOUBLE) AS c FROM sales LIMIT 1",
    );
    assert!((0..3).all(|column| values(&odd, column) == [Value::Null]));
    let found = refused(&engine, "SELECT array_agg(units) AS x FROM sales");
    assert_eq!(found.code, "unsupported-type");
}

#[test]
fn whole_sums_beyond_64_bits_are_errors() {
    let engine = Engine::new(&[dataset("n,k\n9223372036854775807,1\n1,1\n")]).unwrap();
    for sql in ["SELECT SUM(n) AS s FROM t", "SELECT k, SUM(n) AS s FROM t GROUP BY k"] {
        let found = refused(&engine, sql);
        assert_eq!(found.code, "sql-failed");
        assert!(found.message.contains("beyond 64 bits"), "{found}");
    }
    let average = query(&engine, "SELECT AVG(n) AS a FROM t");
    assert_eq!(values(&average, 0), [Value::Number(4_611_686_018_427_387_904.0)]);
}

#[test]
fn rows_without_an_order_come_the_same_way_every_time() {
    let rows: String = (0..40_000).map(|n| format!("{},{}\n", n * 7919 % 5003, n % 13)).collect();
    let data = [dataset(&format!("k,v\n{rows}"))];
    for sql in [
        "SELECT k, COUNT(*) AS n FROM t GROUP BY k",
        "SELECT DISTINCT k FROM t",
        "SELECT k FROM t WHERE v = 1 UNION ALL SELECT v FROM t WHERE k < 100",
        "SELECT k FROM t UNION SELECT v FROM t",
        "SELECT a.k, b.v FROM t a JOIN (SELECT DISTINCT k, v FROM t WHERE v < 2) b ON a.k = b.k",
        "SELECT k, SUM(v) OVER (PARTITION BY k) AS s FROM t",
    ] {
        let first = query(&Engine::new(&data).unwrap(), sql);
        for _ in 0..5 {
            assert_eq!(query(&Engine::new(&data).unwrap(), sql), first, "{sql}");
        }
    }
    // Groups come in the order of their first rows.
    let groups = query(&Engine::new(&data).unwrap(), "SELECT k, COUNT(*) AS n FROM t GROUP BY k");
    assert_eq!(values(&groups, 0)[..2], [Value::Integer(0), Value::Integer(7919 % 5003)]);
}

#[test]
fn an_engine_works_inside_an_asynchronous_program() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let rows = runtime.block_on(async { query(&engine(), "SELECT * FROM sales").row_count() });
    assert_eq!(rows, 4);
}

#[test]
fn two_datasets_of_one_name_are_an_error() {
    let twice = [dataset("a\n1\n"), dataset("b\n1\n")];
    let error = Engine::new(&twice).unwrap_err();
    assert!(matches!(&error, Error::DuplicateDataset { name } if name == "t"));
    assert_eq!(error.code(), "duplicate-dataset");
    assert_eq!(error.to_string(), "two datasets are named `t`");
}

#[test]
fn names_with_spaces_and_capitals_are_quoted_or_as_they_are() {
    let mut data = dataset("Trim Cycle,Größe\n1,2\n");
    data.name = "My Data".into();
    let result =
        query(&Engine::new(&[data]).unwrap(), "SELECT \"Trim Cycle\", Größe FROM \"My Data\"");
    assert_eq!(values(&result, 1), [Value::Integer(2)]);
    assert!(shown(&[]).is_empty());
}

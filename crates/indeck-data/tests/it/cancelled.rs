//! Work that the caller stops.

use std::fs;
use std::thread;
use std::time::Duration;

use indeck_data::{Cancel, Engine, FactsOptions, Limits, Parameters, load};

use crate::support::{dataset, query, source, table};

/// Stops the work after a while. Without that it would go on for hours.
fn later(cancel: &Cancel) -> thread::JoinHandle<()> {
    let cancel = cancel.clone();
    thread::spawn(move || {
        thread::park_timeout(Duration::from_millis(300));
        cancel.cancel();
    })
}

/// Rows of numbers: joined with themselves they take very long.
fn numbers(rows: usize) -> String {
    let mut csv = "n,text\n".to_owned();
    (0..rows).for_each(|n| csv.push_str(&format!("{n},row {n}\n")));
    csv
}

#[test]
fn queries_of_all_kinds_stop_soon_after_they_are_cancelled() {
    let data = dataset(&numbers(60_000));
    // A join by an inequality compares all pairs of two batches before it can be asked to stop, which
    // takes seconds in a build for tests; it is not among them.
    let endless = [
        "SELECT COUNT(*) AS n FROM t AS a CROSS JOIN t AS b CROSS JOIN t AS c WHERE a.n * b.n = c.n + 7",
        "SELECT SUM(a.n * b.n) AS s FROM t AS a CROSS JOIN t AS b CROSS JOIN t AS c GROUP BY a.n % 7",
        "SELECT MAX(x.r) AS r FROM (SELECT ROW_NUMBER() OVER (ORDER BY a.n * b.n) AS r FROM t AS a CROSS JOIN t AS b) AS x",
        "SELECT COUNT(DISTINCT a.text || b.text) AS n FROM t AS a CROSS JOIN t AS b WHERE a.text LIKE '%9%'",
    ];
    for sql in endless {
        for wanted in [false, true] {
            let cancel = Cancel::new();
            let engine =
                Engine::new(std::slice::from_ref(&data)).unwrap().with_cancel(cancel.clone());
            let stopper = later(&cancel);
            let options = FactsOptions { wanted, ..FactsOptions::default() };
            let result = engine.query_with_facts(&table(sql), &Parameters::new(), 1_000, &options);
            stopper.join().unwrap();
            let stopped = result.expect_err(sql);
            assert_eq!(
                stopped.to_string(),
                "report.yaml:3:12: error[cancelled]: the query was stopped"
            );
        }
    }
}

#[test]
fn a_query_that_may_be_stopped_gives_the_same_rows() {
    let data = dataset("region,n\nNorth,1\nSouth,2\nNorth,3\n,4\n");
    let queries = [
        "SELECT region, SUM(n) AS s, COUNT(*) AS c FROM t GROUP BY region ORDER BY s DESC",
        "SELECT a.region, b.n FROM t AS a LEFT JOIN t AS b ON a.n = b.n + 1",
        "SELECT n, ROW_NUMBER() OVER (PARTITION BY region ORDER BY n) AS r FROM t",
        "SELECT n FROM t WHERE n > (SELECT AVG(n) FROM t) UNION ALL SELECT n FROM t LIMIT 3",
        "SELECT DISTINCT region FROM t WHERE region IN (SELECT region FROM t WHERE n < 3)",
    ];
    let plain = Engine::new(std::slice::from_ref(&data)).unwrap();
    let stoppable = Engine::new(&[data]).unwrap().with_cancel(Cancel::new());
    for sql in queries {
        assert_eq!(query(&plain, sql), query(&stoppable, sql), "{sql}");
    }
}

#[test]
fn a_file_is_not_read_on() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("t.csv"), numbers(10)).unwrap();
    let totals = concat!(env!("CARGO_MANIFEST_DIR"), "/../indeck/tests/specs/files/totals");
    for ending in ["parquet", "arrow"] {
        let file = format!("t.{ending}");
        fs::copy(format!("{totals}.{ending}"), folder.path().join(file)).unwrap();
    }
    for file in ["t.csv", "t.parquet", "t.arrow"] {
        let limits = Limits::default();
        assert!(load(&source(file), folder.path(), &limits).dataset.is_some(), "{file}");
        limits.cancel.cancel();
        let loaded = load(&source(file), folder.path(), &limits);
        assert!(loaded.dataset.is_none(), "{file}");
        let told: Vec<String> = loaded.diagnostics.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            ["report.yaml:3:12: error[cancelled]: reading the source `t` was stopped"]
        );
    }
}

#[test]
fn a_long_file_is_left_in_the_middle() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("t.csv"), numbers(4_000_000)).unwrap();
    let limits = Limits::default();
    let stopper = later(&limits.cancel);
    let loaded = load(&source("t.csv"), folder.path(), &limits);
    stopper.join().unwrap();
    assert_eq!(loaded.diagnostics[0].code, "cancelled");
}

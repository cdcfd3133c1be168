//! Which columns the values of a result depend on, of which class it is, and which bytes it came
//! from.

use std::sync::Arc;

use arrow_array::{ArrayRef, Int64Array, RecordBatch};
use indeck_data::{Engine, FactsOptions, Limits, Parameters, load};
use indeck_model::facts::{Grain, SourceColumn};
use indeck_model::table::{Column, ColumnKind, ResultTable};
use indeck_model::{Classification, Dataset, Value};

use crate::facts::{engine, told, wanted};
use crate::support::{query, source, table};

fn names(columns: &[SourceColumn]) -> String {
    let names = columns.iter().map(|column| {
        let source = column.source.chars().next().unwrap_or_default();
        format!("{source}.{}", column.column)
    });
    names.collect::<Vec<_>>().join(" ")
}

/// Of each column the origins and the class, and what the rows depend on.
#[test]
fn values_are_followed_to_their_columns() {
    // Orders are internal, customers confidential, and their names personal.
    let cases: [(&str, &str, &str); 18] = [
        (
            "SELECT region, amount * wave AS x, 1 AS one FROM orders",
            "o.region internal | o.amount o.wave internal |  public",
            "",
        ),
        (
            "SELECT COUNT(*) AS n, COUNT(age) AS a FROM customers",
            " confidential | c.age confidential",
            "",
        ),
        ("SELECT name, age FROM customers", "c.name personal | c.age confidential", ""),
        // A condition shows the column that it is about.
        (
            "SELECT region FROM orders o JOIN customers c ON o.customer = c.id WHERE c.name LIKE 'A%'",
            "o.region personal",
            "c.id c.name o.customer",
        ),
        ("SELECT age FROM customers ORDER BY name", "c.age personal", "c.name"),
        ("SELECT COUNT(*) AS n FROM customers GROUP BY name", " personal", "c.name"),
        (
            "SELECT age, COUNT(*) AS n FROM customers GROUP BY age HAVING MIN(name) > 'B'",
            "c.age personal |  personal",
            "c.age c.name",
        ),
        ("SELECT DISTINCT region FROM orders", "o.region internal", ""),
        (
            "SELECT CASE WHEN wave = 1 THEN region ELSE product END AS x FROM orders",
            "o.product o.region o.wave internal",
            "",
        ),
        (
            "SELECT region FROM orders UNION ALL SELECT name FROM customers",
            "c.name o.region personal",
            "",
        ),
        (
            "WITH t AS (SELECT id AS k, name AS v FROM customers) SELECT u.v FROM t AS u",
            "c.name personal",
            "",
        ),
        (
            "SELECT region, (SELECT MAX(age) FROM customers) AS x FROM orders",
            "o.region internal | c.age confidential",
            "",
        ),
        (
            "SELECT region FROM orders WHERE customer IN (SELECT id FROM customers WHERE age > 3)",
            "o.region confidential",
            "c.age c.id o.customer",
        ),
        (
            "SELECT region FROM orders o WHERE EXISTS (SELECT 1 FROM customers c WHERE c.id = o.customer)",
            "o.region confidential",
            "c.id o.customer",
        ),
        (
            "SELECT SUM(amount) OVER (PARTITION BY region ORDER BY wave) AS x FROM orders",
            "o.amount o.region o.wave internal",
            "",
        ),
        // The engine groups by all that a key decides, here by `n` as well.
        (
            "SELECT region, SUM(n) AS n FROM (SELECT region, COUNT(name) AS n FROM orders JOIN customers ON customer = id GROUP BY region) GROUP BY region",
            "o.region personal | c.name personal",
            "c.id c.name o.customer o.region",
        ),
        (
            "SELECT SUM(amount) FILTER (WHERE region = 'x') AS s FROM orders",
            "o.amount o.region internal",
            "",
        ),
        (
            "SELECT amount FROM orders LEFT JOIN customers ON customer = id AND name > region",
            "o.amount personal",
            "c.id c.name o.customer o.region",
        ),
    ];
    let engine = engine();
    for (sql, columns, conditions) in cases {
        let (result, facts) = told(&engine, sql, &wanted());
        let found = facts.columns.iter().map(|column| {
            let class = column.classification.map_or("none", Classification::word);
            format!("{} {class}", names(&column.origins))
        });
        assert_eq!(names(&facts.conditions_on), conditions, "{sql}");
        assert_eq!(found.collect::<Vec<_>>().join(" | "), columns, "{sql}");
        for (column, facts) in result.columns.iter().zip(&facts.columns) {
            assert_eq!(column.classification, facts.classification, "{sql}");
        }
    }
}

#[test]
fn tables_that_were_disclosed_are_leaves() {
    let mut engine = engine();
    let numbers = |values: [i64; 2]| values.map(Value::Integer).to_vec();
    let mut secret = Column::new("n", ColumnKind::Integer, numbers([3, 4]));
    secret.classification = Some(Classification::Restricted);
    secret.cells[1] = Value::Null.into();
    secret.cells[1].suppressed = true;
    let unknown = Column::new("u", ColumnKind::Integer, numbers([1, 2]));
    engine.register(&ResultTable::new("done", vec![secret, unknown])).unwrap();

    let (result, facts) = told(&engine, "SELECT n + 1 AS m, u FROM done WHERE n > 0", &wanted());
    assert_eq!(result.columns[0].cells.len(), 1);
    assert_eq!(facts.grain, Grain::Records);
    assert!(facts.population.sources.is_empty());
    let classes: Vec<_> = facts.columns.iter().map(|column| column.classification).collect();
    assert_eq!(classes, [Some(Classification::Restricted), None]);

    let (_, facts) = told(&engine, "SELECT SUM(n) AS s FROM done", &wanted());
    assert_eq!(facts.grain, Grain::Unknown);
    assert_eq!(facts.reason, "groups of the rows of tables that were disclosed already");
    assert!(facts.population.sources.is_empty() && facts.groups.is_empty());

    // Beside a dataset, only the records of the dataset count.
    let both = "SELECT u, COUNT(*) AS n FROM orders JOIN done ON wave = u GROUP BY u ORDER BY u";
    let (_, facts) = told(&engine, both, &wanted());
    assert_eq!(facts.population.sources, ["orders"]);
    assert_eq!(facts.groups.iter().map(|group| group.records).collect::<Vec<_>>(), [3, 4]);
}

#[test]
fn nothing_is_told_that_nobody_wants() {
    let engine = engine();
    let sql = "SELECT region, COUNT(*) AS n FROM orders GROUP BY region";
    let options = FactsOptions::default();
    let result = engine.query_with_facts(&table(sql), &Parameters::new(), 10, &options).unwrap();
    assert_eq!(result, query(&engine, sql));
    assert!(result.facts.is_none());
    assert!(result.columns.iter().all(|column| column.classification.is_none()));
}

#[test]
fn a_column_of_persons_must_be_there() {
    let mut options = wanted();
    options.entities.insert("orders".to_owned(), "client".to_owned());
    let (_, facts) = told(&engine(), "SELECT COUNT(*) AS n FROM orders", &options);
    assert_eq!(facts.grain, Grain::Unknown);
    let reason = "`orders` has no column `client` that tells persons or firms apart";
    assert_eq!(facts.reason, reason);
}

#[test]
fn an_expression_that_doubles_at_every_level_is_not_followed() {
    let mut sql = "SELECT amount AS x FROM orders".to_owned();
    for _ in 0..40 {
        sql = format!("SELECT x + x AS x FROM ({sql})");
    }
    // The same value 2⁴⁰ times over would be beyond all memory.
    let spec = table(&format!("SELECT SUM(x) AS s FROM ({sql})"));
    match engine().describe_facts(&spec, &Parameters::new(), &wanted()) {
        Ok(facts) => {
            assert_eq!(facts.reason, "an expression of more than 4000 parts");
            assert_eq!(names(&facts.columns[0].origins), "o.amount");
        }
        Err(refused) => assert!(refused.to_string().contains("nested"), "{refused}"),
    }
}

#[test]
fn the_bytes_of_a_source_are_known_by_their_digest() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.csv"), "a,b\n1,2\n").unwrap();
    std::fs::write(folder.path().join("b.csv"), "b,a\n4,3\n\n").unwrap();
    let loaded = load(&source("*.csv"), folder.path(), &Limits::default()).dataset.unwrap();
    let hex = |digest: &[u8; 32]| digest.iter().map(|b| format!("{b:02x}")).collect::<String>();
    let of_files = [
        // Of `sha256sum`.
        "492d5ea496056f1a6a6592241032fab764c321596317930b4fa0e1e8bc3b7470",
        "f7a02be52bb30c302d280d8d9570d4c5a3b941843d9c508eda4bcea918d8f7fc",
    ];
    let digests = loaded.origins.iter().map(|origin| hex(&origin.digest.unwrap()));
    assert_eq!(digests.collect::<Vec<_>>(), of_files);
    let engine = Engine::new(&[loaded]).unwrap();
    let lineage = query(&engine, "SELECT SUM(a) AS s FROM t").lineage;
    assert_eq!(lineage.sources[0].digests.iter().map(hex).collect::<Vec<_>>(), of_files);
}

#[test]
fn data_without_files_has_the_digest_of_its_content() {
    let digest = |batches: &[&[Option<i64>]]| {
        let batches = batches.iter().map(|values| {
            let array: ArrayRef = Arc::new(values.iter().copied().collect::<Int64Array>());
            RecordBatch::try_from_iter_with_nullable([("a", array, true)]).unwrap()
        });
        let batches: Vec<RecordBatch> = batches.collect();
        let dataset = Dataset::new("t", batches[0].schema(), batches);
        let (result, _) = told(&Engine::new(&[dataset]).unwrap(), "SELECT a FROM t", &wanted());
        result.lineage.sources[0].digests.clone()
    };
    let whole = digest(&[&[Some(1), None, Some(3)]]);
    assert_eq!(whole.len(), 1);
    assert_eq!(whole, digest(&[&[Some(1)], &[None, Some(3)]]));
    assert_ne!(whole, digest(&[&[Some(1), Some(0), Some(3)]]));
    assert_ne!(whole, digest(&[&[None, Some(1), Some(3)]]));
}

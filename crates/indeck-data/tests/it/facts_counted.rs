//! What is told of the records behind each row, against counting them one by one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use arrow_array::{ArrayRef, BooleanArray, Float64Array, RecordBatch, StringArray};
use indeck_data::Engine;
use indeck_model::facts::{Contributions, Grain, GroupFacts, LARGEST};
use indeck_model::table::ResultTable;
use indeck_model::{Dataset, Value};
use proptest::prelude::*;

use crate::facts::{told, wanted};
use crate::support::query;

#[derive(Clone, Debug)]
struct Order {
    customer: Option<u8>,
    region: Option<u8>,
    product: u8,
    /// Quarters, so that sums of fractions are exact.
    amount: Option<i16>,
    churned: bool,
}

impl Order {
    fn value(&self) -> Option<f64> {
        self.amount.map(|quarters| f64::from(quarters) / 4.0)
    }
}

/// A row before grouping: its keys, the records that it stems from, and the value that is summed.
struct Row {
    key: Vec<Value>,
    order: usize,
    tag: Option<usize>,
    customer: Option<u8>,
    value: Option<f64>,
}

/// Orders, and the products of the tags: one product can have several.
type Data = (Vec<Order>, Vec<u8>);

fn text(prefix: &str, number: Option<u8>) -> Value {
    number.map_or(Value::Null, |number| Value::Text(format!("{prefix}{number}")))
}

fn row(index: usize, order: &Order, key: Vec<Value>) -> Row {
    Row { key, order: index, tag: None, customer: order.customer, value: order.value() }
}

fn select(
    data: &Data,
    keep: impl Fn(&Order) -> bool,
    key: impl Fn(&Order) -> Vec<Value>,
) -> Vec<Row> {
    let orders = data.0.iter().enumerate().filter(|(_, order)| keep(order));
    orders.map(|(index, order)| row(index, order, key(order))).collect()
}

fn by_region(order: &Order) -> Vec<Value> {
    vec![text("R", order.region)]
}

fn by_both(order: &Order) -> Vec<Value> {
    vec![text("R", order.region), text("P", Some(order.product))]
}

fn flag(row: Row, orders: &[Order], otherwise: Option<f64>) -> Row {
    let churned = orders[row.order].churned;
    Row { value: if churned { Some(1.0) } else { otherwise }, ..row }
}

/// A query, the column of its measure (if one has contributions), and its rows before grouping.
type Template = (&'static str, Option<usize>, fn(&Data) -> Vec<Row>);

const TEMPLATES: [Template; 15] = [
    ("SELECT region, SUM(amount) AS s, COUNT(*) AS n FROM orders GROUP BY region", Some(1), |d| {
        select(d, |_| true, by_region)
    }),
    (
        "SELECT region, product, AVG(amount) AS s FROM orders WHERE churned \
         GROUP BY region, product ORDER BY s DESC, region, product LIMIT 3",
        Some(2),
        |d| select(d, |order| order.churned, by_both),
    ),
    (
        "SELECT region, product, MAX(amount) AS s FROM orders GROUP BY product, region \
         HAVING COUNT(*) > 1 ORDER BY product DESC, region",
        Some(2),
        |d| select(d, |_| true, by_both),
    ),
    (
        "WITH o AS (SELECT amount * 2 AS a, region AS r FROM orders) \
         SELECT r, SUM(a) / 2 AS s FROM o AS p WHERE a > 1 GROUP BY r OFFSET 1",
        Some(1),
        |d| {
            let rows = select(d, |order| order.value().is_some_and(|v| v > 0.5), by_region);
            let twice = |row: Row| Row { value: row.value.map(|v| v * 2.0), ..row };
            rows.into_iter().map(twice).collect()
        },
    ),
    ("SELECT DISTINCT region, product FROM orders", None, |d| select(d, |_| true, by_both)),
    ("SELECT SUM(amount) AS s FROM orders WHERE NOT churned", Some(0), |d| {
        select(d, |order| !order.churned, |_| vec![])
    }),
    (
        "SELECT region, COUNT(*) FILTER (WHERE churned) AS s FROM orders GROUP BY region",
        Some(1),
        |d| {
            let rows = select(d, |_| true, by_region).into_iter();
            rows.map(|row| flag(row, &d.0, None)).collect()
        },
    ),
    (
        "SELECT region, ROUND(100 * AVG(CASE WHEN churned THEN 1 ELSE 0 END), 1) AS s \
         FROM orders GROUP BY region ORDER BY region",
        Some(1),
        |d| {
            let rows = select(d, |_| true, by_region).into_iter();
            rows.map(|row| flag(row, &d.0, Some(0.0))).collect()
        },
    ),
    (
        "SELECT o.region, SUM(o.amount) AS s FROM orders o JOIN tags t ON o.product = t.product \
         GROUP BY o.region",
        Some(1),
        |d| tagged(d, |order, _| by_region(order), false),
    ),
    (
        "SELECT t.product, SUM(o.amount) AS s FROM tags t JOIN orders o USING (product) \
         WHERE o.churned GROUP BY t.product ORDER BY t.product DESC",
        Some(1),
        |d| {
            let rows = tagged(d, |order, _| vec![text("P", Some(order.product))], false);
            rows.into_iter().filter(|row| d.0[row.order].churned).collect()
        },
    ),
    (
        "SELECT o.region, SUM(o.amount) AS s FROM orders o LEFT JOIN tags t \
         ON o.product = t.product GROUP BY o.region",
        Some(1),
        |d| tagged(d, |order, _| by_region(order), true),
    ),
    (
        "SELECT region, SUM(amount) AS s FROM (SELECT region, amount FROM orders WHERE churned \
         UNION ALL SELECT region, amount FROM orders) GROUP BY region",
        Some(1),
        |d| {
            let mut rows = select(d, |order| order.churned, by_region);
            rows.extend(select(d, |_| true, by_region));
            rows
        },
    ),
    (
        "SELECT region, product, SUM(amount) AS s FROM (SELECT * FROM orders ORDER BY product) \
         GROUP BY product, region",
        Some(2),
        |d| select(d, |_| true, by_both),
    ),
    (
        "SELECT product, SUM(amount) AS s FROM orders WHERE product IN (SELECT product FROM tags) \
         GROUP BY product",
        Some(1),
        |d| {
            let key = |order: &Order| vec![text("P", Some(order.product))];
            select(d, |order| d.1.contains(&order.product), key)
        },
    ),
    (
        "SELECT DISTINCT region, SUM(amount) AS s, SUM(amount) / SUM(SUM(amount)) OVER () AS p \
         FROM orders GROUP BY region ORDER BY s, region",
        Some(1),
        |d| select(d, |_| true, by_region),
    ),
];

fn tagged(data: &Data, key: impl Fn(&Order, u8) -> Vec<Value>, outer: bool) -> Vec<Row> {
    let mut rows = Vec::new();
    for (index, order) in data.0.iter().enumerate() {
        let mut found = false;
        for (tag, product) in data.1.iter().enumerate() {
            if *product == order.product {
                let row = row(index, order, key(order, *product));
                rows.push(Row { tag: Some(tag), ..row });
                found = true;
            }
        }
        if outer && !found {
            rows.push(row(index, order, key(order, 0)));
        }
    }
    rows
}

fn engine(data: &Data) -> Engine {
    let (orders, tags) = data;
    let of = |prefix: &'static str, get: fn(&Order) -> Option<u8>| -> ArrayRef {
        let texts = orders.iter().map(|order| get(order).map(|n| format!("{prefix}{n}")));
        Arc::new(texts.collect::<StringArray>())
    };
    let amounts: Float64Array = orders.iter().map(Order::value).collect();
    let churned: BooleanArray = orders.iter().map(|order| Some(order.churned)).collect();
    let columns: [(&str, ArrayRef); 5] = [
        ("customer", of("C", |order| order.customer)),
        ("region", of("R", |order| order.region)),
        ("product", of("P", |order| Some(order.product))),
        ("amount", Arc::new(amounts)),
        ("churned", Arc::new(churned)),
    ];
    let orders = RecordBatch::try_from_iter_with_nullable(columns.map(|(n, a)| (n, a, true)));
    let tags: StringArray = tags.iter().map(|product| Some(format!("P{product}"))).collect();
    let tags: ArrayRef = Arc::new(tags);
    let tags = RecordBatch::try_from_iter([("product", tags)]).unwrap();
    let orders = orders.unwrap();
    Engine::new(&[
        Dataset::new("orders", orders.schema(), vec![orders]),
        Dataset::new("tags", tags.schema(), vec![tags]),
    ])
    .unwrap()
}

/// The facts of a group, counted.
fn counted(rows: &[&Row], with_customers: bool) -> GroupFacts {
    let orders: BTreeSet<usize> = rows.iter().map(|row| row.order).collect();
    let tags: BTreeSet<usize> = rows.iter().filter_map(|row| row.tag).collect();
    let customers: BTreeSet<u8> = rows.iter().filter_map(|row| row.customer).collect();
    let records = orders.len().max(tags.len()) as u64;
    let contributors = if with_customers { customers.len() as u64 } else { records };
    let mut units: BTreeMap<Option<usize>, Vec<f64>> = BTreeMap::new();
    let mut count = 0;
    for row in rows {
        let Some(value) = row.value else { continue };
        let unit = if with_customers { row.customer.map(usize::from) } else { Some(row.order) };
        units.entry(unit).or_default().push(value);
        count += 1;
    }
    let known = || units.iter().filter(|(unit, _)| unit.is_some());
    let mut largest: Vec<f64> = units.values().map(|v| v.iter().sum::<f64>().abs()).collect();
    let total = largest.iter().sum();
    largest.sort_by(|a, b| b.total_cmp(a));
    largest.retain(|value| *value > 0.0);
    largest.truncate(LARGEST);
    let nonzero = known().filter(|(_, values)| values.iter().any(|v| *v != 0.0)).count();
    let contributions = Contributions {
        count,
        contributors: known().count() as u64,
        nonzero: nonzero as u64,
        total,
        largest,
        non_negative: units.values().flatten().all(|value| *value >= 0.0),
    };
    let contributions = vec![Some(contributions)];
    GroupFacts { records, contributors, contributions, totals_over: vec![] }
}

/// The rows of a result. Those of a join have no order but that of `ORDER BY`: which side is read
/// first depends on the sizes of both.
fn rows_of(table: &ResultTable, sql: &str) -> Vec<String> {
    let row = |row: usize| {
        let cells = table.columns.iter().map(|column| column.cells[row].value.to_string());
        cells.collect::<Vec<_>>().join(" | ")
    };
    let mut rows: Vec<String> = (0..table.row_count()).map(row).collect();
    let joins = sql.contains("JOIN") || sql.contains(" IN (");
    if joins && !sql.contains("ORDER BY") {
        rows.sort();
    }
    rows
}

fn check(data: &Data, (sql, measure, before): &Template, with_customers: bool) {
    let engine = engine(data);
    let mut options = wanted();
    if with_customers {
        options.entities.insert("orders".to_owned(), "customer".to_owned());
    }
    let (result, facts) = told(&engine, sql, &options);
    assert_eq!(rows_of(&result, sql), rows_of(&query(&engine, sql), sql), "{sql}");
    assert_eq!(facts.grain, Grain::Groups, "{sql}: {}", facts.reason);
    assert_eq!(facts.groups.len(), result.row_count(), "{sql}");
    let rows = before(data);
    let width = rows.first().map_or(0, |row| row.key.len());
    for (index, group) in facts.groups.iter().enumerate() {
        let key: Vec<Value> =
            (0..width).map(|column| result.columns[column].cells[index].value.clone()).collect();
        let own: Vec<&Row> = rows.iter().filter(|row| row.key == key).collect();
        let expected = counted(&own, with_customers);
        let of_measure = measure.map(|column| group.contributions[column].clone());
        let told = GroupFacts { contributions: of_measure.into_iter().collect(), ..group.clone() };
        let contributions = if measure.is_some() { expected.contributions.clone() } else { vec![] };
        let expected = GroupFacts { contributions, ..expected };
        assert_eq!(told, expected, "{sql}: group {key:?}, by customer {with_customers}");
    }
}

fn order() -> impl Strategy<Value = Order> {
    let fields = (
        proptest::option::of(0..4_u8),
        proptest::option::of(0..3_u8),
        0..3_u8,
        proptest::option::of(-20..60_i16),
        any::<bool>(),
    );
    fields.prop_map(|(customer, region, product, amount, churned)| Order {
        customer,
        region,
        product,
        amount,
        churned,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    #[test]
    fn each_row_has_the_records_that_counting_finds(
        orders in proptest::collection::vec(order(), 0..24),
        tags in proptest::collection::vec(0..3_u8, 0..4),
        template in 0..TEMPLATES.len(),
        with_customers in any::<bool>(),
    ) {
        check(&(orders, tags), &TEMPLATES[template], with_customers);
    }
}

#[expect(clippy::disallowed_methods, reason = "a test may run longer where it is asked to")]
fn cases() -> u32 {
    if std::env::var_os("INDECK_JUDGE_ALL").is_some() { 1_000 } else { 40 }
}

#[test]
fn every_query_is_counted_on_a_table_with_blanks_and_repeats() {
    let order = |customer, region, product, amount, churned| Order {
        customer,
        region,
        product,
        amount,
        churned,
    };
    let orders = vec![
        order(Some(1), Some(0), 1, Some(8), true),
        order(Some(1), Some(0), 2, Some(-8), true),
        order(None, Some(0), 1, Some(3), true),
        order(None, Some(0), 1, Some(3), true),
        order(Some(2), None, 1, None, false),
        order(Some(2), None, 1, Some(0), true),
        order(Some(3), Some(1), 0, Some(40), false),
        order(Some(0), Some(1), 2, Some(1), false),
    ];
    let data = (orders, vec![1, 1, 2]);
    for template in &TEMPLATES {
        check(&data, template, false);
        check(&data, template, true);
    }
}

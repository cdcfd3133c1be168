//! What is told of the records behind a result: its shape, by the query's.

use indeck_data::{Engine, FactsOptions, Parameters};
use indeck_model::facts::{ColumnRole, Facts, Function, Grain};
use indeck_model::table::ResultTable;
use indeck_model::{Classification, Dataset, Value};

use crate::support::{dataset, query, table, text};

pub(crate) fn named(name: &str, text: &str) -> Dataset {
    Dataset { name: name.to_owned(), ..dataset(text) }
}

/// Orders with a repeated customer, blanks, and a second table of customers.
pub(crate) fn engine() -> Engine {
    let orders = "customer,region,product,amount,wave,churned\n\
        A,North,X,10,1,true\nA,North,X,5,2,false\nB,North,Y,-3,2,false\n\
        C,South,X,7,1,true\n,South,Y,2,1,false\nD,,X,,2,false\nD,,X,4,2,true\n";
    let customers = "id,name,age\nA,Ann,30\nB,Bob,40\nC,Cem,30\nD,Dan,50\n";
    let mut customers = named("customers", customers);
    customers.classification = Classification::Confidential;
    customers.columns[1].classification = Some(Classification::Personal);
    Engine::new(&[named("orders", orders), customers]).unwrap()
}

pub(crate) fn wanted() -> FactsOptions {
    FactsOptions { wanted: true, ..FactsOptions::default() }
}

/// The options with the customer as the one to whom orders belong.
pub(crate) fn by_customer() -> FactsOptions {
    let mut options = wanted();
    options.entities.insert("orders".to_owned(), "customer".to_owned());
    options
}

pub(crate) fn told(engine: &Engine, sql: &str, options: &FactsOptions) -> (ResultTable, Facts) {
    let spec = table(sql);
    let result = engine
        .query_with_facts(&spec, &Parameters::new(), 1_000_000, options)
        .unwrap_or_else(|d| panic!("{sql}: {d}\n{:#?}", d.hints));
    let facts = result.facts.clone().expect("facts were wanted");
    (result, facts.as_ref().clone())
}

fn role(role: &ColumnRole) -> String {
    match role {
        ColumnRole::Key(text) => format!("key {text}"),
        ColumnRole::Measure(measure) => {
            let function = match measure.function {
                Function::Count => "count",
                Function::CountDistinct => "count distinct",
                Function::Sum => "sum",
                Function::Mean => "mean",
                Function::Min => "min",
                Function::Max => "max",
                Function::Quantile => "quantile",
                Function::Other => "other",
            };
            format!("{function} of {}", measure.argument)
        }
        ColumnRole::Constant => "constant".to_owned(),
        ColumnRole::Other => "other".to_owned(),
    }
}

/// Grain, roles, conditions and whether all groups are there, as text.
fn shape(facts: &Facts) -> String {
    let grain = match facts.grain {
        Grain::Records => "records".to_owned(),
        Grain::Groups => "groups".to_owned(),
        Grain::Unknown => return format!("unknown: {}", facts.reason),
    };
    let columns = facts.columns.iter().map(|column| {
        let across = if column.across_groups { " (across)" } else { "" };
        let off = if column.off_by > 0.0 { format!(" ±{}", column.off_by) } else { String::new() };
        format!("{}{across}{off}", role(&column.role))
    });
    let columns = columns.collect::<Vec<_>>().join(" | ");
    let where_ = facts.population.conditions.join(" & ");
    let complete = if facts.population.complete { "" } else { " (not all)" };
    format!("{grain}: {columns} [{where_}]{complete}")
}

/// Queries with what is told of them.
const SHAPES: [(&str, &str); 38] = [
    (
        "SELECT region, COUNT(*) AS n, SUM(amount) AS s, AVG(amount) AS m FROM orders GROUP BY region \
         ORDER BY n DESC, region LIMIT 2",
        "groups: key orders.region | count of  | sum of orders.amount | mean of orders.amount [] (not all)",
    ),
    (
        "SELECT region, COUNT(*) AS n FROM orders GROUP BY region LIMIT 10",
        "groups: key orders.region | count of  []",
    ),
    (
        "SELECT region, COUNT(*) AS n FROM orders GROUP BY region LIMIT 3",
        "groups: key orders.region | count of  [] (not all)",
    ),
    (
        "SELECT region, COUNT(*) AS n FROM orders GROUP BY region OFFSET 1",
        "groups: key orders.region | count of  [] (not all)",
    ),
    // Conditions that say the same have one text.
    (
        "SELECT COUNT(*) FROM orders WHERE wave = 2 AND 5 < amount",
        "groups: count of  [orders.amount > 5 & orders.wave = 2]",
    ),
    (
        "SELECT COUNT(*) FROM orders WHERE amount > 2 + 3 AND (wave = 2.0)",
        "groups: count of  [orders.amount > 5 & orders.wave = 2]",
    ),
    (
        "SELECT COUNT(*) FROM (SELECT wave AS w, amount FROM orders AS o WHERE NOT o.amount <= 5) WHERE w = CAST(2 AS BIGINT)",
        "groups: count of  [orders.amount > 5 & orders.wave = 2]",
    ),
    ("SELECT COUNT(*) FROM orders WHERE false", "groups: count of  [false]"),
    ("SELECT COUNT(*) FROM orders WHERE true", "groups: count of  []"),
    // Shares, scales and rounding.
    (
        "SELECT region, 100.0 * COUNT(*) FILTER (WHERE churned) / COUNT(*) AS p FROM orders GROUP BY region HAVING COUNT(*) > 1",
        "groups: key orders.region | other of (cast(count(where orders.churned) as Float64) * 100) / cast(count(*) as Float64) [] (not all)",
    ),
    (
        "SELECT ROUND(100 * AVG(CASE WHEN churned THEN 1 ELSE 0 END), 1) AS q, COUNT(*) FILTER (WHERE churned) AS c FROM orders",
        "groups: mean of (case when orders.churned then 1 else 0 end) * 100 ±0.05 | count of where orders.churned []",
    ),
    (
        "SELECT COALESCE(SUM(amount), 0) AS s, CAST(SUM(amount) AS DOUBLE) / 1000 AS k, SUM(amount) / 10 AS i FROM orders",
        "groups: sum of orders.amount | sum of orders.amount / 1000 | sum of orders.amount / 10 ±1 []",
    ),
    (
        "SELECT COUNT(amount) AS n, COUNT(DISTINCT region) AS d, SUM(DISTINCT amount) AS x, STDDEV(amount) AS e, 'x' AS c FROM orders",
        "groups: count of orders.amount | count distinct of orders.region | other of sum(distinct orders.amount) | other of stddev(orders.amount) | constant []",
    ),
    (
        "WITH t AS (SELECT region AS r, amount * 2 AS a FROM orders WHERE churned) \
         SELECT r, SUM(a) AS s, MIN(a) AS i, MAX(a) AS m, MEDIAN(a) AS d FROM t GROUP BY r",
        "groups: key orders.region | sum of orders.amount * 2 | min of orders.amount * 2 | max of orders.amount * 2 | quantile of orders.amount * 2 [orders.churned]",
    ),
    // Keys.
    (
        "SELECT UPPER(region) AS r, SUM(amount) * 100 AS s FROM orders GROUP BY region",
        "groups: key upper(orders.region) | sum of orders.amount * 100 []",
    ),
    (
        "SELECT CASE WHEN amount > 4 THEN 'big' ELSE 'small' END AS size, COUNT(*) AS n FROM orders GROUP BY size",
        "groups: key case when orders.amount > 4 then 'big' else 'small' end | count of  []",
    ),
    (
        "SELECT region, product, SUM(amount) AS s, GROUPING(product) AS g FROM orders GROUP BY ROLLUP(region, product)",
        "groups: key orders.region | key orders.product | sum of orders.amount | key grouping(orders.product) []",
    ),
    (
        "SELECT DISTINCT region, product FROM orders",
        "groups: key orders.region | key orders.product []",
    ),
    (
        "SELECT region, product FROM orders UNION SELECT region, product FROM orders",
        "groups: key orders.region | key orders.product [union of orders where (); orders where ()]",
    ),
    (
        "SELECT DISTINCT region, COUNT(*) AS n FROM orders GROUP BY region",
        "groups: key orders.region | count of  []",
    ),
    (
        "SELECT DISTINCT COUNT(*) AS n FROM orders GROUP BY region",
        "unknown: `DISTINCT` over groups",
    ),
    (
        "SELECT DISTINCT ON (region) region, amount FROM orders",
        "unknown: `DISTINCT ON` shows one record of each group",
    ),
    // Joins and unions.
    (
        "SELECT c.age, SUM(o.amount) AS s FROM orders o JOIN customers c ON o.customer = c.id GROUP BY c.age",
        "groups: key customers.age | sum of orders.amount [customers.id = orders.customer]",
    ),
    (
        "SELECT a.region, COUNT(*) AS n FROM orders a LEFT JOIN orders b ON a.customer = b.customer AND a.wave < b.wave GROUP BY a.region",
        "groups: key orders.region | count of  [left join on orders#2.customer = orders.customer and orders#2.wave > orders.wave]",
    ),
    (
        "SELECT region, COUNT(*) AS n FROM (SELECT region FROM orders WHERE wave = 1 UNION ALL SELECT region FROM orders WHERE churned) GROUP BY region",
        "groups: key orders.region | count of  [union of orders where (orders.churned); orders where (orders.wave = 1)]",
    ),
    (
        "SELECT region, COUNT(*) AS n FROM orders GROUP BY region UNION ALL SELECT 'all', COUNT(*) FROM orders",
        "unknown: a union of groups",
    ),
    (
        "SELECT region, COUNT(*) AS n FROM (SELECT * FROM orders ORDER BY amount DESC LIMIT 4) GROUP BY region",
        "groups: key orders.region | count of  [first 4 rows by (orders.amount descending)]",
    ),
    (
        "SELECT COUNT(*) AS n FROM orders WHERE customer IN (SELECT id FROM customers WHERE age > 35)",
        "groups: count of  [orders.customer in (Projection: customers.id; Filter: customers.age > Int64(35); TableScan: customers)]",
    ),
    (
        "SELECT region, SUM(n) AS n FROM (SELECT region, product, COUNT(*) AS n FROM orders GROUP BY region, product) GROUP BY region",
        "unknown: an aggregate of groups",
    ),
    // Windows.
    (
        "SELECT region, n, n * 1.0 / SUM(n) OVER () AS p, RANK() OVER (ORDER BY n DESC) AS r FROM (SELECT region, COUNT(*) AS n FROM orders GROUP BY region)",
        "groups: key orders.region | count of  | other of cast(count(*) as Float64) / cast(sum(count(*)) over (; ) as Float64) (across) | other of rank() over (; count(*) descending) (across) []",
    ),
    (
        "SELECT region, LAG(COUNT(*)) OVER (ORDER BY region) AS l FROM orders GROUP BY region",
        "unknown: a window function that can show the values of single groups",
    ),
    (
        "SELECT region, SUM(SUM(amount)) OVER (ORDER BY region) AS l FROM orders GROUP BY region",
        "unknown: a window function that can show the values of single groups",
    ),
    (
        "SELECT region, MAX(COUNT(*)) OVER () AS l FROM orders GROUP BY region",
        "unknown: a window function that can show the values of single groups",
    ),
    (
        "SELECT region, ROW_NUMBER() OVER (ORDER BY amount) AS l FROM orders",
        "unknown: a window function over records",
    ),
    // Values of single records.
    (
        "SELECT STRING_AGG(customer, ',' ORDER BY customer) AS x FROM orders",
        "unknown: `string_agg`, which can show values of single records",
    ),
    (
        "SELECT region, (SELECT MAX(age) FROM customers) AS x FROM orders",
        "unknown: a query inside an expression that is shown, grouped or ordered by",
    ),
    (
        "SELECT region, amount, 'x' AS c FROM orders WHERE region IN ('South', 'North', 'South') ORDER BY amount DESC LIMIT 3",
        "records: other | other | constant [(orders.region = 'North') or (orders.region = 'South')] (not all)",
    ),
    ("SELECT 1 + 1 AS two", "records: constant []"),
];

#[test]
fn the_shape_of_a_query_is_told() {
    let engine = engine();
    for (sql, expected) in SHAPES {
        let (result, facts) = told(&engine, sql, &by_customer());
        assert_eq!(shape(&facts), expected, "{sql}");
        assert_eq!(facts.columns.len(), result.columns.len(), "{sql}");
        let groups = if facts.grain == Grain::Groups { result.row_count() } else { 0 };
        assert_eq!(facts.groups.len(), groups, "{sql}");
        let plain = query(&engine, sql);
        for (with, without) in result.columns.iter().zip(&plain.columns) {
            assert_eq!(with.cells, without.cells, "{sql}");
        }
        // What is told before a query runs is the same but for its groups and its limit.
        let spec = table(sql);
        let mut before = engine.describe_facts(&spec, &Parameters::new(), &by_customer()).unwrap();
        before.groups.clone_from(&facts.groups);
        before.population.complete = facts.population.complete;
        assert_eq!(before, facts, "{sql}");
    }
}

#[test]
fn totals_of_grouping_sets_are_told_from_blanks() {
    let sql = "SELECT COALESCE(region, 'All') AS r, product, COUNT(*) AS n, GROUPING(product) AS g \
         FROM orders GROUP BY CUBE(region, product) ORDER BY n, r, product, g";
    let (result, facts) = told(&engine(), sql, &by_customer());
    let rows = facts.groups.iter().enumerate().map(|(row, group)| {
        let cell = |column: usize| result.columns[column].cells[row].value.to_string();
        let behind = format!("{} records of {}", group.records, group.contributors);
        format!("{} {} {}: {behind}, total over {:?}", cell(0), cell(1), cell(2), group.totals_over)
    });
    assert_eq!(
        rows.collect::<Vec<_>>(),
        [
            "North Y 1: 1 records of 1, total over []",
            "South X 1: 1 records of 1, total over []",
            "South Y 1: 1 records of 0, total over []",
            "All X 2: 2 records of 1, total over []",
            "All Y 2: 2 records of 1, total over [0]",
            "All  2: 2 records of 1, total over [1]",
            "North X 2: 2 records of 1, total over []",
            "South  2: 2 records of 1, total over [1]",
            "North  3: 3 records of 2, total over [1]",
            "All X 5: 5 records of 3, total over [0]",
            "All  7: 7 records of 4, total over [0, 1]",
        ]
    );
}

#[test]
fn the_order_of_rows_and_their_number_are_told() {
    let engine = engine();
    let order = |sql: &str| {
        let (_, facts) = told(&engine, sql, &wanted());
        (facts.ordered_by, facts.ordered_by_other, facts.limited)
    };
    let by = "SELECT region, SUM(amount) AS s FROM orders GROUP BY region ORDER BY";
    assert_eq!(order(&format!("{by} s DESC, 1")), (vec![(1, true), (0, false)], false, None));
    assert_eq!(order(&format!("{by} SUM(amount) LIMIT 2")), (vec![(1, false)], false, Some(2)));
    let other = order(&format!("{by} region, COUNT(*) DESC, s LIMIT 1 + 1"));
    assert_eq!(other, (vec![(0, false)], true, Some(2)));
    assert_eq!(order("SELECT region FROM orders ORDER BY amount"), (vec![], true, None));
    let inner = "SELECT * FROM (SELECT region, wave FROM orders LIMIT 5) LIMIT 7";
    assert_eq!(order(inner), (vec![], false, Some(5)));
    let window = "SELECT region, ROW_NUMBER() OVER () AS n FROM orders ORDER BY amount";
    assert_eq!(order(window), (vec![], true, None));
}

#[test]
fn parameters_are_part_of_the_population() {
    let parameters =
        Parameters::from([("w".to_owned(), Value::Integer(2)), ("r".to_owned(), text("O'x"))]);
    let spec = table("SELECT COUNT(*) AS n FROM orders WHERE wave = $w OR region = $r");
    let facts = engine().describe_facts(&spec, &parameters, &wanted()).unwrap();
    assert_eq!(facts.population.conditions, ["(orders.region = 'O''x') or (orders.wave = 2)"]);
    assert_eq!(facts.population.sources, ["orders"]);
}

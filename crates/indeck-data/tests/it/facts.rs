//! What is told of the records behind a result: its shape, by the query's.

use indeck_data::{Engine, FactsOptions, Parameters};
use indeck_model::facts::{ColumnRole, Facts, Function, Grain};
use indeck_model::table::ResultTable;
use indeck_model::{Classification, Dataset};

use crate::support::{dataset, table};

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

#[test]
fn dump() {
    let engine = engine();
    for sql in std::fs::read_to_string("/tmp/FACTS/queries.txt").unwrap().lines() {
        let (result, facts) = told(&engine, sql, &by_customer());
        println!("{sql}\n   {}", shape(&facts));
        println!("   order {:?} {} limit {:?} cond {:?} keys {:?} sources {:?}", facts.ordered_by, facts.ordered_by_other, facts.limited, facts.conditions_on.iter().map(|c| c.column.clone()).collect::<Vec<_>>(), facts.keys, facts.population.sources);
        for (row, group) in facts.groups.iter().enumerate() {
            let cells: Vec<String> = result.columns.iter().map(|c| c.cells[row].value.to_string()).collect();
            println!("      {cells:?} {} {} {:?} {:?}", group.records, group.contributors, group.totals_over, group.contributions.iter().flatten().map(|c| format!("{} {} {} {} {:?} {}", c.count, c.contributors, c.nonzero, c.total, c.largest, c.non_negative)).collect::<Vec<_>>());
        }
    }
}

//! Measures the search for withheld values, detection and anonymisation, on made data.
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "it measures, for a terminal")]

use std::sync::Arc;
use std::time::Instant;

use arrow_array::{ArrayRef, Int64Array, RecordBatch, StringArray};
use indeck_model::table::{Column, ColumnKind, ResultTable};
use indeck_model::{Dataset, Value};
use indeck_policy::detect::{self, Options};
use indeck_policy::mask::{self, ColumnMask, Method};
use indeck_policy::records::{self, Quasi, Rules};

const ROWS: usize = 1_000_000;
/// Bytes of text that are searched.
const TEXT: usize = 100_000_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let people = people()?;
    let masks = ["name", "mail", "number"].map(|column| ColumnMask::new(column, Method::Drop));
    let start = Instant::now();
    let withheld = mask::withheld(&people, &masks)?;
    println!("{} forms of withheld values indexed in {:.2?}", withheld.len(), start.elapsed());
    let mut text = String::with_capacity(TEXT + 64);
    let mut seed = 1;
    while text.len() < TEXT {
        text.push_str(&format!(
            "<a:t>Revenue of {} in region {}</a:t>",
            random(&mut seed) % 9_000,
            random(&mut seed) % 99
        ));
    }
    text.push_str(" ALICE654321 weatherbee654321");
    let start = Instant::now();
    let found = withheld.find_in(&text).map(|found| found.at);
    println!(
        "{} MB searched in {:.2?}: found at {found:?}",
        text.len() / 1_000_000,
        start.elapsed()
    );
    for (rows, what) in
        [(Some(10_000), "10,000 rows a column and all for cards"), (None, "all rows")]
    {
        let start = Instant::now();
        let proposals = detect::propose(&people, &Options { rows, ..Options::default() })?;
        let kinds: Vec<_> = proposals.iter().map(|p| (&p.column, p.kind)).collect();
        println!("{ROWS} rows of 3 columns judged by {what} in {:.2?}: {kinds:?}", start.elapsed());
    }
    for rows in [10_000, 100_000] {
        anonymise(rows)?;
    }
    Ok(())
}

fn anonymise(rows: usize) -> Result<(), Box<dyn std::error::Error>> {
    let mut seed = 2;
    let mut column = |name: &str, most: u64| {
        let values = (0..rows).map(|_| Value::Integer((random(&mut seed) % most) as i64));
        Column::new(name, ColumnKind::Integer, values.collect())
    };
    let columns =
        vec![column("age", 90), column("code", 9_000), column("hours", 60), column("ill", 9)];
    let rules = Rules {
        quasi: vec![Quasi::new("age"), Quasi::new("code"), Quasi::new("hours")],
        sensitive: vec!["ill".into()],
        ..Rules::default()
    };
    let start = Instant::now();
    let shown = records::anonymise(&ResultTable::new("t", columns), &rules)?;
    let (risk, loss) = (&shown.risk, shown.loss);
    println!(
        "{rows} records, 3 quasi-identifiers, k 5, l 2 in {:.2?}: k {}, {} classes, certainty lost {:.3}",
        start.elapsed(),
        risk.k,
        risk.classes.values().sum::<u64>(),
        loss.certainty
    );
    Ok(())
}

fn people() -> Result<Dataset, Box<dyn std::error::Error>> {
    let names: ArrayRef = Arc::new(
        (0..ROWS).map(|i| Some(format!("Alice{i} Weatherbee{i}"))).collect::<StringArray>(),
    );
    let mails: ArrayRef =
        Arc::new((0..ROWS).map(|i| Some(format!("alice{i}@example.com"))).collect::<StringArray>());
    let numbers: ArrayRef =
        Arc::new((0..ROWS as i64).map(|i| Some(700_000_000_001 + 7 * i)).collect::<Int64Array>());
    let batch =
        RecordBatch::try_from_iter([("name", names), ("mail", mails), ("number", numbers)])?;
    Ok(Dataset::new("people", batch.schema(), vec![batch]))
}

/// Source: Marsaglia, Xorshift RNGs (2003).
fn random(seed: &mut u64) -> u64 {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    *seed >> 11
}

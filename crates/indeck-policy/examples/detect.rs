//! Finds personal data in each line of the standard input: line, first and last character, kind,
//! scheme and confidence, parted by tabs. `detect cards` says instead which lines hold a card number.
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a program for a terminal")]

use std::io::{self, BufRead};
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StringArray};
use indeck_model::Dataset;
use indeck_policy::detect::{self, Options};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let cards = std::env::args().nth(1).as_deref() == Some("cards");
    let options = Options::default();
    for (number, line) in io::stdin().lock().lines().enumerate() {
        let line = line?;
        if cards {
            println!("{number}\t{}", holds_card(&line)?);
            continue;
        }
        for found in detect::find(&line, &options) {
            let place = |at: usize| line.get(..at).map_or(0, |before| before.chars().count());
            let (start, end) = (place(found.at.start), place(found.at.end));
            let scheme = found.scheme.unwrap_or("-");
            println!(
                "{number}\t{start}\t{end}\t{}\t{scheme}\t{:.2}",
                found.kind.word(),
                found.confidence
            );
        }
    }
    Ok(())
}

fn holds_card(line: &str) -> Result<bool, Box<dyn std::error::Error>> {
    let array: ArrayRef = Arc::new(StringArray::from(vec![line]));
    let batch = RecordBatch::try_from_iter([("value", array)])?;
    Ok(!detect::cards(&Dataset::new("lines", batch.schema(), vec![batch]))?.is_empty())
}

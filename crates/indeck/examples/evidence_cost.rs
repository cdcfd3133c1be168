//! Measures what evidence costs: bytes and time for decks of several sizes.
//!
//! `cargo run --release -p indeck --no-default-features --features evidence --example evidence_cost -- TEMPLATE`
#![allow(clippy::print_stdout, reason = "an example says what it did")]
#![allow(clippy::disallowed_methods, reason = "an example is a program, and this one measures")]

use std::error::Error;
use std::time::Instant;

use indeck::chart::{ColumnChart, Series};
use indeck::deck::Table;
use indeck::evidence::{ManifestBuilder, SigningKey, VerifyOptions, verify};
use indeck::model::CellAddress;
use indeck::scan::{Finding, Piece, Visitor, scan};
use indeck::{Emu, Limits, Rect, Template};
use indeck_audit::note::KeyName;

/// Points of a series, and series of a chart.
const POINTS: u32 = 12;
const SERIES: u32 = 3;

struct Count(u64);

impl Visitor for Count {
    fn piece(&mut self, _: &Piece<'_>) {
        self.0 += 1;
    }

    fn finding(&mut self, _: Finding) {}
}

fn main() -> Result<(), Box<dyn Error>> {
    let template = Template::open(std::env::args().nth(1).ok_or("no template")?)?;
    println!("slides  deck kB  with evidence kB  build ms  evidence ms  verify ms  scan ms");
    for slides in [1, 10, 100, 1_000] {
        measure(&template, slides)?;
    }
    Ok(())
}

fn measure(template: &Template, slides: u32) -> Result<(), Box<dyn Error>> {
    let mut deck = template.deck();
    for slide in 0..slides {
        let names: Vec<String> = (0..POINTS).map(|point| format!("Month {point}")).collect();
        let mut chart = ColumnChart::new(&names);
        for number in 0..SERIES {
            let value = |point| f64::from((slide * 31 + number * 17 + point * 7) % 1_009) / 8.0;
            let mut series = Series::new(format!("Series {number}"), (0..POINTS).map(value));
            let cell = |row| CellAddress { table: "sales".into(), row, column: number + 1 };
            series.cells = (0..POINTS).map(|row| Some(cell(row))).collect();
            chart.plot.0.series.push(series);
        }
        let frame = |x: i64| Rect::new(Emu(x), Emu(1_600_200), Emu(4_000_000), Emu(3_600_000));
        let row = |n: u32| [format!("Row {n}"), format!("{}", slide * 7 + n)];
        let mut one = deck.add_slide("Title Only")?;
        one.fill("title", format!("Revenue rose by {} %", slide % 50))?;
        one.add(frame(400_000), chart);
        one.add(frame(4_700_000), Table::from_rows((0..6).map(row)));
    }
    let start = Instant::now();
    let bytes = deck.to_bytes()?;
    let build = start.elapsed();
    let plain = bytes.len();
    let start = Instant::now();
    let mut manifest = ManifestBuilder::default();
    deck.slides().iter().for_each(|slide| manifest.slide(slide, None));
    let key = SigningKey::from_seed(KeyName::new("example.com/decks")?, &[7; 32]);
    let sealed = manifest.prepare(bytes, &Limits::default())?.seal(Some(&key), None)?;
    let evidence = start.elapsed();
    let size = sealed.len();
    let start = Instant::now();
    let options = VerifyOptions { keys: vec![key.verifying_key().clone()], ..Default::default() };
    if !verify(sealed.clone(), &options)?.is_intact() {
        return Err("the deck is not intact".into());
    }
    let verified = start.elapsed();
    let start = Instant::now();
    let mut count = Count(0);
    scan(sealed, &Limits::default(), &mut count)?;
    let scanned = start.elapsed();
    let ms = |time: std::time::Duration| time.as_secs_f64() * 1_000.0;
    println!(
        "{slides:>6}  {:>7.1}  {:>16.1}  {:>8.1}  {:>11.1}  {:>9.1}  {:>7.1}  ({} pieces)",
        plain as f64 / 1e3,
        size as f64 / 1e3,
        ms(build),
        ms(evidence),
        ms(verified),
        ms(scanned),
        count.0
    );
    Ok(())
}

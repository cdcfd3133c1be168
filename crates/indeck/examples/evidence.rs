//! Writes a deck with a sensitivity label, markings and a signed manifest, changes a number, and
//! tells what was changed.
//!
//! `cargo run -p indeck --no-default-features --features evidence --example evidence -- TEMPLATE OUT`
#![allow(clippy::print_stdout, reason = "an example says what it did")]
#![allow(clippy::disallowed_methods, reason = "an example is a program")]

use std::error::Error;

use indeck::chart::{ColumnChart, Series};
use indeck::deck::Table;
use indeck::evidence::{ManifestBuilder, VerifyOptions, verify};
use indeck::label::SensitivityLabel;
use indeck::model::{Marking, MarkingPlace};
use indeck::{Emu, Limits, PackageEdit, Rect, Template, WorkbookPayload};
use indeck_audit::note::{KeyName, SigningKey};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (template, out) =
        (arguments.next().ok_or("no template")?, arguments.next().ok_or("no file")?);
    let payload = match arguments.next().as_deref() {
        Some("none") => WorkbookPayload::None,
        _ => WorkbookPayload::Embedded,
    };
    let template = Template::open(template)?;
    let mut deck = template.deck();
    deck.options_mut().workbooks = payload;
    let places = [MarkingPlace::Footer, MarkingPlace::Header, MarkingPlace::Watermark];
    for place in places {
        let mut chart = ColumnChart::new(["Q1", "Q2", "Q3"]);
        chart.plot.0.series.push(Series::new("North", [1.5, 42.0, 38.0]));
        chart.plot.0.series.push(Series::new("South", [3.25, 17.0, 21.0]));
        let frame = |x: i64| Rect::new(Emu(x), Emu(1_600_200), Emu(4_000_000), Emu(3_600_000));
        let table = Table::from_rows([["Region", "Q2"], ["North", "42"], ["South", "17"]]);
        let mut slide = deck.add_slide("Title Only")?;
        slide.fill("title", "Revenue rose by 42 %")?;
        slide.add(frame(400_000), chart).alt("Columns of revenue by quarter");
        slide.add(frame(4_700_000), table).alt("Revenue of the second quarter");
        slide.slide_mut().marking = Some(Marking::new("Confidential – Board only", place));
    }
    let mut edit = PackageEdit::open(deck.to_bytes()?, &Limits::default())?;
    edit.set_label(&SensitivityLabel {
        name: Some("Confidential".to_owned()),
        set: Some("2026-01-31T09:00:00Z".to_owned()),
        content_bits: Some(6),
        ..SensitivityLabel::new(
            "9569d428-cde8-4093-8c72-538d9175bce5",
            "10efe0bd-a030-4bca-809c-b5e6745e499a",
        )?
    })?;
    let mut manifest = ManifestBuilder::default();
    deck.slides().iter().for_each(|slide| manifest.slide(slide, None));
    let key = SigningKey::from_seed(KeyName::new("example.com/decks")?, &[7; 32]);
    let sealed = manifest.prepare(edit.to_bytes()?, &Limits::default())?.seal(Some(&key), None)?;
    std::fs::write(&out, &sealed)?;
    let options = VerifyOptions { keys: vec![key.verifying_key().clone()], ..Default::default() };
    println!("{}", verify(sealed, &options)?);
    Ok(())
}

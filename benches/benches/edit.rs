//! Decks as data: what it costs to open a large deck, change one slide and write it, over merely
//! copying its zip entries; and that the thousandth copy of a slide costs what the first did.
//!
//! `open_edit_save` over `raw_copy` is the ratio that `docs/benchmarks.md` quotes.
#![allow(clippy::expect_used, reason = "a benchmark fails by panicking")]

mod common;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use indeck_benches::generate;
use indeck_ooxml::{Limits, Presentation};
use indeck_testkit::{Entry, unzip, zip};

/// Slides of the large deck, each with a chart.
const SLIDES: usize = 400;
/// Films in the large deck, a megabyte each.
const FILMS: usize = 48;

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 20)]
fn raw_copy(bencher: Bencher<'_, '_>) {
    let deck = large_deck();
    bencher
        .counter(BytesCount::new(deck.len()))
        .with_inputs(|| (deck.clone(), Vec::with_capacity(deck.len())))
        .bench_values(|(deck, out)| copy_entries(black_box(&deck), out));
}

#[divan::bench(sample_count = 20)]
fn open_edit_save(bencher: Bencher<'_, '_>) {
    let deck = large_deck();
    bencher
        .counter(BytesCount::new(deck.len()))
        .with_inputs(|| (deck.clone(), Vec::with_capacity(deck.len() + 4096)))
        .bench_values(|(bytes, out)| {
            let mut deck = open(black_box(bytes));
            deck.set_hidden(SLIDES / 2, true).expect("the slide is hidden");
            deck.write_to(out).expect("the deck is written")
        });
}

/// Copies of a slide with a chart, its workbook and notes; written at the end.
#[divan::bench(args = [100, 1_000, 10_000], sample_count = 5)]
fn clones(bencher: Bencher<'_, '_>, count: usize) {
    let slides = generate::chart_slides(1).map(|input| indeck_benches::slide::resolve(input, None));
    let deck = common::write(&common::template(), slides.collect(), Some(1));
    bencher.counter(ItemsCount::new(count)).with_inputs(|| open(deck.clone())).bench_values(
        |mut deck| {
            for _ in 0..count {
                deck.clone_slide(0).expect("the slide is copied");
            }
            deck.to_bytes().expect("the deck is written")
        },
    );
}

fn open(bytes: Vec<u8>) -> Presentation {
    Presentation::from_bytes(bytes, &Limits::default()).expect("the deck opens")
}

/// About 50 MB: charts with their workbooks, and films that no compressor makes smaller.
fn large_deck() -> Vec<u8> {
    let slides = generate::chart_slides(SLIDES);
    let slides = slides.map(|input| indeck_benches::slide::resolve(input, None)).collect();
    let mut parts = unzip(&common::write(&common::template(), slides, None));
    let mut noise = 0x9E37_79B9_7F4A_7C15u64;
    let mut films = Vec::new();
    for number in 1..=FILMS {
        let kind = "http://schemas.microsoft.com/office/2007/relationships/media";
        let list = format!("ppt/slides/_rels/slide{number}.xml.rels");
        let rels = String::from_utf8_lossy(parts.get(&list).expect("the slide has relationships"));
        let film = format!(
            r#"<Relationship Id="rId90" Type="{kind}" Target="../media/media{number}.mp4"/></Relationships>"#
        );
        let rels = rels.replace("</Relationships>", &film).into_bytes();
        parts.insert(list, rels);
        let bytes: Vec<u8> = std::iter::repeat_with(|| next(&mut noise)).take(1 << 20).collect();
        films.push(Entry::new(format!("ppt/media/media{number}.mp4"), bytes).stored());
    }
    let types = String::from_utf8_lossy(parts.get("[Content_Types].xml").expect("it has types"));
    let film = r#"<Default Extension="mp4" ContentType="video/mp4"/></Types>"#;
    let types = types.replace("</Types>", film).into_bytes();
    parts.insert("[Content_Types].xml".to_owned(), types);
    let entries = parts.iter().map(|(name, bytes)| Entry::new(name, bytes.as_slice()));
    zip(&entries.chain(films).collect::<Vec<_>>())
}

/// A byte of noise (xorshift64).
fn next(state: &mut u64) -> u8 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    state.to_le_bytes()[3]
}

/// Copies every entry with its header, then the directory: the least that any tool can do.
fn copy_entries(deck: &[u8], mut out: Vec<u8>) -> Vec<u8> {
    let archive = rawzip::ZipArchive::from_slice(deck).expect("the deck is an archive");
    let mut records = archive.entries();
    let mut end = 0;
    while let Some(record) = records.next_entry().expect("the directory is sound") {
        let entry = archive.get_entry(record.wayfinder()).expect("the entry is there");
        let start = usize::try_from(record.local_header_offset()).expect("it fits");
        end = usize::try_from(entry.compressed_data_range().1).expect("it fits");
        out.extend_from_slice(deck.get(start..end).expect("the entry is there"));
    }
    out.extend_from_slice(deck.get(end..).expect("the directory follows"));
    out
}

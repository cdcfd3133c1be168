//! The container and the floor: slides without content worth mentioning, and what merely
//! compressing the distinct parts of a deck of 1,000 chart slides takes.
//!
//! `deck` over `deck_floor` is the ratio that `docs/benchmarks.md` quotes.
#![allow(clippy::expect_used, reason = "a benchmark fails by panicking")]

mod common;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use indeck_benches::{floor, generate, slide};

fn main() {
    divan::main();
}

#[divan::bench(args = [100, 1_000])]
fn title_slides(bencher: Bencher<'_, '_>, count: usize) {
    let template = common::template();
    bencher
        .counter(ItemsCount::new(count))
        .with_inputs(|| (0..count).map(|n| common::text_slide(&format!("Slide {n}"))).collect())
        .bench_values(|slides| common::write(&template, black_box(slides), Some(1)));
}

#[divan::bench(args = [1_000], sample_count = 20)]
fn deck(bencher: Bencher<'_, '_>, count: usize) {
    let template = common::template();
    bencher
        .counter(ItemsCount::new(count))
        .with_inputs(|| chart_slides(count))
        .bench_values(|slides| common::write(&template, black_box(slides), Some(1)));
}

#[divan::bench(args = [1_000], sample_count = 20)]
fn deck_floor(bencher: Bencher<'_, '_>, count: usize) {
    let deck = common::write(&common::template(), chart_slides(count), None);
    let bodies = floor::distinct_bodies(&deck).expect("the deck is sound");
    let level = u32::from(indeck_ooxml::WriteOptions::default().compression);
    bencher
        .counter(BytesCount::new(bodies.iter().map(Vec::len).sum::<usize>()))
        .bench(|| floor::compress(black_box(&bodies), level));
}

fn chart_slides(count: usize) -> Vec<indeck_model::ResolvedSlide> {
    generate::chart_slides(count).map(|input| slide::resolve(input, None)).collect()
}

//! Whole decks of chart slides: what one costs, and that each slide costs the same in a long deck.

mod common;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use indeck_benches::generate;
use indeck_model::ResolvedSlide;

fn main() {
    divan::main();
}

fn slides(count: usize) -> Vec<ResolvedSlide> {
    generate::chart_slides(count).map(|input| indeck_benches::slide::resolve(input, None)).collect()
}

#[divan::bench(args = [10, 100, 1_000])]
fn one_thread(bencher: Bencher<'_, '_>, count: usize) {
    write(bencher, count, Some(1));
}

#[divan::bench(args = [10, 100, 1_000])]
fn all_threads(bencher: Bencher<'_, '_>, count: usize) {
    write(bencher, count, None);
}

fn write(bencher: Bencher<'_, '_>, count: usize, threads: Option<usize>) {
    let template = common::template();
    bencher
        .counter(ItemsCount::new(count))
        .with_inputs(|| slides(count))
        .bench_values(|slides| common::write(&template, black_box(slides), threads));
}

#[divan::bench]
fn open_template(bencher: Bencher<'_, '_>) {
    let bytes = indeck_testkit::tiny_template();
    bencher.with_inputs(|| bytes.clone()).bench_values(common::open);
}

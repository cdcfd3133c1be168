//! Any bytes as the slide, its chart or the whole package, linted.
#![no_main]

use indeck_ooxml::Template;
use indeck_ooxml::lint::{LintOptions, lint};
use indeck_ooxml::model::chart::ColumnChart;
use indeck_testkit::{package, tiny_template, unzip};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((which, body)) = bytes.split_first() else { return };
    let part = match which % 3 {
        0 => return drop(lint(body.to_vec(), &LintOptions::default())),
        1 => "ppt/slides/slide1.xml",
        _ => "ppt/charts/chart1.xml",
    };
    let template = Template::from_bytes(tiny_template(), &Default::default()).expect("it is valid");
    let mut deck = template.deck();
    let chart = ColumnChart::new(["a"]).with_series("b", [1.0]);
    let mut slide = deck.add_slide("Title and Content").expect("the layout is there");
    slide.fill("content", chart).expect("the placeholder is there");
    let mut parts = unzip(&deck.to_bytes().expect("the deck is valid"));
    parts.insert(part.to_owned(), body.to_vec());
    drop(lint(package(&parts), &LintOptions::default()));
});

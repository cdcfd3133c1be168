//! Each kind with each option that it has: a deck a kind, a slide an option.

use std::path::PathBuf;

use indeck_ooxml::Limits;
use indeck_testkit::catalogue::{KINDS, Kind};

use super::elements_of;
use crate::support::template;

/// Where judges of whole decks look for them.
#[expect(clippy::disallowed_methods, reason = "the environment only says where a test's files go")]
fn folder() -> PathBuf {
    let handed_over = std::env::var_os("INDECK_DECKS").map(PathBuf::from);
    let folder = handed_over.unwrap_or_else(|| env!("CARGO_TARGET_TMPDIR").into());
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn write(kind: &Kind) {
    let template = template();
    let mut deck = template.deck();
    let charts = kind.charts();
    for (option, chart) in &charts {
        let title = format!("{}: {option}", kind.name);
        let mut slide = deck.add_slide("Title and Content").unwrap();
        slide.fill("title", title.as_str()).unwrap().fill("content", chart.clone()).unwrap();
        slide.alt(&title);
    }
    let bytes = deck.to_bytes().unwrap_or_else(|error| panic!("{}: {error}", kind.name));
    let name = format!("charts-{}.pptx", kind.name.replace(' ', "-"));
    std::fs::write(folder().join(name), &bytes).unwrap();
    let inspection = indeck_ooxml::Inspection::from_bytes(bytes, &Limits::default()).unwrap();
    for (slide, (option, chart)) in inspection.slides.iter().zip(&charts) {
        let summary = slide.shapes[1].chart.as_ref().unwrap();
        assert_eq!(summary.kinds[0], elements_of(chart)[0], "{option}");
        assert!(summary.series.len() >= chart.series_count(), "{option}");
    }
}

#[test]
fn each_kind_is_written_with_each_of_its_options() {
    KINDS.iter().for_each(write);
}

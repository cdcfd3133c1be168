//! Each kind with each option that it has: a deck a kind, a slide an option.

mod around;
mod kinds;
mod series;

use std::path::PathBuf;

use indeck_ooxml::Limits;
use indeck_ooxml::model::chart::Chart;

use super::elements_of;
use crate::support::template;

/// An option and what it does to a chart; `None` where the kind does not have it.
struct Option_ {
    name: &'static str,
    apply: fn(Chart) -> Option<Chart>,
}

/// A chart for each option of a kind, the plain chart first.
fn charts(kind: &kinds::Kind) -> Vec<(String, Chart)> {
    let mut charts = vec![("plain".to_owned(), (kind.chart)())];
    let options = series::OPTIONS.iter().chain(around::OPTIONS);
    charts.extend(
        options
            .filter_map(|option| Some((option.name.to_owned(), (option.apply)((kind.chart)())?))),
    );
    charts.extend((kind.own)().into_iter().map(|(name, chart)| (name.to_owned(), chart)));
    charts
}

/// Where judges of whole decks look for them.
fn folder() -> PathBuf {
    let handed_over = std::env::var_os("INDECK_DECKS").map(PathBuf::from);
    let folder = handed_over.unwrap_or_else(|| env!("CARGO_TARGET_TMPDIR").into());
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn write(kind: &kinds::Kind) {
    let template = template();
    let mut deck = template.deck();
    let charts = charts(kind);
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
        let elements = elements_of(chart);
        assert_eq!(summary.kinds[0], elements[0], "{option}");
        assert!(summary.series.len() >= chart.series_count(), "{option}");
    }
}

#[test]
fn each_kind_is_written_with_each_of_its_options() {
    kinds::KINDS.iter().for_each(write);
}

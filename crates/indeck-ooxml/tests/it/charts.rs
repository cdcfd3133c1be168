//! Every kind of chart in one deck, through the public interface.

mod gallery;
mod matrix;

use std::path::Path;

use indeck_ooxml::model::chart::{Chart, ColumnChart, PointStyle, SurfaceForm};
use indeck_ooxml::model::{Color, ThemeColor};
use indeck_ooxml::{Error, InvalidChart};
use indeck_testkit::unzip;

use crate::support::{assert_sound, inspect, template, text_of};

/// Writes a slide for each chart of the gallery.
fn deck() -> Vec<u8> {
    let template = template();
    let mut deck = template.deck();
    for (name, chart) in gallery::charts() {
        let mut slide = deck.add_slide("Title and Content").unwrap();
        slide.fill("title", name).unwrap().fill("content", chart).unwrap();
        slide.alt(name);
    }
    deck.to_bytes().unwrap()
}

/// The file is also what judges of whole decks look at after the tests.
#[test]
fn every_kind_with_every_option_is_written_and_read_back() {
    let charts = gallery::charts();
    let bytes = deck();
    std::fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join("charts.pptx"), &bytes).unwrap();
    assert_sound(&bytes);
    let limits = indeck_ooxml::Limits::default();
    let inspection = indeck_ooxml::Inspection::from_bytes(bytes, &limits).unwrap();
    assert_eq!(inspection.slides.len(), charts.len());
    for (slide, (name, chart)) in inspection.slides.iter().zip(&charts) {
        let summary = slide.shapes[1].chart.as_ref().unwrap();
        assert_eq!(summary.series.len(), chart.series_count(), "{name}");
        assert!(summary.workbook.is_some(), "{name}");
        assert_eq!(summary.kinds, elements_of(chart), "{name}");
    }
}

fn elements_of(chart: &Chart) -> Vec<&'static str> {
    use indeck_ooxml::model::chart::ComboPlot;
    match chart {
        Chart::Column(_) | Chart::StackedColumn(_) | Chart::Bar(_) | Chart::StackedBar(_) => {
            vec!["barChart"]
        }
        Chart::Line(_) => vec!["lineChart"],
        Chart::Area(_) => vec!["areaChart"],
        Chart::Pie(_) => vec!["pieChart"],
        Chart::Doughnut(_) => vec!["doughnutChart"],
        Chart::Scatter(_) => vec!["scatterChart"],
        Chart::Combo(combo) => {
            let element = |plot| match plot {
                &ComboPlot::Columns(_) | &ComboPlot::StackedColumns(_) => "barChart",
                &ComboPlot::Lines(_) => "lineChart",
                &ComboPlot::Areas(_) => "areaChart",
            };
            combo.primary.iter().chain(combo.secondary.plots()).map(element).collect()
        }
        Chart::OfPie(_) => vec!["ofPieChart"],
        Chart::Bubble(_) => vec!["bubbleChart"],
        Chart::Radar(_) => vec!["radarChart"],
        Chart::Stock(c) if c.volume.is_some() => vec!["barChart", "stockChart"],
        Chart::Stock(_) => vec!["stockChart"],
        Chart::Surface(c) => match c.form {
            SurfaceForm::Surface | SurfaceForm::Wireframe => vec!["surface3DChart"],
            SurfaceForm::Contour | SurfaceForm::WireframeContour => vec!["surfaceChart"],
        },
        extended => unreachable!("{} is not of these kinds", extended.mark()),
    }
}

#[test]
fn the_same_charts_are_the_same_bytes() {
    assert!(deck() == deck());
}

#[test]
fn each_chart_has_its_own_workbook_in_which_its_numbers_stand() {
    let template = template();
    let mut deck = template.deck();
    for value in [1.25, 2.5] {
        let chart = ColumnChart::new(["Q1"]).with_series("North", [value]);
        deck.add_slide("Title and Content").unwrap().fill("content", chart).unwrap();
    }
    let parts = unzip(&deck.to_bytes().unwrap());
    let inspection = inspect(&deck);
    for (slide, value) in inspection.slides.iter().zip(["1.25", "2.5"]) {
        let workbook = slide.shapes[0].chart.as_ref().unwrap().workbook.clone().unwrap();
        let workbook = unzip(&parts[workbook.trim_start_matches('/')]);
        let sheet = text_of(&workbook, "xl/worksheets/sheet1.xml");
        assert!(sheet.contains(&format!(r#"<c r="B2"><v>{value}</v></c>"#)), "{sheet}");
    }
}

#[test]
fn a_chart_that_cannot_be_written_names_its_slide_and_what_is_wrong() {
    let template = template();
    let mut deck = template.deck();
    let mut chart = ColumnChart::new(["Q1"]).with_series("North", [1.0]);
    chart.plot.0.series[0].points.push(PointStyle::filled(9, Color::Theme(ThemeColor::Accent2)));
    deck.add_slide("Title and Content").unwrap().fill("content", chart).unwrap();
    match deck.to_bytes().unwrap_err() {
        Error::InvalidChart { slide: 1, source, .. } => {
            let expect =
                InvalidChart::UnknownPoint { series: "North".into(), point: 10, points: 1 };
            assert_eq!(source, expect);
        }
        other => panic!("{other:?}"),
    }
}

//! What holds for every picture.

use indeck_chart::{DrawOptions, Error, draw};
use indeck_model::chart::{Categories, ColumnChart, LineChart, Series};
use indeck_model::{Chart, NumberFormat};
use indeck_testkit::catalogue;
use roxmltree::{Document, Node};

use crate::picture::svg;
use crate::samples;

/// How far markers, of up to 72 points, may reach beyond the edge at which their points stand.
const NEAR: f64 = 50.0;

/// Whether a part lies in a group that is cut off.
fn is_clipped(node: Node<'_, '_>) -> bool {
    node.ancestors().any(|node| node.has_attribute("clip-path") || node.has_tag_name("clipPath"))
}

/// Fails if a shape or an anchor of text lies outside the picture.
pub fn assert_inside(svg: &str, name: &str) {
    let document = Document::parse(svg).unwrap_or_else(|e| panic!("{name}: {e}"));
    let (width, height) = (size(&document, "width"), size(&document, "height"));
    for node in document.descendants().filter(|node| node.is_element() && !is_clipped(*node)) {
        if node.ancestors().any(|n| n.has_tag_name("pattern") || n.has_tag_name("linearGradient")) {
            continue;
        }
        for (attribute, most) in [
            ("x", width),
            ("cx", width),
            ("x1", width),
            ("x2", width),
            ("y", height),
            ("cy", height),
            ("y1", height),
            ("y2", height),
        ] {
            let Some(text) = node.attribute(attribute) else { continue };
            let value: f64 = text.parse().unwrap_or_else(|_| panic!("{name}: {attribute}={text}"));
            assert!(
                value.is_finite() && value >= -NEAR && value <= most + NEAR,
                "{name}: {attribute}={value} in {node:?}"
            );
        }
        for (from, extent, most) in [("x", "width", width), ("y", "height", height)] {
            if let (Some(from), Some(extent)) = (node.attribute(from), node.attribute(extent)) {
                let end = from.parse::<f64>().unwrap() + extent.parse::<f64>().unwrap();
                assert!(end <= most + NEAR, "{name}: {extent} ends at {end} in {node:?}");
            }
        }
    }
}

fn size(document: &Document<'_>, name: &str) -> f64 {
    document.root_element().attribute(name).unwrap().parse().unwrap()
}

/// The catalogue, and the samples of this crate.
fn all() -> Vec<(String, Chart)> {
    let samples = samples::charts().into_iter().map(|(name, chart)| (name.to_owned(), chart));
    catalogue::all().into_iter().chain(samples).collect()
}

#[test]
fn nothing_lies_outside_the_picture() {
    for (name, chart) in all() {
        for (width, height) in [(720.0, 405.0), (300.0, 200.0), (120.0, 400.0), (60.0, 40.0)] {
            let options = DrawOptions { width, height, ..DrawOptions::default() };
            let svg = draw(&chart, &options).unwrap().to_svg();
            assert_inside(&svg, &format!("{name} at {width} × {height}"));
        }
    }
}

#[test]
fn the_same_chart_gives_the_same_bytes() {
    for (name, chart) in all() {
        assert_eq!(svg(&chart), svg(&chart.clone()), "{name}");
    }
    let chart = crate::picture::chart("column-w1");
    let png = || draw(&chart, &DrawOptions::default()).unwrap().to_png(640).unwrap();
    assert_eq!(png(), png());
}

#[test]
fn pictures_that_cannot_be_are_refused() {
    let chart = crate::picture::chart("column");
    for (width, height) in [(0.0, 10.0), (10.0, f64::NAN), (1e9, 10.0), (10.0, f64::INFINITY)] {
        let options = DrawOptions { width, height, ..DrawOptions::default() };
        let error = draw(&chart, &options).unwrap_err();
        assert_eq!(error.code(), "picture-size");
    }
    let drawing = draw(&chart, &DrawOptions::default()).unwrap();
    assert!(matches!(drawing.to_png(0), Err(Error::Size { .. })));
    assert!(matches!(drawing.to_png(100_000), Err(Error::Size { .. })));
}

#[test]
fn a_million_rows_make_a_picture_of_bounded_size() {
    let rows = 1_048_575;
    let values = (0..rows).map(|i| f64::from(i % 1_000) + f64::from(i) / 1e4);
    let numbers = Categories::Numbers {
        values: (0..rows).map(f64::from).collect(),
        format: NumberFormat::GENERAL,
    };
    let charts: [Chart; 2] = [
        LineChart::over(numbers.clone()).with_series("A", values.clone()).into(),
        ColumnChart::over(numbers).with_series("A", values).into(),
    ];
    for chart in charts {
        let svg = svg(&chart);
        assert!(svg.len() < 400_000, "{} bytes", svg.len());
        assert_inside(&svg, "a million rows");
    }
}

#[test]
fn charts_without_data_are_drawn_as_frames() {
    let empty: [Chart; 4] = [
        ColumnChart::new([""; 0]).into(),
        ColumnChart::new(["A", "B"]).into(),
        LineChart::new(["A"]).with_series("None", [None::<f64>]).into(),
        LineChart::new([""; 0]).with_series("None", [0.0; 0]).into(),
    ];
    for chart in empty {
        assert_inside(&svg(&chart), "an empty chart");
    }
}

#[test]
fn text_is_escaped() {
    let chart: Chart = ColumnChart::new(["<&>\"'", "a\u{1}b"])
        .with_series("]]>", [1.0, 2.0])
        .with_title("A & B < C")
        .into();
    let svg = svg(&chart);
    let document = Document::parse(&svg).unwrap();
    let title = document.descendants().find(|node| node.attribute("class") == Some("title"));
    assert_eq!(title.and_then(|title| title.text()), Some("A & B < C"));
}

#[test]
fn extreme_numbers_are_drawn() {
    for values in [[f64::MAX, -f64::MAX], [f64::MIN_POSITIVE, 1e-300], [1e300, 1e-300], [0.0, -0.0]]
    {
        let mut chart = ColumnChart::new(["A", "B"]).with_series("S", values);
        for log in [None, Some(10.0)] {
            chart.axes.value.log_base = log;
            assert_inside(&svg(&chart.clone().into()), &format!("{values:?} {log:?}"));
        }
        let mut series = Series::new("L", values);
        series.own = Default::default();
        let mut lines = LineChart::new(["A", "B"]);
        lines.plot.series.push(series);
        assert_inside(&svg(&lines.into()), &format!("{values:?}"));
    }
}

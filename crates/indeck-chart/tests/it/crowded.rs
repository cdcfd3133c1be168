//! Charts of more, and of longer names, than have room.

use std::collections::BTreeSet;

use indeck_model::Chart;
use indeck_model::chart::{
    BarChart, DataLabels, FunnelChart, LineChart, OfPieChart, PieChart, RadarChart, RadarStyle,
};
use roxmltree::Document;

use crate::picture::{number, parts, svg};

/// Least distance of lines that do not lie over one another, in pixels.
const LINE: f64 = 10.0;

fn long_names(count: usize) -> Vec<String> {
    (0..count).map(|i| format!("Name {i} {}", "of many long words ".repeat(12))).collect()
}

fn values(count: usize) -> Vec<f64> {
    (0..count).map(|i| 1.0 + (i % 7) as f64).collect()
}

/// Fails where two lines of a class stand closer than a line is high.
fn assert_apart(chart: Chart, class: &str) {
    let svg = svg(&chart);
    let svg = Document::parse(&svg).unwrap();
    let lines = parts(&svg, class).into_iter().filter(|node| node.has_attribute("data-point"));
    let mut places: Vec<f64> = lines.map(|line| number(line, "y")).collect();
    places.sort_by(f64::total_cmp);
    assert!(places.len() > 4, "{} has names", chart.mark());
    for pair in places.windows(2) {
        assert!(pair[1] - pair[0] > LINE, "{}: {} after {}", chart.mark(), pair[1], pair[0]);
    }
}

#[test]
fn long_names_one_below_another_keep_to_their_room() {
    for count in [5, 12, 40, 400] {
        let bars = BarChart::new(long_names(count)).with_series("A", values(count));
        assert_apart(bars.into(), "tick-label");
        let funnel = FunnelChart::new(long_names(count), "A", values(count));
        assert_apart(funnel.with_labels(DataLabels::default()).into(), "category");
    }
}

#[test]
fn labels_are_thinned_over_the_whole_axis_and_left_out_where_they_are_a_blot() {
    for (count, labels) in [(12, 12..=12), (200, 40..=120), (5_000, 0..=0)] {
        let names = (0..count).map(|i| i.to_string());
        let lines = LineChart::new(names).with_series("A", values(count));
        let chart: Chart = lines.with_labels(DataLabels::default()).into();
        let svg = svg(&chart);
        let svg = Document::parse(&svg).unwrap();
        let shown = parts(&svg, "label");
        assert!(labels.contains(&shown.len()), "{count} points have {} labels", shown.len());
        if let Some(last) = shown.last() {
            assert!(number(*last, "data-point") as usize > count * 9 / 10, "{count} points");
        }
    }
}

#[test]
fn slices_that_an_outline_would_cover_have_none() {
    for (count, outlined) in [(5, 5), (500, 0)] {
        let chart = PieChart::new((0..count).map(|i| i.to_string()), "A", vec![1.0; count]);
        let svg = svg(&chart.into());
        let svg = Document::parse(&svg).unwrap();
        let strokes = |node: &roxmltree::Node<'_, '_>| {
            node.attribute("stroke").is_some_and(|stroke| stroke != "none")
        };
        assert_eq!(parts(&svg, "slice").into_iter().filter(strokes).count(), outlined);
    }
}

#[test]
fn a_second_plot_of_nothing_has_no_lines() {
    for (last, lines) in [(1.0, 2), (0.0, 0)] {
        let chart = OfPieChart::new(["A", "B", "C", "D"], "S", [3.0, 2.0, last, last]);
        let svg = svg(&chart.into());
        let svg = Document::parse(&svg).unwrap();
        assert_eq!(parts(&svg, "series-line").len(), lines, "the last are {last}");
    }
}

#[test]
fn long_names_around_a_radar_are_all_there() {
    for count in [4, 9, 14] {
        let chart = RadarChart::new(long_names(count)).with_series("S", values(count));
        let svg = svg(&chart.into());
        let svg = Document::parse(&svg).unwrap();
        let names = parts(&svg, "category").into_iter();
        let shown: BTreeSet<usize> = names.map(|n| number(n, "data-point") as usize).collect();
        assert_eq!(shown.len(), count);
    }
}

#[test]
fn a_filled_radar_is_filled_where_values_are_missing() {
    let mut chart = RadarChart::new(["A", "B", "C", "D", "E"])
        .with_series("S", [Some(3.0), Some(2.0), None, Some(4.0), Some(1.0)]);
    chart.style = RadarStyle::Filled;
    let svg = svg(&chart.into());
    let svg = Document::parse(&svg).unwrap();
    let shape = parts(&svg, "line")[0];
    assert!(shape.attribute("fill").is_some_and(|fill| fill != "none"), "{shape:?}");
}

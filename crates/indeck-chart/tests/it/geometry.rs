//! What is drawn is as long, and stands where, the data say: by the scale that the picture shows.

use indeck_model::chart::{Areas, Columns, ComboChart, ComboPlot, Legend, Lines, Series};
use roxmltree::Document;

use crate::picture::{assert_near, chart, number, of, parts, pixels_to_unit, place_of_label, svg};

fn check_bars(name: &str, sideways: bool, lengths: impl Fn(usize, usize, f64) -> f64) {
    let svg = svg(&chart(name));
    let svg = Document::parse(&svg).unwrap();
    let unit = pixels_to_unit(&svg, "value-axis", if sideways { "x" } else { "y" }).abs();
    let bars = parts(&svg, "bar");
    assert!(bars.len() >= 4, "{name} has bars");
    for bar in bars {
        let (series, point) = of(bar);
        let value = lengths(series, point, number(bar, "data-value"));
        let length = number(bar, if sideways { "width" } else { "height" });
        assert_near(length, value.abs() * unit, &format!("{name}, series {series}, point {point}"));
    }
}

#[test]
fn bars_are_as_long_as_their_values() {
    for name in [
        "column",
        "column-w1",
        "column-negative",
        "column-stacked",
        "axis-titles",
        "axis-reverse",
        "references",
    ] {
        check_bars(name, false, |_, _, value| value);
    }
    for name in ["bar", "bar-stacked", "references-bars"] {
        check_bars(name, true, |_, _, value| value);
    }
}

#[test]
fn bars_of_shares_add_up_to_the_whole() {
    let total = [100.0, 100.0, 100.0, 100.0];
    check_bars("column-percent", false, |_, point, value| value / total[point]);
    check_bars("bar-percent", true, |_, point, value| value / total[point]);
}

#[test]
fn bars_begin_where_the_axis_crosses() {
    check_bars("axis-crossing", false, |_, _, value| value - 3.0);
    check_bars("axis-bounds", false, |_, _, value| value - 1.0);
}

#[test]
fn bars_on_a_logarithmic_scale_are_as_long_as_logarithms() {
    let svg = svg(&chart("axis-log"));
    let svg = Document::parse(&svg).unwrap();
    let decade = place_of_label(&svg, "value-axis", "y", 1.0)
        - place_of_label(&svg, "value-axis", "y", 10.0);
    for bar in parts(&svg, "bar") {
        let value = number(bar, "data-value");
        assert_near(number(bar, "height"), value.log10() * decade, "a logarithmic bar");
    }
}

#[test]
fn stacked_bars_stand_on_one_another() {
    let svg = svg(&chart("column-stacked"));
    let svg = Document::parse(&svg).unwrap();
    let bars = parts(&svg, "bar");
    let bar = |series, point| *bars.iter().find(|bar| of(**bar) == (series, point)).unwrap();
    for point in 0..4 {
        for series in 1..3 {
            let (lower, upper) = (bar(series - 1, point), bar(series, point));
            assert_near(
                number(upper, "y") + number(upper, "height"),
                number(lower, "y"),
                "a stack",
            );
            assert_near(number(upper, "x"), number(lower, "x"), "a stack");
        }
    }
}

#[test]
fn gap_and_overlap_are_shares_of_a_bar() {
    let svg = svg(&chart("column"));
    let svg = Document::parse(&svg).unwrap();
    let bars = parts(&svg, "bar");
    let bar = |series, point| *bars.iter().find(|bar| of(**bar) == (series, point)).unwrap();
    let width = number(bar(0, 0), "width");
    assert_near(number(bar(1, 0), "x") - number(bar(0, 0), "x"), width, "no overlap");
    let gap = number(bar(0, 1), "x") - number(bar(2, 0), "x") - width;
    assert_near(gap, width * 0.8, "a gap of 80 %");
}

#[test]
fn points_of_lines_stand_at_their_values() {
    for name in ["line-markers", "line-gap"] {
        let svg = svg(&chart(name));
        let svg = Document::parse(&svg).unwrap();
        let unit = pixels_to_unit(&svg, "value-axis", "y");
        let points = parts(&svg, "marker");
        let first = points[0];
        for point in &points {
            let rise = number(*point, "data-value") - number(first, "data-value");
            assert_near(number(*point, "cy") - number(first, "cy"), rise * unit, name);
        }
        let zero = number(parts(&svg, "axis-line")[0], "y1");
        assert_near(zero - number(first, "cy"), -number(first, "data-value") * unit, name);
    }
}

#[test]
fn scatter_points_stand_at_both_values() {
    let chart = chart("scatter-markers");
    let indeck_model::Chart::Scatter(data) = &chart else { panic!("a scatter chart") };
    let svg = svg(&chart);
    let svg = Document::parse(&svg).unwrap();
    let (x, y) = (pixels_to_unit(&svg, "x-axis", "x"), pixels_to_unit(&svg, "y-axis", "y"));
    let origin_x = place_of_label(&svg, "x-axis", "x", 0.0);
    let mut count = 0;
    for marker in parts(&svg, "marker") {
        let (series, point) = of(marker);
        let (at_x, at_y) = data.series[series].points[point];
        assert_near(number(marker, "cx") - origin_x, at_x.unwrap() * x, "x");
        let first = parts(&svg, "marker")[0];
        let rise = at_y.unwrap() - data.series[0].points[0].1.unwrap();
        assert_near(number(marker, "cy") - number(first, "cy"), rise * y, "y");
        count += 1;
    }
    assert_eq!(count, 21);
}

#[test]
fn the_area_of_a_bubble_tells_its_size() {
    let (area, width) = (svg(&chart("bubble-area")), svg(&chart("bubble-width")));
    let (area, width) = (Document::parse(&area).unwrap(), Document::parse(&width).unwrap());
    let radius = |svg: &Document<'_>, point| {
        let all = parts(svg, "bubble");
        number(*all.iter().find(|bubble| of(**bubble) == (0, point)).unwrap(), "r")
    };
    // The sizes are 2, 3, 6, 11, 18, 27, 38.
    assert_near(radius(&area, 6) / radius(&area, 2), (38.0_f64 / 6.0).sqrt(), "areas");
    assert_near(radius(&width, 6) / radius(&width, 2), 38.0 / 6.0, "widths");
}

#[test]
fn labels_say_the_values_in_their_format_over_their_bars() {
    let svg = svg(&chart("column-w1"));
    let svg = Document::parse(&svg).unwrap();
    let labels = parts(&svg, "label");
    assert_eq!(labels.len(), 48);
    let bars = parts(&svg, "bar");
    for label in labels {
        let bar = bars.iter().find(|bar| of(**bar) == of(label)).unwrap();
        assert_eq!(label.text().unwrap(), format!("{:.1}", number(*bar, "data-value")));
        let middle = number(*bar, "x") + number(*bar, "width") / 2.0;
        assert_near(number(label, "x"), middle, "a label");
        assert!(number(label, "y") < number(*bar, "y"), "beyond the end");
    }
}

#[test]
fn labels_inside_stay_inside_and_stand_out() {
    for name in ["column-center", "column-inside-base", "column-stacked"] {
        let svg = svg(&chart(name));
        let svg = Document::parse(&svg).unwrap();
        let bars = parts(&svg, "bar");
        for label in parts(&svg, "label") {
            let bar = bars.iter().find(|bar| of(**bar) == of(label)).unwrap();
            let (y, top) = (number(label, "y"), number(*bar, "y"));
            assert!(y > top && y < top + number(*bar, "height"), "{name}: {label:?}");
            assert_eq!(label.attribute("fill"), Some("#FFFFFF"), "{name}");
        }
    }
}

#[test]
fn a_secondary_axis_has_a_scale_of_its_own() {
    let svg = svg(&chart("combo"));
    let svg = Document::parse(&svg).unwrap();
    let shares = pixels_to_unit(&svg, "secondary-value-axis", "y");
    let bottom = number(parts(&svg, "axis-line")[0], "y1");
    for marker in parts(&svg, "marker") {
        assert_near(
            number(marker, "cy") - bottom,
            number(marker, "data-value") * shares,
            "a share",
        );
    }
    let unit = pixels_to_unit(&svg, "value-axis", "y");
    for bar in parts(&svg, "bar") {
        assert_near(number(bar, "height"), -number(bar, "data-value") * unit, "a bar");
    }
}

#[test]
fn days_stand_as_far_apart_as_in_time() {
    let svg = svg(&chart("axis-days"));
    let svg = Document::parse(&svg).unwrap();
    let axis = parts(&svg, "category-axis")[0];
    let labels: Vec<_> =
        axis.descendants().filter(|node| node.attribute("class") == Some("tick-label")).collect();
    let text: Vec<&str> = labels.iter().filter_map(|label| label.text()).collect();
    assert_eq!(
        text,
        ["1 Jan 2026", "1 Mar 2026", "1 May 2026", "1 Jul 2026", "1 Sep 2026", "1 Nov 2026"]
    );
    let x = |i: usize| number(labels[i], "x");
    assert_near((x(1) - x(0)) / 59.0, (x(5) - x(0)) / 304.0, "pixels a day");
}

#[test]
fn error_bars_reach_as_far_as_they_say() {
    let svg = svg(&chart("errors-fixed"));
    let svg = Document::parse(&svg).unwrap();
    let unit = pixels_to_unit(&svg, "value-axis", "y").abs();
    let bars = parts(&svg, "error-bar");
    assert_eq!(bars.len(), 24);
    for bar in bars {
        assert_near((number(bar, "y1") - number(bar, "y2")).abs(), 0.4 * unit, "an error bar");
    }
}

#[test]
fn a_reference_line_stands_at_its_value() {
    let svg = svg(&chart("references"));
    let svg = Document::parse(&svg).unwrap();
    let unit = pixels_to_unit(&svg, "value-axis", "y").abs();
    let bottom = number(parts(&svg, "axis-line")[0], "y1");
    let line = parts(&svg, "reference")[0];
    assert_near(bottom - number(line, "y1"), 3.7 * unit, "the plan");
}

#[test]
fn the_legend_names_the_series_in_their_colours() {
    let svg = svg(&chart("column"));
    let svg = Document::parse(&svg).unwrap();
    let names: Vec<&str> = parts(&svg, "legend-name").iter().filter_map(|n| n.text()).collect();
    assert_eq!(names, ["North", "South", "West"]);
    for key in parts(&svg, "legend-key") {
        let series = number(key, "data-series");
        let bar = parts(&svg, "bar").into_iter().find(|bar| number(*bar, "data-series") == series);
        assert_eq!(key.attribute("fill"), bar.unwrap().attribute("fill"));
    }
}

#[test]
fn a_deleted_entry_is_not_in_the_legend() {
    let svg = svg(&chart("frame-deleted"));
    let svg = Document::parse(&svg).unwrap();
    let names: Vec<&str> = parts(&svg, "legend-name").iter().filter_map(|n| n.text()).collect();
    assert_eq!(names, ["North", "West"]);
}

#[test]
fn a_combination_lists_areas_then_columns_then_lines_then_points() {
    let mut lines = Lines::default();
    lines.series.push(Series::new("Line", [1.0, 2.0]));
    let mut columns = Columns::default();
    columns.0.series.push(Series::new("Column", [3.0, 2.0]));
    let mut area = Areas::default();
    area.series.push(Series::new("Area", [4.0, 2.0]));
    let mut second = Columns::default();
    second.0.series.push(Series::new("Second column", [4.0, 2.0]));
    let mut chart = ComboChart::new(["A", "B"])
        .with_plot(ComboPlot::Lines(lines))
        .with_plot(ComboPlot::Columns(columns))
        .with_secondary_plot(ComboPlot::Columns(second))
        .with_secondary_plot(ComboPlot::Areas(area));
    // Entries are left out by the order of the series.
    for (deleted, names) in [
        (vec![], &["Area", "Column", "Second column", "Line"][..]),
        (vec![0], &["Area", "Column", "Second column"]),
        (vec![1, 3], &["Second column", "Line"]),
    ] {
        chart.frame.legend = Some(Legend { deleted, ..Legend::default() });
        let svg = svg(&chart.clone().into());
        let svg = Document::parse(&svg).unwrap();
        let listed: Vec<&str> =
            parts(&svg, "legend-name").iter().filter_map(|n| n.text()).collect();
        assert_eq!(listed, names);
    }
}

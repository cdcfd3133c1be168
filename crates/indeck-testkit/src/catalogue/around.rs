//! Options of what stands around series: axes, references, frame.

use indeck_model::chart::*;
use indeck_model::text::TextStyle;
use indeck_model::{Angle, Date, Percent, Pt, Rgb, ThemeColor};

use super::Variation;

/// The axes of a kind over categories.
fn axes_mut(chart: &mut Chart) -> Option<&mut Axes> {
    Some(match chart {
        Chart::Column(c) => &mut c.axes,
        Chart::StackedColumn(c) => &mut c.axes,
        Chart::Bar(c) => &mut c.axes,
        Chart::StackedBar(c) => &mut c.axes,
        Chart::Line(c) => &mut c.axes,
        Chart::Area(c) => &mut c.axes,
        Chart::Combo(c) => &mut c.axes,
        Chart::Radar(c) => &mut c.axes,
        Chart::Stock(c) => &mut c.axes,
        Chart::Surface(c) => &mut c.axes,
        _ => return None,
    })
}

fn value_axis_mut(chart: &mut Chart) -> Option<&mut ValueAxis> {
    match chart {
        Chart::Scatter(c) => Some(&mut c.y_axis),
        Chart::Bubble(c) => Some(&mut c.y_axis),
        other => axes_mut(other).map(|axes| &mut axes.value),
    }
}

fn with_value_axis(mut chart: Chart, change: impl FnOnce(&mut ValueAxis)) -> Option<Chart> {
    change(value_axis_mut(&mut chart)?);
    Some(chart)
}

fn with_categories(mut chart: Chart, change: impl FnOnce(&mut CategoryAxis)) -> Option<Chart> {
    let flat = !matches!(chart, Chart::Radar(_) | Chart::Surface(_));
    change(axes_mut(&mut chart).filter(|_| flat).map(|axes| &mut axes.category)?);
    Some(chart)
}

fn with_references(mut chart: Chart, lines: Vec<ReferenceLine>) -> Option<Chart> {
    if matches!(chart, Chart::Stock(_) | Chart::Surface(_)) {
        return None;
    }
    axes_mut(&mut chart)?.references = lines;
    chart.frame_mut().legend = Some(Legend::default());
    Some(chart)
}

fn with_dates(mut chart: Chart) -> Option<Chart> {
    let categories = match &mut chart {
        Chart::Column(c) => &mut c.categories,
        Chart::Line(c) => &mut c.categories,
        Chart::Area(c) => &mut c.categories,
        Chart::Combo(c) => &mut c.categories,
        Chart::Stock(c) => &mut c.categories,
        _ => return None,
    };
    let day = |i: usize| Date::from_ymd(2026, i as u32 * 2 + 1, 1).unwrap();
    let days = (0..categories.len()).map(day).collect();
    *categories = Categories::Dates { days, format: "mmm yy".into() };
    axes_mut(&mut chart)?.category.dates = DateScale {
        min: Date::from_ymd(2025, 12, 1),
        max: Date::from_ymd(2026, 12, 1),
        base: Some(TimeUnit::Months),
        major: Some((3, TimeUnit::Months)),
        minor: Some((1, TimeUnit::Months)),
    };
    Some(chart)
}

fn layout(x: f32, y: f32, width: f32, height: f32) -> Option<ManualLayout> {
    let (x, y, width, height) = (Percent(x), Percent(y), Percent(width), Percent(height));
    Some(ManualLayout { x, y, width, height })
}

fn red() -> Line {
    Line::solid(Rgb(200, 16, 46), Pt(1.5))
}

pub(super) const OPTIONS: &[Variation] = &[
    Variation {
        name: "scale, units, ticks, gridlines",
        apply: |chart| {
            let stock = matches!(chart, Chart::Stock(_));
            with_value_axis(chart, |axis| {
                (axis.min, axis.max) =
                    if stock { (Some(90.0), Some(130.0)) } else { (Some(0.0), Some(12.0)) };
                (axis.major_unit, axis.minor_unit) = (Some(4.0), Some(1.0));
                axis.minor_gridlines = Some(Line::PLAIN);
                axis.ticks = TickMarks { major: TickMark::Cross, minor: TickMark::Outside };
                axis.line = Some(red());
                axis.rotation = Some(Angle(-45.0));
            })
        },
    },
    Variation {
        name: "logarithm, from high to low",
        apply: |chart| {
            if matches!(chart, Chart::Surface(_) | Chart::Radar(_)) {
                return None;
            }
            with_value_axis(chart, |axis| (axis.log_base, axis.reverse) = (Some(10.0), true))
        },
    },
    Variation {
        name: "display units and title",
        apply: |chart| {
            with_value_axis(chart, |axis| {
                axis.display_units = Some(DisplayUnits {
                    unit: DisplayUnit::Hundreds,
                    label: Some("in hundreds".into()),
                });
                axis.title = Some("Amount".into());
                axis.title_style = TextStyle { bold: Some(true), ..TextStyle::default() };
            })
        },
    },
    Variation {
        name: "custom display unit",
        apply: |chart| {
            with_value_axis(chart, |axis| {
                axis.display_units =
                    Some(DisplayUnits { unit: DisplayUnit::Custom(7.0), label: Some("".into()) });
            })
        },
    },
    Variation {
        name: "values crossed at 4",
        apply: |chart| with_value_axis(chart, |axis| axis.crossing = Crossing::At(4.0)),
    },
    Variation {
        name: "categories crossed at the third, every second labelled",
        apply: |chart| {
            with_categories(chart, |axis| {
                axis.crossing = Crossing::At(3.0);
                axis.label_interval = Some(2);
                axis.tick_interval = Some(2);
                axis.label_offset = Some(300);
                axis.ticks = TickMarks { major: TickMark::Inside, minor: TickMark::None };
                axis.gridlines = Some(Line::PLAIN);
                axis.minor_gridlines = Some(Line::PLAIN);
            })
        },
    },
    Variation {
        name: "categories crossed at their end, from last to first",
        apply: |chart| {
            with_categories(chart, |axis| {
                (axis.crossing, axis.reverse) = (Crossing::Max, true);
                axis.title = Some("Quarter".into());
                axis.title_style = TextStyle { italic: Some(true), ..TextStyle::default() };
            })
        },
    },
    Variation { name: "dates by quarter", apply: with_dates },
    Variation {
        name: "a constant reference line",
        apply: |chart| {
            let label = Some("mean 4.5".to_owned());
            with_references(chart, vec![ReferenceLine { label, ..ReferenceLine::at("Mean", 4.5) }])
        },
    },
    Variation {
        name: "a red limit and targets",
        apply: |chart| {
            let line = Some(red());
            let limit = ReferenceLine {
                line: line.clone(),
                label: Some(String::new()),
                format: "0.0".into(),
                ..ReferenceLine::at("Limit", 6.0)
            };
            let targets = [Some(3.0), Some(5.0), None, Some(7.0)];
            let targets = ReferenceLine { line, ..ReferenceLine::targets("Target", targets) };
            with_references(chart, vec![limit, targets])
        },
    },
    Variation {
        name: "title, legend and plot in their own places",
        apply: |mut chart| {
            let surface = matches!(chart, Chart::Surface(_));
            let frame = chart.frame_mut();
            frame.title = Some("A title".into());
            let deleted = if surface { Vec::new() } else { vec![0] };
            let layout_of_legend = layout(75.0, 30.0, 20.0, 40.0);
            let position = LegendPosition::Right;
            let legend =
                Legend { position, deleted, layout: layout_of_legend, ..Legend::default() };
            frame.legend = Some(legend);
            frame.plot_layout = layout(10.0, 20.0, 60.0, 65.0);
            Some(chart)
        },
    },
    Variation {
        name: "plot fill, background, border",
        apply: |mut chart| {
            let frame = chart.frame_mut();
            let (from, to) = (Rgb(255, 255, 255), Rgb(220, 230, 245));
            frame.plot_fill = Some(Fill::Gradient(Gradient::between(from, to, Angle(90.0))));
            frame.background = Some(Fill::Pattern {
                preset: Pattern::LightUpDiagonal,
                foreground: Rgb(230, 230, 230).into(),
                background: ThemeColor::Background1.into(),
            });
            frame.border = Some(Line::solid(ThemeColor::Accent1, Pt(2.0)));
            Some(chart)
        },
    },
];

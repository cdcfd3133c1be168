//! Options of series.

use indeck_model::chart::*;
use indeck_model::text::TextStyle;
use indeck_model::{Angle, Percent, Pt, Rgb, ThemeColor};

use super::Variation;

/// A series of any kind, seen alike.
trait AnySeries {
    fn points(&self) -> usize;
    fn fill(&mut self) -> &mut Option<Fill>;
    fn line(&mut self) -> &mut Option<Line>;
    fn styles(&mut self) -> &mut Vec<PointStyle>;
    fn texts(&mut self) -> &mut Vec<String>;
    fn marks(&mut self) -> &mut Vec<PointMark>;
    fn label(&mut self, look: LabelLook);
    fn trends(&mut self) -> Option<&mut Vec<Trendline>>;
    fn errors(&mut self) -> Option<&mut Option<ErrorBars>>;
    fn x_errors(&mut self) -> Option<&mut Option<ErrorBars>> {
        None
    }
    fn marker(&mut self) -> Option<&mut Option<Marker>> {
        None
    }
}

/// Labels of whatever position.
#[derive(Default)]
struct LabelLook {
    content: LabelContent,
    fill: Option<Fill>,
    border: Option<Line>,
    rotation: Option<Angle>,
    leader_lines: Option<Line>,
    separator: Option<String>,
    format: Option<indeck_model::NumberFormat>,
    texts: Vec<(u32, &'static str)>,
}

impl LabelLook {
    fn labels<P>(self) -> DataLabels<P> {
        let bold = TextStyle { bold: Some(true), ..TextStyle::default() };
        let point = |(index, text): (u32, &str)| PointLabel {
            index,
            text: Some(text.to_owned()),
            position: None,
            style: bold.clone(),
        };
        DataLabels {
            content: self.content,
            fill: self.fill,
            border: self.border,
            rotation: self.rotation,
            leader_lines: self.leader_lines,
            separator: self.separator,
            format: self.format,
            points: self.texts.into_iter().map(point).collect(),
            ..DataLabels::default()
        }
    }
}

/// What only some kinds of series have.
trait Own {
    fn trends(&mut self) -> Option<&mut Vec<Trendline>> {
        None
    }
    fn errors(&mut self) -> Option<&mut Option<ErrorBars>> {
        None
    }
    fn marker(&mut self) -> Option<&mut Option<Marker>> {
        None
    }
}

impl Own for () {}
impl Own for StackOptions {
    fn errors(&mut self) -> Option<&mut Option<ErrorBars>> {
        Some(&mut self.error_bars)
    }
}
impl Own for RadarOptions {
    fn marker(&mut self) -> Option<&mut Option<Marker>> {
        Some(&mut self.marker)
    }
}

macro_rules! own {
    ($kind:ty $(, $marker:ident)?) => {
        impl Own for $kind {
            fn trends(&mut self) -> Option<&mut Vec<Trendline>> {
                Some(&mut self.trendlines)
            }
            fn errors(&mut self) -> Option<&mut Option<ErrorBars>> {
                Some(&mut self.error_bars)
            }
            $(fn marker(&mut self) -> Option<&mut Option<Marker>> {
                Some(&mut self.$marker)
            })?
        }
    };
}

own!(BarOptions);
own!(AreaOptions);
own!(LineOptions, marker);

impl<P, O: Own> AnySeries for Series<P, O> {
    fn points(&self) -> usize {
        self.values.len()
    }
    fn fill(&mut self) -> &mut Option<Fill> {
        &mut self.fill
    }
    fn line(&mut self) -> &mut Option<Line> {
        &mut self.line
    }
    fn styles(&mut self) -> &mut Vec<PointStyle> {
        &mut self.points
    }
    fn texts(&mut self) -> &mut Vec<String> {
        &mut self.label_texts
    }
    fn marks(&mut self) -> &mut Vec<PointMark> {
        &mut self.marks
    }
    fn label(&mut self, look: LabelLook) {
        self.labels = Some(look.labels());
    }
    fn trends(&mut self) -> Option<&mut Vec<Trendline>> {
        self.own.trends()
    }
    fn errors(&mut self) -> Option<&mut Option<ErrorBars>> {
        self.own.errors()
    }
    fn marker(&mut self) -> Option<&mut Option<Marker>> {
        self.own.marker()
    }
}

macro_rules! points {
    ($kind:ty, $data:ident, $styles:ident $(, $marker:ident)?) => {
        impl AnySeries for $kind {
            fn points(&self) -> usize {
                self.$data.len()
            }
            fn fill(&mut self) -> &mut Option<Fill> {
                &mut self.fill
            }
            fn line(&mut self) -> &mut Option<Line> {
                &mut self.line
            }
            fn styles(&mut self) -> &mut Vec<PointStyle> {
                &mut self.$styles
            }
            fn texts(&mut self) -> &mut Vec<String> {
                &mut self.label_texts
            }
            fn marks(&mut self) -> &mut Vec<PointMark> {
                &mut self.marks
            }
            fn label(&mut self, look: LabelLook) {
                self.labels = Some(look.labels());
            }
            fn trends(&mut self) -> Option<&mut Vec<Trendline>> {
                Some(&mut self.trendlines)
            }
            fn errors(&mut self) -> Option<&mut Option<ErrorBars>> {
                Some(&mut self.y_errors)
            }
            fn x_errors(&mut self) -> Option<&mut Option<ErrorBars>> {
                Some(&mut self.x_errors)
            }
            $(fn marker(&mut self) -> Option<&mut Option<Marker>> {
                Some(&mut self.$marker)
            })?
        }
    };
}

points!(XySeries, points, point_styles, marker);
points!(BubbleSeries, bubbles, points);

/// Changes the first series of a chart that has looks of its own.
fn first(mut chart: Chart, change: impl FnOnce(&mut dyn AnySeries) -> Option<()>) -> Option<Chart> {
    let series: &mut dyn AnySeries = match &mut chart {
        Chart::Column(c) => &mut c.plot.0.series[0],
        Chart::StackedColumn(c) => &mut c.plot.0.series[0],
        Chart::Bar(c) => &mut c.plot.0.series[0],
        Chart::StackedBar(c) => &mut c.plot.0.series[0],
        Chart::Line(c) => &mut c.plot.series[0],
        Chart::Area(c) => &mut c.plot.series[0],
        Chart::Pie(c) => &mut c.series,
        Chart::OfPie(c) => &mut c.series,
        Chart::Doughnut(c) => &mut c.series[0],
        Chart::Scatter(c) => &mut c.series[0],
        Chart::Bubble(c) => &mut c.series[0],
        Chart::Radar(c) => &mut c.series[0],
        Chart::Combo(c) => match &mut c.primary[0] {
            ComboPlot::Columns(p) => &mut p.0.series[0],
            ComboPlot::StackedColumns(p) => &mut p.0.series[0],
            ComboPlot::Lines(p) => &mut p.series[0],
            ComboPlot::Areas(p) => &mut p.series[0],
        },
        Chart::Stock(c) => match &mut c.prices {
            Prices::HighLowClose { close, .. } | Prices::OpenHighLowClose { close, .. } => close,
        },
        _ => return None,
    };
    change(series)?;
    Some(chart)
}

fn with_fill(chart: Chart, fill: Fill) -> Option<Chart> {
    // Slices and lines have no fill of their series.
    if matches!(chart, Chart::Pie(_) | Chart::OfPie(_) | Chart::Doughnut(_) | Chart::Stock(_)) {
        return first(chart, |series| {
            series.styles().push(PointStyle::filled(0, fill));
            Some(())
        });
    }
    first(chart, |series| {
        *series.fill() = Some(fill);
        Some(())
    })
}

fn with_labels(chart: Chart, look: LabelLook) -> Option<Chart> {
    first(chart, |series| {
        series.label(look);
        Some(())
    })
}

fn with_errors(chart: Chart, amount: ErrorAmount) -> Option<Chart> {
    first(chart, |series| {
        *series.errors()? = Some(ErrorBars::of(amount));
        Some(())
    })
}

fn custom(points: usize) -> ErrorAmount {
    let plus = (0..points).map(|i| Some(0.5 + i as f64 / 4.0)).collect();
    let minus = (0..points).map(|i| (i != 1).then_some(0.5)).collect();
    ErrorAmount::Custom { plus, minus }
}

fn with_trends(chart: Chart, kinds: &[TrendKind]) -> Option<Chart> {
    let mut chart = first(chart, |series| {
        *series.trends()? = kinds.iter().map(|kind| Trendline::of(*kind)).collect();
        Some(())
    })?;
    chart.frame_mut().legend = Some(Legend::default());
    Some(chart)
}

pub(super) const OPTIONS: &[Variation] = &[
    Variation {
        name: "a translucent fill",
        apply: |chart| {
            let color = ThemeColor::Accent2.into();
            with_fill(chart, Fill::Translucent { color, opacity: Percent(40.0) })
        },
    },
    Variation {
        name: "a gradient",
        apply: |chart| {
            let gradient = Gradient::between(Rgb(0, 90, 160), ThemeColor::Accent6, Angle(45.0));
            with_fill(chart, Fill::Gradient(gradient))
        },
    },
    Variation {
        name: "a pattern",
        apply: |chart| {
            let (foreground, background) = (Rgb(200, 16, 46).into(), Rgb(255, 230, 230).into());
            let preset = Pattern::WideUpDiagonal;
            with_fill(chart, Fill::Pattern { preset, foreground, background })
        },
    },
    Variation {
        name: "a line of dashes",
        apply: |chart| {
            first(chart, |series| {
                let (color, width) = (Some(Rgb(0, 120, 60).into()), Some(Pt(3.0)));
                *series.line() = Some(Line::Solid { color, width, dash: Dash::LongDashDot });
                Some(())
            })
        },
    },
    Variation {
        name: "points that differ",
        apply: |chart| {
            first(chart, |series| {
                let line = Some(Line::solid(Rgb(0, 0, 0), Pt(2.0)));
                let fill = Some(Fill::from(Rgb(255, 200, 0)));
                let outline = Some(Line::solid(Rgb(200, 16, 46), Pt(2.0)));
                let symbol = MarkerSymbol::Diamond;
                let marker = Some(Marker { symbol, line: outline, ..Marker::circle(14) });
                series.styles().push(PointStyle { index: 1, fill, line, marker });
                Some(())
            })
        },
    },
    Variation {
        name: "markers with outlines",
        apply: |chart| {
            first(chart, |series| {
                let line = Some(Line::solid(Rgb(200, 16, 46), Pt(2.0)));
                let (symbol, fill) = (MarkerSymbol::Square, Some(Fill::from(Rgb(255, 255, 255))));
                *series.marker()? = Some(Marker { symbol, size: 12, fill, line });
                Some(())
            })
        },
    },
    Variation {
        name: "labels with fill, border and rotation",
        apply: |chart| {
            let look = LabelLook {
                content: LabelContent::VALUE,
                fill: Some(Rgb(255, 250, 210).into()),
                border: Some(Line::PLAIN),
                rotation: Some(Angle(-30.0)),
                format: Some("0.00".into()),
                ..LabelLook::default()
            };
            with_labels(chart, look)
        },
    },
    Variation {
        name: "labels that say all",
        apply: |chart| {
            let content = LabelContent {
                value: true,
                category: true,
                series: true,
                percent: true,
                size: true,
                cells: false,
                legend_key: true,
            };
            let separator = Some("; ".to_owned());
            with_labels(chart, LabelLook { content, separator, ..LabelLook::default() })
        },
    },
    Variation {
        name: "labels from cells with leader lines",
        apply: |chart| {
            first(chart, |series| {
                *series.texts() = (0..series.points()).map(|i| format!("cell {i}")).collect();
                let leader_lines = Some(Line::PLAIN);
                let content = LabelContent::CELLS;
                series.label(LabelLook { content, leader_lines, ..LabelLook::default() });
                Some(())
            })
        },
    },
    Variation {
        name: "cells and values",
        apply: |chart| {
            first(chart, |series| {
                *series.texts() = ["n = 12", "", "n = 3"].map(str::to_owned).to_vec();
                let content = LabelContent { value: true, cells: true, ..LabelContent::NOTHING };
                series.label(LabelLook { content, ..LabelLook::default() });
                Some(())
            })
        },
    },
    Variation {
        name: "significance marks",
        apply: |chart| {
            first(chart, |series| {
                let mark = |index, text: &str, color: Rgb| PointMark {
                    index,
                    text: text.to_owned(),
                    color: Some(color.into()),
                };
                let (green, red) = (Rgb(0, 140, 60), Rgb(200, 16, 46));
                *series.marks() = vec![mark(0, "▲", green), mark(2, "▼", red)];
                let format = Some("0.0".into());
                let content = LabelContent::VALUE;
                series.label(LabelLook { content, format, ..LabelLook::default() });
                Some(())
            })
        },
    },
    Variation {
        name: "marks without labels",
        apply: |chart| {
            first(chart, |series| {
                let (index, text) = (1, "AB".to_owned());
                *series.marks() = vec![PointMark { index, text, color: None }];
                Some(())
            })
        },
    },
    Variation {
        name: "labels of single points",
        apply: |chart| {
            let texts = vec![(0, "first"), (2, "")];
            let content = LabelContent::VALUE;
            with_labels(chart, LabelLook { content, texts, ..LabelLook::default() })
        },
    },
    Variation {
        name: "a trend line with its equation",
        apply: |chart| {
            first(chart, |series| {
                *series.trends()? = vec![Trendline {
                    name: Some("Trend".into()),
                    forward: Some(0.5),
                    backward: Some(0.5),
                    intercept: Some(1.0),
                    equation: true,
                    r_squared: true,
                    format: Some("0.00".into()),
                    line: Some(Line::solid(Rgb(200, 16, 46), Pt(2.0))),
                    ..Trendline::default()
                }];
                Some(())
            })
        },
    },
    Variation {
        name: "trend lines: exponential, logarithmic, power",
        apply: |chart| {
            use TrendKind::*;
            with_trends(chart, &[Exponential, Logarithmic, Power])
        },
    },
    Variation {
        name: "trend lines: linear, polynomial, moving average",
        apply: |chart| {
            use TrendKind::*;
            with_trends(chart, &[Linear, Polynomial(3), MovingAverage(2)])
        },
    },
    Variation {
        name: "error bars: fixed, up, without caps",
        apply: |chart| {
            first(chart, |series| {
                *series.errors()? = Some(ErrorBars {
                    direction: ErrorDirection::Plus,
                    caps: false,
                    line: Some(Line::solid(Rgb(200, 16, 46), Pt(2.0))),
                    ..ErrorBars::of(ErrorAmount::Fixed(1.0))
                });
                Some(())
            })
        },
    },
    Variation {
        name: "error bars: percentage, down",
        apply: |chart| {
            first(chart, |series| {
                let bars = ErrorBars::of(ErrorAmount::Percentage(20.0));
                *series.errors()? = Some(ErrorBars { direction: ErrorDirection::Minus, ..bars });
                Some(())
            })
        },
    },
    Variation {
        name: "error bars: standard deviation",
        apply: |chart| with_errors(chart, ErrorAmount::StandardDeviation(1.0)),
    },
    Variation {
        name: "error bars: standard error",
        apply: |chart| with_errors(chart, ErrorAmount::StandardError),
    },
    Variation {
        name: "error bars: custom",
        apply: |chart| {
            first(chart, |series| {
                let amount = custom(series.points());
                *series.errors()? = Some(ErrorBars::of(amount));
                Some(())
            })
        },
    },
    Variation {
        name: "error bars along x: custom and fixed",
        apply: |chart| {
            first(chart, |series| {
                let amount = custom(series.points());
                *series.x_errors()? = Some(ErrorBars::of(amount));
                *series.errors()? = Some(ErrorBars::of(ErrorAmount::Fixed(0.5)));
                Some(())
            })
        },
    },
];

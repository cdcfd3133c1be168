//! Histograms, Pareto charts and boxes.

use super::*;

fn histogram() -> HistogramChart {
    HistogramChart::new("Ages", (0..60).map(|i| f64::from(i * 37 % 61) + f64::from(i % 7) / 4.0))
}

pub(super) fn histograms() -> Vec<(&'static str, Chart)> {
    let mut charts = changed(
        histogram(),
        &[
            ("A histogram", |_| {}),
            ("Bins of a width", |c| c.bins.size = BinSize::Width(7.5)),
            ("A number of bins", |c| c.bins.size = BinSize::Count(8)),
            ("First and last bins are open", |c| {
                (c.bins.underflow, c.bins.overflow) = (Some(10.0), Some(50.0));
            }),
            ("Bins that hold their lower bound", |c| c.bins.closed = IntervalClosed::Left),
            ("Labels beyond the ends", |c| c.labels = bar_labels(BarLabelPosition::OutsideEnd)),
            ("Labels in the middle", |c| c.labels = bar_labels(BarLabelPosition::Center)),
            ("Bins with fills of their own", |c| styled(&mut c.series)),
            ("A fill and outline for all, gaps", |c| {
                looks(&mut c.series);
                c.gap_width = 30;
            }),
            ("Axes with all they can have", |c| {
                all_of_categories(&mut c.axes.category);
                all_of_values(&mut c.axes.value);
                c.axes.category.format = Some("0.0".into());
            }),
            ("Hidden axes", |c| hide(&mut c.axes)),
            ("Blanks", |c| c.series.values[3] = None),
        ],
    );
    charts.extend(framed(&histogram()));
    charts
}

fn pareto() -> ParetoChart {
    let groups = ["Late", "Lost", "Broken", "Late", "Wrong <&>", "=Other"];
    ParetoChart::new(groups, "Complaints", [12.0, 5.0, 3.0, 9.0, 2.0, 1.0])
}

pub(super) fn paretos() -> Vec<(&'static str, Chart)> {
    let mut charts = changed(
        pareto(),
        &[
            ("A Pareto chart of groups", |_| {}),
            ("The line of shares in another look", |c| {
                c.line = Some(Line::Solid {
                    color: Some(RED.into()),
                    width: Some(Pt(3.0)),
                    dash: Dash::Dot,
                });
            }),
            ("Labels beyond the ends", |c| c.labels = bar_labels(BarLabelPosition::OutsideEnd)),
            ("Columns with fills of their own", |c| styled(&mut c.series)),
            ("Axes with all they can have", |c| {
                all_of_categories(&mut c.axes.category);
                all_of_values(&mut c.axes.value);
                c.share_axis.title = Some("Share".into());
                c.share_axis.major_unit = Some(0.25);
                c.share_axis.format = Some("0%".into());
            }),
            ("No axis of shares", |c| c.share_axis.hidden = true),
        ],
    );
    charts.extend(framed(&pareto()));
    let bins = Bins { size: BinSize::Count(5), ..Bins::default() };
    let binned = ParetoChart::over(ParetoSource::Bins(bins), histogram().series);
    charts.push(("A Pareto chart of bins", binned.into()));
    charts
}

fn boxed() -> BoxWhiskerChart {
    let names = (0..24).map(|i| ["North", "South <&>", "=East"][i % 3]);
    let values = |shift: f64| (0..24).map(move |i| f64::from(i * 17 % 23) + shift);
    BoxWhiskerChart::new(names).with_series("2025", values(0.0)).with_series("2026", values(5.0))
}

pub(super) fn boxes() -> Vec<(&'static str, Chart)> {
    let mut charts = changed(
        boxed(),
        &[
            ("Boxes of two series", |_| {}),
            ("With the median, lines of means, all points", |c| {
                for series in &mut c.series {
                    series.own.quartiles = Quartiles::Inclusive;
                    series.own.mean_line = true;
                    series.own.inner_points = true;
                }
            }),
            ("Without means and outliers", |c| {
                c.series[0].own.mean_marker = false;
                c.series[0].own.outliers = false;
            }),
            ("A fill and outline for one", |c| looks(&mut c.series[0])),
            ("Labels above", |c| {
                c.labels = Some(DataLabels::default().with_position(LinePosition::Above));
            }),
            ("Labels that say all", |c| c.series[0].labels = Some(full_labels())),
            ("Axes with all they can have, wide gaps", |c| {
                all_of_categories(&mut c.axes.category);
                all_of_values(&mut c.axes.value);
                c.gap_width = 150;
            }),
            ("Hidden axes", |c| hide(&mut c.axes)),
            ("Blanks", |c| c.series[1].values[5] = None),
        ],
    );
    charts.extend(framed(&boxed()));
    charts
}

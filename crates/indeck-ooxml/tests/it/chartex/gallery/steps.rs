//! Waterfalls and funnels.

use super::*;

const STEPS: [&str; 6] = ["2025", "Volume", "Price <&>", "=Cost", "Half", "2026"];

fn waterfall() -> WaterfallChart {
    let mut chart = WaterfallChart::new(STEPS, "Revenue", [100.0, 20.0, 15.5, -40.0, 95.5, 130.0])
        .with_subtotals([0, 4, 5]);
    chart.series.format = "0.0".into();
    chart
}

pub(super) fn waterfalls() -> Vec<(&'static str, Chart)> {
    let mut charts = changed(
        waterfall(),
        &[
            ("A waterfall with totals", |_| {}),
            ("No connectors, no totals, narrow gaps", |c| {
                c.connector_lines = false;
                c.subtotals.clear();
                c.gap_width = 10;
            }),
            ("Colours of gains, losses and totals", |c| {
                c.increase = Some(Rgb(0, 130, 60).into());
                c.decrease = Some(RED.into());
                c.total = Some(ThemeColor::Text2.into());
                c.labels = bar_labels(BarLabelPosition::Center);
            }),
            ("Labels beyond the ends, one elsewhere, one hidden", |c| {
                c.labels = bar_labels(BarLabelPosition::OutsideEnd)
            }),
            ("Labels inside, at the end", |c| c.labels = bar_labels(BarLabelPosition::InsideEnd)),
            ("Labels that say all", |c| c.series.labels = Some(full_labels())),
            ("Steps with fills of their own", |c| styled(&mut c.series)),
            ("A fill and outline for all", |c| looks(&mut c.series)),
            ("Axes with all they can have", |c| {
                all_of_categories(&mut c.axes.category);
                all_of_values(&mut c.axes.value);
            }),
            ("Display units with their word", |c| {
                c.axes.value.display_units = units(DisplayUnit::Hundreds, Some(""))
            }),
            ("Display units with a text", |c| {
                c.axes.value.display_units = units(DisplayUnit::Thousands, Some("k EUR"))
            }),
            ("Hidden axes", |c| hide(&mut c.axes)),
            ("A blank step, a hostile name", |c| {
                c.series.values[2] = None;
                c.series.name = "=1+1 <&>\"'".into();
            }),
        ],
    );
    charts.extend(framed(&waterfall()));
    charts
}

fn funnel() -> FunnelChart {
    FunnelChart::new(
        ["Visits", "Leads", "Offers", "Orders"],
        "Pipeline",
        [5200.0, 1800.0, 900.0, 420.0],
    )
    .with_labels(DataLabels::default())
}

pub(super) fn funnels() -> Vec<(&'static str, Chart)> {
    let mut charts = changed(
        funnel(),
        &[
            ("A funnel", |_| {}),
            ("Labels beyond the ends", |c| c.labels = bar_labels(BarLabelPosition::OutsideEnd)),
            ("Labels at the base", |c| c.labels = bar_labels(BarLabelPosition::InsideBase)),
            ("Labels that say all", |c| c.labels = Some(full_labels())),
            ("Stages with fills of their own", |c| styled(&mut c.series)),
            ("A fill and outline for all, wide gaps", |c| {
                looks(&mut c.series);
                c.gap_width = 120;
            }),
            ("An axis with all it can have", |c| all_of_categories(&mut c.axis)),
            ("A hidden axis", |c| c.axis.hidden = true),
        ],
    );
    charts.extend(framed(&funnel()));
    charts
}

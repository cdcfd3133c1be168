//! Treemaps and sunbursts.

use super::*;

fn leaves() -> Vec<Vec<&'static str>> {
    vec![
        vec!["Europe", "Spain", "Madrid"],
        vec!["Europe", "Spain", "Cádiz"],
        vec!["Europe", "=France"],
        vec!["Asia", "Japan", "東京"],
        vec!["Asia", "Laos <&>", "Vientiane"],
        vec!["Other"],
    ]
}

const SIZES: [f64; 6] = [22.0, 12.0, 18.0, 40.0, 5.5, 9.0];

fn treemap() -> TreemapChart {
    TreemapChart::new(leaves(), "Sales", SIZES).with_labels(names())
}

fn names() -> DataLabels<NoPosition> {
    let content = LabelContent { category: true, ..LabelContent::NOTHING };
    DataLabels::default().with_content(content)
}

pub(super) fn treemaps() -> Vec<(&'static str, Chart)> {
    let mut charts = changed(
        treemap(),
        &[
            ("A treemap", |_| {}),
            ("Branches in banners", |c| c.parent_labels = ParentLabels::Banner),
            ("Branches without names", |c| c.parent_labels = ParentLabels::None),
            ("No labels", |c| c.labels = None),
            ("Labels that say all", |c| c.labels = Some(full_labels())),
            ("Leaves with fills of their own", |c| styled(&mut c.series)),
            ("One label stands out, one is hidden", |c| {
                c.labels.as_mut().unwrap().points =
                    vec![label(3, None, None), label(1, Some(""), None)];
            }),
            ("A fill and outline for all", |c| looks(&mut c.series)),
        ],
    );
    charts.extend(framed(&treemap()));
    let flat = TreemapChart::new([["a"], ["b"], ["c"]], "Flat", [3.0, 2.0, 1.0]);
    charts.push(("One level", flat.with_labels(names()).into()));
    charts
}

fn sunburst() -> SunburstChart {
    SunburstChart::new(leaves(), "Sales", SIZES).with_labels(names())
}

pub(super) fn sunbursts() -> Vec<(&'static str, Chart)> {
    let mut charts = changed(
        sunburst(),
        &[
            ("A sunburst", |_| {}),
            ("No labels", |c| c.labels = None),
            ("Labels that say all", |c| c.labels = Some(full_labels())),
            ("Leaves with fills of their own", |c| styled(&mut c.series)),
            ("One label stands out, one is hidden", |c| {
                c.labels.as_mut().unwrap().points =
                    vec![label(3, None, None), label(1, Some(""), None)];
            }),
        ],
    );
    charts.extend(framed(&sunburst()));
    charts
}

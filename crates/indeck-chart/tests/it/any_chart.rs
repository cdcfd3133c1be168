//! Pictures of any chart, and of each kind with each of its options.

use indeck_chart::{DrawOptions, draw};
use indeck_model::Chart;
use indeck_testkit::{arbitrary, catalogue};
use proptest::prelude::*;

use crate::picture::svg;
use crate::picture_rules::assert_inside;

fn check(chart: &Chart, (width, height): (f64, f64)) -> Result<(), TestCaseError> {
    let options = DrawOptions { width, height, ..DrawOptions::default() };
    let drawing = draw(chart, &options).unwrap();
    let svg = drawing.to_svg();
    assert_inside(&svg, chart.mark());
    prop_assert_eq!(&svg, &draw(chart, &options).unwrap().to_svg());
    prop_assert!(drawing.to_png(64).unwrap().len() > 60);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_chart_is_drawn_inside_its_picture_and_alike(
        chart in arbitrary::chart().boxed(),
        size in (100.0..1_000.0, 80.0..800.0),
    ) {
        check(&chart, size)?;
    }
}

/// Options that are not to be seen in a picture: PowerPoint gives these kinds no look for them, or
/// the plain chart looks like that already.
const UNSEEN: &[&str] = &[
    "area: points that differ",
    "of-pie: below 7 %",
    "radar: points that differ",
    "radar: values crossed at 4",
    "stock: values crossed at 4",
    "surface: values crossed at 4",
];

#[test]
fn each_option_of_each_kind_is_seen() {
    let mut unseen = Vec::new();
    for kind in catalogue::KINDS {
        let charts = kind.charts();
        let plain = svg(&charts[0].1);
        for (option, chart) in charts.iter().skip(1) {
            let svg = svg(chart);
            assert_inside(&svg, &format!("{}, {option}", chart.mark()));
            let name = format!("{}: {option}", chart.mark());
            if svg == plain && !UNSEEN.contains(&&*name) {
                unseen.push(name);
            }
        }
    }
    assert_eq!(unseen, [""; 0], "options without an effect");
}

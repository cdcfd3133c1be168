//! Charts of the kinds of 2016.

use indeck_model::chart::*;

const SALES: [f64; 8] = [12.0, 18.0, 25.0, 20.0, 9.0, 11.0, 8.0, 5.0];

/// Charts of every kind of 2016 with their names.
pub fn extended() -> Vec<(&'static str, Chart)> {
    let mut banner = treemap();
    banner.parent_labels = ParentLabels::Banner;
    banner.frame.legend = Some(Legend::default());
    let mut europe = RegionMapChart::new(
        ["Germany", "France", "Spain", "Italy", "Poland", "Austria", "Switzerland"],
        "Users",
        [80.0, 60.0, 45.0, 40.0, 30.0, 12.0, 14.0],
    )
    .with_title("Europe");
    europe.region_labels = RegionLabels::BestFit;
    europe.labels = Some(DataLabels::default());
    vec![
        ("treemap", treemap().into()),
        ("treemap with banners", banner.into()),
        ("sunburst", sunburst().into()),
        ("funnel", funnel().into()),
        ("waterfall", waterfall().into()),
        ("histogram", histogram().into()),
        ("pareto", pareto().into()),
        ("box and whisker", boxes().into()),
        ("world", world().into()),
        ("europe", europe.into()),
    ]
}

fn treemap() -> TreemapChart {
    let tree = [
        ["Europe", "Spain"],
        ["Europe", "France"],
        ["Europe", "Germany"],
        ["Asia", "Japan"],
        ["Asia", "India"],
        ["America", "Brazil"],
        ["America", "Canada"],
        ["America", "Mexico"],
    ];
    let content = LabelContent { category: true, value: true, ..LabelContent::NOTHING };
    TreemapChart::new(tree, "Sales", SALES)
        .with_labels(DataLabels::default().with_content(content))
        .with_title("Treemap")
}

fn sunburst() -> SunburstChart {
    let tree = [
        vec!["Europe", "Spain", "Madrid"],
        vec!["Europe", "Spain", "Seville"],
        vec!["Europe", "France"],
        vec!["Europe", "Germany", "Berlin"],
        vec!["Asia", "Japan"],
        vec!["Asia", "India"],
        vec!["America", "Brazil"],
        vec!["America", "Canada"],
    ];
    let content = LabelContent { category: true, ..LabelContent::NOTHING };
    SunburstChart::new(tree, "Sales", SALES)
        .with_labels(DataLabels::default().with_content(content))
        .with_title("Sunburst")
}

fn funnel() -> FunnelChart {
    let stages = ["Visits", "Leads", "Offers", "Orders"];
    FunnelChart::new(stages, "Count", [5000.0, 2100.0, 640.0, 210.0])
        .with_labels(DataLabels::default().with_format("#,##0"))
        .with_title("Funnel")
}

fn waterfall() -> WaterfallChart {
    let steps = ["2025", "Price", "Volume", "Mix", "FX", "2026"];
    WaterfallChart::new(steps, "Revenue", [100.0, 12.0, 25.0, -8.0, -15.0, 114.0])
        .with_subtotals([0, 5])
        .with_labels(DataLabels::default())
        .with_title("Waterfall")
        .with_legend(Legend::default())
}

fn sample() -> Vec<f64> {
    (0..200).map(|i| f64::from(i % 17 + i % 3) * 2.0 + f64::from(i % 5) * 6.6).collect()
}

fn histogram() -> HistogramChart {
    HistogramChart::new("Age", sample()).with_labels(DataLabels::default()).with_title("Histogram")
}

fn pareto() -> ParetoChart {
    let causes = ["Late", "Broken", "Wrong", "Late", "Lost", "Other", "Broken"];
    let mut chart = ParetoChart::new(causes, "Faults", [12.0, 30.0, 9.0, 20.0, 4.0, 2.0, 18.0])
        .with_title("Pareto");
    chart.frame.legend = Some(Legend::default());
    chart
}

fn boxes() -> BoxWhiskerChart {
    let regions: Vec<&str> = ["North", "South", "West"].into_iter().cycle().take(200).collect();
    let moved = |(i, x): (usize, f64)| if i % 40 == 0 { x + 70.0 } else { x * 0.8 + 5.0 };
    let other: Vec<f64> = sample().into_iter().enumerate().map(moved).collect();
    let mut chart = BoxWhiskerChart::new(regions)
        .with_series("2025", sample())
        .with_series("2026", other)
        .with_title("Box and whisker")
        .with_legend(Legend::default());
    chart.series[1].own.mean_line = true;
    chart
}

fn world() -> RegionMapChart {
    let places = ["US", "Germany", "Brasilien", "China", "India", "Australia", "Atlantis"];
    RegionMapChart::new(places, "Users", [300.0, 80.0, 120.0, 200.0, 250.0, 40.0, 5.0])
        .with_title("Region map")
        .with_legend(Legend::default())
}

//! The kinds without two axes, and those of 2016.

use indeck_model::chart::*;

/// The charts with their names.
pub(super) fn charts() -> Vec<(&'static str, Chart)> {
    let pct = DataLabels::<PieLabelPosition> {
        content: LabelContent { category: true, percent: true, ..LabelContent::NOTHING },
        ..DataLabels::default()
    };
    let names = ["Search", "Social", "Mail", "Direct", "Referral", "Fairs", "Print"];
    let values = [42.0, 23.0, 12.0, 9.0, 4.0, 2.0, 1.0];
    let mut exploded = PieChart::new(names, "Visits", values)
        .with_labels(pct.clone())
        .with_title("Pie")
        .with_legend(Legend::default());
    exploded.exploded = vec![ExplodedSlice { index: 0, distance: 10 }];
    let mut best = PieChart::new(names, "Visits", values)
        .with_labels(pct.clone().with_position(PieLabelPosition::BestFit))
        .with_title("Pie best fit");
    best.frame.legend = Some(Legend { position: LegendPosition::Right, ..Legend::default() });
    let mut bar =
        OfPieChart::new(names, "Visits", values).with_labels(pct.clone()).with_title("Bar of pie");
    bar.form = OfPieForm::Bar;
    let mut of = OfPieChart::new(names, "Visits", values).with_labels(pct).with_title("Pie of pie");
    of.split = OfPieSplit::BelowPercent(10.0);
    let dough = DoughnutChart::new(names)
        .with_series("2025", values)
        .with_series("2026", [30.0, 30.0, 12.0, 12.0, 8.0, 4.0, 4.0])
        .with_labels(DataLabels::default().with_content(LabelContent::PERCENT))
        .with_title("Doughnut")
        .with_legend(Legend::default());
    let radar = |style| {
        let mut r = RadarChart::new(["Price", "Quality", "Service", "Design", "Delivery"])
            .with_series("Ours", [4.0, 3.5, 4.5, 2.0, 3.0])
            .with_series("Theirs", [3.0, 4.5, 2.5, 4.0, 3.5])
            .with_title("Radar")
            .with_legend(Legend::default());
        r.style = style;
        r
    };
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
    let tv = [12.0, 18.0, 25.0, 20.0, 9.0, 11.0, 8.0, 5.0];
    let cat = DataLabels::default().with_content(LabelContent {
        category: true,
        value: true,
        ..LabelContent::NOTHING
    });
    let mut banner = TreemapChart::new(tree, "Sales", tv)
        .with_labels(cat.clone())
        .with_title("Treemap banner")
        .with_legend(Legend::default());
    banner.parent_labels = ParentLabels::Banner;
    let over = TreemapChart::new(tree, "Sales", tv)
        .with_labels(cat.clone())
        .with_title("Treemap overlapping");
    let sun = SunburstChart::new(
        [
            vec!["Europe", "Spain", "Madrid"],
            vec!["Europe", "Spain", "Seville"],
            vec!["Europe", "France"],
            vec!["Europe", "Germany", "Berlin"],
            vec!["Asia", "Japan"],
            vec!["Asia", "India"],
            vec!["America", "Brazil"],
            vec!["America", "Canada"],
        ],
        "Sales",
        tv,
    )
    .with_labels(
        DataLabels::default()
            .with_content(LabelContent { category: true, ..LabelContent::NOTHING }),
    )
    .with_title("Sunburst");
    let funnel = FunnelChart::new(
        ["Visits", "Leads", "Offers", "Orders"],
        "Count",
        [5000.0, 2100.0, 640.0, 210.0],
    )
    .with_labels(DataLabels::default().with_format("#,##0"))
    .with_title("Funnel");
    let water = WaterfallChart::new(
        ["2025", "Price", "Volume", "Mix", "FX", "2026"],
        "Revenue",
        [100.0, 12.0, 25.0, -8.0, -15.0, 114.0],
    )
    .with_subtotals([0, 5])
    .with_labels(DataLabels::default())
    .with_title("Waterfall")
    .with_legend(Legend::default());
    let sample: Vec<f64> = (0..200)
        .map(|i| {
            let x = f64::from(i % 17) + f64::from(i % 5) * 3.3 + f64::from(i % 3);
            x * 2.0
        })
        .collect();
    let hist = HistogramChart::new("Age", sample.clone())
        .with_labels(DataLabels::default())
        .with_title("Histogram");
    let mut pareto = ParetoChart::new(
        ["Late", "Broken", "Wrong", "Late", "Lost", "Other", "Broken"],
        "Complaints",
        [12.0, 30.0, 9.0, 20.0, 4.0, 2.0, 18.0],
    )
    .with_title("Pareto");
    pareto.frame.legend = Some(Legend::default());
    let cats: Vec<&str> = (0..200).map(|i| ["North", "South", "West"][i % 3]).collect();
    let other: Vec<f64> = sample
        .iter()
        .enumerate()
        .map(|(i, v)| if i % 40 == 0 { v + 70.0 } else { v * 0.8 + 5.0 })
        .collect();
    let mut boxes = BoxWhiskerChart::new(cats)
        .with_series("2025", sample)
        .with_series("2026", other)
        .with_title("Box and whisker")
        .with_legend(Legend::default());
    boxes.series[1].own.mean_line = true;
    let surface = |form| {
        let mut s = SurfaceChart::new((0..12).map(|i| format!("x{i}")));
        for r in 0..10 {
            s = s.with_series(
                format!("row {r}"),
                (0..12).map(move |c| {
                    (f64::from(c) / 2.0).sin() * 20.0 + (f64::from(r) / 2.0).cos() * 20.0 + 45.0
                }),
            );
        }
        s.form = form;
        s.frame.title = Some("Surface".into());
        s.frame.legend = Some(Legend { position: LegendPosition::Right, ..Legend::default() });
        s
    };
    let world = RegionMapChart::new(
        [
            "US",
            "Germany",
            "Brasilien",
            "China",
            "India",
            "Australia",
            "Canada",
            "Russia",
            "South Africa",
            "Atlantis",
        ],
        "Users",
        [300.0, 80.0, 120.0, 200.0, 250.0, 40.0, 60.0, 30.0, 20.0, 5.0],
    )
    .with_title("Region map")
    .with_legend(Legend::default());
    let mut europe = RegionMapChart::new(
        ["Germany", "France", "Spain", "Italy", "Poland", "Austria", "Switzerland"],
        "Users",
        [80.0, 60.0, 45.0, 40.0, 30.0, 12.0, 14.0],
    )
    .with_title("Europe")
    .with_legend(Legend::default());
    europe.region_labels = RegionLabels::BestFit;
    europe.labels = Some(DataLabels::default());
    vec![
        ("pie", exploded.into()),
        ("pie-best", best.into()),
        ("bar-of-pie", bar.into()),
        ("pie-of-pie", of.into()),
        ("doughnut", dough.into()),
        ("radar", radar(RadarStyle::Markers).into()),
        ("radar-filled", radar(RadarStyle::Filled).into()),
        ("treemap-banner", banner.into()),
        ("treemap", over.into()),
        ("sunburst", sun.into()),
        ("funnel", funnel.into()),
        ("waterfall", water.into()),
        ("histogram", hist.into()),
        ("pareto", pareto.into()),
        ("box", boxes.into()),
        ("surface", surface(SurfaceForm::Surface).into()),
        ("wireframe", surface(SurfaceForm::Wireframe).into()),
        ("contour", surface(SurfaceForm::Contour).into()),
        ("isolines", surface(SurfaceForm::WireframeContour).into()),
        ("map", world.into()),
        ("europe", europe.into()),
    ]
}

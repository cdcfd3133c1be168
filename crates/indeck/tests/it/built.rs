//! Valid specs, built and read back from the package.

use std::fs;

use indeck::{BuildOptions, Progress, Step, build};

use crate::support::{PIXEL, Project, shown, slide};

/// The one chart part of a deck.
fn chart(fill: &str) -> String {
    let deck = Project::new(slide(fill)).deck();
    deck.iter().find(|(name, _)| name.starts_with("ppt/charts/chart")).expect("a chart").1.clone()
}

/// The one slide part of a deck.
fn slide_xml(fill: &str) -> String {
    Project::new(slide(fill)).deck()["ppt/slides/slide1.xml"].clone()
}

fn chart_of(rest: &str) -> String {
    chart(&format!(
        "title: \"{{{{ by_month.revenue | sum }}}}\"\ncontent: {{ data: by_month, {rest} }}"
    ))
}

fn has(xml: &str, parts: &[&str]) {
    for part in parts {
        assert!(xml.contains(part), "`{part}` is not in {xml}");
    }
}

#[test]
fn columns_spread_a_long_table_into_series_over_a_date_axis() {
    let xml = chart_of("mark: column, encode: { x: month, y: revenue, series: region }");
    has(
        &xml,
        &["barDir val=\"col\"", "<c:dateAx>", ">North<", ">South<", "<c:v>120.5</c:v>", "mmm yyyy"],
    );
    has(&xml, &["<c:legend>"]);
}

#[test]
fn several_columns_are_several_series_and_blanks_stay_blank() {
    let fill = "title: x\ncontent: { mark: line, data: north, encode: { x: month, y: [revenue, costs] }, blanks: connect }";
    let spec = slide(fill).replace(
        "  by_month:",
        "  north: { sql: \"SELECT month, revenue, costs FROM sales WHERE region = 'North' ORDER BY month\", labels: { costs: Cost of sales }, formats: { revenue: '#,##0.0' } }\n  by_month:",
    );
    let project = Project::new(spec.replace("title: x", "title: \"{{ by_month.revenue | max }}\""));
    let deck = project.deck();
    let xml = &deck["ppt/charts/chart1.xml"];
    has(xml, &["<c:lineChart>", ">Cost of sales<", "dispBlanksAs val=\"span\"", "#,##0.0"]);
    assert_eq!(xml.matches("<c:ser>").count(), 2);
}

#[test]
fn every_mark_is_drawn() {
    let cases = [
        ("mark: bar, encode: { x: month, y: revenue, series: region }", "barDir val=\"bar\""),
        (
            "mark: bar, stack: normalize, encode: { x: month, y: revenue, series: region }",
            "grouping val=\"percentStacked\"",
        ),
        (
            "mark: column, stack: true, encode: { x: month, y: revenue, series: region }",
            "grouping val=\"stacked\"",
        ),
        (
            "mark: area, stack: true, encode: { x: month, y: revenue, series: region }",
            "<c:areaChart>",
        ),
        (
            "mark: doughnut, hole: 50, encode: { x: month, y: revenue, series: region }",
            "holeSize val=\"50\"",
        ),
        ("mark: scatter, encode: { x: revenue, y: margin, series: region }", "<c:scatterChart>"),
        (
            "mark: line, markers: true, smooth: true, encode: { x: month, y: revenue, series: region }",
            "<c:smooth val=\"1\"/>",
        ),
    ];
    for (rest, expected) in cases {
        has(&chart_of(rest), &[expected]);
    }
}

#[test]
fn a_pie_takes_colours_by_category_and_labels_with_shares() {
    let fill = "title: \"{{ by_month.revenue | sum }}\"\ncontent: { mark: pie, data: total, encode: { x: region, y: revenue }, colors: { North: \"#C8102E\" }, labels: { content: [category, percent], position: best-fit } }";
    let spec = slide(fill).replace("  by_month:", "  total: { sql: \"SELECT region, SUM(revenue) AS revenue FROM sales GROUP BY region ORDER BY region\" }\n  by_month:");
    let deck = Project::new(spec).deck();
    let xml = &deck["ppt/charts/chart1.xml"];
    has(xml, &["<c:pieChart>", "C8102E", "<c:showPercent val=\"1\"/>", "bestFit"]);
    assert!(!xml.contains("<c:legend>"));
    has(
        &deck["ppt/slides/slide1.xml"],
        &["descr=\"Pie chart: revenue for 2 categories, North to South\""],
    );
}

#[test]
fn layers_share_categories_and_can_use_a_second_axis() {
    let fill = "title: \"{{ by_month.revenue | sum }}\"
content:
  data: north
  encode: { x: month }
  layer:
    - { mark: column, encode: { y: revenue } }
    - { mark: line, encode: { y: { value: margin, axis: { secondary: true, format: '0%' } } } }";
    let spec = slide(fill).replace("  by_month:", "  north: { sql: \"SELECT month, revenue, margin FROM sales WHERE region = 'North' ORDER BY month\" }\n  by_month:");
    let xml = Project::new(spec).deck()["ppt/charts/chart1.xml"].clone();
    has(&xml, &["<c:barChart>", "<c:lineChart>", "formatCode=\"0%\""]);
    assert_eq!(xml.matches("<c:valAx>").count(), 2);
    assert_eq!(xml.matches("<c:min val=\"0\"/>").count(), 1, "columns stand on zero: {xml}");
}

#[test]
fn sort_orders_categories_by_value() {
    let fill = "title: \"{{ by_month.revenue | sum }}\"\ncontent: { mark: bar, data: total, encode: { x: { value: region, sort: y }, y: revenue } }";
    let spec = slide(fill).replace("  by_month:", "  total: { sql: \"SELECT region, SUM(revenue) AS revenue FROM sales GROUP BY region ORDER BY region\" }\n  by_month:");
    let xml = Project::new(spec).deck()["ppt/charts/chart1.xml"].clone();
    assert!(xml.find(">South<") < xml.find(">North<"), "{xml}");
}

#[test]
fn text_has_values_levels_bold_italic_and_links() {
    let xml = slide_xml(
        "title: \"{{ report.title }}: {{ by_month.revenue | sum | number('#,##0.0') }}\"
content:
  - \"**{{ by_month.margin | mean | pct(1) }}** of *all*\"
  - - \"see [the site](https://example.com) \\\\* not italic \\\\*\"",
    );
    has(
        &xml,
        &[
            "Sales &amp; co: ",
            "600.5",
            "b=\"1\"",
            "40.8%",
            "i=\"1\"",
            "lvl=\"1\"",
            "hlinkClick",
            "* not italic *",
        ],
    );
}

#[test]
fn lines_of_a_text_are_paragraphs() {
    let xml = slide_xml(
        "title: \"{{ by_month.month | max | date('mmmm yyyy') }}\"\ncontent: |\n  one\n  two\n",
    );
    has(&xml, &["March 2026"]);
    assert_eq!(xml.matches("<a:p>").count(), 3, "{xml}");
}

#[test]
fn tables_are_formatted_aligned_and_labelled() {
    let xml = slide_xml(
        "title: x\ncontent: { table: by_month, columns: [region, { column: margin, label: Margin, format: '0%', align: center }, { column: costs }], total_row: true, font_size: 12, alt: All sales }",
    );
    has(
        &xml,
        &[
            "<a:tbl>",
            ">Margin<",
            ">38%<",
            "algn=\"ctr\"",
            "algn=\"r\"",
            "descr=\"All sales\"",
            "lastRow=\"1\"",
            "sz=\"1200\"",
        ],
    );
}

#[test]
fn pictures_notes_footers_and_hidden_slides_are_written() {
    let spec = "indeck: 1
report: { template: brand.potx, footer: \"© {{ report.author }}\", author: Acme, slide_numbers: true, language: en-GB }
slides:
  - id: one
    layout: Title and Content
    hidden: true
    fill: { title: A picture, content: { picture: pixel.png, alt: A dot, fit: cover, link: \"https://example.com\" } }
    notes: |
      Speak slowly
  - { layout: Title Only, footer: \"\", slide_number: false, fill: { title: No footer } }
";
    let project = Project::new(spec);
    let deck = project.deck();
    has(
        &deck["ppt/slides/slide1.xml"],
        &["show=\"0\"", "descr=\"A dot\"", "© Acme", "type=\"slidenum\""],
    );
    assert!(!deck["ppt/slides/slide2.xml"].contains("type=\"ftr\""));
    assert!(
        deck.iter()
            .any(|(name, text)| name.starts_with("ppt/notesSlides/")
                && text.contains("Speak slowly"))
    );
}

#[test]
fn codes_stay_text() {
    let spec = "indeck: 1
report: { template: brand.potx, title: no }
sources: { sales: { file: sales.csv, columns: { code: text } } }
tables: { codes: { sql: \"SELECT DISTINCT code FROM sales ORDER BY code\" } }
slides: [ { layout: Title Only, fill: { title: \"{{ report.title }} {{ codes.code[1] }} 1.10\" } } ]
";
    has(&Project::new(spec).deck()["ppt/slides/slide1.xml"], &["no ", "012", " 1.10"]);
}

#[test]
fn two_builds_are_the_same_bytes_with_any_number_of_threads() {
    let fill = "title: x\ncontent: { mark: column, data: by_month, encode: { x: month, y: revenue, series: region } }";
    let project = Project::new(slide(fill));
    let made = |threads, name| {
        let options = BuildOptions { threads: Some(threads), ..BuildOptions::default() };
        build(&project.path("report.yaml"), &project.path(name), &options, &mut ()).unwrap();
        fs::read(project.path(name)).unwrap()
    };
    assert_eq!(made(1, "a.pptx"), made(3, "b.pptx"));
}

#[test]
fn a_build_counts_what_it_made_and_tells_its_steps() {
    #[derive(Default)]
    struct Steps(Vec<String>);
    impl Progress for Steps {
        fn step(&mut self, step: &Step<'_>) {
            self.0.push(format!("{step:?}"));
        }
    }
    let project = Project::new(slide("title: x\ncontent: { table: by_month }"));
    let mut steps = Steps::default();
    let made = build(
        &project.path("report.yaml"),
        &project.path("out.pptx"),
        &BuildOptions::default(),
        &mut steps,
    )
    .unwrap();
    assert_eq!((made.slides, made.charts, made.tables, made.pictures), (1, 0, 1, 0));
    assert_eq!(made.bytes, fs::metadata(project.path("out.pptx")).unwrap().len());
    assert_eq!(steps.0.last().map(String::as_str), Some("Saving"));
}

#[test]
fn folders_can_be_allowed() {
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("dot.png"), PIXEL).unwrap();
    let path = elsewhere.path().join("dot.png");
    let spec = format!(
        "indeck: 1\nreport: {{ template: brand.potx }}\nslides: [ {{ layout: Title and Content, fill: {{ title: x, content: {{ picture: '{}', alt: Dot }} }} }} ]\n",
        path.display()
    );
    let project = Project::new(spec);
    assert!(shown(&project.check().diagnostics)[0].contains("outside-folder"));
    let options =
        BuildOptions { allow_read: vec![elsewhere.path().to_owned()], ..BuildOptions::default() };
    build(&project.path("report.yaml"), &project.path("out.pptx"), &options, &mut ()).unwrap();
}

#[test]
fn an_svg_without_text_gets_a_png_that_shows_the_same() {
    let project = Project::new(slide("content: { picture: drawing.svg, alt: Red }"));
    project.build().expect("a deck");
    let parts = indeck_testkit::unzip(&fs::read(project.path("out.pptx")).expect("the deck"));
    let media: Vec<_> = parts.keys().filter(|name| name.starts_with("ppt/media/")).collect();
    assert_eq!(media, ["ppt/media/image1.png", "ppt/media/image2.svg"]);
    // Width and height stand in the PNG's header.
    let size = &parts["ppt/media/image1.png"][16..24];
    assert_eq!(size, [1_600u32.to_be_bytes(), 800u32.to_be_bytes()].concat());
}

/// The chart part and the slide of a chart over a query.
fn chart_over(sql: &str, chart: &str) -> (String, String) {
    let fill =
        format!("title: \"{{{{ by_month.revenue | sum }}}}\"\ncontent: {{ data: own, {chart} }}");
    let own = format!("  own: {{ sql: \"{sql}\" }}\n  by_month:");
    let mut deck = Project::new(slide(&fill).replace("  by_month:", &own)).deck();
    let mut part = |name: &str| deck.remove(name).unwrap();
    (part("ppt/charts/chart1.xml"), part("ppt/slides/slide1.xml"))
}

#[test]
fn scatter_charts_show_the_rows_that_have_both_values() {
    let (xml, slide) = chart_over(
        "SELECT revenue, costs FROM sales ORDER BY revenue",
        "mark: scatter, encode: { x: costs, y: revenue }",
    );
    has(&slide, &["5 points"]);
    assert_eq!(xml.matches("<c:ptCount val=\"5\"/>").count(), 2, "{xml}");
}

#[test]
fn points_without_neighbours_get_markers() {
    let line = "mark: line, encode: { x: region, y: revenue }";
    let one = "SELECT region, revenue FROM sales WHERE revenue = 140";
    let gaps = "SELECT region, CASE WHEN revenue = 90 THEN revenue END AS revenue FROM sales ORDER BY month, region";
    for sql in [one, gaps] {
        has(&chart_over(sql, line).0, &["<c:symbol val=\"circle\"/>"]);
    }
    let all = "SELECT region, revenue FROM sales ORDER BY month, region";
    assert!(!chart_over(all, line).0.contains("<c:symbol val=\"circle\"/>"));
}

#[test]
fn years_have_no_groups_of_digits() {
    let sql = "SELECT CAST(2024 AS BIGINT) AS year, CAST(2025 AS BIGINT) AS wave, SUM(revenue) AS revenue FROM sales";
    let (xml, slide) = chart_over(
        sql,
        "mark: column, legend: right, encode: { x: year, y: revenue, series: wave }",
    );
    has(&xml, &["<c:v>2025</c:v>", "<c:formatCode>General</c:formatCode>"]);
    has(&slide, &["2025 for 2024"]);
    assert!(!xml.contains("2,02") && !slide.contains("2,02"), "{xml}");
}

#[test]
fn a_row_without_a_day_leaves_a_date_axis() {
    let fill = "title: \"{{ by_month.revenue | sum }}\"\ncontent: { mark: line, data: own, encode: { x: month, y: revenue } }";
    let own = "  own: { sql: \"SELECT month, SUM(revenue) AS revenue FROM sales GROUP BY month UNION ALL SELECT NULL, 1.0\" }\n  by_month:";
    let project = Project::new(slide(fill).replace("  by_month:", own));
    let made = project.build().unwrap();
    assert!(shown(&made.findings.diagnostics)[0].contains("missing-category"));
    let parts = indeck_testkit::unzip(&fs::read(made.output).unwrap());
    let xml = String::from_utf8_lossy(&parts["ppt/charts/chart1.xml"]);
    has(&xml, &["<c:dateAx>", "<c:ptCount val=\"3\"/>"]);
}

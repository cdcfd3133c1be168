//! Charts, tables and texts from a frame and options, as other languages hand them over.

mod big;
mod options;
mod read;

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, TimeUnit};
use indeck::chart::{Categories, Chart};
use indeck::figure::{self, Figure, Look};
use indeck::model::Dataset;
use indeck::spec::{Located, SourceSpec};
use indeck::{Diagnostic, Location};
use indeck_data::{Limits, read_csv};

/// A frame of the rows of a CSV text.
fn frame(csv: &str) -> Dataset {
    let at = |text: &str| Located::new(text.to_owned(), Location::point("frame", 1, 1));
    let source = SourceSpec::new(at("frame"), at("frame.csv"));
    read_csv("frame.csv", csv.as_bytes(), &source, &Limits::default()).dataset.unwrap()
}

fn sales() -> Dataset {
    frame(
        "month,region,revenue,plan,profit,country\n\
         Jan,North,10.5,9,1,DE\nJan,South,20,21,2,FR\nJan,North,1.5,2,3,DE\n\
         Feb,North,4,5,4,DE\nFeb,South,8,7,5,FR\n",
    )
}

fn chart(frame: &Dataset, options: &str) -> Figure<Chart> {
    figure::chart(frame, options, Look::default())
        .unwrap_or_else(|found| panic!("{options}: {:#?}", found.diagnostics))
}

/// What is wrong, each with its first hint.
fn wrong(frame: &Dataset, options: &str) -> Vec<String> {
    let made = figure::chart(frame, options, Look::default()).map(|_| ());
    let found = made.expect_err(options);
    let line = |d: &Diagnostic| match d.hints.first() {
        Some(hint) => format!("{d} ({hint})"),
        None => d.to_string(),
    };
    found.diagnostics.iter().map(line).collect()
}

/// One chart of each mark.
const MARKS: [(&str, &str); 19] = [
    ("column", r#""x": "month", "y": "sum(revenue)", "series": "region""#),
    ("bar", r#""x": "month", "y": "sum(revenue)""#),
    ("line", r#""x": "month", "y": ["sum(revenue)", "mean(plan)"]"#),
    ("area", r#""x": "month", "y": "sum(revenue)", "stack": true, "series": "region""#),
    ("pie", r#""x": "region", "y": "sum(revenue)""#),
    ("doughnut", r#""x": "region", "y": "sum(revenue)", "hole": 60"#),
    ("scatter", r#""x": "plan", "y": "revenue", "series": "region""#),
    ("bubble", r#""x": "plan", "y": "revenue", "size": "profit""#),
    ("radar", r#""x": "region", "y": "max(revenue)", "filled": true"#),
    ("stock", r#""x": "day", "open": "o", "high": "h", "low": "l", "close": "c", "volume": "v""#),
    ("surface", r#""x": "month", "y": "sum(revenue)", "series": "region""#),
    ("waterfall", r#""x": "region", "y": "sum(profit)""#),
    ("treemap", r#""path": ["region", "country"], "y": "sum(revenue)""#),
    ("sunburst", r#""path": ["region", "country"], "y": "sum(revenue)""#),
    ("funnel", r#""x": "region", "y": "sum(revenue)""#),
    ("histogram", r#""x": "revenue", "bins": {"count": 3}"#),
    ("pareto", r#""x": "region", "y": "sum(revenue)""#),
    ("box", r#""x": "region", "y": "revenue""#),
    ("region-map", r#""region": "country", "color": "sum(revenue)""#),
];

#[test]
fn every_mark_is_drawn_from_a_frame() {
    let prices = frame("day,o,h,l,c,v\n2026-01-05,3,5,2,4,100\n2026-01-06,4,6,3,5,120\n");
    for (mark, options) in MARKS {
        let of = if mark == "stock" { &prices } else { &sales() };
        let made = chart(of, &format!("{{\"mark\": \"{mark}\", {options}}}"));
        assert!(made.alt.is_some_and(|alt| !alt.is_empty()), "{mark}");
    }
}

#[test]
fn without_a_mark_it_is_a_column_chart_of_sums() {
    let made = chart(&sales(), r##"{"x": "month", "y": "sum(revenue)", "format": "#,##0.0"}"##);
    let Chart::Column(columns) = &made.content else { panic!("{:?}", made.content) };
    assert_eq!(columns.plot.0.series[0].values, [Some(32.0), Some(12.0)]);
    assert_eq!(columns.plot.0.series[0].format.code(), "#,##0.0");
}

/// The frame with columns of these types.
fn cast(frame: &Dataset, types: &[(&str, DataType)]) -> Dataset {
    let batch = &frame.batches[0];
    let schema = batch.schema();
    let columns = schema.fields().iter().enumerate().map(|(at, field)| {
        let wanted = types.iter().find(|(name, _)| name == field.name());
        let array = batch.column(at).clone();
        let array: ArrayRef = match wanted {
            Some((_, kind)) => arrow_cast::cast(&array, kind).unwrap(),
            None => array,
        };
        (field.name().clone(), array)
    });
    let batch = RecordBatch::try_from_iter(columns.collect::<Vec<_>>()).unwrap();
    Dataset::new("data", batch.schema(), vec![batch])
}

#[test]
fn mistakes_are_told_with_ways_out() {
    let cases = [
        (
            r#"{"x": "month", "y": "sum(reveneu)"}"#,
            "has no column `reveneu` (did you mean `revenue`?)",
        ),
        (
            r#"{"x": "month", "y": "sum(revenue)", "seires": "region"}"#,
            "no key `seires` (did you mean `series`?)",
        ),
        (
            r#"{"mark": "pie", "x": "month", "y": "sum(revenue)", "gap": 50}"#,
            "illegal-option]: a pie has no `gap`",
        ),
        (
            r#"{"mark": "colum", "x": "month", "y": "revenue"}"#,
            "`colum` is not known here (did you mean `column`?)",
        ),
        (r#"{"y": "sum(revenue)"}"#, "an encoding needs the key `x`"),
        (
            r#"{"x": "month", "y": "revenue", "encode": {"x": "region"}}"#,
            "the channel `x` stands twice",
        ),
        (r#"{"x": "month", "y": "sum(revenue)", "data": "sales"}"#, "a chart has no key `data`"),
        (
            r#"{"x": "month", "y": "sum(revenue)", "format": "[red"}"#,
            "`[red` is not a number format",
        ),
        (
            r#"{"x": "month", "y": "sum(revenue)", "format": {"revnue": "0"}}"#,
            "(did you mean `revenue`?)",
        ),
        (r#"{"x": "month", "y": "sum(region)"}"#, "takes numbers"),
        (r#"{"x": "month", "y": "totl(revenue)"}"#, "there is no aggregate `totl`"),
        (
            r#"{"x": "month", "y": "revenue", "labels": {"position": "above"}}"#,
            "no labels at `above`",
        ),
        (r#"["x"]"#, "expected a chart, found a list"),
        (
            r#"{"layer": [{"mark": "line", "x": "month", "y": "sum(revenue)", "holes": 1}]}"#,
            "a layer has no key `holes`",
        ),
        (r#"{"layer": [], "series": "region"}"#, "a chart of layers has no key `series`"),
        (
            r#"{"x": "month", "y": "sum(revenue)", "title": "{{ data.reveneu | sum }}"}"#,
            "did you mean `revenue`?",
        ),
    ];
    for (options, expected) in cases {
        let found = wrong(&sales(), options);
        assert!(found.iter().any(|line| line.contains(expected)), "{options}: {found:#?}");
        assert!(found.iter().all(|line| line.starts_with("chart(…):1:")), "{options}: {found:#?}");
    }
}

#[test]
fn a_place_is_that_of_the_keyword_and_its_text_is_there() {
    let options =
        "{\n\"mark\": \"pie\",\n\"x\": \"month\",\n\"y\": \"sum(revenue)\",\n\"gap\": 50\n}";
    let found = figure::chart(&sales(), options, Look::default()).unwrap_err();
    assert_eq!(
        found.diagnostics[0].at.as_ref().map(ToString::to_string).as_deref(),
        Some("chart(…):5:8")
    );
    assert_eq!(found.texts["chart(…)"], options);
}

#[test]
fn what_is_null_is_not_written() {
    let with = chart(
        &sales(),
        r#"{"x": "month", "y": "sum(revenue)", "series": null, "legend": {"position": "top", "size": null}}"#,
    );
    let without =
        chart(&sales(), r#"{"x": "month", "y": "sum(revenue)", "legend": {"position": "top"}}"#);
    assert_eq!(with.content, without.content);
}

#[test]
fn channels_may_stand_in_encode_or_beside_it() {
    let beside = chart(
        &sales(),
        r#"{"mark": "line", "x": "month", "y": "sum(revenue)", "series": "region"}"#,
    );
    let within = chart(
        &sales(),
        r#"{"mark": "line", "encode": {"x": "month", "y": "sum(revenue)", "series": "region"}}"#,
    );
    let mixed = chart(
        &sales(),
        r#"{"mark": "line", "series": "region", "encode": {"x": "month", "y": "sum(revenue)"}}"#,
    );
    assert_eq!(beside.content, within.content);
    assert_eq!(beside.content, mixed.content);
}

#[test]
fn layers_have_channels_of_their_own() {
    let options = r##"{"x": "month", "format": "0.0", "layer": [
        {"mark": "column", "y": "sum(revenue)"},
        {"mark": "line", "y": {"value": "mean(plan)", "axis": {"secondary": true}}}]}"##;
    let made = chart(&sales(), options);
    assert!(matches!(made.content, Chart::Combo(_)), "{:?}", made.content);
}

#[test]
fn a_title_may_speak_of_the_frame() {
    let options = r##"{"x": "month", "y": "sum(revenue)", "title": "In all {{ data.revenue | sum | number('0') }}"}"##;
    let made = chart(&sales(), options);
    assert_eq!(made.content.frame().title.as_ref().map(|t| t.text.as_str()), Some("In all 44"));
}

#[test]
fn days_are_days_and_zones_are_told_by_the_clock_on_their_wall() {
    let frame =
        frame("at,n\n2026-01-05T23:30:00,1\n2026-02-05T23:30:00,2\n2026-03-05T23:30:00,3\n");
    let zoned = DataType::Timestamp(TimeUnit::Nanosecond, Some("+02:00".into()));
    for kind in [DataType::Date32, zoned, DataType::Timestamp(TimeUnit::Second, None)] {
        let made = chart(
            &cast(&frame, &[("at", kind.clone())]),
            r#"{"mark": "line", "x": "at", "y": "n"}"#,
        );
        let Chart::Line(lines) = &made.content else { panic!("{kind}") };
        let is_time = !matches!(&lines.categories, Categories::Numbers { .. });
        assert!(is_time, "{kind}: {:?}", lines.categories);
    }
}

#[test]
fn categoricals_are_names() {
    let kind = DataType::Dictionary(Box::new(DataType::Int8), Box::new(DataType::Utf8));
    let cast = cast(&sales(), &[("region", kind), ("month", DataType::LargeUtf8)]);
    let options = r#"{"x": "month", "y": "sum(revenue)", "series": "region"}"#;
    assert_eq!(chart(&cast, options).content, chart(&sales(), options).content);
}

#[test]
fn columns_that_nothing_names_may_hold_anything() {
    let lists: ArrayRef = Arc::new(arrow_array::ListArray::new_null(
        Arc::new(arrow_schema::Field::new("item", DataType::Int64, true)),
        2,
    ));
    let named: ArrayRef = Arc::new(arrow_array::StringArray::from(vec!["a", "b"]));
    let numbers: ArrayRef = Arc::new(arrow_array::Int64Array::from(vec![1, 2]));
    let batch =
        RecordBatch::try_from_iter([("tags", lists), ("x", named), ("n", numbers)]).unwrap();
    let data = Dataset::new("anything", batch.schema(), vec![batch]);
    assert!(chart(&data, r#"{"x": "x", "y": "n"}"#).findings.diagnostics.is_empty());
    let found = wrong(&data, r#"{"x": "x", "y": "tags"}"#);
    assert!(found[0].contains("unsupported-type"), "{found:#?}");
}

#[test]
fn a_table_has_formats_labels_and_a_language() {
    let options = r##"{"columns": ["region", {"column": "revenue", "align": "left"}, "plan"],
        "formats": {"revenue": "0.00", "plan": "0.0"}, "labels": {"plan": "The plan"}, "name": "t"}"##;
    let look = Look { language: Some("de-DE"), ..Look::default() };
    let made = figure::table(&sales(), options, look).unwrap();
    let row =
        |at: usize| made.content.rows[at].iter().map(|c| c.text.plain_text()).collect::<Vec<_>>();
    assert_eq!(row(0), ["region", "revenue", "The plan"]);
    assert_eq!(row(1), ["North", "10,50", "9,0"]);
    assert_eq!(
        (made.name.as_deref(), made.alt.as_deref()),
        (Some("t"), Some("Table of 5 rows: region, revenue, The plan"))
    );
}

#[test]
fn a_table_of_too_many_rows_or_of_wrong_columns_is_refused() {
    let rows: String = (0..300).map(|n| format!("{n}\n")).collect();
    let cases = [
        (frame(&format!("n\n{rows}")), "{}", "table-too-large]: a slide cannot show the 300 rows"),
        (sales(), r#"{"columns": ["regoin"]}"#, "has no column `regoin`"),
        (sales(), r#"{"formats": {"revnue": "0"}}"#, "has no column `revnue`"),
        (sales(), r#"{"bandde": true}"#, "a table has no key `bandde`"),
        (sales(), r#"{"overflow": "continue"}"#, "a table has no key `overflow`"),
    ];
    for (frame, options, expected) in cases {
        let found = figure::table(&frame, options, Look::default()).unwrap_err();
        let lines: Vec<String> = found.diagnostics.iter().map(ToString::to_string).collect();
        assert!(lines.iter().any(|line| line.contains(expected)), "{options}: {lines:#?}");
    }
}

#[test]
fn a_text_has_levels_and_markup() {
    let made =
        figure::text(r#"{"bullets": ["a **b**", ["c"]], "size": 14}"#, Look::default()).unwrap();
    let levels: Vec<u8> = made.content.paragraphs.iter().map(|p| p.level).collect();
    assert_eq!(levels, [0, 1]);
    let wrong = figure::text(r#"{"txt": "a"}"#, Look::default()).unwrap_err();
    assert_eq!(wrong.diagnostics[0].code, "unknown-content");
}

#[test]
fn a_brand_gives_names_and_defaults() {
    let brand = "indeck_brand: 1\npalette: { primary: accent3 }\nformats: { money: '0.00' }\n\
                 defaults: { column: { gap: 33 } }\n";
    let (brand, found) = indeck_spec::brand::read("brand.yaml", brand);
    assert!(found.is_empty(), "{found:?}");
    let look = Look { brand: brand.as_ref(), ..Look::default() };
    let options =
        r#"{"x": "month", "y": "sum(revenue)", "format": "money", "colors": ["primary"]}"#;
    let made = figure::chart(&sales(), options, look).unwrap();
    let Chart::Column(columns) = &made.content else { panic!("{:?}", made.content) };
    assert_eq!(columns.plot.0.series[0].format.code(), "0.00");
    assert_eq!(columns.plot.0.gap_width, 33);
}

#[test]
fn a_language_that_is_not_known_is_a_warning() {
    let look = Look { language: Some("xx-YY"), ..Look::default() };
    let made = figure::chart(&sales(), r#"{"x": "month", "y": "sum(revenue)"}"#, look).unwrap();
    assert_eq!(made.findings.diagnostics[0].code, "unknown-language");
}

#[test]
fn counts_take_the_format_of_all_values() {
    let options = r#"{"x": "month", "y": "count()", "format": "0.0", "labels": true}"#;
    let made = chart(&sales(), options);
    let Chart::Column(columns) = &made.content else { panic!("{:?}", made.content) };
    let axis = columns.axes.value.format.as_ref().map(|f| f.code().to_owned());
    assert_eq!(axis.as_deref(), Some("0.0"));
}

//! What is recorded, and what `trace` makes of it.

use indeck::Limits;
use indeck::evidence::manifest::{Query, Wording};
use indeck::evidence::{ManifestBuilder, trace, trace_all};
use indeck_testkit::{tiny_template, unzip};

use super::support::{prepared, sealed, table};

#[test]
fn each_number_leads_back_to_its_cell() {
    let found = trace(sealed(), 2, None, &Limits::default()).unwrap();
    let numbers = found.shapes.iter().flat_map(|shape| &shape.numbers);
    let told: Vec<String> = numbers
        .map(|number| {
            let cells = number.cells.iter();
            let cells: Vec<_> =
                cells.map(|c| format!("{}.{}[{}]", c.table, c.column, c.row)).collect();
            format!("{} = {} from {}", number.place, number.written, cells.join(", "))
        })
        .collect();
    assert_eq!(
        told,
        [
            "series North, Q1 = 1.5 from by_quarter.north[0]",
            "series North, Q2 = 42 from by_quarter.north[1]",
            "series South, Q1 = 3.25 from by_quarter.south[0]",
            "series South, Q2 = 17 from by_quarter.south[1]",
            "row 1, column 2 = Q2 from ",
            "row 2, column 2 = 42.0 from by_quarter.north[1]",
        ]
    );
    let Query::Text(query) = &found.tables["by_quarter"].query else { panic!("a text") };
    assert_eq!(query, "SELECT quarter, north, south FROM sales");
    assert_eq!(found.sources["sales"].files[0].name, "sales.csv");
    assert_eq!(found.class.as_deref(), Some("internal"));
    assert!(found.to_string().contains("policy `survey`"));
}

#[test]
fn a_shape_is_found_by_its_name_and_by_its_id() {
    for wanted in ["grid", "revenue/grid"] {
        let found = trace(sealed(), 2, Some(wanted), &Limits::default()).unwrap();
        assert_eq!(found.shapes.len(), 1, "{wanted}");
    }
    for (slide, shape) in [(2, Some("nobody")), (9, None)] {
        let error = trace(sealed(), slide, shape, &Limits::default()).unwrap_err();
        assert_eq!(error.code(), "not-in-manifest");
    }
    let error = trace(tiny_template(), 1, None, &Limits::default()).unwrap_err();
    assert_eq!(error.code(), "no-manifest");
}

#[test]
fn all_slides_are_traced_in_the_order_in_which_they_stand() {
    let limits = Limits::default();
    let all = trace_all(sealed(), None, &limits).unwrap();
    let each = all.iter().map(|one| trace(sealed(), one.slide.number, None, &limits).unwrap());
    assert_eq!(each.collect::<Vec<_>>(), all);
    assert!(all.iter().map(|one| one.slide.number).is_sorted());
    let grids = trace_all(sealed(), Some("grid"), &limits).unwrap();
    assert_eq!(grids.iter().map(|one| one.slide.number).collect::<Vec<_>>(), [2]);
    let error = trace_all(sealed(), Some("nobody"), &limits).unwrap_err();
    assert_eq!(error.to_string(), "there is no shape `nobody` in the manifest");
}

#[test]
fn words_without_a_number_are_no_more_than_a_digest() {
    let manifest = format!("{:?}", prepared().manifest());
    for word in ["Revenue", "Where we are", "as the title says"] {
        assert!(!manifest.contains(&format!("\"{word}\"")), "{word}");
    }
    assert_eq!(Wording::of("42 of all"), Wording::Text("42 of all".to_owned()));
    assert!(matches!(Wording::of("all"), Wording::Digest(digits) if digits.len() == 32));
}

#[test]
fn a_query_may_be_told_by_its_hash_alone() {
    let mut manifest = ManifestBuilder::default();
    manifest.table(&table(), false);
    let manifest = format!("{:?}", manifest.manifest_mut());
    assert!(!manifest.contains("SELECT") && manifest.contains("Sha256"), "{manifest}");
}

#[test]
fn more_slides_than_there_are_cannot_be_told_of() {
    let mut manifest = ManifestBuilder::default();
    manifest.slide(&Default::default(), None);
    let error = manifest.prepare(tiny_template(), &Limits::default()).unwrap_err();
    assert_eq!(error.code(), "slide-count");
}

#[test]
fn both_places_hold_the_same_envelope() {
    let parts = unzip(&sealed());
    let envelope = String::from_utf8(parts["indeck/evidence.json"].clone()).unwrap();
    let custom = String::from_utf8(parts["customXml/item1.xml"].clone()).unwrap();
    assert!(custom.contains(&envelope));
}

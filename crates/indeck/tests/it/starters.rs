//! Profiles of data files, and first reports that are made from them.

use std::path::Path;
use std::sync::Arc;

use indeck::{
    BuildError, BuildOptions, DataLimits, Diagnostic, MadeDeck, MemoryFolder, Profile, Template,
    ValueType, make, profile, starter,
};
use indeck_testkit::{corpus, tiny_template};

use crate::support::explain;

fn profiled(csv: &str) -> Profile {
    let folder = MemoryFolder::new().with("t.csv", csv);
    let found = profile(&folder, "t.csv", &DataLimits::default());
    found.unwrap_or_else(|found| panic!("{:?}", found.diagnostics))
}

/// The first report of a file, made.
fn first(name: &str, bytes: Vec<u8>, template: &[u8]) -> Option<(String, MadeDeck)> {
    let folder = MemoryFolder::new().with(name, bytes).with("brand.potx", template);
    let profile = profile(&folder, name, &DataLimits::default()).ok()?;
    let limits = Default::default();
    let opened = Template::from_bytes(template.to_vec(), &limits).unwrap();
    let spec = starter(name, &profile, "brand.potx", opened.brand());
    let folder = Some(Arc::new(folder.with("report.yaml", spec.clone())) as _);
    let options = BuildOptions { folder, ..BuildOptions::default() };
    match make("report.yaml".as_ref(), &options, &mut ()) {
        Ok(made) => Some((spec, made)),
        Err(BuildError::Invalid(found)) => {
            let found: Vec<String> =
                found.diagnostics.iter().map(|d| format!("{d}\n  {:?}", d.hints)).collect();
            panic!("{name}:\n{spec}\n{}", found.join("\n"))
        }
        Err(error) => panic!("{name}: {}", explain(&error)),
    }
}

/// The template of the examples.
fn brand() -> Vec<u8> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    std::fs::read(root.join("examples/quickstart/brand/meridian.potx")).unwrap()
}

const SALES: &str = "order_id,day,region,amount,email
1,2026-01-03,North,10.5,ann@example.com
2,2026-02-03,South,20.25,bob@example.com
3,2026-03-03,North,,cas@example.com
4,2026-04-03,North,30.0,dee@example.com
";

#[test]
fn a_profile_tells_types_blanks_values_and_ranges() {
    let profile = profiled(SALES);
    assert_eq!(profile.rows, 4);
    let kinds: Vec<ValueType> = profile.columns.iter().map(|c| c.kind).collect();
    use ValueType::{Date, Integer, Number, Text};
    assert_eq!(kinds, [Integer, Date, Text, Number, Text]);
    let [id, day, region, amount, email] = &profile.columns[..] else { panic!() };
    assert_eq!(
        (id.min.as_deref(), id.max.as_deref(), id.mean.as_deref()),
        (Some("1"), Some("4"), Some("2.5"))
    );
    assert_eq!((day.min.as_deref(), day.max.as_deref()), (Some("2026-01-03"), Some("2026-04-03")));
    assert_eq!(day.mean.as_deref(), Some("2026-02-17"));
    assert_eq!(region.frequent, [("North".to_owned(), 3), ("South".to_owned(), 1)]);
    assert_eq!((amount.nulls, amount.distinct, amount.counted), (1, 3, true));
    assert_eq!(amount.mean.as_deref(), Some("20.25"));
    let personal: Vec<&str> = email.personal.iter().map(|found| found.kind.as_str()).collect();
    assert_eq!(personal, ["email"]);
}

#[test]
fn a_profile_of_a_file_with_a_mistake_tells_its_line() {
    let folder = MemoryFolder::new().with("t.csv", "a,b\n1,2\n3\n");
    let found = profile(&folder, "t.csv", &DataLimits::default()).unwrap_err();
    assert_eq!(found.diagnostics[0].code, "bad-row");
    let missing = profile(&folder, "other.csv", &DataLimits::default()).unwrap_err();
    assert_eq!(missing.diagnostics[0].code, "source-not-found");
}

#[test]
fn a_profile_can_be_stopped() {
    let folder = MemoryFolder::new().with("t.csv", SALES);
    let limits = DataLimits::default();
    limits.cancel.cancel();
    assert_eq!(profile(&folder, "t.csv", &limits).unwrap_err().diagnostics[0].code, "cancelled");
}

#[test]
fn a_first_report_shows_a_number_by_category_and_time_and_a_table() {
    let (spec, deck) = first("sales.csv", SALES.into(), &brand()).unwrap();
    let titles: Vec<&str> = deck.slides.iter().filter_map(|s| s.title.as_deref()).collect();
    let expected = ["Sales", "Amount by region", "Amount by month", "Figures by region"];
    assert_eq!(titles, expected, "{spec}");
    assert!(!spec.contains("email") && !spec.contains("order_id"), "{spec}");
    let found: Vec<String> =
        deck.report.findings.diagnostics.iter().map(Diagnostic::to_string).collect();
    assert!(found.is_empty(), "{found:?}\n{spec}");
}

#[test]
fn hostile_names_of_columns_and_files_make_no_other_report() {
    let csv = "\"a\"\"b\",{{ params.x }},$p,\"x: y # z\",\"l1\nl2\",null,select,ünï\n\
               1,2,3,North,u,v,w,2.5\n2,3,4,South,u2,v2,w2,3.5\n2,3,4,South,u2,v2,w2,3.5\n";
    for name in ["a b'c.csv", "-.csv", "ÄÖ: #.csv", "1.csv"] {
        first(name, csv.into(), &brand()).unwrap();
    }
}

#[test]
fn every_readable_file_of_the_corpus_has_a_first_report_that_builds() {
    let (brand, tiny) = (brand(), tiny_template());
    let mut made = 0;
    for path in corpus("data").iter().filter(|path| path.extension().is_some_and(|e| e == "csv")) {
        let name = path.file_name().unwrap().to_str().unwrap();
        let bytes = std::fs::read(path).unwrap();
        for template in [&brand, &tiny] {
            made += usize::from(first(name, bytes.clone(), template).is_some());
        }
    }
    assert!(made == 0 || made > 150, "{made}");
}

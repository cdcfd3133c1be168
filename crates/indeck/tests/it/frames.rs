//! Reports over data that the caller has in memory.

use std::fs;
use std::sync::Arc;

use arrow_array::{ArrayRef, Float64Array, RecordBatch, StringArray};

use indeck::evidence::{VerifyOptions, trace, verify};
use indeck::model::Location;
use indeck::spec::{Located, SourceSpec};
use indeck::{BuildError, Frame, Limits, build_each, make, test};

use crate::support::{Project, explain, shown};

/// A frame of the rows of a CSV text.
pub(crate) fn frame(name: &str, csv: impl AsRef<[u8]>) -> Frame {
    let at = |text: &str| Located::new(text.to_owned(), Location::point("frame", 1, 1));
    let source = SourceSpec::new(at(name), at("frame.csv"));
    let limits = indeck_data::Limits::default();
    let loaded = indeck_data::read_csv("frame.csv", csv.as_ref(), &source, &limits);
    let dataset = loaded.dataset.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics));
    Frame::new(name, dataset.schema, dataset.batches).unwrap()
}

fn spec(sources: &str, sql: &str) -> String {
    format!(
        r#"
indeck: 1
report: {{ id: sales, template: brand.potx }}
sources: {sources}
tables: {{ by_region: {{ sql: "{sql}" }} }}
slides:
  - layout: Title and Content
    fill:
      title: "{{{{ by_region.revenue | sum }}}}"
      content: {{ mark: column, data: by_region, encode: {{ x: region, y: revenue }} }}
"#
    )
}

const BY_REGION: &str =
    "SELECT region, SUM(revenue) AS revenue FROM sales GROUP BY region ORDER BY region";

/// The codes and messages of all that is found.
fn found(project: &Project) -> Vec<String> {
    shown(&project.check().diagnostics)
}

/// A project whose source `sales` is given in memory.
fn given(sources: &str, csv: &str) -> Project {
    let mut project = Project::new(spec(sources, BY_REGION));
    project.options.frames = vec![frame("sales", csv)];
    project
}

const SALES: &str = "region,revenue\nNorth,1.5\nSouth,2\nNorth,3\n";

#[test]
fn a_deck_of_a_frame_is_that_of_a_file_but_for_its_evidence() {
    let from_file = Project::new(spec("{ sales: data.csv }", BY_REGION));
    from_file.write("data.csv", SALES);
    let (file, memory) = (from_file.deck(), given("{ sales: {} }", SALES).deck());
    assert_eq!(file.keys().collect::<Vec<_>>(), memory.keys().collect::<Vec<_>>());
    let differ: Vec<&String> = file.keys().filter(|name| file[*name] != memory[*name]).collect();
    assert_eq!(differ, ["customXml/item1.xml", "indeck/evidence.json"]);
    assert!(memory["ppt/slides/slide1.xml"].contains(">6.5<"));
}

#[test]
fn a_source_may_be_given_in_every_form_and_its_file_is_not_read() {
    for sources in ["{ sales: {} }", "{ sales: }", "{ sales: ~ }", "{ sales: nowhere.csv }"] {
        let project = given(sources, SALES);
        assert_eq!(found(&project), [] as [&str; 0], "{sources}");
        let inputs = project.check().inputs;
        assert!(inputs.iter().all(|path| !path.ends_with("nowhere.csv")), "{inputs:?}");
    }
}

#[test]
fn a_source_that_nobody_gives_is_told_with_what_was_given() {
    let mut project = given("{ sales: {} }", SALES);
    project.options.frames.clear();
    let alone = project.check().diagnostics;
    assert_eq!(alone.len(), 1, "{alone:?}");
    assert_eq!(alone[0].code, "missing-data");
    assert_eq!(alone[0].at.as_ref().map(|at| at.line), Some(4));
    project.options.frames = vec![frame("sale", SALES)];
    let slip = project.check().diagnostics;
    let missing = slip.iter().find(|d| d.code == "missing-data").unwrap();
    assert_eq!(missing.hints[0], "did you mean `sale`?");
}

#[test]
fn a_frame_that_the_spec_does_not_name_is_one_more_source() {
    let mut project = Project::new(
        spec("{ regions: regions.csv }", BY_REGION)
            .replace("FROM sales", "FROM sales JOIN regions USING (region)"),
    );
    project.write("regions.csv", "region\nNorth\nSouth\n");
    project.options.frames = vec![frame("sales", SALES)];
    assert_eq!(found(&project), [] as [&str; 0]);
    project.options.frames.push(frame("more", SALES));
    let unused = project.check().diagnostics;
    assert_eq!(
        unused.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["error[unused-source]: no table uses the data frame `more`"]
    );
    assert!(project.build().is_err());
}

#[test]
fn a_report_without_sources_takes_frames() {
    let mut project = Project::new(spec("", BY_REGION).replace("sources: \n", ""));
    project.options.frames = vec![frame("sales", SALES)];
    assert_eq!(found(&project), [] as [&str; 0]);
    project.options.frames = vec![frame("sales", SALES), frame("sales", SALES)];
    let twice = project.check().diagnostics;
    assert_eq!(twice[0].to_string(), "error[duplicate-name]: two data frames are named `sales`");
}

#[test]
fn types_and_contracts_of_the_source_hold_for_its_frame() {
    let sources = "{ sales: { columns: { region: text, revenue: number }, expect: { rows: { min: 4 }, unique: [region] } } }";
    let codes: Vec<&str> =
        given(sources, SALES).check().diagnostics.iter().map(|d| d.code).collect();
    assert_eq!(codes, ["contract-rows", "contract-unique"]);
    let sources = "{ sales: { columns: { region: date } } }";
    let misfit = given(sources, SALES).check().diagnostics;
    assert_eq!(misfit[0].code, "type-mismatch");
    assert_eq!(
        misfit[0].message,
        "column `region` of the data frame `sales` cannot be read as date, first in row 1"
    );
}

#[test]
fn warnings_of_a_frame_stand_at_its_source() {
    let mut project = given("{ sales: {} }", SALES);
    let revenue: ArrayRef = Arc::new(Float64Array::from(vec![1.0, f64::NAN]));
    let region: ArrayRef = Arc::new(StringArray::from(vec!["North", "South"]));
    let batch = RecordBatch::try_from_iter([("region", region), ("revenue", revenue)]).unwrap();
    project.options.frames = vec![Frame::new("sales", batch.schema(), vec![batch]).unwrap()];
    let warning = "4:12 not-finite";
    assert!(found(&project).iter().any(|line| line.starts_with(warning)), "{:?}", found(&project));
}

#[test]
fn checks_and_bursts_work_on_frames() {
    let text = spec("{ sales: {} }", BY_REGION).replace(
        "slides:",
        "checks: [{ id: some, assert: \"count(by_region.region) > 0\" }]\nburst: { over: region }\nslides:",
    );
    let mut project = Project::new(text);
    project.options.frames = vec![frame("sales", SALES)];
    let spec = project.path("report.yaml");
    let checked = test(&spec, &project.options, &mut ()).unwrap();
    let passed: Vec<_> = checked.checks.iter().map(|check| check.passed).collect();
    assert_eq!(passed, [Some(true), Some(true)], "{:?}", shown(&checked.findings.diagnostics));
    let folder = project.path("out");
    fs::create_dir_all(&folder).unwrap();
    let made = build_each(&spec, &folder, &project.options, &mut ())
        .unwrap_or_else(|error| panic!("{}", explain(&error)));
    let values: Vec<&str> = made.made.iter().map(|(value, _)| value.as_str()).collect();
    assert_eq!(values, ["North", "South"]);
}

#[test]
fn the_manifest_says_what_the_frame_held_and_that_it_is_in_no_file() {
    let project = given("{ sales: nowhere.csv }", SALES);
    let made = project.build().unwrap_or_else(|error| panic!("{}", explain(&error)));
    let bytes = fs::read(&made.output).unwrap();
    let verified = verify(bytes.clone(), &VerifyOptions::default()).unwrap();
    let sources = verified.record.unwrap().sources;
    assert_eq!(sources.len(), 1);
    assert_eq!((sources[0].rows, sources[0].files.as_slice()), (3, [].as_slice()));
    let held = sources[0].memory.unwrap();
    assert_eq!(Some(held.0), indeck_data::content_digest(frame("sales", SALES).dataset()));
    let traced = trace(bytes, 1, None, &Limits::default()).unwrap().to_string();
    assert!(traced.contains(&format!("{held} (given in memory, in no file)")), "{traced}");
}

#[test]
fn tables_of_a_frame_tell_what_it_held() {
    let project = given("{ sales: {} }", SALES);
    let made = make(&project.path("report.yaml"), &project.options, &mut ());
    let made = made.unwrap_or_else(|error| panic!("{}", explain(&error)));
    let source = &made.table("by_region").unwrap().lineage.sources[0];
    let held = indeck_data::content_digest(frame("sales", SALES).dataset()).unwrap();
    assert_eq!(
        (source.rows, source.files.len(), source.digests.as_slice()),
        (3, 0, [held].as_slice())
    );
    let batch = made.table("by_region").unwrap().to_record_batch().unwrap();
    assert_eq!((batch.num_rows(), batch.schema().field(1).name().as_str()), (2, "revenue"));
}

#[test]
fn a_build_that_finds_mistakes_in_a_frame_writes_nothing() {
    let project = given("{ sales: { expect: { rows: { min: 9 } } } }", SALES);
    assert!(matches!(project.build(), Err(BuildError::Invalid(_))));
    assert!(!project.path("out.pptx").exists());
}

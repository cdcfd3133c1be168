//! Profiles of data, first reports, and checks.

use indeck::model::Classification;
use indeck_platform::data::{DatasetVersion, NewTemplate, VersionState, findings, kind_in_words};
use indeck_platform::id::DatasetId;
use indeck_platform::records::Held;
use indeck_platform::reports::ReportForm;
use indeck_platform::runs::{NewRun, RunState};
use indeck_platform::{Caller, Error};

use super::{SALES, SPEC, dataset, made, report, stocked, template};
use crate::support::Fixture;

/// The current version, when it was read.
pub(crate) async fn read(caller: &Caller, id: DatasetId) -> Held<DatasetVersion> {
    loop {
        let (_, version) = caller.dataset_current(id).await.unwrap();
        if version.body.state != VersionState::Reading {
            return version;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dataset_is_profiled_after_it_was_brought_in() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("acme").await;
    let workers = fixture.platform.start_workers();
    let csv = "name,mail,units\nAnn,ann@example.com,3\nBob,bob@example.com,5\n";
    let (held, version) =
        dataset(&owner, "people.csv", csv.as_bytes(), Classification::Internal).await;
    assert_eq!(version.body.state, VersionState::Reading);
    let version = read(&owner, held.id).await;
    assert_eq!(version.body.state, VersionState::Ready);
    let profile = version.body.profile.unwrap();
    assert_eq!((profile.rows, profile.columns.len()), (2, 3));
    assert_eq!(kind_in_words(profile.columns[2].kind), "whole number");
    assert_eq!(profile.columns[2].mean.as_deref(), Some("4"));
    assert!(findings(&profile).iter().any(|found| found.column == "mail" && found.kind == "email"));
    let (held, _) = dataset(&owner, "bad.csv", b"a,b\n1,2\n3\n", Classification::Internal).await;
    let VersionState::Unreadable { message, .. } = read(&owner, held.id).await.body.state else {
        panic!("it was read")
    };
    assert!(message.contains("bad.csv:3"), "{message}");
    workers.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_report_of_a_dataset_checks_and_becomes_a_deck() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("acme").await;
    let (held, _) = dataset(&owner, "sales.csv", SALES.as_bytes(), Classification::Internal).await;
    let brand = template(&owner).await;
    assert_eq!(owner.starter(held.id, brand.id).await.unwrap_err().code(), "not-read");
    let workers = fixture.platform.start_workers();
    read(&owner, held.id).await;
    workers.stop().await;
    let spec = owner.starter(held.id, brand.id).await.unwrap();
    let checked = owner.check_report(spec.clone()).await.unwrap();
    let errors: Vec<_> = checked.diagnostics.iter().filter(|found| found.is_error()).collect();
    assert!(errors.is_empty(), "{errors:?}\n{spec}");
    assert!(checked.slides.contains(&"by-category".to_owned()), "{:?}", checked.slides);
    let report = report(&owner, &spec).await;
    let run = made(&fixture, &owner, report).await;
    assert_eq!(run.body.state, RunState::Done, "{:?}\n{spec}", run.body.findings);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_tells_all_mistakes_with_their_lines_and_keeps_nothing() {
    let fixture = Fixture::new().await;
    let (owner, _) = stocked(&fixture, "acme").await;
    let spec = SPEC.replace("SUM(revenue)", "SUM(revenu)").replace("Title and Content", "Nowhere");
    let checked = owner.check_report(spec).await.unwrap();
    let found: Vec<(&str, u32)> = checked
        .diagnostics
        .iter()
        .map(|found| (found.code, found.at.as_ref().map_or(0, |at| at.line)))
        .collect();
    assert!(
        found.contains(&("unknown-column", 5)) && found.contains(&("unknown-layout", 8)),
        "{found:?}"
    );
    assert!(
        checked.texts.iter().any(|(name, text)| name == "report.yaml" && text.contains("revenu"))
    );
    let page = indeck_platform::records::PageRequest::default();
    assert_eq!(owner.reports(&page).await.unwrap().items.len(), 1);
    let checked = owner.check_report(SPEC.to_owned()).await.unwrap();
    assert_eq!(checked.slides, ["one"]);
    assert!(checked.diagnostics.is_empty(), "{:?}", checked.diagnostics);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_column_is_told_with_the_columns_that_there_are() {
    let fixture = Fixture::new().await;
    let (owner, _) = stocked(&fixture, "acme").await;
    for query in ["SUM(revenu)", "SUM(sales.revenu)"] {
        let spec = SPEC.replace("SUM(revenue)", query);
        let checked = owner.check_report(spec).await.unwrap();
        let found = checked.diagnostics.iter().find(|found| found.code == "unknown-column");
        let hints = &found.unwrap().hints;
        assert_eq!(hints[0], "did you mean `revenue`?", "{hints:?}");
        let columns = ["`month`", "`region`", "`revenue`"];
        assert!(columns.iter().all(|column| hints[1].contains(column)), "{hints:?}");
    }
}

const ASKING: &str = "params:
  market: { values: [NL, BE], label: Which market }
  least: { type: integer, default: 5 }
";

#[tokio::test(flavor = "multi_thread")]
async fn what_a_report_asks_for_is_told_and_checked_before_a_run() {
    let fixture = Fixture::new().await;
    let (owner, _) = stocked(&fixture, "acme").await;
    let spec = SPEC.replace("indeck: 1\n", &format!("indeck: 1\n{ASKING}"));
    let checked = owner.check_report(spec.clone()).await.unwrap();
    assert!(!checked.diagnostics.iter().any(indeck_platform::Diagnostic::is_error), "{checked:?}");
    let told: Vec<_> =
        checked.params.iter().map(|one| (one.name.as_str(), one.kind, one.values.len())).collect();
    assert_eq!(told, [("market", "text", 2), ("least", "integer", 0)]);
    assert_eq!(checked.params[0].label.as_deref(), Some("Which market"));
    assert_eq!(checked.params[1].default.as_deref(), Some("5"));
    let report = report(&owner, &spec).await;
    let ask = async |params: &[(&str, &str)]| {
        let params = params.iter().map(|(name, text)| ((*name).into(), (*text).into())).collect();
        match owner.start_run(NewRun { report, params }).await {
            Ok(_) => Vec::new(),
            Err(Error::Invalid { fields }) => {
                fields.iter().map(|one| format!("{}: {}", one.field, one.message)).collect()
            }
            Err(other) => panic!("{other:?}"),
        }
    };
    assert_eq!(ask(&[("market", "NL")]).await, Vec::<String>::new());
    assert_eq!(ask(&[]).await, ["params.market: a value is needed"]);
    let wrong = ask(&[("market", "FR"), ("least", "many"), ("lest", "1")]).await;
    assert_eq!(wrong.len(), 3, "{wrong:?}");
    assert!(wrong[0].starts_with("params.market: ") && wrong[0].contains("`BE`"), "{wrong:?}");
    assert!(wrong[1].starts_with("params.least: "), "{wrong:?}");
    assert!(wrong[2].starts_with("params.lest: ") && wrong[2].contains("`least`"), "{wrong:?}");
}

#[test]
fn a_spec_tells_its_own_mistakes_without_any_data() {
    let form = ReportForm::of("indeck: 1\nslids: []\n");
    assert!(form.diagnostics.iter().any(|found| found.code == "unknown-key"));
    assert!(ReportForm::of(SPEC).diagnostics.is_empty());
    assert_eq!(ReportForm::of("a: [").diagnostics.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_of_a_profile_are_rounded_and_spread_over_ranges() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("acme").await;
    let workers = fixture.platform.start_workers();
    let mut csv = "day,share,word\n".to_owned();
    (0..300)
        .for_each(|n| csv.push_str(&format!("2026-{:02}-01,{},w\n", n % 12 + 1, n as f64 / 7.0)));
    let (held, _) = dataset(&owner, "n.csv", csv.as_bytes(), Classification::Internal).await;
    let profile = read(&owner, held.id).await.body.profile.unwrap();
    workers.stop().await;
    assert_eq!(profile.columns[1].mean.as_deref(), Some("21.3571"));
    for column in &profile.columns[..2] {
        let counts: u64 = column.histogram.iter().map(|(_, count)| count).sum();
        assert_eq!((column.histogram.len(), counts), (12, 300), "{column:?}");
    }
    assert_eq!(profile.columns[0].histogram[0], ("2026-01-01".to_owned(), 25));
    assert!(profile.columns[1].histogram[0].0.starts_with("0 – "));
    assert!(profile.columns[2].histogram.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_report_of_data_without_rows_shows_none_and_may_be_shown() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("acme").await;
    let brand = template(&owner).await;
    let workers = fixture.platform.start_workers();
    let (held, _) = dataset(&owner, "empty.csv", b"a,b\n", Classification::Internal).await;
    read(&owner, held.id).await;
    workers.stop().await;
    let spec = owner.starter(held.id, brand.id).await.unwrap();
    let report = report(&owner, &spec).await;
    let run = made(&fixture, &owner, report).await;
    assert_eq!(run.body.state, RunState::Done, "{:?}\n{spec}", run.body.reason);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_template_with_room_for_nothing_gets_no_first_report() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("acme").await;
    let mut parts = indeck_testkit::tiny_template_parts();
    for part in parts.values_mut() {
        if let Ok(text) = std::str::from_utf8(part) {
            let without = text.replace("type=\"ctrTitle\"", "type=\"dt\"");
            *part = without.replace("type=\"title\"", "type=\"dt\"").into_bytes();
        }
    }
    let new = NewTemplate { name: String::new(), filename: "blank.potx".to_owned() };
    let mut upload = owner.upload_template(new).await.unwrap();
    upload.write(&indeck_testkit::package(&parts)).await.unwrap();
    let brand = upload.finish().await.unwrap();
    let workers = fixture.platform.start_workers();
    let (held, _) = dataset(&owner, "sales.csv", SALES.as_bytes(), Classification::Internal).await;
    read(&owner, held.id).await;
    workers.stop().await;
    let refused = owner.starter(held.id, brand.id).await.unwrap_err();
    assert_eq!(refused.code(), "no-usable-layout", "{refused}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_report_of_data_with_gaps_may_be_shown_where_no_group_is_too_small() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("acme").await;
    let brand = template(&owner).await;
    let workers = fixture.platform.start_workers();
    let csv = "kind,amount,day\na,1.1,2018-05-06\nb,1.2,1880-05-06\nc,-3,1960-01-01\ne,4,\n";
    let (held, _) = dataset(&owner, "gaps.csv", csv.as_bytes(), Classification::Internal).await;
    read(&owner, held.id).await;
    workers.stop().await;
    let spec = owner.starter(held.id, brand.id).await.unwrap();
    assert!(spec.contains("IS NOT NULL"), "{spec}");
    let checked = owner.check_report(spec).await.unwrap();
    assert!(!checked.diagnostics.iter().any(indeck_platform::Diagnostic::is_error), "{checked:?}");
}

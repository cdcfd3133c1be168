//! Profiles of data, first reports, and checks.

use indeck::model::Classification;
use indeck_platform::Caller;
use indeck_platform::data::{DatasetVersion, VersionState};
use indeck_platform::id::DatasetId;
use indeck_platform::records::Held;
use indeck_platform::runs::RunState;

use super::{SALES, SPEC, dataset, made, report, stocked, template};
use crate::support::Fixture;

/// The current version, when it was read.
async fn read(caller: &Caller, id: DatasetId) -> Held<DatasetVersion> {
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
    assert_eq!(profile.columns[2].kind, "whole number");
    assert_eq!(profile.columns[2].mean.as_deref(), Some("4"));
    assert!(profile.findings.iter().any(|found| found.column == "mail" && found.kind == "email"));
    let (held, _) = dataset(&owner, "bad.csv", b"a,b\n1,2\n3\n", Classification::Internal).await;
    let VersionState::Unreadable { message } = read(&owner, held.id).await.body.state else {
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

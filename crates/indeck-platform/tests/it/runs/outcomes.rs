//! What comes of runs.

use indeck::model::Classification;
use indeck_platform::runs::{InputKind, RunState, RunStep};

use super::{LONG, SALES, SPEC, dataset, long_spec, made, many, report, settle, start, stocked};
use crate::support::Fixture;

#[tokio::test(flavor = "multi_thread")]
async fn a_report_becomes_a_deck_with_pictures_and_what_went_in() {
    let fixture = Fixture::new().await;
    let (owner, report) = stocked(&fixture, "acme").await;
    let workers = fixture.platform.start_workers();
    let run = start(&owner, report).await;
    assert_eq!((run.body.state, run.body.attempt), (RunState::Waiting, 0));
    let (run, told) = settle(&owner, &run).await;
    workers.stop().await;
    let body = &run.body;
    assert_eq!(body.state, RunState::Done, "{:?} {:?}", body.reason, body.findings);
    assert_eq!((body.decks.len(), body.pictures.len(), body.attempt), (1, 1, 1));
    let inputs: Vec<(&str, InputKind)> =
        body.inputs.iter().map(|input| (input.name.as_str(), input.kind)).collect();
    let expected = [("brand.potx", InputKind::Template), ("sales.csv", InputKind::Dataset)];
    assert_eq!(inputs, expected);
    assert!(body.log.iter().any(|line| line.text.contains("`sales`")), "{:?}", body.log);
    let last = told.last().unwrap();
    assert_eq!((last.state, last.step), (RunState::Done, RunStep::Store));
    let lines: usize = told.iter().map(|progress| progress.log.len()).sum();
    assert_eq!(lines, body.log.len());
    let picture = owner.run_picture(run.id, 1).await.unwrap();
    let svg = String::from_utf8(picture.svg).unwrap();
    assert!(svg.starts_with("<svg") && svg.contains("North"), "{svg}");
    assert_eq!((picture.alt.as_str(), body.pictures[0].slide), ("By region", 1));
    assert_eq!(owner.run_picture(run.id, 2).await.unwrap_err().code(), "not-found");
    assert_eq!(owner.run_picture(run.id, 0).await.unwrap_err().code(), "not-found");
}

#[tokio::test(flavor = "multi_thread")]
async fn mistakes_are_told_with_their_lines() {
    let fixture = Fixture::new().await;
    let (owner, _) = stocked(&fixture, "acme").await;
    let report = report(&owner, &SPEC.replace("SUM(revenue)", "SUM(revenu)")).await;
    let run = made(&fixture, &owner, report).await.body;
    assert_eq!(run.state, RunState::Failed);
    let found = &run.findings[0];
    assert_eq!(
        (found.code.as_str(), found.file.as_str(), found.line),
        ("unknown-column", "report.yaml", 5)
    );
    assert!(found.hints.concat().contains("revenue"), "{:?}", found.hints);
    assert!(run.reason.as_ref().unwrap().contains("revenu"));
    assert!(run.decks.is_empty());
    // What was done before is done, and what comes after was never begun.
    assert_eq!(run.stopped_at(), Some(RunStep::Check));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_of_several_decks_is_told_what_the_server_does_not_do() {
    let fixture = Fixture::new().await;
    let (owner, _) = stocked(&fixture, "acme").await;
    let spec = SPEC.replace("tables:\n", "burst: { over: region }\ntables:\n");
    let checked = owner.check_report(spec.clone()).await.unwrap();
    let report = report(&owner, &spec).await;
    let run = made(&fixture, &owner, report).await.body;
    assert_eq!((run.state, run.findings.len()), (RunState::Failed, 1));
    let (found, told) = (&run.findings[0], &checked.diagnostics[0]);
    assert_eq!((found.code.as_str(), told.code), ("burst-not-served", "burst-not-served"));
    assert_eq!((found.line, told.at.as_ref().unwrap().line), (4, 4));
    assert!(run.reason.unwrap().contains("`region`"), "{}", found.message);
    assert!(found.hints[1].contains("--each"), "{:?}", found.hints);
}

#[tokio::test(flavor = "multi_thread")]
async fn data_that_is_not_there_is_a_mistake_and_the_disk_is_not_looked_at() {
    let fixture = Fixture::new().await;
    let (owner, _) = stocked(&fixture, "acme").await;
    for (file, code) in [
        ("missing.csv", "source-not-found"),
        ("Cargo.toml", "unknown-format"),
        ("/etc/passwd", "outside-folder"),
        ("../sales.csv", "outside-folder"),
    ] {
        let report = report(&owner, &SPEC.replace("data/sales.csv", file)).await;
        let run = made(&fixture, &owner, report).await.body;
        let codes: Vec<&str> = run.findings.iter().map(|found| found.code.as_str()).collect();
        let expected = if file == "Cargo.toml" { "source-not-found" } else { code };
        assert!(codes.contains(&expected), "{file}: {codes:?}");
        assert!(run.decks.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_policy_forbids_is_refused() {
    let fixture = Fixture::new().await;
    let (owner, _) = stocked(&fixture, "acme").await;
    dataset(&owner, "wages.csv", SALES.as_bytes(), Classification::Restricted).await;
    let report = report(&owner, &SPEC.replace("data/sales.csv", "wages.csv")).await;
    let run = made(&fixture, &owner, report).await.body;
    assert_eq!(run.state, RunState::Refused, "{:?}", run.findings);
    assert!(run.findings.iter().any(|found| found.code == "policy-refused"));
    assert!(run.decks.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dataset_with_rules_is_not_read_under_another_name() {
    let fixture = Fixture::new().await;
    let (owner, _) = stocked(&fixture, "acme").await;
    let policy = owner.policy().await.unwrap();
    let text = format!("{}\n[datasets.sales]\nclass = \"internal\"\n", policy.text);
    owner.update_policy(&text, Some(policy.rev)).await.unwrap();
    let spec = SPEC.replace("sales: data/sales.csv", "other: data/sales.csv");
    let spec = spec.replace("FROM sales", "FROM other");
    let report = report(&owner, &spec).await;
    let run = made(&fixture, &owner, report).await.body;
    assert_eq!(run.findings[0].code, "misnamed-source");
    assert_eq!(run.state, RunState::Failed);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_that_has_not_begun_is_stopped_at_once_and_made_again_later() {
    let fixture = Fixture::new().await;
    let (owner, report) = stocked(&fixture, "acme").await;
    let run = start(&owner, report).await;
    let run = owner.cancel_run(run.id).await.unwrap();
    assert_eq!(run.body.state, RunState::Cancelled);
    assert_eq!(owner.cancel_run(run.id).await.unwrap_err().code(), "run-over");
    let workers = fixture.platform.start_workers();
    let again = owner.retry_run(run.id).await.unwrap();
    assert_ne!(again.id, run.id);
    assert_eq!(again.body.version, run.body.version);
    let (again, _) = settle(&owner, &again).await;
    workers.stop().await;
    assert_eq!(again.body.state, RunState::Done);
    assert_eq!(owner.run(run.id).await.unwrap().body.state, RunState::Cancelled);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_is_stopped_in_the_middle_of_a_query() {
    let fixture = Fixture::new().await;
    let (owner, _) = stocked(&fixture, "acme").await;
    assert!(long_spec().contains(LONG));
    dataset(&owner, "many.csv", many(20_000).as_bytes(), Classification::Internal).await;
    let report = report(&owner, &long_spec()).await;
    let workers = fixture.platform.start_workers();
    let run = start(&owner, report).await;
    let mut watch = owner.watch_run(run.id).await.unwrap();
    loop {
        let progress = watch.next().await.unwrap().expect("it runs for hours");
        if progress.step == RunStep::Check {
            break;
        }
    }
    assert_eq!(owner.retry_run(run.id).await.unwrap_err().code(), "still-running");
    owner.cancel_run(run.id).await.unwrap();
    let (run, _) = settle(&owner, &run).await;
    workers.stop().await;
    assert_eq!(run.body.state, RunState::Cancelled);
    assert!(run.body.decks.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_large_file_is_read_without_being_kept() {
    let fixture = Fixture::new().await;
    let (owner, _) = stocked(&fixture, "acme").await;
    let note = "x".repeat(100_000);
    let mut csv = "month,region,revenue,note\n".to_owned();
    for row in 0..100 {
        csv.push_str(&format!("2026-01-01,North,{row},{note}\n"));
    }
    dataset(&owner, "large.csv", csv.as_bytes(), Classification::Internal).await;
    let report = report(&owner, &SPEC.replace("data/sales.csv", "large.csv")).await;
    let run = made(&fixture, &owner, report).await.body;
    assert_eq!(run.state, RunState::Done, "{:?}", run.findings);
    assert_eq!(run.inputs[1].bytes, csv.len() as u64);
    let title = owner.deck(run.decks[0]).await.unwrap().body.slides[0].title.clone();
    assert!(title.ends_with(": 4,950"), "{title}");
}

#[tokio::test(flavor = "multi_thread")]
async fn parameters_are_the_runs() {
    let fixture = Fixture::new().await;
    let (owner, _) = stocked(&fixture, "acme").await;
    let spec =
        SPEC.replace("tables:", "params:\n  region: { type: text, default: North }\ntables:");
    let spec = spec.replace("FROM sales GROUP", "FROM sales WHERE region = $region GROUP");
    let report = report(&owner, &spec).await;
    let workers = fixture.platform.start_workers();
    let mut titles = Vec::new();
    for region in ["North", "South"] {
        let params = vec![("region".to_owned(), region.to_owned())];
        let run = owner.start_run(indeck_platform::runs::NewRun { report, params }).await.unwrap();
        let (run, _) = settle(&owner, &run).await;
        assert_eq!(run.body.state, RunState::Done, "{:?}", run.body.findings);
        titles.push(owner.deck(run.body.decks[0]).await.unwrap().body.slides[0].title.clone());
    }
    workers.stop().await;
    assert!(titles[0].ends_with(": 40") && titles[1].ends_with(": 60"), "{titles:?}");
}

//! Runs: reports become decks, in the background, on any server.

mod decks;
mod faults;
mod outcomes;
mod reports;
mod servers;

use indeck::model::Classification;
use indeck_platform::Caller;
use indeck_platform::access::Role;
use indeck_platform::data::{Dataset, DatasetVersion, NewDataset, NewTemplate, Template};
use indeck_platform::id::ReportId;
use indeck_platform::records::Held;
use indeck_platform::reports::NewReport;
use indeck_platform::runs::{NewRun, Run, RunProgress};

use crate::support::Fixture;

pub(crate) const SALES: &str = "month,region,revenue
2026-01-01,North,10
2026-01-01,South,20
2026-02-01,North,30
2026-02-01,South,40
";

pub(crate) const SPEC: &str = "indeck: 1
report: { id: sales, title: Sales of MARKERTITLE, template: brand/brand.potx }
sources: { sales: data/sales.csv }
tables:
  by_region: { sql: \"SELECT region, SUM(revenue) AS revenue FROM sales GROUP BY region ORDER BY region\" }
slides:
  - id: one
    layout: Title and Content
    fill:
      title: \"{{ report.title }}: {{ by_region.revenue | sum }}\"
      content: { mark: column, data: by_region, encode: { x: region, y: revenue }, alt: By region }
";

/// A query that takes a while over a few thousand rows.
pub(crate) const LONG: &str = "  long: { sql: \"SELECT COUNT(*) AS n FROM many AS a CROSS JOIN many AS b CROSS JOIN many AS c WHERE a.n * b.n = c.n + 7\" }\n";

/// The example with a query that takes so many rows to the third.
pub(crate) fn long_spec() -> String {
    SPEC.replace("{ sales: data/sales.csv }", "{ sales: data/sales.csv, many: many.csv }")
        .replace("tables:\n", &format!("tables:\n{LONG}"))
        .replace("| sum }}", "| sum }} {{ long.n[0] }}")
}

pub(crate) fn many(rows: usize) -> String {
    let mut csv = "n\n".to_owned();
    (0..rows).for_each(|n| csv.push_str(&format!("{n}\n")));
    csv
}

pub(crate) async fn dataset(
    caller: &Caller,
    filename: &str,
    bytes: &[u8],
    classification: Classification,
) -> (Held<Dataset>, Held<DatasetVersion>) {
    let classification = Some(classification);
    let new = NewDataset { name: String::new(), filename: filename.to_owned(), classification };
    let mut upload = caller.upload_dataset(new).await.unwrap();
    upload.write(bytes).await.unwrap();
    upload.finish().await.unwrap()
}

pub(crate) async fn template(caller: &Caller) -> Held<Template> {
    let new = NewTemplate { name: "Brand".to_owned(), filename: "brand.potx".to_owned() };
    let mut upload = caller.upload_template(new).await.unwrap();
    upload.write(&indeck_testkit::tiny_template()).await.unwrap();
    upload.finish().await.unwrap()
}

pub(crate) async fn report(caller: &Caller, spec: &str) -> ReportId {
    let new = NewReport { name: "Sales".to_owned(), spec: spec.to_owned() };
    caller.create_report(new).await.unwrap().0.id
}

/// An organisation with the data, the template and the report of the examples.
pub(crate) async fn stocked(fixture: &Fixture, name: &str) -> (Caller, ReportId) {
    let owner = fixture.owner(name).await;
    dataset(&owner, "sales.csv", SALES.as_bytes(), Classification::Internal).await;
    template(&owner).await;
    let report = report(&owner, SPEC).await;
    (owner, report)
}

pub(crate) async fn start(caller: &Caller, report: ReportId) -> Held<Run> {
    caller.start_run(NewRun { report, params: Vec::new() }).await.unwrap()
}

/// Waits for the end of a run; all that was told on the way.
pub(crate) async fn settle(caller: &Caller, run: &Held<Run>) -> (Held<Run>, Vec<RunProgress>) {
    let mut watch = caller.watch_run(run.id).await.unwrap();
    let mut told = Vec::new();
    while let Some(progress) = watch.next().await.unwrap() {
        told.push(progress);
    }
    (caller.run(run.id).await.unwrap(), told)
}

/// Makes a report on the spot.
pub(crate) async fn made(fixture: &Fixture, caller: &Caller, report: ReportId) -> Held<Run> {
    let workers = fixture.platform.start_workers();
    let run = start(caller, report).await;
    let (run, _) = settle(caller, &run).await;
    workers.stop().await;
    run
}

pub(crate) async fn member(fixture: &Fixture, owner: &Caller, role: Role) -> Caller {
    let email = format!("{}@example.test", role.word());
    fixture.member(owner, role, &email).await.caller
}

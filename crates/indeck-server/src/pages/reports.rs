//! Reports: the list, a new one, and the editor.

use std::collections::BTreeMap;

use indeck_platform::access::Verb;
use indeck_platform::data::{Dataset, DatasetVersion};
use indeck_platform::id::{DatasetId, ReportId, TemplateId};
use indeck_platform::records::{Held, PageRequest};
use indeck_platform::reports::{NewReport, Report, ReportVersion};
use indeck_platform::runs::NewRun;
use serde::Deserialize;

use super::datasets::unknown_action;
use super::form::{Fields, Sent};
use super::rows::{self, After, Names};
use super::shell::{self, Around};
use super::show::{Shown, errors, go, page, page_with, permitted};
use crate::extract::{Path, Query};
use crate::problem::Problem;
use crate::signed::Signed;
use crate::views::{
    Bytes, Choice, Errors, ReportNew, ReportPage, ReportRow, Reports, RunState, VersionRow,
};

/// Files that are offered at most.
const OFFERED: u32 = 200;
/// Runs that the editor shows.
const FEW: u32 = 5;

/// `GET /reports`.
pub(crate) async fn list(around: Around, Query(after): Query<After>) -> Shown {
    let caller = &around.signed.caller;
    let found = caller.reports(&after.request()).await?;
    let names = Names::of(caller, found.items.iter().map(|held| held.body.owner)).await?;
    let last = last_runs(&around.signed).await?;
    let row = |held: &Held<Report>| ReportRow {
        id: held.id.to_string(),
        name: held.body.name.clone(),
        version: held.body.versions,
        owner: names.name(held.body.owner),
        changed: rows::when(held.changed),
        last_run: last.get(&held.id).cloned(),
    };
    page(&Reports {
        items: found.items.iter().map(row).collect(),
        next: rows::next("/reports", found.next),
        may_create: caller.could(Verb::ReportCreate),
        shell: around.shell,
    })
}

/// The newest run of each report, as far as the newest runs of all tell.
async fn last_runs(signed: &Signed) -> Result<BTreeMap<ReportId, (String, RunState)>, Problem> {
    let mut last = BTreeMap::new();
    if signed.caller.could(Verb::RunRead) {
        for run in signed.caller.runs(None, &PageRequest::first(OFFERED)).await?.items {
            let told = || (run.id.to_string(), rows::state(run.body.state));
            last.entry(run.body.report).or_insert_with(told);
        }
    }
    Ok(last)
}

/// What is chosen at first.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Chosen {
    dataset: String,
    template: String,
}

/// `GET /reports/new`.
pub(crate) async fn fresh(around: Around, Query(chosen): Query<Chosen>) -> Shown {
    permitted(&around.signed, Verb::ReportCreate)?;
    let view = blank(&around.signed, &chosen).await?;
    page(&ReportNew { shell: around.shell, ..view })
}

async fn blank(signed: &Signed, chosen: &Chosen) -> Result<ReportNew, Problem> {
    let caller = &signed.caller;
    let all = PageRequest::first(OFFERED);
    let datasets = caller.dataset_rows(&all).await?.items;
    let templates = caller.templates(&all).await?.items;
    let dataset = |(held, version): &(Held<Dataset>, Option<Held<DatasetVersion>>)| {
        let profile = version.as_ref().and_then(|version| version.body.profile.as_ref());
        let detail = profile
            .map(|profile| format!("{} rows, {} columns", profile.rows, profile.columns.len()));
        choice(held.id.to_string(), &held.body.name, detail.unwrap_or_default(), &chosen.dataset)
    };
    let template = |held: &Held<indeck_platform::data::Template>| {
        let detail = format!("{} layouts", held.body.summary.layouts.len());
        choice(held.id.to_string(), &held.body.name, detail, &chosen.template)
    };
    Ok(ReportNew {
        datasets: datasets.iter().map(dataset).collect(),
        templates: templates.iter().map(template).collect(),
        ..ReportNew::default()
    })
}

fn choice(value: String, label: &str, detail: String, chosen: &str) -> Choice {
    let selected = value == chosen;
    Choice { value, label: label.to_owned(), detail, selected }
}

/// `POST /reports/new`.
pub(crate) async fn create(sent: Sent) -> Shown {
    match make(&sent).await {
        Ok(id) => go(&format!("/reports/{id}")),
        Err(problem) => {
            let diagnostics = rows::found_in(&problem);
            let (status, errors) = errors(problem)?;
            let fields = &sent.fields;
            let chosen =
                Chosen { dataset: fields.text("dataset"), template: fields.text("template") };
            let view = ReportNew {
                shell: shell::of(&sent.signed).await?,
                name: fields.text("name"),
                spec_name: fields.text("spec_name"),
                spec: fields.lines("spec"),
                diagnostics,
                errors,
                ..blank(&sent.signed, &chosen).await?
            };
            page_with(status, &view)
        }
    }
}

async fn make(sent: &Sent) -> Result<ReportId, Problem> {
    let (caller, fields) = (&sent.signed.caller, &sent.fields);
    let new = match fields.text("action").as_str() {
        "starter" => {
            let dataset = fields.text("dataset").parse::<DatasetId>();
            let dataset = dataset.map_err(|_| Problem::of_field("dataset", "must be chosen"))?;
            let template = fields.text("template").parse::<TemplateId>();
            let template = template.map_err(|_| Problem::of_field("template", "must be chosen"))?;
            let name = match fields.text("name").trim() {
                "" => caller.dataset(dataset).await?.body.name,
                name => name.to_owned(),
            };
            NewReport { name, spec: caller.starter(dataset, template).await? }
        }
        "spec" => NewReport { name: fields.text("spec_name"), spec: fields.lines("spec") },
        _ => return Err(unknown_action()),
    };
    Ok(caller.create_report(new).await?.0.id)
}

/// `GET /reports/{id}`.
pub(crate) async fn show(around: Around, Path(id): Path<ReportId>) -> Shown {
    let mut view = draw(&around.signed, id).await?;
    // After a save the editor says at once what is wrong with it.
    if around.shell.flash.is_some() && around.signed.caller.could(Verb::ReportCheck) {
        let checked = around.signed.caller.check_report(view.spec.clone()).await?;
        view.checked = true;
        view.diagnostics = checked.diagnostics.iter().map(rows::found).collect();
        view.slides = checked.slides;
    }
    page(&ReportPage { shell: around.shell, ..view })
}

/// `POST /reports/{id}`.
pub(crate) async fn act(Path(id): Path<ReportId>, sent: Sent) -> Shown {
    let (signed, fields) = (&sent.signed, &sent.fields);
    if fields.text("action") == "check" {
        return check(signed, id, fields).await;
    }
    match change(signed, id, fields).await {
        Ok(to) => go(&to),
        Err(problem) => {
            let diagnostics = rows::found_in(&problem);
            let (status, errors) = errors(problem)?;
            let view = draw(signed, id).await?;
            let typed = typed(fields, view);
            let shell = shell::of(signed).await?;
            page_with(status, &ReportPage { shell, diagnostics, errors, ..typed })
        }
    }
}

async fn change(signed: &Signed, id: ReportId, fields: &Fields) -> Result<String, Problem> {
    let caller = &signed.caller;
    match fields.text("action").as_str() {
        "save" => {
            caller.write_report(id, fields.lines("spec"), fields.revision()).await?;
            Ok(format!("/reports/{id}?done=saved"))
        }
        "run" => {
            if caller.could(Verb::ReportUpdate) && fields.ticked("spec") {
                caller.write_report(id, fields.lines("spec"), fields.revision()).await?;
            }
            let run = caller.start_run(NewRun { report: id, params: Vec::new() }).await?;
            Ok(format!("/runs/{}", run.id))
        }
        "rename" => {
            caller.rename_report(id, &fields.text("name"), None).await?;
            Ok(format!("/reports/{id}?done=renamed"))
        }
        "delete" => {
            caller.delete_report(id).await?;
            Ok("/reports?done=deleted".to_owned())
        }
        _ => Err(unknown_action()),
    }
}

/// What was typed, in the place of what is kept.
fn typed(fields: &Fields, view: ReportPage) -> ReportPage {
    if !fields.ticked("spec") {
        return view;
    }
    let spec = fields.lines("spec");
    let rev = fields.revision().and_then(|rev| u64::try_from(rev).ok()).unwrap_or(view.rev);
    ReportPage { unsaved: spec != view.spec, spec, rev, ..view }
}

async fn check(signed: &Signed, id: ReportId, fields: &Fields) -> Shown {
    let checked = signed.caller.check_report(fields.lines("spec")).await?;
    let view = typed(fields, draw(signed, id).await?);
    page(&ReportPage {
        shell: shell::of(signed).await?,
        checked: true,
        diagnostics: checked.diagnostics.iter().map(rows::found).collect(),
        slides: checked.slides,
        ..view
    })
}

async fn draw(signed: &Signed, id: ReportId) -> Result<ReportPage, Problem> {
    let caller = &signed.caller;
    let (held, current) = caller.report(id).await?;
    let versions = caller.report_versions(id, &PageRequest::default()).await?.items;
    let runs = match caller.could(Verb::RunRead) {
        true => caller.runs(Some(id), &PageRequest::first(FEW)).await?.items,
        false => Vec::new(),
    };
    let writers = versions.iter().map(|version| version.body.owner);
    let names = Names::of(caller, writers.chain(runs.iter().map(|run| run.body.owner))).await?;
    let may_edit = caller.could(Verb::ReportUpdate);
    let (data_files, template_files) = match may_edit {
        true => files(signed).await?,
        false => (Vec::new(), Vec::new()),
    };
    Ok(ReportPage {
        id: held.id.to_string(),
        rev: u64::try_from(held.rev).unwrap_or_default(),
        name: held.body.name.clone(),
        version: current.body.number,
        spec: current.body.spec,
        data_files,
        template_files,
        versions: versions.iter().map(|version| version_row(version, &names)).collect(),
        runs: runs.iter().map(|run| rows::run(run, &names)).collect(),
        changed: rows::when(held.changed),
        may_edit,
        may_run: caller.could(Verb::RunCreate),
        may_delete: caller.could(Verb::ReportDelete),
        errors: Errors::default(),
        ..ReportPage::default()
    })
}

/// What a spec can name.
async fn files(signed: &Signed) -> Result<(Vec<String>, Vec<String>), Problem> {
    let all = PageRequest::first(OFFERED);
    let datasets = signed.caller.datasets(&all).await?.items;
    let templates = signed.caller.templates(&all).await?.items;
    let datasets = datasets.into_iter().map(|held| held.body.filename);
    let templates = templates.into_iter().map(|held| held.body.filename);
    Ok((datasets.collect(), templates.collect()))
}

fn version_row(held: &Held<ReportVersion>, names: &Names) -> VersionRow {
    VersionRow {
        id: held.id.to_string(),
        number: held.body.number,
        size: Bytes(held.body.spec.len() as u64),
        by: names.name(held.body.owner),
        at: rows::when(held.created),
        ..VersionRow::default()
    }
}

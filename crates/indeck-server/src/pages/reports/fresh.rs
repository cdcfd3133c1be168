//! A new report: written from data and a template, or brought along.

use indeck_platform::access::Verb;
use indeck_platform::data::{Dataset, DatasetVersion, VersionState};
use indeck_platform::id::{DatasetId, ReportId, TemplateId};
use indeck_platform::records::{Held, PageRequest};
use indeck_platform::reports::NewReport;
use serde::Deserialize;

use super::OFFERED;
use crate::extract::Query;
use crate::pages::form::{Sent, unknown_action};
use crate::pages::rows;
use crate::pages::shell::{self, Around};
use crate::pages::show::{Shown, errors, go, page, page_with, permitted};
use crate::problem::Problem;
use crate::signed::Signed;
use crate::views::{Choice, ReportNew, things};

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
        let detail = profile.map(|profile| {
            let columns = things(profile.columns.len() as u64, "column");
            format!("{}, {columns}", things(profile.rows, "row"))
        });
        let class = held.body.classification.word();
        let detail = detail.map_or_else(|| class.to_owned(), |detail| format!("{detail}, {class}"));
        choice(held.id.to_string(), &held.body.name, detail, &chosen.dataset)
    };
    let template = |held: &Held<indeck_platform::data::Template>| {
        let detail = things(held.body.summary.layouts.len() as u64, "layout");
        choice(held.id.to_string(), &held.body.name, detail, &chosen.template)
    };
    Ok(ReportNew {
        datasets: datasets
            .iter()
            .filter(|(_, version)| is_readable(version.as_ref()))
            .map(dataset)
            .collect(),
        templates: templates.iter().map(template).collect(),
        ..ReportNew::default()
    })
}

/// A report of what cannot be read would be refused.
fn is_readable(version: Option<&Held<DatasetVersion>>) -> bool {
    !version.is_some_and(|version| matches!(version.body.state, VersionState::Unreadable { .. }))
}

fn choice(value: String, label: &str, detail: String, chosen: &str) -> Choice {
    let selected = value == chosen;
    Choice { value, label: label.to_owned(), detail, selected }
}

/// `POST /reports/new`.
pub(crate) async fn create(sent: Sent) -> Shown {
    match make(&sent).await {
        Ok(id) => go(&format!("/reports/{id}?done=report")),
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

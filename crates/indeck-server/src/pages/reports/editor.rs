//! The editor of a report.

use indeck_platform::access::Verb;
use indeck_platform::id::ReportId;
use indeck_platform::records::{Held, PageRequest};
use indeck_platform::reports::{CheckedReport, ReportForm, ReportVersion};
use indeck_platform::runs::NewRun;
use serde::Deserialize;

use super::{OFFERED, params};
use crate::extract::{Path, Query};
use crate::pages::form::{Fields, Sent, unknown_action};
use crate::pages::rows::{self, Names};
use crate::pages::shell::{self, Around};
use crate::pages::show::{Shown, errors, go, page, page_with};
use crate::problem::Problem;
use crate::signed::Signed;
use crate::views::{
    Bytes, Diagnostic, Errors, Flash, FlashKind, ReportPage, Severity, Shell, VersionRow, things,
};

/// Runs that the editor shows.
const FEW: u32 = 5;

/// Which version.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    version: Option<u64>,
}

/// `GET /reports/{id}`, the latest version or an older one.
pub(crate) async fn show(
    around: Around,
    Path(id): Path<ReportId>,
    Query(wanted): Query<Wanted>,
) -> Shown {
    let signed = &around.signed;
    let mut view = draw(signed, id, &Fields::default()).await?;
    if let Some(number) = wanted.version.filter(|number| *number != view.version) {
        let view = older(view, &version(signed, id, number).await?);
        return page(&ReportPage { shell: around.shell, ..view });
    }
    let mut flash = around.shell.flash.clone();
    // After a save the editor says at once what is wrong with it.
    if let Some(done) = flash.as_mut() {
        if signed.caller.could(Verb::ReportCheck) {
            let checked = signed.caller.check_report(view.spec.clone()).await?;
            view = with_check(view, checked, &Fields::default());
        }
        warn(done, &view.diagnostics);
    }
    page(&ReportPage { shell: Shell { flash, ..around.shell }, ..view })
}

/// The version of that number.
async fn version(
    signed: &Signed,
    id: ReportId,
    number: u64,
) -> Result<Held<ReportVersion>, Problem> {
    let mut page = PageRequest::first(PageRequest::MOST);
    loop {
        let found = signed.caller.report_versions(id, &page).await?;
        if let Some(held) = found.items.into_iter().find(|held| held.body.number == number) {
            return Ok(held);
        }
        page.after = Some(found.next.ok_or_else(Problem::not_found)?);
    }
}

/// An older version, to look at and to take back.
fn older(view: ReportPage, held: &Held<ReportVersion>) -> ReportPage {
    ReportPage {
        latest: Some(view.version),
        version: held.body.number,
        changed: rows::when(held.created),
        spec: held.body.spec.clone(),
        diagnostics: Vec::new(),
        params: Vec::new(),
        ..view
    }
}

/// What is saved may be unsound: that is said along with it.
fn warn(flash: &mut Flash, found: &[Diagnostic]) {
    let errors = found.iter().filter(|found| found.severity == Severity::Error).count();
    if errors > 0 {
        flash.kind = FlashKind::Warning;
        let count = things(errors as u64, "mistake");
        let are = if errors == 1 { "is" } else { "are" };
        flash.text.push_str(&format!(" It cannot run yet: {count} {are} marked below."));
    }
}

fn with_check(view: ReportPage, checked: CheckedReport, typed: &Fields) -> ReportPage {
    ReportPage {
        checked: true,
        diagnostics: checked.diagnostics.iter().map(rows::found).collect(),
        slides: checked.slides,
        params: params::fields(&checked.params, typed),
        ..view
    }
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
            let view = typed(fields, draw(signed, id, fields).await?);
            let shell = shell::of(signed).await?;
            let diagnostics = if diagnostics.is_empty() { view.diagnostics } else { diagnostics };
            page_with(status, &ReportPage { shell, diagnostics, errors, ..view })
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
            let params = params::given(fields);
            let run = caller.start_run(NewRun { report: id, params }).await?;
            Ok(format!("/runs/{}", run.id))
        }
        "restore" => restore(signed, id, fields).await,
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

/// Makes an older version the latest.
async fn restore(signed: &Signed, id: ReportId, fields: &Fields) -> Result<String, Problem> {
    let number = fields.text("version").parse().map_err(|_| Problem::not_found())?;
    let spec = version(signed, id, number).await?.body.spec;
    signed.caller.write_report(id, spec, fields.revision()).await?;
    Ok(format!("/reports/{id}?done=restored"))
}

/// What was typed, in the place of what is kept.
fn typed(fields: &Fields, view: ReportPage) -> ReportPage {
    if !fields.ticked("spec") {
        return view;
    }
    let spec = fields.lines("spec");
    // It may have been saved by now, and then failed to run.
    let unsaved = spec != view.spec;
    let sent = fields.revision().and_then(|rev| u64::try_from(rev).ok());
    let rev = sent.filter(|_| unsaved).unwrap_or(view.rev);
    ReportPage { unsaved, spec, rev, ..view }
}

async fn check(signed: &Signed, id: ReportId, fields: &Fields) -> Shown {
    let (spec, params) = (fields.lines("spec"), params::given(fields));
    let checked = signed.caller.check_report_with(spec, params).await?;
    let view = typed(fields, draw(signed, id, fields).await?);
    let shell = shell::of(signed).await?;
    page(&ReportPage { shell, ..with_check(view, checked, fields) })
}

async fn draw(signed: &Signed, id: ReportId, sent: &Fields) -> Result<ReportPage, Problem> {
    let caller = &signed.caller;
    let (held, current) = caller.report(id).await?;
    let may_edit = caller.could(Verb::ReportUpdate);
    let (data_files, template_files) = match may_edit {
        true => files(signed).await?,
        false => (Vec::new(), Vec::new()),
    };
    let view = ReportPage {
        id: held.id.to_string(),
        rev: u64::try_from(held.rev).unwrap_or_default(),
        name: held.body.name.clone(),
        version: current.body.number,
        spec: current.body.spec,
        changed: rows::when(held.changed),
        data_files,
        template_files,
        may_edit,
        may_run: caller.could(Verb::RunCreate),
        may_delete: caller.could(Verb::ReportDelete),
        errors: Errors::default(),
        ..ReportPage::default()
    };
    let form = ReportForm::of(&view.spec);
    let params = params::fields(&form.params, sent);
    let diagnostics = form.diagnostics.iter().map(rows::found).collect();
    history(signed, id, ReportPage { params, diagnostics, ..view }).await
}

/// What was made of it, and what it was before.
async fn history(signed: &Signed, id: ReportId, view: ReportPage) -> Result<ReportPage, Problem> {
    let caller = &signed.caller;
    let versions = caller.report_versions(id, &PageRequest::default()).await?.items;
    let runs = match caller.could(Verb::RunRead) {
        true => caller.runs(Some(id), &PageRequest::first(FEW)).await?.items,
        false => Vec::new(),
    };
    let writers = versions.iter().map(|version| version.body.owner);
    let names = Names::of(caller, writers.chain(runs.iter().map(|run| run.body.owner))).await?;
    Ok(ReportPage {
        versions: versions.iter().map(|version| version_row(version, &names)).collect(),
        runs: runs.iter().map(|run| rows::run(run, &names)).collect(),
        ..view
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

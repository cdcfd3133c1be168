//! Reports: the list, a new one, and the editor.

mod editor;
mod fresh;
mod params;

use std::collections::BTreeMap;

use indeck_platform::access::Verb;
use indeck_platform::id::ReportId;
use indeck_platform::records::{Held, PageRequest};
use indeck_platform::reports::Report;

use super::rows::{self, After, Names};
use super::shell::Around;
use super::show::{Shown, page};
use crate::extract::Query;
use crate::problem::Problem;
use crate::signed::Signed;
use crate::views::{ReportRow, Reports, RunState};

pub(crate) use editor::{act, show};
pub(crate) use fresh::{create, fresh};

/// Files that are offered at most, and runs that are looked through.
const OFFERED: u32 = 200;

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

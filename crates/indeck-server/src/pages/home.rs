//! The first page: what there is, and what to do next.

use indeck_platform::access::Verb;
use indeck_platform::records::PageRequest;

use super::rows::{self, Names};
use super::shell::Around;
use super::show::{Shown, page};
use crate::problem::Problem;
use crate::views::{Home, Progress};

/// Rows of each kind.
const FEW: u32 = 5;

/// `GET /`.
pub(crate) async fn show(around: Around) -> Shown {
    let caller = &around.signed.caller;
    let few = PageRequest::first(FEW);
    let many = PageRequest::first(PageRequest::MOST);
    let (mut progress, mut runs, mut decks) = (Progress::default(), Vec::new(), Vec::new());
    if caller.could(Verb::DatasetRead) {
        progress.datasets = caller.datasets(&many).await?.items.len() as u64;
    }
    if caller.could(Verb::TemplateRead) {
        progress.templates = caller.templates(&many).await?.items.len() as u64;
    }
    if caller.could(Verb::ReportRead) {
        progress.reports = caller.reports(&many).await?.items.len() as u64;
    }
    if caller.could(Verb::RunRead) {
        runs = caller.runs(None, &few).await?.items;
    }
    if caller.could(Verb::DeckRead) {
        decks = caller.decks(&many).await?.items;
        progress.decks = decks.len() as u64;
        decks.truncate(FEW as usize);
    }
    let owners = runs.iter().map(|run| run.body.owner);
    let owners = owners.chain(decks.iter().map(|deck| deck.body.owner));
    let names = Names::of(caller, owners).await?;
    let second_factor_missing = missing_factor(&around).await?;
    page(&Home {
        progress,
        may_create: caller.could(Verb::ReportCreate),
        may_download: caller.could(Verb::DeckDownload),
        runs: runs.iter().map(|run| rows::run(run, &names)).collect(),
        decks: decks.iter().map(|deck| rows::deck(deck, &names)).collect(),
        second_factor_missing,
        shell: around.shell,
    })
}

async fn missing_factor(around: &Around) -> Result<bool, Problem> {
    let caller = &around.signed.caller;
    if !caller.second_factor_required() {
        return Ok(false);
    }
    Ok(!caller.who().await?.second_factor)
}

//! The first page: what there is, and what to do next.

use indeck_platform::Caller;
use indeck_platform::access::Verb;
use indeck_platform::records::{Held, Page, PageRequest, Record};
use indeck_platform::runs::{Deck, Run, RunState};

use super::rows::{self, Names};
use super::shell::Around;
use super::show::{Shown, page};
use crate::problem::Problem;
use crate::views::{Home, Next, Progress, Tally};

/// Rows of each kind.
const FEW: u32 = 5;

/// `GET /`.
pub(crate) async fn show(around: Around) -> Shown {
    let caller = &around.signed.caller;
    let (progress, decks) = progress(caller).await?;
    let runs = match caller.could(Verb::RunRead) {
        true => caller.runs(None, &PageRequest::first(FEW)).await?.items,
        false => Vec::new(),
    };
    let owners = runs.iter().map(|run| run.body.owner);
    let owners = owners.chain(decks.iter().map(|deck| deck.body.owner));
    let names = Names::of(caller, owners).await?;
    page(&Home {
        progress,
        may_create: caller.could(Verb::ReportCreate),
        may_download: caller.could(Verb::DeckDownload),
        next: next(caller, &runs).await?,
        runs: runs.iter().map(|run| rows::run(run, &names)).collect(),
        decks: decks.iter().map(|deck| rows::deck(deck, &names)).collect(),
        shell: around.shell,
    })
}

/// How much there is of everything that may be seen, and the newest decks.
async fn progress(caller: &Caller) -> Result<(Progress, Vec<Held<Deck>>), Problem> {
    let many = PageRequest::first(PageRequest::MOST);
    let mut progress = Progress::default();
    if caller.could(Verb::DatasetRead) {
        progress.datasets = Some(tally(&caller.datasets(&many).await?));
    }
    if caller.could(Verb::TemplateRead) {
        progress.templates = Some(tally(&caller.templates(&many).await?));
    }
    if caller.could(Verb::ReportRead) {
        progress.reports = Some(tally(&caller.reports(&many).await?));
    }
    let mut decks = Vec::new();
    if caller.could(Verb::DeckRead) {
        let found = caller.decks(&many).await?;
        progress.decks = Some(tally(&found));
        decks = found.items;
        decks.truncate(FEW as usize);
    }
    Ok((progress, decks))
}

fn tally<T: Record>(page: &Page<Held<T>>) -> Tally {
    Tally { count: page.items.len() as u64, more: page.next.is_some() }
}

/// What is worth doing now, the most urgent first.
async fn next(caller: &Caller, runs: &[Held<Run>]) -> Result<Vec<Next>, Problem> {
    let mut next = Vec::new();
    let has_factor = caller.who().await?.second_factor;
    if !has_factor && caller.second_factor_required() {
        next.push(Next::new(
            "Your organisation asks for a second factor. It takes a minute.",
            "/account/second-factor",
            "Set it up",
        ));
    }
    if let Some(run) = runs.first().filter(|run| run.body.state == RunState::Failed) {
        let text = format!("The latest run, of “{}”, failed.", run.body.report_name);
        next.push(Next::new(text, format!("/runs/{}", run.id), "See why"));
    }
    let is_alone = caller.could(Verb::MemberInvite) && caller.members().await?.len() == 1;
    if is_alone && !runs.is_empty() {
        let text = "You are the only member so far.";
        next.push(Next::new(text, "/organisation/members#invite", "Invite somebody"));
    }
    if !has_factor && !caller.second_factor_required() && !runs.is_empty() {
        let text = "A second factor protects your account if your password gets known.";
        next.push(Next::new(text, "/account/second-factor", "Set it up"));
    }
    Ok(next)
}

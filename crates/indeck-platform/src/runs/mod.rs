//! Runs: a report becomes a deck, in the background.
//!
//! A run is a record that says what was asked for, what went in, how far it came and what came of it;
//! beside it lies a row of the job queue, which any server takes with a lease. Nothing that a job
//! makes counts before its last transaction, which is guarded by the job's attempt: a server that
//! lost its lease commits nothing. Clear bytes are in memory alone.
//!
//! What stands in the way of a job is either somebody's mistake, which ends it, or something that is
//! away (`trouble`): then it goes back, and is done again later (`again`).
//!
//! In reading order: `queue` (the table), `worker` (who takes jobs), `lease` (how they are kept),
//! `job` (what every job has), `perform` (a run), `order` (what is to be made, and for whom), `build`
//! (its deck, on a thread that may wait), `folder` (the files of a report), `outcome` and `finish`
//! (what came of it, and how it counts), `profile_job` (what a new dataset holds).

mod again;
mod build;
mod deck;
mod finish;
mod folder;
mod found;
mod job;
mod lease;
mod ledger;
mod live;
mod order;
mod outcome;
mod perform;
mod picture;
mod profile_job;
mod queue;
mod run;
mod single;
mod trouble;
mod watch;
mod worker;

pub use deck::{Deck, DeckSlide, Evidence};
pub use found::{FoundNote, RunFinding};
pub use live::{LogLevel, LogLine, RunStep};
pub use picture::{ChartPicture, Picture};
pub use run::{InputKind, NewRun, Run, RunInput, RunState};
pub use watch::{RunProgress, RunWatch};
pub use worker::Workers;

pub(crate) use build::{Order, actor_of, governed};
pub(crate) use folder::{OrgFolder, SPEC};
pub(crate) use queue::{JobKind, enqueue};

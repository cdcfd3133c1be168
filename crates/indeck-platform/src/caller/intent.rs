//! `Intent`: what somebody is about to change, from the log's point of view.

use indeck::audit::event::{Event, EventId, Outcome, Set, Stage, Status, Token};
use indeck::audit::tree::Hash;

use super::act::{Act, in_background};
use super::{Caller, Target, refused};
use crate::Error;
use crate::access::{Verb, Verdict};
use crate::db::Tx;

/// An intent that is in the log, and has no outcome yet.
///
/// Dropped before it has one, by whoever gave up waiting, it ends as broken off. That cannot belie a
/// change that was committed at that moment: the log takes one outcome of an intent, the first.
pub(crate) struct Intent {
    caller: Caller,
    verb: Verb,
    target: Target,
    verdict: Verdict,
    id: EventId,
    is_over: bool,
}

impl Caller {
    /// Records the intent to change something, without a transaction: for what takes long.
    ///
    /// # Errors
    /// [`Error::Refused`]; [`Error::AuditUnavailable`].
    pub(crate) async fn intend(&self, verb: Verb, target: &Target) -> Result<Intent, Error> {
        let verdict = self.decide(verb, target);
        let stage = match verdict.permitted {
            true => Stage::Intent,
            false => Stage::Single { outcome: Outcome::REFUSED },
        };
        let event = self.event(verb, target, &verdict, stage).await?;
        let id = event.id;
        self.tenant.log().append(&event).await?;
        if !verdict.permitted {
            return Err(refused(self.role, verb, verdict));
        }
        let (caller, target) = (self.clone(), target.clone());
        Ok(Intent { caller, verb, target, verdict, id, is_over: false })
    }

    /// Opens the transaction of something that was intended and has been prepared.
    ///
    /// # Errors
    /// [`Error::Database`]; the failure is remembered.
    pub(crate) async fn proceed(&self, intent: Intent) -> Result<Act, Error> {
        let tx = self.tenant.db().begin().await;
        Act::new(intent, tx).await
    }
}

impl Intent {
    pub(super) fn caller(&self) -> &Caller {
        &self.caller
    }

    pub(super) fn target(&self) -> &Target {
        &self.target
    }

    /// What came of it has another name than what was intended: it was made.
    pub(super) fn made(&mut self, target: Target) {
        self.target = target;
    }

    /// Records that it failed: the error, or that the log cannot be written.
    pub(crate) async fn fail(mut self, error: Error) -> Error {
        match self.end(failure(&error)).await {
            Ok(()) => error,
            Err(worse) => worse,
        }
    }

    /// Records that it succeeded, in the transaction of what was changed.
    ///
    /// # Errors
    /// [`Error::AuditUnavailable`].
    pub(super) async fn succeed_in(&self, tx: &mut Tx, outputs: &[Hash]) -> Result<(), Error> {
        let mut event = self.outcome(Outcome::SUCCESS).await?;
        event.outputs = Set::new(outputs.iter().copied())?;
        self.caller.tenant.log().append_in(tx, &[event]).await?;
        Ok(())
    }

    /// Its outcome is in the log for good.
    pub(super) fn close(mut self) {
        self.is_over = true;
    }

    async fn end(&mut self, outcome: Outcome) -> Result<(), Error> {
        let event = self.outcome(outcome).await?;
        self.caller.tenant.log().append(&event).await?;
        self.is_over = true;
        Ok(())
    }

    async fn outcome(&self, outcome: Outcome) -> Result<Event, Error> {
        let stage = Stage::Outcome { intent: self.id, outcome };
        self.caller.event(self.verb, &self.target, &self.verdict, stage).await
    }
}

impl Drop for Intent {
    fn drop(&mut self) {
        if self.is_over {
            return;
        }
        // What is dropped for good is the copy, which is over whether or not it could be recorded.
        let (caller, target, verdict) =
            (self.caller.clone(), self.target.clone(), self.verdict.clone());
        let mut left =
            Self { caller, verb: self.verb, target, verdict, id: self.id, is_over: true };
        in_background(async move { drop(left.end(broken_off()).await) });
    }
}

fn broken_off() -> Outcome {
    Outcome { code: Token::new("broken-off").ok(), status: Status::Failure }
}

/// The outcome of what went wrong.
fn failure(error: &Error) -> Outcome {
    match Token::new(error.code()) {
        Ok(code) => Outcome::failure(code),
        Err(_) => Outcome { status: Status::Failure, code: None },
    }
}

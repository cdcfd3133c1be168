//! `Act`: something that is being changed, between its intent and its outcome.

use indeck::audit::event::{Event, Outcome, Stage, Token};
use indeck::audit::tree::Hash;

use super::{Caller, Target, refused};
use crate::Error;
use crate::access::{Verb, Verdict};
use crate::db::Tx;

/// The intent of something, which is in the log.
pub(crate) struct Intent {
    verb: Verb,
    target: Target,
    verdict: Verdict,
    id: indeck::audit::event::EventId,
}

/// Something that is being changed: its intent is in the log, its transaction is open. What is
/// neither committed nor failed is rolled back when this is dropped, and its failure remembered.
pub(crate) struct Act {
    inner: Option<Inner>,
}

struct Inner {
    caller: Caller,
    intent: Intent,
    tx: Tx,
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
        match verdict.permitted {
            true => Ok(Intent { verb, target: target.clone(), verdict, id }),
            false => Err(refused(self.role, verb, verdict)),
        }
    }

    /// Records how something ended that was intended.
    ///
    /// # Errors
    /// [`Error::AuditUnavailable`].
    pub(crate) async fn ended(
        &self,
        intent: &Intent,
        outcome: Outcome,
        outputs: &[Hash],
    ) -> Result<(), Error> {
        let event = self.outcome(intent, outcome, outputs).await?;
        self.tenant.log().append(&event).await?;
        Ok(())
    }

    /// Opens the transaction of something that was intended and has been prepared.
    ///
    /// # Errors
    /// [`Error::Database`]; the failure is remembered.
    pub(crate) async fn proceed(&self, intent: Intent) -> Result<Act, Error> {
        let tx = self.tenant.db().begin().await;
        Act::new(self.clone(), intent, tx).await
    }

    async fn outcome(
        &self,
        intent: &Intent,
        outcome: Outcome,
        outputs: &[Hash],
    ) -> Result<Event, Error> {
        let stage = Stage::Outcome { intent: intent.id, outcome };
        let mut event = self.event(intent.verb, &intent.target, &intent.verdict, stage).await?;
        event.outputs = indeck::audit::event::Set::new(outputs.iter().copied())?;
        Ok(event)
    }
}

impl Act {
    pub(super) async fn new(
        caller: Caller,
        intent: Intent,
        tx: Result<Tx, Error>,
    ) -> Result<Self, Error> {
        match tx {
            Ok(tx) => Ok(Self { inner: Some(Inner { caller, intent, tx }) }),
            Err(error) => {
                caller.ended(&intent, failure(&error), &[]).await?;
                Err(error)
            }
        }
    }

    /// The transaction.
    ///
    /// # Errors
    /// [`Error::Internal`] after the end, which nobody can reach.
    pub(crate) fn tx(&mut self) -> Result<&mut Tx, Error> {
        self.inner.as_mut().map(|inner| &mut inner.tx).ok_or_else(over)
    }

    /// Commits the change together with its outcome.
    ///
    /// # Errors
    /// [`Error::AuditUnavailable`] or [`Error::Database`]: then nothing was changed, unless the
    /// database cannot say.
    pub(crate) async fn commit(self) -> Result<(), Error> {
        self.commit_with(None, &[]).await
    }

    /// Commits the change together with its outcome, which names what was made of what.
    ///
    /// # Errors
    /// As [`Act::commit`].
    pub(crate) async fn commit_with(
        mut self,
        made: Option<Target>,
        outputs: &[Hash],
    ) -> Result<(), Error> {
        let Inner { caller, mut intent, mut tx } = self.inner.take().ok_or_else(over)?;
        if let Some(made) = made {
            intent.target = made;
        }
        let event = caller.outcome(&intent, Outcome::SUCCESS, outputs).await?;
        caller.tenant.log().append_in(&mut tx, &[event]).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Rolls back, and remembers the failure.
    ///
    /// # Errors
    /// [`Error::AuditUnavailable`].
    pub(crate) async fn fail(mut self, error: Error) -> Error {
        let Some(Inner { caller, intent, tx }) = self.inner.take() else { return error };
        drop(tx.rollback().await);
        match caller.ended(&intent, failure(&error), &[]).await {
            Ok(()) => error,
            Err(worse) => worse,
        }
    }
}

impl Drop for Act {
    fn drop(&mut self) {
        let Some(Inner { caller, intent, tx }) = self.inner.take() else { return };
        let Ok(runtime) = tokio::runtime::Handle::try_current() else { return };
        runtime.spawn(async move {
            drop(tx.rollback().await);
            let outcome = Outcome { status: indeck::audit::event::Status::Failure, code: None };
            drop(caller.ended(&intent, outcome, &[]).await);
        });
    }
}

/// The outcome of what went wrong.
pub(crate) fn failure(error: &Error) -> Outcome {
    match Token::new(error.code()) {
        Ok(code) => Outcome::failure(code),
        Err(_) => Outcome { status: indeck::audit::event::Status::Failure, code: None },
    }
}

fn over() -> Error {
    Error::internal("a change was used after its end")
}

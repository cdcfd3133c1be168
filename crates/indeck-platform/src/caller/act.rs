//! `Act`: something that is being changed, between its intent and its outcome.

use indeck::audit::tree::Hash;

use super::{Intent, Target};
use crate::Error;
use crate::db::Tx;

/// Something that is being changed: its intent is in the log, its transaction is open. What is
/// neither committed nor failed is rolled back when this is dropped, and its failure remembered.
pub(crate) struct Act {
    inner: Option<Inner>,
}

struct Inner {
    intent: Intent,
    tx: Tx,
}

impl Act {
    pub(super) async fn new(intent: Intent, tx: Result<Tx, Error>) -> Result<Self, Error> {
        match tx {
            Ok(tx) => Ok(Self { inner: Some(Inner { intent, tx }) }),
            Err(error) => Err(intent.fail(error).await),
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
        if let Some(made) = made {
            self.inner.as_mut().ok_or_else(over)?.intent.made(made);
        }
        if let Err(error) = self.mark().await {
            return Err(self.fail(error).await);
        }
        let Inner { intent, mut tx } = self.inner.take().ok_or_else(over)?;
        intent.succeed_in(&mut tx, outputs).await?;
        tx.commit().await?;
        intent.close();
        Ok(())
    }

    /// Marks the idempotency key of the request, in the transaction of what it changes: both happen,
    /// or neither.
    async fn mark(&mut self) -> Result<(), Error> {
        let Inner { intent, tx } = self.inner.as_mut().ok_or_else(over)?;
        let caller = intent.caller();
        match &caller.claim {
            Some(claim) => claim.mark(tx, &caller.tenant, &intent.target().id).await,
            None => Ok(()),
        }
    }

    /// Rolls back, and remembers the failure.
    ///
    /// # Errors
    /// [`Error::AuditUnavailable`].
    pub(crate) async fn fail(mut self, error: Error) -> Error {
        let Some(Inner { intent, tx }) = self.inner.take() else { return error };
        drop(tx.rollback().await);
        intent.fail(error).await
    }
}

impl Drop for Act {
    fn drop(&mut self) {
        let Some(Inner { intent, tx }) = self.inner.take() else { return };
        in_background(async move {
            drop(tx.rollback().await);
            drop(intent);
        });
    }
}

/// Does what is left to do when something is dropped half-way; nothing where no runtime is left.
pub(crate) fn in_background(work: impl Future<Output = ()> + Send + 'static) {
    if let Ok(runtime) = tokio::runtime::Handle::try_current() {
        runtime.spawn(work);
    }
}

fn over() -> Error {
    Error::internal("a change was used after its end")
}

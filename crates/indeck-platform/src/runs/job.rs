//! `Job`: what every job has while it is worked on.

use std::sync::Arc;

use indeck::Cancel;
use indeck::audit::Event;
use tokio::sync::watch;

use super::live::{Live, Stand};
use super::queue::{self, Taken};
use crate::db::Tx;
use crate::{Error, Tenant};

/// A job that is worked on.
pub(super) struct Job {
    pub(super) tenant: Tenant,
    pub(super) taken: Taken,
    pub(super) live: Arc<Live>,
    /// Stops the work.
    pub(super) cancel: Cancel,
    /// Says that the server ends.
    pub(super) closing: watch::Receiver<bool>,
}

/// How the work on a job ended.
#[derive(Debug)]
pub(super) enum Ended {
    /// What came of it is committed.
    Committed,
    /// Another server has it.
    Lost,
    /// It goes back: this server ends.
    Released,
}

impl Job {
    pub(super) fn stand(&self) -> Stand {
        self.live.stand()
    }

    /// Begins a transaction if the job is still this attempt's.
    pub(super) async fn begin(&self) -> Result<Option<Tx>, Error> {
        let mut tx = self.tenant.db().begin().await?;
        let held = queue::is_held(self.tenant.db(), &mut tx, &self.taken).await?;
        Ok(held.then_some(tx))
    }

    /// Commits what came of the job together with an event of it, and ends it.
    pub(super) async fn commit(&self, mut tx: Tx, event: Option<Event>) -> Result<Ended, Error> {
        if !queue::end(&mut tx, &self.taken).await? {
            return Ok(Ended::Lost);
        }
        if let Some(event) = event {
            self.tenant.log().append_in(&mut tx, &[event]).await?;
        }
        tx.commit().await?;
        Ok(Ended::Committed)
    }
}

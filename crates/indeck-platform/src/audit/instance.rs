//! The instance's own log: it commits to the checkpoints of all others.

use indeck::audit::Checkpoint;
use indeck::audit::event::{EventId, Time, Token};
use indeck::audit::server::commitment;

use super::OrgLog;
use super::fault::refused;
use crate::Error;
use crate::db::Tx;

/// The program that commits.
const PROGRAM: &str = "indeck-platform";

impl OrgLog {
    /// Has the instance's log commit to a checkpoint, in the transaction that stores it.
    pub(super) async fn commit_to(
        &self,
        tx: &mut Tx,
        checkpoint: &Checkpoint,
    ) -> Result<(), Error> {
        let Some(instance) = self.journal.instance() else { return Ok(()) };
        if instance.state.org == self.state.org {
            return Ok(());
        }
        let id = EventId(self.journal.inner.ambient.id());
        let now = u64::try_from(self.journal.now()).unwrap_or_default();
        let now = Time::from_micros(now).map_err(refused)?;
        let tenant = Token::new(instance.org()).map_err(refused)?;
        let program = Token::new(PROGRAM).map_err(refused)?;
        let event = commitment(id, now, tenant, program, checkpoint).map_err(refused)?;
        instance.append_in(tx, &[event]).await.map(drop)
    }
}

//! What an operator does after a database was set back on purpose.

use super::Accepted;
use crate::accounts::{By, Told};
use crate::caller::From;
use crate::id::{OrgId, OrgKind};
use crate::{Error, Platform};

impl Platform {
    /// Opens all logs, and tells of those that are not what was signed: how many these are. For the
    /// start of a server, so that nobody has to come upon it.
    ///
    /// # Errors
    /// [`Error::Database`] if nobody knows which logs there are.
    pub async fn check_logs(&self) -> Result<usize, Error> {
        let mut failing = 0;
        for org in self.organisations().await? {
            match self.tenant(org).await {
                // Or it was removed at this moment.
                Ok(_) | Err(Error::NotFound { .. }) => {}
                Err(error) => {
                    tracing::error!(log = %org, code = error.code(), %error, "a log does not open");
                    failing += 1;
                }
            }
        }
        Ok(failing)
    }

    /// Accepts logs as they are that do not go on from the checkpoints that were kept of them, since
    /// the database was restored on purpose: all of them, or that of one organisation. That it was
    /// done is the first event of each.
    ///
    /// # Errors
    /// [`Error::AuditDamaged`] if a log is damaged otherwise; [`Error::AuditUnavailable`].
    pub async fn accept_logs(&self, only: Option<OrgId>) -> Result<Vec<Accepted>, Error> {
        let orgs = match only {
            Some(org) => vec![org],
            None => self.organisations().await?,
        };
        let mut accepted = Vec::new();
        for org in orgs {
            let tenant = self.unchecked_tenant(org).await?;
            let Some(one) = tenant.log().accept().await? else { continue };
            let told = Told::done::<OrgKind>("admin.log-accept", org, By::System);
            let event = told.event(&tenant, &From::default()).await?;
            tenant.log().append(&event).await?;
            accepted.push(one);
        }
        let instance = self.core().journal.instance().filter(|_| only.is_none());
        if let Some(log) = instance
            && let Some(one) = log.accept().await?
        {
            accepted.push(one);
        }
        Ok(accepted)
    }
}

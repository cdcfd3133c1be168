//! Purging what is older than the organisation keeps it.

use indeck::audit::event::{Outcome, Set};

use super::certificate::{CertificateInfo, Draft, certified};
use super::doomed::Doomed;
use crate::access::Verb;
use crate::accounts::{By, DAY, Told};
use crate::caller::{From, Target};
use crate::db::Tx;
use crate::{Caller, Error, Tenant};

impl Caller {
    /// Removes what is older than the organisation keeps it, some thousand things at a time, with a
    /// certificate.
    ///
    /// # Errors
    /// [`Error::Conflict`] if there is no retention period; [`Error::Refused`];
    /// [`Error::AuditUnavailable`].
    pub async fn purge(&self) -> Result<CertificateInfo, Error> {
        let target = Target::organisation(self.tenant.org());
        let mut act = self.begin(Verb::OrgPurge, &target).await?;
        let mut doomed = Doomed::default();
        let done = purged(&self.tenant, act.tx()?, &mut doomed).await;
        let done = done.and_then(|draft| draft.ok_or_else(no_period));
        let certificate = certified(self, act, done).await?;
        self.tenant.discard_doomed(&doomed).await;
        Ok(certificate)
    }

    /// How many things a purge would take now, and how many bytes of the object store.
    ///
    /// # Errors
    /// [`Error::Refused`]; [`Error::AuditUnavailable`]; what the database says.
    pub async fn due_for_purge(&self) -> Result<(u64, u64), Error> {
        self.look(Verb::OrgRead, &Target::organisation(self.tenant.org())).await?;
        let mut tx = self.tenant.db().begin().await?;
        let due = match self.tenant.purge_before(&mut tx).await? {
            Some(before) => {
                let doomed = self.tenant.doomed(&mut tx, before).await?;
                (doomed.things(), doomed.bytes())
            }
            None => (0, 0),
        };
        tx.rollback().await?;
        Ok(due)
    }
}

fn no_period() -> Error {
    Error::conflict("no-retention-period", "set a retention period first")
}

/// Removes what is too old from the database; nothing where nothing grows too old.
async fn purged(tenant: &Tenant, tx: &mut Tx, doomed: &mut Doomed) -> Result<Option<Draft>, Error> {
    let Some(before) = tenant.purge_before(tx).await? else { return Ok(None) };
    *doomed = tenant.doomed(tx, before).await?;
    tenant.remove_doomed(tx, doomed).await?;
    Ok(Some(doomed.draft(before)))
}

impl Tenant {
    /// The time before which things are too old.
    async fn purge_before(&self, tx: &mut Tx) -> Result<Option<i64>, Error> {
        let organisation = self.organisation_locked(tx).await?;
        let now = self.now();
        Ok(organisation.body.retention_days.map(|days| now - i64::from(days) * DAY))
    }

    /// Purges without anybody asking for it, as the retention period says: how many things went.
    ///
    /// # Errors
    /// [`Error::AuditUnavailable`]; what the database says.
    pub(super) async fn purge_by_period(&self) -> Result<u64, Error> {
        let mut tx = self.db().begin().await?;
        let mut doomed = Doomed::default();
        let Some(draft) = purged(self, &mut tx, &mut doomed).await? else { return Ok(0) };
        if doomed.things() == 0 {
            return Ok(0);
        }
        let (_, digest) = self.certify(&mut tx, draft, None).await?;
        let told =
            Told { outcome: Outcome::SUCCESS, ..Told::done("erase", self.org(), By::System) };
        let mut event = told.event(self, &From::default()).await?;
        event.outputs = Set::new([digest])?;
        self.log().append_in(&mut tx, &[event]).await?;
        tx.commit().await?;
        self.discard_doomed(&doomed).await;
        Ok(doomed.things())
    }
}

//! Erasure: a member takes its own account away.

use super::members::last_owner;
use super::user::User;
use crate::access::{Role, Verb};
use crate::caller::Target;
use crate::db::Tx;
use crate::id::UserId;
use crate::privacy::{CertificateInfo, Draft, Occasion, certified};
use crate::{Caller, Error};

impl Caller {
    /// Erases the own account: what names the person goes, also in the audit log, whose proofs stay
    /// valid; what it owned belongs to an owner of the organisation.
    ///
    /// # Errors
    /// [`Error::WrongCredentials`]; [`Error::Conflict`] for the last owner;
    /// [`Error::AuditUnavailable`].
    pub async fn erase_account(&self, password: &str) -> Result<CertificateInfo, Error> {
        let target = Target::own_of(self.user);
        let intent = self.intend(Verb::AccountErase, &target).await?;
        let proven = self.prove(password).await;
        let mut act = self.proceed(intent).await?;
        if let Err(error) = proven {
            return Err(act.fail(error).await);
        }
        let erased = self.tenant.log().erase_subject(act.tx()?, &self.user.to_string()).await;
        let key = match erased {
            Ok(key) => key,
            Err(error) => return Err(act.fail(error).await),
        };
        let done = self.store_erasure(act.tx()?).await;
        let certificate = certified(self, act, done).await?;
        self.tenant.core().signed_in.forget(self.tenant.org());
        if let Some(key) = key {
            self.tenant.log().forgotten(key).await;
        }
        Ok(certificate)
    }

    async fn store_erasure(&self, tx: &mut Tx) -> Result<Draft, Error> {
        self.tenant.organisation_locked(tx).await?;
        let successor = self.successor(tx).await?.ok_or_else(last_owner)?;
        let counts = self.tenant.leave(tx, self.user, successor).await?;
        let subject = Some(self.user.to_string());
        Ok(Draft { subject, counts, ..Draft::of(Occasion::Erasure) })
    }

    /// Who takes over: the oldest other owner.
    async fn successor(&self, tx: &mut Tx) -> Result<Option<UserId>, Error> {
        self.tenant.another_owner(tx, self.user).await
    }

    /// Why the own account may not be erased now, if it may not.
    pub(super) async fn erase_obstacle(&self) -> Result<Option<String>, Error> {
        let users = self.tenant.every::<User>().await?;
        let others = users.iter().any(|u| u.id != self.user && u.body.role == Role::Owner);
        let obstacle = "You are the only owner: make somebody else one first.";
        Ok((!others).then(|| obstacle.to_owned()))
    }
}

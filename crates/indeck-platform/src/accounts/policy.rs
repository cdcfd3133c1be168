//! The organisation's policy document: read, checked and changed.

use indeck::Diagnostic;
use indeck::policy::Policy;

use super::organisation::Organisation;
use super::user::User;
use crate::access::Verb;
use crate::caller::Target;
use crate::db::Tx;
use crate::id::UserId;
use crate::records::Held;
use crate::{Caller, Error};

/// Bytes that a policy document may have: it is read with every request of the organisation.
const MAX_POLICY: usize = 256 << 10;

/// What it is called in diagnostics.
const NAME: &str = "policy.toml";

/// The policy document of an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyInfo {
    /// Its text, in TOML.
    pub text: String,
    /// The revision of the organisation's settings, which it is a part of.
    pub rev: i64,
    /// When it was last changed, in microseconds since 1970.
    pub changed: Option<i64>,
    /// Who changed it.
    pub changed_by: Option<UserId>,
    /// What that member is called; empty if it is none any more.
    pub changed_by_name: String,
}

impl Caller {
    /// The policy document.
    ///
    /// # Errors
    /// [`Error::Refused`]; [`Error::AuditUnavailable`]; what the database says.
    pub async fn policy(&self) -> Result<PolicyInfo, Error> {
        self.look(Verb::PolicyRead, &Target::organisation(self.tenant.org())).await?;
        self.policy_info(self.tenant.organisation().await?).await
    }

    /// What is wrong with a policy document, and what is suspicious about it.
    ///
    /// # Errors
    /// [`Error::TooLarge`]; [`Error::Refused`]; [`Error::AuditUnavailable`].
    pub async fn check_policy(&self, text: &str) -> Result<Vec<Diagnostic>, Error> {
        self.look(Verb::PolicyRead, &Target::organisation(self.tenant.org())).await?;
        check_length(text)?;
        Ok(match Policy::load(NAME, text, &mut ()) {
            Ok(policy) => policy.warnings(),
            Err(diagnostics) => diagnostics,
        })
    }

    /// Changes the policy document, if the settings are still those of revision `rev`.
    ///
    /// # Errors
    /// [`Error::Mistakes`]; [`Error::TooLarge`]; [`Error::Conflict`]; [`Error::Refused`];
    /// [`Error::AuditUnavailable`].
    pub async fn update_policy(&self, text: &str, rev: Option<i64>) -> Result<PolicyInfo, Error> {
        let target = Target::organisation(self.tenant.org());
        let mut act = self.begin(Verb::PolicyUpdate, &target).await?;
        let done = self.store_policy(act.tx()?, text, rev).await;
        let held = super::settle(act, done).await?;
        self.tenant.core().signed_in.forget(self.tenant.org());
        self.policy_info(held).await
    }

    async fn store_policy(
        &self,
        tx: &mut Tx,
        text: &str,
        rev: Option<i64>,
    ) -> Result<Held<Organisation>, Error> {
        check_length(text)?;
        if let Err(diagnostics) = Policy::load(NAME, text, &mut ()) {
            let texts = vec![(NAME.to_owned(), text.to_owned())];
            return Err(Error::Mistakes { diagnostics, texts });
        }
        let mut held = self.tenant.organisation_locked(tx).await?;
        held.must_be(rev)?;
        text.clone_into(&mut held.body.policy);
        held.body.policy_changed = Some((self.tenant.now(), self.user));
        self.tenant.replace(tx, held).await
    }

    async fn policy_info(&self, held: Held<Organisation>) -> Result<PolicyInfo, Error> {
        let changed = held.body.policy_changed;
        let by = changed.map(|(_, by)| by);
        Ok(PolicyInfo {
            text: held.body.policy,
            rev: held.rev,
            changed: changed.map(|(at, _)| at),
            changed_by: by,
            changed_by_name: self.name_of(by).await?,
        })
    }

    /// What a member is called; nothing if it is none any more.
    pub(crate) async fn name_of(&self, id: Option<UserId>) -> Result<String, Error> {
        let Some(id) = id else { return Ok(String::new()) };
        match self.tenant.get::<User>(id).await {
            Ok(user) => Ok(user.body.name),
            Err(Error::NotFound { .. }) => Ok(String::new()),
            Err(error) => Err(error),
        }
    }
}

fn check_length(text: &str) -> Result<(), Error> {
    if text.len() <= MAX_POLICY {
        return Ok(());
    }
    Err(Error::TooLarge { what: "a policy", limit: format!("{MAX_POLICY} bytes") })
}

//! Sign-in: an address, a password and, where it is set up, a second factor.

use sqlx::Row;

use super::attempts::Attempt;
use super::credential::Kind;
use super::event::Told;
use super::known::Known;
use super::session::SignedIn;
use super::sign_up::mail_hash;
use super::user::User;
use super::{fields, password};
use crate::caller::From;
use crate::id::UserId;
use crate::records::Held;
use crate::{Error, Platform, Tenant};

/// Where the first step of two led.
#[derive(Clone, Debug)]
pub enum FirstStep {
    /// There is no second factor: somebody is signed in.
    Done(Box<SignedIn>),
    /// A code is needed.
    Code {
        /// The secret that the second step takes.
        pending: String,
        /// When it expires, in microseconds since 1970.
        expires: i64,
    },
}

impl Platform {
    /// Signs somebody in, with a code where a second factor is set up.
    ///
    /// # Errors
    /// [`Error::WrongCredentials`], which does not say what is wrong;
    /// [`Error::SecondFactorRequired`] if the code is missing; [`Error::TooMany`];
    /// [`Error::AuditUnavailable`].
    pub async fn sign_in(
        &self,
        email: &str,
        password: &str,
        code: Option<&str>,
        from: From,
    ) -> Result<SignedIn, Error> {
        let known = self.first_factor(email, password, &from).await?;
        match (known.has_factor(), code) {
            (true, None) => {
                known.password_was_right().await?;
                Err(Error::SecondFactorRequired)
            }
            (true, Some(code)) => known.finish(Some(code), None, from).await,
            (false, _) => known.finish(None, None, from).await,
        }
    }

    /// The first of two steps: address and password.
    ///
    /// # Errors
    /// As [`Platform::sign_in`].
    pub async fn sign_in_first(
        &self,
        email: &str,
        password: &str,
        from: From,
    ) -> Result<FirstStep, Error> {
        let known = self.first_factor(email, password, &from).await?;
        if !known.has_factor() {
            return Ok(FirstStep::Done(Box::new(known.finish(None, None, from).await?)));
        }
        known.password_was_right().await?;
        let (pending, expires) = known.wait_for_code(&from).await?;
        Ok(FirstStep::Code { pending, expires })
    }

    /// The second of two steps: the code.
    ///
    /// # Errors
    /// As [`Platform::sign_in`]; [`Error::SignedOut`] if the first step is too long ago.
    pub async fn sign_in_second(
        &self,
        pending: &str,
        code: &str,
        from: From,
    ) -> Result<SignedIn, Error> {
        let core = self.core();
        let sql = "SELECT org, user_id FROM credentials \
                   WHERE hash = $1 AND kind = $2 AND expires > $3";
        let row = sqlx::query(sql)
            .bind(Kind::Pending.hash(pending))
            .bind(Kind::Pending.word())
            .bind(core.ambient.now())
            .fetch_optional(core.db.pool())
            .await?
            .ok_or(Error::SignedOut)?;
        let tenant = self.tenant(row.try_get::<String, _>("org")?.parse()?).await?;
        let user: UserId = row.try_get::<String, _>("user_id")?.parse()?;
        let user = tenant.get::<User>(user).await.map_err(|error| match error {
            Error::NotFound { .. } => Error::SignedOut,
            other => other,
        })?;
        // The password was counted in the first step; here the code is.
        let attempt = Attempt::password(core, &fields::same_mail(&user.body.email), &from);
        let known = Known { tenant, user, attempt, rehashed: None };
        known.finish(Some(code), Some(pending), from).await
    }

    /// Finds who has that address and that password. Each attempt takes as long, whoever it is of.
    async fn first_factor(&self, email: &str, password: &str, from: &From) -> Result<Known, Error> {
        let core = self.core();
        let mut attempt = Attempt::password(core, &fields::same_mail(email), from);
        attempt.count(core).await?;
        let Some((tenant, user)) = self.login(email).await? else {
            core.passwords.verify(password, None).await?;
            self.failed_unknown(from).await?;
            return Err(Error::WrongCredentials);
        };
        let stored = user.body.password.clone();
        if !core.passwords.verify(password, Some(stored.clone())).await? {
            failed(&tenant, user.id, "wrong-password", from).await?;
            return Err(Error::WrongCredentials);
        }
        let rehashed = match password::is_outdated(&stored) {
            true => Some(core.passwords.hash(password, core.ambient.random()).await?),
            false => None,
        };
        Ok(Known { tenant, user, attempt, rehashed })
    }

    /// Remembers in the instance's log that somebody wanted to sign in whom nobody knows: it takes
    /// as long as for somebody who is known.
    async fn failed_unknown(&self, from: &From) -> Result<(), Error> {
        let core = self.core();
        let Some(log) = core.journal.instance() else { return Ok(()) };
        let event = Told::unknown("unknown-address").event_of(&log, &*core.ambient, from).await?;
        log.append(&event).await?;
        Ok(())
    }

    /// Who signs in with that address.
    async fn login(&self, email: &str) -> Result<Option<(Tenant, Held<User>)>, Error> {
        let core = self.core();
        let sql = "SELECT org, user_id FROM logins WHERE mail_hash = $1";
        let row = sqlx::query(sql).bind(mail_hash(core, email)).fetch_optional(core.db.pool());
        let Some(row) = row.await? else { return Ok(None) };
        let tenant = self.tenant(row.try_get::<String, _>("org")?.parse()?).await?;
        let user: UserId = row.try_get::<String, _>("user_id")?.parse()?;
        match tenant.get::<User>(user).await {
            Ok(user) => Ok(Some((tenant, user))),
            // Removed at this moment.
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// Remembers in the organisation's log that somebody could not sign in.
pub(super) async fn failed(
    tenant: &Tenant,
    user: UserId,
    code: &str,
    from: &From,
) -> Result<(), Error> {
    let event = Told::failed(user, code).event(tenant, from).await?;
    tenant.log().append(&event).await?;
    Ok(())
}

//! Sign-in: an address, a password and, where it is set up, a second factor.

use indeck::audit::event::Outcome;
use sqlx::Row;

use super::attempts::Attempt;
use super::credential::{self, Kind, New};
use super::event::{By, Told};
use super::session::{Beginner, SessionBody, SignedIn, begin_session, methods};
use super::sign_up::mail_hash;
use super::totp::{self, Factor};
use super::user::User;
use super::{fields, password, secret};
use crate::caller::From;
use crate::db::Tx;
use crate::id::{SessionId, UserId};
use crate::records::Held;
use crate::{Error, Platform, Tenant};

/// How long a code is waited for, in microseconds.
const PENDING: i64 = 300_000_000;

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

/// Whoever has shown its password.
struct Known {
    tenant: Tenant,
    user: Held<User>,
    attempt: Attempt,
    /// The hash of the password as it is made now, if the stored one is of another kind.
    rehashed: Option<String>,
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
        match (known.user.body.totp.is_some(), code) {
            (true, None) => {
                known.attempt.uncount(self.core()).await?;
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
        if known.user.body.totp.is_none() {
            return Ok(FirstStep::Done(Box::new(known.finish(None, None, from).await?)));
        }
        known.attempt.uncount(self.core()).await?;
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
        let mail = fields::same_mail(&user.body.email);
        let attempt = Attempt::new(core, &mail, from.address);
        attempt.count(core).await?;
        let known = Known { tenant, user, attempt, rehashed: None };
        known.finish(Some(code), Some(pending), from).await
    }

    /// Finds who has that address and that password. Each attempt takes as long, whoever it is of.
    async fn first_factor(&self, email: &str, password: &str, from: &From) -> Result<Known, Error> {
        let core = self.core();
        let attempt = Attempt::new(core, &fields::same_mail(email), from.address);
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

impl Known {
    /// Hands out what the second step takes.
    async fn wait_for_code(&self, from: &From) -> Result<(String, i64), Error> {
        let tenant = &self.tenant;
        let secret = secret::fresh(tenant.ambient());
        let body = SessionBody::new(None, from);
        let expires = tenant.now() + PENDING;
        let new = New {
            kind: Kind::Pending,
            secret: &secret,
            user: Some(self.user.id),
            id: SessionId::new(tenant.ambient()).to_string(),
            expires,
            body: &body,
        };
        let mut tx = tenant.db().begin().await?;
        tenant.hand_out(&mut tx, new).await?;
        tx.commit().await?;
        Ok((secret, expires))
    }

    /// Checks the code and begins the session.
    async fn finish(
        self,
        code: Option<&str>,
        pending: Option<&str>,
        from: From,
    ) -> Result<SignedIn, Error> {
        let factor = match code {
            None => None,
            Some(code) => match self.factor_of(code) {
                Some(factor) => Some(factor),
                None => {
                    failed(&self.tenant, self.user.id, "wrong-code", &from).await?;
                    return Err(Error::WrongCredentials);
                }
            },
        };
        let methods = methods(factor);
        let by = By::Member(self.user.id, &methods);
        let told = Told { outcome: Outcome::SUCCESS, ..Told::done("login", self.user.id, by) };
        let event = told.event(&self.tenant, &from).await?;
        let mut tx = self.tenant.db().begin().await?;
        let signed_in = self.begin(&mut tx, code, pending, &from).await?;
        self.tenant.log().append_in(&mut tx, &[event]).await?;
        tx.commit().await?;
        Ok(signed_in)
    }

    /// Which code it is, without using it up.
    fn factor_of(&self, code: &str) -> Option<Factor> {
        let mut factor = self.user.body.totp.clone()?;
        totp::use_up(&mut factor, code, self.tenant.now())
    }

    /// What is checked and changed together: a code counts once, whoever comes at the same moment.
    async fn begin(
        &self,
        tx: &mut Tx,
        code: Option<&str>,
        pending: Option<&str>,
        from: &From,
    ) -> Result<SignedIn, Error> {
        let tenant = &self.tenant;
        if let Some(pending) = pending
            && !credential::use_up(tx, Kind::Pending, pending, tenant.now()).await?
        {
            return Err(Error::SignedOut);
        }
        let organisation = tenant.organisation_locked(tx).await?;
        let mut user = tenant.get_locked::<User>(tx, self.user.id).await?;
        // The password was changed, or the second factor set up, since it was looked at.
        if user.body.password != self.user.body.password
            || user.body.totp.is_some() != code.is_some()
        {
            return Err(Error::WrongCredentials);
        }
        let factor = match (&mut user.body.totp, code) {
            (Some(totp), Some(code)) => {
                let factor = totp::use_up(totp, code, tenant.now());
                Some(factor.ok_or(Error::WrongCredentials)?)
            }
            _ => None,
        };
        if let Some(rehashed) = &self.rehashed {
            user.body.password.clone_from(rehashed);
        }
        user.body.last_sign_in = Some(tenant.now());
        let user = tenant.replace(tx, user).await?;
        self.attempt.forgive(tx).await?;
        let who = Beginner { user: user.id, body: &user.body, factor, from };
        begin_session(tenant, tx, &organisation.body, who).await
    }
}

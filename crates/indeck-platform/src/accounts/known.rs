//! Whoever has shown its password: what is left of signing in.

use indeck::audit::event::Outcome;

use super::attempts::Attempt;
use super::credential::{self, Kind, New};
use super::event::{By, Told};
use super::secret;
use super::session::{Beginner, SessionBody, SignedIn, begin_session, methods};
use super::sign_in::failed;
use super::totp::{self, Factor};
use super::user::User;
use crate::caller::From;
use crate::db::Tx;
use crate::id::SessionId;
use crate::records::Held;
use crate::{Error, Tenant};

/// How long a code is waited for, in microseconds.
const PENDING: i64 = 300_000_000;

/// Whoever has shown its password.
pub(super) struct Known {
    pub(super) tenant: Tenant,
    pub(super) user: Held<User>,
    /// How the password was counted.
    pub(super) attempt: Attempt,
    /// The hash of the password as it is made now, if the stored one is of another kind.
    pub(super) rehashed: Option<String>,
}

impl Known {
    /// Whether a code is needed.
    pub(super) fn has_factor(&self) -> bool {
        self.user.body.totp.is_some()
    }

    /// The password was right; that is not the end.
    pub(super) async fn password_was_right(&self) -> Result<(), Error> {
        self.attempt.uncount(self.tenant.core()).await
    }

    /// Hands out what the second step takes.
    pub(super) async fn wait_for_code(&self, from: &From) -> Result<(String, i64), Error> {
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
    pub(super) async fn finish(
        self,
        code: Option<&str>,
        pending: Option<&str>,
        from: From,
    ) -> Result<SignedIn, Error> {
        let (factor, codes) = match code {
            None => (None, None),
            Some(code) => {
                self.password_was_right().await?;
                let (factor, codes) = code_of(&self.tenant, &self.user, code, &from).await?;
                (Some(factor), Some(codes))
            }
        };
        let methods = methods(factor);
        let by = By::Member(self.user.id, &methods);
        let told = Told { outcome: Outcome::SUCCESS, ..Told::done("login", self.user.id, by) };
        let event = told.event(&self.tenant, &from).await?;
        let mut tx = self.tenant.db().begin().await?;
        self.use_pending(&mut tx, pending).await?;
        let signed_in = self.begin(&mut tx, code, &from).await?;
        for attempt in [Some(&self.attempt), codes.as_ref()].into_iter().flatten() {
            attempt.forgive(&mut tx).await?;
        }
        self.tenant.log().append_in(&mut tx, &[event]).await?;
        tx.commit().await?;
        Ok(signed_in)
    }

    async fn use_pending(&self, tx: &mut Tx, pending: Option<&str>) -> Result<(), Error> {
        let Some(pending) = pending else { return Ok(()) };
        match credential::use_up(tx, Kind::Pending, pending, self.tenant.now()).await? {
            true => Ok(()),
            false => Err(Error::SignedOut),
        }
    }

    /// What is checked and changed together: a code counts once, whoever comes at the same moment.
    async fn begin(&self, tx: &mut Tx, code: Option<&str>, from: &From) -> Result<SignedIn, Error> {
        let tenant = &self.tenant;
        let organisation = tenant.organisation_locked(tx).await?;
        let mut user = tenant.get_locked::<User>(tx, self.user.id).await?;
        // The password was changed, or the second factor set up, since it was looked at.
        if user.body.password != self.user.body.password
            || user.body.totp.is_some() != code.is_some()
        {
            return Err(Error::WrongCredentials);
        }
        let factor = use_code(&mut user.body, code, tenant.now())?;
        if let Some(rehashed) = &self.rehashed {
            user.body.password.clone_from(rehashed);
        }
        user.body.last_sign_in = Some(tenant.now());
        let user = tenant.replace(tx, user).await?;
        let who = Beginner { user: user.id, body: &user.body, factor, from };
        begin_session(tenant, tx, &organisation.body, who).await
    }
}

/// Which code it is, counted and not yet used up. Guesses are few for an account, wherever they come
/// from: only who has shown the password gets here, so nobody else can use them up.
///
/// # Errors
/// [`Error::WrongCredentials`] if it is none; [`Error::TooMany`]; [`Error::AuditUnavailable`].
pub(super) async fn code_of(
    tenant: &Tenant,
    user: &Held<User>,
    code: &str,
    from: &From,
) -> Result<(Factor, Attempt), Error> {
    let mut codes = Attempt::code(tenant.core(), user.id);
    codes.count(tenant.core()).await?;
    let mut known = user.body.totp.clone();
    match known.as_mut().and_then(|totp| totp::use_up(totp, code, tenant.now())) {
        Some(factor) => Ok((factor, codes)),
        None => {
            failed(tenant, user.id, "wrong-code", from).await?;
            Err(Error::WrongCredentials)
        }
    }
}

/// Uses a code up, in the record that is locked.
///
/// # Errors
/// [`Error::WrongCredentials`] if somebody was faster.
pub(super) fn use_code(
    user: &mut User,
    code: Option<&str>,
    now: i64,
) -> Result<Option<Factor>, Error> {
    let (Some(totp), Some(code)) = (&mut user.totp, code) else { return Ok(None) };
    totp::use_up(totp, code, now).map(Some).ok_or(Error::WrongCredentials)
}

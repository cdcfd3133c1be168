//! Setting a second factor up, in two steps, and removing it.

use super::attempts::Attempt;
use super::session::SignedIn;
use super::totp::{self, Factor};
use super::user::{SecondFactor, User};
use crate::access::Verb;
use crate::caller::Target;
use crate::db::Tx;
use crate::{Caller, Error};

/// What an app is told to make codes.
#[derive(Clone, PartialEq, Eq)]
pub struct TotpSetup {
    /// The secret, in base 32.
    pub secret: String,
    /// The same as an address: `otpauth://totp/…`.
    pub uri: String,
}

impl Caller {
    /// The first step: a secret for an app. Nothing changes yet at sign-in.
    ///
    /// # Errors
    /// [`Error::Conflict`] if there is a second factor; [`Error::Refused`];
    /// [`Error::AuditUnavailable`].
    pub async fn begin_totp(&self) -> Result<TotpSetup, Error> {
        let mut act = self.begin(Verb::AccountSecure, &Target::own_of(self.user)).await?;
        let done = self.store_setup(act.tx()?).await;
        super::settle(act, done).await
    }

    async fn store_setup(&self, tx: &mut Tx) -> Result<TotpSetup, Error> {
        let organisation = self.tenant.organisation_locked(tx).await?.body.name;
        let mut user = self.tenant.get_locked::<User>(tx, self.user).await?;
        if user.body.totp.is_some() {
            return Err(is_there());
        }
        let secret = totp::fresh_secret(self.tenant.ambient());
        let issuer = format!("indeck {organisation}");
        let uri = totp::uri(&secret, &user.body.email, &issuer)?;
        user.body.totp_pending = Some(secret.clone());
        self.tenant.replace(tx, user).await?;
        Ok(TotpSetup { secret, uri })
    }

    /// The second step: a code of the app. From now on sign-in needs one. Returns the recovery
    /// codes, which are told once, and a new session, in which the second factor was shown; all
    /// others end.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a wrong code; [`Error::Conflict`] without the first step;
    /// [`Error::TooMany`]; [`Error::Refused`]; [`Error::AuditUnavailable`].
    pub async fn confirm_totp(&self, code: &str) -> Result<(Vec<String>, SignedIn), Error> {
        let intent = self.intend(Verb::AccountSecure, &Target::own_of(self.user)).await?;
        let core = self.tenant.core();
        let mut attempt = Attempt::again(core, &self.way.word());
        let counted = attempt.count(core).await;
        let mut act = self.proceed(intent).await?;
        let done = match counted {
            Ok(()) => self.store_factor(act.tx()?, code, &attempt).await,
            Err(error) => Err(error),
        };
        let done = super::settle(act, done).await?;
        self.tenant.core().signed_in.forget(self.tenant.org());
        Ok(done)
    }

    async fn store_factor(
        &self,
        tx: &mut Tx,
        code: &str,
        attempt: &Attempt,
    ) -> Result<(Vec<String>, SignedIn), Error> {
        let organisation = self.tenant.organisation_locked(tx).await?;
        let mut user = self.tenant.get_locked::<User>(tx, self.user).await?;
        if user.body.totp.is_some() {
            return Err(is_there());
        }
        let now = self.tenant.now();
        let Some(secret) = user.body.totp_pending.take() else {
            return Err(Error::conflict("no-setup", "begin with a secret for your app"));
        };
        let Some(step) = totp::step_of(&secret, code, now) else {
            return Err(Error::invalid("code", "this is not the code that your app shows now"));
        };
        let (codes, recovery) = totp::recovery_codes(self.tenant.ambient());
        user.body.totp = Some(SecondFactor { secret, since: now, last_step: step, recovery });
        let user = self.tenant.replace(tx, user).await?;
        attempt.forgive(tx).await?;
        let signed_in = self.begin_anew(tx, &organisation.body, &user, Some(Factor::Totp)).await?;
        Ok((codes, signed_in))
    }

    /// Removes the second factor, with the password.
    ///
    /// # Errors
    /// [`Error::WrongCredentials`]; [`Error::NotFound`] if there is none; [`Error::TooMany`];
    /// [`Error::Refused`]; [`Error::AuditUnavailable`].
    pub async fn remove_totp(&self, password: &str) -> Result<(), Error> {
        let intent = self.intend(Verb::AccountSecure, &Target::own_of(self.user)).await?;
        let proven = self.prove(password).await;
        let mut act = self.proceed(intent).await?;
        let done = match proven {
            Ok(_) => self.drop_factor(act.tx()?).await,
            Err(error) => Err(error),
        };
        super::settle(act, done).await?;
        self.tenant.core().signed_in.forget(self.tenant.org());
        Ok(())
    }

    async fn drop_factor(&self, tx: &mut Tx) -> Result<(), Error> {
        let mut user = self.tenant.get_locked::<User>(tx, self.user).await?;
        user.body.totp_pending = None;
        if user.body.totp.take().is_none() {
            return Err(Error::NotFound { noun: "second factor" });
        }
        self.tenant.replace(tx, user).await?;
        Ok(())
    }
}

fn is_there() -> Error {
    let message = "there is a second factor: remove it before you set up another";
    Error::conflict("second-factor-set", message)
}

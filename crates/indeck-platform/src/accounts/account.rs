//! The own account: what is stored of it, and how it is corrected.

use super::attempts::Attempt;
use super::credential::Kind;
use super::session::SignedIn;
use super::sign_in::failed;
use super::sign_up::add_login;
use super::totp::Factor;
use super::user::User;
use super::{fields, password};
use crate::access::{Role, Verb};
use crate::caller::Target;
use crate::db::Tx;
use crate::id::UserId;
use crate::records::Held;
use crate::{Caller, Error};
use indeck::audit::event::AuthMethod;

/// An account, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountInfo {
    /// Its id.
    pub id: UserId,
    /// The revision of what is stored of it.
    pub rev: i64,
    /// What it is called.
    pub name: String,
    /// Its address of mail.
    pub email: String,
    /// What it may do.
    pub role: Role,
    /// What the organisation is called.
    pub organisation: String,
    /// When it was made, in microseconds since 1970.
    pub created: i64,
    /// When it last signed in, in microseconds since 1970.
    pub last_sign_in: Option<i64>,
    /// Since when it has a second factor, in microseconds since 1970.
    pub second_factor: Option<i64>,
    /// How many recovery codes are left.
    pub recovery_left: u32,
    /// The organisation wants a second factor.
    pub second_factor_required: bool,
    /// Why it may not be erased now.
    pub erase_obstacle: Option<String>,
}

/// What is to be corrected of an account; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountChange {
    /// What it is called.
    pub name: Option<String>,
    /// Its address of mail.
    pub email: Option<String>,
}

impl Caller {
    /// The own account.
    ///
    /// # Errors
    /// [`Error::Refused`]; [`Error::AuditUnavailable`]; what the database says.
    pub async fn account(&self) -> Result<AccountInfo, Error> {
        self.look(Verb::AccountRead, &Target::own_of(self.user)).await?;
        self.account_info(self.tenant.get::<User>(self.user).await?).await
    }

    pub(super) async fn account_info(&self, held: Held<User>) -> Result<AccountInfo, Error> {
        let organisation = self.tenant.organisation().await?.body;
        let totp = held.body.totp;
        let left = totp.as_ref().map_or(0, |totp| totp.recovery.len());
        Ok(AccountInfo {
            id: held.id,
            rev: held.rev,
            name: held.body.name,
            email: held.body.email,
            role: held.body.role,
            organisation: organisation.name,
            created: held.created,
            last_sign_in: held.body.last_sign_in,
            second_factor: totp.map(|totp| totp.since),
            recovery_left: u32::try_from(left).unwrap_or(u32::MAX),
            second_factor_required: organisation.require_second_factor,
            erase_obstacle: self.erase_obstacle().await?,
        })
    }

    /// Corrects the own account, if it is still that of revision `rev`.
    ///
    /// # Errors
    /// [`Error::Invalid`]; [`Error::Conflict`]; [`Error::Refused`]; [`Error::AuditUnavailable`].
    pub async fn update_account(
        &self,
        change: AccountChange,
        rev: Option<i64>,
    ) -> Result<AccountInfo, Error> {
        let mut act = self.begin(Verb::AccountUpdate, &Target::own_of(self.user)).await?;
        let done = self.store_account(act.tx()?, change, rev).await;
        let held = super::settle(act, done).await?;
        self.account_info(held).await
    }

    async fn store_account(
        &self,
        tx: &mut Tx,
        change: AccountChange,
        rev: Option<i64>,
    ) -> Result<Held<User>, Error> {
        let mut held = self.tenant.get_locked::<User>(tx, self.user).await?;
        held.must_be(rev)?;
        if let Some(name) = change.name {
            held.body.name = fields::name("name", &name)?;
        }
        if let Some(email) = change.email {
            let email = fields::mail(&email)?;
            if fields::same_mail(&email) != fields::same_mail(&held.body.email) {
                sqlx::query("DELETE FROM logins WHERE org = $1 AND user_id = $2")
                    .bind(self.tenant.org().to_string())
                    .bind(self.user.to_string())
                    .execute(&mut **tx)
                    .await?;
                add_login(tx, &self.tenant, self.user, &email).await?;
            }
            held.body.email = email;
        }
        self.tenant.replace(tx, held).await
    }

    /// Changes the own password: all sessions end, and a new one begins.
    ///
    /// # Errors
    /// [`Error::WrongCredentials`]; [`Error::Invalid`]; [`Error::TooMany`]; [`Error::Refused`];
    /// [`Error::AuditUnavailable`].
    pub async fn change_password(&self, current: &str, new: &str) -> Result<SignedIn, Error> {
        let intent = self.intend(Verb::AccountSecure, &Target::own_of(self.user)).await?;
        let prepared = self.prepare_password(current, new).await;
        let mut act = self.proceed(intent).await?;
        let done = match prepared {
            Ok(hash) => self.store_password(act.tx()?, hash).await,
            Err(error) => Err(error),
        };
        let signed_in = super::settle(act, done).await?;
        self.tenant.core().signed_in.forget(self.tenant.org());
        Ok(signed_in)
    }

    async fn prepare_password(&self, current: &str, new: &str) -> Result<String, Error> {
        let user = self.prove(current).await?;
        password::check("new", new, &user.body.name, &user.body.email)?;
        if current == new {
            return Err(Error::invalid("new", "this is the password that you have"));
        }
        let core = self.tenant.core();
        core.passwords.hash(new, core.ambient.random()).await
    }

    async fn store_password(&self, tx: &mut Tx, hash: String) -> Result<SignedIn, Error> {
        // The organisation is always locked before its members.
        let organisation = self.tenant.organisation_locked(tx).await?;
        let mut user = self.tenant.get_locked::<User>(tx, self.user).await?;
        user.body.password = hash;
        let user = self.tenant.replace(tx, user).await?;
        self.tenant.take_all_back(tx, Kind::Reset, self.user, "").await?;
        self.begin_anew(tx, &organisation.body, &user, self.factor()).await
    }

    /// That it is the person itself who asks: the password, counted as an attempt to sign in.
    pub(super) async fn prove(&self, password: &str) -> Result<Held<User>, Error> {
        let core = self.tenant.core();
        let user = self.tenant.get::<User>(self.user).await?;
        let mut attempt = Attempt::again(core, &self.way.word());
        attempt.count(core).await?;
        let stored = Some(user.body.password.clone());
        if !core.passwords.verify(password, stored).await? {
            failed(&self.tenant, self.user, "wrong-password", &self.from).await?;
            return Err(Error::WrongCredentials);
        }
        attempt.uncount(core).await?;
        Ok(user)
    }

    /// The second factor that the session was begun with.
    pub(super) fn factor(&self) -> Option<Factor> {
        if self.methods.contains(&AuthMethod::OneTimeCode) {
            Some(Factor::Totp)
        } else if self.methods.contains(&AuthMethod::RecoveryCode) {
            Some(Factor::Recovery)
        } else {
            None
        }
    }
}

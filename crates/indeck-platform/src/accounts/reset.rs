//! Forgotten passwords: a one-time link sets a new one.
//!
//! Nothing here sends mail, so the way back is a person's: an owner or admin makes the link and hands
//! it over, as with an invitation. A second factor is asked for all the same, unless the link says
//! that it is lost, too.

use indeck::audit::event::Outcome;
use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::attempts::Attempt;
use super::credential::{self, Kind, New, Stored};
use super::event::{By, Told};
use super::known::{code_of, use_code};
use super::session::{Beginner, SignedIn, begin_session};
use super::sign_up::mail_hash;
use super::totp::Factor;
use super::user::User;
use super::{fields, password, secret};
use crate::access::Verb;
use crate::caller::{From, Target};
use crate::db::Tx;
use crate::id::UserId;
use crate::records::Held;
use crate::{Caller, Error, Platform, Tenant};

/// How long a link is good, in microseconds.
const GOOD: i64 = super::DAY;

/// A link that sets a new password, told once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResetLink {
    /// The link.
    pub link: String,
    /// When it expires, in microseconds since 1970.
    pub expires: i64,
    /// The second factor is removed with the password.
    pub without_second_factor: bool,
}

/// What a link is for, as who has it sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResetView {
    /// What the organisation is called.
    pub organisation: String,
    /// Whose password it is.
    pub email: String,
    /// A code of the second factor is needed.
    pub needs_code: bool,
    /// When it expires, in microseconds since 1970.
    pub expires: i64,
}

/// What is sealed of a link.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct ResetBody {
    /// Who made it; none for the operator.
    by: Option<UserId>,
    without_second_factor: bool,
}

/// A link that was found, with whose it is.
struct Open {
    tenant: Tenant,
    user: Held<User>,
    stored: Stored<ResetBody>,
}

impl Open {
    fn needs_code(&self) -> bool {
        self.user.body.totp.is_some() && !self.stored.body.without_second_factor
    }
}

impl Caller {
    /// Makes a link by which a member sets a new password. Older links of that member are good no
    /// more. The own password shows that it is the person itself who asks.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::WrongCredentials`]; [`Error::Conflict`] for oneself;
    /// [`Error::Refused`]; [`Error::AuditUnavailable`].
    pub async fn make_reset_link(
        &self,
        id: UserId,
        password: &str,
        without_second_factor: bool,
    ) -> Result<ResetLink, Error> {
        let user = self.find::<User>(Verb::MemberReset, id).await?;
        let target = Target::of(id).concerning(&[user.body.role]);
        let intent = self.intend(Verb::MemberReset, &target).await?;
        let proven = match id == self.user {
            true => Err(Error::conflict("yourself", "change your password in your account")),
            false => self.prove(password).await,
        };
        let mut act = self.proceed(intent).await?;
        let body = ResetBody { by: Some(self.user), without_second_factor };
        let done = match proven {
            Ok(_) => self.tenant.hand_out_reset(act.tx()?, &user, &body).await,
            Err(error) => Err(error),
        };
        super::settle(act, done).await
    }
}

impl Tenant {
    async fn hand_out_reset(
        &self,
        tx: &mut Tx,
        seen: &Held<User>,
        body: &ResetBody,
    ) -> Result<ResetLink, Error> {
        // Leave was asked for what was seen: nobody becomes an owner between the two.
        let user = self.get_locked::<User>(tx, seen.id).await?;
        if user.body.role != seen.body.role {
            user.must_be(Some(seen.rev))?;
        }
        self.take_all_back(tx, Kind::Reset, seen.id, "").await?;
        let secret = secret::fresh(self.ambient());
        let new = New {
            kind: Kind::Reset,
            secret: &secret,
            user: Some(seen.id),
            id: format!("reset {}", seen.id),
            expires: self.now() + GOOD,
            body,
        };
        let expires = self.hand_out(tx, new).await?.expires;
        let link = format!("{}/reset/{secret}", self.settings().base_url);
        Ok(ResetLink { link, expires, without_second_factor: body.without_second_factor })
    }
}

impl Platform {
    /// A link by which whoever signs in with that address sets a new password: for the operator,
    /// where nobody else can make one.
    ///
    /// # Errors
    /// [`Error::NotFound`] if nobody signs in with it; [`Error::AuditUnavailable`].
    pub async fn reset_link(
        &self,
        email: &str,
        without_second_factor: bool,
    ) -> Result<ResetLink, Error> {
        let sql = "SELECT org, user_id FROM logins WHERE mail_hash = $1";
        let row = sqlx::query(sql).bind(mail_hash(self.core(), email));
        let row = row.fetch_optional(self.core().db.pool()).await?;
        let row = row.ok_or(Error::NotFound { noun: "account" })?;
        let tenant = self.tenant(row.try_get::<String, _>("org")?.parse()?).await?;
        let user = tenant.get::<User>(row.try_get::<String, _>("user_id")?.parse()?).await?;
        let told = Told::done(Verb::MemberReset.action(), user.id, By::System);
        let event = told.event(&tenant, &From::default()).await?;
        let mut tx = tenant.db().begin().await?;
        let body = ResetBody { by: None, without_second_factor };
        let link = tenant.hand_out_reset(&mut tx, &user, &body).await?;
        tenant.log().append_in(&mut tx, &[event]).await?;
        tx.commit().await?;
        Ok(link)
    }

    /// What a link is for.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a link that was used, replaced or has expired.
    pub async fn password_reset(&self, link: &str) -> Result<ResetView, Error> {
        let open = self.open_reset(link).await?;
        let organisation = open.tenant.organisation().await?.body.name;
        let (needs_code, expires) = (open.needs_code(), open.stored.expires);
        Ok(ResetView { organisation, email: open.user.body.email, needs_code, expires })
    }

    /// Sets a new password: all sessions end, and a new one begins.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a link that was used, replaced or has expired; [`Error::Invalid`];
    /// [`Error::SecondFactorRequired`] and [`Error::WrongCredentials`] for its code, after which
    /// the link is still good; [`Error::TooMany`]; [`Error::AuditUnavailable`].
    pub async fn reset_password(
        &self,
        link: &str,
        password: &str,
        code: Option<&str>,
        from: From,
    ) -> Result<SignedIn, Error> {
        let open = self.open_reset(link).await?;
        let Open { tenant, user, .. } = &open;
        password::check("password", password, &user.body.name, &user.body.email)?;
        let code = code.filter(|_| open.needs_code());
        let codes = match (open.needs_code(), code) {
            (true, None) => return Err(Error::SecondFactorRequired),
            (true, Some(code)) => Some(code_of(tenant, user, code, &from).await?.1),
            (false, _) => None,
        };
        let hash = self.core().passwords.hash(password, self.core().ambient.random()).await?;
        let told = Told::done("admin.password-reset", user.id, By::Link("reset"));
        let event = Told { outcome: Outcome::SUCCESS, ..told }.event(tenant, &from).await?;
        let mut tx = tenant.db().begin().await?;
        if !credential::use_up(&mut tx, Kind::Reset, fields::link_secret(link), tenant.now())
            .await?
        {
            return Err(no_link());
        }
        let signed_in = open.store(&mut tx, hash, code, &from).await?;
        let mail = fields::same_mail(&open.user.body.email);
        let attempt = Attempt::password(self.core(), &mail, &from);
        for attempt in [Some(&attempt), codes.as_ref()].into_iter().flatten() {
            attempt.forgive(&mut tx).await?;
        }
        tenant.log().append_in(&mut tx, &[event]).await?;
        tx.commit().await?;
        self.core().signed_in.forget(tenant.org());
        Ok(signed_in)
    }

    async fn open_reset(&self, link: &str) -> Result<Open, Error> {
        let core = self.core();
        let sql = "SELECT org, user_id, id, created, expires, seen, key_version, body \
                   FROM credentials WHERE hash = $1 AND kind = $2 AND expires > $3";
        let row = sqlx::query(sql)
            .bind(Kind::Reset.hash(fields::link_secret(link)))
            .bind(Kind::Reset.word())
            .bind(core.ambient.now())
            .fetch_optional(core.db.pool())
            .await?
            .ok_or_else(no_link)?;
        let tenant = self.tenant(row.try_get::<String, _>("org")?.parse()?).await?;
        let stored = tenant.opened_credential(&row).await?;
        let user = tenant.get::<User>(row.try_get::<String, _>("user_id")?.parse()?).await?;
        Ok(Open { tenant, user, stored })
    }
}

impl Open {
    async fn store(
        &self,
        tx: &mut Tx,
        hash: String,
        code: Option<&str>,
        from: &From,
    ) -> Result<SignedIn, Error> {
        let tenant = &self.tenant;
        let organisation = tenant.organisation_locked(tx).await?;
        let mut user = tenant.get_locked::<User>(tx, self.user.id).await?;
        if let Some(by) = self.stored.body.by {
            tenant.refuse_stale(tx, (by, Verb::MemberReset), user.body.role, no_link).await?;
        }
        let factor = self.factor(&mut user.body, code)?;
        user.body.password = hash;
        user.body.last_sign_in = Some(tenant.now());
        let user = tenant.replace(tx, user).await?;
        for kind in [Kind::Session, Kind::Pending, Kind::Reset] {
            tenant.take_all_back(tx, kind, user.id, "").await?;
        }
        let who = Beginner { user: user.id, body: &user.body, factor, from };
        begin_session(tenant, tx, &organisation.body, who).await
    }

    /// The second factor that was shown. One that was set up meanwhile is asked for as well.
    fn factor(&self, user: &mut User, code: Option<&str>) -> Result<Option<Factor>, Error> {
        if self.stored.body.without_second_factor {
            user.totp = None;
        }
        user.totp_pending = None;
        match (user.totp.is_some(), code) {
            (true, None) => Err(Error::SecondFactorRequired),
            _ => use_code(user, code, self.tenant.now()),
        }
    }
}

fn no_link() -> Error {
    Error::NotFound { noun: "reset link" }
}

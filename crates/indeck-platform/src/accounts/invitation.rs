//! Invitations: a one-time link makes a member.

use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::credential::{self, Kind, New, Stored};
use super::event::{By, Told};
use super::session::{Beginner, SignedIn, begin_session};
use super::sign_up::{add_member, mail_hash};
use super::user::User;
use super::{fields, password, secret};
use crate::access::{Role, Verb};
use crate::caller::{From, Target};
use crate::id::{InvitationId, UserId};
use crate::{Caller, Error, Platform, Tenant};

/// Invitations that are open at a time.
const MAX_OPEN: usize = 1_000;

/// An open invitation, as members see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvitationInfo {
    /// Its id.
    pub id: InvitationId,
    /// Who is invited.
    pub email: String,
    /// As what.
    pub role: Role,
    /// Who invites.
    pub by: UserId,
    /// What that member is called; empty if it is none any more.
    pub by_name: String,
    /// When it was made, in microseconds since 1970.
    pub created: i64,
    /// When it expires, in microseconds since 1970.
    pub expires: i64,
}

/// An invitation, as who is invited sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvitationView {
    /// What the organisation is called.
    pub organisation: String,
    /// Who is invited.
    pub email: String,
    /// As what.
    pub role: Role,
    /// When it expires, in microseconds since 1970.
    pub expires: i64,
}

/// What is sealed of an invitation.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct InvitationBody {
    email: String,
    role: Role,
    by: UserId,
}

impl Caller {
    /// The open invitations, newest first.
    ///
    /// # Errors
    /// [`Error::Refused`]; [`Error::AuditUnavailable`]; what the database says.
    pub async fn invitations(&self) -> Result<Vec<InvitationInfo>, Error> {
        self.look(Verb::MemberList, &Target::all::<crate::id::InvitationKind>()).await?;
        let names = self.tenant.every::<User>().await?;
        let name_of = |id| names.iter().find(|user| user.id == id).map(|user| &user.body.name);
        let now = self.tenant.now();
        let stored = self.tenant.handed_out::<InvitationBody>(Kind::Invitation, None).await?;
        let open = stored.into_iter().filter(|stored| stored.expires > now);
        let info = |stored: Stored<InvitationBody>| {
            let by_name = name_of(stored.body.by).cloned().unwrap_or_default();
            Ok(InvitationInfo { by_name, ..info_of(stored)? })
        };
        open.map(info).collect()
    }

    /// Invites somebody: the invitation, and its link, which is told once.
    ///
    /// # Errors
    /// [`Error::Invalid`]; [`Error::Conflict`] for a member; [`Error::Refused`].
    pub async fn invite(&self, email: &str, role: Role) -> Result<(InvitationInfo, String), Error> {
        let body = InvitationBody { email: fields::mail(email)?, role, by: self.user };
        let id = InvitationId::new(self.tenant.ambient());
        let target = Target::of(id).concerning(&[role]);
        let intent = self.intend(Verb::MemberInvite, &target).await?;
        let may = self.refuse_invitation(&body.email).await;
        let mut act = self.proceed(intent).await?;
        if let Err(error) = may {
            return Err(act.fail(error).await);
        }
        let secret = secret::fresh(self.tenant.ambient());
        let new = New {
            kind: Kind::Invitation,
            secret: &secret,
            // Invitations leave with who made them.
            user: Some(self.user),
            id: id.to_string(),
            expires: self.tenant.now() + super::micros(self.tenant.settings().invitation),
            body: &body,
        };
        let done = self.tenant.hand_out(act.tx()?, new).await;
        let Stored { id, created, expires, seen, .. } = super::settle(act, done).await?;
        let info = info_of(Stored { id, created, expires, seen, body })?;
        let base = &self.tenant.settings().base_url;
        Ok((info, format!("{base}/invitation/{secret}")))
    }

    async fn refuse_invitation(&self, email: &str) -> Result<(), Error> {
        if self.tenant.is_member(email).await? {
            let message = "a member of this organisation has this address of mail";
            return Err(Error::conflict("address-taken", message));
        }
        let open = self.tenant.handed_out::<InvitationBody>(Kind::Invitation, None).await?;
        if open.len() >= MAX_OPEN {
            let message = format!("{MAX_OPEN} invitations are open: withdraw one first");
            return Err(Error::conflict("too-many-invitations", message));
        }
        Ok(())
    }

    /// Takes an invitation back.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Refused`]; [`Error::AuditUnavailable`].
    pub async fn withdraw_invitation(&self, id: InvitationId) -> Result<(), Error> {
        let open = self.tenant.handed_out::<InvitationBody>(Kind::Invitation, None).await?;
        let stored = open.into_iter().find(|stored| stored.id == id.to_string());
        let Some(stored) = stored else {
            return Err(self.missed(Verb::MemberInvite, id, no_link()).await);
        };
        let target = Target::of(id).concerning(&[stored.body.role]);
        let mut act = self.begin(Verb::MemberInvite, &target).await?;
        let (kind, noun) = (Kind::Invitation, "invitation");
        let done = self.tenant.take_back(act.tx()?, kind, noun, &id.to_string(), None).await;
        super::settle(act, done).await
    }
}

fn info_of(stored: Stored<InvitationBody>) -> Result<InvitationInfo, Error> {
    Ok(InvitationInfo {
        id: stored.id.parse()?,
        email: stored.body.email,
        role: stored.body.role,
        by: stored.body.by,
        by_name: String::new(),
        created: stored.created,
        expires: stored.expires,
    })
}

impl Tenant {
    /// Whether a member signs in with that address.
    pub(super) async fn is_member(&self, email: &str) -> Result<bool, Error> {
        let sql = "SELECT user_id FROM logins WHERE mail_hash = $1 AND org = $2";
        let row = sqlx::query(sql)
            .bind(mail_hash(self.core(), email))
            .bind(self.org().to_string())
            .fetch_optional(self.db().pool())
            .await?;
        Ok(row.is_some())
    }
}

impl Platform {
    /// What a link invites to.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a link that was used, withdrawn or has expired.
    pub async fn invitation(&self, link: &str) -> Result<InvitationView, Error> {
        let (tenant, stored) = self.open_invitation(link).await?;
        let organisation = tenant.organisation().await?.body.name;
        let Stored { expires, body, .. } = stored;
        Ok(InvitationView { organisation, email: body.email, role: body.role, expires })
    }

    /// Accepts an invitation: who has the link becomes a member, and is signed in.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a link that was used, withdrawn or has expired;
    /// [`Error::Invalid`]; [`Error::Conflict`] if the address is a member's by now.
    pub async fn accept_invitation(
        &self,
        link: &str,
        name: &str,
        password: &str,
        from: From,
    ) -> Result<SignedIn, Error> {
        let (tenant, stored) = self.open_invitation(link).await?;
        let name = fields::name("name", name)?;
        password::check("password", password, &name, &stored.body.email)?;
        let core = self.core();
        let hash = core.passwords.hash(password, core.ambient.random()).await?;
        let mut user = User::new(name, stored.body.email, stored.body.role, hash);
        user.last_sign_in = Some(tenant.now());
        let id = UserId::new(tenant.ambient());
        let by = By::Link("invitation");
        let event = Told::done("admin.member-join", id, by).event(&tenant, &from).await?;
        let mut tx = core.db.begin().await?;
        let secret = fields::link_secret(link);
        if !credential::use_up(&mut tx, Kind::Invitation, secret, tenant.now()).await? {
            return Err(no_link());
        }
        let organisation = tenant.organisation_locked(&mut tx).await?;
        let maker = (stored.body.by, Verb::MemberInvite);
        tenant.refuse_stale(&mut tx, maker, user.role, no_link).await?;
        add_member(&mut tx, &tenant, id, user.clone()).await?;
        let who = Beginner { user: id, body: &user, factor: None, from: &from };
        let signed_in = begin_session(&tenant, &mut tx, &organisation.body, who).await?;
        tenant.log().append_in(&mut tx, &[event]).await?;
        tx.commit().await?;
        Ok(signed_in)
    }

    async fn open_invitation(&self, link: &str) -> Result<(Tenant, Stored<InvitationBody>), Error> {
        let core = self.core();
        let sql = "SELECT org, id, created, expires, seen, key_version, body FROM credentials \
                   WHERE hash = $1 AND kind = $2 AND expires > $3";
        let row = sqlx::query(sql)
            .bind(Kind::Invitation.hash(fields::link_secret(link)))
            .bind(Kind::Invitation.word())
            .bind(core.ambient.now())
            .fetch_optional(core.db.pool())
            .await?
            .ok_or_else(no_link)?;
        let tenant = self.tenant(row.try_get::<String, _>("org")?.parse()?).await?;
        let stored = tenant.opened_credential(&row).await?;
        Ok((tenant, stored))
    }
}

fn no_link() -> Error {
    Error::NotFound { noun: "invitation" }
}

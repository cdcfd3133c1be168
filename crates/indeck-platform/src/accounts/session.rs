//! Sessions: how one begins, which there are, and how they end.

use indeck::audit::event::AuthMethod;
use serde::{Deserialize, Serialize};

use super::credential::{Kind, New, Stored};
use super::organisation::Organisation;
use super::totp::Factor;
use super::user::User;
use super::{device, secret, standing};
use crate::access::Verb;
use crate::caller::{From, Standing, Target, Way};
use crate::db::Tx;
use crate::id::{SessionId, UserId};
use crate::records::Held;
use crate::{Caller, Error, Tenant};

/// Bytes that are kept of what a client says of itself.
const MAX_AGENT: usize = 300;

/// Somebody who has just signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Who.
    pub caller: Caller,
    /// The secret of the session, which is handed out once.
    pub secret: String,
    /// When the session ends at the latest, in microseconds since 1970.
    pub expires: i64,
    /// What the device is to remember, so that it is told from strangers who guess; none where it
    /// does already.
    pub device: Option<String>,
}

/// A session, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionInfo {
    /// Its id.
    pub id: SessionId,
    /// It is the one that asks.
    pub current: bool,
    /// When it began, in microseconds since 1970.
    pub created: i64,
    /// When it was last used, to the minute, in microseconds since 1970.
    pub seen: i64,
    /// When it ends at the latest, in microseconds since 1970.
    pub expires: i64,
    /// Where it began.
    pub address: String,
    /// What the client said of itself.
    pub agent: String,
    /// A second factor was shown.
    pub second_factor: bool,
}

/// What is sealed of a session.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct SessionBody {
    pub(super) factor: Option<Factor>,
    pub(super) address: String,
    pub(super) agent: String,
}

impl SessionBody {
    pub(super) fn new(factor: Option<Factor>, from: &From) -> Self {
        let address = from.address.map(|address| address.to_canonical().to_string());
        let agent = from.agent.chars().filter(|c| !c.is_control()).take(MAX_AGENT).collect();
        Self { factor, address: address.unwrap_or_default(), agent }
    }

    pub(super) fn methods(&self) -> Vec<AuthMethod> {
        methods(self.factor)
    }
}

/// How somebody proved who it is.
pub(super) fn methods(factor: Option<Factor>) -> Vec<AuthMethod> {
    let second = factor.map(|factor| match factor {
        Factor::Totp => AuthMethod::OneTimeCode,
        Factor::Recovery => AuthMethod::RecoveryCode,
    });
    [AuthMethod::Password].into_iter().chain(second).collect()
}

/// Who begins a session.
pub(super) struct Beginner<'a> {
    pub(super) user: UserId,
    pub(super) body: &'a User,
    pub(super) factor: Option<Factor>,
    pub(super) from: &'a From,
}

/// Begins a session in a transaction: its secret counts once that is committed.
pub(super) async fn begin_session(
    tenant: &Tenant,
    tx: &mut Tx,
    organisation: &Organisation,
    who: Beginner<'_>,
) -> Result<SignedIn, Error> {
    let secret = secret::fresh(tenant.ambient());
    let id = SessionId::new(tenant.ambient());
    let body = SessionBody::new(who.factor, who.from);
    let expires = tenant.now() + super::micros(tenant.settings().session.0);
    let new = New {
        kind: Kind::Session,
        secret: &secret,
        user: Some(who.user),
        id: id.to_string(),
        expires,
        body: &body,
    };
    tenant.hand_out(tx, new).await?;
    let caller = caller_in(id, tenant, organisation, &who);
    let mail = super::fields::same_mail(&who.body.email);
    let known = device::known(tenant.core(), &mail, who.from.device.as_deref());
    let device = known.is_none().then(|| device::fresh(tenant.core(), &mail));
    Ok(SignedIn { caller, secret, expires, device })
}

/// Whoever begins a session, in it.
fn caller_in(
    session: SessionId,
    tenant: &Tenant,
    organisation: &Organisation,
    who: &Beginner<'_>,
) -> Caller {
    Caller {
        tenant: tenant.clone(),
        user: who.user,
        role: who.body.role,
        way: Way::Session(session),
        methods: methods(who.factor).into_iter().collect(),
        from: who.from.clone(),
        standing: Standing {
            address_allowed: standing::allowed(&organisation.allowed_addresses, who.from.address),
            second_factor_required: organisation.require_second_factor,
            second_factor: who.body.totp.is_some() && who.factor.is_some(),
        },
        claim: None,
    }
}

impl Caller {
    /// The own sessions, the current one first.
    ///
    /// # Errors
    /// [`Error::Refused`]; [`Error::AuditUnavailable`]; what the database says.
    pub async fn sessions(&self) -> Result<Vec<SessionInfo>, Error> {
        self.look(Verb::AccountRead, &Target::own("ses")).await?;
        self.session_infos().await
    }

    pub(super) async fn session_infos(&self) -> Result<Vec<SessionInfo>, Error> {
        let (now, idle) = (self.tenant.now(), super::micros(self.tenant.settings().session.1));
        let stored = self.tenant.handed_out(Kind::Session, Some(self.user)).await?;
        let alive = |stored: &Stored<SessionBody>| stored.expires > now && now - stored.seen < idle;
        let infos: Result<Vec<_>, Error> =
            stored.into_iter().filter(alive).map(|stored| self.session_info(stored)).collect();
        let mut infos = infos?;
        infos.sort_by_key(|info| !info.current);
        Ok(infos)
    }

    fn session_info(&self, stored: Stored<SessionBody>) -> Result<SessionInfo, Error> {
        let id = stored.id.parse()?;
        Ok(SessionInfo {
            id,
            current: self.session() == Some(id),
            created: stored.created,
            seen: stored.seen,
            expires: stored.expires,
            address: stored.body.address,
            agent: stored.body.agent,
            second_factor: stored.body.factor.is_some(),
        })
    }

    /// Ends one of the own sessions, at once.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Refused`]; [`Error::AuditUnavailable`].
    pub async fn revoke_session(&self, id: SessionId) -> Result<(), Error> {
        let mut act = self.begin(Verb::SessionRevoke, &Target::own_of(id)).await?;
        let (kind, noun) = (Kind::Session, "session");
        let id = id.to_string();
        let done = self.tenant.take_back(act.tx()?, kind, noun, &id, Some(self.user)).await;
        super::settle(act, done).await?;
        self.tenant.core().signed_in.forget(self.tenant.org());
        Ok(())
    }

    /// Ends all own sessions but the current one, at once: how many.
    ///
    /// # Errors
    /// [`Error::Refused`]; [`Error::AuditUnavailable`]; what the database says.
    pub async fn revoke_other_sessions(&self) -> Result<u64, Error> {
        let mut act = self.begin(Verb::SessionRevoke, &Target::own("ses")).await?;
        let but = self.session().map(|id| id.to_string()).unwrap_or_default();
        let done = self.tenant.take_all_back(act.tx()?, Kind::Session, self.user, &but).await;
        let ended = super::settle(act, done).await?;
        self.tenant.core().signed_in.forget(self.tenant.org());
        Ok(ended)
    }

    /// Ends the current session, also while the log cannot be written: who leaves a machine has left
    /// it. That is the one change that may go unseen, and it only takes away.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an API token; [`Error::Database`].
    pub async fn sign_out(&self) -> Result<(), Error> {
        let id = self.session().ok_or(Error::NotFound { noun: "session" })?;
        let told = match self.revoke_session(id).await {
            Ok(()) | Err(Error::NotFound { .. }) => return Ok(()),
            Err(error) => error,
        };
        tracing::error!(code = told.code(), "a sign-out could not be told to the log");
        let mut tx = self.tenant.db().begin().await?;
        let (kind, noun) = (Kind::Session, "session");
        self.tenant.take_back(&mut tx, kind, noun, &id.to_string(), Some(self.user)).await?;
        tx.commit().await?;
        self.tenant.core().signed_in.forget(self.tenant.org());
        Ok(())
    }

    /// Puts a new session in the place of the current one, and ends all others: what an own secret
    /// was changed for.
    pub(super) async fn begin_anew(
        &self,
        tx: &mut Tx,
        organisation: &Organisation,
        user: &Held<User>,
        factor: Option<Factor>,
    ) -> Result<SignedIn, Error> {
        self.tenant.take_all_back(tx, Kind::Session, self.user, "").await?;
        self.tenant.take_all_back(tx, Kind::Pending, self.user, "").await?;
        let from = &self.from;
        let who = Beginner { user: self.user, body: &user.body, factor, from };
        begin_session(&self.tenant, tx, organisation, who).await
    }
}

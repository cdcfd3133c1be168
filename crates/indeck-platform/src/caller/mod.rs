//! `Caller`: who is signed in, and the only way to do anything.
//!
//! Every method of the application is one of a caller's. It asks leave (`Caller::look` for what
//! changes nothing, `Caller::begin` for what does), which decides by the policies of roles and
//! remembers the decision before anything is done. So nothing is done unseen, and where the log
//! cannot be written, nothing is done at all.

mod act;
mod event;
mod intent;
mod missing;
mod target;
mod under;

use std::collections::BTreeSet;
use std::fmt;
use std::net::IpAddr;

use indeck::audit::event::Outcome;
use indeck::audit::event::{AuthMethod, Stage};

pub(crate) use act::{Act, in_background};
pub(crate) use event::class_of;
pub(crate) use intent::Intent;
pub(crate) use target::Target;

use crate::access::{Circumstances, Role, Scope, Verb, Verdict};
use crate::accounts::Claim;
use crate::id::{SessionId, TokenId, UserId};
use crate::{Error, Tenant};

/// Who is signed in: a member of an organisation, in a session or with an API token.
#[derive(Clone)]
pub struct Caller {
    pub(crate) tenant: Tenant,
    pub(crate) user: UserId,
    pub(crate) role: Role,
    pub(crate) way: Way,
    pub(crate) methods: BTreeSet<AuthMethod>,
    pub(crate) from: From,
    pub(crate) standing: Standing,
    /// The idempotency key of the request, claimed for what it changes.
    pub(crate) claim: Option<Claim>,
}

/// By what somebody is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// A session of the pages.
    Session(SessionId),
    /// An API token, and what it is for.
    Token(TokenId, BTreeSet<Scope>),
}

impl Way {
    /// Its id.
    pub(crate) fn word(&self) -> String {
        match self {
            Self::Session(session) => session.to_string(),
            Self::Token(token, _) => token.to_string(),
        }
    }
}

/// Where a request comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct From {
    /// The client's address, as far as it can be trusted.
    pub address: Option<IpAddr>,
    /// The id that the request goes by in logs.
    pub request: Option<[u8; 16]>,
    /// What the client says of itself; kept sealed with a session.
    pub agent: String,
    /// What the device remembers of an earlier sign-in, see
    /// [`SignedIn::device`](crate::accounts::SignedIn::device).
    pub device: Option<String>,
}

/// What the organisation's rules say of the caller, looked up when it signed in for this request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    /// The address is in the lists of the organisation and of the token.
    pub(crate) address_allowed: bool,
    /// The organisation wants a second factor.
    pub(crate) second_factor_required: bool,
    /// A second factor was shown when the session began, or in the one that made the token; and
    /// there still is one.
    pub(crate) second_factor: bool,
}

impl Caller {
    /// The organisation.
    pub fn tenant(&self) -> &Tenant {
        &self.tenant
    }

    /// Who it is.
    pub fn user(&self) -> UserId {
        self.user
    }

    /// What it is in the organisation.
    pub fn role(&self) -> Role {
        self.role
    }

    /// The session, if it is in one.
    pub fn session(&self) -> Option<SessionId> {
        match &self.way {
            Way::Session(id) => Some(*id),
            Way::Token(..) => None,
        }
    }

    /// Whether a second factor was shown.
    pub fn second_factor(&self) -> bool {
        let factors = [AuthMethod::OneTimeCode, AuthMethod::Passkey, AuthMethod::RecoveryCode];
        factors.iter().any(|factor| self.methods.contains(factor))
    }

    /// Whether the policies of roles permit it, as far as it can be said without a thing: for
    /// pages, which hide what nobody may do. It is not remembered, and nothing rests on it.
    pub fn could(&self, verb: Verb) -> bool {
        self.decide(verb, &Target::own("thing")).permitted
    }

    /// Asks leave to look at something. When this returns, the decision is in the log.
    ///
    /// # Errors
    /// [`Error::Refused`]; [`Error::AuditUnavailable`].
    pub(crate) async fn look(&self, verb: Verb, target: &Target) -> Result<(), Error> {
        let verdict = self.decide(verb, target);
        let outcome = if verdict.permitted { Outcome::SUCCESS } else { Outcome::REFUSED };
        let event = self.event(verb, target, &verdict, Stage::Single { outcome }).await?;
        self.tenant.log().append(&event).await?;
        if verdict.permitted { Ok(()) } else { Err(refused(self.role, verb, verdict)) }
    }

    /// Asks leave to change something. When this returns, the intent is in the log, and a
    /// transaction is open that the change and its outcome belong to.
    ///
    /// While it is open, nothing else may be written: SQLite lets one write at a time.
    ///
    /// # Errors
    /// [`Error::Refused`]; [`Error::AuditUnavailable`]; [`Error::Database`].
    pub(crate) async fn begin(&self, verb: Verb, target: &Target) -> Result<Act, Error> {
        let intent = self.intend(verb, target).await?;
        let tx = self.tenant.db().begin().await;
        Act::new(intent, tx).await
    }

    pub(crate) fn decide(&self, verb: Verb, target: &Target) -> Verdict {
        let scopes = match &self.way {
            Way::Session(_) => None,
            Way::Token(_, scopes) => Some(scopes.clone()),
        };
        let circumstances = Circumstances {
            own: target.owner == Some(self.user) || target.is_own,
            concerns_owner: target.concerns_owner,
            makes_admin: target.makes_admin,
            lowers_class: target.lowers_class,
            scopes,
            address_allowed: self.standing.address_allowed,
            second_factor_required: self.standing.second_factor_required,
            second_factor: self.standing.second_factor,
        };
        self.tenant.core().access.decide(self.role, verb, &circumstances)
    }
}

/// The refusal of a verdict.
fn refused(role: Role, verb: Verb, verdict: Verdict) -> Error {
    let has = |id: &str| verdict.policies.iter().any(|policy| policy == id);
    let message = if has("allowed-addresses") {
        "this organisation does not allow your address".to_owned()
    } else if has("second-factor") {
        "this organisation wants a second factor".to_owned()
    } else if has("admins-are-made-by-people") {
        "no token concerns itself with owners and admins".to_owned()
    } else if has("token-scopes") {
        format!("this token is not for `{}`", verb.scope().word())
    } else {
        format!("the role `{}` may not do `{}`", role.word(), verb.word())
    };
    let hints = match () {
        () if has("second-factor") => vec![
            "set one up in your account".to_owned(),
            "make the token anew in a session in which you have shown it".to_owned(),
        ],
        () if has("admins-are-made-by-people") => vec!["sign in for it".to_owned()],
        () if has("token-scopes") && verb.scope() == Scope::Session => {
            vec!["sign in for it: no token can do it".to_owned()]
        }
        () if has("token-scopes") => {
            vec![format!("make a token with the scope `{}`", verb.scope().word())]
        }
        () => vec!["ask an owner or an admin of your organisation".to_owned()],
    };
    Error::Refused { message, policies: verdict.policies, hints }
}

impl fmt::Debug for Caller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { tenant, user, role, way, .. } = self;
        let mut shown = f.debug_struct("Caller");
        shown.field("tenant", tenant).field("user", user).field("role", role).field("way", way);
        shown.finish_non_exhaustive()
    }
}

//! `Identity`: what a secret stands for, and how a request becomes a [`Caller`].

use std::collections::BTreeSet;
use std::sync::Arc;

use indeck::audit::event::AuthMethod;
use ipnet::IpNet;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::credential::Kind;
use super::organisation::Organisation;
use super::session::SessionBody;
use super::token::TokenBody;
use super::user::User;
use super::{secret, standing};
use crate::access::Role;
use crate::caller::{From, Standing, Way};
use crate::id::{OrgId, UserId};
use crate::{Caller, Error, Platform, Tenant};

/// How often the last use of a secret is written down, in microseconds.
const TOUCH: i64 = 60_000_000;

/// Bytes that a secret has at most.
const MAX_SECRET: usize = 128;

/// What a secret stands for.
pub(crate) struct Identity {
    tenant: Tenant,
    user: UserId,
    role: Role,
    way: Way,
    methods: BTreeSet<AuthMethod>,
    /// From which networks it counts: the organisation's list, and the token's.
    networks: [Vec<IpNet>; 2],
    second_factor_required: bool,
    /// A second factor was shown when it was made, and there still is one.
    second_factor: bool,
    /// When it ends, by age or because it was not used.
    until: i64,
}

impl Identity {
    pub(super) fn org(&self) -> OrgId {
        self.tenant.org()
    }

    fn caller(&self, from: From) -> Caller {
        let allowed = self.networks.iter().all(|list| standing::allowed(list, from.address));
        Caller {
            tenant: self.tenant.clone(),
            user: self.user,
            role: self.role,
            way: self.way.clone(),
            methods: self.methods.clone(),
            from,
            standing: Standing {
                address_allowed: allowed,
                second_factor_required: self.second_factor_required,
                second_factor: self.second_factor,
            },
            claim: None,
        }
    }
}

/// All that is needed of a request in one look: the credential, who has it, and the organisation.
const LOOK: &str = "SELECT c.org, c.user_id, c.id, c.created, c.expires, c.seen, c.key_version, \
    c.body, u.rev AS user_rev, u.key_version AS user_key, u.body AS user_body, \
    o.rev AS org_rev, o.key_version AS org_key, o.body AS org_body \
    FROM credentials c \
    JOIN records u ON u.org = c.org AND u.kind = 'usr' AND u.id = c.user_id \
    JOIN records o ON o.org = c.org AND o.kind = 'org' AND o.id = c.org \
    WHERE c.hash = $1 AND c.kind = $2";

impl Platform {
    /// Whoever has the session of that secret.
    ///
    /// # Errors
    /// [`Error::SignedOut`] if there is none, or it has ended.
    pub async fn caller_by_session(&self, secret: &str, from: From) -> Result<Caller, Error> {
        self.caller_by(Kind::Session, secret, from).await
    }

    /// Whoever has that API token.
    ///
    /// # Errors
    /// [`Error::SignedOut`] if there is none, or it has expired.
    pub async fn caller_by_token(&self, token: &str, from: From) -> Result<Caller, Error> {
        if !secret::is_token(token) {
            return Err(Error::SignedOut);
        }
        self.caller_by(Kind::Token, token, from).await
    }

    async fn caller_by(&self, kind: Kind, text: &str, from: From) -> Result<Caller, Error> {
        if text.is_empty() || text.len() > MAX_SECRET {
            return Err(Error::SignedOut);
        }
        let core = self.core();
        let hash = secret::hash(kind.word(), text);
        let now = core.ambient.now();
        let identity = match core.signed_in.get(&hash, now) {
            Some(identity) => identity,
            None => {
                let age = core.signed_in.age();
                let identity = Arc::new(self.look_up(kind, &hash, now).await?);
                core.signed_in.put(hash, &identity, now, age);
                identity
            }
        };
        if identity.until <= now {
            return Err(Error::SignedOut);
        }
        Ok(identity.caller(from))
    }

    async fn look_up(&self, kind: Kind, hash: &[u8; 32], now: i64) -> Result<Identity, Error> {
        let core = self.core();
        let query = sqlx::query(LOOK).bind(hash.to_vec()).bind(kind.word());
        let row = query.fetch_optional(core.db.pool()).await?.ok_or(Error::SignedOut)?;
        let org: String = row.try_get("org")?;
        let tenant = self.tenant(org.parse()?).await?;
        let identity = identity_of(tenant, kind, &row).await?;
        if identity.until <= now {
            return Err(Error::SignedOut);
        }
        let seen: i64 = row.try_get("seen")?;
        if now - seen >= TOUCH {
            // When it was last used is nice to know: nothing is refused because it was not noted.
            let sql = "UPDATE credentials SET seen = $1 WHERE hash = $2 AND seen < $1";
            let touch = sqlx::query(sql).bind(now).bind(hash.to_vec());
            if let Err(error) = touch.execute(core.db.pool()).await {
                tracing::warn!(%error, "the last use of a credential was not written down");
            }
        }
        Ok(identity)
    }
}

async fn identity_of(tenant: Tenant, kind: Kind, row: &AnyRow) -> Result<Identity, Error> {
    let user_id: String = row.try_get("user_id")?;
    let org_id = tenant.org().to_string();
    let user: User = opened(&tenant, row, "user", ("usr", &user_id)).await?;
    let organisation: Organisation = opened(&tenant, row, "org", ("org", &org_id)).await?;
    let shown = shown(&tenant, kind, row).await?;
    Ok(Identity {
        user: user_id.parse()?,
        role: user.role,
        way: shown.way,
        methods: shown.methods.into_iter().collect(),
        networks: [organisation.allowed_addresses, shown.networks],
        second_factor_required: organisation.require_second_factor,
        second_factor: shown.second_factor && user.totp.is_some(),
        until: shown.until,
        tenant,
    })
}

/// What a credential says of itself.
struct Shown {
    way: Way,
    methods: Vec<AuthMethod>,
    networks: Vec<IpNet>,
    second_factor: bool,
    until: i64,
}

async fn shown(tenant: &Tenant, kind: Kind, row: &AnyRow) -> Result<Shown, Error> {
    let expires: i64 = row.try_get("expires")?;
    if kind == Kind::Token {
        let token = tenant.opened_credential::<TokenBody>(row).await?;
        return Ok(Shown {
            way: Way::Token(token.id.parse()?, token.body.scopes()),
            methods: vec![AuthMethod::ApiToken],
            second_factor: token.body.second_factor,
            networks: token.body.addresses,
            until: expires,
        });
    }
    let session = tenant.opened_credential::<SessionBody>(row).await?;
    let idle = session.seen.saturating_add(super::micros(tenant.settings().session.1));
    Ok(Shown {
        way: Way::Session(session.id.parse()?),
        methods: session.body.methods(),
        second_factor: session.body.factor.is_some(),
        networks: Vec::new(),
        until: expires.min(idle),
    })
}

/// A record out of the columns of a joined row.
async fn opened<T: serde::de::DeserializeOwned>(
    tenant: &Tenant,
    row: &AnyRow,
    columns: &str,
    (kind, id): (&'static str, &str),
) -> Result<T, Error> {
    let column = |name: &str| format!("{columns}_{name}");
    let rev: i64 = row.try_get(column("rev").as_str())?;
    let version: i64 = row.try_get(column("key").as_str())?;
    let body: Vec<u8> = row.try_get(column("body").as_str())?;
    let clear = tenant.open_sealed(kind, id, rev, version, &body).await?;
    serde_json::from_slice(&clear).map_err(|_| Error::Damaged { noun: "record" })
}

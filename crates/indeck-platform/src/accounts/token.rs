//! API tokens: what programs sign in with.

use std::collections::BTreeSet;

use ipnet::IpNet;
use serde::{Deserialize, Serialize};

use super::credential::{Kind, New, Stored};
use super::organisation::networks_of;
use super::{fields, secret};
use crate::access::{Scope, Verb};
use crate::caller::Target;
use crate::db::Tx;
use crate::id::TokenId;
use crate::{Caller, Error};

/// Days that a token is good for at most.
pub const MAX_TOKEN_DAYS: u32 = 366;

/// Tokens that a member has at most.
const MAX_TOKENS: usize = 100;

/// What a new token is to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewToken {
    /// What it is called.
    pub name: String,
    /// What it is for: words of [`Scope`].
    pub scopes: Vec<String>,
    /// For how many days it is good, 1 to [`MAX_TOKEN_DAYS`].
    pub expires_in_days: u32,
    /// From which networks it counts; from everywhere if there are none.
    pub addresses: Vec<String>,
}

/// A token, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenInfo {
    /// Its id.
    pub id: TokenId,
    /// What it is called.
    pub name: String,
    /// What it is for.
    pub scopes: Vec<String>,
    /// From which networks it counts.
    pub addresses: Vec<String>,
    /// When it was made, in microseconds since 1970.
    pub created: i64,
    /// When it expires, in microseconds since 1970.
    pub expires: i64,
    /// When it was last used, to the minute, in microseconds since 1970.
    pub used: Option<i64>,
    /// It has expired.
    pub expired: bool,
    /// It was made by somebody who had shown a second factor: it counts where that is required.
    pub second_factor: bool,
}

/// What is sealed of a token.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct TokenBody {
    name: String,
    scopes: Vec<String>,
    pub(super) addresses: Vec<IpNet>,
    /// It was made by somebody who had shown a second factor. Older ones do not say.
    #[serde(default)]
    pub(super) second_factor: bool,
}

impl TokenBody {
    pub(super) fn scopes(&self) -> BTreeSet<Scope> {
        self.scopes.iter().filter_map(|scope| Scope::parse(scope)).collect()
    }

    fn of(new: &NewToken) -> Result<Self, Error> {
        let mut scopes = BTreeSet::new();
        for word in &new.scopes {
            let unknown = || Error::invalid("scopes", format!("`{word}` is no scope"));
            scopes.insert(Scope::parse(word).ok_or_else(unknown)?);
        }
        if scopes.is_empty() {
            return Err(Error::invalid("scopes", "a token needs at least one scope"));
        }
        Ok(Self {
            name: fields::name("name", &new.name)?,
            scopes: scopes.into_iter().map(|scope| scope.word().to_owned()).collect(),
            addresses: networks_of("addresses", &new.addresses)?,
            second_factor: false,
        })
    }
}

impl Caller {
    /// The own API tokens, newest first.
    ///
    /// # Errors
    /// [`Error::Refused`]; [`Error::AuditUnavailable`]; what the database says.
    pub async fn tokens(&self) -> Result<Vec<TokenInfo>, Error> {
        self.look(Verb::AccountRead, &Target::own("tok")).await?;
        self.token_infos().await
    }

    pub(super) async fn token_infos(&self) -> Result<Vec<TokenInfo>, Error> {
        let stored = self.tenant.handed_out(Kind::Token, Some(self.user)).await?;
        stored.into_iter().map(|stored| self.token_info(stored)).collect()
    }

    /// Makes an API token: what it is, and its secret, which is told once.
    ///
    /// # Errors
    /// [`Error::Invalid`]; [`Error::Refused`]; [`Error::AuditUnavailable`].
    pub async fn create_token(&self, new: NewToken) -> Result<(TokenInfo, String), Error> {
        let body = TokenBody { second_factor: self.standing.second_factor, ..TokenBody::of(&new)? };
        if !(1..=MAX_TOKEN_DAYS).contains(&new.expires_in_days) {
            let message = format!("between 1 and {MAX_TOKEN_DAYS} days");
            return Err(Error::invalid("expires_in_days", message));
        }
        let known = self.tenant.handed_out::<TokenBody>(Kind::Token, Some(self.user)).await?;
        if known.len() >= MAX_TOKENS {
            let message = format!("a member has at most {MAX_TOKENS} tokens: revoke one first");
            return Err(Error::conflict("too-many-tokens", message));
        }
        let id = TokenId::new(self.tenant.ambient());
        let mut act = self.begin(Verb::TokenCreate, &Target::own_of(id)).await?;
        let done = self.store_token(act.tx()?, id, body, new.expires_in_days).await;
        super::settle(act, done).await
    }

    async fn store_token(
        &self,
        tx: &mut Tx,
        id: TokenId,
        body: TokenBody,
        days: u32,
    ) -> Result<(TokenInfo, String), Error> {
        let secret = secret::fresh_token(self.tenant.ambient());
        let new = New {
            kind: Kind::Token,
            secret: &secret,
            user: Some(self.user),
            id: id.to_string(),
            expires: self.tenant.now() + i64::from(days) * super::DAY,
            body: &body,
        };
        let Stored { id, created, expires, seen, body: () } = self.tenant.hand_out(tx, new).await?;
        let info = self.token_info(Stored { id, created, expires, seen, body })?;
        Ok((info, secret))
    }

    /// Takes one of the own tokens back, at once.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Refused`]; [`Error::AuditUnavailable`].
    pub async fn revoke_token(&self, id: TokenId) -> Result<(), Error> {
        let mut act = self.begin(Verb::TokenRevoke, &Target::own_of(id)).await?;
        let id = id.to_string();
        let user = Some(self.user);
        let done = self.tenant.take_back(act.tx()?, Kind::Token, "API token", &id, user).await;
        super::settle(act, done).await?;
        self.tenant.core().signed_in.forget(self.tenant.org());
        Ok(())
    }

    fn token_info(&self, stored: Stored<TokenBody>) -> Result<TokenInfo, Error> {
        Ok(TokenInfo {
            id: stored.id.parse()?,
            name: stored.body.name,
            scopes: stored.body.scopes,
            addresses: stored.body.addresses.iter().map(ToString::to_string).collect(),
            created: stored.created,
            expires: stored.expires,
            used: Some(stored.seen).filter(|seen| *seen > stored.created),
            expired: stored.expires <= self.tenant.now(),
            second_factor: stored.body.second_factor,
        })
    }
}

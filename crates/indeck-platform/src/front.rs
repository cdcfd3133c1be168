//! What a front end needs beside the nouns: names for ids, and the log's signing.

use std::collections::BTreeMap;

use crate::accounts::{TotpSetup, User, totp_uri};
use crate::data::{Dataset, DatasetVersion};
use crate::db::Db;
use crate::id::UserId;
use crate::records::{Held, Page, PageRequest};
use crate::{Caller, Error, Platform};

/// Who is signed in, as every page says it in its head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// What it is called.
    pub name: String,
    /// Its address of mail.
    pub email: String,
    /// What its organisation is called.
    pub organisation: String,
    /// It has a second factor.
    pub second_factor: bool,
}

impl Caller {
    /// Who this is. It says to nobody but the caller what the caller is called, so it is no event.
    ///
    /// # Errors
    /// What the database says.
    pub async fn who(&self) -> Result<Who, Error> {
        let user = self.tenant.get::<User>(self.user).await?.body;
        let organisation = self.tenant.organisation().await?.body.name;
        let second_factor = user.totp.is_some();
        Ok(Who { name: user.name, email: user.email, organisation, second_factor })
    }

    /// The second factor that is being set up, told again to who mistyped a code.
    ///
    /// # Errors
    /// What the database says.
    pub async fn pending_totp(&self) -> Result<Option<TotpSetup>, Error> {
        let user = self.tenant.get::<User>(self.user).await?.body;
        let organisation = self.tenant.organisation().await?.body.name;
        let setup = |secret: String| {
            let uri = totp_uri(&secret, &user.email, &format!("indeck {organisation}"))?;
            Ok(TotpSetup { secret, uri })
        };
        user.totp_pending.clone().map(setup).transpose()
    }

    /// Whether the organisation wants a second factor of its members.
    pub fn second_factor_required(&self) -> bool {
        self.standing.second_factor_required
    }

    /// The organisation's datasets with their newest versions, newest first.
    ///
    /// # Errors
    /// As [`Caller::datasets`].
    pub async fn dataset_rows(
        &self,
        page: &PageRequest,
    ) -> Result<Page<(Held<Dataset>, Option<Held<DatasetVersion>>)>, Error> {
        let Page { items, next } = self.datasets(page).await?;
        let mut rows = Vec::with_capacity(items.len());
        for held in items {
            let version = match self.tenant.get::<DatasetVersion>(held.body.current).await {
                Ok(version) => Some(version),
                // Replaced or removed at this moment.
                Err(Error::NotFound { .. }) => None,
                Err(error) => return Err(error),
            };
            rows.push((held, version));
        }
        Ok(Page { items: rows, next })
    }

    /// What members are called, for lists that name them; who is none any more is left out.
    ///
    /// # Errors
    /// What the database says.
    pub async fn names(&self, ids: &[UserId]) -> Result<BTreeMap<UserId, String>, Error> {
        let mut names = BTreeMap::new();
        for id in ids {
            if names.contains_key(id) {
                continue;
            }
            match self.tenant.get::<User>(*id).await {
                Ok(user) => drop(names.insert(*id, user.body.name)),
                Err(Error::NotFound { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(names)
    }
}

impl Platform {
    /// Whether nothing was ever stored in a database, so that a new root key may be made for it.
    ///
    /// # Errors
    /// What the database says.
    pub async fn is_blank(db: &Db) -> Result<bool, Error> {
        let query = sqlx::query("SELECT version FROM instance_keys LIMIT 1");
        Ok(query.fetch_optional(db.pool()).await?.is_none())
    }

    /// Signs all logs now, as it is due from time to time and before the server ends: how many cannot
    /// be signed.
    pub async fn sign_logs(&self) -> usize {
        self.core().journal.sign_all().await.len()
    }
}

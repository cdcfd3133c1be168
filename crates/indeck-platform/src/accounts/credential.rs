//! The table of credentials: what was handed out, by the hash of its secret.

use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::secret;
use crate::db::Tx;
use crate::id::UserId;
use crate::{Error, Tenant};

/// What kinds there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A session.
    Session,
    /// The password was right, and a code is waited for.
    Pending,
    /// An API token.
    Token,
    /// A link to sign an organisation up.
    SignUp,
    /// A link to accept an invitation.
    Invitation,
    /// A link to set a new password.
    Reset,
}

impl Kind {
    /// Its word in the database.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Pending => "pending",
            Self::Token => "token",
            Self::SignUp => "sign-up",
            Self::Invitation => "invitation",
            Self::Reset => "reset",
        }
    }

    /// What is stored of a secret of this kind.
    pub(crate) fn hash(self, text: &str) -> Vec<u8> {
        secret::hash(self.word(), text).to_vec()
    }
}

/// What rows of an organisation are sealed as.
pub(crate) const SEALED: &str = "credential";

/// A credential that is handed out.
pub(crate) struct New<'a, B> {
    /// What kind it is.
    pub(crate) kind: Kind,
    /// Its secret.
    pub(crate) secret: &'a str,
    /// Whose it is.
    pub(crate) user: Option<UserId>,
    /// Its id.
    pub(crate) id: String,
    /// When it expires.
    pub(crate) expires: i64,
    /// What it says, sealed.
    pub(crate) body: &'a B,
}

/// A credential of an organisation, as it is stored.
#[derive(Clone, Debug)]
pub(crate) struct Stored<B> {
    /// Its id.
    pub(crate) id: String,
    /// When it was made.
    pub(crate) created: i64,
    /// When it expires.
    pub(crate) expires: i64,
    /// When it was last used.
    pub(crate) seen: i64,
    /// What it says.
    pub(crate) body: B,
}

impl Tenant {
    /// Stores a credential.
    ///
    /// # Errors
    /// What the database says.
    pub(crate) async fn hand_out<B: Serialize>(
        &self,
        tx: &mut Tx,
        new: New<'_, B>,
    ) -> Result<Stored<()>, Error> {
        let clear = serde_json::to_vec(new.body).map_err(|e| Error::internal(e.to_string()))?;
        let (version, sealed) = self.seal(SEALED, &new.id, 0, &clear)?;
        let now = self.now();
        let sql = "INSERT INTO credentials (hash, kind, org, user_id, id, created, expires, seen, \
                   key_version, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $6, $8, $9)";
        sqlx::query(sql)
            .bind(new.kind.hash(new.secret))
            .bind(new.kind.word())
            .bind(self.org().to_string())
            .bind(new.user.map(|user| user.to_string()))
            .bind(new.id.as_str())
            .bind(now)
            .bind(new.expires)
            .bind(version)
            .bind(sealed)
            .execute(&mut **tx)
            .await?;
        Ok(Stored { id: new.id, created: now, expires: new.expires, seen: now, body: () })
    }

    /// The credentials of a kind, newest first: a member's, or all.
    ///
    /// # Errors
    /// What the database says; [`Error::Damaged`] if one does not open.
    pub(crate) async fn handed_out<B: DeserializeOwned>(
        &self,
        kind: Kind,
        user: Option<UserId>,
    ) -> Result<Vec<Stored<B>>, Error> {
        let sql = "SELECT id, created, expires, seen, key_version, body FROM credentials \
                   WHERE org = $1 AND kind = $2 AND (user_id = $3 OR $3 IS NULL) \
                   ORDER BY created DESC, id DESC";
        // A parameter that may be null needs a type for PostgreSQL, which the comparison gives it.
        let rows = sqlx::query(sql)
            .bind(self.org().to_string())
            .bind(kind.word())
            .bind(user.map(|user| user.to_string()))
            .fetch_all(self.db().pool())
            .await?;
        let mut all = Vec::with_capacity(rows.len());
        for row in &rows {
            all.push(self.opened_credential(row).await?);
        }
        Ok(all)
    }

    /// A credential out of its row.
    ///
    /// # Errors
    /// [`Error::Damaged`] if it does not open.
    pub(crate) async fn opened_credential<B: DeserializeOwned>(
        &self,
        row: &AnyRow,
    ) -> Result<Stored<B>, Error> {
        let id: String = row.try_get("id")?;
        let version: i64 = row.try_get("key_version")?;
        let sealed: Vec<u8> = row.try_get("body")?;
        let clear = self.open_sealed(SEALED, &id, 0, version, &sealed).await?;
        let body = serde_json::from_slice(&clear);
        Ok(Stored {
            id,
            created: row.try_get("created")?,
            expires: row.try_get("expires")?,
            seen: row.try_get("seen")?,
            body: body.map_err(|_| Error::Damaged { noun: "credential" })?,
        })
    }

    /// Takes a credential back, by its id; a member's own only, where one is named.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is none.
    pub(crate) async fn take_back(
        &self,
        tx: &mut Tx,
        kind: Kind,
        noun: &'static str,
        id: &str,
        user: Option<UserId>,
    ) -> Result<(), Error> {
        let sql = "DELETE FROM credentials WHERE org = $1 AND kind = $2 AND id = $3 \
                   AND (user_id = $4 OR $4 IS NULL)";
        let done = sqlx::query(sql)
            .bind(self.org().to_string())
            .bind(kind.word())
            .bind(id.to_owned())
            .bind(user.map(|user| user.to_string()))
            .execute(&mut **tx)
            .await?;
        match done.rows_affected() {
            0 => Err(Error::NotFound { noun }),
            _ => Ok(()),
        }
    }

    /// Takes all credentials of a kind back that a member has, but one: how many.
    ///
    /// # Errors
    /// What the database says.
    pub(crate) async fn take_all_back(
        &self,
        tx: &mut Tx,
        kind: Kind,
        user: UserId,
        but: &str,
    ) -> Result<u64, Error> {
        let sql = "DELETE FROM credentials WHERE org = $1 AND kind = $2 AND user_id = $3 \
                   AND id <> $4";
        let done = sqlx::query(sql)
            .bind(self.org().to_string())
            .bind(kind.word())
            .bind(user.to_string())
            .bind(but.to_owned())
            .execute(&mut **tx)
            .await?;
        Ok(done.rows_affected())
    }
}

/// Uses a secret up that is good for once: whether it was there.
///
/// # Errors
/// What the database says.
pub(crate) async fn use_up(tx: &mut Tx, kind: Kind, text: &str, now: i64) -> Result<bool, Error> {
    let sql = "DELETE FROM credentials WHERE hash = $1 AND kind = $2 AND expires > $3";
    let done = sqlx::query(sql)
        .bind(kind.hash(text))
        .bind(kind.word())
        .bind(now)
        .execute(&mut **tx)
        .await?;
    Ok(done.rows_affected() == 1)
}

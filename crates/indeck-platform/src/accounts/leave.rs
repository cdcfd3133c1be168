//! Off-boarding: everything that lets somebody in goes in one step, and what it owns finds a new
//! owner.

use std::collections::BTreeMap;

use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Row};

use super::credential::Kind;
use super::user::User;
use crate::access::{Role, Verb};
use crate::caller::Target;
use crate::db::Tx;
use crate::id::UserId;
use crate::privacy::{CertificateInfo, Draft, Occasion, certified};
use crate::records::Held;
use crate::{Caller, Error, Tenant};

impl Caller {
    /// Removes a member: its sessions, tokens and login are gone at once, and what it owned belongs
    /// to the successor, or to who removes it. The receipt is signed.
    ///
    /// # Errors
    /// [`Error::Conflict`] for the last owner and for oneself; [`Error::NotFound`];
    /// [`Error::Refused`]; [`Error::AuditUnavailable`].
    pub async fn remove_member(
        &self,
        id: UserId,
        successor: Option<UserId>,
    ) -> Result<CertificateInfo, Error> {
        let user = self.find::<User>(Verb::MemberRemove, id).await?;
        let target = Target::of(id).concerning(&[user.body.role]);
        let mut act = self.begin(Verb::MemberRemove, &target).await?;
        let done = self.store_removal(act.tx()?, &user, successor.unwrap_or(self.user)).await;
        let receipt = certified(self, act, done).await?;
        self.tenant.core().signed_in.forget(self.tenant.org());
        Ok(receipt)
    }

    async fn store_removal(
        &self,
        tx: &mut Tx,
        seen: &Held<User>,
        successor: UserId,
    ) -> Result<Draft, Error> {
        if seen.id == self.user {
            let message = "nobody removes itself here: erase your account instead";
            return Err(Error::conflict("yourself", message));
        }
        self.tenant.organisation_locked(tx).await?;
        let user = self.tenant.get_locked::<User>(tx, seen.id).await?;
        if user.body.role != seen.body.role {
            user.must_be(Some(seen.rev))?;
        }
        if user.body.role == Role::Owner {
            self.tenant.refuse_last_owner(tx, seen.id).await?;
        }
        let counts = self.tenant.leave(tx, seen.id, successor).await?;
        Ok(Draft { subject: Some(seen.id.to_string()), counts, ..Draft::of(Occasion::OffBoarding) })
    }
}

impl Tenant {
    /// Takes everything from a member that lets it in, moves what it owns, and removes it: how many
    /// of what.
    ///
    /// # Errors
    /// [`Error::Invalid`] if the successor is no other member; what the database says.
    pub(super) async fn leave(
        &self,
        tx: &mut Tx,
        who: UserId,
        successor: UserId,
    ) -> Result<BTreeMap<String, u64>, Error> {
        if who == successor || self.get_locked::<User>(tx, successor).await.is_err() {
            return Err(Error::invalid("successor", "the successor is another member"));
        }
        let mut counts = self.move_owned(tx, who, successor).await?;
        let kinds = [
            ("sessions", Kind::Session),
            ("tokens", Kind::Token),
            ("invitations", Kind::Invitation),
        ];
        for (what, kind) in kinds {
            counts.insert(what.to_owned(), self.take_all_back(tx, kind, who, "").await?);
        }
        for kind in [Kind::Pending, Kind::Reset] {
            self.take_all_back(tx, kind, who, "").await?;
        }
        let logins = sqlx::query("DELETE FROM logins WHERE org = $1 AND user_id = $2")
            .bind(self.org().to_string())
            .bind(who.to_string())
            .execute(&mut **tx)
            .await?;
        counts.insert("logins".to_owned(), logins.rows_affected());
        self.remove::<User>(tx, who).await?;
        Ok(counts)
    }

    /// Gives all records of a member another owner: how many of what kind. Every record keeps its
    /// owner as `owner`, so that this needs no list of kinds that somebody could forget.
    async fn move_owned(
        &self,
        tx: &mut Tx,
        from: UserId,
        to: UserId,
    ) -> Result<BTreeMap<String, u64>, Error> {
        let lock = self.db().for_update();
        let sql = format!(
            "SELECT kind, id, rev, key_version, body FROM records \
             WHERE org = $1 AND owner = $2 ORDER BY kind, id{lock}"
        );
        let rows = sqlx::query(AssertSqlSafe(sql))
            .bind(self.org().to_string())
            .bind(from.to_string())
            .fetch_all(&mut **tx)
            .await?;
        let mut moved = BTreeMap::new();
        for row in &rows {
            *moved.entry(self.move_record(tx, row, to).await?).or_default() += 1;
        }
        Ok(moved)
    }

    /// Gives a record another owner: its kind.
    async fn move_record(&self, tx: &mut Tx, row: &AnyRow, to: UserId) -> Result<String, Error> {
        let (kind, id): (String, String) = (row.try_get("kind")?, row.try_get("id")?);
        let (rev, version): (i64, i64) = (row.try_get("rev")?, row.try_get("key_version")?);
        let body: Vec<u8> = row.try_get("body")?;
        let clear = self.open_sealed(&kind, &id, rev, version, &body).await?;
        let clear = with_owner(&clear, to)?;
        let (version, sealed) = self.seal(&kind, &id, rev + 1, &clear)?;
        let sql = "UPDATE records SET rev = rev + 1, owner = $1, changed = $2, \
                   key_version = $3, body = $4 \
                   WHERE org = $5 AND kind = $6 AND id = $7 AND rev = $8";
        sqlx::query(sql)
            .bind(to.to_string())
            .bind(self.now())
            .bind(version)
            .bind(sealed)
            .bind(self.org().to_string())
            .bind(kind.as_str())
            .bind(id)
            .bind(rev)
            .execute(&mut **tx)
            .await?;
        Ok(kind)
    }
}

fn with_owner(clear: &[u8], owner: UserId) -> Result<zeroize::Zeroizing<Vec<u8>>, Error> {
    let damaged = |_: serde_json::Error| Error::Damaged { noun: "record" };
    let mut body: serde_json::Value = serde_json::from_slice(clear).map_err(damaged)?;
    let owned = body.get_mut("owner").ok_or_else(|| Error::internal("a record has no `owner`"))?;
    *owned = serde_json::Value::String(owner.to_string());
    serde_json::to_vec(&body).map(zeroize::Zeroizing::new).map_err(damaged)
}

//! Writing records, always inside a transaction: what belongs together is done together.

use sqlx::Row;
use zeroize::Zeroizing;

use super::{Held, Record, kind, noun};
use crate::db::Tx;
use crate::id::Id;
use crate::{Error, Tenant};

impl Tenant {
    /// Stores a new record under that id.
    ///
    /// # Errors
    /// [`Error::Conflict`] if there is one with its name.
    pub(crate) async fn insert<T: Record>(
        &self,
        tx: &mut Tx,
        id: Id<T::Kind>,
        body: T,
    ) -> Result<Held<T>, Error> {
        let now = self.now();
        self.refuse_taken(tx, id, &body).await?;
        let (version, sealed) = self.sealed(id, 1, &body)?;
        let sql = "INSERT INTO records (org, kind, id, rev, parent, owner, name_hash, created, \
                   changed, key_version, body) VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $7, $8, $9)";
        sqlx::query(sql)
            .bind(self.org().to_string())
            .bind(kind::<T>())
            .bind(id.to_string())
            .bind(body.parent())
            .bind(body.owner().map(|owner| owner.to_string()))
            .bind(body.unique_name().map(|name| self.name_hash(kind::<T>(), name)))
            .bind(now)
            .bind(version)
            .bind(sealed)
            .execute(&mut **tx)
            .await?;
        Ok(Held { id, rev: 1, created: now, changed: now, body })
    }

    /// Stores what a record says now, in the place of the revision that was read.
    ///
    /// # Errors
    /// [`Error::Conflict`] if it was changed or removed since, or another one has its name.
    pub(crate) async fn replace<T: Record>(
        &self,
        tx: &mut Tx,
        held: Held<T>,
    ) -> Result<Held<T>, Error> {
        let now = self.now();
        let rev = held.rev + 1;
        self.refuse_taken(tx, held.id, &held.body).await?;
        let (version, sealed) = self.sealed(held.id, rev, &held.body)?;
        let sql = "UPDATE records SET rev = $4, parent = $5, owner = $6, name_hash = $7, \
                   changed = $8, key_version = $9, body = $10 \
                   WHERE org = $1 AND kind = $2 AND id = $3 AND rev = $11";
        let done = sqlx::query(sql)
            .bind(self.org().to_string())
            .bind(kind::<T>())
            .bind(held.id.to_string())
            .bind(rev)
            .bind(held.body.parent())
            .bind(held.body.owner().map(|owner| owner.to_string()))
            .bind(held.body.unique_name().map(|name| self.name_hash(kind::<T>(), name)))
            .bind(now)
            .bind(version)
            .bind(sealed)
            .bind(held.rev)
            .execute(&mut **tx)
            .await?;
        match done.rows_affected() {
            1 => Ok(Held { rev, changed: now, ..held }),
            _ => Err(changed(noun::<T>())),
        }
    }

    /// Removes a record.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is none.
    pub(crate) async fn remove<T: Record>(
        &self,
        tx: &mut Tx,
        id: Id<T::Kind>,
    ) -> Result<(), Error> {
        let done = sqlx::query("DELETE FROM records WHERE org = $1 AND kind = $2 AND id = $3")
            .bind(self.org().to_string())
            .bind(kind::<T>())
            .bind(id.to_string())
            .execute(&mut **tx)
            .await?;
        match done.rows_affected() {
            1 => Ok(()),
            _ => Err(Error::NotFound { noun: noun::<T>() }),
        }
    }

    fn sealed<T: Record>(
        &self,
        id: Id<T::Kind>,
        rev: i64,
        body: &T,
    ) -> Result<(i64, Vec<u8>), Error> {
        let clear = serde_json::to_vec(body).map_err(|error| Error::internal(error.to_string()))?;
        self.seal(kind::<T>(), &id.to_string(), rev, &Zeroizing::new(clear))
    }

    /// Asks first, since a statement that fails ends a transaction of PostgreSQL. The unique index
    /// holds against those who ask at the same moment.
    async fn refuse_taken<T: Record>(
        &self,
        tx: &mut Tx,
        id: Id<T::Kind>,
        body: &T,
    ) -> Result<(), Error> {
        let Some(name) = body.unique_name() else { return Ok(()) };
        let sql = "SELECT id FROM records WHERE org = $1 AND kind = $2 AND name_hash = $3";
        let row = sqlx::query(sql)
            .bind(self.org().to_string())
            .bind(kind::<T>())
            .bind(self.name_hash(kind::<T>(), name))
            .fetch_optional(&mut **tx)
            .await?;
        match row {
            Some(row) if row.try_get::<String, _>("id")? != id.to_string() => {
                let message = format!("there is a {} of the name `{name}`", noun::<T>());
                Err(Error::conflict("name-taken", message))
            }
            _ => Ok(()),
        }
    }
}

/// The conflict of a record that somebody else has written since it was read.
pub(crate) fn changed(noun: &'static str) -> Error {
    Error::conflict("changed-meanwhile", format!("the {noun} was changed meanwhile: load it again"))
}

//! Reading records.

use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Held, Page, PageRequest, Record, kind, noun};
use crate::db::Tx;
use crate::id::Id;
use crate::{Error, Tenant};

const COLUMNS: &str = "SELECT id, rev, created, changed, key_version, body FROM records";

impl Tenant {
    /// The record of that id.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Damaged`] if it does not open.
    pub(crate) async fn get<T: Record>(&self, id: Id<T::Kind>) -> Result<Held<T>, Error> {
        let sql = "SELECT id, rev, created, changed, key_version, body FROM records \
                   WHERE org = $1 AND kind = $2 AND id = $3";
        let row = sqlx::query(sql)
            .bind(self.org().to_string())
            .bind(kind::<T>())
            .bind(id.to_string())
            .fetch_optional(self.db().pool())
            .await?;
        self.held(&row.ok_or(Error::NotFound { noun: noun::<T>() })?).await
    }

    /// The record of that id, locked until the transaction ends.
    ///
    /// # Errors
    /// As [`Tenant::get`].
    pub(crate) async fn get_locked<T: Record>(
        &self,
        tx: &mut Tx,
        id: Id<T::Kind>,
    ) -> Result<Held<T>, Error> {
        let lock = self.db().for_update();
        let sql = format!("{COLUMNS} WHERE org = $1 AND kind = $2 AND id = $3{lock}");
        let row = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(self.org().to_string())
            .bind(kind::<T>())
            .bind(id.to_string())
            .fetch_optional(&mut **tx)
            .await?;
        self.held(&row.ok_or(Error::NotFound { noun: noun::<T>() })?).await
    }

    /// The record of that kind with that name.
    ///
    /// # Errors
    /// [`Error::Database`]; [`Error::Damaged`] if it does not open.
    pub(crate) async fn named<T: Record>(&self, name: &str) -> Result<Option<Held<T>>, Error> {
        let sql = "SELECT id, rev, created, changed, key_version, body FROM records \
                   WHERE org = $1 AND kind = $2 AND name_hash = $3";
        let row = sqlx::query(sql)
            .bind(self.org().to_string())
            .bind(kind::<T>())
            .bind(self.name_hash(kind::<T>(), name))
            .fetch_optional(self.db().pool())
            .await?;
        match row {
            Some(row) => Ok(Some(self.held(&row).await?)),
            None => Ok(None),
        }
    }

    /// The same inside a transaction, locked until it ends.
    ///
    /// # Errors
    /// As [`Tenant::named`].
    pub(crate) async fn named_in<T: Record>(
        &self,
        tx: &mut Tx,
        name: &str,
    ) -> Result<Option<Held<T>>, Error> {
        let lock = self.db().for_update();
        let sql = format!("{COLUMNS} WHERE org = $1 AND kind = $2 AND name_hash = $3{lock}");
        let row = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(self.org().to_string())
            .bind(kind::<T>())
            .bind(self.name_hash(kind::<T>(), name))
            .fetch_optional(&mut **tx)
            .await?;
        match row {
            Some(row) => Ok(Some(self.held(&row).await?)),
            None => Ok(None),
        }
    }

    /// Records of a kind, newest first.
    ///
    /// # Errors
    /// [`Error::Database`]; [`Error::Damaged`] if one does not open.
    pub(crate) async fn list<T: Record>(&self, page: &PageRequest) -> Result<Page<Held<T>>, Error> {
        let sql = "SELECT id, rev, created, changed, key_version, body FROM records \
                   WHERE org = $1 AND kind = $2 AND id < $3 ORDER BY id DESC LIMIT $4";
        let rows = sqlx::query(sql)
            .bind(self.org().to_string())
            .bind(kind::<T>())
            .bind(after::<T>(page)?)
            .bind(page.bounded() + 1)
            .fetch_all(self.db().pool())
            .await?;
        self.page(rows, page).await
    }

    /// Records of a kind that belong to a parent, newest first.
    ///
    /// # Errors
    /// As [`Tenant::list`].
    pub(crate) async fn list_of<T: Record>(
        &self,
        parent: &str,
        page: &PageRequest,
    ) -> Result<Page<Held<T>>, Error> {
        let sql = "SELECT id, rev, created, changed, key_version, body FROM records \
                   WHERE org = $1 AND kind = $2 AND id < $3 AND parent = $5 \
                   ORDER BY id DESC LIMIT $4";
        let rows = sqlx::query(sql)
            .bind(self.org().to_string())
            .bind(kind::<T>())
            .bind(after::<T>(page)?)
            .bind(page.bounded() + 1)
            .bind(parent.to_owned())
            .fetch_all(self.db().pool())
            .await?;
        self.page(rows, page).await
    }

    /// All records of a kind that belong to a parent, inside a transaction.
    ///
    /// # Errors
    /// As [`Tenant::list`].
    pub(crate) async fn children<T: Record>(
        &self,
        tx: &mut Tx,
        parent: &str,
    ) -> Result<Vec<Held<T>>, Error> {
        let sql = "SELECT id, rev, created, changed, key_version, body FROM records \
                   WHERE org = $1 AND kind = $2 AND parent = $3 ORDER BY id";
        let rows = sqlx::query(sql)
            .bind(self.org().to_string())
            .bind(kind::<T>())
            .bind(parent.to_owned())
            .fetch_all(&mut **tx)
            .await?;
        self.all(&rows).await
    }

    /// All records of a kind, oldest first: for kinds of which an organisation has few.
    ///
    /// # Errors
    /// As [`Tenant::list`].
    pub(crate) async fn every<T: Record>(&self) -> Result<Vec<Held<T>>, Error> {
        let sql = "SELECT id, rev, created, changed, key_version, body FROM records \
                   WHERE org = $1 AND kind = $2 ORDER BY id";
        let rows = sqlx::query(sql)
            .bind(self.org().to_string())
            .bind(kind::<T>())
            .fetch_all(self.db().pool())
            .await?;
        self.all(&rows).await
    }

    /// The same inside a transaction, which may have no second connection.
    ///
    /// # Errors
    /// As [`Tenant::list`].
    pub(crate) async fn every_in<T: Record>(&self, tx: &mut Tx) -> Result<Vec<Held<T>>, Error> {
        let sql = "SELECT id, rev, created, changed, key_version, body FROM records \
                   WHERE org = $1 AND kind = $2 ORDER BY id";
        let rows = sqlx::query(sql)
            .bind(self.org().to_string())
            .bind(kind::<T>())
            .fetch_all(&mut **tx)
            .await?;
        self.all(&rows).await
    }

    async fn all<T: Record>(&self, rows: &[AnyRow]) -> Result<Vec<Held<T>>, Error> {
        let mut all = Vec::with_capacity(rows.len());
        for row in rows {
            all.push(self.held(row).await?);
        }
        Ok(all)
    }

    async fn page<T: Record>(
        &self,
        rows: Vec<AnyRow>,
        page: &PageRequest,
    ) -> Result<Page<Held<T>>, Error> {
        let wanted = usize::try_from(page.bounded()).unwrap_or(usize::MAX);
        let more = rows.len() > wanted;
        let mut items = Vec::with_capacity(rows.len());
        for row in rows.iter().take(wanted) {
            items.push(self.held::<T>(row).await?);
        }
        let next = items.last().filter(|_| more).map(|last| last.id.to_string());
        Ok(Page { items, next })
    }

    async fn held<T: Record>(&self, row: &AnyRow) -> Result<Held<T>, Error> {
        let id: String = row.try_get("id")?;
        let rev: i64 = row.try_get("rev")?;
        let version: i64 = row.try_get("key_version")?;
        let sealed: Vec<u8> = row.try_get("body")?;
        let clear = self.open_sealed(kind::<T>(), &id, rev, version, &sealed).await;
        let clear = clear.map_err(|error| match error {
            Error::Damaged { .. } => Error::Damaged { noun: noun::<T>() },
            other => other,
        })?;
        let body = serde_json::from_slice(&clear).map_err(|_| Error::Damaged { noun: noun::<T>() });
        Ok(Held {
            id: id.parse()?,
            rev,
            created: row.try_get("created")?,
            changed: row.try_get("changed")?,
            body: body?,
        })
    }
}

/// What ids must be below. A first digit of `z` is above that of every id, in the order of every
/// language that a database may sort by.
fn after<T: Record>(page: &PageRequest) -> Result<String, Error> {
    let Some(after) = &page.after else { return Ok(format!("{}_zzz", kind::<T>())) };
    let id: Result<Id<T::Kind>, _> = after.parse();
    id.map(|id| id.to_string()).map_err(|_| Error::Cursor)
}

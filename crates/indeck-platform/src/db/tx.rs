//! `Tx`: a transaction that writes.

use std::ops::{Deref, DerefMut};

use sqlx::{Any, AnyConnection, Transaction};
use tokio::sync::OwnedSemaphorePermit;

use crate::Error;

/// A transaction that writes; rolled back unless it is committed. It is a connection, and whoever
/// holds one must not ask the pool for another.
#[derive(Debug)]
pub struct Tx {
    inner: Transaction<'static, Any>,
    _turn: OwnedSemaphorePermit,
}

impl Tx {
    pub(super) fn new(inner: Transaction<'static, Any>, turn: OwnedSemaphorePermit) -> Self {
        Self { inner, _turn: turn }
    }

    /// Makes it durable.
    ///
    /// # Errors
    /// [`Error::Database`]; it may have happened all the same.
    pub async fn commit(self) -> Result<(), Error> {
        Ok(self.inner.commit().await?)
    }

    /// Undoes it.
    ///
    /// # Errors
    /// [`Error::Database`]; it is undone when the connection ends.
    pub async fn rollback(self) -> Result<(), Error> {
        Ok(self.inner.rollback().await?)
    }
}

impl Deref for Tx {
    type Target = AnyConnection;

    fn deref(&self) -> &AnyConnection {
        &self.inner
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        &mut self.inner
    }
}

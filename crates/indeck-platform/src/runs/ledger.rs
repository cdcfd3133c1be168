//! `OrgLedger`: what the decks of an organisation disclosed, so that two of them do not tell together
//! what neither may.

use indeck::govern::{LedgerStore, RecordFault};
use indeck::policy::ledger::Ledger;
use serde::{Deserialize, Serialize};
use tokio::runtime::Handle;

use super::trouble::Trouble;
use crate::id::{LedgerId, LedgerKind};
use crate::records::Record;
use crate::{Error, Tenant};

/// The one ledger of an organisation.
const ID: LedgerId = LedgerId::from_bytes([0; 16]);

/// What was disclosed, in the ledger's own text.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Disclosed {
    text: String,
}

impl Record for Disclosed {
    type Kind = LedgerKind;
}

/// The ledger of an organisation, for a thread that may wait.
pub(super) struct OrgLedger {
    tenant: Tenant,
    runtime: Handle,
    trouble: Trouble,
}

impl OrgLedger {
    pub(super) fn new(tenant: Tenant, runtime: Handle, trouble: Trouble) -> Self {
        Self { tenant, runtime, trouble }
    }

    async fn load(&self) -> Result<Ledger, RecordFault> {
        match self.tenant.get::<Disclosed>(ID).await {
            Ok(held) => parsed(&held.body),
            Err(Error::NotFound { .. }) => Ok(Ledger::default()),
            Err(error) => Err(self.trouble.fault(error)),
        }
    }

    /// Adds entries, all or nothing.
    async fn merge(&self, entries: &Ledger) -> Result<(), Failed> {
        let tenant = &self.tenant;
        let mut tx = tenant.db().begin().await?;
        match tenant.get_locked::<Disclosed>(&mut tx, ID).await {
            Ok(mut held) => {
                let mut ledger = parsed(&held.body).map_err(Failed::Broken)?;
                ledger.merge(entries.clone());
                held.body.text = ledger.to_text();
                tenant.replace(&mut tx, held).await?;
            }
            Err(Error::NotFound { .. }) => {
                let first = Disclosed { text: entries.to_text() };
                tenant.insert(&mut tx, ID, first).await?;
            }
            Err(error) => return Err(error.into()),
        }
        Ok(tx.commit().await?)
    }

    async fn add_all(&self, entries: &Ledger) -> Result<(), RecordFault> {
        let merged = match self.merge(entries).await {
            // Another server has begun the ledger at the same moment.
            Err(Failed::Not(error)) if is_begun(&error) => self.merge(entries).await,
            merged => merged,
        };
        merged.map_err(|failed| match failed {
            Failed::Not(error) => self.trouble.fault(error),
            Failed::Broken(fault) => fault,
        })
    }
}

/// Why entries were not added.
enum Failed {
    /// The database did not take them.
    Not(Error),
    /// What is there is no ledger.
    Broken(RecordFault),
}

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self::Not(error)
    }
}

/// Whether the ledger was there already when its first entries came.
fn is_begun(error: &Error) -> bool {
    let Error::Database { source } = error else { return false };
    let source = source.downcast_ref::<sqlx::Error>();
    let known = source.and_then(sqlx::Error::as_database_error);
    known.is_some_and(|known| known.is_unique_violation())
}

impl LedgerStore for OrgLedger {
    fn read(&self) -> Result<Ledger, RecordFault> {
        self.runtime.block_on(self.load())
    }

    fn add(&self, entries: &Ledger) -> Result<(), RecordFault> {
        self.runtime.block_on(self.add_all(entries))
    }
}

fn parsed(disclosed: &Disclosed) -> Result<Ledger, RecordFault> {
    Ledger::parse(&disclosed.text)
        .map_err(|error| RecordFault::new(error.code(), error.to_string()))
}

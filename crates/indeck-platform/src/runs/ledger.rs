//! `OrgLedger`: what the decks of an organisation disclosed, so that two of them do not tell together
//! what neither may.

use indeck::govern::{LedgerStore, RecordFault};
use indeck::policy::ledger::Ledger;
use serde::{Deserialize, Serialize};
use tokio::runtime::Handle;

use crate::id::{LedgerId, LedgerKind};
use crate::records::Record;
use crate::{Error, Tenant};

/// The one ledger of an organisation.
const ID: LedgerId = LedgerId::from_bytes([0; 16]);

/// How often is tried to add to the ledger while others do.
const TRIES: usize = 20;

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
}

impl OrgLedger {
    pub(super) fn new(tenant: Tenant, runtime: Handle) -> Self {
        Self { tenant, runtime }
    }

    async fn load(&self) -> Result<Ledger, RecordFault> {
        match self.tenant.get::<Disclosed>(ID).await {
            Ok(held) => parsed(&held.body),
            Err(Error::NotFound { .. }) => Ok(Ledger::default()),
            Err(error) => Err(fault(&error)),
        }
    }

    /// Adds entries, all or nothing.
    async fn merge(&self, entries: &Ledger) -> Result<(), RecordFault> {
        let failed = |error: Error| fault(&error);
        let tenant = &self.tenant;
        let mut tx = tenant.db().begin().await.map_err(failed)?;
        match tenant.get_locked::<Disclosed>(&mut tx, ID).await {
            Ok(mut held) => {
                let mut ledger = parsed(&held.body)?;
                ledger.merge(entries.clone());
                held.body.text = ledger.to_text();
                tenant.replace(&mut tx, held).await.map_err(failed)?;
            }
            Err(Error::NotFound { .. }) => {
                let first = Disclosed { text: entries.to_text() };
                tenant.insert(&mut tx, ID, first).await.map_err(failed)?;
            }
            Err(error) => return Err(failed(error)),
        }
        tx.commit().await.map_err(failed)
    }

    async fn add_all(&self, entries: &Ledger) -> Result<(), RecordFault> {
        let mut last = Ok(());
        for _ in 0..TRIES {
            // Another server may have begun the ledger at the same moment.
            last = self.merge(entries).await;
            if last.is_ok() {
                break;
            }
        }
        last
    }
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

fn fault(error: &Error) -> RecordFault {
    RecordFault::new(error.code(), error.to_string())
}

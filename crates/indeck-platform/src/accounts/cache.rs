//! `SignedInCache`: who was signed in with what, half a second ago.
//!
//! Reads of the interface come by the thousand. What a secret stands for is looked up once and kept
//! for half a second, so that what another server takes back is gone here within one; what this
//! server takes back is gone at once.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::identity::Identity;
use crate::id::OrgId;

/// How long it is kept, in microseconds.
const KEEP: i64 = 500_000;

/// Secrets that are kept at most.
const KEPT: usize = 8_192;

/// Who was signed in with what.
#[derive(Default)]
pub(crate) struct SignedInCache(Mutex<Inner>);

#[derive(Default)]
struct Inner {
    /// Goes up whenever something is taken back: what was looked up before may not be kept.
    age: u64,
    kept: BTreeMap<[u8; 32], (i64, Arc<Identity>)>,
}

impl SignedInCache {
    /// Who that is, if it was looked up lately.
    pub(super) fn get(&self, hash: &[u8; 32], now: i64) -> Option<Arc<Identity>> {
        let inner = self.lock();
        let (since, identity) = inner.kept.get(hash)?;
        (0..KEEP).contains(&(now - since)).then(|| Arc::clone(identity))
    }

    /// How old the cache is: to be asked before the database is.
    pub(super) fn age(&self) -> u64 {
        self.lock().age
    }

    /// Keeps what was looked up when the cache had that age.
    pub(super) fn put(&self, hash: [u8; 32], identity: &Arc<Identity>, now: i64, age: u64) {
        let mut inner = self.lock();
        if inner.age != age {
            return;
        }
        if inner.kept.len() >= KEPT {
            inner.kept.retain(|_, (since, _)| (0..KEEP).contains(&(now - *since)));
        }
        if inner.kept.len() < KEPT {
            inner.kept.insert(hash, (now, Arc::clone(identity)));
        }
    }

    /// Forgets everybody of an organisation.
    pub(crate) fn forget(&self, org: OrgId) {
        let mut inner = self.lock();
        inner.age += 1;
        inner.kept.retain(|_, (_, identity)| identity.org() != org);
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

//! `Cancel`: a caller's word that work is to stop.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A caller's word that work is to stop. Clones are one and the same: one is given to the work,
/// another is kept by whoever may want to stop it, on any thread.
///
/// ```
/// let stop = indeck_data::Cancel::new();
/// let given = stop.clone();
/// assert!(!given.is_cancelled());
/// stop.cancel();
/// assert!(given.is_cancelled());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Cancel {
    said: Arc<AtomicBool>,
}

impl Cancel {
    /// A word that is not said yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Asks the work to stop. It cannot be taken back.
    pub fn cancel(&self) {
        self.said.store(true, Ordering::Relaxed);
    }

    /// Whether the work is to stop.
    pub fn is_cancelled(&self) -> bool {
        self.said.load(Ordering::Relaxed)
    }
}

impl PartialEq for Cancel {
    /// Whether both are one and the same.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.said, &other.said)
    }
}

impl Eq for Cancel {}

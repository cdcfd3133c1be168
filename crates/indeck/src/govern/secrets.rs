//! Keys that a governed build needs.

use std::fmt;
use std::sync::Arc;

use indeck_audit::note::SigningKey;
use indeck_policy::mask::MaskKey;

/// Keys that a governed build needs; they cannot be printed.
#[derive(Clone, Default)]
pub struct Secrets {
    /// Makes pseudonyms and shifts dates.
    pub mask: Option<Arc<MaskKey>>,
    /// Signs the manifests of decks.
    pub manifest: Option<Arc<SigningKey>>,
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Secrets").finish_non_exhaustive()
    }
}

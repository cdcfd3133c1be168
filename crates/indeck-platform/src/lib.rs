//! Organisations, members, data, reports and runs: the application of the indeck server.
//!
//! It is **not** a server: it knows neither HTTP nor HTML (see `indeck-server`), and reads no
//! environment; clock and randomness are an [`Ambient`] that it is given.
//!
//! Everything begins with a [`Platform`], which is opened over a database, an object store and a
//! provider of root keys. Who is signed in is a [`Caller`], and what the application does are its
//! methods: each decides by the policies of roles, remembers the decision in the organisation's
//! audit log, and only then acts. Repositories are methods of a [`Tenant`], so that no query can
//! forget whose data it is about; all that is stored is sealed under the organisation's keys.
//!
//! Modules in reading order: [`id`], [`keys`] and [`objects`] (what is stored, and under which
//! keys), [`db`] and [`records`] (where), [`access`] (who may), [`audit`] (what was done), [`caller`]
//! (both together), [`accounts`], [`data`], [`reports`], [`runs`] and [`privacy`] (the nouns).

pub mod access;
pub mod accounts;
pub mod audit;
pub mod caller;
pub mod data;
pub mod db;
mod error;
mod front;
pub mod id;
pub mod keys;
pub mod objects;
mod platform;
pub mod privacy;
mod private;
pub mod records;
pub mod reports;
pub mod runs;
mod settings;
mod tenant;
mod titles;

pub use caller::Caller;
pub use error::{Error, FieldError};
pub use front::Who;
pub use platform::{Parts, Platform};
pub use settings::Settings;
pub use tenant::Tenant;

// What its methods take and give that is not its own.
pub use indeck::govern::Ambient;
pub use indeck::model::Classification;
pub use indeck::{DATA_EXTENSIONS, Diagnostic, Severity};

/// SHA-256 over texts, each with its length before it.
pub(crate) fn digest(parts: &[&[u8]]) -> [u8; 32] {
    use sha2::{Digest, Sha256};
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}

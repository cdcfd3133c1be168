//! Keys: a root key wraps the organisations' keys, and these seal all that is stored.
//!
//! ```text
//! KeyProvider (root, versions) ─► Ring of an organisation (versions) ─► records ─► object keys
//! ```
//!
//! Nothing here touches the database: rows are values ([`WrappedKey`]).

mod argon;
mod error;
mod file;
mod instance;
mod passphrase;
mod provider;
mod replace;
mod ring;
mod rotate;
mod seal;
mod secret;

pub use error::KeyError;
pub use file::KeyFile;
pub use instance::InstanceKeys;
pub use passphrase::{Cost, Passphrase};
pub use provider::KeyProvider;
pub use ring::{OrgKeys, Purpose, WrappedKey};
pub use rotate::{next_version, rewrap, stale, unused};
pub use seal::{Bound, open, seal};
pub(crate) use seal::{cipher, joined};
pub use secret::SecretKey;

#[cfg(test)]
pub(crate) mod tests;

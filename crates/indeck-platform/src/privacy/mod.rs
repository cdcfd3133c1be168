//! Privacy: how long things are kept, what proves that they are gone, and how keys change.
//!
//! What is old is purged ([`Caller::purge`](crate::Caller::purge)), and each purge, erasure and
//! off-boarding leaves a signed [`Certificate`]. Keys change row by row (`rotate`), so that a
//! server may be killed at any time.

mod certificate;
mod doomed;
mod proof;
mod purge;
mod register;
mod root;
mod rotate;
mod rows;
mod tidy;

pub use certificate::{Certificate, CertificateInfo, Occasion};
pub use proof::CertificateProof;
pub use register::{Cookie, Kept, Register, register};
pub use rotate::{KeyVersion, KeysInfo};
pub use tidy::Tidied;

pub(crate) use certificate::{Draft, certified};

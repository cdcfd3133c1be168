//! Who may do what: permits that only recorded decisions give.
//!
//! Every stage of the pipeline takes a [`Permit`]. A [`Governor`] gives one when the policy says so
//! and the audit log remembers that it did. Without a governor a report is ungoverned, and its
//! deck's manifest says so.

mod action;
mod actor;
mod ambient;
mod ask;
mod audit_log;
mod governor;
mod keys;
mod ledger;
mod permit;
mod policy_file;
mod propose;
mod recorder;
mod refusal;
mod request;
mod secrets;

pub use action::{Action, Delete, Disclose, Download, Erase, Export, Ingest, Query, Share};
pub use actor::{Actor, ActorKind, AuthMethod};
pub use ambient::Ambient;
pub use ask::{Ask, Resource, ResourceKind};
pub use audit_log::{AuditError, AuditLog};
pub use governor::Governor;
pub use keys::Keys;
pub use ledger::{LedgerFile, LedgerStore};
pub use permit::{Permit, Recorded};
pub use policy_file::load_policy;
pub use propose::propose;
pub use recorder::{RecordFault, Recorder};
pub use refusal::{Refusal, is_refusal};
pub(crate) use request::token;
pub use secrets::Secrets;

//! The audit logs in the shared database: one for each organisation, and one of the instance.
//!
//! A [`Journal`] is what a process writes with; any number of processes write to one database. Events
//! are `indeck_audit`'s, and so are the tree, the checkpoints and the proofs: whoever can verify a
//! log in a folder can verify an export of this one.
//!
//! **Durable, then acknowledged.** An event is appended in a transaction that holds the row of the
//! log's head, so that two servers never write the same place. Callers wait together: those that
//! come while a transaction is written share the next one. An event is acknowledged once the
//! transaction is committed. A commit that failed may have happened: the caller is told that it is
//! not known, and nothing is tried again.
//!
//! **An intent has an end.** Whoever writes an intent is noted beside the log; when that process is
//! gone, another one writes that it was abandoned. An outcome that comes later is refused, and what
//! it is about is rolled back, so that the log and the data say the same.
//!
//! **Set back is found out.** The latest checkpoint of each log lies in the object store too. A log
//! that does not go on from it is not used until an operator accepts it.
//!
//! **Signed only if it opens.** A checkpoint is signed after every new entry was opened, hashed and
//! found to lead from the last signed root to the head's, so that rows that somebody changed in the
//! database are never vouched for.
//!
//! **Persons** are sealed under keys of their own ([`OrgLog::personal`]); destroying one
//! ([`OrgLog::erase_subject`]) erases the person from the log, and every proof stays valid.

mod abandoned;
mod accept;
mod append;
mod ask;
mod checkpoint;
mod entry;
mod export;
mod fault;
mod filter;
mod growth;
mod hashes;
mod head;
mod instance;
mod intents;
mod journal;
mod lane;
mod log;
mod log_vault;
mod open;
mod prove;
mod read;
mod recorder;
mod reseal;
mod shown;
mod subject;
mod tar;
mod ticket;
mod vault;
mod verify;
mod witness;

pub use checkpoint::Signed;
pub use filter::{EventFilter, EventPage};
pub use indeck::audit::event::Effect;
pub use journal::{Journal, JournalLimits};
pub use log::OrgLog;
pub use log_vault::LogVault;
pub use recorder::JournalRecorder;
pub use shown::{Named, ShownEvent};
pub use vault::Vault;
pub use verify::LogReport;
pub use witness::Accepted;

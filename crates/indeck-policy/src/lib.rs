//! Who may see what: decisions, masking, disclosure control for tables and records.

pub mod action;
pub mod attack;
#[cfg(feature = "decide")]
mod canonical;
#[cfg(feature = "decide")]
mod cedar;
pub mod classify;
#[cfg(feature = "decide")]
pub mod decide;
pub mod detect;
pub mod disclose;
pub mod document;
pub mod error;
pub mod filter;
pub mod ledger;
#[cfg(feature = "decide")]
mod lint;
pub mod mask;
pub mod obligation;
mod plain;
#[cfg(feature = "decide")]
mod policy;
pub mod records;
mod suggest;

pub use action::Action;
pub use error::Error;
#[cfg(feature = "decide")]
pub use policy::{Policy, PolicyFiles};

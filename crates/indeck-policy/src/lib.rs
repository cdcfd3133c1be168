//! Who may see what: decisions, masking, disclosure control for tables and records.

pub mod action;
pub mod attack;
pub mod disclose;
pub mod document;
pub mod ledger;
#[cfg(feature = "decide")]
mod canonical;
#[cfg(feature = "decide")]
mod cedar;
#[cfg(feature = "decide")]
pub mod decide;
#[cfg(feature = "decide")]
mod lint;
pub mod obligation;
#[cfg(feature = "decide")]
mod policy;
mod suggest;

pub use action::Action;
#[cfg(feature = "decide")]
pub use policy::{Policy, PolicyFiles};

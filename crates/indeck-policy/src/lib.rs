//! Who may see what: decisions, masking, disclosure control for tables and records.

pub mod action;
#[cfg(feature = "decide")]
mod canonical;
#[cfg(feature = "decide")]
mod cedar;
#[cfg(feature = "decide")]
pub mod decide;
pub mod document;
#[cfg(feature = "decide")]
pub mod explain;
#[cfg(feature = "decide")]
mod lint;
#[cfg(feature = "decide")]
pub mod mutate;
pub mod obligation;
#[cfg(feature = "decide")]
mod policy;
mod suggest;
#[cfg(feature = "decide")]
pub mod table_test;

pub use action::Action;
#[cfg(feature = "decide")]
pub use policy::{Policy, PolicyFiles};

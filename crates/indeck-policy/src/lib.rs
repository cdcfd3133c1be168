//! Who may see what: decisions, masking, disclosure control for tables and records.

pub mod action;
pub mod attack;
pub mod disclose;
pub mod document;
pub mod ledger;
pub mod obligation;
mod suggest;

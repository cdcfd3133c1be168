//! Who may see what: decisions, masking, disclosure control for tables and records.
pub mod action;
pub mod document;
pub mod obligation;
mod suggest;

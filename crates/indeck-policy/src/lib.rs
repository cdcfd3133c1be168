//! Who may see what: decisions, masking, disclosure control for tables and records.
pub mod attack;
pub mod disclose;
pub mod ledger;

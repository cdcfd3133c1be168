//! Who may see what: decisions, masking, disclosure control for tables and records.

pub mod classify;
pub mod detect;
pub mod error;
pub mod filter;
pub mod mask;
mod plain;
pub mod records;

pub use error::Error;

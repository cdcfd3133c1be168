//! draft
/// File of keys.
pub const FILE: &str = "subjects";

//! Events in the forms that other systems read: JSON, OCSF and CEF. One line each.
//!
//! Sealed fields and commitments are named by their key or hash, unless the caller can open them:
//! each form takes a [`Reveal`]. What it gives may be any text; none of the forms lets it end a
//! line, begin a field, or steer a terminal.

mod cef;
mod json;
mod ocsf;

pub use cef::cef;
pub use json::json;
pub use ocsf::{OCSF_VERSION, ocsf};

use crate::event::PersonalField;

/// Opens a personal field, where the caller has its key and may use it.
pub type Reveal<'a> = &'a dyn Fn(&PersonalField) -> Option<String>;

/// Opens nothing.
pub fn hidden(_: &PersonalField) -> Option<String> {
    None
}

/// What a personal field is shown as: its text if it is plain or can be opened, `sealed:` and the
/// id of its key, or `commitment:` and its hash.
///
/// ```
/// use indeck_audit::event::PersonalField;
/// use indeck_audit::export::{hidden, shown};
/// assert_eq!(shown(&PersonalField::plain("nightly-build")?, &hidden), "nightly-build");
/// # Ok::<(), indeck_audit::Error>(())
/// ```
pub fn shown(field: &PersonalField, reveal: Reveal<'_>) -> String {
    if let Some(text) = reveal(field) {
        return text;
    }
    match field {
        PersonalField::Plain(token) => token.to_string(),
        PersonalField::Commitment(hash) => format!("commitment:{hash}"),
        PersonalField::Sealed(sealed) => format!("sealed:{}", sealed.key()),
    }
}

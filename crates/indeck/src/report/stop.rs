//! Work that a caller may stop: asked before each source, table, slide and deck.

use indeck_data::Cancel;

use crate::Error;

/// Goes on unless the caller stopped the work.
///
/// # Errors
/// [`Error::Cancelled`] if it was stopped.
pub(super) fn unless_stopped(cancel: &Cancel) -> Result<(), Error> {
    if cancel.is_cancelled() { Err(Error::Cancelled) } else { Ok(()) }
}

//! `OpenIntent`: an action that was begun and of which nothing more was heard.

use crate::event::{EventId, Time};

/// Intents that may be open at a time; one more is refused.
pub const MAX_OPEN_INTENTS: usize = 16_384;

/// An intent without an outcome: the action may have been done, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenIntent {
    /// The intent's id.
    pub id: EventId,
    /// Its place in the log.
    pub index: u64,
    /// When it was.
    pub time: Time,
}

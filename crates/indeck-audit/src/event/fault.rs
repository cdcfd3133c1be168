//! `EventFault`: what an event may not be.

/// What is wrong with an event or a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EventFault {
    /// A text is no token.
    #[error("a text is no token: letters, digits and `. _ : / + # -`, at most 128 of them")]
    Token,
    /// An action is not one of those that are known.
    #[error("an unknown action")]
    Action,
    /// A number stands for no word.
    #[error("no {of} has the number {number}")]
    Number {
        /// What it should be one of.
        of: &'static str,
        /// The number.
        number: u64,
    },
    /// An id is no 32 hexadecimal digits.
    #[error("an id is no 32 hexadecimal digits")]
    Id,
    /// A set has more items than it may have.
    #[error("a set has more items than it may have")]
    TooMany,
    /// A set's items are not in rising order, or it is empty and yet there.
    #[error("a set is not in rising order, or is empty")]
    Set,
    /// A sealed field is too short or too long.
    #[error("a sealed field is too short or too long")]
    Sealed,
    /// A time is beyond what an event can hold, or is none.
    #[error("a time is beyond what can be held, or is no time")]
    Time,
    /// The event is of a version that is not known.
    #[error("version {version} is not known")]
    Version {
        /// The version.
        version: u64,
    },
    /// An intent has an outcome, or another event has none.
    #[error("an intent with an outcome, or another event without one")]
    Stage,
    /// Counts are there, but count nothing.
    #[error("counts that count nothing")]
    Counts,
}

impl From<EventFault> for crate::Error {
    fn from(fault: EventFault) -> Self {
        Self::BadEvent { fault }
    }
}

//! `LogOptions`, `Receipt` and `Alert`.

use std::time::Duration;

use super::intents::OpenIntent;
use crate::event::Time;
use crate::tree::Hash;

/// How a log behaves.
///
/// ```
/// let options = indeck_audit::log::LogOptions::default();
/// assert_eq!(options.reserve, 64 << 20);
/// ```
#[derive(Clone, Debug)]
pub struct LogOptions {
    /// Bytes of disk that must stay free: below, events are refused before anything is written.
    pub reserve: u64,
    /// Events that may wait at a time; one more is refused.
    pub queue: usize,
    /// How long an event may wait to be written before it is refused, and how long the write may
    /// take before the caller is told that the outcome is not known.
    pub patience: Duration,
    /// Bytes after which a write-ahead segment gives way to a new one.
    pub segment: u64,
    /// How long a write waits for those who were told of the last one to come with more.
    pub gather: Duration,
    /// A signed checkpoint, kept elsewhere, that the log must go on from.
    pub expected: Option<String>,
}

impl Default for LogOptions {
    fn default() -> Self {
        Self {
            reserve: 64 << 20,
            queue: 65_536,
            patience: Duration::from_secs(10),
            segment: 4 << 20,
            gather: Duration::from_micros(200),
            expected: None,
        }
    }
}

/// The place that an event has in the log, for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Its place, from 0.
    pub index: u64,
    /// The hash of its leaf.
    pub leaf_hash: Hash,
}

/// Something that a person should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Alert {
    /// An action was begun, and how it ended was never recorded.
    IntentWithoutOutcome(OpenIntent),
    /// The log ended in bytes of a write that was never acknowledged, which were dropped.
    TailDropped {
        /// How many.
        bytes: u64,
    },
    /// The clock went back by more than two seconds.
    ClockWentBack {
        /// The latest moment known before.
        latest: Time,
        /// What the clock said then.
        now: Time,
    },
    /// A write or sync failed: the log takes nothing until it is opened again.
    Poisoned,
}

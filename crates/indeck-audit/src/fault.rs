//! What is wrong with a log's files, and why an event was not recorded.

/// What is wrong with a file of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Damage {
    /// It is not there.
    #[error("it is missing")]
    Missing,
    /// It is no file of a log.
    #[error("it does not belong there")]
    Stray,
    /// Bytes are not those that were written.
    #[error("the bytes from {at} on are not those that were written")]
    Bytes {
        /// The first byte concerned, from 0.
        at: u64,
    },
    /// An event is not the one that was recorded there.
    #[error("event {index} is not the one that was recorded")]
    Event {
        /// The event's place.
        index: u64,
    },
    /// It does not go on where the one before it ends.
    #[error("it does not go on where the one before it ends")]
    Gap,
    /// It holds something that is no signed checkpoint, or a wrong one.
    #[error("it holds something that is no checkpoint of this log")]
    Checkpoint,
    /// It is older than the log's history, or the history older than it.
    #[error("the latest checkpoint and the history of checkpoints do not fit together")]
    CheckpointSetBack,
    /// It is not what the events make it.
    #[error("it does not follow from the events")]
    NotDerived,
}

/// Why an event was not recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// An earlier write or sync failed in a way after which nothing more may be written.
    #[error("the log has failed and must be opened again")]
    Poisoned,
    /// The log was closed.
    #[error("the log was closed")]
    Closed,
    /// The disk is nearly full.
    #[error("{free} bytes of disk are free, fewer than the reserve of {reserve}")]
    DiskReserve {
        /// Bytes that are free.
        free: u64,
        /// Bytes that must be.
        reserve: u64,
    },
    /// It is not known how much of the disk is free.
    #[error("it cannot be told how much of the disk is free")]
    FreeSpace,
    /// Writing failed, and was undone.
    #[error("the disk refused the write, which was undone")]
    Write,
    /// Too many events wait already.
    #[error("{waiting} events wait already")]
    QueueFull {
        /// How many.
        waiting: usize,
    },
    /// It waited for too long, and was taken out of the line before it was written.
    #[error("it waited for too long")]
    TimedOut,
    /// An event with that id was recorded not long ago.
    #[error("an event with that id was recorded already")]
    DuplicateId,
    /// There are too many intents without an outcome.
    #[error("{open} intents have no outcome yet")]
    OpenIntents {
        /// How many.
        open: usize,
    },
    /// More events at once than one write may have.
    #[error("too many events at once")]
    TooMany,
}

/// Why it is not known whether an event was recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Doubt {
    /// The sync failed: the event may be on the disk. The log refuses everything from then on.
    #[error("the disk failed while it was made durable")]
    Sync,
    /// Writing failed, and could not be undone.
    #[error("the disk failed while it was written, and again while that was undone")]
    Write,
    /// The sync still goes on.
    #[error("the disk takes longer than the caller waits")]
    Pending,
}

//! `Queue`: the line in which events wait for the sequencer, and how each learns what became of it.

use std::collections::VecDeque;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::record::Record;
use crate::event::Time;
use crate::{Doubt, Error, Refusal};

/// What the sequencer is asked to do.
pub(super) enum Work {
    Append(Arc<Ticket>, Vec<Record>),
    Checkpoint(Time, Sender<Result<String, Error>>),
    Cosigned(String, Sender<Result<(), Error>>),
}

/// The line.
#[derive(Default)]
pub(super) struct Queue {
    line: Mutex<Line>,
    arrived: Condvar,
}

#[derive(Default)]
struct Line {
    work: VecDeque<Work>,
    events: usize,
    closed: Option<Refusal>,
}

/// What became of the events of one call: what they were given, or why not.
pub(super) type Fate = Result<u64, Fail>;

/// A failure that many callers may be told of.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fail {
    Refused(Refusal),
    Unknown(Doubt),
}

impl From<Fail> for Error {
    fn from(fail: Fail) -> Self {
        match fail {
            Fail::Refused(reason) => Self::Refused { reason },
            Fail::Unknown(reason) => Self::Unknown { reason },
        }
    }
}

/// A place in the line.
#[derive(Default)]
pub(super) struct Ticket {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Clone, Copy, Default)]
enum State {
    #[default]
    Waiting,
    Taken,
    GivenUp,
    Done(Fate),
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Queue {
    /// Puts work into the line, `limit` events at most.
    pub(super) fn push(&self, work: Work, limit: usize) -> Result<(), Refusal> {
        let mut line = lock(&self.line);
        if let Some(reason) = line.closed {
            return Err(reason);
        }
        if let Work::Append(_, records) = &work {
            if line.events + records.len() > limit {
                return Err(Refusal::QueueFull { waiting: line.events });
            }
            line.events += records.len();
        }
        line.work.push_back(work);
        self.arrived.notify_one();
        Ok(())
    }

    /// Takes all that waits; waits until there is something. After that it gives those who were
    /// told of the last write a moment to come back, until as many wait as then: many small writes
    /// become one.
    pub(super) fn take(&self, expected: usize, gather: Duration) -> Option<VecDeque<Work>> {
        let line = lock(&self.line);
        let mut line = self
            .arrived
            .wait_while(line, |line| line.work.is_empty() && line.closed.is_none())
            .unwrap_or_else(PoisonError::into_inner);
        if !gather.is_zero() && line.work.len() < expected {
            let few = |line: &mut Line| line.work.len() < expected && line.closed.is_none();
            line = self
                .arrived
                .wait_timeout_while(line, gather, few)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
        line.events = 0;
        let work = std::mem::take(&mut line.work);
        (!work.is_empty()).then_some(work)
    }

    /// Takes nothing more; what waits already is still done.
    pub(super) fn close(&self, reason: Refusal) {
        let mut line = lock(&self.line);
        line.closed.get_or_insert(reason);
        self.arrived.notify_all();
    }

    /// Tells all that still wait that it will not be.
    pub(super) fn refuse_rest(&self, reason: Refusal) {
        self.close(reason);
        for work in std::mem::take(&mut lock(&self.line).work) {
            match work {
                Work::Append(ticket, _) => ticket.settle(Err(Fail::Refused(reason))),
                Work::Checkpoint(_, reply) => drop(reply.send(Err(Error::Refused { reason }))),
                Work::Cosigned(_, reply) => drop(reply.send(Err(Error::Refused { reason }))),
            }
        }
    }
}

impl Ticket {
    /// Whether its events may be written: nobody has given them up.
    pub(super) fn take(&self) -> bool {
        let mut state = lock(&self.state);
        if matches!(*state, State::Waiting) {
            *state = State::Taken;
        }
        matches!(*state, State::Taken)
    }

    /// Says what became of them.
    pub(super) fn settle(&self, fate: Fate) {
        *lock(&self.state) = State::Done(fate);
        self.changed.notify_one();
    }

    /// Waits. While nothing was written, giving up is final: the events never will be. Afterwards
    /// it only means that it is not known.
    pub(super) fn wait(&self, patience: Duration) -> Fate {
        let mut state = lock(&self.state);
        for _ in 0..2 {
            let pending = |state: &mut State| matches!(state, State::Waiting | State::Taken);
            state = self
                .changed
                .wait_timeout_while(state, patience, pending)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
            match *state {
                State::Done(fate) => return fate,
                State::Waiting => {
                    *state = State::GivenUp;
                    return Err(Fail::Refused(Refusal::TimedOut));
                }
                State::Taken | State::GivenUp => {}
            }
        }
        Err(Fail::Unknown(Doubt::Pending))
    }
}

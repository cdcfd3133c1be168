//! Checking a whole log: every entry, tile, checkpoint and commitment.

use indeck::audit::log::FolderBuilder;
use indeck::audit::server::Committed;
use indeck::audit::tree::{self, Frontier, Hash};

use super::OrgLog;
use super::export::Ahead;
use super::fault::damaged;
use super::hashes::Hashes;
use super::head::Head;
use crate::Error;

/// What a check of a whole log found: that it is sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogReport {
    /// Events.
    pub events: u64,
    /// Events that the latest checkpoint covers.
    pub signed: u64,
    /// The root of the tree of all events.
    pub root: Hash,
    /// Checkpoints of this log that the instance's log has committed to.
    pub commitments: usize,
}

impl OrgLog {
    /// Checks the whole log: every event opens and is the one that was hashed, every checkpoint is
    /// signed and of the events before it, every tile follows from the events, and so does the
    /// head; and the instance's log, if there is one, has committed to no other.
    ///
    /// # Errors
    /// [`Error::AuditDamaged`] for the first thing that does not fit;
    /// [`Error::AuditUnavailable`].
    pub async fn verify(&self) -> Result<LogReport, Error> {
        self.open().await?;
        let head = match Head::read(self.journal.db(), &self.state.org).await? {
            Some(head) => head,
            None if self.state.least() == 0 => return Ok(nothing()),
            None => return Err(damaged("the head of the log is missing")),
        };
        let size = head.size();
        let mut builder = FolderBuilder::new(size);
        let mut ahead = Ahead::new(self).await?;
        drop(ahead.pass(self, &mut builder).await?);
        while builder.size() < size {
            for entry in self.entries(builder.size(), size).await? {
                drop(builder.push(&entry.bytes).map_err(damaged)?);
                drop(ahead.pass(self, &mut builder).await?);
            }
        }
        // One that was signed since the head was read is of more events.
        if ahead.next().is_some_and(|next| next.checkpoint.size() <= size) {
            return Err(damaged("a checkpoint is of another size than the one before it allows"));
        }
        let mut hashes = Hashes::new(self.journal.db().pool(), &self.state.org);
        let stored = hashes.with(|reader| Frontier::load(reader, size)).await?;
        if head.frontier.root() != builder.root() || stored != head.frontier {
            return Err(damaged("the head of the log does not follow from its entries"));
        }
        let commitments = self.check_commitments(size).await?;
        Ok(LogReport { events: size, signed: head.signed_size, root: builder.root(), commitments })
    }

    /// Whether the log goes on from all that the instance's log says of it.
    async fn check_commitments(&self, size: u64) -> Result<usize, Error> {
        let Some(instance) = self.journal.instance() else { return Ok(0) };
        let mut events = Vec::new();
        let mut at = 0;
        let end = instance.size().await?;
        let origin = self.origin();
        let of_this = indeck::audit::event::Token::digest_of(&origin);
        let of_this = indeck::audit::event::PersonalField::Plain(of_this);
        while at < end {
            let page = instance.entries(at, end).await?;
            at += page.len() as u64;
            let wanted = page.into_iter().map(|entry| entry.event);
            events.extend(wanted.filter(|event| event.resource.id == of_this));
        }
        let committed = Committed::read(&origin, &events).map_err(damaged)?;
        let mut hashes = Hashes::new(self.journal.db().pool(), &self.state.org);
        let mut count = 0;
        for (leaves, root) in committed.checkpoints() {
            count += 1;
            if leaves > size {
                return Err(damaged("the log has fewer events than the instance's log knows"));
            }
            if hashes.with(|reader| tree::root(reader, leaves)).await? != *root {
                return Err(damaged("the log is not the one that the instance's log knows"));
            }
        }
        Ok(count)
    }
}

fn nothing() -> LogReport {
    LogReport { events: 0, signed: 0, root: tree::empty_root(), commitments: 0 }
}

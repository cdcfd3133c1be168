//! The audit log.

use super::{Choice, Count, Errors, Fact, Link, Shell, When};
use askama::Template;

const SECTION: super::Section = super::Section::Audit;

/// What became of what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Effect {
    /// It was permitted.
    #[default]
    Permitted,
    /// It was permitted, and is being done.
    Begun,
    /// It was done.
    Done,
    /// It was refused.
    Refused,
    /// It was permitted and then failed.
    Failed,
}

impl Effect {
    fn label(self) -> &'static str {
        match self {
            Self::Permitted => "Permitted",
            Self::Begun => "Begun",
            Self::Done => "Done",
            Self::Refused => "Refused",
            Self::Failed => "Failed",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Permitted => "permitted",
            Self::Begun => "begun",
            Self::Done => "done",
            Self::Refused => "refused",
            Self::Failed => "failed",
        }
    }
}

/// One event in the list.
#[derive(Debug, Clone, Default)]
pub struct EventRow {
    /// Its place in the log, from 0.
    pub index: u64,
    /// When.
    pub at: When,
    /// Who; the name, or what is left of an erased account.
    pub actor: String,
    /// What was asked, in words: `Ran a report`.
    pub action: String,
    /// The same as programs have it: `run.create`.
    pub code: String,
    /// On what, with its page if it has one; may be empty.
    pub target: Link,
    /// What became of it.
    pub effect: Effect,
}

/// The filter's fields, as typed; sent by GET.
#[derive(Debug, Clone, Default)]
pub struct EventFilter {
    /// From this day, `2026-11-01`.
    pub from: String,
    /// To the end of this day.
    pub to: String,
    /// The actions to choose from.
    pub actions: Vec<Choice>,
    /// The members to choose from.
    pub actors: Vec<Choice>,
    /// The effects to choose from.
    pub effects: Vec<Choice>,
    /// Whether looks and beginnings are shown.
    pub reads: bool,
    /// Whether any field is filled.
    pub active: bool,
}

/// The latest signed checkpoint.
#[derive(Debug, Clone, Default)]
pub struct CheckpointView {
    /// How many events it covers.
    pub size: Count,
    /// The root hash, in base64.
    pub root: String,
    /// When it was signed.
    pub at: Option<When>,
    /// The whole signed note.
    pub text: String,
    /// The verifier key.
    pub key: String,
}

/// `/audit`: fields `from`, `to`, `what`, `actor`, `effect`, `reads` by GET.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "audit.html")]
pub struct Audit {
    /// Around the page.
    pub shell: Shell,
    /// The filter.
    pub filter: EventFilter,
    /// The events, newest first.
    pub items: Vec<EventRow>,
    /// The address of the next page.
    pub next: Option<String>,
    /// The checkpoint.
    pub checkpoint: Option<CheckpointView>,
    /// Whether the log may be exported.
    pub may_export: bool,
    /// What is wrong with the filter.
    pub errors: Errors,
}

/// `/audit/{index}`.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "audit-event.html")]
pub struct AuditEvent {
    /// Around the page.
    pub shell: Shell,
    /// The event.
    pub event: EventRow,
    /// Its fields in words.
    pub facts: Vec<Fact>,
    /// The event's bytes as text, as they are hashed.
    pub body: String,
    /// The inclusion proof as text.
    pub proof: String,
    /// How many events the log has: whether there is a next one.
    pub size: u64,
}

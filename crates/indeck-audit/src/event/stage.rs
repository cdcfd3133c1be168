//! `Stage` and `Outcome`: what is meant to be done, and how it ended.

use super::words::words;
use super::{EventFault, EventId, Token};
use crate::Error;
use crate::cbor::{Reader, Writer};

words! {
    /// How it ended.
    Status as "status" {
        /// It was done.
        Success = "success",
        /// It went wrong.
        Failure = "failure",
        /// It was not done, because policy forbade it.
        Refused = "refused",
    }
}

/// How something ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// How it ended.
    pub status: Status,
    /// The stable word of the error, if it went wrong.
    pub code: Option<Token>,
}

impl Outcome {
    /// It was done.
    pub const SUCCESS: Self = Self { status: Status::Success, code: None };
    /// Policy forbade it.
    pub const REFUSED: Self = Self { status: Status::Refused, code: None };

    /// It went wrong, with the error of that word.
    pub fn failure(code: Token) -> Self {
        Self { status: Status::Failure, code: Some(code) }
    }

    pub(super) fn write(&self, out: &mut Writer) {
        out.map(1 + usize::from(self.code.is_some()));
        out.uint(0);
        out.uint(self.status.number());
        if let Some(code) = &self.code {
            out.uint(1);
            code.write(out);
        }
    }

    pub(super) fn read(from: &mut Reader<'_>) -> Result<Self, Error> {
        let mut fields = from.map()?;
        fields.required(from, 0)?;
        let status = Status::of(from.uint()?)?;
        let code = fields.optional(from, 1).then(|| Token::read(from)).transpose()?;
        fields.end(from)?;
        Ok(Self { status, code })
    }
}

/// What with side effects is recorded twice, before and after; all else once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It is about to be done. Without an outcome that follows, something went wrong unseen.
    Intent,
    /// It has ended.
    Outcome {
        /// The id of the intent.
        intent: EventId,
        /// How it ended.
        outcome: Outcome,
    },
    /// It had no intent: it changed nothing but this record.
    Single {
        /// How it ended.
        outcome: Outcome,
    },
}

impl Stage {
    /// How it ended; nothing for an intent.
    pub fn outcome(&self) -> Option<&Outcome> {
        match self {
            Self::Intent => None,
            Self::Outcome { outcome, .. } | Self::Single { outcome } => Some(outcome),
        }
    }

    /// The id of the intent that this is the outcome of.
    pub fn intent(&self) -> Option<EventId> {
        match self {
            Self::Outcome { intent, .. } => Some(*intent),
            Self::Intent | Self::Single { .. } => None,
        }
    }

    /// The stage's word.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Intent => "intent",
            Self::Outcome { .. } => "outcome",
            Self::Single { .. } => "single",
        }
    }

    /// The stage alone; the outcome is an item of its own.
    pub(super) fn write(&self, out: &mut Writer) {
        match self {
            Self::Intent => {
                out.array(1);
                out.uint(0);
            }
            Self::Outcome { intent, .. } => {
                out.array(2);
                out.uint(1);
                out.bytes(&intent.0);
            }
            Self::Single { .. } => {
                out.array(1);
                out.uint(2);
            }
        }
    }

    pub(super) fn read(from: &mut Reader<'_>) -> Result<HalfStage, Error> {
        let items = from.array(2)?;
        match (items, from.uint()?) {
            (1, 0) => Ok(HalfStage::Intent),
            (2, 1) => Ok(HalfStage::Outcome(EventId(from.exactly()?))),
            (1, 2) => Ok(HalfStage::Single),
            (_, number) => Err(EventFault::Number { of: "stage", number }.into()),
        }
    }
}

/// A stage whose outcome has not been read yet.
pub(super) enum HalfStage {
    Intent,
    Outcome(EventId),
    Single,
}

impl HalfStage {
    pub(super) fn with(self, outcome: Option<Outcome>) -> Result<Stage, Error> {
        match (self, outcome) {
            (Self::Intent, None) => Ok(Stage::Intent),
            (Self::Outcome(intent), Some(outcome)) => Ok(Stage::Outcome { intent, outcome }),
            (Self::Single, Some(outcome)) => Ok(Stage::Single { outcome }),
            _ => Err(EventFault::Stage.into()),
        }
    }
}

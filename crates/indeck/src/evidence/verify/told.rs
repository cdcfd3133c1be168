//! A verification in words.

use std::fmt;

use super::{LogState, ManifestState, PartState, SignatureState, Verification};

/// Parts that are named one by one; of more, how many.
const NAMED: usize = 20;

impl fmt::Display for Verification {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.verdict())?;
        match &self.manifest {
            ManifestState::Missing => return writeln!(f, "the deck has no manifest"),
            ManifestState::Read { .. } => {}
            ManifestState::UnknownType { found } => {
                writeln!(f, "the manifest is of type `{found}`, which this version does not know")?;
            }
            ManifestState::Unreadable { code } => {
                writeln!(f, "the manifest cannot be read: {code}")?;
            }
        }
        writeln!(f, "{}", self.signature)?;
        writeln!(f, "{}", self.log)?;
        if self.copies_differ {
            writeln!(f, "the deck has two manifests that say different things")?;
        }
        for change in &self.changes {
            writeln!(f, "{change}")?;
        }
        for part in &self.unread {
            writeln!(f, "`{part}` cannot be read any more")?;
        }
        self.write_parts(f)
    }
}

impl Verification {
    /// It all in a word or two.
    fn verdict(&self) -> &'static str {
        let is_same = self.parts.iter().all(|part| part.state == PartState::Intact);
        match (self.is_vouched_for(), is_same, self.changes.is_empty()) {
            (true, true, _) => "intact",
            (true, false, true) => "edited; no number, text, note or picture of a slide is another",
            (true, false, false) => "edited",
            (false, ..) => "not vouched for",
        }
    }

    fn write_parts(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = |state| self.parts.iter().filter(|part| part.state == state).count();
        let states = [PartState::Edited, PartState::Added, PartState::Removed];
        writeln!(f, "{} of {} parts are intact", count(PartState::Intact), self.parts.len())?;
        for (state, word) in states.into_iter().zip(["edited", "added", "removed"]) {
            let found: Vec<_> = self.parts.iter().filter(|part| part.state == state).collect();
            for part in found.iter().take(NAMED) {
                writeln!(f, "  {word}: {}", part.part)?;
            }
            if let Some(more) = found.len().checked_sub(NAMED).filter(|more| *more > 0) {
                writeln!(f, "  {word}: {more} more")?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for SignatureState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("there is no signature"),
            Self::Unsigned => f.write_str("nobody signed the manifest"),
            Self::Valid { key } => write!(f, "signed by `{key}`"),
            Self::UnknownKey { keys } => {
                write!(f, "signed by a key that is not known here: `{}`", keys.join("`, `"))
            }
            Self::Bad { code } => write!(f, "the signature is wrong: {code}"),
        }
    }
}

impl fmt::Display for LogState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotLogged => f.write_str("no audit log is named"),
            Self::Included { origin, index, size } => {
                write!(f, "entry {index} of the audit log `{origin}` of {size} entries")
            }
            Self::UnknownLog => f.write_str("the audit log is not known here"),
            Self::OtherDeck => f.write_str("the entry of the audit log is of another deck"),
            Self::Forked { origin } => {
                write!(f, "the audit log `{origin}` has two histories")
            }
            Self::Bad { code } => write!(f, "the proof of the audit log is wrong: {code}"),
        }
    }
}

//! An explanation as text.

use std::fmt;

use super::{Considered, Explanation, Verdict};
use crate::decide::Effect;

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (request, decision) = (&self.request, &self.decision);
        writeln!(
            f,
            "{}: {} `{}` may {}`{}` the {} `{}`",
            decision.effect.word(),
            request.actor.kind.word(),
            request.actor.id,
            if decision.is_permitted() { "" } else { "not " },
            request.action,
            request.resource.kind.word(),
            request.resource.id
        )?;
        if let Some(class) = decision.class {
            writeln!(f, "class: {class}")?;
        }
        for reason in &decision.reasons {
            writeln!(f, "because of {reason}")?;
        }
        for (key, value) in decision.obligations.entries() {
            writeln!(f, "obligation: {key} = {value}")?;
        }
        for considered in &self.considered {
            writeln!(f, "{considered}")?;
        }
        match self.others {
            0 => Ok(()),
            1 => writeln!(f, "1 more policy speaks of other actions"),
            more => writeln!(f, "{more} more policies speak of other actions"),
        }
    }
}

impl fmt::Display for Considered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let effect = if self.effect == Effect::Permit { "permit" } else { "forbid" };
        write!(f, "{effect} `{}` ({}) ", self.id, self.at)?;
        match &self.verdict {
            Verdict::Applies => f.write_str("applies"),
            Verdict::Fails => f.write_str("cannot be evaluated for this request"),
            Verdict::NotAsked => f.write_str("was not asked"),
            Verdict::Unmet(parts) if parts.is_empty() => f.write_str("does not apply"),
            Verdict::Unmet(parts) => {
                let parts: Vec<String> = parts.iter().map(|part| format!("`{part}`")).collect();
                write!(f, "does not apply, not met: {}", parts.join(", "))
            }
        }
    }
}

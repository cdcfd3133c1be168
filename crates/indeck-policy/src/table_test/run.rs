//! A case put to a policy.

use super::{Case, Outcome};
use crate::decide::Decision;
use crate::policy::Policy;

impl Case {
    /// What the policy decides, compared with what is expected.
    pub fn run(&self, policy: &Policy) -> Outcome {
        let decision = policy.decide(&self.request);
        let differences = self.differences(&decision);
        Outcome { name: self.name.clone(), decision, differences }
    }

    fn differences(&self, decision: &Decision) -> Vec<String> {
        let mut found = Vec::new();
        let (wanted, got) = (self.expect.word(), decision.effect.word());
        if wanted != got {
            found.push(format!("expected `{wanted}`, decided `{got}`"));
        }
        if let Some(by) = &self.by {
            let mut got = decision.ids();
            got.dedup();
            if *by != got {
                found.push(format!(
                    "expected by `{}`, decided by `{}`",
                    by.join(", "),
                    got.join(", ")
                ));
            }
        }
        if let Some(class) = self.is.filter(|class| decision.class != Some(*class)) {
            let got = decision.class.map_or("none", |class| class.word());
            found.push(format!("expected class `{class}`, found `{got}`"));
        }
        let entries = decision.obligations.entries();
        for (key, wanted) in &self.obligations {
            let got = entries.get(key).map_or("none", String::as_str);
            if got != wanted {
                found.push(format!("expected obligation `{key}` = `{wanted}`, found `{got}`"));
            }
        }
        found
    }
}

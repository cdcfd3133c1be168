//! Leave to write a deck, and what the policy asks of the file.

use indeck_audit::LogProof;
use indeck_audit::event::{Counts, Outcome};
use indeck_model::marking::{Marking, MarkingPlace};
use indeck_model::{Diagnostic, ResultTable};
use indeck_ooxml::label::{LabelMethod, SensitivityLabel};
use indeck_policy::document::{EvidenceQueries, Label, WorkbookPayload};

use super::{Governed, Guard};
use crate::govern::{Ask, Disclose, Permit, Recorded, Refusal, Resource, ResourceKind};

/// Leave to write a deck.
pub(crate) struct Leave {
    permit: Permit<Disclose>,
    ask: Ask,
}

impl Guard {
    /// Asks leave to write the deck with all that is in it.
    pub(crate) fn leave(&self) -> Result<Leave, Diagnostic> {
        let mut ask = self.ask_for_all();
        if !self.state.borrow().reads && !self.sealed {
            // Nothing of any data is in it: it is what somebody wrote.
            ask.resource.class.get_or_insert_default();
        }
        let permit = self.governor.ask_to::<Disclose>(&ask);
        permit.map(|permit| Leave { permit, ask }).map_err(|refusal| self.told(&refusal))
    }

    /// Remembers that the deck with these digests is about to get its name; the event and its
    /// proof.
    pub(crate) fn done(
        &self,
        leave: &Leave,
        outputs: &[[u8; 32]],
    ) -> Result<Option<(Recorded, LogProof)>, Diagnostic> {
        self.remembered(leave, outputs).map_err(|refusal| self.told(&refusal))
    }

    fn remembered(
        &self,
        leave: &Leave,
        outputs: &[[u8; 32]],
    ) -> Result<Option<(Recorded, LogProof)>, Refusal> {
        if self.governs()
            && let Some(ledger) = self.governor.ledger()
        {
            ledger.add(&self.state.borrow().entries)?;
        }
        let Leave { permit, ask } = leave;
        let done = self.governor.done(permit, ask, Outcome::SUCCESS, outputs)?;
        let Some(done) = done else { return Ok(None) };
        let proof = self.governor.prove(&done)?;
        Ok(proof.map(|proof| (done, proof)))
    }

    /// Remembers that the deck was not written after all.
    pub(crate) fn failed(&self, leave: &Leave, code: &str) -> Result<(), Diagnostic> {
        let outcome = Outcome::failure(crate::govern::token(code));
        let told = self.governor.done(&leave.permit, &leave.ask, outcome, &[]);
        told.map(|_| ()).map_err(|refusal| self.told(&refusal))
    }

    pub(super) fn ask_for_all(&self) -> Ask {
        let state = self.state.borrow();
        let mut resource = Resource::new(ResourceKind::Deck, self.deck.as_str());
        resource.columns.clone_from(&state.columns);
        resource.class = state.class;
        let suppressed = self.governs().then(|| state.outcome.suppressed());
        let counts = Counts {
            rows: Some(state.rows),
            cells: Some(state.cells),
            suppressed,
            ..Counts::default()
        };
        let inputs = self.inputs.clone();
        Ask { counts, inputs, sealed: self.sealed, ..Ask::of(resource) }
    }

    /// Remembers how much of these tables goes into the deck.
    pub(super) fn count(&self, tables: &[ResultTable]) {
        let mut state = self.state.borrow_mut();
        state.rows += tables.iter().map(|table| table.row_count() as u64).sum::<u64>();
        state.cells += tables.iter().map(|t| (t.row_count() * t.columns.len()) as u64).sum::<u64>();
    }

    /// The label of the deck's class, or of the greater class that a permit asks for.
    fn class_label(&self) -> Option<Label> {
        let state = self.state.borrow();
        let class = state.class.into_iter().chain(state.obligations.label).max()?;
        self.governor.policy()?.document().label(class).cloned()
    }

    /// The sensitivity label that the deck bears.
    pub(crate) fn label(&self) -> Option<SensitivityLabel> {
        let label = self.class_label()?;
        let made = SensitivityLabel::new(&label.id?, &label.tenant?).ok()?;
        Some(SensitivityLabel {
            name: Some(label.name),
            method: match label.method {
                indeck_policy::document::LabelMethod::Standard => LabelMethod::Standard,
                indeck_policy::document::LabelMethod::Privileged => LabelMethod::Privileged,
            },
            ..made
        })
    }

    /// The text across each slide.
    pub(crate) fn marking(&self) -> Option<Marking> {
        let texts: Vec<String> = {
            let state = self.state.borrow();
            let own = self.class_label().and_then(|label| label.watermark);
            let asked = state.obligations.watermarks.iter().cloned();
            let all: std::collections::BTreeSet<String> = asked.chain(own).collect();
            all.into_iter().collect()
        };
        (!texts.is_empty()).then(|| Marking::new(texts.join(" · "), MarkingPlace::Watermark))
    }

    /// Whether charts have their workbooks.
    pub(crate) fn has_workbooks(&self) -> bool {
        let asked = self.state.borrow().obligations.workbook;
        let own = self.class_label().map(|label| label.workbook);
        asked.into_iter().chain(own).max() != Some(WorkbookPayload::None)
    }

    /// Whether the manifest tells the queries.
    pub(crate) fn tells_queries(&self) -> bool {
        let asked = self.state.borrow().obligations.evidence;
        !self.governs() || asked == Some(EvidenceQueries::Text)
    }

    /// What the policy asks for in return, as words.
    pub(crate) fn obligations(&self) -> Vec<String> {
        self.state.borrow().obligations.entries().into_keys().collect()
    }

    /// What the policy did; nothing without one.
    pub(crate) fn governed(&self, leave: &Leave) -> Option<Governed> {
        let policy = self.governor.policy()?;
        let state = self.state.borrow();
        Some(Governed {
            policy: policy.document().name.clone(),
            version: policy.document().version.clone(),
            policy_hash: policy.hash(),
            permitted_by: leave.permit.policies().to_vec(),
            class: state.class,
            label: self.class_label().map(|label| label.name),
            event: leave.permit.recorded().map(|recorded| recorded.index),
            masked: self.masked.clone(),
            ..state.outcome.clone()
        })
    }
}

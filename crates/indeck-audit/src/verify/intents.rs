//! `Intents`: intents that have no outcome yet.

use std::collections::BTreeMap;

use super::{Flaw, OpenIntent};
use crate::Event;
use crate::event::{EventId, Stage};

/// Intents that have no outcome yet.
#[derive(Default)]
pub(super) struct Intents {
    open: BTreeMap<EventId, OpenIntent>,
}

impl Intents {
    /// Takes note of an event.
    pub(super) fn see(&mut self, index: u64, event: &Event) -> Result<(), Flaw> {
        match &event.stage {
            Stage::Single { .. } => Ok(()),
            Stage::Intent => {
                let (id, time, action) = (event.id, event.time, event.action.clone());
                let intent = OpenIntent { index, id, time, action };
                // The earlier one stays: it is the one that an outcome was promised for.
                match self.open.entry(id) {
                    std::collections::btree_map::Entry::Occupied(_) => Err(Flaw::IntentTwice),
                    std::collections::btree_map::Entry::Vacant(slot) => {
                        slot.insert(intent);
                        Ok(())
                    }
                }
            }
            Stage::Outcome { intent, .. } => match self.open.remove(intent) {
                None => Err(Flaw::NoIntent),
                Some(open) if open.action != event.action => Err(Flaw::OtherAction),
                Some(_) => Ok(()),
            },
        }
    }

    /// Those that are still open, in their order.
    pub(super) fn into_open(self) -> Vec<OpenIntent> {
        let mut open: Vec<OpenIntent> = self.open.into_values().collect();
        open.sort_by_key(|intent| intent.index);
        open
    }
}

//! `Fair`: how many may be under way at once, of each organisation and of all.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::problem::Problem;

/// Places that organisations share.
#[derive(Clone, Debug)]
pub struct Fair(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    all: usize,
    each: usize,
    taken: Mutex<Taken>,
}

#[derive(Debug, Default)]
struct Taken {
    all: usize,
    each: BTreeMap<String, usize>,
}

/// A place that is held until this is dropped.
#[derive(Debug)]
pub struct Slot {
    fair: Fair,
    organisation: String,
}

impl Fair {
    /// So many places in all, so many for each.
    pub fn new(all: usize, each: usize) -> Self {
        Self(Arc::new(Inner { all, each, taken: Mutex::default() }))
    }

    /// Takes a place. Where many organisations are busy, each may hold its share and no more, so
    /// that one that is not busy always finds a place.
    ///
    /// # Errors
    /// A problem of status 429 if the organisation holds its share, of 503 if all are taken.
    pub fn enter(&self, organisation: &str) -> Result<Slot, Problem> {
        let mut taken = self.0.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let own = taken.each.get(organisation).copied().unwrap_or(0);
        let busy = taken.each.len() + usize::from(own == 0);
        let share = self.0.each.min((self.0.all / busy.max(1)).max(1));
        // The share counts only when places run short.
        let is_short = taken.all * 4 >= self.0.all * 3;
        if own >= self.0.each || (is_short && own >= share) {
            let detail = "your organisation has too many requests under way";
            return Err(Problem::slow_down("too-many-at-once", detail, 1));
        }
        if taken.all >= self.0.all {
            return Err(Problem::busy("the server has too many requests under way"));
        }
        taken.all += 1;
        *taken.each.entry(organisation.to_owned()).or_default() += 1;
        Ok(Slot { fair: self.clone(), organisation: organisation.to_owned() })
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        let mut taken = self.fair.0.taken.lock().unwrap_or_else(PoisonError::into_inner);
        taken.all = taken.all.saturating_sub(1);
        let left = taken.each.get(&self.organisation).map_or(0, |count| count.saturating_sub(1));
        if left == 0 {
            taken.each.remove(&self.organisation);
        } else if let Some(count) = taken.each.get_mut(&self.organisation) {
            *count = left;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statuses(fair: &Fair, organisation: &str, count: usize, held: &mut Vec<Slot>) -> Vec<u16> {
        let one = |_| match fair.enter(organisation) {
            Ok(slot) => {
                held.push(slot);
                200
            }
            Err(problem) => problem.status,
        };
        (0..count).map(one).collect()
    }

    #[test]
    fn one_organisation_never_holds_more_than_its_places() {
        let (fair, mut held) = (Fair::new(10, 2), Vec::new());
        assert_eq!(statuses(&fair, "a", 3, &mut held), [200, 200, 429]);
        held.pop();
        assert_eq!(statuses(&fair, "a", 2, &mut held), [200, 429]);
    }

    #[test]
    fn the_greedy_leave_places_for_others() {
        let (fair, mut held) = (Fair::new(8, 8), Vec::new());
        let greedy = statuses(&fair, "a", 100, &mut held);
        let got = greedy.iter().filter(|status| **status == 200).count();
        assert_eq!(got, 8, "alone it may have all");
        held.truncate(6);
        assert_eq!(statuses(&fair, "b", 1, &mut held), [200]);
        assert_eq!(statuses(&fair, "a", 1, &mut held), [429]);
        assert_eq!(statuses(&fair, "c", 1, &mut held), [200]);
        assert_eq!(statuses(&fair, "d", 1, &mut held), [503]);
    }

    #[test]
    fn places_are_given_back() {
        let (fair, mut held) = (Fair::new(2, 2), Vec::new());
        statuses(&fair, "a", 2, &mut held);
        held.clear();
        assert_eq!(statuses(&fair, "b", 2, &mut held), [200, 200]);
        assert_eq!(fair.0.taken.lock().expect("whole").each.len(), 1);
    }
}

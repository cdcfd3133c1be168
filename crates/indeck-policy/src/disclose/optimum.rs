//! The cheapest pattern that holds, for small sets of tables.
//!
//! To withhold more never helps an attacker. So a set of rows to show that fails, grown until
//! nothing can be added, says that one of the rows outside it must be withheld; the cheapest set of
//! rows that meets all such demands is a lower bound, and the optimum once it holds.
//!
//! Source: implicit hitting sets, E. Moreno-Centeno and R. Karp, Operations Research 61 (2013).

use crate::attack::Work;

use super::linked::{Linked, Pattern};
use super::search::set;

/// Demands up to which the search goes on.
const DEMANDS: usize = 300;
/// Nodes that the search for a hitting set may visit.
const NODES: u64 = 200_000;

/// The cheapest pattern that withholds all of `start` and holds; `None` where the search was cut
/// short.
pub(crate) fn cheapest(
    linked: &Linked<'_>,
    start: &Pattern,
    candidates: &[usize],
    costs: &[u64],
    work: &mut Work,
) -> Option<Pattern> {
    let costs: Vec<u64> =
        candidates.iter().map(|c| costs.get(*c).copied().unwrap_or(u64::MAX)).collect();
    let mut by_cost: Vec<usize> = (0..candidates.len()).collect();
    by_cost.sort_by_key(|c| std::cmp::Reverse(costs.get(*c).copied()));
    let mut demands: Vec<u64> = Vec::new();
    let budget = work.spent() + linked.rules.effort.work / 4;
    while demands.len() < DEMANDS && work.spent() < budget {
        let chosen = Hitting::new(&demands, &costs).solve()?;
        let pattern = with(start, candidates, chosen);
        if holds(linked, &pattern, work)? {
            return Some(pattern);
        }
        let mut grown = chosen;
        for candidate in &by_cost {
            let more = grown | (1 << candidate);
            if more != grown && !holds(linked, &with(start, candidates, more), work)? {
                grown = more;
            }
        }
        let all = (1 << candidates.len().min(63)) - 1;
        let demand = all & !grown;
        if demand == 0 {
            return None;
        }
        demands.push(demand);
    }
    None
}

fn holds(linked: &Linked<'_>, pattern: &Pattern, work: &mut Work) -> Option<bool> {
    linked.audit(pattern, work, true).ok().map(|audit| audit.open.is_empty())
}

fn with(start: &Pattern, candidates: &[usize], chosen: u64) -> Pattern {
    let mut pattern = start.clone();
    for (bit, cluster) in candidates.iter().enumerate() {
        if chosen & (1 << bit) != 0 {
            set(&mut pattern, *cluster, true);
        }
    }
    pattern
}

/// The cheapest set that has a member in each of some sets.
struct Hitting<'a> {
    demands: &'a [u64],
    costs: &'a [u64],
    best: Option<(u64, u64)>,
    nodes: u64,
}

impl<'a> Hitting<'a> {
    fn new(demands: &'a [u64], costs: &'a [u64]) -> Self {
        Self { demands, costs, best: None, nodes: 0 }
    }

    fn solve(mut self) -> Option<u64> {
        self.branch(0, 0, 0);
        self.best.filter(|_| self.nodes < NODES).map(|(_, chosen)| chosen)
    }

    fn branch(&mut self, chosen: u64, banned: u64, cost: u64) {
        self.nodes += 1;
        let bound = cost.saturating_add(self.bound(chosen, banned));
        if self.nodes >= NODES || self.best.is_some_and(|(best, _)| bound >= best) {
            return;
        }
        let unmet = self.demands.iter().filter(|demand| *demand & chosen == 0);
        let Some(demand) = unmet.min_by_key(|demand| (*demand & !banned).count_ones()) else {
            self.best = Some((cost, chosen));
            return;
        };
        let mut banned = banned;
        let mut members: Vec<u32> =
            (0..u64::BITS).filter(|bit| demand & !banned & (1 << bit) != 0).collect();
        members.sort_by_key(|bit| self.costs.get(*bit as usize).copied());
        for bit in members {
            let price = self.costs.get(bit as usize).copied().unwrap_or(u64::MAX);
            self.branch(chosen | (1 << bit), banned, cost.saturating_add(price));
            banned |= 1 << bit;
        }
    }

    /// What demands without a common member cost at least.
    fn bound(&self, chosen: u64, banned: u64) -> u64 {
        let mut seen = 0;
        let mut bound = 0_u64;
        for demand in self.demands.iter().filter(|demand| *demand & chosen == 0) {
            if demand & seen != 0 {
                continue;
            }
            seen |= demand;
            let open = demand & !banned;
            let prices = self.costs.iter().enumerate().filter(|(bit, _)| open & (1 << bit) != 0);
            let Some(least) = prices.map(|(_, cost)| *cost).min() else { return u64::MAX };
            bound = bound.saturating_add(least);
        }
        bound
    }
}

//! Complementary suppression: what else to withhold so that the attack finds nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::attack::{Unsolved, Work};

use super::audit::Audit;
use super::groups::Group;
use super::linked::{Linked, Pattern};
use super::optimum;
use super::outcome::Refusal;
use super::secrets::Secret;

/// A pattern that holds.
pub(crate) struct Found {
    pub(crate) pattern: Pattern,
    pub(crate) audit: Audit,
    /// Whether none is cheaper.
    pub(crate) optimal: bool,
}

/// Linear programs over more amounts than this are not solved again only to show one row more.
const SMALL: usize = 3_000;
/// Candidates that fit into one machine word.
const MOST: usize = 63;
/// Rows up to which each is tried.
const FEW: usize = 60;

/// Searches from what is withheld anyway.
pub(crate) fn search(
    linked: &Linked<'_>,
    start: &Pattern,
    work: &mut Work,
) -> Result<Found, Refusal> {
    let search = Search::new(linked);
    let mut pattern = start.clone();
    let mut audit = search.widen(&mut pattern, work)?;
    if pattern == *start {
        return Ok(Found { pattern, audit, optimal: true });
    }
    let candidates: Vec<usize> =
        (0..linked.groups.clusters).filter(|c| search.can_go(*c, start)).collect();
    let best = (candidates.len() <= linked.rules.effort.exact.min(MOST))
        .then(|| optimum::cheapest(linked, start, &candidates, &search.costs, work))
        .flatten();
    let optimal = best.is_some();
    match best {
        Some(best) if search.cost(&best) <= search.cost(&pattern) => pattern = best,
        _ => search.narrow(start, &mut pattern, work),
    }
    if let Ok(last) = linked.audit(&pattern, work, false) {
        audit = last;
    }
    if audit.open.is_empty() { Ok(Found { pattern, audit, optimal }) } else { Err(unprotected()) }
}

fn unprotected() -> Refusal {
    Refusal::all("unprotectable", "withheld figures could be calculated whatever else is withheld")
}

pub(crate) fn unsolved(error: &Unsolved) -> Refusal {
    Refusal::all(error.code(), error.to_string())
}

struct Search<'a> {
    linked: &'a Linked<'a>,
    lines_of: BTreeMap<usize, Vec<usize>>,
    members: Vec<Vec<usize>>,
    costs: Vec<u64>,
}

impl<'a> Search<'a> {
    fn new(linked: &'a Linked<'a>) -> Self {
        let mut members = vec![Vec::new(); linked.groups.clusters];
        for (number, group) in linked.groups.groups.iter().enumerate() {
            if let Some(list) = members.get_mut(group.cluster) {
                list.push(number);
            }
        }
        let cost =
            |groups: &Vec<usize>| groups.iter().filter_map(|g| linked.group(*g)).map(cost_of).sum();
        let costs = members.iter().map(cost).collect();
        Self { linked, lines_of: linked.lines_of(), members, costs }
    }

    fn cost(&self, pattern: &Pattern) -> u64 {
        pattern.iter().zip(&self.costs).filter(|(hidden, _)| **hidden).map(|(_, cost)| *cost).sum()
    }

    fn groups(&self, cluster: usize) -> impl Iterator<Item = &'a Group> + '_ {
        self.members.get(cluster).into_iter().flatten().filter_map(|g| self.linked.group(*g))
    }

    /// Whether a cluster is shown and may be withheld for the sake of others.
    fn can_go(&self, cluster: usize, pattern: &Pattern) -> bool {
        let shown = pattern.get(cluster) == Some(&false);
        let new = |g: &Group| g.figures.values().any(|figure| !figure.earlier);
        let open = self.groups(cluster).any(|g| g.current && new(g));
        let nobody = self.groups(cluster).all(|g| g.records == Some(0));
        shown && open && !nobody && self.groups(cluster).next().is_some()
    }

    /// Withholds more until the attack finds nothing.
    fn widen(&self, pattern: &mut Pattern, work: &mut Work) -> Result<Audit, Refusal> {
        if !self.linked.rules.complementary {
            let audit = self.linked.audit(pattern, work, false).map_err(|e| unsolved(&e))?;
            let held = audit.open.is_empty();
            return held.then_some(audit).ok_or_else(unprotected);
        }
        loop {
            self.close_lines(pattern);
            let audit = self.linked.audit(pattern, work, false).map_err(|e| unsolved(&e))?;
            if audit.open.is_empty() {
                return Ok(audit);
            }
            let mut moved = false;
            for secret in &audit.open {
                // What was added for one may do for another: at most one a neighbourhood.
                if let Some(cluster) = self.next(*secret, pattern) {
                    moved |= set(pattern, cluster, true);
                    if self.linked.cells.amounts <= SMALL {
                        break;
                    }
                }
            }
            if !moved {
                return Err(unprotected());
            }
        }
    }

    /// No line may have one withheld member alone: it could be calculated from the others.
    fn close_lines(&self, pattern: &mut Pattern) {
        loop {
            let mut moved = false;
            for (number, line) in self.linked.lines.iter().enumerate() {
                if line.full && self.is_alone(number, pattern) {
                    let best = self.cheapest(self.candidates(number, pattern), pattern);
                    moved |= best.is_some_and(|cluster| set(pattern, cluster, true));
                }
            }
            if !moved {
                return;
            }
        }
    }

    fn is_hidden(&self, group: usize, pattern: &Pattern) -> bool {
        self.linked.group(group).is_some_and(|g| !self.linked.is_shown(g, pattern))
    }

    fn is_alone(&self, line: usize, pattern: &Pattern) -> bool {
        let Some(line) = self.linked.lines.get(line) else { return false };
        let members = line.parts.iter().chain([&line.whole]);
        members.filter(|member| self.is_hidden(**member, pattern)).count() == 1
    }

    fn has_hidden(&self, line: usize, pattern: &Pattern) -> bool {
        let members =
            self.linked.lines.get(line).map(|line| line.parts.iter().chain([&line.whole]));
        members.into_iter().flatten().any(|member| self.is_hidden(*member, pattern))
    }

    fn candidates(&self, line: usize, pattern: &Pattern) -> BTreeSet<usize> {
        let Some(line) = self.linked.lines.get(line) else { return BTreeSet::new() };
        let members = line.parts.iter().chain([&line.whole]);
        let clusters = members.filter_map(|member| Some(self.linked.group(*member)?.cluster));
        clusters.filter(|cluster| self.can_go(*cluster, pattern)).collect()
    }

    /// The one that costs least, counting what each line left alone by it will cost.
    fn cheapest(&self, candidates: BTreeSet<usize>, pattern: &Pattern) -> Option<usize> {
        let cost = |cluster: &usize| {
            let cost = self.costs.get(*cluster).copied().unwrap_or(u64::MAX);
            let groups = self.members.get(*cluster).into_iter().flatten();
            let lines = groups.filter_map(|g| self.lines_of.get(g)).flatten();
            let alone = lines
                .filter(|line| self.linked.lines.get(**line).is_some_and(|l| l.full))
                .filter(|line| !self.has_hidden(**line, pattern));
            cost.saturating_mul(1 + alone.count() as u64)
        };
        candidates.into_iter().min_by_key(cost)
    }

    /// What to withhold next for a secret that is not held: the cheapest group in the lines of
    /// what is withheld around it, nearest first.
    fn next(&self, secret: Secret, pattern: &Pattern) -> Option<usize> {
        let mut around: BTreeSet<usize> = match secret {
            Secret::Group(group) => BTreeSet::from([group]),
            Secret::Remainder(line) | Secret::Gap(line) => {
                let own = self.candidates(line, pattern);
                if !own.is_empty() {
                    return self.cheapest(own, pattern);
                }
                self.linked.lines.get(line)?.parts.iter().copied().collect()
            }
        };
        let mut known = BTreeSet::new();
        while !around.is_empty() {
            let lines: BTreeSet<usize> =
                around.iter().filter_map(|g| self.lines_of.get(g)).flatten().copied().collect();
            known.extend(around);
            let found = lines.iter().flat_map(|line| self.candidates(*line, pattern)).collect();
            if let Some(best) = self.cheapest(found, pattern) {
                return Some(best);
            }
            let members = lines.iter().filter_map(|line| self.linked.lines.get(*line));
            let members = members.flat_map(|line| line.parts.iter().chain([&line.whole]).copied());
            around = members.filter(|member| !known.contains(member)).collect();
        }
        let any = (0..self.linked.groups.clusters).filter(|c| self.can_go(*c, pattern));
        self.cheapest(any.collect(), pattern)
    }

    /// Shows again what need not be withheld, the dearest first.
    fn narrow(&self, start: &Pattern, pattern: &mut Pattern, work: &mut Work) {
        let mut extra: Vec<usize> = (0..pattern.len())
            .filter(|c| pattern.get(*c) == Some(&true) && start.get(*c) == Some(&false))
            .collect();
        if extra.len() > FEW || self.linked.cells.amounts > SMALL {
            return;
        }
        extra.sort_by_key(|c| std::cmp::Reverse(self.costs.get(*c).copied()));
        for cluster in extra {
            set(pattern, cluster, false);
            let held = self.linked.audit(pattern, work, true).is_ok_and(|a| a.open.is_empty());
            if !held {
                set(pattern, cluster, true);
            }
        }
    }
}

pub(crate) fn set(pattern: &mut Pattern, cluster: usize, hidden: bool) -> bool {
    match pattern.get_mut(cluster) {
        Some(old) if *old != hidden => {
            *old = hidden;
            true
        }
        _ => false,
    }
}

/// Each row costs something, and more the more records it tells of: a total is dearer than several
/// of its parts, so that a report keeps the figures that it is about.
fn cost_of(group: &Group) -> u64 {
    group.rows.len() as u64 * (group.records.unwrap_or(0).isqrt() + 2)
}

//! Which dimensions must be looked at together: the cliques of a triangulated graph.
//!
//! Amounts over one clique that agree on the dimensions it shares with the next one can always be
//! joined to amounts over all dimensions, because the cliques of a chordal graph form a tree. So
//! nothing an attacker could infer from the full cross-classification is lost. A clique with cities
//! takes their regions in: that adds no cells, and the cliques with regions still hang together,
//! because one has both.
//!
//! Source: S. Lauritzen, Graphical Models (1996), 2.1 and 4.4.

use std::collections::{BTreeMap, BTreeSet};

/// Sets of dimensions, and the tree that joins them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Cliques {
    pub(crate) sets: Vec<BTreeSet<usize>>,
    /// Pairs of sets that are neighbours in the tree.
    pub(crate) edges: Vec<(usize, usize)>,
}

impl Cliques {
    /// Cliques that contain each of the sets; `sizes` are the numbers of places of the dimensions,
    /// `parents` those of which the second follows from the first.
    pub(crate) fn of(
        together: &[BTreeSet<usize>],
        sizes: &[usize],
        parents: &[(usize, usize)],
    ) -> Self {
        let mut graph = graph(together, sizes.len());
        let mut sets: Vec<BTreeSet<usize>> = Vec::new();
        while let Some(next) = cheapest(&graph, sizes) {
            let neighbours = graph.remove(&next).unwrap_or_default();
            for one in &neighbours {
                if let Some(of) = graph.get_mut(one) {
                    of.remove(&next);
                    of.extend(neighbours.iter().copied().filter(|other| other != one));
                }
            }
            let mut clique = neighbours;
            clique.insert(next);
            if !sets.iter().any(|set| set.is_superset(&clique)) {
                sets.push(clique);
            }
        }
        let mut sets = largest(sets.into_iter().map(|set| closed(set, parents)).collect());
        if sets.is_empty() {
            sets.push(BTreeSet::new());
        }
        let edges = tree(&sets);
        Self { sets, edges }
    }
}

/// The dimensions with all that follow from them.
pub(crate) fn closed(mut dims: BTreeSet<usize>, parents: &[(usize, usize)]) -> BTreeSet<usize> {
    loop {
        let before = dims.len();
        let follow = parents.iter().filter(|(fine, _)| dims.contains(fine)).map(|p| p.1);
        let follow: Vec<usize> = follow.collect();
        dims.extend(follow);
        if dims.len() == before {
            return dims;
        }
    }
}

/// The sets that lie in no other.
fn largest(sets: Vec<BTreeSet<usize>>) -> Vec<BTreeSet<usize>> {
    let mut kept: Vec<BTreeSet<usize>> = Vec::new();
    for set in sets {
        if !kept.iter().any(|other| other.is_superset(&set)) {
            kept.retain(|other| !set.is_superset(other));
            kept.push(set);
        }
    }
    kept
}

fn graph(together: &[BTreeSet<usize>], dims: usize) -> BTreeMap<usize, BTreeSet<usize>> {
    let mut graph: BTreeMap<usize, BTreeSet<usize>> =
        (0..dims).map(|dim| (dim, BTreeSet::new())).collect();
    for set in together {
        for dim in set {
            if let Some(of) = graph.get_mut(dim) {
                of.extend(set.iter().copied().filter(|other| other != dim));
            }
        }
    }
    graph
}

/// The dimension whose removal makes the smallest clique.
fn cheapest(graph: &BTreeMap<usize, BTreeSet<usize>>, sizes: &[usize]) -> Option<usize> {
    let size = |dim: &usize| sizes.get(*dim).copied().unwrap_or(1) as f64;
    let cost = |(dim, neighbours): &(&usize, &BTreeSet<usize>)| {
        neighbours.iter().map(size).product::<f64>() * size(dim)
    };
    graph.iter().min_by(|a, b| cost(a).total_cmp(&cost(b))).map(|(dim, _)| *dim)
}

/// A spanning tree of the greatest intersections.
fn tree(sets: &[BTreeSet<usize>]) -> Vec<(usize, usize)> {
    let mut edges = Vec::new();
    let mut reached: BTreeSet<usize> = BTreeSet::from([0]);
    while reached.len() < sets.len() {
        let shared = |one: &usize, other: &usize| match (sets.get(*one), sets.get(*other)) {
            (Some(a), Some(b)) => a.intersection(b).count(),
            _ => 0,
        };
        let outside = (0..sets.len()).filter(|set| !reached.contains(set));
        let pairs = outside.flat_map(|out| reached.iter().map(move |inside| (*inside, out)));
        let best = pairs.max_by_key(|(a, b)| (shared(a, b), std::cmp::Reverse((*b, *a))));
        let Some(edge) = best else { break };
        reached.insert(edge.1);
        edges.push(edge);
    }
    edges
}

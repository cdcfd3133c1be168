//! What can be worked out of a deck: whether the sums that it shows leave a withheld one open.

use std::collections::BTreeSet;

use indeck_testkit::leaks::{Searcher, Secret};

use super::people::{Part, People};

/// Groups below the threshold whose sum follows from the sums that some decks show together.
///
/// The unknowns are the sums of the finest groups. Each group that a deck shows is an equation in
/// them; a group whose own equation is a combination of those is known to whoever can calculate.
pub(crate) fn derived(people: &People, decks: &[Vec<u8>]) -> Vec<String> {
    let parts = people.parts();
    let figures = parts.iter().flat_map(|part| {
        let figure = |value| Secret::number(part.name.clone(), value);
        [figure(part.sum), figure(part.mean)]
    });
    let searcher = Searcher::new(&figures.collect::<Vec<_>>(), &[]);
    let found = decks.iter().flat_map(|deck| searcher.search(deck));
    let shown: BTreeSet<String> = found.map(|leak| leak.what).collect();
    let mut known = Span::default();
    for part in parts.iter().filter(|part| shown.contains(&part.name)) {
        known.add(equation(part));
    }
    let told = parts.iter().filter(|part| part.small && known.has(equation(part)));
    told.map(|part| part.name.clone()).collect()
}

fn equation(part: &Part) -> Vec<f64> {
    part.cells.iter().map(|is_in| f64::from(u8::from(*is_in))).collect()
}

/// The combinations of some equations, each kept with a leading 1 that no other one has.
#[derive(Default)]
struct Span(Vec<(usize, Vec<f64>)>);

impl Span {
    fn add(&mut self, equation: Vec<f64>) {
        let rest = self.rest(equation);
        let Some(lead) = rest.iter().position(|x| x.abs() > NEAR) else { return };
        let scaled: Vec<f64> = rest.iter().map(|x| x / rest[lead]).collect();
        for (_, other) in &mut self.0 {
            let factor = other[lead];
            other.iter_mut().zip(&scaled).for_each(|(x, y)| *x -= factor * y);
        }
        self.0.push((lead, scaled));
    }

    fn has(&self, equation: Vec<f64>) -> bool {
        self.rest(equation).iter().all(|x| x.abs() < NEAR)
    }

    /// What is left of an equation less those that are known.
    fn rest(&self, mut equation: Vec<f64>) -> Vec<f64> {
        for (lead, known) in &self.0 {
            let factor = equation[*lead];
            equation.iter_mut().zip(known).for_each(|(x, y)| *x -= factor * y);
        }
        equation
    }
}

const NEAR: f64 = 1e-9;

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn a_total_less_its_parts_is_known_and_half_of_it_is_not() {
        let mut known = Span::default();
        known.add(vec![1.0, 1.0, 1.0, 0.0]);
        known.add(vec![0.0, 1.0, 0.0, 0.0]);
        assert!(!known.has(vec![1.0, 0.0, 0.0, 0.0]));
        known.add(vec![0.0, 0.0, 1.0, 0.0]);
        assert!(known.has(vec![1.0, 0.0, 0.0, 0.0]));
        assert!(!known.has(vec![0.0, 0.0, 0.0, 1.0]));
    }
}

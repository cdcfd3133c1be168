//! An attacker who shares nothing with the library but the tables: whole numbers over the full
//! cross-classification of all dimensions.

use indeck_model::table::ResultTable;
use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem, SolveOptions, Variable};

use super::world::{NAMES, Query, REGION, World, word};

/// What is known of the records from tables that were shown.
pub(super) struct Attacker {
    cells: Vec<[usize; 3]>,
    /// Cells that cannot have records.
    empty: Vec<bool>,
    counts: Vec<Known>,
    sums: Vec<Known>,
}

/// A sum of cells, and what is said of it: equal, or at least.
struct Known {
    cells: Vec<usize>,
    value: f64,
    exact: bool,
}

impl Attacker {
    pub(super) fn new(world: &World) -> Self {
        let [a, b, c] = world.sizes;
        let cells: Vec<[usize; 3]> =
            (0..a).flat_map(|x| (0..b).flat_map(move |y| (0..c).map(move |z| [x, y, z]))).collect();
        let empty = vec![false; cells.len()];
        Self { cells, empty, counts: Vec::new(), sums: Vec::new() }
    }

    /// Reads a table as it was shown. `counts` are the true numbers behind means: worst case.
    pub(super) fn read(&mut self, query: &Query, table: &ResultTable, world: &World) {
        let mut listed = Vec::new();
        for row in 0..table.row_count() {
            let key: Vec<String> = (0..query.keys.len())
                .map(|column| match &table.cell(row, column).unwrap().value {
                    indeck_model::Value::Text(text) => text.clone(),
                    other => panic!("a key is {other:?}"),
                })
                .collect();
            let cells = self.inside(query, &key);
            listed.extend(cells.iter().copied());
            let value =
                |name: &str| table.column(name).and_then(|(_, c)| c.cells[row].value.as_f64());
            match value("n") {
                Some(value) => self.counts.push(Known { cells: cells.clone(), value, exact: true }),
                None => self.counts.push(Known { cells: cells.clone(), value: 1.0, exact: false }),
            }
            if let Some(value) = value("pay") {
                self.sums.push(Known { cells: cells.clone(), value, exact: true });
            }
            if let Some(mean) = value("mean") {
                let count = query.groups(world)[&numbers(query, &key)].len() as f64;
                self.sums.push(Known { cells, value: mean * count, exact: true });
            }
        }
        for (cell, at) in self.cells.iter().enumerate() {
            if query.admits(*at) && !listed.contains(&cell) {
                self.empty[cell] = true;
            }
        }
    }

    fn inside(&self, query: &Query, key: &[String]) -> Vec<usize> {
        let fits = |at: &[usize; 3]| {
            let words = query.keys.iter().map(|dim| word(*dim, World::place(*at, *dim)));
            query.admits(*at) && words.zip(key).all(|(mine, other)| mine == *other)
        };
        (0..self.cells.len()).filter(|cell| fits(&self.cells[*cell])).collect()
    }

    /// The cells of a group.
    pub(super) fn group(&self, query: &Query, key: &[usize]) -> Vec<usize> {
        let key: Vec<String> =
            query.keys.iter().zip(key).map(|(dim, place)| word(*dim, *place)).collect();
        self.inside(query, &key)
    }

    /// Whether the count of these cells is known, or so close that fewer than `width + 1` are
    /// possible: whole numbers, solved exactly.
    pub(super) fn count_is_open(&self, cells: &[usize], width: f64) -> bool {
        let low = self.end(&self.counts, cells, OptimizationDirection::Minimize, true);
        let high = self.end(&self.counts, cells, OptimizationDirection::Maximize, true);
        high - low >= width - 1e-6
    }

    /// The same for the sum.
    pub(super) fn sum_is_open(&self, cells: &[usize], width: f64) -> bool {
        let low = self.end(&self.sums, cells, OptimizationDirection::Minimize, false);
        let high = self.end(&self.sums, cells, OptimizationDirection::Maximize, false);
        high - low >= width * (1.0 - 1e-6)
    }

    fn end(&self, known: &[Known], of: &[usize], end: OptimizationDirection, whole: bool) -> f64 {
        let far = 20_000;
        let mut problem = Problem::new(end);
        let variables: Vec<Variable> = (0..self.cells.len())
            .map(|cell| {
                let weight = if of.contains(&cell) { 1.0 } else { 0.0 };
                let most = if self.empty[cell] { 0 } else { far };
                if whole {
                    problem.add_integer_var(weight, (0, most))
                } else {
                    problem.add_var(weight, (0.0, f64::from(most) * 1e3))
                }
            })
            .collect();
        for fact in known {
            let mut sum = LinearExpr::empty();
            fact.cells.iter().for_each(|cell| sum.add(variables[*cell], 1.0));
            let sign = if fact.exact { ComparisonOp::Eq } else { ComparisonOp::Ge };
            problem.add_constraint(sum, sign, fact.value);
        }
        let mut options = SolveOptions::default();
        options.node_limit = Some(20_000);
        let solution = problem.solve_with(options).expect("the truth is a solution");
        solution.into_solution().expect("few nodes").objective()
    }

    /// Counts all worlds one by one, for tables so small that this ends: the least and greatest
    /// count of these cells.
    pub(super) fn enumerate(&self, of: &[usize], else_most: i64) -> Option<(i64, i64)> {
        let most = (0..self.cells.len()).map(|cell| {
            let exact = self.counts.iter().filter(|f| f.exact && f.cells.contains(&cell));
            let least = exact.map(|fact| fact.value as i64).min().unwrap_or(else_most);
            if self.empty[cell] { 0 } else { least }
        });
        let most = most.collect();
        let mut walk = Walk { attacker: self, of, most, range: None, steps: 0 };
        let mut world = Vec::new();
        walk.step(&mut world);
        (walk.steps < STEPS).then_some(walk.range).flatten()
    }

    pub(super) fn cells(&self) -> usize {
        self.cells.len() - self.empty.iter().filter(|e| **e).count()
    }
}

const STEPS: u64 = 300_000;

struct Walk<'a> {
    attacker: &'a Attacker,
    of: &'a [usize],
    most: Vec<i64>,
    range: Option<(i64, i64)>,
    steps: u64,
}

impl Walk<'_> {
    fn step(&mut self, world: &mut Vec<i64>) {
        self.steps += 1;
        if self.steps >= STEPS || !self.possible(world) {
            return;
        }
        if world.len() == self.attacker.cells.len() {
            let count: i64 = self.of.iter().map(|cell| world[*cell]).sum();
            let (low, high) = self.range.unwrap_or((count, count));
            self.range = Some((low.min(count), high.max(count)));
            return;
        }
        let most = self.most[world.len()];
        for count in 0..=most {
            world.push(count);
            self.step(world);
            world.pop();
        }
    }

    fn possible(&self, world: &[i64]) -> bool {
        self.attacker.counts.iter().all(|fact| {
            let known: i64 = fact.cells.iter().filter_map(|cell| world.get(*cell)).sum();
            let open = fact.cells.iter().any(|cell| *cell >= world.len());
            let (known, value) = (known as f64, fact.value);
            let fits = if fact.exact { known <= value } else { true };
            fits && (open || known >= value)
        })
    }
}

fn numbers(query: &Query, key: &[String]) -> Vec<usize> {
    debug_assert_eq!(query.keys.len(), key.len());
    key.iter().map(|text| text[1..].parse().unwrap()).collect()
}

/// The names are those of the tables.
#[test]
fn regions_are_the_last_dimension() {
    assert_eq!(NAMES[REGION], "p.region");
}

//! Records, and tables of groups made of them as a query engine would.

use std::collections::BTreeMap;
use std::sync::Arc;

use indeck_model::facts::{
    ColumnFacts, ColumnRole, Contributions, Facts, Function, Grain, GroupFacts, LARGEST, Measure,
    Population, SourceColumn,
};
use indeck_model::table::{Column, ColumnKind, ResultTable};
use indeck_model::{Classification, Value};
use indeck_policy::disclose::{Hierarchy, Rules};

/// A small generator of numbers, the same on every machine.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(super) fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }

    pub(super) fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
}

/// The dimensions: city, gender, age, and the region that a city lies in.
pub(super) const CITY: usize = 0;
pub(super) const GENDER: usize = 1;
pub(super) const AGE: usize = 2;
pub(super) const REGION: usize = 3;
pub(super) const NAMES: [&str; 4] = ["p.city", "p.gender", "p.age", "p.region"];

/// A record: where it lies on city, gender and age, and what it adds to the sum.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record {
    pub(super) at: [usize; 3],
    pub(super) value: i64,
}

/// Records and the sizes of their dimensions.
#[derive(Clone, Debug)]
pub(super) struct World {
    pub(super) sizes: [usize; 3],
    pub(super) records: Vec<Record>,
}

impl World {
    pub(super) fn random(dice: &mut Dice) -> Self {
        let sizes =
            [2 + dice.below(4) as usize, 2 + dice.below(2) as usize, 2 + dice.below(2) as usize];
        let mut records = Vec::new();
        for city in 0..sizes[0] {
            for gender in 0..sizes[1] {
                for age in 0..sizes[2] {
                    // Skewed: many cells are empty or small, a few are large.
                    let count = match dice.below(10) {
                        0..=1 => 0,
                        2..=4 => dice.below(4),
                        5..=8 => 3 + dice.below(12),
                        _ => 20 + dice.below(60),
                    };
                    for _ in 0..count {
                        let large = dice.chance(6);
                        let value = if large { 2_000 } else { 20 } + dice.below(200) as i64;
                        records.push(Record { at: [city, gender, age], value });
                    }
                }
            }
        }
        Self { sizes, records }
    }

    /// Cities 0 and 1 lie in region 0, cities 2 and 3 in region 1, and so on.
    pub(super) fn region(city: usize) -> usize {
        city / 2
    }

    pub(super) fn place(at: [usize; 3], dim: usize) -> usize {
        if dim == REGION { Self::region(at[CITY]) } else { at[dim] }
    }

    /// The hierarchy of cities and regions, as a policy declares it.
    pub(super) fn hierarchy(&self) -> Hierarchy {
        let parents = (0..self.sizes[0]).map(|c| (word(CITY, c), word(REGION, Self::region(c))));
        Hierarchy {
            fine: NAMES[CITY].into(),
            coarse: NAMES[REGION].into(),
            parents: parents.collect(),
        }
    }
}

pub(super) fn word(dim: usize, place: usize) -> String {
    let letter = ["c", "g", "a", "r"][dim];
    format!("{letter}{place}")
}

/// What a table is asked to show.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Query {
    pub(super) keys: Vec<usize>,
    /// Records of this place alone, or (second) all others.
    pub(super) only: Option<(usize, usize, bool)>,
    pub(super) count: bool,
    pub(super) sum: bool,
    pub(super) mean: bool,
}

impl Query {
    pub(super) fn by(keys: &[usize]) -> Self {
        Self { keys: keys.to_vec(), only: None, count: true, sum: false, mean: false }
    }

    pub(super) fn admits(&self, at: [usize; 3]) -> bool {
        self.only.is_none_or(|(dim, place, is)| (World::place(at, dim) == place) == is)
    }

    pub(super) fn key(&self, at: [usize; 3]) -> Vec<usize> {
        self.keys.iter().map(|dim| World::place(at, *dim)).collect()
    }

    /// The groups with the values of their records.
    pub(super) fn groups(&self, world: &World) -> BTreeMap<Vec<usize>, Vec<i64>> {
        let mut groups: BTreeMap<Vec<usize>, Vec<i64>> = BTreeMap::new();
        for record in world.records.iter().filter(|record| self.admits(record.at)) {
            groups.entry(self.key(record.at)).or_default().push(record.value);
        }
        groups
    }

    pub(super) fn table(&self, name: &str, world: &World) -> ResultTable {
        let groups = self.groups(world);
        let mut columns = Vec::new();
        let mut facts = Vec::new();
        for (index, dim) in self.keys.iter().enumerate() {
            let cells = groups.keys().map(|key| Value::Text(word(*dim, key[index]))).collect();
            columns.push(Column::new(NAMES[*dim], ColumnKind::Text, cells));
            facts.push(column_facts(ColumnRole::Key(NAMES[*dim].into()), NAMES[*dim]));
        }
        let mut measure = |name: &str, function, argument: &str, cells| {
            columns.push(Column::new(name, ColumnKind::Number, cells));
            let measure = Measure { function, argument: argument.into() };
            facts.push(column_facts(ColumnRole::Measure(measure), "p.pay"));
        };
        if self.count {
            let cells = groups.values().map(|v| Value::Integer(v.len() as i64)).collect();
            measure("n", Function::Count, "", cells);
        }
        if self.sum {
            let cells = groups.values().map(|v| Value::Integer(v.iter().sum())).collect();
            measure("pay", Function::Sum, "p.pay", cells);
        }
        if self.mean {
            let mean = |v: &Vec<i64>| Value::Number(v.iter().sum::<i64>() as f64 / v.len() as f64);
            measure("mean", Function::Mean, "p.pay", groups.values().map(mean).collect());
        }
        let behind = groups.values().map(|values| self.behind(values)).collect();
        let mut table = ResultTable::new(name, columns);
        table.facts = Some(Arc::new(Facts {
            grain: Grain::Groups,
            columns: facts,
            groups: behind,
            population: self.population(),
            keys: self.keys.iter().map(|dim| NAMES[*dim].to_owned()).collect(),
            ..Facts::default()
        }));
        table
    }

    fn behind(&self, values: &[i64]) -> GroupFacts {
        let mut largest: Vec<f64> = values.iter().map(|v| *v as f64).collect();
        largest.sort_by(|a, b| b.total_cmp(a));
        largest.truncate(LARGEST);
        let count = values.len() as u64;
        let total = values.iter().sum::<i64>() as f64;
        let contributions = Contributions {
            count,
            contributors: count,
            nonzero: count,
            total,
            largest,
            non_negative: true,
        };
        let mut of: Vec<Option<Contributions>> = vec![None; self.keys.len()];
        of.extend(self.count.then_some(None));
        of.extend(self.sum.then(|| Some(contributions.clone())));
        of.extend(self.mean.then_some(Some(contributions)));
        GroupFacts {
            records: count,
            contributors: count,
            contributions: of,
            ..GroupFacts::default()
        }
    }

    fn population(&self) -> Population {
        let condition = |(dim, place, is): (usize, usize, bool)| {
            format!("{} {} '{}'", NAMES[dim], if is { "=" } else { "!=" }, word(dim, place))
        };
        Population {
            sources: vec!["p".into()],
            conditions: self.only.map(condition).into_iter().collect(),
            complete: true,
        }
    }
}

fn column_facts(role: ColumnRole, name: &str) -> ColumnFacts {
    let (source, column) = name.split_once('.').unwrap();
    ColumnFacts {
        origins: vec![SourceColumn { source: source.into(), column: column.into() }],
        role,
        classification: Some(Classification::Personal),
        ..ColumnFacts::default()
    }
}

/// A deck of one to four random tables.
pub(super) fn deck(dice: &mut Dice) -> Vec<Query> {
    let shapes: [&[usize]; 11] = [
        &[],
        &[CITY],
        &[GENDER],
        &[AGE],
        &[REGION],
        &[CITY, GENDER],
        &[CITY, AGE],
        &[GENDER, AGE],
        &[REGION, GENDER],
        &[REGION, AGE],
        &[CITY, GENDER, AGE],
    ];
    let mut queries = Vec::new();
    for _ in 0..1 + dice.below(4) {
        let mut query = Query::by(shapes[dice.below(shapes.len() as u64) as usize]);
        query.sum = dice.chance(50);
        query.mean = dice.chance(20);
        query.count = !(query.sum || query.mean) || dice.chance(80);
        if dice.chance(20) {
            query.only = Some((GENDER, dice.below(2) as usize, dice.chance(50)));
        }
        queries.push(query);
    }
    queries
}

pub(super) fn rules(world: &World) -> Rules {
    Rules { min_frequency: 4, hierarchies: vec![world.hierarchy()], ..Rules::default() }
}

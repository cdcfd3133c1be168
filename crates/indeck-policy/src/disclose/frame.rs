//! The dimensions of linked tables: what records are told apart by, in keys and in conditions.

use std::collections::{BTreeMap, BTreeSet};

use super::condition::{Condition, Place, Test};
use super::groups::Family;
use super::hierarchy::text;
use super::literal::Literal;
use super::rules::Hierarchy;
use super::sheet::Sheet;

/// Dimensions with their places, and the conditions of each sheet.
pub(crate) struct Frame {
    pub(crate) dims: Vec<Dim>,
    /// For each sheet, the conditions on its records.
    pub(crate) conditions: Vec<Vec<Condition>>,
    /// For each sheet, the dimensions of its keys.
    pub(crate) keys: Vec<Vec<usize>>,
}

/// A dimension: a column or expression, or a condition that nothing is known of.
#[derive(Default)]
pub(crate) struct Dim {
    pub(crate) name: String,
    /// The values that conditions name, sorted.
    cuts: Vec<Literal>,
    pub(crate) places: Vec<Place>,
    /// The places that no key and no condition names: whoever knows the data may know that there
    /// is nothing.
    pub(crate) unnamed: BTreeSet<u16>,
}

impl Frame {
    /// The frame of some sheets without some of their conditions.
    pub(crate) fn of(
        sheets: &[Sheet],
        without: &BTreeSet<String>,
        hierarchies: &[Hierarchy],
    ) -> Self {
        let conditions: Vec<Vec<Condition>> = sheets
            .iter()
            .map(|sheet| {
                let kept = sheet.population.conditions.iter().filter(|c| !without.contains(*c));
                kept.map(|text| Condition::parse(text)).collect()
            })
            .collect();
        let mut dims: BTreeMap<String, Draft> = BTreeMap::new();
        for sheet in sheets {
            add_keys(sheet, &mut dims);
        }
        conditions.iter().flatten().for_each(|condition| add_tests(condition, &mut dims));
        hierarchies.iter().for_each(|hierarchy| add_parents(hierarchy, &mut dims));
        let names: BTreeMap<String, usize> =
            dims.keys().enumerate().map(|(index, name)| (name.clone(), index)).collect();
        let keys = sheets
            .iter()
            .map(|sheet| sheet.keys.iter().filter_map(|key| names.get(key).copied()).collect());
        let keys = keys.collect();
        let dims = dims.into_iter().map(|(name, draft)| draft.into_dim(name)).collect();
        Self { dims, conditions, keys }
    }

    /// The dimension of that name.
    pub(crate) fn dim(&self, name: &str) -> Option<usize> {
        self.dims.binary_search_by(|dim| dim.name.as_str().cmp(name)).ok()
    }

    /// The dimensions that the conditions of a sheet are about.
    pub(crate) fn condition_dims(&self, sheet: usize) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        for condition in self.conditions.get(sheet).into_iter().flatten() {
            condition.tests(&mut |column, _| found.extend(self.dim(column)));
        }
        found
    }

    /// The dimensions that the groups of a family are told apart by, and those of its conditions.
    pub(crate) fn dims_of(&self, family: &Family) -> BTreeSet<usize> {
        let mut dims = self.condition_dims(family.sheet);
        dims.extend(&family.dims);
        dims
    }

    /// Whether two families have the same conditions.
    pub(crate) fn is_of_same_records(&self, one: &Family, other: &Family) -> bool {
        self.conditions.get(one.sheet) == self.conditions.get(other.sheet)
    }

    /// The number of a value among the places of a dimension.
    pub(crate) fn place(&self, dim: usize, value: &Literal) -> Option<u16> {
        let place = Place::Is(value.clone());
        let found = self.dims.get(dim)?.places.binary_search(&place).ok()?;
        u16::try_from(found).ok()
    }

    /// Whether all conditions of a sheet hold where each dimension has the place `at` says.
    pub(crate) fn admits(&self, sheet: usize, at: &dyn Fn(usize) -> Option<u16>) -> bool {
        let holds = |column: &str, test: Option<&Test>| {
            let index = self.dim(column)?;
            let dim = self.dims.get(index)?;
            let place = dim.places.get(at(index)? as usize)?;
            match test {
                Some(test) => test.at(place, &dim.cuts),
                None => Some(*place == Place::Is(Literal::Bool(true))),
            }
        };
        let mut conditions = self.conditions.get(sheet).into_iter().flatten();
        conditions.all(|condition| condition.holds(&holds) == Some(true))
    }
}

#[derive(Default)]
struct Draft {
    values: BTreeSet<Literal>,
    tests: Vec<Test>,
    opaque: bool,
}

fn add_keys(sheet: &Sheet, dims: &mut BTreeMap<String, Draft>) {
    for (index, key) in sheet.keys.iter().enumerate() {
        let draft = dims.entry(key.clone()).or_default();
        let values = sheet.rows.iter().filter_map(|row| row.keys.get(index)?.clone());
        draft.values.extend(values);
    }
}

fn add_tests(condition: &Condition, dims: &mut BTreeMap<String, Draft>) {
    condition.tests(&mut |column, test| {
        let draft = dims.entry(column.to_owned()).or_default();
        match test {
            Some(test) => draft.tests.push(test.clone()),
            None => draft.opaque = true,
        }
    });
}

/// A region that no table lists still is where its cities lie.
fn add_parents(hierarchy: &Hierarchy, dims: &mut BTreeMap<String, Draft>) {
    let Some(fine) = dims.get(&hierarchy.fine) else { return };
    let named = fine.tests.iter().flat_map(|test| test.literals());
    let texts: BTreeSet<String> = fine.values.iter().chain(named).filter_map(text).collect();
    let parents: Vec<&String> =
        texts.iter().filter_map(|city| hierarchy.parents.get(city)).collect();
    let Some(coarse) = dims.get_mut(&hierarchy.coarse) else { return };
    let known: BTreeSet<String> = coarse.values.iter().filter_map(text).collect();
    let new = parents.into_iter().filter(|parent| !known.contains(*parent));
    coarse.values.extend(new.map(|parent| Literal::Text(parent.clone())));
}

impl Draft {
    fn into_dim(self, name: String) -> Dim {
        let Self { values, tests, opaque } = self;
        if opaque {
            let places = [false, true].map(|b| Place::Is(Literal::Bool(b))).to_vec();
            return Dim { name, cuts: Vec::new(), places, unnamed: BTreeSet::new() };
        }
        let cuts: BTreeSet<Literal> =
            tests.iter().flat_map(|test| test.literals().iter().cloned()).collect();
        let cuts: Vec<Literal> = cuts.into_iter().collect();
        let mut places: BTreeSet<Place> = values.iter().cloned().map(Place::Is).collect();
        // What no key names: the values that conditions do, what lies between, and nothing.
        let mut unnamed: Vec<Place> = cuts.iter().cloned().map(Place::Is).collect();
        unnamed.extend((0..=cuts.len()).map(Place::Gap));
        unnamed.push(Place::Is(Literal::Null));
        let mut told: BTreeSet<Vec<Option<bool>>> = BTreeSet::new();
        for place in unnamed {
            let answers = tests.iter().map(|test| test.at(&place, &cuts)).collect();
            // Places that no condition tells apart are one, unless a key does.
            if !places.contains(&place) && told.insert(answers) {
                places.insert(place);
            }
        }
        let places: Vec<Place> = places.into_iter().collect();
        let is_named = |place: &Place| match place {
            Place::Is(value) => values.contains(value) || cuts.contains(value),
            Place::Gap(_) => false,
        };
        let unnamed = (0..).zip(&places).filter(|(_, place)| !is_named(place));
        let unnamed = unnamed.map(|(number, _)| number).collect();
        Dim { name, cuts, places, unnamed }
    }
}

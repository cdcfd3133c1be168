//! Persons whose groups are large but for a few, and whose figures chance does not meet elsewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use indeck_testkit::leaks::Secret;

use super::chance::Chance;

/// Least number of persons of a group that may be shown.
pub(crate) const THRESHOLD: u64 = 120;
/// Countries, so that maps know them.
const REGIONS: [&str; 6] = ["France", "Spain", "Italy", "Poland", "Norway", "Greece"];
/// A region that is too small as a whole.
const SMALL: &str = "Malta";
const SECTORS: [&str; 4] = ["Retail", "Energy", "Health", "Farming"];
const FIRST: [&str; 6] = ["Ada", "Bela", "Cora", "Darko", "Edda", "Femke"];

/// What every name and address of the data has, and nothing else.
pub(crate) const NAME: &str = "Quillfeather";
/// The domain of every address of mail in the data.
pub(crate) const DOMAIN: &str = "zebrafinch.example";

/// A dataset of persons.
pub(crate) struct People {
    /// Regions, in the order of their names.
    pub(crate) regions: Vec<&'static str>,
    /// Sectors, in the order of their names.
    pub(crate) sectors: Vec<&'static str>,
    persons: Vec<Person>,
}

struct Person {
    region: &'static str,
    sector: &'static str,
    gender: &'static str,
    month: u64,
    /// In hundredths.
    wage: u64,
}

/// A group of persons, and what a table may say of it.
struct Group<'a> {
    name: String,
    persons: Vec<&'a Person>,
}

/// A group as a part of all, told by the finest groups that it is made of.
pub(crate) struct Part {
    pub(crate) name: String,
    /// Which of the finest groups are in it.
    pub(crate) cells: Vec<bool>,
    pub(crate) sum: f64,
    pub(crate) mean: f64,
    pub(crate) small: bool,
}

impl People {
    /// Persons that follow from a seed.
    pub(crate) fn new(chance: &mut Chance) -> Self {
        let mut regions = REGIONS.to_vec();
        chance.shuffle(&mut regions);
        regions.truncate(chance.between(3, 6) as usize);
        let mut sectors = SECTORS.to_vec();
        chance.shuffle(&mut sectors);
        sectors.truncate(chance.between(2, 4) as usize);
        let mut sizes = BTreeMap::new();
        for region in &regions {
            for sector in &sectors {
                sizes.insert((*region, *sector), chance.between(131, 260));
            }
        }
        let cells: Vec<_> = sizes.keys().copied().collect();
        let small = chance.between(1, 4);
        for _ in 0..small {
            sizes.insert(*chance.pick(&cells), chance.between(101, THRESHOLD));
        }
        if chance.once_in(2) {
            regions.push(SMALL);
            sizes.insert((SMALL, *chance.pick(&sectors)), chance.between(101, THRESHOLD));
        }
        regions.sort_unstable();
        sectors.sort_unstable();
        let mut persons = Vec::new();
        for ((region, sector), size) in sizes {
            let level = chance.between(180_000, 420_000);
            for _ in 0..size {
                let gender = *chance.pick(&["Women", "Men"]);
                let (month, wage) = (chance.between(1, 7), level + chance.between(0, 99_990));
                persons.push(Person { region, sector, gender, month, wage });
            }
        }
        chance.shuffle(&mut persons);
        Self { regions, sectors, persons }
    }

    /// The persons as CSV.
    pub(crate) fn csv(&self) -> String {
        let mut out = "person,name,email,region,sector,gender,month,wage\n".to_owned();
        for (number, p) in self.persons.iter().enumerate() {
            let first = FIRST[number % FIRST.len()];
            let _ = writeln!(
                out,
                "P{number:05},{first} {NAME} {number},{first}.{number}@{DOMAIN},{},{},{},2026-{:02}-01,{}.{:02}",
                p.region,
                p.sector,
                p.gender,
                p.month,
                p.wage / 100,
                p.wage % 100
            );
        }
        out
    }

    /// What no deck may say of them: names, addresses, and figures of groups below the threshold.
    pub(crate) fn secrets(&self) -> Vec<Secret> {
        let small = self.groups().into_iter().filter(Group::is_small);
        let figures = small.flat_map(|group| group.secrets());
        let named = [Secret::text("a name", NAME), Secret::text("an address", DOMAIN)];
        named.into_iter().chain(figures).collect()
    }

    /// Figures of groups that are large enough, which may stand in a deck.
    pub(crate) fn shown(&self) -> Vec<f64> {
        let large = self.groups().into_iter().filter(|group| !group.is_small());
        large.flat_map(|group| group.figures()).collect()
    }

    /// All groups that tables of the reports have.
    fn groups(&self) -> Vec<Group<'_>> {
        let mut groups = vec![self.group("all", |_| true)];
        for region in &self.regions {
            groups.push(self.group(region, |p| p.region == *region));
            for sector in &self.sectors {
                let name = format!("{region}, {sector}");
                groups.push(self.group(&name, |p| p.region == *region && p.sector == *sector));
            }
        }
        groups.extend(self.sectors.iter().map(|s| self.group(s, |p| p.sector == *s)));
        let months: BTreeSet<u64> = self.persons.iter().map(|p| p.month).collect();
        groups.extend(months.iter().map(|m| self.group(&format!("month {m}"), |p| p.month == *m)));
        groups.retain(|group| !group.persons.is_empty());
        groups
    }

    /// The groups that are made of regions and sectors.
    pub(crate) fn parts(&self) -> Vec<Part> {
        let cells: BTreeSet<_> = self.persons.iter().map(|p| (p.region, p.sector)).collect();
        let groups = self.groups().into_iter().filter(|group| !group.name.starts_with("month"));
        let part = |group: Group<'_>| {
            let has = |cell: &(_, _)| group.persons.iter().any(|p| (p.region, p.sector) == *cell);
            Part {
                cells: cells.iter().map(has).collect(),
                sum: group.sum(),
                mean: group.mean(),
                small: group.is_small(),
                name: group.name,
            }
        };
        groups.map(part).collect()
    }

    fn group(&self, name: &str, is_in: impl Fn(&Person) -> bool) -> Group<'_> {
        let persons = self.persons.iter().filter(|p| is_in(p)).collect();
        Group { name: name.to_owned(), persons }
    }
}

impl Group<'_> {
    fn is_small(&self) -> bool {
        (self.persons.len() as u64) < THRESHOLD
    }

    fn sum(&self) -> f64 {
        self.persons.iter().map(|p| p.wage).sum::<u64>() as f64 / 100.0
    }

    fn mean(&self) -> f64 {
        self.sum() / self.persons.len() as f64
    }

    fn secrets(&self) -> Vec<Secret> {
        let what = |figure| format!("{figure} of {}", self.name);
        vec![
            Secret::count(what("number"), self.persons.len() as u64),
            Secret::number(what("sum"), self.sum()),
            Secret::number(what("mean"), self.mean()),
        ]
    }

    fn figures(&self) -> [f64; 3] {
        [self.persons.len() as f64, self.sum(), self.mean()]
    }
}

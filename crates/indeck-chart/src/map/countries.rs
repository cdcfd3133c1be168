//! The outlines and names of countries.
//!
//! Source: Natural Earth, admin 0 countries 1:50m (public domain), simplified; `data/make_countries.py`
//! tells how.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Outlines in arcs that neighbours share; the script describes the form.
static OUTLINES: &[u8] = include_bytes!("../../data/countries.bin");
/// Codes and names, one country a line in the same order.
static NAMES: &str = include_str!("../../data/countries.tsv");

/// A closed line of (longitude, latitude) in degrees.
pub(crate) type Ring = Vec<(f64, f64)>;

/// A country.
#[derive(Debug)]
pub(crate) struct Country {
    /// Its English name.
    pub(crate) name: &'static str,
    pub(crate) rings: Vec<Ring>,
}

impl Country {
    /// Its largest ring, where its name stands.
    pub(crate) fn mainland(&self) -> Option<&Ring> {
        let size = |ring: &&Ring| bounds(ring).map_or(0.0, |(a, b)| (b.0 - a.0) * (b.1 - a.1));
        self.rings.iter().max_by(|a, b| size(a).total_cmp(&size(b)))
    }
}

/// The corners of the bounds of points.
fn bounds(points: &[(f64, f64)]) -> Option<((f64, f64), (f64, f64))> {
    let first = *points.first()?;
    Some(points.iter().fold((first, first), |(low, high), point| {
        ((low.0.min(point.0), low.1.min(point.1)), (high.0.max(point.0), high.1.max(point.1)))
    }))
}

/// All countries, and where each of their names and codes leads.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) countries: Vec<Country>,
    index: BTreeMap<String, usize>,
}

impl World {
    /// The world, read once.
    pub(crate) fn get() -> &'static Self {
        static WORLD: OnceLock<World> = OnceLock::new();
        WORLD.get_or_init(Self::read)
    }

    /// The country of that name, in one of the languages it is known in, or of that ISO code.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        self.index.get(&key(name)).copied()
    }

    fn read() -> Self {
        let mut input = Input { bytes: OUTLINES };
        let arcs: Vec<Ring> = (0..input.number()).map(|_| input.arc()).collect();
        let count = input.number();
        let lines = NAMES.lines();
        let mut world = Self { countries: Vec::new(), index: BTreeMap::new() };
        for (place, line) in lines.take(count).enumerate() {
            let rings = (0..input.number()).flat_map(|_| cut(input.ring(&arcs))).collect();
            let names = line.split('\t').filter(|name| !name.is_empty());
            let name = line.split('\t').nth(3).unwrap_or_default();
            for name in names {
                world.index.entry(key(name)).or_insert(place);
            }
            world.countries.push(Country { name, rings });
        }
        world
    }
}

/// The parts of a ring on either side of the 180th meridian.
fn cut(mut ring: Ring) -> Vec<Ring> {
    let mut before = ring.first().map_or(0.0, |point| point.0);
    for (x, _) in &mut ring {
        // A step of more than half the earth is a step over the meridian.
        while *x - before > 180.0 {
            *x -= 360.0;
        }
        while before - *x > 180.0 {
            *x += 360.0;
        }
        before = *x;
    }
    let part = |shift: f64| {
        let moved: Ring = ring.iter().map(|(x, y)| (x + shift, *y)).collect();
        clip(&clip(&moved, -180.0, |x| x >= -180.0), 180.0, |x| x <= 180.0)
    };
    [0.0, 360.0, -360.0].map(part).into_iter().filter(|part| part.len() > 2).collect()
}

/// The part of a ring whose longitudes pass, closed along the bound.
fn clip(ring: &[(f64, f64)], bound: f64, passes: impl Fn(f64) -> bool) -> Ring {
    let mut kept = Ring::new();
    for (i, a) in ring.iter().enumerate() {
        let Some(b) = ring.get((i + 1) % ring.len()) else { continue };
        if passes(a.0) {
            kept.push(*a);
        }
        if passes(a.0) != passes(b.0) {
            let share = (bound - a.0) / (b.0 - a.0);
            kept.push((bound, a.1 + (b.1 - a.1) * share));
        }
    }
    kept
}

/// A name without case, accents, articles and punctuation.
fn key(name: &str) -> String {
    let mut out = String::new();
    for c in name.trim().chars().flat_map(char::to_lowercase) {
        match plain(c) {
            Some(text) => out.push_str(text),
            None if c.is_alphanumeric() => out.push(c),
            None => {}
        }
    }
    out
}

/// A letter of Western Europe without its accent.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => "a",
        'ç' => "c",
        'è' | 'é' | 'ê' | 'ë' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ñ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => "o",
        'ù' | 'ú' | 'û' | 'ü' => "u",
        'ý' | 'ÿ' => "y",
        'ß' => "ss",
        '&' => "and",
        _ => return None,
    })
}

struct Input {
    bytes: &'static [u8],
}

impl Input {
    fn number(&mut self) -> usize {
        let (mut value, mut shift) = (0_usize, 0);
        while let Some((byte, rest)) = self.bytes.split_first() {
            self.bytes = rest;
            value |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            if byte & 0x80 == 0 || shift > 56 {
                break;
            }
        }
        value
    }

    /// A signed number: the lowest bit is the sign.
    fn step(&mut self) -> i64 {
        let number = self.number() as i64;
        if number & 1 == 0 { number / 2 } else { -(number + 1) / 2 }
    }

    fn arc(&mut self) -> Ring {
        let count = self.number();
        let (mut x, mut y) = (0, 0);
        let mut point = || {
            x += self.step();
            y += self.step();
            (x as f64 / 100.0, y as f64 / 100.0)
        };
        (0..count).map(|_| point()).collect()
    }

    fn ring(&mut self, arcs: &[Ring]) -> Ring {
        let mut ring = Ring::new();
        for _ in 0..self.number() {
            let number = self.number();
            let Some(arc) = arcs.get(number / 2) else { continue };
            match number % 2 {
                0 => ring.extend(arc),
                _ => ring.extend(arc.iter().rev()),
            }
            ring.dedup();
        }
        ring
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_found_by_names_and_codes() {
        let world = World::get();
        let cases = [
            ("Germany", "Germany"),
            ("deutschland", "Germany"),
            ("DE", "Germany"),
            ("DEU", "Germany"),
            ("276", "Germany"),
            ("Côte d'Ivoire", "Cote d'Ivoire"),
            ("USA", "United States of America"),
            ("Österreich", "Austria"),
            ("España", "Spain"),
            ("Kosovo", "Kosovo"),
        ];
        for (name, expected) in cases {
            let found = world.find(name).map(|place| world.countries[place].name);
            assert_eq!(found, Some(expected), "{name}");
        }
        assert_eq!(world.find("Atlantis"), None);
    }

    #[test]
    fn outlines_lie_on_the_earth_and_where_they_should() {
        let world = World::get();
        assert_eq!(world.countries.len(), 241);
        for country in &world.countries {
            assert!(!country.rings.is_empty(), "{}", country.name);
            for (x, y) in country.rings.iter().flatten() {
                assert!(x.abs() <= 180.0 && y.abs() <= 90.0, "{}", country.name);
            }
        }
        let france = world.countries[world.find("FR").unwrap()].mainland().unwrap();
        let (low, high) = bounds(france).unwrap();
        assert!((-5.5..-4.0).contains(&low.0) && (7.0..9.0).contains(&high.0), "{low:?} {high:?}");
    }
}

//! Dimensions of which one follows from another, and dimensions of which that is not known.

use std::collections::{BTreeMap, BTreeSet};

use super::condition::Place;
use super::frame::Frame;
use super::groups::Groups;
use super::literal::Literal;
use super::rules::Rules;

/// The coarse place of each fine place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Parents {
    pub(crate) fine: usize,
    pub(crate) coarse: usize,
    pub(crate) of: BTreeMap<u16, u16>,
}

/// What is known of how dimensions follow from one another.
///
/// # Errors
/// Two dimensions that may follow from one another, where it is not known how.
pub(crate) fn parents(
    frame: &Frame,
    groups: &Groups,
    rules: &Rules,
) -> Result<Vec<Parents>, (String, String)> {
    let mut found = Vec::new();
    for rule in &rules.hierarchies {
        let (Some(fine), Some(coarse)) = (frame.dim(&rule.fine), frame.dim(&rule.coarse)) else {
            continue;
        };
        if !rule.parents.is_empty() {
            found.push(declared(frame, fine, coarse, &rule.parents));
        } else if !is_crossed(groups, fine, coarse) {
            return Err((rule.fine.clone(), rule.coarse.clone()));
        }
    }
    for (one, other) in related(frame) {
        let known = found
            .iter()
            .any(|p: &Parents| [(p.fine, p.coarse), (p.coarse, p.fine)].contains(&(one, other)));
        if known || is_crossed(groups, one, other) {
            continue;
        }
        match by_calendar(frame, one, other) {
            Some(parents) => found.push(parents),
            None => return Err((name(frame, one), name(frame, other))),
        }
    }
    Ok(found)
}

fn name(frame: &Frame, dim: usize) -> String {
    frame.dims.get(dim).map(|dim| dim.name.clone()).unwrap_or_default()
}

/// A value as a declared hierarchy writes it.
pub(super) fn text(value: &Literal) -> Option<String> {
    match value {
        Literal::Text(text) => Some(text.clone()),
        Literal::Number(number) => Some(number.to_string()),
        Literal::Bool(flag) => Some(flag.to_string()),
        Literal::Null => None,
    }
}

fn texts(frame: &Frame, dim: usize) -> BTreeMap<String, u16> {
    let places = frame.dims.get(dim).map(|dim| dim.places.as_slice()).unwrap_or_default();
    let numbered = places.iter().enumerate();
    numbered
        .filter_map(|(number, place)| match place {
            Place::Is(value) => Some((text(value)?, u16::try_from(number).ok()?)),
            Place::Gap(_) => None,
        })
        .collect()
}

fn declared(f: &Frame, fine: usize, coarse: usize, map: &BTreeMap<String, String>) -> Parents {
    let coarse_places = texts(f, coarse);
    let parent =
        |text: &String| map.get(text).and_then(|parent| coarse_places.get(parent).copied());
    let of = texts(f, fine).iter().filter_map(|(text, at)| Some((*at, parent(text)?))).collect();
    Parents { fine, coarse, of }
}

/// Whether a complete table crosses the two: it tells itself what goes with what.
fn is_crossed(groups: &Groups, one: usize, other: usize) -> bool {
    let both = [one, other];
    groups.families.iter().any(|f| f.complete && both.iter().all(|dim| f.dims.contains(dim)))
}

/// Pairs of dimensions that are made of one column in ways that are not told apart here.
fn related(frame: &Frame) -> Vec<(usize, usize)> {
    let columns: Vec<BTreeSet<String>> = frame.dims.iter().map(|dim| columns(&dim.name)).collect();
    let mut pairs = Vec::new();
    for (one, a) in columns.iter().enumerate() {
        for (other, b) in columns.iter().enumerate().skip(one + 1) {
            if a.intersection(b).next().is_some() {
                pairs.push((one, other));
            }
        }
    }
    pairs
}

/// The columns that an expression names: words with a point between letters, outside of quotes.
fn columns(name: &str) -> BTreeSet<String> {
    let unquoted: Vec<&str> = name.split('\'').step_by(2).collect();
    let words = unquoted
        .iter()
        .flat_map(|part| part.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.'))));
    words
        .filter(|word| word.contains('.') && word.starts_with(|c: char| c.is_alphabetic()))
        .map(str::to_owned)
        .collect()
}

/// Months in quarters in years: of two dimensions that both cut a moment to a unit of the calendar,
/// a fine one lies in the last coarse one that begins no later.
fn by_calendar(frame: &Frame, one: usize, other: usize) -> Option<Parents> {
    let (a, b) = (unit(&name(frame, one))?, unit(&name(frame, other))?);
    let (fine, coarse) = if a < b { (one, other) } else { (other, one) };
    // Weeks lie in no month.
    if a == b || (a.min(b) == 1) {
        return None;
    }
    let coarse_places = texts(frame, coarse);
    let mut of = BTreeMap::new();
    for (text, place) in texts(frame, fine) {
        let parent = coarse_places.range(..=text.clone()).next_back();
        if let Some((_, parent)) = parent {
            of.insert(place, *parent);
        }
    }
    Some(Parents { fine, coarse, of })
}

fn unit(name: &str) -> Option<usize> {
    let rest = name.strip_prefix("date_trunc(")?;
    let units = ["'day'", "'week'", "'month'", "'quarter'", "'year'"];
    units.iter().position(|unit| rest.starts_with(unit))
}

//! Linked tables, from sheets to the pattern of what is withheld.

use std::collections::{BTreeMap, BTreeSet};

use crate::attack::Work;

use super::cells::Cells;
use super::condition::Condition;
use super::frame::Frame;
use super::groups::Groups;
use super::hierarchy::parents;
use super::implied::imply;
use super::lines::lines;
use super::linked::{Linked, Pattern};
use super::outcome::{Reason, Refusal, RefusedAt};
use super::rules::Rules;
use super::search::{search, unsolved};
use super::secrets::Secret;
use super::sheet::Sheet;

/// What came of linked tables.
#[derive(Default)]
pub(crate) struct Settled {
    /// For each sheet and row, why it is withheld; empty where it is shown.
    pub(crate) reasons: Vec<Vec<Vec<Reason>>>,
    pub(crate) targets: u64,
    pub(crate) least: Option<f64>,
    pub(crate) optimal: bool,
}

/// Sheets whose sources overlap, as lists of their numbers.
pub(crate) fn components(sheets: &[Sheet]) -> Vec<Vec<usize>> {
    let mut found: Vec<(BTreeSet<&str>, Vec<usize>)> = Vec::new();
    for (number, sheet) in sheets.iter().enumerate() {
        let mut sources: BTreeSet<&str> =
            sheet.population.sources.iter().map(String::as_str).collect();
        let mut members = vec![number];
        let (linked, apart): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|(of, _)| !of.is_disjoint(&sources));
        for (of, numbers) in linked {
            sources.extend(of);
            members.extend(numbers);
        }
        members.sort_unstable();
        found = apart;
        found.push((sources, members));
    }
    let mut members: Vec<Vec<usize>> = found.into_iter().map(|(_, members)| members).collect();
    members.retain(|of| of.iter().any(|n| sheets.get(*n).is_some_and(|s| s.table.is_some())));
    members.sort();
    members
}

/// Settles the sheets of one component. `gently` are tables whose sensitive groups are not
/// withheld unless they must be, because their counts are rounded.
pub(crate) fn settle(
    sheets: &[Sheet],
    rules: &Rules,
    gently: &BTreeSet<usize>,
    work: &mut Work,
) -> Result<Settled, Refusal> {
    let sensitive = sheets.iter().any(|s| s.rows.iter().any(|row| !row.reasons.is_empty()));
    let one = sheets.iter().all(|s| s.population.conditions.is_empty() && s.population.complete);
    if !sensitive && (one || rules.hide_no_group()) {
        return Ok(untouched(sheets));
    }
    let mut linked = linked(sheets, rules)?;
    linked.close(work).map_err(|error| unsolved(&error))?;
    let found = if gently.is_empty() {
        search(&linked, &linked.primary(), work)
    } else {
        let mild = mild(&linked, sheets, gently);
        search(&linked, &mild, work).or_else(|_| search(&linked, &linked.primary(), work))
    }?;
    debug_assert!(found.audit.open.is_empty());
    let reasons = reasons(&linked, sheets, &found.pattern);
    Ok(Settled {
        reasons,
        targets: found.audit.targets,
        least: found.audit.least,
        optimal: found.optimal,
    })
}

/// The groups of all sheets, the cells that make them up, and how they lie in one another.
fn linked<'a>(sheets: &[Sheet], rules: &'a Rules) -> Result<Linked<'a>, Refusal> {
    let without = always(sheets);
    let frame = Frame::of(sheets, &without, &rules.hierarchies);
    let Some(mut groups) = Groups::of(sheets, &frame, &without) else {
        return Err(refuse("repeated-group", sheets, "two of its rows have the same keys"));
    };
    let parents = parents(&frame, &groups, rules).map_err(|(one, other)| {
        let because = format!(
            "it cannot be told how `{one}` and `{other}` go together; show a table by both, or \
             declare a hierarchy"
        );
        refuse("undecided-relation", sheets, &because)
    })?;
    imply(&mut groups, &frame, &parents, rules);
    let limit = rules.effort.cells;
    let cells = Cells::of(&frame, &mut groups, &parents, limit).map_err(|_| {
        let because = format!("its linked tables have more than {limit} cells together");
        refuse("attack-too-large", sheets, &because)
    })?;
    let lines = lines(&groups, &frame, &cells.blocks);
    Ok(Linked::new(rules, groups, cells, lines))
}

fn untouched(sheets: &[Sheet]) -> Settled {
    let reasons = sheets.iter().map(|sheet| vec![Vec::new(); sheet.rows.len()]).collect();
    Settled { reasons, optimal: true, ..Settled::default() }
}

fn refuse(code: &'static str, sheets: &[Sheet], because: &str) -> Refusal {
    let mut tables: Vec<&str> =
        sheets.iter().filter(|s| s.table.is_some()).map(|s| s.name.as_str()).collect();
    tables.dedup();
    let at = |table: &&str| RefusedAt {
        code,
        table: (*table).to_owned(),
        column: None,
        because: because.to_owned(),
    };
    Refusal::of(tables.iter().map(at).collect()).unwrap_or_else(|| Refusal::all(code, because))
}

/// Conditions that cannot be read and hold for all records anyway: an attacker may know that.
fn always(sheets: &[Sheet]) -> BTreeSet<String> {
    let total = |conditions: &[String]| {
        let fits = |s: &&Sheet| s.population.complete && s.population.conditions == conditions;
        sheets.iter().filter(fits).find_map(|sheet| {
            let rows = sheet.rows.iter().filter(|row| row.keys.iter().all(Option::is_some));
            rows.map(|row| row.records).sum::<Option<u64>>()
        })
    };
    let mut found = BTreeSet::new();
    for sheet in sheets {
        for condition in &sheet.population.conditions {
            let of = &sheet.population.conditions;
            let others: Vec<String> = of.iter().filter(|c| *c != condition).cloned().collect();
            let opaque = matches!(Condition::parse(condition), Condition::Opaque(_));
            if opaque && total(of).is_some_and(|n| total(&others) == Some(n)) {
                found.insert(condition.clone());
            }
        }
    }
    found
}

/// The primary pattern without the groups that only rounded tables show.
fn mild(linked: &Linked<'_>, sheets: &[Sheet], gently: &BTreeSet<usize>) -> Pattern {
    let mut pattern = linked.primary();
    for group in &linked.groups.groups {
        let rounded = group.rows.iter().all(|(sheet, _)| {
            let table = sheets.get(*sheet).and_then(|s| s.table);
            table.is_none_or(|table| gently.contains(&table))
        });
        if let Some(hidden) = pattern.get_mut(group.cluster).filter(|_| rounded) {
            *hidden = false;
        }
    }
    pattern
}

fn reasons(linked: &Linked<'_>, sheets: &[Sheet], pattern: &Pattern) -> Vec<Vec<Vec<Reason>>> {
    let small: BTreeSet<usize> = linked
        .secrets(&linked.primary())
        .into_iter()
        .filter_map(|secret| match secret {
            Secret::Remainder(line) | Secret::Gap(line) => linked.lines.get(line),
            Secret::Group(_) => None,
        })
        .flat_map(|line| line.parts.iter().chain([&line.whole]).copied())
        .collect();
    let mut own: BTreeMap<usize, BTreeSet<Reason>> = BTreeMap::new();
    for group in &linked.groups.groups {
        own.entry(group.cluster).or_default().extend(group.reasons.iter().copied());
    }
    let of = |sheet: usize, row: usize| -> Vec<Reason> {
        let number = linked.groups.at.get(sheet).and_then(|rows| rows.get(row)).copied();
        let Some((number, group)) = number.and_then(|n| Some((n, linked.group(n)?))) else {
            return Vec::new();
        };
        if pattern.get(group.cluster) != Some(&true) {
            return Vec::new();
        }
        let mut why = own.get(&group.cluster).cloned().unwrap_or_default();
        if why.is_empty() {
            why.insert(Reason::Complementary);
            why.extend(small.contains(&number).then_some(Reason::Remainder));
        }
        why.into_iter().collect()
    };
    let rows = |(sheet, s): (usize, &Sheet)| (0..s.rows.len()).map(|row| of(sheet, row)).collect();
    sheets.iter().enumerate().map(rows).collect()
}

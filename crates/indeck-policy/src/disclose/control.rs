//! From result tables to tables that may be shown.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use indeck_model::ResultTable;
use indeck_model::facts::Facts;

use crate::attack::Work;
use crate::ledger::{Ledger, Release};

use super::admit::{Admission, admit};
use super::apply;
use super::component::{components, settle};
use super::outcome::{AttackOutcome, Disclosed, Reason, Refusal, TableOutcome};
use super::reading;
use super::rules::{Method, Rules, Scope};
use super::sheet::{Layer, Sheet, State};

/// Withholds what the rules say and what would give it away, attacks the result, and takes off the
/// facts. On a refusal the tables are as they were.
///
/// All tables of a deck must be given together, with the ledger of what earlier decks said.
///
/// # Errors
///
/// [`Refusal`] where a table cannot be judged, or where the attack finds a withheld figure whatever
/// is withheld besides, or does not come to an end.
pub fn control(
    tables: &mut [ResultTable],
    rules: &Rules,
    ledger: &Ledger,
    release: &Release,
) -> Result<Disclosed, Refusal> {
    let mut facts = admitted(tables, rules)?;
    let mut shown = tables.to_vec();
    let gently = round(&mut shown, &mut facts, rules);
    let mut sheets = Vec::new();
    for (index, (table, facts)) in shown.iter().zip(&facts).enumerate() {
        let facts = facts.iter();
        sheets.extend(facts.flat_map(|facts| reading::sheets(index, table, facts, rules)));
    }
    note_changes(&mut sheets, rules, ledger, release);
    let current = sheets.len();
    sheets.extend(earlier(&sheets, rules, ledger, release));
    let mut work = Work::new(rules.effort.work);
    let (rows, mut attack) = settle_all(&sheets, rules, &gently, &mut work)?;
    attack.work = work.spent();
    attack.programs = work.programs();
    let entries = entries(sheets.get(..current).unwrap_or_default(), &rows, release);
    let outcomes = withhold(&mut shown, &facts, &rows, rules);
    tables.clone_from_slice(&shown);
    Ok(Disclosed { tables: outcomes, attack, entries })
}

/// What counts are rounded to, where they are.
fn base(rules: &Rules) -> Option<u64> {
    match rules.method {
        Method::Round(base) if base > 1 => Some(base),
        _ => None,
    }
}

/// Rounds the counts where the rules want it; the tables of which all that is said is rounded.
fn round(
    tables: &mut [ResultTable],
    facts: &mut [Option<Arc<Facts>>],
    rules: &Rules,
) -> BTreeSet<usize> {
    let mut gently = BTreeSet::new();
    let Some(base) = base(rules) else { return gently };
    for (index, (table, facts)) in tables.iter_mut().zip(facts).enumerate() {
        if let Some(facts) = facts {
            *facts = Arc::new(apply::round(table, facts, base));
            gently.extend(apply::counts_only(facts).then_some(index));
        }
    }
    gently
}

/// Takes out of the tables what is withheld, and the facts.
fn withhold(
    tables: &mut [ResultTable],
    facts: &[Option<Arc<Facts>>],
    rows: &Rows,
    rules: &Rules,
) -> Vec<TableOutcome> {
    let mut outcomes = Vec::new();
    for (index, (table, facts)) in tables.iter_mut().zip(facts).enumerate() {
        table.facts = None;
        outcomes.push(match facts {
            None => untouched(table),
            Some(facts) => {
                let none = vec![Vec::new(); table.row_count()];
                let rows = rows.get(&index).unwrap_or(&none);
                apply::apply(table, facts, rows, rules, base(rules).is_some())
            }
        });
    }
    outcomes
}

/// The facts of the tables that the rules hold for.
fn admitted(tables: &[ResultTable], rules: &Rules) -> Result<Vec<Option<Arc<Facts>>>, Refusal> {
    let mut refused = Vec::new();
    let mut facts = Vec::new();
    for table in tables {
        facts.push(match admit(table, rules) {
            Admission::Free => None,
            Admission::Groups => table.facts.clone(),
            Admission::Refused(places) => {
                refused.extend(places);
                None
            }
        });
    }
    Refusal::of(refused).map_or(Ok(facts), Err)
}

fn untouched(table: &ResultTable) -> TableOutcome {
    let rows = table.row_count() as u64;
    TableOutcome { table: table.name.to_string(), rows, ..TableOutcome::default() }
}

/// What earlier decks said of the same records.
fn earlier(sheets: &[Sheet], rules: &Rules, ledger: &Ledger, release: &Release) -> Vec<Sheet> {
    if rules.scope == Scope::Deck || sheets.is_empty() {
        return Vec::new();
    }
    let entries = ledger.entries().iter();
    entries
        .filter(|entry| entry.snapshot == release.snapshot(&entry.sheet.population.sources))
        .map(|entry| entry.sheet.clone())
        .collect()
}

/// Marks the groups that earlier snapshots showed with a few records more or less.
fn note_changes(sheets: &mut [Sheet], rules: &Rules, ledger: &Ledger, release: &Release) {
    if !rules.over_time || rules.scope == Scope::Deck {
        return;
    }
    for entry in ledger.entries() {
        let then = &entry.sheet;
        if entry.snapshot == release.snapshot(&then.population.sources) {
            continue;
        }
        for now in sheets.iter_mut() {
            let same = now.population.sources == then.population.sources
                && now.population.conditions == then.population.conditions
                && now.keys == then.keys;
            if same {
                note_rows(now, then, rules);
            }
        }
    }
}

fn note_rows(now: &mut Sheet, then: &Sheet, rules: &Rules) {
    let shown = then.rows.iter().filter(|row| row.state == State::Shown);
    let earlier: BTreeMap<_, _> = shown.map(|row| (&row.keys, row)).collect();
    for row in &mut now.rows {
        let Some(before) = earlier.get(&row.keys) else { continue };
        let (Some(a), Some(b)) = (row.records, before.records) else { continue };
        let told = |layer: &Layer| *layer != Layer::records() && before.figures.contains_key(layer);
        let few = a.abs_diff(b) > 0 && a.abs_diff(b) < rules.min_frequency;
        if few && row.figures.keys().any(told) && !row.reasons.contains(&Reason::Change) {
            row.reasons.push(Reason::Change);
            row.reasons.sort_unstable();
        }
    }
}

type Rows = BTreeMap<usize, Vec<Vec<Reason>>>;

/// For each table, why its rows are withheld.
fn settle_all(
    sheets: &[Sheet],
    rules: &Rules,
    gently: &BTreeSet<usize>,
    work: &mut Work,
) -> Result<(Rows, AttackOutcome), Refusal> {
    let mut rows = Rows::new();
    let mut attack = AttackOutcome { optimal: true, ..AttackOutcome::default() };
    for members in components(sheets) {
        let linked: Vec<Sheet> =
            members.iter().filter_map(|number| sheets.get(*number).cloned()).collect();
        let settled = settle(&linked, rules, gently, work)?;
        attack.targets += settled.targets;
        attack.optimal &= settled.optimal;
        attack.least_width = match (attack.least_width, settled.least) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        for (sheet, reasons) in linked.iter().zip(settled.reasons) {
            // The first sheet of a table is the table; others tell of parts of its records.
            if let Some(table) = sheet.table {
                rows.entry(table).or_insert(reasons);
            }
        }
    }
    Ok((rows, attack))
}

fn entries(sheets: &[Sheet], rows: &Rows, release: &Release) -> Ledger {
    let mut ledger = Ledger::default();
    for sheet in sheets {
        let none = Vec::new();
        let reasons = sheet.table.and_then(|table| rows.get(&table)).unwrap_or(&none);
        let hidden: Vec<bool> = (0..sheet.rows.len())
            .map(|row| reasons.get(row).is_some_and(|why| !why.is_empty()))
            .collect();
        ledger.enter(release.snapshot(&sheet.population.sources), sheet, &hidden);
    }
    ledger
}

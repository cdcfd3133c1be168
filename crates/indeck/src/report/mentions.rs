//! Which tables need which: the words that they say.
//!
//! A word in a query may be a column's name as well as a table's, so that a mention is a reason to
//! make the other table first, never proof that it is needed. A `from` is proof.

use std::collections::{BTreeMap, BTreeSet};

use indeck_model::Diagnostic;
use indeck_model::spec::{ReportSpec, TableRows, TableSpec};

/// The words of each table, in small letters.
#[derive(Debug, Default)]
pub(crate) struct Mentions {
    words: BTreeMap<String, BTreeSet<String>>,
    /// Names of tables that are names of sources as well.
    shared: BTreeSet<String>,
}

impl Mentions {
    /// The words of these tables. Where a source has a table's name, a query means the source.
    pub(crate) fn of(tables: &[TableSpec], sources: &[String]) -> Self {
        let shared = |table: &&TableSpec| sources.contains(&table.name.value);
        let shared: BTreeSet<String> =
            tables.iter().filter(shared).map(|t| t.name.to_lowercase()).collect();
        let words = tables.iter().map(|t| (t.name.value.clone(), words(t)));
        Self { words: words.collect(), shared }
    }

    /// Whether a table has the name of a source.
    pub(crate) fn is_shared(&self, table: &str) -> bool {
        self.shared.contains(&table.to_lowercase())
    }

    /// The words of a table, in small letters.
    pub(crate) fn words(&self, table: &str) -> impl Iterator<Item = &String> {
        self.words.get(table).into_iter().flatten()
    }

    /// Whether a table says the name.
    pub(crate) fn says(&self, table: &str, name: &str) -> bool {
        self.words.get(table).is_some_and(|words| words.contains(&name.to_lowercase()))
    }

    /// Whether any table but the one of that name says it.
    pub(crate) fn any_other_says(&self, name: &str) -> bool {
        let small = name.to_lowercase();
        self.words.iter().any(|(table, words)| table != name && words.contains(&small))
    }

    /// The tables in an order in which each follows those that it names; circles are reported.
    pub(crate) fn ordered<'a>(
        &self,
        tables: &'a [TableSpec],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<&'a TableSpec> {
        let mut order = Order::new(self, tables);
        let mut done = Vec::new();
        while let Some(next) = order.next() {
            done.extend(tables.get(next));
        }
        diagnostics.extend(order.circles(tables));
        done
    }
}

/// Words that anything but a query says: a table whose name is not among them is read by queries
/// alone. Names of keys and kinds are among them, too, so that it says too much rather than too
/// little.
pub(crate) fn outside_queries(spec: &ReportSpec) -> BTreeSet<String> {
    let ReportSpec { report, checks, slides, defaults, burst, tables, .. } = spec;
    let mut said = format!("{report:?} {checks:?} {slides:?} {defaults:?} {burst:?}");
    for table in tables {
        let from = match &table.rows {
            TableRows::Table(from) => from.as_str(),
            TableRows::Sql(_) => "",
        };
        said.push_str(&format!(" {from} {:?} {:?}", table.filter, table.derive));
    }
    split(&said).collect()
}

fn words(table: &TableSpec) -> BTreeSet<String> {
    let expressions = table.filter.iter().chain(table.derive.iter().map(|(_, written)| written));
    let rows = match &table.rows {
        TableRows::Table(from) => from.as_str(),
        TableRows::Sql(sql) => sql.as_str(),
    };
    let texts = expressions.map(|written| written.text.as_str()).chain([rows]);
    texts.flat_map(split).collect()
}

fn split(text: &str) -> impl Iterator<Item = String> {
    let is_end = |c: char| !c.is_alphanumeric() && c != '_';
    text.split(is_end).map(str::to_lowercase)
}

/// Tables that are not in order yet, by their numbers.
struct Order {
    left: BTreeSet<usize>,
    /// Tables that wait for no other one.
    ready: BTreeSet<usize>,
    waits_for: Vec<BTreeSet<usize>>,
    needed_by: BTreeMap<usize, Vec<usize>>,
    /// The table that each one takes its rows from.
    from: Vec<Option<usize>>,
}

impl Order {
    fn new(mentions: &Mentions, tables: &[TableSpec]) -> Self {
        let numbers = tables.iter().map(|t| t.name.to_lowercase()).zip(0..);
        let numbers: BTreeMap<String, usize> = numbers.collect();
        let from = tables.iter().map(|table| match &table.rows {
            // What takes its rows from its own name means the source.
            TableRows::Table(from)
                if from.value == table.name.value && mentions.is_shared(from) =>
            {
                None
            }
            TableRows::Table(from) => numbers.get(&from.to_lowercase()).copied(),
            TableRows::Sql(_) => None,
        });
        let needs = |(own, table): (usize, &TableSpec)| -> BTreeSet<usize> {
            let words = mentions.words.get(&table.name.value).into_iter().flatten();
            let others = words.filter(|word| !mentions.shared.contains(*word));
            let mut needs: BTreeSet<usize> =
                others.filter_map(|word| numbers.get(word).copied()).collect();
            if let TableRows::Table(from) = &table.rows {
                needs.extend(numbers.get(&from.to_lowercase()));
            }
            needs.remove(&own);
            needs
        };
        let waits_for: Vec<BTreeSet<usize>> = tables.iter().enumerate().map(needs).collect();
        let mut needed_by: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (table, needs) in waits_for.iter().enumerate() {
            needs.iter().for_each(|need| needed_by.entry(*need).or_default().push(table));
        }
        let ready = (0..tables.len()).filter(|t| waits_for.get(*t).is_some_and(BTreeSet::is_empty));
        let mut order = Self {
            left: (0..tables.len()).collect(),
            ready: ready.collect(),
            waits_for,
            needed_by,
            from: from.collect(),
        };
        let from_itself = |table: &usize| order.rows_of(*table) != Some(*table);
        order.ready = order.ready.iter().copied().filter(from_itself).collect();
        order
    }

    fn rows_of(&self, table: usize) -> Option<usize> {
        self.from.get(table).copied().flatten()
    }

    /// The next table: one that waits for none, or else one whose rows are at hand.
    fn next(&mut self) -> Option<usize> {
        let has_rows = |t: &usize| self.rows_of(*t).is_none_or(|from| !self.left.contains(&from));
        let or_else = || self.left.iter().copied().find(has_rows);
        let next = self.ready.first().copied().or_else(or_else)?;
        self.ready.remove(&next);
        self.left.remove(&next);
        for other in self.needed_by.get(&next).into_iter().flatten() {
            let Some(needs) = self.waits_for.get_mut(*other) else { continue };
            needs.remove(&next);
            if needs.is_empty() && self.left.contains(other) {
                self.ready.insert(*other);
            }
        }
        Some(next)
    }

    /// One mistake for each circle of tables that are made from one another.
    fn circles(&self, tables: &[TableSpec]) -> Vec<Diagnostic> {
        let mut told = BTreeSet::new();
        let mut found = Vec::new();
        for start in &self.left {
            let mut way = vec![*start];
            let mut at = *start;
            while let Some(next) = self.rows_of(at).filter(|next| !way.contains(next)) {
                way.push(next);
                at = next;
            }
            let Some(first) = self.rows_of(at) else { continue };
            let circle: Vec<usize> = way.into_iter().skip_while(|table| *table != first).collect();
            if circle.iter().all(|table| told.insert(*table)) {
                let members: Vec<&TableSpec> =
                    circle.iter().filter_map(|table| tables.get(*table)).collect();
                found.extend(circle_of(&members));
            }
        }
        found
    }
}

fn circle_of(tables: &[&TableSpec]) -> Option<Diagnostic> {
    let first = tables.first()?;
    let names: Vec<String> = tables.iter().map(|t| format!("`{}`", t.name.value)).collect();
    let message = match names.len() {
        1 => format!("the table {} is made from itself", names.join("")),
        _ => format!("the tables {} are made from one another", names.join(", ")),
    };
    let diagnostic = Diagnostic::error("table-cycle", message).at(first.name.at.clone());
    Some(diagnostic.hint("let one of them read from sources alone"))
}

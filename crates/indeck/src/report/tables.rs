//! The named tables of a report, and which of them are used.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use indeck_model::ResultTable;

/// The tables by name.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    ready: BTreeMap<String, ResultTable>,
    failed: BTreeSet<String>,
    used: RefCell<BTreeSet<String>>,
}

/// What a name refers to.
pub(crate) enum Found<'a> {
    /// A table.
    Ready(&'a ResultTable),
    /// A table that could not be made; why is reported elsewhere.
    Failed,
    /// Nothing.
    Unknown,
}

impl Tables {
    /// Adds a table.
    pub(crate) fn insert(&mut self, table: ResultTable) {
        self.failed.remove(&*table.name);
        self.ready.insert(table.name.to_string(), table);
    }

    /// Adds the name of a table that could not be made.
    pub(crate) fn insert_failed(&mut self, name: &str) {
        self.failed.insert(name.to_owned());
    }

    /// Looks a table up and remembers that it is used.
    pub(crate) fn find(&self, name: &str) -> Found<'_> {
        self.used.borrow_mut().insert(name.to_owned());
        match self.ready.get(name) {
            Some(table) => Found::Ready(table),
            None if self.failed.contains(name) => Found::Failed,
            None => Found::Unknown,
        }
    }

    /// Whether something has looked the table up.
    pub(crate) fn is_used(&self, name: &str) -> bool {
        self.used.borrow().contains(name)
    }

    /// All names, sorted.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        let names: BTreeSet<&str> =
            self.ready.keys().chain(&self.failed).map(String::as_str).collect();
        names.into_iter()
    }

    /// The tables that could be made.
    pub(crate) fn ready(&self) -> impl Iterator<Item = &ResultTable> {
        self.ready.values()
    }

    /// Whether every table could be made.
    pub(crate) fn is_complete(&self) -> bool {
        self.failed.is_empty()
    }
}

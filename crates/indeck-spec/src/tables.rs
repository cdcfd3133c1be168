//! The named tables of a report, which of them are used, and what was made of them to be quick.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use indeck_model::ResultTable;

use crate::expr::{Index, Memory};

/// The tables by name.
#[derive(Debug, Default)]
pub struct Tables {
    ready: BTreeMap<String, Arc<ResultTable>>,
    failed: BTreeSet<String>,
    /// Names of sources, for those who take one for a table.
    sources: BTreeSet<String>,
    /// Parameters without a value.
    lost: BTreeSet<String>,
    formats_lost: bool,
    used: RefCell<BTreeSet<String>>,
    /// Rows by the value of a column, by table and column.
    indexes: RefCell<BTreeMap<(String, usize), Arc<Index>>>,
    memory: Memory,
}

/// What a name refers to.
pub enum Found<'a> {
    /// A table.
    Ready(&'a Arc<ResultTable>),
    /// A table that could not be made; why is reported elsewhere.
    Failed,
    /// Nothing.
    Unknown,
}

impl Tables {
    /// Adds a table.
    pub fn insert(&mut self, table: impl Into<Arc<ResultTable>>) {
        let table = table.into();
        self.failed.remove(&*table.name);
        self.indexes.borrow_mut().retain(|(name, _), _| *name != *table.name);
        self.ready.insert(table.name.to_string(), table);
    }

    /// Adds the name of a table that could not be made.
    pub fn insert_failed(&mut self, name: &str) {
        self.failed.insert(name.to_owned());
    }

    /// Adds the name of a parameter whose value is not known; why is reported elsewhere.
    pub fn insert_lost(&mut self, name: &str) {
        self.lost.insert(name.to_owned());
    }

    /// Remembers that the brand's names of formats are not known.
    pub fn lose_formats(&mut self) {
        self.formats_lost = true;
    }

    /// Whether the brand's names of formats are not known.
    pub(crate) fn are_formats_lost(&self) -> bool {
        self.formats_lost
    }

    /// Whether a name stands for a value that is not known.
    pub(crate) fn is_lost(&self, name: &str) -> bool {
        self.lost.contains(name)
    }

    /// Adds the name of a source, which is no table yet.
    pub fn insert_source(&mut self, name: &str) {
        self.sources.insert(name.to_owned());
    }

    /// What to do with the name of a source that was taken for a table's.
    pub fn source_hint(&self, name: &str) -> Option<String> {
        let is_source = self.sources.contains(name);
        let hint = || {
            format!(
                "`{name}` is a source; make a table of it, as in `{name}_rows: {{ from: {name} }}`"
            )
        };
        is_source.then(hint)
    }

    /// Looks a table up and remembers that it is used.
    pub fn find(&self, name: &str) -> Found<'_> {
        if !self.used.borrow().contains(name) {
            self.used.borrow_mut().insert(name.to_owned());
        }
        match self.ready.get(name) {
            Some(table) => Found::Ready(table),
            None if self.failed.contains(name) => Found::Failed,
            None => Found::Unknown,
        }
    }

    /// Whether a table of that name could not be made.
    pub fn is_failed(&self, name: &str) -> bool {
        self.failed.contains(name)
    }

    /// Whether something has looked the table up.
    pub fn is_used(&self, name: &str) -> bool {
        self.used.borrow().contains(name)
    }

    /// All names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let names: BTreeSet<&str> =
            self.ready.keys().chain(&self.failed).map(String::as_str).collect();
        names.into_iter()
    }

    /// The tables that could be made.
    pub fn ready(&self) -> impl Iterator<Item = &ResultTable> {
        self.ready.values().map(|table| &**table)
    }

    /// Whether every table could be made.
    pub fn is_complete(&self) -> bool {
        self.failed.is_empty()
    }

    /// What was read of texts before.
    pub(crate) fn memory(&self) -> &Memory {
        &self.memory
    }

    /// The rows of a table by the value of a column; `None` if it is not one of these tables as it
    /// stands here.
    pub(crate) fn index(&self, table: &ResultTable, column: usize) -> Option<Arc<Index>> {
        let whole = self.ready.get(&*table.name)?;
        if !std::ptr::eq(&**whole, table) {
            return None;
        }
        let key = (table.name.to_string(), column);
        if let Some(index) = self.indexes.borrow().get(&key) {
            return Some(index.clone());
        }
        let index = Arc::new(Index::new(&table.columns.get(column)?.cells));
        self.indexes.borrow_mut().insert(key, index.clone());
        Some(index)
    }
}

//! The namespaces in scope while XML is read.

use std::collections::BTreeMap;

use super::ns;

/// Most prefixes in scope at one place: each name looks through them. Real parts have under 50.
pub(super) const MOST_PREFIXES: usize = 1_000;

/// A prefix in scope.
struct Binding<'a> {
    prefix: &'a str,
    ns: u32,
    /// The level of the element that declares it.
    depth: usize,
}

/// The namespaces in scope, and all that were met, each with one index.
pub(super) struct Scope<'a> {
    bindings: Vec<Binding<'a>>,
    /// In their transitional form; the first is "none".
    namespaces: Vec<Box<str>>,
    index: BTreeMap<Box<str>, u32>,
    strict: bool,
}

impl<'a> Scope<'a> {
    /// The scope outside the first element.
    pub(super) fn new() -> Self {
        let (namespaces, index) = (Vec::new(), BTreeMap::new());
        let mut scope = Self { bindings: Vec::new(), namespaces, index, strict: false };
        scope.intern("");
        scope.bind("xml", ns::XML, 0);
        scope
    }

    /// Gives a prefix (empty for the default) a meaning in an element of that level and in what is
    /// in it; returns how many are in scope.
    pub(super) fn bind(&mut self, prefix: &'a str, uri: &str, depth: usize) -> usize {
        self.strict |= ns::is_strict(uri);
        let ns = self.intern(uri);
        self.bindings.push(Binding { prefix, ns, depth });
        self.bindings.len()
    }

    /// Forgets what elements below that level declared.
    pub(super) fn leave(&mut self, depth: usize) {
        while self.bindings.last().is_some_and(|binding| binding.depth > depth) {
            self.bindings.pop();
        }
    }

    /// The index of what a prefix means here; no default namespace is "none".
    pub(super) fn resolve(&self, prefix: &str) -> Option<u32> {
        let found = self.bindings.iter().rev().find(|binding| binding.prefix == prefix);
        found.map(|binding| binding.ns).or(prefix.is_empty().then_some(0))
    }

    /// The index of a namespace.
    pub(super) fn intern(&mut self, uri: &str) -> u32 {
        let uri = ns::transitional(uri);
        if let Some(&index) = self.index.get(&*uri) {
            return index;
        }
        let index = u32::try_from(self.namespaces.len()).unwrap_or(u32::MAX);
        self.namespaces.push(uri.clone().into());
        self.index.insert(uri.into(), index);
        index
    }

    /// All namespaces by index, and whether one was of the strict edition.
    pub(super) fn finish(self) -> (Vec<Box<str>>, bool) {
        (self.namespaces, self.strict)
    }
}

//! `Links`: who refers to whom, so that a part that nothing needs is found without a search through
//! all of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::opc::name;

/// Who refers to whom, by keys of part names; the package has the empty name.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// Target, source, how often.
    sources: BTreeMap<String, BTreeMap<String, u32>>,
    /// Source, target, how often.
    targets: BTreeMap<String, BTreeMap<String, u32>>,
}

impl Links {
    /// A relationship of `source` leads to `target`.
    pub(super) fn add(&mut self, source: &str, target: &str) {
        let (source, target) = (name::key(source), name::key(target));
        let count = |map: &mut BTreeMap<String, BTreeMap<String, u32>>, a: &str, b: &str| {
            *map.entry(a.to_owned()).or_default().entry(b.to_owned()).or_default() += 1;
        };
        count(&mut self.sources, &target, &source);
        count(&mut self.targets, &source, &target);
    }

    /// One relationship less leads from `source` to `target`.
    pub(super) fn remove(&mut self, source: &str, target: &str) {
        let (source, target) = (name::key(source), name::key(target));
        decrement(&mut self.sources, &target, &source);
        decrement(&mut self.targets, &source, &target);
    }

    /// Forgets all relationships of a part; returns what they led to.
    pub(super) fn forget(&mut self, source: &str) -> Vec<String> {
        let key = name::key(source);
        let targets = self.targets.remove(&key).unwrap_or_default();
        for target in targets.keys() {
            if let Some(sources) = self.sources.get_mut(target) {
                sources.remove(&key);
            }
        }
        targets.into_keys().collect()
    }

    /// The parts that refer to that one, by their keys.
    pub(super) fn sources(&self, target: &str) -> Vec<String> {
        let sources = self.sources.get(&name::key(target));
        sources.into_iter().flat_map(|sources| sources.keys().cloned()).collect()
    }

    /// Whether the package, or a part that nothing refers to (litter that was there before), leads
    /// to that part. The search goes backwards, into depth, and ends with the first path that it
    /// finds; of the parts that refer to one on the way it looks at no more than it needs.
    pub(super) fn is_needed(&self, target: &str) -> bool {
        let target = name::key(target);
        let sources = |part: &str| self.sources.get(part).filter(|sources| !sources.is_empty());
        let Some(first) = sources(&target) else { return false };
        let mut seen = BTreeSet::from([target.as_str()]);
        let mut path = vec![first.keys()];
        while let Some(last) = path.last_mut() {
            let Some(source) = last.next() else {
                path.pop();
                continue;
            };
            if seen.insert(source) {
                match sources(source) {
                    Some(further) if !source.is_empty() => path.push(further.keys()),
                    _ => return true,
                }
            }
        }
        false
    }
}

fn decrement(map: &mut BTreeMap<String, BTreeMap<String, u32>>, a: &str, b: &str) {
    let Some(inner) = map.get_mut(a) else { return };
    if let Some(count) = inner.get_mut(b) {
        *count -= 1;
        if *count == 0 {
            inner.remove(b);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(pairs: &[(&str, &str)]) -> Links {
        let mut links = Links::default();
        pairs.iter().for_each(|(source, target)| links.add(source, target));
        links
    }

    #[test]
    fn a_part_is_needed_if_the_package_or_litter_leads_to_it() {
        let cases: [(&[(&str, &str)], bool); 7] = [
            (&[], false),
            (&[("", "x")], true),
            (&[("litter", "x")], true),
            (&[("a", "x"), ("x", "a")], false),
            (&[("a", "x"), ("x", "a"), ("b", "a"), ("a", "b")], false),
            (&[("a", "x"), ("x", "a"), ("b", "a"), ("a", "b"), ("", "b")], true),
            (&[("x", "x")], false),
        ];
        for (pairs, expected) in cases {
            assert_eq!(links(pairs).is_needed("X"), expected, "{pairs:?}");
        }
    }

    #[test]
    fn what_a_part_led_to_is_no_longer_needed_without_it() {
        let mut links = links(&[("", "main"), ("main", "slide"), ("slide", "x"), ("x", "slide")]);
        assert!(links.is_needed("x"));
        links.remove("main", "slide");
        assert!(!links.is_needed("slide") && !links.is_needed("x"));
        assert_eq!(links.forget("slide"), ["x"]);
    }
}

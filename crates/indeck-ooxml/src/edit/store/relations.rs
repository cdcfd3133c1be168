//! Relationships of a store, and the parts that go when nothing refers to them any more.

use std::collections::BTreeSet;

use super::links::Links;
use super::{Body, Store};
use crate::error::Error;
use crate::opc::{Relationship, Relationships, Target, name};

impl Store {
    /// The relationships of a part as they are now; of the package for an empty name.
    pub(in crate::edit) fn relationships(&self, source: &str) -> Result<Relationships, Error> {
        match self.relationships.get(&name::key(source)) {
            Some(relationships) => Ok(relationships.clone()),
            None if self.has_no_list(source) => Ok(Relationships::new(source)),
            None => self.package.relationships(source),
        }
    }

    /// The part that the first relationship of that type leads to, without a copy of them all.
    pub(in crate::edit) fn first_part(
        &self,
        source: &str,
        kind: &str,
    ) -> Result<Option<String>, Error> {
        let first = |all: &Relationships| all.first_part(kind).map(str::to_owned);
        match self.relationships.get(&name::key(source)) {
            Some(relationships) => Ok(first(relationships)),
            None => self.relationships(source).map(|relationships| first(&relationships)),
        }
    }

    /// The relationships of a part, to be changed by [`relate`](Self::relate) and the like only.
    fn loaded(&mut self, source: &str) -> Result<&mut Relationships, Error> {
        let key = name::key(source);
        if !self.relationships.contains_key(&key) {
            let relationships = self.relationships(source)?;
            self.relationships.insert(key.clone(), relationships);
        }
        Ok(self.relationships.entry(key).or_default())
    }

    /// Whether the relationships that were read of a part, if any, are gone.
    fn has_no_list(&self, source: &str) -> bool {
        let list = name::key(&name::relationships_part(source));
        matches!(self.changed.get(&list), Some(Body::Removed))
    }

    /// Relates a part (or the package, for an empty name) to a target; returns the id. An equal
    /// relationship serves again.
    pub(in crate::edit) fn relate(
        &mut self,
        source: &str,
        kind: &str,
        target: Target,
    ) -> Result<String, Error> {
        let known = self.relationships.get(&name::key(source));
        let read = if known.is_none() { Some(self.relationships(source)?) } else { None };
        let all = known.or(read.as_ref()).into_iter().flat_map(Relationships::iter);
        let equal = |r: &&Relationship| r.kind == kind && r.target == target;
        let equal = all.filter(equal).map(|r| r.id.clone()).next();
        if let Some(equal) = equal {
            return Ok(equal);
        }
        self.add_relationship(source, kind, target)
    }

    /// As [`relate`](Self::relate), but always by a new relationship.
    pub(in crate::edit) fn add_relationship(
        &mut self,
        source: &str,
        kind: &str,
        target: Target,
    ) -> Result<String, Error> {
        if let (Some(links), Target::Part(part)) = (&mut self.links, &target) {
            links.add(source, part);
        }
        Ok(self.loaded(source)?.add(kind, target))
    }

    /// Gives a part that was just added all its relationships.
    pub(in crate::edit) fn set_relationships(
        &mut self,
        source: &str,
        relationships: Relationships,
    ) {
        if let Some(links) = &mut self.links {
            relationships.iter().filter_map(|r| r.part()).for_each(|part| links.add(source, part));
        }
        self.relationships.insert(name::key(source), relationships);
    }

    /// Ends a relationship; parts that nothing needs any more go with it.
    pub(in crate::edit) fn unrelate(&mut self, source: &str, id: &str) -> Result<(), Error> {
        self.load_links()?;
        let Some(removed) = self.loaded(source)?.remove(id) else { return Ok(()) };
        if let Some(part) = removed.part().map(str::to_owned) {
            self.unlink(source, &part);
            self.drop_unneeded(vec![part]);
        }
        Ok(())
    }

    /// Removes parts that nothing needs any more, and those that only they needed.
    fn drop_unneeded(&mut self, mut candidates: Vec<String>) {
        while let Some(part) = candidates.pop() {
            let needed = self.links.as_ref().is_none_or(|links| links.is_needed(&part));
            if needed || !self.contains(&part) {
                continue;
            }
            let targets = self.links.as_mut().map(|l| l.forget(&part)).unwrap_or_default();
            candidates.extend(targets);
            self.remove(&part);
        }
    }

    /// Takes a part and its relationships away.
    fn remove(&mut self, part: &str) {
        let relationships = name::relationships_part(part);
        self.relationships.remove(&name::key(part));
        for gone in [part, &relationships] {
            self.types.remove(gone);
            match self.package.contains(gone) {
                true => self.put(gone, Body::Removed),
                false => drop(self.changed.remove(&name::key(gone))),
            }
        }
    }

    /// The names of the parts that refer to that one.
    pub(in crate::edit) fn referrers(&mut self, part: &str) -> Result<Vec<String>, Error> {
        self.load_links()?;
        Ok(self.links.as_ref().map(|links| links.sources(part)).unwrap_or_default())
    }

    fn unlink(&mut self, source: &str, part: &str) {
        if let Some(links) = &mut self.links {
            links.remove(source, part);
        }
    }

    fn load_links(&mut self) -> Result<(), Error> {
        if self.links.is_some() {
            return Ok(());
        }
        let mut links = Links::default();
        let sources: BTreeSet<String> = self
            .package
            .names()
            .filter_map(name::relationships_source)
            .chain(self.added.iter().cloned())
            .filter(|source| source.is_empty() || self.contains(source))
            .collect();
        for source in &sources {
            for relationship in self.relationships(source)?.iter() {
                relationship.part().into_iter().for_each(|part| links.add(source, part));
            }
        }
        self.links = Some(links);
        Ok(())
    }
}

//! Relationships: what a part refers to.
//!
//! Source: ECMA-376-2, 6.5 (relationships).

use std::collections::{BTreeMap, BTreeSet};

use super::Limits;
use super::name;
use crate::error::Error;
use crate::xml::{Document, Node, Patch, XmlWriter, ns};

/// What a relationship leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A part, by its name without leading slash.
    Part(String),
    /// Something outside the package, as written.
    External(String),
    /// A place in the part itself (`#…`), as written.
    Fragment(String),
    /// Nothing that could be followed (`NULL`, empty, out of the package), as written.
    Nowhere(String),
}

/// One relationship.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Relationship {
    /// The id, unique in its part.
    pub(crate) id: String,
    /// The type: a URI, as written.
    pub(crate) kind: String,
    /// What it leads to.
    pub(crate) target: Target,
}

impl Relationship {
    /// Whether its type ends with that word: `slideLayout`, `image`.
    pub(crate) fn is(&self, suffix: &str) -> bool {
        self.kind.rsplit('/').next() == Some(suffix)
    }

    /// The part that it leads to.
    pub(crate) fn part(&self) -> Option<&str> {
        match &self.target {
            Target::Part(name) => Some(name),
            _ => None,
        }
    }
}

/// The relationships of a part, in the order in which they were written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Relationships {
    source: String,
    /// In the order in which they were written; `None` stands where one was removed.
    list: Vec<Option<Relationship>>,
    /// Index of the list by id; of doubles the first.
    index: BTreeMap<String, usize>,
    /// The number of the next free id: never found by a search, so that adding stays cheap.
    next: u64,
}

impl Relationships {
    /// A part's relationships: none yet. The source is empty for the package.
    pub(crate) fn new(source: &str) -> Self {
        Self { source: source.to_owned(), list: Vec::new(), index: BTreeMap::new(), next: 1 }
    }

    /// Reads the relationships of `source`. What a relationship leads to is not looked at: one that
    /// leads nowhere is the matter of who follows it.
    ///
    /// # Errors
    /// When the part is not XML that a package may have.
    pub(crate) fn parse(source: &str, bytes: Vec<u8>, limits: &Limits) -> Result<Self, Error> {
        let doc = Document::parse(&name::relationships_part(source), bytes, limits)?;
        let mut relationships = Self::new(source);
        for node in doc.root().children().filter(|node| node.name() == "Relationship") {
            relationships.insert(read(source, node));
        }
        Ok(relationships)
    }

    /// All, in the order in which they were written.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Relationship> {
        self.list.iter().flatten()
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// The one of that id.
    pub(crate) fn by_id(&self, id: &str) -> Option<&Relationship> {
        self.index.get(id).and_then(|index| self.list.get(*index)?.as_ref())
    }

    /// Those whose type ends with that word: `slideLayout`, `image`.
    pub(crate) fn by_type(&self, suffix: &str) -> impl Iterator<Item = &Relationship> {
        self.iter().filter(move |relationship| relationship.is(suffix))
    }

    /// The part that the first relationship of that type leads to.
    pub(crate) fn first_part(&self, suffix: &str) -> Option<&str> {
        self.by_type(suffix).find_map(Relationship::part)
    }

    /// Adds one to a part or to something outside and returns its id.
    pub(crate) fn add(&mut self, kind: &str, target: Target) -> String {
        let id = self.next_id();
        self.insert(Relationship { id: id.clone(), kind: kind.to_owned(), target });
        id
    }

    /// Adds one with its id.
    pub(crate) fn insert(&mut self, relationship: Relationship) {
        let number = relationship.id.trim_start_matches(|c: char| !c.is_ascii_digit());
        if let Ok(number) = number.parse::<u32>() {
            self.next = self.next.max(u64::from(number) + 1);
        }
        self.index.entry(relationship.id.clone()).or_insert(self.list.len());
        self.list.push(Some(relationship));
    }

    /// Removes the one of that id.
    pub(crate) fn remove(&mut self, id: &str) -> Option<Relationship> {
        let index = self.index.remove(id)?;
        self.list.get_mut(index)?.take()
    }

    /// The id that [`add`](Self::add) gives next.
    pub(crate) fn next_id(&self) -> String {
        format!("rId{}", self.next)
    }

    /// Makes them those of another part; they lead where they led.
    pub(crate) fn set_source(&mut self, source: &str) {
        source.clone_into(&mut self.source);
    }

    /// The same with other types.
    pub(crate) fn renamed(mut self, rename: impl Fn(&str) -> String) -> Self {
        self.list.iter_mut().flatten().for_each(|r| r.kind = rename(&r.kind));
        self
    }

    /// Keeps those that `keep` says; the way to remove many.
    pub(crate) fn retain(&mut self, mut keep: impl FnMut(&Relationship) -> bool) {
        self.list.retain(|relationship| relationship.as_ref().is_some_and(&mut keep));
        self.rebuild_index();
    }

    /// The part that holds them.
    pub(crate) fn to_xml(&self) -> Vec<u8> {
        let mut w = XmlWriter::part();
        w.open("Relationships").attr("xmlns", ns::RELATIONSHIPS);
        self.iter().for_each(|relationship| self.write(&mut w, relationship, None));
        w.close();
        w.finish()
    }

    /// The part `written` that held them once, changed to hold them as they are now: what stayed
    /// the same stays byte for byte.
    ///
    /// # Errors
    /// When `written` is not XML that a package may have.
    pub(crate) fn patch(&self, written: Vec<u8>, limits: &Limits) -> Result<Vec<u8>, Error> {
        let doc = Document::parse(&name::relationships_part(&self.source), written, limits)?;
        let (mut patch, mut seen) = (Patch::new(&doc), BTreeSet::new());
        let prefixed = doc.root().qname().contains(':');
        for node in doc.root().children().filter(|node| node.name() == "Relationship") {
            let id = node.attr("Id").unwrap_or_default().into_owned();
            let known = seen.contains(&id);
            match self.by_id(&id) {
                None => patch.remove(node),
                // A second one of that id is nobody's matter.
                Some(now) if known || *now == read(&self.source, node) => {}
                Some(now) => patch.replace(node, &self.fragment(prefixed, [now])),
            }
            seen.insert(id);
        }
        let new = self.fragment(prefixed, self.iter().filter(|r| !seen.contains(&r.id)));
        if !new.is_empty() {
            patch.append(doc.root(), &new);
        }
        Ok(patch.apply())
    }

    /// Elements to be put among others, whose names may have a prefix.
    fn fragment<'r>(
        &self,
        prefixed: bool,
        relationships: impl IntoIterator<Item = &'r Relationship>,
    ) -> String {
        let mut w = XmlWriter::fragment();
        let xmlns = prefixed.then_some(ns::RELATIONSHIPS);
        relationships.into_iter().for_each(|relationship| self.write(&mut w, relationship, xmlns));
        String::from_utf8_lossy(&w.finish()).into_owned()
    }

    fn write(&self, w: &mut XmlWriter, relationship: &Relationship, xmlns: Option<&str>) {
        let Relationship { id, kind, target } = relationship;
        w.open("Relationship").attr_opt("xmlns", xmlns).attr("Id", id).attr("Type", kind);
        match target {
            Target::Part(part) => {
                w.attr("Target", &name::relative(&self.source, part));
            }
            Target::Fragment(text) | Target::Nowhere(text) => {
                w.attr("Target", text);
            }
            Target::External(uri) => {
                w.attr("Target", uri).attr("TargetMode", "External");
            }
        }
        w.close();
    }

    fn rebuild_index(&mut self) {
        self.index.clear();
        for (position, relationship) in self.list.iter().enumerate() {
            if let Some(relationship) = relationship {
                self.index.entry(relationship.id.clone()).or_insert(position);
            }
        }
    }
}

fn read(source: &str, node: Node<'_>) -> Relationship {
    let text = |name| node.attr(name).unwrap_or_default().into_owned();
    let external =
        node.attr("TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("External"));
    let target = target(source, text("Target"), external);
    Relationship { id: text("Id"), kind: text("Type"), target }
}

fn target(source: &str, text: String, external: bool) -> Target {
    if external {
        return Target::External(text);
    }
    if text.starts_with('#') {
        return Target::Fragment(text);
    }
    // PowerPoint writes `NULL` for a picture that it could not find.
    let file = text.rsplit('/').next().unwrap_or_default();
    let nowhere = file.is_empty() || file.eq_ignore_ascii_case("NULL") || has_scheme(&text);
    match name::resolve(source, &text).filter(|_| !nowhere) {
        Some(part) => Target::Part(part),
        None => Target::Nowhere(text),
    }
}

/// Whether it begins with a scheme, as `file:` and `mailto:` do.
fn has_scheme(text: &str) -> bool {
    text.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    })
}

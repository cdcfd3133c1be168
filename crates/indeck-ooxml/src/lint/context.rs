//! `Context`: what all checks share: the package, its relationships, slides, masters and layouts.

use std::collections::BTreeMap;

use indeck_model::{Emu, Size};

use super::finding::{At, Sink};
use super::part::Kind;
use super::rules::package as rule;
use crate::error::Error;
use crate::opc::{Package, Relationship, Relationships, name};
use crate::xml::{Document, ns};

/// Relationships that lead from a slide to what it does not own.
const NOT_OWNED: [&str; 6] =
    ["slide", "slideLayout", "slideMaster", "notesMaster", "theme", "tableStyles"];

/// What all checks share.
#[derive(Debug)]
pub(super) struct Context {
    pub(super) package: Package,
    /// The presentation part.
    pub(super) main: String,
    /// The relationships of every part that has some; of the package under the empty name.
    rels: BTreeMap<String, Relationships>,
    none: Relationships,
    /// The parts of the slides, in the order of the show.
    pub(super) slides: Vec<String>,
    /// The slide that a part belongs to, by its place from 1.
    homes: BTreeMap<String, u32>,
    /// Presentation, masters, layouts and themes, read.
    library: BTreeMap<String, Document>,
    /// The slides' size.
    pub(super) canvas: Option<Size>,
}

impl Context {
    /// Reads what all checks need.
    pub(super) fn read(package: Package, sink: &mut Sink<'_>) -> Result<Self, Error> {
        let rels = relationships(&package, sink);
        let main = main_part(&package)?;
        let none = Relationships::new("");
        let (slides, homes, library) = (Vec::new(), BTreeMap::new(), BTreeMap::new());
        let mut context = Self { package, main, rels, none, slides, homes, library, canvas: None };
        context.read_library(sink);
        context.read_presentation();
        context.find_homes();
        Ok(context)
    }

    /// The relationships of a part; none if it has none.
    pub(super) fn rels(&self, part: &str) -> &Relationships {
        self.rels.get(part).unwrap_or(&self.none)
    }

    /// The sources that have relationships, with them.
    pub(super) fn all_rels(&self) -> impl Iterator<Item = (&str, &Relationships)> {
        self.rels.iter().map(|(source, rels)| (source.as_str(), rels))
    }

    /// The existing part that a relationship leads to, by its real name.
    pub(super) fn target(&self, relationship: &Relationship) -> Option<&str> {
        self.package.real_name(relationship.part()?)
    }

    /// The existing part that the first relationship of that type leads to.
    pub(super) fn first(&self, part: &str, kind: &str) -> Option<&str> {
        self.rels(part).by_type(kind).find_map(|relationship| self.target(relationship))
    }

    pub(super) fn kind(&self, part: &str) -> Kind {
        Kind::of(self.package.content_type(part))
    }

    /// A presentation, master, layout or theme that was read.
    pub(super) fn shared(&self, part: &str) -> Option<&Document> {
        self.library.get(part)
    }

    /// The slide that a part is or belongs to.
    pub(super) fn home(&self, part: &str) -> Option<u32> {
        self.homes.get(part).copied()
    }

    /// Reads a part as XML; what cannot be read is a finding.
    pub(super) fn document(&self, part: &str, sink: &mut Sink<'_>) -> Option<Document> {
        let at = At { slide: self.home(part), ..At::part(part) };
        read(&self.package, part, at, sink)
    }

    /// Whether a part is XML that is looked at.
    pub(super) fn is_xml(&self, part: &str) -> bool {
        let typed = self.package.content_type(part).is_some_and(|t| t.ends_with("+xml"));
        let ending = name::extension(part);
        let ending = ending.as_deref().unwrap_or_default();
        (typed || ending == "xml")
            && ending != "vml"
            && ending != "svg"
            && ending != "rels"
            && !part.starts_with('[')
    }

    fn read_library(&mut self, sink: &mut Sink<'_>) {
        let wanted =
            |kind| matches!(kind, Kind::Presentation | Kind::Master | Kind::Layout | Kind::Theme);
        let parts: Vec<String> = self
            .package
            .names()
            .filter(|part| wanted(self.kind(part)))
            .map(str::to_owned)
            .collect();
        for part in parts {
            if let Some(document) = read(&self.package, &part, At::part(&part), sink) {
                self.library.insert(part, document);
            }
        }
    }

    fn read_presentation(&mut self) {
        let Some(document) = self.library.get(&self.main) else { return };
        let root = document.root();
        let length = |name: &str| root.child(ns::P, "sldSz")?.attr(name)?.parse().ok().map(Emu);
        self.canvas = length("cx").zip(length("cy")).map(|(width, height)| Size { width, height });
        let listed = root.child(ns::P, "sldIdLst").into_iter().flat_map(|list| list.children());
        let rels = self.rels(&self.main);
        let mut slides = Vec::new();
        for entry in listed.filter(|node| node.is(ns::P, "sldId")) {
            let relationship = entry.attr_ns(ns::R, "id").and_then(|id| rels.by_id(&id));
            let part = relationship.and_then(|r| self.target(r)).map(str::to_owned);
            // A place that leads nowhere still counts: the others keep their numbers.
            slides.push(part.unwrap_or_default());
        }
        self.slides = slides;
    }

    /// Gives each part to the first slide from which it can be reached.
    fn find_homes(&mut self) {
        let mut homes = BTreeMap::new();
        for (slide, number) in self.slides.iter().zip(1u32..).filter(|(s, _)| !s.is_empty()) {
            let mut waiting = vec![slide.as_str()];
            while let Some(part) = waiting.pop() {
                if homes.contains_key(part) {
                    continue;
                }
                homes.insert(part.to_owned(), number);
                let owned = self.rels(part).iter();
                let owned = owned.filter(|r| !NOT_OWNED.iter().any(|kind| r.is(kind)));
                let owned = owned.filter_map(|r| self.target(r));
                waiting.extend(owned.filter(|p| *p != self.main && !self.library.contains_key(*p)));
            }
        }
        self.homes = homes;
    }
}

/// The relationships of all parts; what cannot be read is a finding.
fn relationships(package: &Package, sink: &mut Sink<'_>) -> BTreeMap<String, Relationships> {
    let mut all = BTreeMap::new();
    for part in package.names() {
        let Some(source) = name::relationships_source(part) else { continue };
        let source = package.real_name(&source).map_or(source.clone(), str::to_owned);
        match package.relationships(&source) {
            Ok(rels) => drop(all.insert(source, rels)),
            Err(error) => sink.say(&rule::PART_DAMAGED, At::part(part), error.to_string()),
        }
    }
    all
}

/// The main part, also of packages that name none or several.
fn main_part(package: &Package) -> Result<String, Error> {
    match package.main_part() {
        Ok(main) => Ok(main),
        Err(error @ Error::NotAPresentation { .. }) => Err(error),
        Err(_) => {
            let typed = |part: &&str| Kind::of(package.content_type(part)) == Kind::Presentation;
            let typed = package.names().find(typed);
            Ok(typed.unwrap_or("ppt/presentation.xml").to_owned())
        }
    }
}

fn read(package: &Package, part: &str, at: At<'_>, sink: &mut Sink<'_>) -> Option<Document> {
    match package.document(part) {
        Ok(document) => Some(document),
        Err(error) => {
            sink.say(&rule::PART_DAMAGED, at, error.to_string());
            None
        }
    }
}

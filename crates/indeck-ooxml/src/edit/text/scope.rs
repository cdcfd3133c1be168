//! Where text is replaced: slides, notes, charts, diagrams, layouts.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::pattern::Replace;
use super::rewrite::replace_below;
use crate::edit::Presentation;
use crate::edit::shape::ShapeRef;
use crate::error::Error;
use crate::opc::name;
use crate::part::tree::{self, Item};
use crate::xml::{Document, ElementId, Node, ns};

/// Where text is replaced. Shapes and tables of slides always are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextScope {
    /// The slides, from 0; `None` means all.
    pub slides: Option<Range<usize>>,
    /// Whether in their notes.
    pub notes: bool,
    /// Whether in titles and other texts of charts; never in their data.
    pub charts: bool,
    /// Whether in SmartArt diagrams.
    pub diagrams: bool,
    /// Whether on all masters and layouts of the deck.
    pub layouts: bool,
}

impl Default for TextScope {
    /// All slides with their notes, charts and diagrams, but no layouts.
    fn default() -> Self {
        Self { slides: None, notes: true, charts: true, diagrams: true, layouts: false }
    }
}

impl TextScope {
    /// One slide, from 0, with its notes, charts and diagrams.
    pub fn slide(slide: usize) -> Self {
        Self { slides: Some(slide..slide.saturating_add(1)), ..Self::default() }
    }

    fn includes(&self, kind: &str) -> bool {
        match kind {
            "notesSlide" => self.notes,
            "chart" | "chartEx" | "chartUserShapes" => self.charts,
            "diagramData" | "diagramDrawing" => self.diagrams,
            _ => false,
        }
    }
}

/// Where something was replaced.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TextPlace {
    /// In a shape or table.
    Shape(ShapeRef),
    /// In the notes of that slide, from 0.
    Notes(usize),
    /// In a chart of that slide, from 0.
    Chart(usize),
    /// In a diagram of that slide, from 0.
    Diagram(usize),
    /// On a master or layout, by its part.
    Layout(String),
}

/// How often something was replaced somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// Where.
    pub place: TextPlace,
    /// How often.
    pub count: usize,
}

impl Presentation {
    /// Replaces text across runs and keeps the formatting: what is found may begin in one run and
    /// end in another, and what comes in its place looks like the run where it begins. Returns
    /// where how often something was replaced.
    ///
    /// Fields (slide numbers, dates) keep their texts, which are PowerPoint's; one goes only where
    /// what is found reaches over all of it.
    ///
    /// ```no_run
    /// use indeck_ooxml::{Presentation, Replace, TextScope};
    /// let mut deck = Presentation::open("letter.pptx")?;
    /// let names = Replace::new().with_tag("client", "Meridian").with("2023", "2024");
    /// let replaced = deck.replace_text(&names, &TextScope::default())?;
    /// println!("{} places", replaced.len());
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::NoSuchSlide`], and those of damaged parts; what was replaced before stays replaced.
    pub fn replace_text(
        &mut self,
        replace: &Replace,
        scope: &TextScope,
    ) -> Result<Vec<Replaced>, Error> {
        let mut work = Work { replace, scope, seen: BTreeSet::new(), found: Vec::new() };
        for slide in scope.slides.clone().unwrap_or(0..self.slide_count()) {
            let part = self.slide_part(slide)?;
            work.slide(self, slide, &part)?;
            work.related(self, slide, &part)?;
        }
        if scope.layouts {
            for part in self.backdrops()? {
                work.part(self, &part, TextPlace::Layout(part.clone()))?;
            }
        }
        Ok(work.found)
    }

    /// The parts of masters and their layouts.
    fn backdrops(&self) -> Result<Vec<String>, Error> {
        let mut found = Vec::new();
        let relationships = self.relationships(self.main_part())?;
        for master in relationships.by_type("slideMaster").filter_map(|r| r.part()) {
            found.push(master.to_owned());
            let layouts = self.relationships(master)?;
            let layouts = layouts.by_type("slideLayout").filter_map(|r| r.part());
            found.extend(layouts.map(str::to_owned));
        }
        Ok(found)
    }
}

struct Work<'a> {
    replace: &'a Replace,
    scope: &'a TextScope,
    /// Keys of parts that were done: several slides can share one.
    seen: BTreeSet<String>,
    found: Vec<Replaced>,
}

impl Work<'_> {
    fn slide(&mut self, deck: &mut Presentation, slide: usize, part: &str) -> Result<(), Error> {
        if !self.seen.insert(name::key(part)) {
            return Ok(());
        }
        let found = deck.edit_tidily(part, &[], |document, patch| {
            let counts = replace_below(document.root(), self.replace, patch);
            let items = tree::root(document).map(tree::items).unwrap_or_default();
            Ok(by_shape(document, &items, slide, counts))
        })?;
        self.found.extend(found);
        Ok(())
    }

    /// What belongs to a slide, and to its charts.
    fn related(&mut self, deck: &mut Presentation, slide: usize, part: &str) -> Result<(), Error> {
        let relationships = deck.relationships(part)?;
        for relationship in relationships.iter() {
            let kind = relationship.kind.rsplit('/').next().unwrap_or_default();
            let Some(target) = relationship.part().filter(|_| self.scope.includes(kind)) else {
                continue;
            };
            let place = match kind {
                "notesSlide" => TextPlace::Notes(slide),
                "diagramData" | "diagramDrawing" => TextPlace::Diagram(slide),
                _ => TextPlace::Chart(slide),
            };
            // What a diagram shows stands twice: in its data, and drawn.
            let is_counted = kind != "diagramDrawing";
            let known = self.found.len();
            self.part(deck, target, place)?;
            if !is_counted {
                self.found.truncate(known);
            }
            if matches!(kind, "chart" | "chartEx") {
                self.related(deck, slide, target)?;
            }
        }
        Ok(())
    }

    fn part(&mut self, deck: &mut Presentation, part: &str, place: TextPlace) -> Result<(), Error> {
        if !self.seen.insert(name::key(part)) {
            return Ok(());
        }
        let count = deck.edit_tidily(part, &[], |document, patch| {
            let counts = replace_below(document.root(), self.replace, patch);
            let shown = counts.iter().filter(|(id, _)| !is_fallback(document.node(*id)));
            Ok(shown.map(|(_, count)| count).sum::<usize>())
        })?;
        if count > 0 {
            self.found.push(Replaced { place, count });
        }
        Ok(())
    }
}

/// The counts of paragraphs by the shapes that show them; twins in alternate content do not count.
fn by_shape(
    document: &Document,
    items: &[Item<'_>],
    slide: usize,
    counts: Vec<(ElementId, usize)>,
) -> Vec<Replaced> {
    let items: BTreeMap<ElementId, &Item<'_>> =
        items.iter().map(|item| (item.node.id(), item)).collect();
    let mut found: Vec<Replaced> = Vec::new();
    for (id, count) in counts {
        let mut around = std::iter::successors(Some(document.node(id)), |node| node.parent());
        let shape = around.find(|node| tree::is_shape(*node));
        let Some(item) = shape.and_then(|shape| items.get(&shape.id())) else { continue };
        let place = TextPlace::Shape(ShapeRef { slide, id: item.id, nth: item.nth });
        match found.last_mut().filter(|last| last.place == place) {
            Some(last) => last.count += count,
            None => found.push(Replaced { place, count }),
        }
    }
    found
}

fn is_fallback(node: Node<'_>) -> bool {
    std::iter::successors(node.parent(), |node| node.parent())
        .any(|node| node.is(ns::MC, "Fallback"))
}

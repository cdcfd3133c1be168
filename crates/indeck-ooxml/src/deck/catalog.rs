//! `Catalog`: what slides can be made from: masters, layouts, placeholders, theme.

use indeck_model::brand::Brand;
use indeck_model::{Emu, Size};

use crate::deck::layout::{self, LayoutPart};
use crate::deck::options::WorkbookPayload;
use crate::deck::plan::LayoutView;
use crate::deck::text_metrics::MasterText;
use crate::deck::theme;
use crate::deck::worker::Surroundings;
use crate::error::Error;
use crate::opc::{Package, Relationships, name};
use crate::xml::{Document, Node, ns};

/// The table style that PowerPoint gives a new table (Medium Style 2 – Accent 1).
const USUAL_TABLE_STYLE: &str = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}";

/// Where parts are read from.
pub(crate) trait Parts {
    /// A part, read as XML.
    fn document(&self, part: &str) -> Result<Document, Error>;
    /// The relationships of a part.
    fn relationships(&self, part: &str) -> Result<Relationships, Error>;
    /// Whether there is a part of that name.
    fn contains(&self, part: &str) -> bool;
}

impl Parts for Package {
    fn document(&self, part: &str) -> Result<Document, Error> {
        Self::document(self, part)
    }

    fn relationships(&self, part: &str) -> Result<Relationships, Error> {
        Self::relationships(self, part)
    }

    fn contains(&self, part: &str) -> bool {
        Self::contains(self, part)
    }
}

/// What slides can be made from.
#[derive(Debug)]
pub(crate) struct Catalog {
    pub(crate) brand: Brand,
    pub(crate) layouts: Vec<LayoutPart>,
    /// The first master's theme.
    pub(crate) theme_part: Option<String>,
    /// The notes master.
    pub(crate) notes_master: Option<String>,
    table_style: String,
}

impl Catalog {
    /// Reads what a presentation part refers to.
    pub(crate) fn read(package: &dyn Parts, presentation: &Document) -> Result<Self, Error> {
        let main = presentation.part();
        let mut reader = Reader { package, brand: Brand::default(), layouts: vec![] };
        reader.brand.slide_size = slide_size(presentation)?;
        let rels = package.relationships(main)?;
        let mut theme_part = None;
        for id in listed_ids(presentation.root(), "sldMasterIdLst", "sldMasterId") {
            let master = rels.by_id(&id).and_then(|r| r.part());
            let master = master.ok_or_else(|| missing(main, &id))?;
            let theme = reader.read_master(master, presentation)?;
            theme_part = theme_part.or(Some(theme));
        }
        let (brand, layouts) = (reader.brand, reader.layouts);
        let part_of = |kind| rels.by_type(kind).find_map(|r| r.part()).map(str::to_owned);
        let table_style = match part_of("tableStyles") {
            Some(part) if package.contains(&part) => {
                let styles = package.document(&part)?;
                styles.root().attr("def").map(|id| id.into_owned())
            }
            _ => None,
        };
        let notes_master = part_of("notesMaster").filter(|part| package.contains(part));
        let table_style = table_style.unwrap_or_else(|| USUAL_TABLE_STYLE.to_owned());
        Ok(Self { brand, layouts, theme_part, notes_master, table_style })
    }

    /// The layout of a name.
    pub(crate) fn layout(&self, name: &str) -> Result<LayoutView<'_>, Error> {
        let found = self.brand.layout_index(name).and_then(|index| {
            let (layout, part) = (self.brand.layouts.get(index)?, self.layouts.get(index)?);
            Some(LayoutView { index, layout, part })
        });
        found.ok_or_else(|| Error::UnknownLayout {
            name: name.to_owned(),
            available: self.brand.layout_names(),
        })
    }

    /// The name of the layout that a part holds.
    pub(crate) fn layout_name(&self, part: &str) -> Option<&str> {
        let index = self.layouts.iter().position(|layout| layout.part == part)?;
        self.brand.layouts.get(index).map(|layout| layout.name.as_str())
    }

    /// What slides need to know of the parts around them, the notes master being that part.
    pub(crate) fn surroundings(
        &self,
        notes_master: &str,
        language: Option<String>,
        workbooks: WorkbookPayload,
    ) -> Surroundings {
        let from_slide = |part: &str| name::relative("ppt/slides/slide1.xml", part);
        Surroundings {
            layouts: self.layouts.iter().map(|l| from_slide(&l.part)).collect(),
            notes_master: name::relative("ppt/notesSlides/notesSlide1.xml", notes_master),
            table_style: self.table_style.clone(),
            language,
            size: self.brand.slide_size,
            workbooks,
        }
    }
}

/// Reads masters and their layouts.
struct Reader<'a> {
    package: &'a dyn Parts,
    brand: Brand,
    layouts: Vec<LayoutPart>,
}

impl Reader<'_> {
    /// Reads a master with its layouts; returns its theme's part.
    fn read_master(&mut self, part: &str, presentation: &Document) -> Result<String, Error> {
        let master = self.package.document(part)?;
        let rels = self.package.relationships(part)?;
        let theme_part = rels.first_part("theme").ok_or_else(|| missing(part, "theme"))?.to_owned();
        let theme = theme::read(&self.package.document(&theme_part)?, &master);
        let text = MasterText::new(presentation, &master, &theme);
        for id in listed_ids(master.root(), "sldLayoutIdLst", "sldLayoutId") {
            let layout =
                rels.by_id(&id).and_then(|r| r.part()).ok_or_else(|| missing(part, &id))?;
            let layout = self.package.document(layout)?;
            let (layout, layout_part) = layout::read(&layout, &master, &theme.name, &text);
            self.brand.layouts.push(layout);
            self.layouts.push(layout_part);
        }
        if self.brand.palette.is_empty() && self.brand.name.is_empty() {
            self.brand.name = theme.name;
            self.brand.palette = theme.palette;
            self.brand.heading_font = theme.heading_font;
            self.brand.body_font = theme.body_font;
        }
        Ok(theme_part)
    }
}

fn missing(part: &str, id: &str) -> Error {
    Error::MissingRelationship { part: part.to_owned(), id: id.to_owned() }
}

/// The relationship ids that a list of the presentation or of a master names, in order.
pub(crate) fn listed_ids(root: Node<'_>, list: &str, item: &str) -> Vec<String> {
    let items = root.child(ns::P, list).into_iter().flat_map(|l| l.children());
    let ids = items.filter(|n| n.is(ns::P, item)).filter_map(|n| n.attr_ns(ns::R, "id"));
    ids.map(|id| id.into_owned()).collect()
}

/// The slides' size; where the presentation says none, that of PowerPoint's first default.
///
/// Source: ECMA-376-1, 19.7.15 `ST_SlideSizeCoordinate`.
fn slide_size(presentation: &Document) -> Result<Size, Error> {
    const ALLOWED: std::ops::RangeInclusive<i64> = 914_400..=51_206_400;
    let size = presentation.root().child(ns::P, "sldSz");
    let side = |name, usual| match size.and_then(|s| s.attr(name)) {
        None => Ok(Emu(usual)),
        Some(text) => {
            let side = text.parse().ok().filter(|side| ALLOWED.contains(side)).map(Emu);
            side.ok_or_else(|| Error::UnusablePart {
                part: presentation.part().to_owned(),
                reason: "its slides are not between 1 and 56 inches wide and high",
            })
        }
    };
    Ok(Size { width: side("cx", 9_144_000)?, height: side("cy", 6_858_000)? })
}

//! `Inspection`: what is in a deck: slides, shapes, charts. Reading never changes the file.

mod backdrop;
mod chart;
mod shape;

use std::path::Path;

use indeck_model::Rect;
use indeck_model::brand::Brand;

use crate::deck::catalog::listed_ids;
use crate::deck::template::Template;
use crate::error::Error;
use crate::opc::Limits;
use crate::xml::ns;

pub use crate::part::tree::ShapeKind;
pub(crate) use backdrop::inner_frame;
pub use backdrop::{Backdrop, BackdropPicture};

/// What is in a deck or a template.
///
/// ```no_run
/// let inspection = indeck_ooxml::Inspection::open("deck.pptx")?;
/// for slide in &inspection.slides {
///     println!("{}: {}", slide.number, slide.title.as_deref().unwrap_or("(no title)"));
/// }
/// # Ok::<(), indeck_ooxml::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inspection {
    /// Colours, fonts, layouts and their placeholders.
    pub brand: Brand,
    /// The slides in order.
    pub slides: Vec<SlideSummary>,
}

/// A slide.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SlideSummary {
    /// Its place, from 1.
    pub number: usize,
    /// Its part.
    pub part: String,
    /// Its layout's name.
    pub layout: String,
    /// The text of its title, if it has one.
    pub title: Option<String>,
    /// Whether it is left out of a show.
    pub hidden: bool,
    /// Its shapes, from the back; those of groups follow their group.
    pub shapes: Vec<ShapeSummary>,
    /// The speaker's notes, if there are any.
    pub notes: Option<String>,
}

/// A shape.
#[derive(Clone, Debug, PartialEq)]
pub struct ShapeSummary {
    /// Its id on the slide.
    pub id: u32,
    /// Its name in the selection pane.
    pub name: String,
    /// What it is.
    pub kind: ShapeKind,
    /// The type of the placeholder that it fills.
    pub placeholder: Option<String>,
    /// Its text; of a table, cell by cell.
    pub text: String,
    /// Its text for people who do not see it.
    pub alt: Option<String>,
    /// Its position, where it has one of its own.
    pub frame: Option<Rect>,
    /// What it plots, if it is a chart.
    pub chart: Option<ChartSummary>,
    /// Rows and columns, if it is a table.
    pub table: Option<(usize, usize)>,
}

/// A chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChartSummary {
    /// Its plots, by their elements (`barChart`, `lineChart` …), or by the layouts of the series of a
    /// chart of 2016's kinds (`waterfall`, `clusteredColumn` …).
    pub kinds: Vec<String>,
    /// Its series.
    pub series: Vec<SeriesSummary>,
    /// The part of its workbook, if it has one.
    pub workbook: Option<String>,
}

/// A series of a chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SeriesSummary {
    /// Its name, as cached.
    pub name: String,
    /// Number of its points, as cached.
    pub points: usize,
    /// The cells of its values (`Sheet1!$B$2:$B$13`).
    pub formula: Option<String>,
}

impl Inspection {
    /// Looks into a file.
    ///
    /// # Errors
    /// As [`Template::open`].
    pub fn open(path: impl AsRef<Path>) -> Result<Self, Error> {
        Self::of(&Template::open(path)?)
    }

    /// Looks into the bytes of a file, within limits.
    ///
    /// # Errors
    /// As [`Template::from_bytes`].
    pub fn from_bytes(bytes: Vec<u8>, limits: &Limits) -> Result<Self, Error> {
        Self::of(&Template::from_bytes(bytes, limits)?)
    }

    fn of(template: &Template) -> Result<Self, Error> {
        let main = template.presentation.part();
        let rels = template.package.relationships(main)?;
        let mut slides = Vec::new();
        for id in listed_ids(template.presentation.root(), "sldIdLst", "sldId") {
            if let Some(part) = rels.by_id(&id).and_then(|r| r.part()) {
                slides.push(slide(template, part, slides.len() + 1)?);
            }
        }
        Ok(Self { brand: template.brand().clone(), slides })
    }
}

fn slide(template: &Template, part: &str, number: usize) -> Result<SlideSummary, Error> {
    let document = template.package.document(part)?;
    let rels = template.package.relationships(part)?;
    let root = document.root();
    let tree = root.path(ns::P, &["cSld", "spTree"]);
    let mut shapes = Vec::new();
    if let Some(tree) = tree {
        shape::collect(template, &rels, tree, &mut shapes)?;
    }
    let is_title =
        |s: &&ShapeSummary| matches!(s.placeholder.as_deref(), Some("title" | "ctrTitle"));
    let title = shapes.iter().find(is_title).map(|s| s.text.clone());
    let layout = rels.first_part("slideLayout").and_then(|part| template.layout_name(part));
    Ok(SlideSummary {
        number,
        part: part.to_owned(),
        layout: layout.unwrap_or_default().to_owned(),
        title: title.filter(|t| !t.is_empty()),
        hidden: root.attr("show").is_some_and(|show| matches!(&*show, "0" | "false")),
        shapes,
        notes: notes(template, rels.first_part("notesSlide"))?,
    })
}

/// The text of the notes' body.
fn notes(template: &Template, part: Option<&str>) -> Result<Option<String>, Error> {
    let Some(part) = part.filter(|part| template.package.contains(part)) else { return Ok(None) };
    let document = template.package.document(part)?;
    let bodies = document.root().descendants(ns::P, "sp");
    let body = bodies.filter(|sp| shape::placeholder(*sp).as_deref() == Some("body"));
    let text = body.map(shape::text).collect::<Vec<_>>().join("\n");
    Ok(Some(text).filter(|text| !text.is_empty()))
}

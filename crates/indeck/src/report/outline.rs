//! A deck in memory, with what is in it.

use indeck_chart::{DrawOptions, Drawing, draw};
use indeck_model::deck::{Content, Place, PlaceholderRef, ResolvedSlide, Shape};
use indeck_model::{Brand, Chart, ResultTable};

use crate::report::BuildReport;
use crate::report::draw as look;
use crate::report::edition::Edition;
use crate::report::guard::Guard;
use crate::report::make::is_shown;
use crate::report::prepare::Prepared;

/// A deck that was made and is in no file yet.
#[derive(Clone, Debug, Default)]
pub struct MadeDeck {
    /// The deck, sealed.
    pub bytes: Vec<u8>,
    /// What it has, what it has not, and warnings. Its output is the name that the spec gives it.
    pub report: BuildReport,
    /// The tables behind its numbers in the order of the spec, as they may be shown. Where a policy
    /// governs the report, those that only other queries read are not among them; where it wants no
    /// workbooks in the deck, there are none.
    pub tables: Vec<ResultTable>,
    /// Its slides.
    pub slides: Vec<SlideOutline>,
}

impl MadeDeck {
    /// The name that the spec gives its file. Its ending tells what the bytes are.
    pub fn name(&self) -> String {
        self.report.output.display().to_string()
    }

    /// The table of that name.
    pub fn table(&self, name: &str) -> Option<&ResultTable> {
        self.tables.iter().find(|table| &*table.name == name)
    }
}

/// What is on a slide.
#[derive(Clone, Debug, Default)]
pub struct SlideOutline {
    /// Its stable id; empty if it has none.
    pub id: String,
    /// The name of its layout.
    pub layout: String,
    /// Its title; `None` where it has none.
    pub title: Option<String>,
    /// Its charts, from the back.
    pub charts: Vec<ChartOutline>,
    /// Number of tables.
    pub tables: usize,
    /// Number of pictures.
    pub pictures: usize,
}

/// A chart on a slide, with what it takes to draw it as it stands there.
#[derive(Clone, Debug)]
pub struct ChartOutline {
    /// The placeholder, as the spec names it.
    pub placeholder: String,
    /// Text for people who do not see it.
    pub alt: Option<String>,
    /// The chart.
    pub chart: Chart,
    /// Its size on the slide, in pixels of 1/96 inch, and the template's colours and fonts.
    pub look: DrawOptions,
}

impl ChartOutline {
    /// The chart as a picture.
    ///
    /// # Errors
    /// Those of [`indeck_chart::draw`]: its place is too small or too large for a picture.
    pub fn draw(&self) -> Result<Drawing, indeck_chart::Error> {
        draw(&self.chart, &self.look)
    }
}

impl SlideOutline {
    /// What is on that slide, in the look of a template.
    pub(super) fn of(slide: &ResolvedSlide, brand: &Brand) -> Self {
        let count = |is: fn(&Content) -> bool| {
            slide.shapes.iter().filter(|shape| is(&shape.content)).count()
        };
        Self {
            id: slide.id.clone(),
            layout: slide.layout.clone(),
            title: slide.shapes.iter().find_map(|shape| title(slide, shape, brand)),
            charts: slide.shapes.iter().filter_map(|shape| chart(slide, shape, brand)).collect(),
            tables: count(|content| matches!(content, Content::Table(_))),
            pictures: count(|content| matches!(content, Content::Picture(_))),
        }
    }
}

fn chart(slide: &ResolvedSlide, shape: &Shape, brand: &Brand) -> Option<ChartOutline> {
    let Content::Chart(chart) = &shape.content else { return None };
    let placeholder = shape.id.strip_prefix(&format!("{}/", slide.id)).unwrap_or_default();
    Some(ChartOutline {
        placeholder: placeholder.to_owned(),
        alt: shape.alt.clone(),
        chart: (**chart).clone(),
        look: look::options(Some(brand), look::size(slide, shape, Some(brand))),
    })
}

/// The text of a shape in a title's placeholder.
fn title(slide: &ResolvedSlide, shape: &Shape, brand: &Brand) -> Option<String> {
    let Content::Text(text) = &shape.content else { return None };
    let (Place::Placeholder(named) | Place::PlaceholderAt(named, _)) = &shape.place else {
        return None;
    };
    let kind = match named {
        PlaceholderRef::Index(index) => {
            let layout = brand.layout(&slide.layout)?;
            let placeholder = layout.placeholders.iter().find(|p| p.index == *index)?;
            placeholder.kind.as_str()
        }
        PlaceholderRef::Name(name) | PlaceholderRef::Type(name) => name.as_str(),
    };
    matches!(kind, "title" | "ctrTitle").then(|| text.plain_text())
}

/// The tables of a deck that its maker may hand out.
pub(super) fn tables(edition: &Edition<'_>, guard: &Guard) -> Vec<ResultTable> {
    if !guard.has_workbooks() {
        return Vec::new();
    }
    let prepared = edition.prepared;
    let all = prepared.spec.tables.iter();
    let seen = all.filter(|spec| !guard.governs() || is_shown(prepared, spec));
    let made = |name: &str| edition.ready().find(|table| &*table.name == name).cloned();
    seen.filter_map(|spec| made(&spec.name)).map(|table| traced(prepared, table)).collect()
}

/// The table with the digests of data in memory that its lineage does not have yet.
fn traced(prepared: &Prepared, mut table: ResultTable) -> ResultTable {
    if prepared.spec.burst.is_some() {
        // It may come from a part of the data alone.
        return table;
    }
    for source in table.lineage.sources.iter_mut().filter(|source| source.digests.is_empty()) {
        let dataset = prepared.datasets.iter().find(|dataset| dataset.name == source.name);
        source.digests.extend(dataset.and_then(|dataset| prepared.content_in_memory(dataset)));
    }
    table
}

//! What notebooks show of a deck.

use std::sync::Arc;

use indeck::deck::{Content, ResolvedSlide, Table};
use indeck::{Brand, ShapeKind};

use super::facts;
use super::state::{Base, Key, Opened, State, closed};
use crate::display::{Outline, ShownChart, ShownSlide, ShownTable};
use crate::error::Outcome;

/// The slides whose contents are read; of the others a notebook shows nothing more.
const READ_SLIDES: usize = 40;
/// The rows that are read of a table.
const READ_ROWS: usize = 21;

impl State {
    /// The outline of the deck, or of one slide.
    pub(crate) fn outline(&mut self, of: Option<Key>) -> Outcome<Outline> {
        let brand = self.brand()?;
        let range = match of {
            Some(slide) => {
                let at = self.position(slide)?;
                at..at + 1
            }
            None => 0..self.len(),
        };
        let heading = match (of, self.len()) {
            (Some(_), _) => "Slide".to_owned(),
            (None, 1) => "Deck, 1 slide".to_owned(),
            (None, slides) => format!("Deck, {slides} slides"),
        };
        let mut slides = Vec::with_capacity(range.len());
        for (nth, at) in range.enumerate() {
            let shown = match &mut self.base {
                _ if nth >= READ_SLIDES => ShownSlide::default(),
                Base::Made(made) => {
                    let slide = made.slides.get(at).map(|known| &*known.slide);
                    slide.map(|slide| of_content(slide, &brand)).unwrap_or_default()
                }
                Base::Opened(opened) => of_package(opened, at)?,
                Base::Closed => return Err(closed()),
            };
            slides.push(ShownSlide { number: at + 1, ..shown });
        }
        Ok(Outline { heading, slides, brand: Some(brand) })
    }
}

/// A slide that is kept as content.
fn of_content(slide: &ResolvedSlide, brand: &Brand) -> ShownSlide {
    let layout = brand.layout(&slide.layout);
    let title = layout.and_then(|layout| facts::shown_title(slide, layout));
    let mut shown = ShownSlide {
        layout: layout.map(|layout| layout.name.clone()).unwrap_or_default(),
        title: layout.and_then(|layout| facts::title_of(slide, layout)),
        hidden: slide.hidden,
        notes: slide.notes.is_some(),
        ..ShownSlide::default()
    };
    for (at, shape) in slide.shapes.iter().enumerate() {
        match &shape.content {
            Content::Text(_) if Some(at) == title => {}
            Content::Text(body) => shown.lines.extend(lines(&body.plain_text())),
            Content::Chart(chart) => shown.charts.push(ShownChart {
                chart: Some(Arc::clone(chart)),
                alt: shape.alt.clone().unwrap_or_default(),
            }),
            Content::Table(table) => shown.tables.push(of_table(table)),
            Content::Picture(_) => shown.pictures += 1,
        }
    }
    shown
}

fn of_table(table: &Table) -> ShownTable {
    let texts = |row: &Vec<indeck::deck::TableCell>| {
        row.iter().map(|cell| cell.text.plain_text()).collect()
    };
    let rows = table.rows.iter().take(READ_ROWS).map(texts).collect();
    ShownTable { rows, of: table.rows.len().saturating_sub(1) }
}

/// A slide of a package. What cannot be read is left out: a notebook shows what there is.
fn of_package(opened: &mut Opened, at: usize) -> Outcome<ShownSlide> {
    let slide = opened.deck.slide(at)?;
    let mut shown = ShownSlide {
        layout: slide.layout_name().ok().flatten().unwrap_or_default(),
        title: slide.title().ok().flatten(),
        hidden: slide.is_hidden().unwrap_or_default(),
        notes: slide.notes().ok().flatten().is_some_and(|notes| !notes.is_empty()),
        ..ShownSlide::default()
    };
    for shape in opened.deck.shapes(at).unwrap_or_default() {
        let role = shape.placeholder.as_ref().map(|role| role.kind.as_str());
        let is_quiet = matches!(role, Some("title" | "ctrTitle" | "dt" | "ftr" | "sldNum"));
        match shape.kind {
            ShapeKind::Chart => shown.charts.push(ShownChart {
                chart: opened.deck.chart(shape.at).ok().flatten().map(Arc::new),
                alt: shape.alt.unwrap_or(shape.name),
            }),
            ShapeKind::Table => {
                let content = opened.deck.table(shape.at).unwrap_or_default();
                let of = content.rows.len().saturating_sub(1);
                let texts = |row: Vec<indeck::Cell>| row.into_iter().map(|c| c.text).collect();
                let rows = content.rows.into_iter().take(READ_ROWS).map(texts).collect();
                shown.tables.push(ShownTable { rows, of });
            }
            ShapeKind::Picture => shown.pictures += 1,
            _ if is_quiet => {}
            _ => shown.lines.extend(lines(&shape.text)),
        }
    }
    Ok(shown)
}

fn lines(text: &str) -> impl Iterator<Item = String> {
    let lines: Vec<String> =
        text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect();
    lines.into_iter()
}

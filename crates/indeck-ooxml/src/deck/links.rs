//! Links: only addresses that PowerPoint follows get into a deck.

use indeck_model::address;
use indeck_model::deck::{Content, ResolvedSlide};
use indeck_model::text::TextBody;

use crate::error::Error;

/// Checks every link of a slide.
pub(crate) fn check(slide: &ResolvedSlide) -> Result<(), Error> {
    for shape in &slide.shapes {
        match &shape.content {
            Content::Text(body) => check_text(body)?,
            Content::Table(table) => {
                table.rows.iter().flatten().try_for_each(|cell| check_text(&cell.text))?;
            }
            Content::Picture(picture) => picture.link.iter().try_for_each(|l| check_link(l))?,
            Content::Chart(_) => {}
        }
    }
    slide.notes.iter().try_for_each(check_text)
}

/// Checks every link of a text.
pub(crate) fn check_text(body: &TextBody) -> Result<(), Error> {
    let runs = body.paragraphs.iter().flat_map(|p| &p.runs);
    runs.filter_map(|run| run.link.as_deref()).try_for_each(check_link)
}

fn check_link(link: &str) -> Result<(), Error> {
    address::check(link).map_err(|_| Error::InvalidLink { address: link.to_owned() })
}

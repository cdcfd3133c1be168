//! Links: only addresses that PowerPoint follows get into a deck.

use indeck_model::deck::{Content, ResolvedSlide};
use indeck_model::text::TextBody;

use crate::error::Error;

/// Schemes that a presentation may lead to: never a file, a script or a program.
const SCHEMES: [&str; 4] = ["http://", "https://", "mailto:", "tel:"];

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

fn check_text(body: &TextBody) -> Result<(), Error> {
    let runs = body.paragraphs.iter().flat_map(|p| &p.runs);
    runs.filter_map(|run| run.link.as_deref()).try_for_each(check_link)
}

fn check_link(address: &str) -> Result<(), Error> {
    let begins = |scheme: &&str| {
        let start = address.get(..scheme.len());
        start.is_some_and(|s| s.eq_ignore_ascii_case(scheme)) && address.len() > scheme.len()
    };
    let allowed = |c: char| !c.is_whitespace() && !c.is_control() && !"<>\"{}|\\^`".contains(c);
    if SCHEMES.iter().any(begins) && address.chars().all(allowed) {
        return Ok(());
    }
    Err(Error::InvalidLink { address: address.to_owned() })
}

//! Pictures of the charts of a run.

use std::ops::Range;

use indeck::SlideOutline;
use serde::{Deserialize, Serialize};

use super::deck::Deck;
use super::run::Run;
use crate::access::Verb;
use crate::caller::Target;
use crate::id::RunId;
use crate::{Caller, Error};

/// Pictures that a run keeps at most, and bytes of them all.
const MOST: (usize, usize) = (200, 32 << 20);

/// A picture of a chart, as its run knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartPicture {
    /// The slide, from 1.
    pub slide: u32,
    /// What the slide is called: its title, else its id.
    pub title: String,
    /// Text for people who do not see it.
    pub alt: String,
    /// Where it stands in the bytes of all pictures.
    pub(super) range: Range<u64>,
}

/// A picture that is handed out: SVG.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its bytes.
    pub svg: Vec<u8>,
    /// Text for people who do not see it.
    pub alt: String,
}

/// The pictures of all charts, one after the other.
pub(super) fn draw(slides: &[SlideOutline]) -> (Vec<ChartPicture>, Vec<u8>) {
    let (mut pictures, mut bytes) = (Vec::new(), Vec::new());
    for (slide, number) in slides.iter().zip(1_u32..) {
        for chart in &slide.charts {
            // A place that is too small for a picture has none.
            let Ok(drawing) = chart.draw() else { continue };
            let svg = drawing.to_svg().into_bytes();
            if pictures.len() == MOST.0 || bytes.len() + svg.len() > MOST.1 {
                return (pictures, bytes);
            }
            let start = bytes.len() as u64;
            bytes.extend_from_slice(&svg);
            let title = slide.title.clone().unwrap_or_else(|| slide.id.clone());
            let alt = chart.alt.clone().unwrap_or_default();
            let range = start..bytes.len() as u64;
            pictures.push(ChartPicture { slide: number, title, alt, range });
        }
    }
    (pictures, bytes)
}

impl Caller {
    /// The picture of a chart of a run, counted from 1: for whoever may have the deck, since it shows
    /// the same figures.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Refused`]; [`Error::AuditUnavailable`]; [`Error::Store`].
    pub async fn run_picture(&self, id: RunId, number: usize) -> Result<Picture, Error> {
        let missing = || Error::NotFound { noun: "picture" };
        let held = self.find::<Run>(Verb::RunRead, id).await?;
        let deck = *held.body.decks.first().ok_or_else(missing)?;
        let policy = self.permit_of_policy(&self.tenant.get::<Deck>(deck).await?).await?;
        self.look_under(Verb::RunRead, &Target::record(&held), policy).await?;
        let picture = number.checked_sub(1).and_then(|place| held.body.pictures.get(place));
        let (picture, object) = picture.zip(held.body.drawn.as_ref()).ok_or_else(missing)?;
        let reader = self.tenant.open_object(object).await?;
        let all = reader.read_all(MOST.1 as u64).await?;
        let place = |at: u64| usize::try_from(at).unwrap_or(usize::MAX);
        let range = place(picture.range.start)..place(picture.range.end);
        let svg = all.get(range).ok_or_else(missing)?.to_vec();
        Ok(Picture { svg, alt: picture.alt.clone() })
    }
}

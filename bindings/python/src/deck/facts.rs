//! What a slide says: title, notes, whether it is hidden.

use std::sync::Arc;

use indeck::brand::Layout;
use indeck::deck::{Content, Place, PlaceholderRef, ResolvedSlide, Shape};
use indeck::text::TextBody;

use super::place::{self, Wanted};
use super::state::{Base, Key, Opened, Pending, State, gone};
use crate::error::Outcome;

impl State {
    /// The text of a slide's title.
    pub(crate) fn title(&self, slide: Key) -> Outcome<Option<String>> {
        let at = self.position(slide)?;
        match &self.base {
            Base::Opened(opened) => Ok(opened.deck.slide(at)?.title()?),
            Base::Made(made) => {
                let known = made.slides.get(at).ok_or_else(gone)?;
                let layout = made.brand.layout(&known.slide.layout);
                Ok(layout.and_then(|layout| title_of(&known.slide, layout)))
            }
            Base::Closed => Err(gone()),
        }
    }

    /// Changes the text of a slide's title, or takes it away.
    pub(crate) fn set_title(&mut self, slide: Key, title: Option<&str>) -> Outcome<()> {
        let at = self.position(slide)?;
        let layout = self.layout(slide)?.unwrap_or_default();
        let key = self.key();
        match &mut self.base {
            Base::Made(made) => {
                made.slides.get_mut(at).ok_or_else(gone)?.set_title(&layout, key, title)
            }
            Base::Opened(opened) => opened.set_title(at, &layout, title),
            Base::Closed => Err(gone()),
        }
    }

    /// The speaker's notes.
    pub(crate) fn notes(&self, slide: Key) -> Outcome<Option<String>> {
        let at = self.position(slide)?;
        let notes = match &self.base {
            Base::Opened(opened) => opened.deck.notes(at)?,
            Base::Made(made) => {
                let known = made.slides.get(at).ok_or_else(gone)?;
                known.slide.notes.as_ref().map(TextBody::plain_text)
            }
            Base::Closed => return Err(gone()),
        };
        Ok(notes.filter(|notes| !notes.is_empty()))
    }

    /// Changes the speaker's notes, or takes them away.
    pub(crate) fn set_notes(&mut self, slide: Key, notes: Option<&str>) -> Outcome<()> {
        let at = self.position(slide)?;
        let notes = notes.filter(|notes| !notes.is_empty());
        if let Some(pending) = self.pending(slide)? {
            pending.notes = notes.map(TextBody::from);
        } else if let Base::Opened(opened) = &mut self.base {
            match notes {
                Some(notes) => opened.deck.set_notes(at, notes)?,
                None => opened.deck.remove_notes(at)?,
            }
        }
        Ok(())
    }

    /// Whether a slide is left out of a show.
    pub(crate) fn is_hidden(&self, slide: Key) -> Outcome<bool> {
        let at = self.position(slide)?;
        match &self.base {
            Base::Opened(opened) => Ok(opened.deck.slide(at)?.is_hidden()?),
            Base::Made(made) => Ok(made.slides.get(at).ok_or_else(gone)?.slide.hidden),
            Base::Closed => Err(gone()),
        }
    }

    /// Leaves a slide out of shows, or takes it in.
    pub(crate) fn set_hidden(&mut self, slide: Key, hidden: bool) -> Outcome<()> {
        let at = self.position(slide)?;
        if let Some(pending) = self.pending(slide)? {
            pending.hidden = hidden;
        } else if let Base::Opened(opened) = &mut self.base {
            opened.deck.set_hidden(at, hidden)?;
        }
        Ok(())
    }
}

impl Pending {
    fn set_title(&mut self, layout: &Layout, key: Key, title: Option<&str>) -> Outcome<()> {
        let slide = Arc::make_mut(&mut self.slide);
        match (shown_title(slide, layout), title) {
            (Some(shown), Some(title)) => {
                if let Some(shape) = slide.shapes.get_mut(shown) {
                    shape.content = Content::Text(TextBody::from(title));
                }
            }
            (Some(shown), None) => {
                slide.shapes.remove(shown);
                self.shapes.remove(shown);
            }
            // The title is read first.
            (None, Some(title)) => {
                slide.shapes.insert(0, Shape::in_placeholder(title_slot(layout)?, title));
                self.shapes.insert(0, key);
            }
            (None, None) => {}
        }
        Ok(())
    }
}

impl Opened {
    fn set_title(&mut self, at: usize, layout: &Layout, title: Option<&str>) -> Outcome<()> {
        let is_title = |shape: &indeck::Shape| {
            let role = shape.placeholder.as_ref().map(|role| role.kind.as_str());
            matches!(role, Some("title" | "ctrTitle"))
        };
        match (self.deck.shapes(at)?.iter().find(|shape| is_title(shape)), title) {
            (Some(shown), title) => {
                self.deck.shape_mut(shown.at).set_text(title.unwrap_or_default())?;
            }
            (None, Some(title)) => {
                self.deck.add_shape(at, Shape::in_placeholder(title_slot(layout)?, title))?;
            }
            (None, None) => {}
        }
        Ok(())
    }
}

/// The text of the title of a slide that is kept as content.
pub(crate) fn title_of(slide: &ResolvedSlide, layout: &Layout) -> Option<String> {
    let shape = slide.shapes.get(shown_title(slide, layout)?)?;
    let Content::Text(body) = &shape.content else { return None };
    Some(body.plain_text()).filter(|title| !title.trim().is_empty())
}

/// The place of the title among the shapes of a slide that is kept as content.
pub(crate) fn shown_title(slide: &ResolvedSlide, layout: &Layout) -> Option<usize> {
    let is_title = |shape: &Shape| match reference(shape).and_then(|named| layout.find(named)) {
        Some((_, placeholder)) => matches!(placeholder.kind.as_str(), "title" | "ctrTitle"),
        None => false,
    };
    slide.shapes.iter().position(is_title)
}

/// The placeholder that a shape fills.
fn reference(shape: &Shape) -> Option<&PlaceholderRef> {
    match &shape.place {
        Place::Placeholder(reference) | Place::PlaceholderAt(reference, _) => Some(reference),
        Place::At(_) => None,
    }
}

/// The placeholder of a layout that takes the title.
///
/// # Errors
/// [`Kind::UnknownName`](crate::error::Kind::UnknownName) if there is none.
pub(crate) fn title_slot(layout: &Layout) -> Outcome<PlaceholderRef> {
    let is_title = |kind: &str| matches!(kind, "title" | "ctrTitle");
    let found = layout.placeholders.iter().position(|known| is_title(&known.kind));
    let at = found.ok_or_else(|| place::unknown(layout, &Wanted::Name("title".to_owned())))?;
    Ok(place::reference(layout, at))
}

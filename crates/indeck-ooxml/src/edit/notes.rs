//! The speaker's notes of slides.
//!
//! Source: ISO/IEC 29500-1, 13.3.5 (notes slide part).

use indeck_model::text::TextBody;

use crate::deck::finish;
use crate::edit::Presentation;
use crate::error::Error;
use crate::opc::Target;
use crate::part::tree::{self, Item};
use crate::part::{notes, paragraph, rels};
use crate::xml::{Node, escaped};

impl Presentation {
    /// The speaker's notes of a slide, a line for each paragraph; `None` if it has none.
    ///
    /// # Errors
    /// [`Error::NoSuchSlide`], and those of damaged parts.
    pub fn notes(&self, slide: usize) -> Result<Option<String>, Error> {
        let Some(part) = self.notes_part(slide)? else { return Ok(None) };
        let document = self.document(&part)?;
        let items = tree::root(&document).map(tree::items).unwrap_or_default();
        let body = body(&items).and_then(|item| tree::text_body(item.node));
        Ok(body.map(paragraph::body_text))
    }

    /// Gives a slide other speaker's notes: a line for each paragraph. Notes that are there keep
    /// their formatting; a notes page and a notes master are added where the deck has none.
    ///
    /// ```
    /// use indeck_ooxml::{Limits, Presentation, model::deck::ResolvedSlide};
    /// let mut deck = Presentation::from_bytes(indeck_testkit::tiny_template(), &Limits::default())?;
    /// deck.add_slide(ResolvedSlide { layout: "Title Slide".into(), ..Default::default() })?;
    /// deck.set_notes(0, "Breathe.")?;
    /// assert_eq!(deck.notes(0)?.as_deref(), Some("Breathe."));
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::NoSuchSlide`], and those of damaged parts.
    pub fn set_notes(&mut self, slide: usize, text: &str) -> Result<(), Error> {
        let Some(part) = self.notes_part(slide)? else { return self.add_notes(slide, text) };
        self.edit(&part, |document, patch| {
            let tree = tree::root(document);
            let items = tree.map(tree::items).unwrap_or_default();
            match (body(&items), tree) {
                (Some(item), _) => match tree::text_body(item.node) {
                    Some(body) => paragraph::set_text(body, text, patch),
                    None => patch.insert_ordered(item.node, "txBody", &markup(text)),
                },
                (None, Some(tree)) => patch.append(tree, &placeholder(tree, text)),
                (None, None) => {}
            }
            Ok(())
        })
    }

    /// Takes the notes of a slide away.
    ///
    /// # Errors
    /// [`Error::NoSuchSlide`], and those of damaged parts.
    pub fn remove_notes(&mut self, slide: usize) -> Result<(), Error> {
        let part = self.slide_part(slide)?;
        let relationships = self.relationships(&part)?;
        let ids: Vec<String> = relationships.by_type("notesSlide").map(|r| r.id.clone()).collect();
        ids.iter().try_for_each(|id| self.unrelate(&part, id))
    }

    fn notes_part(&self, slide: usize) -> Result<Option<String>, Error> {
        let relationships = self.relationships(&self.slide_part(slide)?)?;
        let part = relationships.first_part("notesSlide").map(str::to_owned);
        Ok(part.filter(|part| self.store.contains(part)))
    }

    fn add_notes(&mut self, slide: usize, text: &str) -> Result<(), Error> {
        let slide = self.slide_part(slide)?;
        let master = self.ensure_notes_master()?;
        let part = format!(
            "ppt/notesSlides/notesSlide{}.xml",
            self.store.next_number("ppt/notesSlides/notesSlide")
        );
        let (xml, _) = notes::write(&TextBody::from(text), 0, "", None);
        let packed = self.worker.deflater().pack(&xml);
        let packed = self.in_edition(&part, packed)?;
        self.store.insert_packed(&part, finish::NOTES_TYPE, packed);
        self.relate(&part, rels::NOTES_MASTER, Target::Part(master))?;
        self.relate(&part, rels::SLIDE, Target::Part(slide.clone()))?;
        self.relate(&slide, rels::NOTES_SLIDE, Target::Part(part)).map(drop)
    }
}

/// The placeholder of the notes' text.
fn body<'i, 'a>(items: &'i [Item<'a>]) -> Option<&'i Item<'a>> {
    items.iter().find(|item| {
        let kind = tree::placeholder(item.node).and_then(|ph| ph.attr("type"));
        kind.as_deref() == Some("body")
    })
}

fn markup(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let line = |line: &str| format!("<a:p>{}</a:p>", paragraph::runs(line, ""));
    let paragraphs: String = text.split('\n').map(line).collect();
    format!("<p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody>")
}

/// A placeholder for the text on a notes page that has none.
fn placeholder(tree: Node<'_>, text: &str) -> String {
    let ids = tree.all_descendants().filter(|node| node.name() == "cNvPr");
    let last = ids.filter_map(|node| node.attr("id")?.parse::<u32>().ok()).max().unwrap_or(1);
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{}\" name=\"{}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/>\
         </p:cNvSpPr><p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr/>{}</p:sp>",
        last.saturating_add(1),
        escaped("Notes Placeholder"),
        markup(text)
    )
}

//! The text of a shape, replaced with all its formatting.

use indeck_model::text::TextBody;

use super::find::ShapeRef;
use super::handle::{ShapeMut, wrong};
use crate::edit::Presentation;
use crate::error::Error;
use crate::part::paragraph;
use crate::part::tree::{self, Item};
use crate::xml::{Node, Patch, ns};

/// What may stand in `a:bodyPr` for what happens to a text that is too long.
const AUTOFIT: [&str; 3] = ["noAutofit", "normAutofit", "spAutoFit"];

impl ShapeMut<'_> {
    /// Gives it other paragraphs, with their levels, bullets, formatting and links. What the new
    /// text leaves open is inherited from the placeholder, the layout and the theme: nothing of
    /// the old paragraphs stays. To keep their formatting, use [`set_text`](Self::set_text).
    ///
    /// ```
    /// use indeck_ooxml::model::deck::{ResolvedSlide, Shape};
    /// use indeck_ooxml::model::text::{Paragraph, TextBody};
    /// use indeck_ooxml::{Limits, Presentation};
    /// let mut deck = Presentation::from_bytes(indeck_testkit::tiny_template(), &Limits::default())?;
    /// let shapes = vec![Shape::in_placeholder("title", "Draft")];
    /// let layout = "Title Only".to_owned();
    /// deck.add_slide(ResolvedSlide { layout, shapes, ..Default::default() })?;
    /// let title = deck.shapes(0)?[0].at;
    /// let mut body = TextBody::bullets(["Sales rose"]);
    /// body.paragraphs.push(Paragraph { level: 1, ..Paragraph::from("in the north") });
    /// deck.shape_mut(title).set_body(&body)?;
    /// assert_eq!(deck.shape(title)?.text, "Sales rose\nin the north");
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    ///
    /// Source: ISO/IEC 29500-1, 21.1.2 (DrawingML text).
    ///
    /// # Errors
    /// As [`set_name`](Self::set_name); [`Error::WrongShape`] if it takes no text,
    /// [`Error::InvalidLink`] for addresses that PowerPoint could not follow.
    pub fn set_body(&mut self, body: &TextBody) -> Result<&mut Self, Error> {
        self.deck.set_body(self.at, body)?;
        Ok(self)
    }
}

impl Presentation {
    fn set_body(&mut self, at: ShapeRef, body: &TextBody) -> Result<(), Error> {
        // Seen before anything is added, so that nothing is left over.
        self.read_shape(at, |_, item| {
            let takes_text = tree::text_body(item.node).is_some() || item.node.name() == "sp";
            takes_text.then_some(()).ok_or_else(|| wrong(at.slide, item, "a shape with text"))
        })?;
        let graft = self.graft_text(body)?;
        let slide = self.slide_part(at.slide)?;
        let planted = self.plant(&slide, graft, at.id)?;
        self.edit_tidily(&slide, &planted.fresh, |document, patch| {
            let items = tree::root(document).map(tree::items).unwrap_or_default();
            let item = items.get(at.among(&items)?);
            for node in item.into_iter().flat_map(Item::nodes) {
                if let Some(written) = planted.text_body() {
                    replace(node, written, patch);
                }
            }
            Ok(())
        })
    }
}

/// Gives a shape the paragraphs of a body, and what that says of texts that are too long.
pub(super) fn replace(shape: Node<'_>, written: Node<'_>, patch: &mut Patch<'_>) {
    let Some(body) = tree::text_body(shape) else {
        if shape.name() == "sp" {
            patch.insert_ordered(shape, "txBody", written.raw());
        }
        return;
    };
    let markup: String = paragraph::paragraphs(written).map(Node::raw).collect();
    let mut paragraphs = paragraph::paragraphs(body);
    match paragraphs.next() {
        Some(first) => patch.replace(first, &markup),
        None => patch.append(body, &markup),
    }
    paragraphs.for_each(|paragraph| patch.remove(paragraph));
    replace_autofit(body, written, patch);
}

fn replace_autofit(body: Node<'_>, written: Node<'_>, patch: &mut Patch<'_>) {
    fn autofit<'a>(properties: Node<'a>) -> Option<Node<'a>> {
        properties.children().find(|node| AUTOFIT.contains(&node.name()))
    }
    let said = written.child(ns::A, "bodyPr").and_then(autofit);
    let (Some(said), Some(properties)) = (said, body.child(ns::A, "bodyPr")) else { return };
    match autofit(properties) {
        Some(known) => patch.replace(known, said.raw()),
        None => patch.insert_ordered(properties, said.name(), said.raw()),
    }
}

//! `ShapeMut`: one shape, to be changed.

use indeck_model::Rect;

use super::find::ShapeRef;
use super::order::Order;
use super::placement::{self, Placement};
use super::read::DECORATIVE;
use crate::edit::Presentation;
use crate::edit::extension;
use crate::error::Error;
use crate::part::paragraph;
use crate::part::tree::{self, Item};
use crate::xml::{Node, Patch, ns};

/// One shape of a [`Presentation`], to be changed. Where an operation fails nothing is changed.
///
/// ```no_run
/// use indeck_ooxml::{Find, Presentation};
/// let mut deck = Presentation::open("deck.pptx")?;
/// for title in deck.find_shapes(&Find::placeholder("title"))? {
///     deck.shape_mut(title.at).set_text("Results")?.set_language("en-GB")?;
/// }
/// # Ok::<(), indeck_ooxml::Error>(())
/// ```
#[derive(Debug)]
pub struct ShapeMut<'d> {
    pub(crate) deck: &'d mut Presentation,
    pub(crate) at: ShapeRef,
}

impl Presentation {
    /// A shape, to be changed. Whether there is such a shape is seen when it is.
    pub fn shape_mut(&mut self, at: ShapeRef) -> ShapeMut<'_> {
        ShapeMut { deck: self, at }
    }
}

impl ShapeMut<'_> {
    /// Gives it a name, as the selection pane shows it.
    ///
    /// # Errors
    /// [`Error::NoSuchShape`], and those of damaged parts: so it is with all edits of shapes.
    pub fn set_name(&mut self, name: &str) -> Result<&mut Self, Error> {
        self.set_identity("name", Some(name))
    }

    /// Gives it a text for people who do not see it, so that it is no mere decoration; an empty
    /// text takes it away.
    ///
    /// # Errors
    /// As [`set_name`](Self::set_name).
    pub fn set_alt(&mut self, alt: &str) -> Result<&mut Self, Error> {
        self.edit(|item, patch| {
            for identity in item.nodes().filter_map(tree::identity) {
                set_or_remove(identity, "descr", Some(alt).filter(|alt| !alt.is_empty()), patch);
                if !alt.is_empty() {
                    extension::set(identity, "a", DECORATIVE, None, patch);
                }
            }
            Ok(())
        })
    }

    /// Gives that text a title; an empty one takes it away.
    ///
    /// # Errors
    /// As [`set_name`](Self::set_name).
    pub fn set_title(&mut self, title: &str) -> Result<&mut Self, Error> {
        self.set_identity("title", Some(title).filter(|title| !title.is_empty()))
    }

    /// Marks it as mere decoration, without a text for people who do not see it, or unmarks it.
    ///
    /// # Errors
    /// As [`set_name`](Self::set_name).
    pub fn set_decorative(&mut self, on: bool) -> Result<&mut Self, Error> {
        let markup = format!(
            "<a:ext uri=\"{DECORATIVE}\"><adec:decorative \
             xmlns:adec=\"http://schemas.microsoft.com/office/drawing/2017/decorative\" \
             val=\"1\"/></a:ext>"
        );
        self.edit(|item, patch| {
            for identity in item.nodes().filter_map(tree::identity) {
                extension::set(identity, "a", DECORATIVE, on.then_some(&*markup), patch);
                if on {
                    patch.remove_attr(identity, "descr");
                }
            }
            Ok(())
        })
    }

    /// Hides or shows it.
    ///
    /// # Errors
    /// As [`set_name`](Self::set_name).
    pub fn set_hidden(&mut self, hidden: bool) -> Result<&mut Self, Error> {
        self.set_identity("hidden", hidden.then_some("1"))
    }

    /// Moves and resizes it, in the coordinates of its group or, outside groups, of the slide.
    /// What is in a group goes with it.
    ///
    /// # Errors
    /// As [`set_name`](Self::set_name); [`Error::WrongShape`] for ink without a place.
    pub fn set_frame(&mut self, frame: Rect) -> Result<&mut Self, Error> {
        self.place(|item, _| {
            let own = placement::own(item.node).unwrap_or_default();
            Placement { frame, ..own }
        })
    }

    /// Moves, resizes and turns it, in the coordinates of the slide, whatever groups it is in.
    ///
    /// # Errors
    /// As [`set_frame`](Self::set_frame).
    pub fn set_placement(&mut self, place: Placement) -> Result<&mut Self, Error> {
        self.place(|item, items| placement::to_group(items, item.parent, place))
    }

    /// Moves it among the shapes of its slide or group, which is also the order of reading.
    ///
    /// # Errors
    /// As [`set_name`](Self::set_name).
    pub fn set_order(&mut self, order: Order) -> Result<&mut Self, Error> {
        self.deck.reorder(self.at, order)?;
        Ok(self)
    }

    /// Gives it another text: a line for each paragraph, a vertical tab for a line break. Each
    /// paragraph keeps the formatting of the one at its place and of its first run; paragraphs
    /// whose text is the same stay as they are.
    ///
    /// # Errors
    /// As [`set_name`](Self::set_name); [`Error::WrongShape`] if it takes no text.
    pub fn set_text(&mut self, text: &str) -> Result<&mut Self, Error> {
        let slide = self.at.slide;
        self.edit(|item, patch| {
            for node in item.nodes() {
                match tree::text_body(node) {
                    Some(body) => paragraph::set_text(body, text, patch),
                    None if node.name() == "sp" => {
                        patch.insert_ordered(node, "txBody", &new_body(text));
                    }
                    None if node.id() == item.node.id() => {
                        return Err(wrong(slide, item, "a shape with text"));
                    }
                    None => {}
                }
            }
            Ok(())
        })
    }

    /// Says in which language all of its text is (`en-GB`).
    ///
    /// # Errors
    /// As [`set_name`](Self::set_name); [`Error::InvalidValue`] for what is no language tag.
    pub fn set_language(&mut self, language: &str) -> Result<&mut Self, Error> {
        check_language(language)?;
        self.edit(|item, patch| {
            item.nodes().for_each(|node| set_language(node, language, patch));
            Ok(())
        })
    }

    /// Deletes it with the parts that nothing else needs and its animations. A group goes with all
    /// that is in it.
    ///
    /// # Errors
    /// As [`set_name`](Self::set_name).
    pub fn delete(self) -> Result<(), Error> {
        self.deck.delete_shape(self.at)
    }

    pub(crate) fn edit(
        &mut self,
        edit: impl FnOnce(&Item<'_>, &mut Patch<'_>) -> Result<(), Error>,
    ) -> Result<&mut Self, Error> {
        self.deck.edit_shape(self.at, edit)?;
        Ok(self)
    }

    fn set_identity(&mut self, name: &str, value: Option<&str>) -> Result<&mut Self, Error> {
        self.edit(|item, patch| {
            let identities = item.nodes().filter_map(tree::identity);
            identities.for_each(|identity| set_or_remove(identity, name, value, patch));
            Ok(())
        })
    }

    fn place(
        &mut self,
        place: impl FnOnce(&Item<'_>, &[Item<'_>]) -> Placement,
    ) -> Result<&mut Self, Error> {
        let at = self.at;
        self.deck.edit_tree(at, |items, index, patch| {
            let missing = Error::NoSuchShape { slide: at.slide, id: at.id };
            let item = items.get(index).ok_or(missing)?;
            let place = place(item, items);
            let done = item.nodes().filter(|node| placement::set(*node, place, patch)).count();
            match done {
                0 => Err(wrong(at.slide, item, "a shape that has a place")),
                _ => Ok(()),
            }
        })?;
        Ok(self)
    }
}

impl Presentation {
    /// Says in which language all texts of the slides are (`en-GB`).
    ///
    /// # Errors
    /// [`Error::InvalidValue`] for what is no language tag, and those of damaged parts.
    pub fn set_language(&mut self, language: &str) -> Result<(), Error> {
        check_language(language)?;
        for slide in 0..self.slide_count() {
            let part = self.slide_part(slide)?;
            self.edit(&part, |document, patch| {
                set_language(document.root(), language, patch);
                Ok(())
            })?;
        }
        Ok(())
    }
}

/// The error of a shape that is not of the kind that is wanted.
pub(crate) fn wrong(slide: usize, item: &Item<'_>, wanted: &'static str) -> Error {
    let name = tree::identity(item.node).and_then(|identity| identity.attr("name"));
    Error::WrongShape { slide, shape: name.unwrap_or_default().into_owned(), wanted }
}

fn set_or_remove(node: Node<'_>, name: &str, value: Option<&str>, patch: &mut Patch<'_>) {
    match value {
        Some(value) => patch.set_attr(node, name, value),
        None => patch.remove_attr(node, name),
    }
}

fn new_body(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let paragraphs =
        text.split('\n').map(|line| format!("<a:p>{}</a:p>", paragraph::runs(line, "")));
    format!("<p:txBody><a:bodyPr/><a:lstStyle/>{}</p:txBody>", paragraphs.collect::<String>())
}

/// Source: BCP 47 (language tags), as far as programs that read decks take them.
fn check_language(language: &str) -> Result<(), Error> {
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    let begins_well =
        language.len() >= 2 && language.starts_with(|c: char| c.is_ascii_alphabetic());
    if begins_well && language.split('-').all(is_part) {
        return Ok(());
    }
    Err(Error::InvalidValue { value: language.to_owned(), wanted: "a language, such as `en-GB`" })
}

fn set_language(within: Node<'_>, language: &str, patch: &mut Patch<'_>) {
    for node in within.all_descendants().filter(|node| node.ns() == ns::A) {
        match node.name() {
            "rPr" | "endParaRPr" => patch.set_attr(node, "lang", language),
            "r" | "fld" | "br" if node.child(ns::A, "rPr").is_none() => {
                patch.insert_ordered(node, "rPr", &format!("<a:rPr lang=\"{language}\"/>"));
            }
            _ => {}
        }
    }
}

//! Hyperlinks and actions of shapes and of their texts.
//!
//! Source: ISO/IEC 29500-1, 21.1.2.3.5 `a:hlinkClick`; [MS-OE376] 2.1.1209 (actions).

use indeck_model::address;

use crate::edit::Presentation;
use crate::edit::shape::{ShapeMut, ShapeRef};
use crate::edit::text::{Replace, split_runs};
use crate::error::Error;
use crate::opc::{Relationships, Target, name};
use crate::part::tree::{self, Item};
use crate::part::{paragraph, rels};
use crate::xml::{Node, Patch, escaped, ns};

/// What a click leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Link {
    /// A web page (`https://…`), a mail (`mailto:…`) or a telephone number (`tel:…`).
    Address(String),
    /// A slide of the deck, from 0.
    Slide(usize),
    /// The next slide of the show.
    Next,
    /// The slide before.
    Previous,
    /// The first slide.
    First,
    /// The last slide.
    Last,
    /// The slide that was shown last.
    LastShown,
    /// The end of the show.
    EndShow,
    /// Something else, by its action as written: a macro, a program, a film. It can be read only.
    Other(String),
}

/// The actions that show another slide.
const JUMPS: [(&str, Link); 6] = [
    ("nextslide", Link::Next),
    ("previousslide", Link::Previous),
    ("firstslide", Link::First),
    ("lastslide", Link::Last),
    ("lastslideviewed", Link::LastShown),
    ("endshow", Link::EndShow),
];
const JUMP: &str = "ppaction://hlinkshowjump?jump=";
const TO_SLIDE: &str = "ppaction://hlinksldjump";

/// A link where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedLink {
    /// The shape.
    pub shape: ShapeRef,
    /// The text that it is on; `None` where it is on the whole shape.
    pub text: Option<String>,
    /// What it leads to.
    pub link: Link,
}

impl Presentation {
    /// The links of a slide: those of its shapes and of their texts.
    ///
    /// # Errors
    /// [`Error::NoSuchSlide`], and those of damaged parts.
    pub fn links(&self, slide: usize) -> Result<Vec<PlacedLink>, Error> {
        let part = self.slide_part(slide)?;
        let document = self.document(&part)?;
        let relationships = self.relationships(&part)?;
        let mut found = Vec::new();
        for item in tree::root(&document).map(tree::items).unwrap_or_default() {
            let shape = ShapeRef { slide, id: item.id, nth: item.nth };
            let own = tree::identity(item.node).and_then(|node| node.child(ns::A, "hlinkClick"));
            let own = own.map(|click| (None, click));
            // The texts of a group's shapes are those shapes'.
            let texts = Some(item.node).filter(|node| node.name() != "grpSp");
            let texts = texts.into_iter().flat_map(|node| text_links(node));
            for (text, click) in own.into_iter().chain(texts) {
                if let Some(link) = self.read_link(click, &relationships) {
                    found.push(PlacedLink { shape, text, link });
                }
            }
        }
        Ok(found)
    }

    fn read_link(&self, click: Node<'_>, relationships: &Relationships) -> Option<Link> {
        let action = click.attr("action").unwrap_or_default();
        let id = click.attr_ns(ns::R, "id").unwrap_or_default();
        let target = relationships.by_id(&id).map(|relationship| &relationship.target);
        if let Some(jump) = action.strip_prefix(JUMP) {
            let known = JUMPS.into_iter().find(|(name, _)| *name == jump);
            return Some(known.map_or_else(|| Link::Other(action.into_owned()), |(_, link)| link));
        }
        match target {
            Some(Target::Part(part)) if action == TO_SLIDE => {
                let slides = 0..self.slide_count();
                let is_it = |slide: &usize| {
                    self.slide_part(*slide).is_ok_and(|own| name::key(&own) == name::key(part))
                };
                slides.into_iter().find(is_it).map(Link::Slide)
            }
            Some(Target::External(address)) if action.is_empty() => {
                Some(Link::Address(address.clone()))
            }
            _ if action.is_empty() => None,
            _ => Some(Link::Other(action.into_owned())),
        }
    }

    /// The markup of a link on a slide, and the relationship that was made for it.
    fn write_link(&mut self, slide: &str, link: &Link) -> Result<(String, Option<String>), Error> {
        let jump = JUMPS.iter().find(|(_, known)| known == link).map(|(name, _)| name);
        if let Some(jump) = jump {
            return Ok((format!("<a:hlinkClick r:id=\"\" action=\"{JUMP}{jump}\"/>"), None));
        }
        let (id, action) = match link {
            Link::Slide(target) => {
                let target = Target::Part(self.slide_part(*target)?);
                let action = format!(" action=\"{TO_SLIDE}\"");
                (self.relate(slide, rels::SLIDE, target)?, action)
            }
            Link::Address(to) => {
                let invalid = |_| Error::InvalidLink { address: to.clone() };
                address::check(to).map_err(invalid)?;
                let target = Target::External(to.clone());
                (self.relate(slide, rels::HYPERLINK, target)?, String::new())
            }
            other => {
                let value = format!("{other:?}");
                return Err(Error::InvalidValue { value, wanted: "a link that can be made" });
            }
        };
        Ok((format!("<a:hlinkClick r:id=\"{}\"{action}/>", escaped(&id)), Some(id)))
    }

    /// Edits the links of a shape: `edit` gets each of its branches and the markup of the link.
    fn edit_links(
        &mut self,
        at: ShapeRef,
        link: Option<&Link>,
        edit: impl Fn(Node<'_>, Option<&str>, &mut Patch<'_>),
    ) -> Result<(), Error> {
        self.read_shape(at, |_, _| Ok(()))?;
        let slide = self.slide_part(at.slide)?;
        let written = link.map(|link| self.write_link(&slide, link)).transpose()?;
        let markup = written.as_ref().map(|(markup, _)| &**markup);
        let fresh: Vec<String> = written.iter().filter_map(|(_, id)| id.clone()).collect();
        self.edit_tidily(&slide, &fresh, |document, patch| {
            let items = tree::root(document).map(tree::items).unwrap_or_default();
            let item = items.get(at.among(&items)?);
            item.into_iter().flat_map(Item::nodes).for_each(|node| edit(node, markup, patch));
            Ok(())
        })
    }
}

impl ShapeMut<'_> {
    /// Makes a click on the whole shape lead somewhere, or nowhere.
    ///
    /// ```no_run
    /// use indeck_ooxml::{Link, Presentation, ShapeRef};
    /// let mut deck = Presentation::open("deck.pptx")?;
    /// deck.shape_mut(ShapeRef::new(0, 4)).set_link(Some(&Link::Slide(2)))?;
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::InvalidLink`] for addresses that PowerPoint could not follow,
    /// [`Error::NoSuchSlide`], [`Error::InvalidValue`] for [`Link::Other`],
    /// [`Error::NoSuchShape`], and those of damaged parts.
    pub fn set_link(&mut self, link: Option<&Link>) -> Result<&mut Self, Error> {
        self.deck.edit_links(self.at, link, |shape, markup, patch| {
            let Some(identity) = tree::identity(shape) else { return };
            match (identity.child(ns::A, "hlinkClick"), markup) {
                (Some(known), Some(markup)) => patch.replace(known, markup),
                (Some(known), None) => patch.remove(known),
                (None, Some(markup)) => patch.insert_ordered(identity, "hlinkClick", markup),
                (None, None) => {}
            }
        })?;
        Ok(self)
    }

    /// Makes a click on that text lead somewhere, or nowhere, wherever the text stands in the
    /// shape; it may reach over several runs. An empty text means all of the shape's text.
    ///
    /// # Errors
    /// As [`set_link`](Self::set_link).
    pub fn set_text_link(&mut self, text: &str, link: Option<&Link>) -> Result<&mut Self, Error> {
        let find = Replace::new().with(text, "");
        self.deck.edit_links(self.at, link, |shape, markup, patch| {
            if shape.name() == "grpSp" {
                return;
            }
            for paragraph in shape.descendants(ns::A, "p") {
                split_runs(paragraph, Some(&find).filter(|_| !text.is_empty()), patch, |run| {
                    linked(run, markup)
                });
            }
        })?;
        Ok(self)
    }
}

/// The runs of a shape that are links, with their texts.
fn text_links(shape: Node<'_>) -> impl Iterator<Item = (Option<String>, Node<'_>)> {
    let paragraphs = shape.descendants(ns::A, "p");
    let pieces = paragraphs.flat_map(paragraph::pieces);
    pieces.filter_map(|piece| {
        let click = piece.node.child(ns::A, "rPr")?.child(ns::A, "hlinkClick")?;
        Some((Some(piece.text.into_owned()), click))
    })
}

/// Run properties with another link, or none.
fn linked(properties: Option<Node<'_>>, markup: Option<&str>) -> String {
    let Some(properties) = properties else {
        return markup.map(|markup| format!("<a:rPr>{markup}</a:rPr>")).unwrap_or_default();
    };
    let attributes: String = properties
        .attributes()
        .map(|a| format!(" {}=\"{}\"", a.qname(), escaped(&a.value())))
        .collect();
    let (mut inside, mut link) = (String::new(), markup);
    for child in properties.children().filter(|child| child.name() != "hlinkClick") {
        if matches!(child.name(), "hlinkMouseOver" | "rtl" | "extLst") {
            inside.push_str(link.take().unwrap_or_default());
        }
        inside.push_str(child.raw());
    }
    inside.push_str(link.unwrap_or_default());
    format!("<a:rPr{attributes}>{inside}</a:rPr>")
}

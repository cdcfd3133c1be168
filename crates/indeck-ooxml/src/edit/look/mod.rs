//! How slides look once all is taken together: theme, master, layout, own formatting.

mod fill;
mod line;
pub(crate) mod placeholder;
mod scheme;
mod text;

use indeck_model::{Color, Percent, Rgb};

pub use fill::{GradientColor, ResolvedFill};
pub use line::ResolvedLine;
pub use text::TextLook;

use self::placeholder::Match;
use self::scheme::SlideScheme;
use crate::edit::Presentation;
use crate::edit::shape::ShapeRef;
use crate::error::Error;
use crate::part::color::{self, Rgba, Scheme};
use crate::part::tree::{self, Item};
use crate::xml::{Document, Node};

/// A colour as it is seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ResolvedColor {
    /// The colour.
    pub rgb: Rgb,
    /// 100 % is opaque.
    pub opacity: Percent,
}

impl From<Rgba> for ResolvedColor {
    fn from(color: Rgba) -> Self {
        Self { rgb: color.rgb(), opacity: Percent((color.alpha * 100.0) as f32) }
    }
}

/// How a slide looks: colours, fills, lines and texts with all that they take over from layout,
/// master and theme. It is as the deck was when it was asked for.
#[derive(Debug)]
pub struct SlideLook {
    slide: usize,
    /// The slide, its layout, its master.
    documents: Vec<Document>,
    scheme: SlideScheme,
    /// The presentation part, for the defaults of texts.
    presentation: Document,
}

impl Presentation {
    /// How a slide looks, with all that its parts take over.
    ///
    /// ```no_run
    /// let deck = indeck_ooxml::Presentation::open("deck.pptx")?;
    /// let look = deck.look(0)?;
    /// for shape in deck.shapes(0)? {
    ///     println!("{}: {:?}", shape.name, look.fill(shape.at)?);
    /// }
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::NoSuchSlide`], and those of damaged parts.
    pub fn look(&self, slide: usize) -> Result<SlideLook, Error> {
        let part = self.slide_part(slide)?;
        let mut documents = vec![self.document(&part)?];
        documents.extend(placeholder::ancestors(self, &part)?);
        let scheme = SlideScheme::read(self, &documents)?;
        let presentation = self.document(self.main_part())?;
        Ok(SlideLook { slide, documents, scheme, presentation })
    }
}

/// A shape with those that it takes after, nearest first, and the groups around it.
struct Subject<'a> {
    chain: Vec<Node<'a>>,
    /// What its placeholder is to the master.
    role: Option<Match>,
    groups: Vec<Node<'a>>,
}

impl SlideLook {
    /// The colour that is seen where a deck's content names it so.
    ///
    /// ```no_run
    /// use indeck_ooxml::model::{Color, ThemeColor};
    /// let deck = indeck_ooxml::Presentation::open("deck.pptx")?;
    /// let accent = deck.look(0)?.color(Color::Theme(ThemeColor::Accent1));
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    pub fn color(&self, color: Color) -> Option<ResolvedColor> {
        let named = |slot: indeck_model::ThemeColor| self.scheme.color(slot.name());
        let resolved = match color {
            Color::Rgb(rgb) => Some(Rgba::opaque(rgb)),
            Color::Theme(slot) => named(slot),
            Color::Lighter(slot, share) => {
                named(slot).map(|c| c.lighter(f64::from(share.0) / 100.0))
            }
            Color::Darker(slot, share) => named(slot).map(|c| c.darker(f64::from(share.0) / 100.0)),
        };
        resolved.map(ResolvedColor::from)
    }

    /// What a shape is filled with.
    ///
    /// # Errors
    /// [`Error::NoSuchShape`] if it is not on this slide.
    pub fn fill(&self, shape: ShapeRef) -> Result<ResolvedFill, Error> {
        let subject = self.subject(shape)?;
        Ok(fill::of_shape(&subject, &self.scheme))
    }

    /// How a shape is outlined; of a connector, how it is drawn. `None` means not at all.
    ///
    /// # Errors
    /// [`Error::NoSuchShape`] if it is not on this slide.
    pub fn line(&self, shape: ShapeRef) -> Result<Option<ResolvedLine>, Error> {
        let subject = self.subject(shape)?;
        Ok(line::of_shape(&subject, &self.scheme))
    }

    /// How a shape's text looks, run by run. Cells of tables are not among them.
    ///
    /// # Errors
    /// [`Error::NoSuchShape`] if it is not on this slide.
    pub fn text(&self, shape: ShapeRef) -> Result<Vec<TextLook>, Error> {
        let subject = self.subject(shape)?;
        let master = self.documents.get(2).map(Document::root);
        Ok(text::of_shape(&subject, &self.scheme, self.presentation.root(), master))
    }

    /// What lies behind the slide's shapes.
    ///
    /// Source: ISO/IEC 29500-1, 19.3.1.1 `p:bg`.
    pub fn background(&self) -> ResolvedFill {
        fill::of_background(&self.documents, &self.scheme)
    }

    /// What the names of colours mean on the slide.
    pub(crate) fn scheme(&self) -> &dyn Scheme {
        &self.scheme
    }

    fn subject(&self, at: ShapeRef) -> Result<Subject<'_>, Error> {
        let missing = Error::NoSuchShape { slide: at.slide(), id: at.id() };
        let slide = self.documents.first().filter(|_| at.slide() == self.slide);
        let items = slide.and_then(tree::root).map(tree::items).unwrap_or_default();
        let item = items.get(at.among(&items)?).ok_or(missing)?;
        let around = std::iter::successors(item.parent, |at| items.get(*at)?.parent);
        let groups = around.filter_map(|at| items.get(at)).map(|group| group.node).collect();
        let (chain, role) = self.chain(item);
        Ok(Subject { chain, role, groups })
    }

    /// A shape, and the placeholders that it takes after.
    fn chain<'a>(&'a self, item: &Item<'a>) -> (Vec<Node<'a>>, Option<Match>) {
        let mut chain = vec![item.node];
        let Some(placeholder) = tree::placeholder(item.node) else { return (chain, None) };
        let mut role = Match::of(placeholder);
        for document in self.documents.iter().skip(1) {
            if let Some(shape) = role.find(document) {
                role = role.after(shape);
                chain.push(shape);
            }
        }
        (chain, Some(role))
    }
}

/// The colour of the first colour element in an element.
fn color_in(node: Node<'_>, scheme: &SlideScheme, placeholder: Option<Rgba>) -> Option<Rgba> {
    color::resolve(color::color_in(node)?, scheme, placeholder)
}

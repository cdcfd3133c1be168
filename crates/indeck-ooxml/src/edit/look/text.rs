//! How texts look.
//!
//! Source: ISO/IEC 29500-1, 21.1.2.3.9 `a:rPr`, 21.1.2.4.12 `a:lstStyle`, 19.3.1.52 `p:txStyles`.

use indeck_model::{Percent, Pt};

use super::fill::{self, ResolvedFill};
use super::scheme::SlideScheme;
use super::{ResolvedColor, Subject, color_in};
use crate::part::color::{Rgba, Scheme};
use crate::part::{paragraph, tree};
use crate::xml::{Node, ns};

/// The size of text that says none.
const USUAL_SIZE: f32 = 18.0;
/// The extension of a link that keeps its text's colour.
const LINK_COLOR: &str = "hlinkClr";

/// How a run of text looks.
#[derive(Clone, Debug, PartialEq)]
pub struct TextLook {
    /// The text.
    pub text: String,
    /// Its colour; of a gradient the first one. `None` where it is filled with nothing or a
    /// picture.
    pub color: Option<ResolvedColor>,
    /// Its size, before text is shrunk to fit.
    pub size: Pt,
    /// Whether it is bold.
    pub is_bold: bool,
    /// The font of its Latin letters.
    pub font: String,
}

/// The runs of a shape's text.
pub(super) fn of_shape(
    subject: &Subject<'_>,
    scheme: &SlideScheme,
    presentation: Node<'_>,
    master: Option<Node<'_>>,
) -> Vec<TextLook> {
    let Some(shape) = subject.chain.first() else { return Vec::new() };
    let Some(body) = tree::text_body(*shape) else { return Vec::new() };
    let mut looks = Vec::new();
    for paragraph in paragraph::paragraphs(body) {
        let level = paragraph.child(ns::A, "pPr").and_then(|p| p.attr("lvl")?.parse().ok());
        let level = usize::min(level.unwrap_or(0), 8) + 1;
        let styles = Styles { subject, scheme, presentation, master, level };
        for piece in paragraph::pieces(paragraph) {
            if matches!(piece.kind, paragraph::PieceKind::Run | paragraph::PieceKind::Field) {
                looks.push(styles.look(piece.node.child(ns::A, "rPr"), &piece.text));
            }
        }
    }
    looks
}

/// Where a paragraph's runs take from what they do not say.
struct Styles<'s> {
    subject: &'s Subject<'s>,
    scheme: &'s SlideScheme,
    presentation: Node<'s>,
    master: Option<Node<'s>>,
    level: usize,
}

impl<'s> Styles<'s> {
    fn look(&self, own: Option<Node<'s>>, text: &str) -> TextLook {
        let said = self.said(own);
        let size = said.iter().find_map(|node| node.attr("sz")?.trim().parse::<f32>().ok());
        let bold = said.iter().find_map(|node| node.attr("b"));
        let font = said.iter().find_map(|node| node.child(ns::A, "latin")?.attr("typeface"));
        let font = font.map_or_else(|| self.reference_font(), |font| font.into_owned());
        TextLook {
            text: text.to_owned(),
            color: self.color(own, &said),
            size: Pt(size.map_or(USUAL_SIZE, |hundredths| hundredths / 100.0)),
            is_bold: bold.is_some_and(|on| matches!(&*on, "1" | "true")),
            font: self.scheme.font(&font),
        }
    }

    /// The run properties that count, nearest first.
    fn said(&self, own: Option<Node<'s>>) -> Vec<Node<'s>> {
        let lists = self.subject.chain.iter().filter_map(|shape| {
            let list = tree::text_body(*shape)?.child(ns::A, "lstStyle")?;
            self.in_list(list)
        });
        own.into_iter().chain(lists).chain(self.defaults()).collect()
    }

    /// What the master, or for texts outside placeholders the presentation, says.
    fn defaults(&self) -> impl Iterator<Item = Node<'s>> {
        let styles = self.master.and_then(|master| master.child(ns::P, "txStyles"));
        let style = |name| styles.and_then(|styles: Node<'s>| styles.child(ns::P, name));
        let usual = self.presentation.child(ns::P, "defaultTextStyle");
        let lists = match &self.subject.role {
            Some(role) => [style(role.text_style()), usual],
            None => [usual, style("otherStyle")],
        };
        lists.into_iter().flatten().filter_map(|list| self.in_list(list))
    }

    fn in_list(&self, list: Node<'s>) -> Option<Node<'s>> {
        let level = format!("lvl{}pPr", self.level);
        let level = list.child(ns::A, &level).and_then(|level| level.child(ns::A, "defRPr"));
        level.or_else(|| list.child(ns::A, "defPPr")?.child(ns::A, "defRPr"))
    }

    fn color(&self, own: Option<Node<'s>>, said: &[Node<'s>]) -> Option<ResolvedColor> {
        if let Some(link) = own.and_then(|own| own.child(ns::A, "hlinkClick"))
            && !keeps_color(link)
        {
            return self.scheme.color("hlink").map(ResolvedColor::from);
        }
        // What a shape's style says counts more than defaults, less than what is said nearer.
        let near = said.len() - self.defaults().count();
        let (near, far) = said.split_at_checked(near).unwrap_or((said, &[]));
        let fills = |nodes: &[Node<'s>]| nodes.iter().find_map(|node| fill::find(*node));
        match (fills(near), self.reference_color()) {
            (Some(fill), _) => first_color(fill::resolve(fill, self.scheme, None)),
            (None, Some(color)) => Some(color.into()),
            (None, None) => match fills(far) {
                Some(fill) => first_color(fill::resolve(fill, self.scheme, None)),
                None => self.scheme.color("tx1").map(ResolvedColor::from),
            },
        }
    }

    /// `a:fontRef` of the shape's style.
    fn reference(&self) -> Option<Node<'s>> {
        let shape = self.subject.chain.first()?;
        shape.child(ns::P, "style")?.child(ns::A, "fontRef")
    }

    fn reference_color(&self) -> Option<Rgba> {
        color_in(self.reference()?, self.scheme, None)
    }

    fn reference_font(&self) -> String {
        let kind = self.reference().and_then(|reference| reference.attr("idx"));
        if kind.as_deref() == Some("major") { "+mj-lt" } else { "+mn-lt" }.to_owned()
    }
}

/// Whether a link's text keeps its own colour.
fn keeps_color(link: Node<'_>) -> bool {
    let mut kept = link.all_descendants().filter(|node| node.name() == LINK_COLOR);
    kept.any(|node| node.attr("val").as_deref() == Some("tx"))
}

fn first_color(fill: ResolvedFill) -> Option<ResolvedColor> {
    match fill {
        ResolvedFill::Solid(color) => Some(color),
        ResolvedFill::Gradient { stops, .. } => stops.first().map(|stop| stop.color),
        ResolvedFill::Pattern { foreground, .. } => Some(foreground),
        ResolvedFill::None | ResolvedFill::Picture => None,
    }
    .filter(|color| color.opacity > Percent(0.0))
}

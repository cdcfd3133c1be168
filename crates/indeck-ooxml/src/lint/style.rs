//! How text stands: sizes, colours, typefaces and languages, inherited from the shape, its layout,
//! its master and the presentation.
//!
//! Source: ISO/IEC 29500-1, 21.1.2.4 (list styles), 19.3.1.52 `p:txStyles`.

use super::shapes::{Shape, ShapeKind, Slide};
use crate::xml::{Node, ns};

const LEVELS: [&str; 9] = [
    "lvl1pPr", "lvl2pPr", "lvl3pPr", "lvl4pPr", "lvl5pPr", "lvl6pPr", "lvl7pPr", "lvl8pPr",
    "lvl9pPr",
];
/// The size of text that nothing gives a size, in points.
const USUAL_SIZE: f64 = 18.0;

/// A run of text as it stands on the slide.
#[derive(Clone, Debug)]
pub(super) struct Run<'a> {
    pub(super) text: String,
    /// In points.
    pub(super) size: f64,
    pub(super) bold: bool,
    /// The fill of its letters, where something says one.
    pub(super) fill: Option<Node<'a>>,
    /// The table cell that it is in.
    pub(super) cell: Option<Node<'a>>,
    pub(super) has_language: bool,
    /// The hyperlink on it.
    pub(super) link: Option<Node<'a>>,
}

/// The runs of a shape that have text.
pub(super) fn runs<'a>(slide: &Slide<'a>, shape: &Shape<'a>) -> Vec<Run<'a>> {
    if shape.kind == ShapeKind::Group {
        return Vec::new();
    }
    let styles = Styles::of(slide, shape);
    let mut runs = Vec::new();
    for paragraph in shape.node.descendants(ns::A, "p") {
        let properties = paragraph.child(ns::A, "pPr");
        let level = properties.and_then(|p| p.attr("lvl")).and_then(|l| l.trim().parse().ok());
        let inherited = styles.level(level.unwrap_or(0));
        let body = paragraph.parent();
        let own = body.and_then(|body| body.child(ns::A, "lstStyle"));
        let cell = body.and_then(|body| body.parent()).filter(|cell| cell.is(ns::A, "tc"));
        for node in paragraph.children().filter(|n| matches!(n.name(), "r" | "fld")) {
            let text = node.child(ns::A, "t").map(|t| t.text().into_owned()).unwrap_or_default();
            if text.trim().is_empty() {
                continue;
            }
            let properties = node.child(ns::A, "rPr");
            let chain = Chain { own: properties, list: own, inherited: &inherited };
            runs.push(chain.run(text, body, cell, level.unwrap_or(0), styles.reference));
        }
    }
    runs
}

/// The properties of text that hold for a run, the nearest first.
struct Chain<'c, 'a> {
    own: Option<Node<'a>>,
    list: Option<Node<'a>>,
    inherited: &'c [Node<'a>],
}

impl<'a> Chain<'_, 'a> {
    fn run(
        &self,
        text: String,
        body: Option<Node<'a>>,
        cell: Option<Node<'a>>,
        level: usize,
        reference: Option<Node<'a>>,
    ) -> Run<'a> {
        let near = self.own.into_iter().chain(self.list.and_then(|list| defaults(list, level)));
        let near: Vec<Node<'a>> = near.collect();
        let all = || near.iter().chain(self.inherited).copied();
        let size = all().find_map(|p| p.attr("sz")?.trim().parse::<f64>().ok());
        let bold = all().find_map(|p| p.attr("b"));
        // A shape's style says more than the presentation, less than what is written nearer.
        let fill_of =
            |p: Node<'a>| p.children().find(|n| n.ns() == ns::A && n.name().ends_with("Fill"));
        let fill = match reference {
            // What a table's style says of its cells is not read.
            _ if cell.is_some() => near.iter().copied().find_map(fill_of),
            Some(reference) => near.iter().copied().find_map(fill_of).or(Some(reference)),
            None => all().find_map(fill_of),
        };
        Run {
            text,
            size: size.map_or(USUAL_SIZE, |size| size / 100.0) * scale(body),
            bold: bold.is_some_and(|bold| matches!(&*bold, "1" | "true")),
            fill,
            cell,
            has_language: all().any(|p| p.attr("lang").is_some_and(|lang| !lang.is_empty())),
            link: self.own.and_then(|own| own.child(ns::A, "hlinkClick")),
        }
    }
}

/// By what PowerPoint has shrunk the text of a body.
fn scale(body: Option<Node<'_>>) -> f64 {
    let properties = body.and_then(|body| body.child(ns::A, "bodyPr"));
    let fit = properties.and_then(|p| p.child(ns::A, "normAutofit"));
    let Some(scale) = fit.and_then(|fit| fit.attr("fontScale")) else { return 1.0 };
    let scale = match scale.strip_suffix('%') {
        Some(percent) => percent.parse::<f64>().map(|percent| percent / 100.0),
        None => scale.parse::<f64>().map(|thousandths| thousandths / 100_000.0),
    };
    scale.ok().filter(|scale| (0.01..=1.0).contains(scale)).unwrap_or(1.0)
}

/// The list styles behind a shape, the nearest first.
struct Styles<'a> {
    lists: Vec<Node<'a>>,
    /// The colour that the shape's style gives its text.
    reference: Option<Node<'a>>,
}

impl<'a> Styles<'a> {
    fn of(slide: &Slide<'a>, shape: &Shape<'a>) -> Self {
        let mut lists = Vec::new();
        let list = |node: Node<'a>| node.child(ns::P, "txBody")?.child(ns::A, "lstStyle");
        if let Some(placeholder) = &shape.placeholder {
            let on_layout = slide.layout.and_then(|layout| placeholder.on_layout(layout));
            let on_master = slide.master.and_then(|master| placeholder.on_master(master));
            lists.extend(on_layout.and_then(list));
            lists.extend(on_master.and_then(list));
            let style = match &*placeholder.kind {
                "title" | "ctrTitle" => "titleStyle",
                "dt" | "ftr" | "sldNum" => "otherStyle",
                _ => "bodyStyle",
            };
            lists.extend(slide.master.and_then(|m| m.root().path(ns::P, &["txStyles", style])));
        }
        let presentation = slide.presentation.map(|presentation| presentation.root());
        lists.extend(presentation.and_then(|root| root.child(ns::P, "defaultTextStyle")));
        let style = shape.node.child(ns::P, "style");
        let reference = style.and_then(|style| style.child(ns::A, "fontRef"));
        let reference = reference.filter(|reference| reference.children().next().is_some());
        Self { lists, reference }
    }

    /// The properties of a level's text.
    fn level(&self, level: usize) -> Vec<Node<'a>> {
        self.lists.iter().filter_map(|list| defaults(*list, level)).collect()
    }
}

fn defaults(list: Node<'_>, level: usize) -> Option<Node<'_>> {
    let name = LEVELS.get(level.min(8))?;
    let properties = list.child(ns::A, name).or_else(|| list.child(ns::A, "defPPr"))?;
    properties.child(ns::A, "defRPr")
}

//! `Backdrop`: what masters and layouts say and show beside their placeholders.

use std::sync::Arc;

use indeck_model::{Emu, Rect};

use crate::deck::catalog::listed_ids;
use crate::deck::layout::frame;
use crate::deck::template::Template;
use crate::error::Error;
use crate::xml::{Document, Node, ns};

/// What a template's masters and layouts say and show beside their placeholders.
///
/// ```no_run
/// let template = indeck_ooxml::Template::open("brand.potx")?;
/// for picture in template.backdrop()?.pictures {
///     println!("{}: on {} layouts", picture.name, picture.layouts.len());
/// }
/// # Ok::<(), indeck_ooxml::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Backdrop {
    /// The language of the first master's texts, if it says one.
    pub language: Option<String>,
    /// What each layout is meant for (`title`, `twoObj`, `secHead` …), where it says so, in the
    /// order of [`Brand::layouts`](indeck_model::Brand).
    ///
    /// Source: ECMA-376-1, 19.7.15 `ST_SlideLayoutType`.
    pub layout_types: Vec<Option<String>>,
    /// The pictures, masters' before those of their layouts.
    pub pictures: Vec<BackdropPicture>,
}

/// A picture that slides of some layouts show.
#[derive(Clone, Debug, PartialEq)]
pub struct BackdropPicture {
    /// Its name in the selection pane.
    pub name: String,
    /// Its position on the slide.
    pub frame: Rect,
    /// Whether it stands on a master.
    pub on_master: bool,
    /// The layouts that show it, by their place among the template's layouts.
    pub layouts: Arc<[usize]>,
}

impl Template {
    /// What its masters and layouts say and show beside their placeholders.
    ///
    /// # Errors
    /// [`Error::Corrupt`], [`Error::MalformedXml`] and their like, if a part cannot be read.
    pub fn backdrop(&self) -> Result<Backdrop, Error> {
        let main = self.presentation.part();
        let rels = self.package.relationships(main)?;
        let mut backdrop = Backdrop::default();
        for id in listed_ids(self.presentation.root(), "sldMasterIdLst", "sldMasterId") {
            if let Some(part) = rels.by_id(&id).and_then(|r| r.part()) {
                read_master(self, part, &mut backdrop)?;
            }
        }
        Ok(backdrop)
    }
}

/// Adds a master with its layouts.
fn read_master(template: &Template, part: &str, backdrop: &mut Backdrop) -> Result<(), Error> {
    let master = template.package.document(part)?;
    let rels = template.package.relationships(part)?;
    if backdrop.layout_types.is_empty() {
        backdrop.language = language(&master);
    }
    let (mut showing, mut own) = (Vec::new(), Vec::new());
    for id in listed_ids(master.root(), "sldLayoutIdLst", "sldLayoutId") {
        let Some(part) = rels.by_id(&id).and_then(|r| r.part()) else { continue };
        let layout = template.package.document(part)?;
        let index = backdrop.layout_types.len();
        let kind = layout.root().attr("type").map(|kind| kind.into_owned());
        backdrop.layout_types.push(kind);
        let hides = layout.root().attr("showMasterSp");
        if !hides.is_some_and(|show| matches!(&*show, "0" | "false")) {
            showing.push(index);
        }
        own.extend(pictures(&layout, false, [index].into()));
    }
    backdrop.pictures.extend(pictures(&master, true, showing.into()));
    backdrop.pictures.extend(own);
    Ok(())
}

/// The language of a master's styles of text, or else of its texts.
fn language(master: &Document) -> Option<String> {
    let styles = master.root().child(ns::P, "txStyles");
    let named = |names: &'static [&'static str], within: Node<'_>| {
        let all = within.all_descendants().filter(|n| n.ns() == ns::A && names.contains(&n.name()));
        all.filter_map(|n| n.attr("lang")).find(|l| !l.is_empty()).map(|l| l.into_owned())
    };
    styles
        .and_then(|styles| named(&["defRPr"], styles))
        .or_else(|| named(&["rPr", "endParaRPr", "defRPr"], master.root()))
}

fn pictures(document: &Document, on_master: bool, layouts: Arc<[usize]>) -> Vec<BackdropPicture> {
    let mut found = Vec::new();
    if let Some(tree) = document.root().path(ns::P, &["cSld", "spTree"]) {
        collect(tree, &|frame| frame, &mut found);
    }
    let picture = |(name, frame)| {
        let layouts = Arc::clone(&layouts);
        BackdropPicture { name, frame, on_master, layouts }
    };
    found.into_iter().map(picture).collect()
}

/// Adds the pictures of a tree or a group; `place` leads from its coordinates to the slide's.
fn collect(tree: Node<'_>, place: &dyn Fn(Rect) -> Rect, found: &mut Vec<(String, Rect)>) {
    for shape in tree.chosen_children(&[ns::P, ns::A]) {
        match (shape.name(), frame(shape)) {
            ("pic", Some(own)) => {
                let identity = shape.path(ns::P, &["nvPicPr", "cNvPr"]);
                let name = identity.and_then(|i| i.attr("name")).unwrap_or_default().into_owned();
                found.push((name, place(own)));
            }
            ("grpSp", Some(outer)) => {
                let inner = inner_frame(shape).unwrap_or(outer);
                collect(shape, &|frame| place(scaled(frame, inner, outer)), found);
            }
            _ => {}
        }
    }
}

/// The coordinates that a group's children stand in.
pub(crate) fn inner_frame(group: Node<'_>) -> Option<Rect> {
    let xfrm = group.path(ns::P, &["grpSpPr"])?.child(ns::A, "xfrm")?;
    let number = |node: Node<'_>, name| node.attr(name).and_then(|v| v.parse().ok()).map(Emu);
    let (offset, extent) = (xfrm.child(ns::A, "chOff")?, xfrm.child(ns::A, "chExt")?);
    Some(Rect::new(
        number(offset, "x")?,
        number(offset, "y")?,
        number(extent, "cx")?,
        number(extent, "cy")?,
    ))
}

/// A frame of the coordinates `inner` in those of `outer`.
fn scaled(frame: Rect, inner: Rect, outer: Rect) -> Rect {
    let ratio = |to: Emu, from: Emu| if from.0 == 0 { 1.0 } else { to.0 as f64 / from.0 as f64 };
    let x = ratio(outer.size.width, inner.size.width);
    let y = ratio(outer.size.height, inner.size.height);
    let times = |length: Emu, by: f64| Emu((length.0 as f64 * by).round() as i64);
    Rect::new(
        outer.origin.x + times(frame.origin.x - inner.origin.x, x),
        outer.origin.y + times(frame.origin.y - inner.origin.y, y),
        times(frame.size.width, x),
        times(frame.size.height, y),
    )
}

//! `Shape`: what is known of a shape.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use indeck_model::Rect;

use super::find::ShapeRef;
use super::placement::{self, Placement};
use crate::edit::Presentation;
use crate::edit::look::placeholder::{Match, ancestors};
use crate::error::Error;
use crate::part::paragraph;
use crate::part::tree::{self, Item, ShapeKind};
use crate::xml::{Document, Node, ns};

/// The extension that says that a shape only decorates.
///
/// Source: [MS-ODRAWXML] 2.29.1.1 `adec:decorative`.
pub(super) const DECORATIVE: &str = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}";

/// The placeholder that a shape fills.
///
/// Source: ISO/IEC 29500-1, 19.3.1.36 `p:ph`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceholderRole {
    /// Its type (`title`, `body`, `pic` …); `obj` where it names none.
    pub kind: String,
    /// Its index among those of its layout.
    pub index: u32,
}

/// What is known of a shape. A value: edits of the deck do not change it.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Where to find it again.
    pub at: ShapeRef,
    /// Its name in the selection pane.
    pub name: String,
    /// What it is.
    pub kind: ShapeKind,
    /// The placeholder that it fills.
    pub placeholder: Option<PlaceholderRole>,
    /// Its text, a line for each paragraph, breaks as vertical tabs; of a table, its cells' texts.
    pub text: String,
    /// Its text for people who do not see it.
    pub alt: Option<String>,
    /// The title of that text.
    pub title: Option<String>,
    /// Whether it is marked as mere decoration.
    pub is_decorative: bool,
    /// Whether it is not shown.
    pub is_hidden: bool,
    /// Where it stands in the coordinates of its group (or of the slide), if it says so itself.
    pub frame: Option<Rect>,
    /// Where it stands on the slide, through its groups; placeholders have it from their layout.
    pub on_slide: Option<Placement>,
    /// The group that it is in.
    pub group: Option<ShapeRef>,
    /// Rows and columns, if it is a table.
    pub table: Option<(usize, usize)>,
}

impl Shape {
    pub(super) fn read(
        slide: usize,
        items: &[Item<'_>],
        index: usize,
        inherited: &[Option<Placement>],
    ) -> Self {
        let reference = |item: &Item<'_>| ShapeRef { slide, id: item.id, nth: item.nth };
        let Some(item) = items.get(index) else { return Self::nothing(ShapeRef::new(slide, 0)) };
        let node = item.node;
        let identity = tree::identity(node);
        let text_of = |name| {
            let value = identity.and_then(|identity| identity.attr(name));
            value.map(|value| value.into_owned())
        };
        let own = placement::own(node);
        let place = own.or_else(|| inherited.get(index).copied().flatten());
        let group = item.parent.and_then(|parent| items.get(parent));
        Self {
            name: text_of("name").unwrap_or_default(),
            kind: tree::kind(node),
            placeholder: tree::placeholder(node).map(role),
            text: text(node),
            alt: text_of("descr").filter(|alt| !alt.is_empty()),
            title: text_of("title").filter(|title| !title.is_empty()),
            is_decorative: identity.is_some_and(is_decorative),
            is_hidden: text_of("hidden").is_some_and(|hidden| matches!(&*hidden, "1" | "true")),
            frame: own.map(|own| own.frame),
            on_slide: place.map(|place| placement::to_slide(items, item.parent, place)),
            group: group.map(reference),
            table: tree::table(node).map(table_size),
            ..Self::nothing(reference(item))
        }
    }

    fn nothing(at: ShapeRef) -> Self {
        Self {
            at,
            name: String::new(),
            kind: ShapeKind::Text,
            placeholder: None,
            text: String::new(),
            alt: None,
            title: None,
            is_decorative: false,
            is_hidden: false,
            frame: None,
            on_slide: None,
            group: None,
            table: None,
        }
    }
}

/// Layouts that were read, each with its master, by the layouts' parts.
pub(super) type Layouts = BTreeMap<String, Vec<Document>>;

impl Presentation {
    /// The places that placeholders have from their layout or master, for each shape.
    pub(super) fn inherited_frames(
        &self,
        slide: &str,
        items: &[Item<'_>],
        layouts: &mut Layouts,
    ) -> Result<Vec<Option<Placement>>, Error> {
        let wanted = |item: &Item<'_>| {
            tree::placeholder(item.node).is_some() && placement::own(item.node).is_none()
        };
        if !items.iter().any(wanted) {
            return Ok(Vec::new());
        }
        let layout = self.relationships(slide)?.first_part("slideLayout").map(str::to_owned);
        let ancestors = match layouts.entry(layout.unwrap_or_default()) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(ancestors(self, slide)?),
        };
        let place = |item: &Item<'_>| {
            let role = tree::placeholder(item.node).filter(|_| wanted(item))?;
            let mut wanted = Match::of(role);
            ancestors.iter().find_map(|document| {
                let shape = wanted.find(document)?;
                wanted = wanted.after(shape);
                placement::own(shape)
            })
        };
        Ok(items.iter().map(place).collect())
    }
}

fn role(placeholder: Node<'_>) -> PlaceholderRole {
    let kind = placeholder.attr("type").map_or_else(|| "obj".to_owned(), |kind| kind.into_owned());
    let index = placeholder.attr("idx").and_then(|index| index.parse().ok()).unwrap_or(0);
    PlaceholderRole { kind, index }
}

fn is_decorative(identity: Node<'_>) -> bool {
    let flags = identity.all_descendants().filter(|node| node.name() == "decorative");
    flags.filter_map(|flag| flag.attr("val")).any(|on| matches!(&*on, "1" | "true"))
}

fn text(shape: Node<'_>) -> String {
    match (tree::text_body(shape), tree::table(shape)) {
        (Some(body), _) => paragraph::body_text(body),
        (None, Some(table)) => {
            let cells = table.descendants(ns::A, "txBody").map(paragraph::body_text);
            cells.collect::<Vec<_>>().join("\n")
        }
        (None, None) => String::new(),
    }
}

fn table_size(table: Node<'_>) -> (usize, usize) {
    let count = |node: Node<'_>, name| node.children().filter(|n| n.is(ns::A, name)).count();
    let columns = table.child(ns::A, "tblGrid").map_or(0, |grid| count(grid, "gridCol"));
    (count(table, "tr"), columns)
}

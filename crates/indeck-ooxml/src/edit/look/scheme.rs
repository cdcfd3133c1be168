//! `SlideScheme`: what the names of colours, fonts and styles mean on a slide.
//!
//! Source: ISO/IEC 29500-1, 19.3.1.6 `p:clrMap`, 19.3.1.7 `p:clrMapOvr`, 20.1.6.12 `a:themeOverride`.

use std::collections::BTreeMap;

use crate::edit::Presentation;
use crate::error::Error;
use crate::part::color::{self, Rgba, Scheme};
use crate::xml::{Document, Node, ns};

/// What the names of colours, fonts and styles mean on a slide.
#[derive(Debug)]
pub(super) struct SlideScheme {
    /// The colours of the theme, by the theme's names.
    colors: BTreeMap<String, Rgba>,
    /// The theme's name for each of the slide's.
    map: BTreeMap<String, String>,
    theme: Option<Document>,
}

impl SlideScheme {
    /// That of a slide, from the slide, its layout and its master.
    pub(super) fn read(deck: &Presentation, documents: &[Document]) -> Result<Self, Error> {
        let mut scheme = Self { colors: BTreeMap::new(), map: BTreeMap::new(), theme: None };
        // What is nearer to the slide comes later and wins.
        for document in documents.iter().rev() {
            let relationships = deck.relationships(document.part())?;
            for kind in ["theme", "themeOverride"] {
                let Some(part) = relationships.first_part(kind) else { continue };
                let theme = deck.document(part)?;
                scheme.take_colors(theme.root());
                if kind == "theme" {
                    scheme.theme = Some(theme);
                }
            }
            let root = document.root();
            let over = root.child(ns::P, "clrMapOvr");
            let over = over.and_then(|over| over.child(ns::A, "overrideClrMapping"));
            for map in root.child(ns::P, "clrMap").into_iter().chain(over) {
                let pairs = map.attributes().map(|a| (a.name().to_owned(), a.value().into_owned()));
                scheme.map.extend(pairs);
            }
        }
        Ok(scheme)
    }

    fn take_colors(&mut self, theme: Node<'_>) {
        let scheme = theme.all_descendants().find(|node| node.is(ns::A, "clrScheme"));
        for slot in scheme.into_iter().flat_map(Node::children) {
            let color = color::color_in(slot);
            if let Some(color) = color.and_then(|color| color::resolve(color, self, None)) {
                self.colors.insert(slot.name().to_owned(), color);
            }
        }
    }

    /// The style of the theme's format scheme at that place of that list, from 0.
    pub(super) fn style(&self, list: &str, index: usize) -> Option<Node<'_>> {
        let elements = self.theme.as_ref()?.root().child(ns::A, "themeElements")?;
        elements.path(ns::A, &["fmtScheme", list])?.children().nth(index)
    }

    /// A typeface by name; `+mj-lt` and its like are those of the theme.
    pub(super) fn font(&self, typeface: &str) -> String {
        let (kind, script) = match typeface.strip_prefix('+').and_then(|name| name.split_once('-'))
        {
            Some(("mj", script)) => ("majorFont", script),
            Some(("mn", script)) => ("minorFont", script),
            _ => return typeface.to_owned(),
        };
        let script = if script == "lt" { "latin" } else { script };
        let theme = self.theme.as_ref().map(Document::root);
        let font = theme.and_then(|theme| {
            theme.path(ns::A, &["themeElements", "fontScheme", kind])?.child(ns::A, script)
        });
        font.and_then(|font| font.attr("typeface")).unwrap_or_default().into_owned()
    }
}

impl Scheme for SlideScheme {
    fn color(&self, name: &str) -> Option<Rgba> {
        let mapped = self.map.get(name).map_or(name, |mapped| mapped);
        let usual = match mapped {
            "tx1" => "dk1",
            "tx2" => "dk2",
            "bg1" => "lt1",
            "bg2" => "lt2",
            other => other,
        };
        self.colors.get(usual).copied()
    }
}

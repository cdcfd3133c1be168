//! `SlideScheme`: what the names of colours, fonts and styles mean on a slide.
//!
//! Source: ISO/IEC 29500-1, 20.1.6.9 `a:theme`, 20.1.6.12 `a:themeOverride`.

use crate::edit::Presentation;
use crate::error::Error;
use crate::part::color::{Palette, Rgba, Scheme};
use crate::xml::{Document, Node, ns};

/// What the names of colours, fonts and styles mean on a slide.
#[derive(Debug)]
pub(super) struct SlideScheme {
    palette: Palette,
    theme: Option<Document>,
}

impl SlideScheme {
    /// That of a slide, from the slide, its layout and its master.
    pub(super) fn read(deck: &Presentation, documents: &[Document]) -> Result<Self, Error> {
        let mut scheme = Self { palette: Palette::default(), theme: None };
        // What is nearer to the slide comes later and wins.
        for document in documents.iter().rev() {
            let relationships = deck.relationships(document.part())?;
            for kind in ["theme", "themeOverride"] {
                let Some(part) = relationships.first_part(kind) else { continue };
                let theme = deck.document(part)?;
                scheme.palette.take_theme(theme.root());
                if kind == "theme" {
                    scheme.theme = Some(theme);
                }
            }
            scheme.palette.take_map(document.root());
        }
        Ok(scheme)
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
        self.palette.color(name)
    }
}

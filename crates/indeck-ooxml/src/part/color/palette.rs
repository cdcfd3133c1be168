//! `Palette`: what the names of colours mean on a slide.
//!
//! Source: ISO/IEC 29500-1, 19.3.1.6 `p:clrMap`, 19.3.1.7 `p:clrMapOvr`, 20.1.6.12 `a:themeOverride`.

use std::collections::BTreeMap;

use super::{Rgba, Scheme, color_in, resolve};
use crate::xml::{Node, ns};

/// What the names of colours mean on a slide. What is taken later wins: first the master, then the
/// layout, then the slide.
#[derive(Clone, Debug, Default)]
pub(crate) struct Palette {
    /// The colours of the theme, by the theme's names.
    colors: BTreeMap<String, Rgba>,
    /// The theme's name for each of the slide's.
    map: BTreeMap<String, String>,
}

impl Palette {
    /// Takes the colours of a theme or of what overrides one.
    pub(crate) fn take_theme(&mut self, theme: Node<'_>) {
        let scheme = theme.all_descendants().find(|node| node.is(ns::A, "clrScheme"));
        for slot in scheme.into_iter().flat_map(Node::children) {
            let color = color_in(slot).and_then(|color| resolve(color, self, None));
            if let Some(color) = color {
                self.colors.insert(slot.name().to_owned(), color);
            }
        }
    }

    /// Takes the map of a master, or that with which a layout or a slide overrides it.
    pub(crate) fn take_map(&mut self, root: Node<'_>) {
        let over = root.child(ns::P, "clrMapOvr");
        let over = over.and_then(|over| over.child(ns::A, "overrideClrMapping"));
        for map in root.child(ns::P, "clrMap").into_iter().chain(over) {
            let pairs = map.attributes().map(|a| (a.name().to_owned(), a.value().into_owned()));
            self.map.extend(pairs);
        }
    }
}

impl Scheme for Palette {
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

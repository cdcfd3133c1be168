//! `Slide`: a slide with its shapes, its layout and its master.

use crate::lint::context::Context;
use crate::lint::finding::{ShapeName, Sink};
use crate::lint::part::Part;
use crate::lint::rule::Category;
use crate::lint::rules::presentation as rule;
use crate::lint::shapes::{Shape, text};
use crate::part::color::Palette;
use crate::xml::Document;

/// A slide with its shapes, its layout and its master.
#[derive(Debug)]
pub(in crate::lint) struct Slide<'a> {
    pub(in crate::lint) part: Part<'a>,
    pub(in crate::lint) shapes: Vec<Shape<'a>>,
    pub(in crate::lint) layout: Option<&'a Document>,
    pub(in crate::lint) master: Option<&'a Document>,
    pub(in crate::lint) theme: Option<&'a Document>,
    /// What overrides the theme, on the layout and on the slide.
    overrides: [Option<&'a Document>; 2],
    /// The presentation.
    pub(in crate::lint) presentation: Option<&'a Document>,
}

impl<'a> Slide<'a> {
    pub(in crate::lint) fn new(
        context: &'a Context,
        part: Part<'a>,
        shapes: Vec<Shape<'a>>,
    ) -> Self {
        let layout = context.first(part.name, "slideLayout");
        let master = layout.and_then(|layout| context.first(layout, "slideMaster"));
        let theme = master.and_then(|master| context.first(master, "theme"));
        let document = |part: Option<&str>| part.and_then(|part| context.shared(part));
        let overriding = |part| document(context.first(part, "themeOverride"));
        Self {
            part,
            shapes,
            layout: document(layout),
            master: document(master),
            theme: document(theme),
            overrides: [layout.and_then(overriding), overriding(part.name)],
            presentation: context.shared(&context.main),
        }
    }

    /// What the names of colours mean here.
    pub(in crate::lint) fn palette(&self) -> Palette {
        let mut palette = Palette::default();
        for theme in [self.theme].into_iter().chain(self.overrides).flatten() {
            palette.take_theme(theme.root());
        }
        for mapping in [self.master, self.layout, Some(self.part.doc)].into_iter().flatten() {
            palette.take_map(mapping.root());
        }
        palette
    }

    /// The title's shape and text, if it has one with text.
    pub(in crate::lint) fn title(&self) -> Option<(ShapeName, String)> {
        let is_title =
            |shape: &&Shape<'_>| shape.placeholder.as_ref().is_some_and(|p| p.is_title());
        let title = self.shapes.iter().find(is_title)?;
        Some((title.name.clone(), text(title.node))).filter(|(_, text)| !text.is_empty())
    }

    /// Whether it is left out of a show.
    pub(in crate::lint) fn is_hidden(&self) -> bool {
        self.part.root().attr("show").is_some_and(|show| matches!(&*show, "0" | "false"))
    }

    /// Checks that its placeholders are on its layout.
    pub(in crate::lint) fn check(&self, sink: &mut Sink<'_>) {
        let Some(layout) = self.layout.filter(|_| sink.looks_at(Category::Repair)) else { return };
        for shape in &self.shapes {
            let Some(placeholder) =
                shape.placeholder.as_ref().filter(|p| !p.is_footer() && !p.is_free())
            else {
                continue;
            };
            if !placeholder.stands_on(layout) {
                let message = format!(
                    "the layout has no placeholder of the type `{}` or the index {}",
                    placeholder.kind, placeholder.index
                );
                sink.say(&rule::PLACEHOLDER_UNMATCHED, self.part.at().shape(&shape.name), message);
            }
        }
    }
}

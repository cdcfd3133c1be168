//! `Deck`: a deck in memory, built by hand.

use std::io::Write;
use std::path::Path;

use indeck_model::brand::Layout;
use indeck_model::deck::{
    Content, DeckProperties, Footer, Place, PlaceholderRef, ResolvedSlide, Shape,
};
use indeck_model::text::TextBody;
use indeck_model::{Rect, ResolvedDeck};

use crate::deck::atomic::save_atomically;
use crate::deck::options::{DeckFormat, WriteOptions};
use crate::deck::plan;
use crate::deck::template::Template;
use crate::error::Error;

/// A deck in memory, built slide by slide and written as often as wanted.
///
/// ```no_run
/// use indeck_ooxml::{Template, model::chart::ColumnChart};
/// let template = Template::open("brand.potx")?;
/// let mut deck = template.deck();
/// deck.add_slide("Title and Content")?
///     .fill("title", "Revenue by quarter")?
///     .fill("content", ColumnChart::new(["Q1", "Q2"]).with_series("North", [1.5, 2.0]))?
///     .notes("Source: ledger");
/// deck.save("out.pptx")?;
/// # Ok::<(), indeck_ooxml::Error>(())
/// ```
#[derive(Debug)]
pub struct Deck<'t> {
    template: &'t Template,
    content: ResolvedDeck,
    footer: Footer,
    options: WriteOptions,
}

impl<'t> Deck<'t> {
    pub(crate) fn new(template: &'t Template) -> Self {
        Self {
            template,
            content: ResolvedDeck::default(),
            footer: Footer::default(),
            options: WriteOptions::default(),
        }
    }

    /// How it is written.
    pub fn options_mut(&mut self) -> &mut WriteOptions {
        &mut self.options
    }

    /// What `docProps` say.
    pub fn properties_mut(&mut self) -> &mut DeckProperties {
        &mut self.options.properties
    }

    /// Footer, slide number and date of all slides that are added from now on.
    pub fn set_footer(&mut self, footer: Footer) {
        self.footer = footer;
    }

    /// Adds a slide of the layout of that name.
    ///
    /// # Errors
    /// [`Error::UnknownLayout`] with the names that there are.
    pub fn add_slide(&mut self, layout: &str) -> Result<SlideBuilder<'_>, Error> {
        let view = self.template.layout(layout)?;
        let slide = self.content.slides.push_mut(ResolvedSlide {
            layout: layout.to_owned(),
            footer: self.footer.clone(),
            ..ResolvedSlide::default()
        });
        Ok(SlideBuilder { slide, layout: view.layout })
    }

    /// The slides so far.
    pub fn slides(&self) -> &[ResolvedSlide] {
        &self.content.slides
    }

    /// Writes the deck to a file of the format that its extension names, whole or not at all.
    ///
    /// # Errors
    /// [`Error::Io`], and the errors of [`crate::DeckWriter::push`].
    pub fn save(&self, path: impl AsRef<Path>) -> Result<(), Error> {
        let path = path.as_ref();
        let format = DeckFormat::of_path(path);
        save_atomically(path, |sink| self.write_as(sink, format))
    }

    /// The bytes of the deck's file.
    ///
    /// # Errors
    /// The errors of [`crate::DeckWriter::push`].
    pub fn to_bytes(&self) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        self.write_as(&mut bytes, self.options.format)?;
        Ok(bytes)
    }

    fn write_as(&self, sink: impl Write, format: DeckFormat) -> Result<(), Error> {
        let options = WriteOptions { format, ..self.options.clone() };
        let mut writer = self.template.writer(sink, options)?;
        for slide in &self.content.slides {
            writer.push(slide.clone())?;
        }
        writer.finish().map(drop)
    }
}

/// A slide while it is filled.
#[derive(Debug)]
pub struct SlideBuilder<'a> {
    slide: &'a mut ResolvedSlide,
    layout: &'a Layout,
}

impl SlideBuilder<'_> {
    /// Fills a placeholder, named by its name, its type or its index.
    ///
    /// # Errors
    /// [`Error::UnknownPlaceholder`] with the names that there are.
    pub fn fill(
        &mut self,
        placeholder: impl Into<PlaceholderRef>,
        content: impl Into<Content>,
    ) -> Result<&mut Self, Error> {
        let reference = placeholder.into();
        plan::find(self.layout, &reference)?;
        self.slide.shapes.push(Shape::in_placeholder(reference, content));
        Ok(self)
    }

    /// Adds content at a position of its own.
    pub fn add(&mut self, frame: Rect, content: impl Into<Content>) -> &mut Self {
        self.push(Shape::placed(Place::At(frame), content))
    }

    /// Adds a shape as it is.
    pub fn push(&mut self, shape: Shape) -> &mut Self {
        self.slide.shapes.push(shape);
        self
    }

    /// Gives the shape added last its text for people who do not see it.
    pub fn alt(&mut self, alt: impl Into<String>) -> &mut Self {
        if let Some(shape) = self.slide.shapes.last_mut() {
            shape.alt = Some(alt.into());
        }
        self
    }

    /// Sets the speaker's notes.
    pub fn notes(&mut self, notes: impl Into<TextBody>) -> &mut Self {
        self.slide.notes = Some(notes.into());
        self
    }

    /// The slide, to change anything else.
    pub fn slide_mut(&mut self) -> &mut ResolvedSlide {
        self.slide
    }
}

//! The kind of file that a presentation is: deck, template, show, with or without macros.

use super::presentation::Presentation;
use crate::deck::DeckFormat;
use crate::error::Error;

impl Presentation {
    /// The kind of file that the deck is; `None` for one that is not written, such as an add-in.
    ///
    /// ```
    /// use indeck_ooxml::{DeckFormat, Limits, Presentation};
    /// let mut deck = Presentation::from_bytes(indeck_testkit::tiny_template(), &Limits::default())?;
    /// deck.convert(DeckFormat::Show)?;
    /// assert_eq!(deck.format(), Some(DeckFormat::Show));
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    pub fn format(&self) -> Option<DeckFormat> {
        let content_type = self.store.content_type(&self.main)?;
        DeckFormat::ALL.into_iter().find(|format| format.content_type() == content_type)
    }

    /// Makes the deck another kind of file: what PowerPoint does when it saves a template as a
    /// presentation. A kind without macros loses them; the file name's extension is the caller's.
    ///
    /// ```
    /// use indeck_ooxml::{DeckFormat, Limits, Presentation};
    /// let mut deck = Presentation::from_bytes(indeck_testkit::tiny_template(), &Limits::default())?;
    /// deck.convert(DeckFormat::Template)?;
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    ///
    /// Source: ISO/IEC 29500-1, 13.3.6 (presentation part), [MS-OFFMACRO2] 2.2 (macros).
    ///
    /// # Errors
    /// [`Error::NoMacros`] for a macro-enabled kind where there are no macros; those of damaged
    /// lists of relationships.
    pub fn convert(&mut self, format: DeckFormat) -> Result<(), Error> {
        let relationships = self.store.relationships(&self.main)?;
        let macros: Vec<String> =
            relationships.by_type("vbaProject").map(|r| r.id.clone()).collect();
        let keeps_macros = format == DeckFormat::MacroPresentation;
        if keeps_macros && macros.is_empty() {
            return Err(Error::NoMacros);
        }
        for id in macros.iter().filter(|_| !keeps_macros) {
            self.store.unrelate(&self.main, id)?;
        }
        let content_type = format.content_type();
        if self.store.content_type(&self.main) != Some(content_type) {
            self.store.set_content_type(&self.main, content_type);
        }
        Ok(())
    }
}

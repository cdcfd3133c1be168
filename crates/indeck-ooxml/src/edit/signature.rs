//! Digital signatures, which no edit can keep.

use super::presentation::Presentation;
use super::warning::EditWarning;
use crate::error::Error;

impl Presentation {
    /// What the changes made so far break that cannot be kept; nothing while nothing is changed.
    ///
    /// ```
    /// use indeck_ooxml::{Limits, Presentation};
    /// let deck = Presentation::from_bytes(indeck_testkit::tiny_template(), &Limits::default())?;
    /// assert!(deck.warnings()?.is_empty());
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of damaged lists of relationships.
    pub fn warnings(&self) -> Result<Vec<EditWarning>, Error> {
        if !self.is_changed() {
            return Ok(Vec::new());
        }
        let signatures = self.signatures()?.into_iter();
        Ok(signatures.map(|part| EditWarning::SignatureBroken { part }).collect())
    }

    /// Takes all digital signatures away, which an edit breaks anyhow; returns how many.
    ///
    /// Source: ISO/IEC 29500-2, 10 (digital signatures).
    ///
    /// # Errors
    /// Those of damaged lists of relationships.
    pub fn remove_signatures(&mut self) -> Result<usize, Error> {
        let count = self.signatures()?.len();
        let origins: Vec<String> =
            self.store.relationships("")?.by_type("origin").map(|r| r.id.clone()).collect();
        for id in origins {
            self.store.unrelate("", &id)?;
        }
        Ok(count)
    }

    /// The parts that hold signatures.
    fn signatures(&self) -> Result<Vec<String>, Error> {
        let mut found = Vec::new();
        for origin in self.store.relationships("")?.by_type("origin").filter_map(|r| r.part()) {
            let signatures = self.store.relationships(origin)?;
            found.extend(
                signatures.by_type("signature").filter_map(|r| r.part()).map(str::to_owned),
            );
        }
        Ok(found)
    }
}

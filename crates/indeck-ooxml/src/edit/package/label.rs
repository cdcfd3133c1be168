//! Writes a sensitivity label into a deck.

use super::PackageEdit;
use crate::error::Error;
use crate::label::{self, PROPERTIES_PART, SensitivityLabel};
use crate::opc::Target;
use crate::xml::Patch;

impl PackageEdit {
    /// Gives the deck a sensitivity label, in place of the one of the same organisation.
    ///
    /// Written twice, as Office does: in `docMetadata/LabelInfo.xml` and as properties
    /// `MSIP_Label_…` of the document, which programs without knowledge of labels keep.
    ///
    /// # Errors
    /// [`Error::InvalidValue`] for ids that are no GUID, and those of damaged parts.
    pub fn set_label(&mut self, label: &SensitivityLabel) -> Result<(), Error> {
        label.check()?;
        let before = label::read(self.store.package())?;
        let (gone, mut kept): (Vec<_>, Vec<_>) =
            before.into_iter().partition(|other| other.site == label.site || other.id == label.id);
        kept.push(label.clone());
        self.write_label_info(&kept)?;
        self.write_label_properties(label, &gone)
    }

    fn write_label_info(&mut self, labels: &[SensitivityLabel]) -> Result<(), Error> {
        let known = self.store.first_part("", label::RELATIONSHIP_WORD)?;
        let part = known.unwrap_or_else(|| label::INFO_PART.to_owned());
        self.store.set_content_type(&part, label::CONTENT_TYPE);
        self.store.set(&part, label::write_info(labels));
        self.store.relate("", label::RELATIONSHIP, Target::Part(part)).map(drop)
    }

    fn write_label_properties(
        &mut self,
        label: &SensitivityLabel,
        gone: &[SensitivityLabel],
    ) -> Result<(), Error> {
        let known = self.store.first_part("", "custom-properties")?;
        let known = match known {
            Some(known) => Some(known),
            None => self.store.first_part("", "customProperties")?,
        };
        if let Some(part) = known.filter(|part| self.store.contains(part)) {
            let part = self.store.real_name(&part);
            return self.store.edit(&part, |document, patch: &mut Patch<'_>| {
                label::patch_properties(document, patch, label, gone);
                Ok(())
            });
        }
        let kind = self.relationship_type(label::PROPERTIES_RELATIONSHIP);
        self.store.insert(
            PROPERTIES_PART,
            label::PROPERTIES_TYPE,
            label::write_properties(label, self.is_strict),
        );
        self.store.relate("", &kind, Target::Part(PROPERTIES_PART.to_owned())).map(drop)
    }
}

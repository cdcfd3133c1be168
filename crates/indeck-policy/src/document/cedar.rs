//! `[cedar]`: where the policies in Cedar stand.

use indeck_model::spec::Located;

use super::reader::{Fields, Reader};

/// The Cedar policies of a policy.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CedarText {
    /// `policies`: files with Cedar policies, relative to this one.
    pub files: Vec<Located<String>>,
    /// `text`: Cedar policies in the TOML itself.
    pub text: Option<Located<String>>,
}

pub(super) fn read(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> CedarText {
    let Some(entry) = fields.take("cedar") else { return CedarText::default() };
    let Some(mut table) = reader.fields(&entry) else { return CedarText::default() };
    let files = table.take("policies").map(|entry| reader.texts(&entry)).unwrap_or_default();
    let text = table.take("text").and_then(|entry| reader.any_text(&entry));
    reader.finish(table);
    CedarText { files, text }
}

//! `[labels.CLASS]`: what decks of a class bear.

use std::collections::BTreeMap;

use indeck_model::Classification;

use super::reader::{Entry, Fields, Reader};
use crate::suggest;

/// Sensitivity label, watermark and workbook of decks of a class.
///
/// Source: \[MS-OFFCRYPTO\] 2.6, LabelInfo; the properties `MSIP_Label_*`.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// `name`: the label's name.
    pub name: String,
    /// `id`: the label's GUID, lower case; without one no sensitivity label is written.
    pub id: Option<String>,
    /// `tenant`: the GUID of the organisation (the site) that the label is of.
    pub tenant: Option<String>,
    /// `method`: whether the label was set by default or by a decision; `standard` if not written.
    pub method: LabelMethod,
    /// `watermark`: text across each slide.
    pub watermark: Option<String>,
    /// `workbook`: what the workbooks inside charts hold; `plotted` if not written.
    pub workbook: WorkbookPayload,
}

/// How a sensitivity label came to be set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum LabelMethod {
    /// `standard`: by a rule; a user may change it.
    #[default]
    Standard,
    /// `privileged`: by a decision; changing it asks for a reason.
    Privileged,
}

impl LabelMethod {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Privileged => "privileged",
        }
    }
}

/// What the workbook inside a chart holds. The later one is the stricter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum WorkbookPayload {
    /// `full`: the whole table behind the chart, after disclosure control.
    Full,
    /// `plotted`: the cells that the chart plots and no others.
    #[default]
    Plotted,
    /// `none`: there is no workbook; the chart's numbers cannot be edited in PowerPoint.
    None,
}

impl WorkbookPayload {
    /// All payloads, from the freest.
    pub const ALL: [Self; 3] = [Self::Full, Self::Plotted, Self::None];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Plotted => "plotted",
            Self::None => "none",
        }
    }
}

pub(super) fn read(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
) -> BTreeMap<Classification, Label> {
    let mut labels = BTreeMap::new();
    let Some(entry) = fields.take("labels") else { return labels };
    for (class, entry) in by_class(reader, &entry) {
        if let Some(label) = label(reader, &entry) {
            labels.insert(class, label);
        }
    }
    labels
}

/// The entries of a table whose keys are classes.
pub(super) fn by_class<'t>(
    reader: &mut Reader<'_>,
    entry: &Entry<'t>,
) -> Vec<(Classification, Entry<'t>)> {
    let mut found = Vec::new();
    for (name, value) in reader.named(entry) {
        match Classification::parse(&name.value) {
            Some(class) => found.push((class, value)),
            None => {
                let words = Classification::ALL.map(Classification::word);
                let message = format!("`{}` is no class", name.value);
                let mut diagnostic = indeck_model::Diagnostic::error("bad-value", message);
                diagnostic.hints = suggest::hints(&name.value, "classes", &words);
                reader.diagnostics.push(diagnostic.at(name.at));
            }
        }
    }
    found
}

fn label(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Option<Label> {
    let mut table = reader.fields(entry)?;
    let name = match table.take("name") {
        Some(entry) => reader.text(&entry).map(|text| text.value),
        None => reader.missing(&table, "name", "say what the label is called"),
    };
    let id = table.take("id").and_then(|entry| guid(reader, &entry));
    let tenant = table.take("tenant").and_then(|entry| guid(reader, &entry));
    if id.is_some() != tenant.is_some() {
        let (has, lacks) = if id.is_some() { ("id", "tenant") } else { ("tenant", "id") };
        reader.missing::<()>(
            &table,
            lacks,
            &format!("a label has both or neither; here is `{has}`"),
        );
    }
    let methods = [LabelMethod::Standard, LabelMethod::Privileged].map(|one| (one.word(), one));
    let method = table.take("method").and_then(|entry| reader.word(&entry, &methods));
    let watermark = table.take("watermark").and_then(|entry| reader.text(&entry));
    let workbook = table.take("workbook").and_then(|entry| workbook(reader, &entry));
    reader.finish(table);
    Some(Label {
        name: name?,
        id,
        tenant,
        method: method.unwrap_or_default(),
        watermark: watermark.map(|text| text.value),
        workbook: workbook.unwrap_or_default(),
    })
}

pub(super) fn workbook(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Option<WorkbookPayload> {
    reader.word(entry, &WorkbookPayload::ALL.map(|one| (one.word(), one)))
}

fn guid(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Option<String> {
    let text = reader.text(entry)?.value.to_lowercase();
    let groups: Vec<&str> = text.split('-').collect();
    let right = groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12])
        && groups.iter().all(|group| group.bytes().all(|b| b.is_ascii_hexdigit()));
    if right {
        return Some(text);
    }
    let hint = "a GUID is `8-4-4-4-12` hexadecimal digits, without braces";
    reader.bad_value(entry, format!("`{}` is no GUID", entry.name), vec![hint.to_owned()]);
    None
}

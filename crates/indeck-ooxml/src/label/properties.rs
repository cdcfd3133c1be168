//! The properties `MSIP_Label_…` in `docProps/custom.xml`.
//!
//! Source: ISO/IEC 29500-1, 22.3 (custom properties); Microsoft Information Protection SDK,
//! “Metadata”.

use std::collections::BTreeMap;

use super::{LabelMethod, SensitivityLabel, guid};
use crate::error::Error;
use crate::opc::Package;
use crate::xml::{Document, Node, Patch, XmlWriter, ns};

pub(crate) const PROPERTIES_PART: &str = "docProps/custom.xml";
pub(crate) const PROPERTIES_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.custom-properties+xml";
pub(crate) const PROPERTIES_RELATIONSHIP: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties";
const NAMESPACE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
/// The format of user-defined properties.
///
/// Source: [MS-OLEPS] 2.18 (`FMTID_UserDefinedProperties`).
const FORMAT: &str = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
const PREFIX: &str = "MSIP_Label_";
/// The number of the first property; 0 and 1 are reserved.
const FIRST: u32 = 2;

/// Writes the part with the properties of a label.
pub(crate) fn write_properties(label: &SensitivityLabel, strict: bool) -> Vec<u8> {
    let edition = |uri| if strict { ns::strict(uri) } else { uri.into() };
    let mut w = XmlWriter::part();
    w.open("Properties").attr("xmlns", &*edition(NAMESPACE)).attr("xmlns:vt", &*edition(TYPES));
    for ((name, value), pid) in entries(label).into_iter().zip(FIRST..) {
        w.open("property").attr("fmtid", FORMAT).attr("pid", pid).attr("name", &name);
        w.text_element("vt:lpwstr", &value).close();
    }
    w.close();
    w.finish()
}

/// Adds the properties of a label to those that there are; those of labels that are gone go.
pub(crate) fn patch_properties(
    document: &Document,
    patch: &mut Patch<'_>,
    label: &SensitivityLabel,
    gone: &[SensitivityLabel],
) {
    let root = document.root();
    let mut next = FIRST;
    for property in root.children() {
        let name = property.attr("name").unwrap_or_default();
        let id = parts(&name).map(|(id, _)| id);
        if id.is_some_and(|id| id == label.id || gone.iter().any(|other| other.id == id)) {
            patch.remove(property);
        }
        let pid = property.attr("pid").and_then(|pid| pid.parse::<u32>().ok());
        next = next.max(pid.unwrap_or(0).saturating_add(1));
    }
    // Written with the prefixes that the part may not have declared.
    let (uri, types) = match document.is_strict() {
        true => (ns::strict(NAMESPACE), ns::strict(TYPES)),
        false => (NAMESPACE.into(), TYPES.into()),
    };
    let mut w = XmlWriter::fragment();
    for ((name, value), pid) in entries(label).into_iter().zip(next..) {
        w.open("property").attr("xmlns", &*uri).attr("fmtid", FORMAT).attr("pid", pid);
        w.attr("name", &name);
        w.open("vt:lpwstr").attr("xmlns:vt", &*types).text(&value).close().close();
    }
    patch.append(root, &String::from_utf8_lossy(&w.finish()));
}

/// The names and values of a label's properties.
fn entries(label: &SensitivityLabel) -> Vec<(String, String)> {
    let bits = label.content_bits.map(|bits| bits.to_string());
    let fields = [
        ("Enabled", Some(label.enabled.to_string())),
        ("SetDate", label.set.clone()),
        ("Method", Some(label.method.word().to_owned())),
        ("Name", label.name.clone()),
        ("SiteId", Some(label.site.clone())),
        ("ActionId", label.action.clone()),
        ("ContentBits", bits),
    ];
    let named = |(field, value): (&str, Option<String>)| {
        Some((format!("{PREFIX}{}_{field}", label.id), value?))
    };
    fields.into_iter().filter_map(named).collect()
}

/// The label and the field of a property's name.
fn parts(name: &str) -> Option<(String, &str)> {
    let (id, field) = name.strip_prefix(PREFIX)?.split_once('_')?;
    Some((guid(id).ok()?, field))
}

/// The labels of the properties, in the order of their ids.
pub(super) fn read(package: &Package) -> Result<Vec<SensitivityLabel>, Error> {
    let relationships = package.relationships("")?;
    let part = ["custom-properties", "customProperties"];
    let part = part.iter().find_map(|kind| relationships.first_part(kind));
    let Some(part) = part.filter(|part| package.contains(part)) else { return Ok(Vec::new()) };
    let document = package.document(part)?;
    let mut labels: BTreeMap<String, SensitivityLabel> = BTreeMap::new();
    for property in document.root().children() {
        let name = property.attr("name").unwrap_or_default();
        let Some((id, field)) = parts(&name) else { continue };
        let label = labels.entry(id.clone()).or_default();
        label.id = id;
        take(label, field, &value(property));
    }
    // Without the organisation a label cannot be told from another's.
    Ok(labels.into_values().filter(|label| !label.site.is_empty()).collect())
}

fn value(property: Node<'_>) -> String {
    property.children().next().map(|value| value.text().into_owned()).unwrap_or_default()
}

fn take(label: &mut SensitivityLabel, field: &str, value: &str) {
    match field {
        "Enabled" => label.enabled = value.eq_ignore_ascii_case("true"),
        "SetDate" => label.set = Some(value.to_owned()),
        "Method" => label.method = LabelMethod::parse(value),
        "Name" => label.name = Some(value.to_owned()),
        "SiteId" => label.site = guid(value).unwrap_or_default(),
        "ActionId" => label.action = guid(value).ok(),
        "ContentBits" => label.content_bits = value.parse().ok(),
        _ => {}
    }
}

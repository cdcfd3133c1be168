//! `docMetadata/LabelInfo.xml`.
//!
//! Source: [MS-OFFCRYPTO] 2.6.4.3 `labelList`, 2.6.5.4 `CT_ClassificationLabel`.

use super::{LabelMethod, SensitivityLabel, guid};
use crate::error::Error;
use crate::opc::Package;
use crate::xml::{Node, XmlWriter};

pub(crate) const INFO_PART: &str = "docMetadata/LabelInfo.xml";
pub(crate) const CONTENT_TYPE: &str = "application/vnd.ms-office.classificationlabels+xml";
pub(crate) const RELATIONSHIP: &str =
    "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels";
/// How the relationship's type ends.
pub(crate) const RELATIONSHIP_WORD: &str = "classificationlabels";
const NAMESPACE: &str = "http://schemas.microsoft.com/office/2020/mipLabelMetadata";

/// Writes the part; attributes stand in the order that the specification asks for.
pub(crate) fn write_info(labels: &[SensitivityLabel]) -> Vec<u8> {
    let mut w = XmlWriter::part();
    w.open("clbl:labelList").attr("xmlns:clbl", NAMESPACE);
    for label in labels {
        w.open("clbl:label").attr("id", &format!("{{{}}}", label.id));
        w.attr("enabled", label.enabled).attr("method", label.method.word());
        w.attr("siteId", &format!("{{{}}}", label.site));
        w.attr_opt("contentBits", label.content_bits).attr("removed", false).close();
    }
    w.close();
    w.finish()
}

/// The labels of the part, if it is there.
pub(super) fn read(package: &Package) -> Result<Vec<SensitivityLabel>, Error> {
    let relationships = package.relationships("")?;
    let part = relationships.first_part(RELATIONSHIP_WORD);
    let Some(part) = part.filter(|part| package.contains(part)) else { return Ok(Vec::new()) };
    let document = package.document(part)?;
    let labels = document.root().children().filter(|node| node.is(NAMESPACE, "label"));
    Ok(labels.filter_map(label).collect())
}

fn label(node: Node<'_>) -> Option<SensitivityLabel> {
    let is_set = |name: &str| node.attr(name).is_some_and(|v| matches!(&*v, "1" | "true"));
    if is_set("removed") {
        return None;
    }
    Some(SensitivityLabel {
        id: guid(&node.attr("id")?).ok()?,
        site: guid(&node.attr("siteId")?).ok()?,
        enabled: is_set("enabled"),
        method: LabelMethod::parse(&node.attr("method").unwrap_or_default()),
        content_bits: node.attr("contentBits").and_then(|bits| bits.parse().ok()),
        ..SensitivityLabel::default()
    })
}

//! The workbook behind a chart.

use crate::lint::context::Context;
use crate::lint::finding::{At, Sink};
use crate::lint::part::Part;
use crate::lint::rules::chart as rule;
use crate::opc::{Target, name};
use crate::workbook::Workbook;
use crate::xml::ns;

/// The chart's workbook, if it has one of which the cells can be read.
pub(super) fn workbook(
    context: &Context,
    part: Part<'_>,
    at: At<'_>,
    sink: &mut Sink<'_>,
) -> Option<Workbook> {
    let root = part.root();
    let mut found = root.all_descendants().filter(|node| node.name() == "externalData");
    let Some(external) = found.find(|node| matches!(node.ns(), ns::C | ns::CX)) else {
        sink.say(&rule::CHART_NO_WORKBOOK, at, "it has no workbook");
        return None;
    };
    let id = external.attr_ns(ns::R, "id").unwrap_or_default();
    let Some(relationship) = part.rels.by_id(&id) else {
        let message = format!("`externalData` names `{id}`, which is no relationship");
        sink.say(&rule::CHART_WORKBOOK, at, message);
        return None;
    };
    // A linked workbook is the matter of the leaks.
    if matches!(relationship.target, Target::External(_)) {
        return None;
    }
    let Some(target) = context.target(relationship) else {
        sink.say(&rule::CHART_WORKBOOK, at, "its workbook is not in the package");
        return None;
    };
    if !matches!(name::extension(target).as_deref(), Some("xlsx" | "xlsm")) {
        let message = format!("`{target}` is no workbook in Open XML");
        sink.say(&rule::CHART_WORKBOOK_OLD, at, message);
        return None;
    }
    let bytes = context.package.bytes(target);
    match bytes.and_then(|bytes| Workbook::read(bytes, &sink.options.limits)) {
        Ok(workbook) if workbook.is_standard => Some(workbook),
        Ok(_) => {
            let message = format!("`{target}` is of a preview of Open XML");
            sink.say(&rule::CHART_WORKBOOK_OLD, at, message);
            None
        }
        Err(error) => {
            sink.say(&rule::CHART_WORKBOOK, at, format!("`{target}` cannot be read: {error}"));
            None
        }
    }
}

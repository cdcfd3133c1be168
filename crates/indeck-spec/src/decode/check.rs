//! `checks:`

use indeck_model::spec::CheckSpec;
use indeck_model::{Diagnostic, Severity};

use crate::object::Object;
use crate::reader::Reader;
use crate::schema::{Kind, Shape, Word, may, must};
use crate::yaml::Node;

pub(crate) const CHECK: Shape = Shape {
    noun: "a check",
    keys: &[
        must("id", Kind::Text, "A stable name, once in a report."),
        must("assert", Kind::Expression, "What must be true."),
        may(
            "severity",
            Kind::OneOf(Severity::words),
            "How bad it is if it is not; an error stops.",
        ),
        may("message", Kind::Words, "What is said then."),
    ],
};

impl Word for Severity {
    const WORDS: &'static [(&'static str, Self)] =
        &[("error", Self::Error), ("warning", Self::Warning), ("note", Self::Note)];
}

pub(super) fn decode(reader: &Reader, node: &Node) -> Option<CheckSpec> {
    let object = Object::open(reader, &CHECK, node)?;
    let severity = object.word("severity").map_or(Severity::Error, |w| w.value);
    let message = object.written("message");
    let assert = object.written("assert");
    let (id, at) = (object.text("id")?, object.place());
    Some(CheckSpec { id, assert: assert?, severity, message, at })
}

/// Ids that stand twice.
pub(super) fn report_doubles(reader: &Reader, checks: &[CheckSpec]) {
    let mut ids = std::collections::BTreeSet::new();
    for check in checks.iter().filter(|c| !ids.insert(c.id.value.as_str())) {
        let message = format!("two checks have the id `{}`", check.id.value);
        reader.report(Diagnostic::error("duplicate-id", message).at(check.id.at.clone()));
    }
}

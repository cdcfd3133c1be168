//! `burst:`

use indeck_model::Diagnostic;
use indeck_model::spec::{BurstSpec, RunAs};

use crate::object::Object;
use crate::reader::Reader;
use crate::schema::{Kind, Shape, Word, may, must};
use crate::yaml::{Node, NodeKind};

pub(crate) const BURST: Shape = Shape {
    noun: "a burst",
    keys: &[
        must("over", Kind::Text, "The column of the sources; one deck for each of its values."),
        may("values", Kind::List(&Kind::Text), "The values, in order; else all there are."),
        may("max", Kind::Whole(1, 100_000), "Most decks that are expected."),
        may("when", Kind::Expression, "A value for which it is not true is skipped."),
        may("recipients", Kind::Text, "A CSV file that says who gets which value."),
        may("run_as", Kind::OneOf(RunAs::words), "Under whose rights each deck is made."),
    ],
};

impl Word for RunAs {
    const WORDS: &'static [(&'static str, Self)] =
        &[("author", Self::Author), ("recipient", Self::Recipient)];
}

pub(super) fn decode(reader: &Reader, node: &Node) -> Option<BurstSpec> {
    if let NodeKind::Scalar(_) = node.kind {
        let (over, at) = (reader.text(node)?, reader.place(node.span));
        return Some(BurstSpec {
            over,
            values: Vec::new(),
            max: None,
            when: None,
            recipients: None,
            run_as: RunAs::default(),
            at,
        });
    }
    let object = Object::open(reader, &BURST, node)?;
    let values = object.names("values", "value");
    let (max, when, at) = (object.count("max"), object.written("when"), object.place());
    let run_as = object.word("run_as").map(|w| w.value).unwrap_or_default();
    let recipients = object.text("recipients");
    if run_as == RunAs::Recipient && object.get("recipients").is_none() {
        let message = "`run_as: recipient` needs the key `recipients`";
        let diagnostic = Diagnostic::error("missing-key", message).at(object.place());
        reader.report(diagnostic.hint("name a CSV file with the columns `value` and `recipient`"));
    }
    Some(BurstSpec { over: object.text("over")?, values, max, when, recipients, run_as, at })
}

//! The table of occurrences against the published schemas.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use super::occurrences::OCCURRENCES;
use crate::opc::Limits;
use crate::xml::{Document, Node, published};

/// Whether a step must occur, and whether it may occur again.
type Steps = Vec<(bool, bool)>;

struct Schemas(BTreeMap<&'static str, Document>);

impl Schemas {
    fn find(&self, prefix: &str, kind: &str, name: &str) -> Node<'_> {
        let mut all = self.0[prefix].root().children();
        let named = |n: &Node<'_>| n.name() == kind && n.attr("name").as_deref() == Some(name);
        all.find(named).unwrap_or_else(|| panic!("{kind} {prefix}:{name}"))
    }

    fn type_steps(&self, reference: &str, home: &str) -> Steps {
        let (prefix, name) = reference.split_once(':').unwrap_or((home, reference));
        let definition = self.find(prefix, "complexType", name);
        let extended = definition.all_descendants().find(|node| node.name() == "extension");
        let base = extended.map(|e| self.type_steps(&e.attr("base").unwrap(), prefix));
        let groups = extended.unwrap_or(definition).children();
        let groups = groups.filter(|n| matches!(n.name(), "sequence" | "choice" | "group"));
        base.unwrap_or_default()
            .into_iter()
            .chain(groups.flat_map(|n| self.steps(n, prefix)))
            .collect()
    }

    fn steps(&self, node: Node<'_>, home: &str) -> Steps {
        let children = || node.children().map(|child| self.steps(child, home));
        let (required, again) = bounds(node);
        let steps: Steps = match node.name() {
            "element" => return vec![(required, again)],
            "group" => {
                let reference = node.attr("ref").unwrap();
                let (prefix, name) = reference.split_once(':').unwrap_or((home, &reference));
                let group = self.find(prefix, "group", name);
                let content = group.children().find(|child| child.name() != "annotation").unwrap();
                self.steps(content, prefix)
            }
            "sequence" => children().flatten().collect(),
            "choice" if children().all(|steps| steps.len() <= 1) => {
                let all: Steps = children().flatten().collect();
                vec![(all.iter().all(|s| s.0), all.iter().any(|s| s.1))]
            }
            "choice" => children().flatten().map(|step| (false, step.1)).collect(),
            _ => return Vec::new(),
        };
        if again {
            return vec![(required && steps.iter().all(|s| s.0), true)];
        }
        steps.into_iter().map(|step| (required && step.0, step.1)).collect()
    }
}

fn bounds(node: Node<'_>) -> (bool, bool) {
    let least = node.attr("minOccurs").is_none_or(|least| least != "0");
    (least, node.attr("maxOccurs").is_some_and(|most| most != "1"))
}

#[test]
fn occurrences_are_those_of_the_published_schemas() {
    let Some(shared) = indeck_testkit::shared_dir() else { return };
    let folder = shared.join("checks/xsd/transitional");
    let files = [("p", "pml.xsd"), ("a", "dml-main.xsd"), ("c", "dml-chart.xsd")];
    let read = |(prefix, file)| {
        let bytes = std::fs::read(folder.join(file)).unwrap();
        (prefix, Document::parse(file, bytes, &Limits::default()).unwrap())
    };
    let schemas = Schemas(files.into_iter().map(read).collect());
    for (kind, occurrences) in OCCURRENCES {
        let steps = schemas.type_steps(kind, kind.split_once(':').unwrap().0);
        let letter = |step: &(bool, bool)| match step {
            (true, false) => '1',
            (false, false) => '?',
            (true, true) => '+',
            (false, true) => '*',
        };
        let expected: String = steps.iter().map(letter).collect();
        assert_eq!(*occurrences, expected, "{kind}");
    }
}

#[test]
fn every_order_has_its_occurrences_step_by_step() {
    for order in published() {
        let known = OCCURRENCES.iter().find(|(kind, _)| *kind == order.kind);
        assert_eq!(known.unwrap().1.len(), order.steps.len(), "{}", order.kind);
    }
}

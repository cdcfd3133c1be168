//! The table of orders against the published schemas.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use super::order::{Order, published};
use super::written_table::WRITTEN;
use super::{Document, Node};
use crate::opc::Limits;

type Steps = Vec<Vec<String>>;

/// The orders of elements that are inserted into, and those of all others that are written.
pub(super) fn all() -> impl Iterator<Item = &'static Order> {
    published().chain(WRITTEN)
}

struct Schemas(BTreeMap<&'static str, Document>);

impl Schemas {
    /// A global definition of a schema.
    fn find(&self, prefix: &str, kind: &str, name: &str) -> Node<'_> {
        let named =
            |node: &Node<'_>| node.name() == kind && node.attr("name").as_deref() == Some(name);
        self.0[prefix]
            .root()
            .children()
            .find(named)
            .unwrap_or_else(|| panic!("{kind} {prefix}:{name}"))
    }

    /// The children of a type, inherited ones first.
    fn type_steps(&self, reference: &str, home: &str) -> Steps {
        let (prefix, name) = split(reference, home);
        let definition = self.find(prefix, "complexType", name);
        let extended = definition.all_descendants().find(|node| node.name() == "extension");
        let mut steps =
            extended.map_or_else(Vec::new, |e| self.type_steps(&e.attr("base").unwrap(), prefix));
        for child in extended.unwrap_or(definition).children() {
            if matches!(child.name(), "sequence" | "choice" | "group") {
                steps.extend(self.steps(child, prefix));
            }
        }
        steps
    }

    /// What an element, group, sequence or choice adds.
    fn steps(&self, node: Node<'_>, home: &str) -> Steps {
        let children = || node.children().map(|child| self.steps(child, home));
        match node.name() {
            "element" => {
                let name = node.attr("name").or_else(|| node.attr("ref")).unwrap();
                vec![vec![split(&name, home).1.to_owned()]]
            }
            "group" => {
                let reference = node.attr("ref").unwrap();
                let (prefix, name) = split(&reference, home);
                let group = self.find(prefix, "group", name);
                let content = group.children().find(|child| child.name() != "annotation").unwrap();
                repeated(node, self.steps(content, prefix))
            }
            "sequence" => repeated(node, children().flatten().collect()),
            // Alternatives of one element each stand at one step.
            "choice" if children().all(|steps| steps.len() <= 1) => {
                vec![children().flatten().flatten().collect()]
            }
            "choice" => repeated(node, children().flatten().collect()),
            _ => Vec::new(),
        }
    }
}

/// What may come again after itself stands at one step.
fn repeated(node: Node<'_>, steps: Steps) -> Steps {
    let once = node.attr("maxOccurs").is_none_or(|most| most == "1");
    if once { steps } else { vec![steps.concat()] }
}

fn split<'a>(reference: &'a str, home: &'a str) -> (&'a str, &'a str) {
    reference.split_once(':').unwrap_or((home, reference))
}

#[test]
fn the_order_of_children_is_that_of_the_published_schemas() {
    let Some(shared) = indeck_testkit::shared_dir() else { return };
    let folder = shared.join("checks/xsd/transitional");
    let files = [("p", "pml.xsd"), ("a", "dml-main.xsd"), ("c", "dml-chart.xsd"), ("x", "sml.xsd")];
    let read = |(prefix, file)| {
        let bytes = std::fs::read(folder.join(file)).unwrap();
        (prefix, Document::parse(file, bytes, &Limits::default()).unwrap())
    };
    let schemas = Schemas(files.into_iter().map(read).collect());
    for order in all() {
        let mut expected = schemas.type_steps(order.kind, order.prefix);
        for step in &mut expected {
            let mut seen = std::collections::BTreeSet::new();
            step.retain(|name| seen.insert(name.clone()));
        }
        assert_eq!(
            order.steps, expected,
            "{}:{} in {:?}",
            order.prefix, order.parent, order.within
        );
    }
}

#[test]
fn a_parent_that_depends_on_its_own_parent_comes_once_for_each() {
    let keys: Vec<_> = all().map(|o| (o.prefix, o.parent, o.within)).collect();
    for (index, key) in keys.iter().enumerate() {
        assert!(!keys[..index].contains(key), "{key:?} stands twice");
        assert!(
            !keys.contains(&(key.0, key.1, "")) || key.2.is_empty(),
            "{key:?} is never reached"
        );
    }
}

//! Takes shapes out of a slide's animations, so that none is told to move what is gone.
//!
//! Source: ISO/IEC 29500-1, 19.5 (animation); ISO/IEC 29500-3, 7.5 (alternate content, in which the
//! timing stands where an effect bounces).

use std::collections::BTreeSet;

use crate::xml::{Document, ElementId, Node, Patch, ns};

/// Time nodes that do something to a shape.
const ACTIONS: [&str; 10] = [
    "set",
    "anim",
    "animClr",
    "animEffect",
    "animMotion",
    "animRot",
    "animScale",
    "cmd",
    "audio",
    "video",
];
/// Time nodes that hold others.
const CONTAINERS: [&str; 3] = ["par", "seq", "excl"];
/// Lists that the schema does not allow to be empty.
const LISTS: [&str; 7] =
    ["childTnLst", "subTnLst", "stCondLst", "endCondLst", "prevCondLst", "nextCondLst", "bldLst"];

/// Removes what the slide's timing does to those shapes, in every branch of alternate content, and
/// what is empty then.
pub(crate) fn forget_shapes(slide: &Document, ids: &BTreeSet<u32>, patch: &mut Patch<'_>) {
    for top in slide.root().children().filter(|child| has_timing(*child)) {
        let mut gone = Gone { ids, nodes: BTreeSet::new() };
        gone.mark(top);
        gone.close(top);
        gone.remove(top, patch);
    }
}

/// Whether it is a timing, or alternate content around some.
fn has_timing(node: Node<'_>) -> bool {
    let is_around = || node.descendants(ns::P, "timing").next().is_some();
    node.is(ns::P, "timing") || (node.is(ns::MC, "AlternateContent") && is_around())
}

fn is_branch(node: Node<'_>) -> bool {
    node.is(ns::MC, "Choice") || node.is(ns::MC, "Fallback")
}

struct Gone<'a> {
    ids: &'a BTreeSet<u32>,
    nodes: BTreeSet<ElementId>,
}

impl Gone<'_> {
    /// Marks what names one of the shapes.
    fn mark(&mut self, top: Node<'_>) {
        for node in top.all_descendants() {
            if !self.names(node) {
                continue;
            }
            let owner = match node.name() {
                "spTgt" | "inkTgt" => acting(node),
                _ => Some(node),
            };
            self.nodes.extend(owner.map(Node::id));
        }
    }

    fn names(&self, node: Node<'_>) -> bool {
        let is_reference = matches!(
            node.name(),
            "spTgt" | "inkTgt" | "bldP" | "bldDgm" | "bldGraphic" | "bldOleChart"
        );
        let id = || node.attr("spid").and_then(|id| id.parse().ok());
        is_reference && id().is_some_and(|id| self.ids.contains(&id))
    }

    /// Marks what has nothing left in it, from the inside out: later elements come first.
    fn close(&mut self, top: Node<'_>) {
        let mut nodes: Vec<Node<'_>> = std::iter::once(top).chain(top.all_descendants()).collect();
        nodes.reverse();
        for node in nodes {
            if self.is_emptied(node) {
                self.nodes.insert(node.id());
            }
        }
    }

    fn is_emptied(&self, node: Node<'_>) -> bool {
        let mut children = node.children().peekable();
        match node.name() {
            _ if is_branch(node) => {
                children.peek().is_some() && children.all(|child| self.has(child))
            }
            "AlternateContent" => {
                let is_empty = |branch: Node<'_>| branch.children().next().is_none();
                node.children().any(|branch| self.has(branch))
                    && children.all(|branch| self.has(branch) || is_empty(branch))
            }
            name if LISTS.contains(&name) => {
                children.peek().is_some() && children.all(|child| self.has(child))
            }
            // A container's `p:cTn` is needed, and what it held was all it was for.
            name if CONTAINERS.contains(&name) => node.child(ns::P, "cTn").is_some_and(|time| {
                time.child(ns::P, "childTnLst").is_some_and(|list| self.has(list))
            }),
            "tnLst" => children.peek().is_some() && children.all(|child| self.has(child)),
            "timing" => {
                let lists = ["tnLst", "bldLst"];
                let mut all = lists.into_iter().filter_map(|name| node.child(ns::P, name));
                node.child(ns::P, "tnLst").is_some() && all.all(|list| self.has(list))
            }
            _ => false,
        }
    }

    fn has(&self, node: Node<'_>) -> bool {
        self.nodes.contains(&node.id())
    }

    /// Removes what is marked, outermost first. An emptied branch stays while others have content:
    /// without it they would be chosen in its place.
    fn remove(&self, node: Node<'_>, patch: &mut Patch<'_>) {
        if self.has(node) && !is_branch(node) {
            patch.remove(node);
        } else {
            node.children().for_each(|child| self.remove(child, patch));
        }
    }
}

/// What a target belongs to: the action; of a condition that starts a sequence of its own, that
/// sequence; of another condition, the condition.
fn acting(target: Node<'_>) -> Option<Node<'_>> {
    let around = || std::iter::successors(target.parent(), |node| node.parent());
    let is_owner = |node: &Node<'_>| ACTIONS.contains(&node.name()) || node.name() == "cond";
    let owner = around().find(is_owner)?;
    if owner.name() != "cond" {
        return Some(owner);
    }
    let sequence = around().find(|node| node.name() == "seq");
    let is_own = |sequence: &Node<'_>| {
        let time = sequence.child(ns::P, "cTn");
        time.is_some_and(|time| time.attr("nodeType").as_deref() == Some("interactiveSeq"))
    };
    Some(sequence.filter(is_own).unwrap_or(owner))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opc::Limits;

    fn after(timing: &str, ids: &[u32]) -> String {
        let xml = format!(r#"<p:sld xmlns:p="{}">{timing}</p:sld>"#, ns::P);
        let doc = Document::parse("s.xml", xml.into_bytes(), &Limits::default()).unwrap();
        let mut patch = Patch::new(&doc);
        forget_shapes(&doc, &ids.iter().copied().collect(), &mut patch);
        let doc = Document::parse("s.xml", patch.apply(), &Limits::default()).unwrap();
        doc.root().raw_inner().to_owned()
    }

    fn effect(id: u32) -> String {
        format!(
            r#"<p:par><p:cTn><p:childTnLst><p:set><p:cBhvr><p:tgtEl><p:spTgt spid="{id}"/></p:tgtEl></p:cBhvr></p:set></p:childTnLst></p:cTn></p:par>"#
        )
    }

    fn timing(sequences: &str, builds: &str) -> String {
        format!(
            r#"<p:timing><p:tnLst><p:par><p:cTn nodeType="tmRoot"><p:childTnLst>{sequences}</p:childTnLst></p:cTn></p:par></p:tnLst>{builds}</p:timing>"#
        )
    }

    fn main(effects: &str) -> String {
        format!(
            r#"<p:seq><p:cTn nodeType="mainSeq"><p:childTnLst>{effects}</p:childTnLst></p:cTn></p:seq>"#
        )
    }

    #[test]
    fn the_effects_of_a_shape_go_and_the_others_stay() {
        let builds =
            r#"<p:bldLst><p:bldP spid="2" grpId="0"/><p:bldP spid="3" grpId="0"/></p:bldLst>"#;
        let before = timing(&main(&(effect(2) + &effect(3))), builds);
        let left = r#"<p:bldLst><p:bldP spid="3" grpId="0"/></p:bldLst>"#;
        assert_eq!(after(&before, &[2]), timing(&main(&effect(3)), left));
        assert_eq!(after(&before, &[9]), before);
    }

    fn alternate(choice: &str, fallback: &str) -> String {
        format!(
            r#"<mc:AlternateContent xmlns:mc="{}"><mc:Choice xmlns:n="urn:new" Requires="n">{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"#,
            ns::MC
        )
    }

    #[test]
    fn every_branch_of_alternate_content_forgets_the_shape() {
        let of = |effects: &str| timing(&main(effects), "");
        let both = of(&(effect(2) + &effect(3)));
        let (two, three) = (of(&effect(2)), of(&effect(3)));
        let inside = |effects: &str| of(&alternate(effects, effects));
        let cases = [
            ("both branches", alternate(&both, &both), alternate(&three, &three)),
            ("nothing is left", alternate(&two, &two), String::new()),
            ("nothing is left, no fallback", alternate(&two, ""), String::new()),
            ("the other branch stays", alternate(&two, &three), alternate("", &three)),
            ("within", inside(&(effect(2) + &effect(3))), inside(&effect(3))),
            ("all within", inside(&effect(2)), String::new()),
            ("nested", alternate(&alternate(&two, &two), &both), alternate("", &three)),
            ("another shape", alternate(&three, &three), alternate(&three, &three)),
        ];
        for (what, before, expected) in cases {
            assert_eq!(after(&before, &[2]), expected, "{what}");
        }
    }

    #[test]
    fn a_timing_without_effects_goes_altogether() {
        let builds = r#"<p:bldLst><p:bldP spid="2" grpId="0"/></p:bldLst>"#;
        assert_eq!(after(&timing(&main(&effect(2)), builds), &[2]), "");
    }

    #[test]
    fn a_sequence_that_waits_for_a_click_on_the_shape_goes_whole() {
        let triggered = format!(
            r#"<p:seq><p:cTn nodeType="interactiveSeq"><p:stCondLst><p:cond evt="onClick"><p:tgtEl><p:spTgt spid="4"/></p:tgtEl></p:cond></p:stCondLst><p:childTnLst>{}</p:childTnLst></p:cTn></p:seq>"#,
            effect(5)
        );
        let before = timing(&(main(&effect(5)) + &triggered), "");
        assert_eq!(after(&before, &[4]), timing(&main(&effect(5)), ""));
    }
}

//! The children of the elements whose order we know.
//!
//! Source: ISO/IEC 29500-4, schemas `pml.xsd`, `dml-main.xsd`, `dml-chart.xsd`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::enclosing_shape;
use super::occurrences::OCCURRENCES;
use crate::lint::finding::{At, Sink};
use crate::lint::part::Part;
use crate::lint::rules::markup as rule;
use crate::xml::{Node, Order, ns, orders};

/// How often each step of an order occurs, a byte for each: `1` once, `?` at most once, `+` at
/// least once, `*` any number of times.
type Occurrences = &'static [u8];

/// The orders by the parent's local name.
static BY_PARENT: LazyLock<BTreeMap<&str, Vec<(&Order, Occurrences)>>> = LazyLock::new(|| {
    let mut index: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for order in orders() {
        let known = OCCURRENCES.iter().find(|(kind, _)| *kind == order.kind);
        let occurrences = known.map_or(&b""[..], |(_, steps)| steps.as_bytes());
        index.entry(order.parent).or_default().push((order, occurrences));
    }
    index
});

pub(super) fn check(
    part: Part<'_>,
    node: Node<'_>,
    tolerated: &BTreeSet<String>,
    sink: &mut Sink<'_>,
) {
    let Some(candidates) = BY_PARENT.get(node.name()) else { return };
    let Some((order, occurrences)) = candidates.iter().find(|(order, _)| fits(order, node)) else {
        return;
    };
    let mut walk = Walk { part, node, order, occurrences, last: 0, seen: 0, sink };
    let alternate = node.children().any(|child| child.ns() == ns::MC);
    if alternate {
        let chosen = node.chosen_children(&[ns::P, ns::A, ns::C, ns::CX, ns::R]);
        chosen.into_iter().for_each(|child| walk.take(child, tolerated));
    } else {
        node.children().for_each(|child| walk.take(child, tolerated));
    }
    walk.finish();
}

fn fits(order: &Order, node: Node<'_>) -> bool {
    // Two names have a second meaning: a reference to a chart, and to a slide of a custom show.
    let is_reference = match order.kind {
        "c:CT_Chart" => node.parent().is_none_or(|parent| parent.name() != "chartSpace"),
        "p:CT_Slide" => node.parent().is_some(),
        _ => false,
    };
    if is_reference {
        return false;
    }
    let within = order.within.is_empty() || node.parent().is_some_and(|p| p.name() == order.within);
    within && namespace(order.prefix) == node.ns()
}

fn namespace(prefix: &str) -> &'static str {
    match prefix {
        "p" => ns::P,
        "a" => ns::A,
        "cx" => ns::CX,
        _ => ns::C,
    }
}

/// One element's children, taken one after the other.
struct Walk<'a, 's, 'o> {
    part: Part<'a>,
    node: Node<'a>,
    order: &'static Order,
    occurrences: Occurrences,
    /// The furthest step so far.
    last: usize,
    /// The steps that were met, a bit for each.
    seen: u64,
    sink: &'s mut Sink<'o>,
}

impl<'a> Walk<'a, '_, '_> {
    fn take(&mut self, child: Node<'a>, tolerated: &BTreeSet<String>) {
        let known = matches!(child.ns(), ns::P | ns::A | ns::C | ns::CX);
        if !known && (tolerated.contains(child.ns()) || child.ns() == ns::MC) {
            return;
        }
        let step = self.order.steps.iter().position(|step| step.contains(&child.name()));
        let Some(step) = step.filter(|_| known && self.has_right_namespace(child)) else {
            let message = format!("`{}` must not hold `{}`", self.node.qname(), child.qname());
            return self.say(&rule::CHILD_UNKNOWN, message);
        };
        // PowerPoint itself writes this one after the extensions.
        if child.name() == "showDLblsOverMax" {
            return;
        }
        let bit = 1u64.checked_shl(u32::try_from(step).unwrap_or(64)).unwrap_or(0);
        let once = matches!(self.occurrences.get(step), Some(b'1' | b'?'));
        if step < self.last {
            let message = format!("in `{}`, `{}` comes too late", self.node.qname(), child.qname());
            self.say(&rule::CHILD_ORDER, message);
        } else if once && self.seen & bit != 0 {
            let message = format!("`{}` has more than one `{}`", self.node.qname(), child.qname());
            self.say(&rule::CHILD_REPEATED, message);
        }
        self.seen |= bit;
        self.last = self.last.max(step);
    }

    /// Whether a child of a known name is of the namespace that the parent's type has it in.
    fn has_right_namespace(&self, child: Node<'a>) -> bool {
        let own = self.order.kind.split_once(':').map_or("", |(prefix, _)| namespace(prefix));
        let foreign = match self.order.kind {
            "p:CT_GraphicalObjectFrame" => child.name() == "graphic",
            "p:CT_BackgroundProperties" => child.name() != "extLst",
            "p:CT_ApplicationNonVisualDrawingProps" => {
                child.name().ends_with("File") || child.name() == "audioCd"
            }
            _ => false,
        };
        child.ns() == if foreign { ns::A } else { own }
    }

    fn finish(mut self) {
        for (step, occurrence) in self.occurrences.iter().enumerate() {
            let met = self.seen.checked_shr(u32::try_from(step).unwrap_or(64)).unwrap_or(0) & 1;
            if met == 0 && matches!(occurrence, b'1' | b'+') {
                let names = self.order.steps.get(step).copied().unwrap_or_default();
                let name = names.first().copied().unwrap_or_default();
                let message = match names.len() {
                    1 => format!("`{}` has no `{name}`", self.node.qname()),
                    _ => format!("`{}` has none of `{name}` and its like", self.node.qname()),
                };
                self.say(&rule::CHILD_MISSING, message);
            }
        }
    }

    fn say(&mut self, rule: &'static crate::lint::Rule, message: String) {
        if self.sink.wants(rule) {
            let shape = enclosing_shape(self.node);
            self.sink.say(rule, At { shape: shape.as_ref(), ..self.part.at() }, message);
        }
    }
}

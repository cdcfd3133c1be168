//! Values of attributes: names that the standard lists, numbers in their range.
//!
//! Source: ISO/IEC 29500-1, 20.1.10 and 21.2.3 (simple types of DrawingML and of charts).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::enclosing_shape;
use super::vocabulary::{Legal, VALUES};
use crate::lint::finding::{At, Sink, quoted};
use crate::lint::part::Part;
use crate::lint::rules::markup as rule;
use crate::xml::{Node, ns};

type Entry = (&'static str, &'static str, Legal);

/// Attributes with their legal values, by the element's local name.
static BY_ELEMENT: LazyLock<BTreeMap<&str, Vec<Entry>>> = LazyLock::new(|| {
    let mut index: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for (prefix, elements, attribute, legal) in VALUES {
        for element in *elements {
            index.entry(element).or_default().push((*prefix, *attribute, *legal));
        }
    }
    index
});

pub(super) fn check(part: Part<'_>, node: Node<'_>, sink: &mut Sink<'_>) {
    let Some(entries) = BY_ELEMENT.get(node.name()) else { return };
    for (prefix, attribute, legal) in entries {
        let namespace = match *prefix {
            "p" => ns::P,
            "a" => ns::A,
            _ => ns::C,
        };
        if namespace != node.ns() {
            continue;
        }
        let Some(value) = node.attr(attribute) else { continue };
        if !is_legal(*legal, value.trim()) {
            let shape = enclosing_shape(node);
            let message =
                format!("`{}` of `{}` must not be `{}`", attribute, node.qname(), quoted(&value));
            sink.say(&rule::VALUE_ILLEGAL, At { shape: shape.as_ref(), ..part.at() }, message);
        }
    }
}

fn is_legal(legal: Legal, value: &str) -> bool {
    match legal {
        Legal::OneOf(words) => words.contains(&value),
        Legal::Whole(least, most) => {
            let number = value.strip_suffix('%').unwrap_or(value);
            number.parse::<i64>().is_ok_and(|number| (least..=most).contains(&number))
        }
        Legal::Length => {
            let units = ["mm", "cm", "in", "pt", "pc", "pi"];
            let bare = units.iter().find_map(|unit| value.strip_suffix(unit));
            bare.map_or_else(|| value.parse::<i64>().is_ok(), |n| n.parse::<f64>().is_ok())
        }
        Legal::Flag => matches!(value, "0" | "1" | "true" | "false" | "on" | "off"),
        Legal::Hex => value.len() == 6 && value.bytes().all(|b| b.is_ascii_hexdigit()),
        Legal::Between(least, most) => {
            value.parse::<f64>().is_ok_and(|number| (least..=most).contains(&number))
        }
        Legal::Positive => value.parse::<f64>().is_ok_and(|number| number > 0.0),
        Legal::Number => value.parse::<f64>().is_ok_and(f64::is_finite),
    }
}

//! `slides:`: slides, loops over them, and slides of other files.

use indeck_model::Diagnostic;
use indeck_model::spec::{GroupSpec, Located, LoopSpec, SlideItem, SlideSpec, Written};

use crate::decode::{Decoder, fill};
use crate::object::Object;
use crate::reader::Reader;
use crate::schema::{Kind, Shape, may, must};
use crate::yaml::{Node, NodeKind};

/// An entry of `slides:`.
pub(crate) static ITEM: Kind =
    Kind::Any(&[Kind::Map(&SLIDE), Kind::Map(&LOOP), Kind::Map(&INCLUDE)]);

pub(crate) const SLIDE: Shape = Shape {
    noun: "a slide",
    keys: &[
        may("id", Kind::Words, "A stable name, once in a report."),
        must("layout", Kind::Text, "A layout of the template, by name."),
        may("when", Kind::Expression, "There is a slide only if it is true."),
        may("fill", Kind::Named(&fill::CONTENT), "What the placeholders hold."),
        may("notes", Kind::Words, "The speaker's notes."),
        may("footer", Kind::Words, "A footer of its own; an empty text for none."),
        may("slide_number", Kind::Flag, "Whether it shows its number."),
        may("hidden", Kind::Flag, "Whether it is left out of a show."),
    ],
};

pub(crate) static LOOP: Shape = Shape {
    noun: "a loop",
    keys: &[
        must(
            "for_each",
            Kind::Any(&[Kind::Text, Kind::Map(&EACH)]),
            "The values: `region in values(by_region.region)`.",
        ),
        may("when", Kind::Expression, "There are slides only if it is true."),
        may("slide", Kind::Map(&SLIDE), "The slide that each value gives."),
        may("slides", Kind::List(&ITEM), "The slides that each value gives."),
    ],
};

const EACH: Shape = Shape {
    noun: "the values of a loop",
    keys: &[
        must("each", Kind::Text, "A name and its values: `region in values(by_region.region)`."),
        may("max", Kind::Whole(1, 20_000), "Most values that are expected."),
    ],
};

pub(crate) const INCLUDE: Shape = Shape {
    noun: "an include",
    keys: &[
        must("include", Kind::Text, "A file with slides, and what else they need."),
        may("when", Kind::Expression, "There are slides only if it is true."),
    ],
};

/// The entries of a list of slides.
pub(super) fn items(decoder: &Decoder<'_>, node: &Node) -> Vec<SlideItem> {
    let members = decoder.reader.list(node, "a list of slides").iter();
    members.filter_map(|member| item(decoder, member)).collect()
}

fn item(decoder: &Decoder<'_>, node: &Node) -> Option<SlideItem> {
    let has = |key: &str| match &node.kind {
        NodeKind::Map(entries) => entries.iter().any(|e| e.key == key),
        _ => false,
    };
    if has("for_each") || has("slide") || has("slides") {
        repeated(decoder, node).map(|l| SlideItem::Loop(Box::new(l)))
    } else if has("include") {
        included(decoder, node).map(|g| SlideItem::Group(Box::new(g)))
    } else {
        slide(decoder.reader, node).map(|s| SlideItem::Slide(Box::new(s)))
    }
}

fn slide(reader: &Reader, node: &Node) -> Option<SlideSpec> {
    let object = Object::open(reader, &SLIDE, node)?;
    let entries = object
        .get("fill")
        .map_or(&[][..], |n| reader.named(n, "a map from placeholders to what they hold"));
    let fill = entries.iter().filter_map(|e| fill::decode(reader, e)).collect();
    let id = object.written("id");
    let when = object.written("when");
    let notes = object.written("notes");
    let footer = object.written("footer");
    let slide_number = object.flag("slide_number");
    let hidden = object.flag("hidden").unwrap_or(false);
    let (layout, at) = (object.text("layout")?, object.place());
    Some(SlideSpec { id, layout, when, fill, notes, footer, slide_number, hidden, at })
}

fn repeated(decoder: &Decoder<'_>, node: &Node) -> Option<LoopSpec> {
    let reader = decoder.reader;
    let object = Object::open(reader, &LOOP, node)?;
    let each = object.read("for_each", each);
    let when = object.written("when");
    let mut slides = object.get("slides").map(|n| items(decoder, n)).unwrap_or_default();
    let one = object.get("slide").and_then(|n| slide(reader, n));
    slides.extend(one.map(|s| SlideItem::Slide(Box::new(s))));
    let written = (object.get("slide").is_some(), object.get("slides").is_some());
    if written.0 == written.1 {
        let (code, message) = match written.0 {
            true => ("bad-value", "`slide` and `slides` exclude each other"),
            false => ("missing-key", "a loop needs the key `slide` or `slides`"),
        };
        let hint = "`slide` is one slide, `slides` a list of them";
        reader.report(Diagnostic::error(code, message).at(object.place()).hint(hint));
    }
    let (variable, values, max) = each?;
    Some(LoopSpec { variable, values, max, when, slides, at: object.place() })
}

/// Words that expressions keep for themselves.
const KEPT: [&str; 12] = [
    "and", "burst", "false", "in", "loop", "not", "null", "or", "params", "report", "slide", "true",
];

/// A loop's variable, values and greatest number.
type Each = (Located<String>, Written, Option<Located<u64>>);

fn each(reader: &Reader, node: &Node) -> Option<Each> {
    if let NodeKind::Scalar(_) = node.kind {
        let (variable, values) = split(reader, node, &reader.written(node)?)?;
        return Some((variable, values, None));
    }
    if let NodeKind::List(_) = node.kind {
        let message = "a loop's values have a name".to_owned();
        let hint = "write the list as an expression, as in `\"area in ['North', 'South']\"`";
        reader.bad_value(node, message, vec![hint.to_owned()]);
        return None;
    }
    let object = Object::open(reader, &EACH, node)?;
    let max = object.count("max");
    let (variable, values) = object.read("each", |r, n| split(r, n, &r.written(n)?))?;
    Some((variable, values, max))
}

/// `region in values(…)` as the name and the expression.
fn split(reader: &Reader, node: &Node, written: &Written) -> Option<(Located<String>, Written)> {
    let lead = written.text.chars().take_while(|c| c.is_whitespace()).count();
    let word = |c: &char| c.is_alphanumeric() || *c == '_';
    let name: String = written.text.chars().skip(lead).take_while(word).collect();
    let end = lead + name.chars().count();
    let rest = written.tail(end);
    let starts =
        name.starts_with(|c: char| c.is_alphabetic() || c == '_') && !KEPT.contains(&name.as_str());
    let expression = rest.text.trim_start().strip_prefix("in");
    let expression = expression.filter(|e| e.starts_with(char::is_whitespace));
    let Some(expression) = expression.filter(|_| starts) else {
        let message = format!("`{}` names no values", written.text);
        let hint = "write a name and its values, as in `region in values(by_region.region)`";
        reader.bad_value(node, message, vec![hint.to_owned()]);
        return None;
    };
    let passed = written.text.chars().count() - expression.chars().count();
    Some((Located::new(name, written.locate(lead..end)), written.tail(passed)))
}

fn included(decoder: &Decoder<'_>, node: &Node) -> Option<GroupSpec> {
    let object = Object::open(decoder.reader, &INCLUDE, node)?;
    let when = object.written("when");
    let file = object.text("include")?;
    let slides = decoder.include(&file).unwrap_or_default();
    Some(GroupSpec { file, when, slides, at: object.place() })
}

//! The tables of keys as a document, for people.

use std::collections::BTreeSet;

use crate::brand::BRAND;
use crate::decode::SPEC;
use crate::decode::include::FRAGMENT;
use crate::schema::{Key, Kind, Shape};

const ABOUT: &str = "\
<!-- Made by `cargo xtask generated` from the tables of keys in crates/indeck-spec/src. -->

# All keys

Every map that a report, a brand file or an included file may hold, with its keys. The [guide](README.md) shows them \
at work; `indeck schema` gives the same to editors.

- **text** is taken as it stands: `012`, `1.10`, `no` and `y` stay what they are.
- **text with values** may hold [expressions](expressions.md) in `{{ }}`; what slides show may also hold \
`**bold**`, `*italic*` and `[links](https://example.com)`.
- An **expression** stands without braces.
- A **number format** is one of Excel's, or a name that the [brand](brand.md) gives to one.
- A **colour** is one of the theme (`accent1` … `accent6`, `tx1`, `tx2`, `bg1`, `bg2`, `hlink`, `folHlink`), \
`\"#RRGGBB\"` in quotes, or a role of the brand's palette.
";

/// The reference of all keys, in Markdown: a section for each kind of map.
///
/// ```
/// let reference = indeck_spec::reference();
/// assert!(reference.contains("| `for_each` | needed | The values"));
/// ```
pub fn reference() -> String {
    let mut writer = Writer { text: ABOUT.to_owned(), known: BTreeSet::new() };
    for root in [&SPEC, &FRAGMENT, &BRAND] {
        writer.shape(root);
    }
    writer.text
}

/// Writes shapes, each once: where it is first mentioned, and what it mentions after it.
struct Writer {
    text: String,
    known: BTreeSet<&'static str>,
}

impl Writer {
    fn shape(&mut self, shape: &'static Shape) {
        if !self.known.insert(shape.noun) {
            return;
        }
        let heading = heading(shape.noun);
        self.text +=
            &format!("\n## {heading}\n\n| key | | what it is | value |\n|---|---|---|---|\n");
        shape.keys.iter().for_each(|key| self.text += &row(key));
        shape.keys.iter().for_each(|key| self.mentioned(&key.kind));
    }

    fn mentioned(&mut self, kind: &'static Kind) {
        match kind {
            Kind::Map(shape) => self.shape(shape),
            Kind::Named(kind) | Kind::List(kind) => self.mentioned(kind),
            Kind::Any(kinds) => kinds.iter().for_each(|kind| self.mentioned(kind)),
            _ => {}
        }
    }
}

fn row(key: &'static Key) -> String {
    let needed = if key.required { "needed" } else { "" };
    let cells =
        [format!("`{}`", key.name), needed.to_owned(), cell(key.doc), cell(&value(&key.kind))];
    format!("| {} |\n", cells.join(" | ")).replace("|  |", "| |")
}

/// A text that does not end its cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// What a value may be, with links to the maps.
fn value(kind: &Kind) -> String {
    match kind {
        Kind::Text => "text".to_owned(),
        Kind::Words => "text with values".to_owned(),
        Kind::Expression => "expression".to_owned(),
        Kind::Format => "number format".to_owned(),
        Kind::Length => "length: `1.5 cm`, `12 mm`, `0.5 in`, `36 pt`".to_owned(),
        Kind::Nothing => "nothing".to_owned(),
        Kind::Outline => "list of texts; lists in it are levels".to_owned(),
        Kind::Flag => "`true`, `false`".to_owned(),
        Kind::Number(least, most) => bounded("number", *least, *most),
        Kind::Whole(least, most) if least == most => format!("`{least}`"),
        Kind::Whole(least, i64::MAX) => format!("whole number from {least}"),
        Kind::Whole(least, most) => format!("whole number, {least} to {most}"),
        Kind::Color => "colour".to_owned(),
        Kind::OneOf(words) => {
            words().iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(", ")
        }
        Kind::Map(shape) => format!("[{}](#{})", shape.noun, anchor(shape.noun)),
        Kind::Named(kind) => format!("map from names to {}", value(kind)),
        Kind::List(kind) => format!("list of {}", value(kind)),
        Kind::Any(kinds) => kinds.iter().map(value).collect::<Vec<_>>().join("; or "),
    }
}

fn bounded(noun: &str, least: f64, most: f64) -> String {
    match (least, most) {
        (f64::MIN, f64::MAX) => noun.to_owned(),
        (f64::MIN_POSITIVE, f64::MAX) => format!("{noun} above 0"),
        (least, f64::MAX) => format!("{noun} from {least}"),
        (f64::MIN, most) => format!("{noun} to {most}"),
        (least, most) => format!("{noun}, {least} to {most}"),
    }
}

/// The noun with a capital.
fn heading(noun: &str) -> String {
    let mut chars = noun.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// The address of the noun's heading.
fn anchor(noun: &str) -> String {
    noun.to_lowercase().replace('\'', "").replace(' ', "-")
}

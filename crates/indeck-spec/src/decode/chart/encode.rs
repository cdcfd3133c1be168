//! `encode:`: which columns are shown as what.

use indeck_model::Diagnostic;
use indeck_model::spec::{AxisSpec, ChannelSpec, EncodeSpec, Located, MarkKind, SortOrder};

use crate::decode::axis;
use crate::object::Object;
use crate::reader::Reader;
use crate::schema::{Kind, Shape, Word, may, must};
use crate::yaml::{Node, NodeKind};

const COLUMN: Kind = Kind::Any(&[Kind::Text, Kind::Map(&VALUE)]);
const COLUMNS: Kind = Kind::Any(&[Kind::Text, Kind::List(&Kind::Text)]);

pub(crate) const ENCODE: Shape = Shape {
    noun: "an encoding",
    keys: &[
        may(
            "x",
            Kind::Any(&[Kind::Text, Kind::List(&Kind::Text), Kind::Map(&X)]),
            "The column of the categories, of the horizontal position of points, or of the values that a histogram counts.",
        ),
        may(
            "y",
            Kind::Any(&[Kind::Text, Kind::List(&Kind::Text), Kind::Map(&Y)]),
            "Columns of values, or aggregates of them: `revenue`, `sum(revenue)`, `count()`.",
        ),
        may("series", Kind::Text, "The column whose values name the series."),
        may("size", Kind::Text, "The column of the sizes of bubbles."),
        may(
            "path",
            COLUMNS,
            "The columns of the levels of a treemap or sunburst, from the outermost.",
        ),
        may("region", Kind::Text, "The column of the regions of a map, by name or ISO code."),
        may("color", COLUMN, "The column of values that colours the regions of a map."),
        may("open", COLUMN, "The column of first prices."),
        may("high", COLUMN, "The column of highest prices."),
        may("low", COLUMN, "The column of lowest prices."),
        may("close", COLUMN, "The column of last prices."),
        may("volume", COLUMN, "The column of volumes of a stock chart."),
    ],
};

pub(super) const SHARED: Shape = Shape {
    noun: "the layers' common encoding",
    keys: &[must("x", Kind::Any(&[Kind::Text, Kind::Map(&X)]), "The column of the categories.")],
};

pub(crate) const X: Shape = Shape {
    noun: "the x channel",
    keys: &[
        must("value", COLUMNS, "The column; several are the levels of a hierarchy."),
        may("axis", Kind::Map(&axis::AXIS), "The axis."),
        may("sort", SORT, "The order of the categories: by category, by value, or as listed."),
    ],
};

pub(crate) const Y: Shape = Shape {
    noun: "the y channel",
    keys: &[
        may("value", COLUMNS, "Columns of values, or aggregates of them."),
        may("axis", Kind::Map(&axis::AXIS), "The axis."),
    ],
};

pub(crate) const VALUE: Shape = Shape {
    noun: "a channel",
    keys: &[
        must("value", Kind::Text, "The column, or an aggregate of one."),
        may("axis", Kind::Map(&axis::AXIS), "The axis."),
    ],
};

const SORT: Kind = Kind::Any(&[Kind::OneOf(Direction::words), Kind::List(&Kind::Text)]);

/// An order that has a name.
#[derive(Clone, Copy)]
enum Direction {
    Ascending,
    Descending,
    Value,
    ValueDescending,
}

impl Word for Direction {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("ascending", Self::Ascending),
        ("descending", Self::Descending),
        ("y", Self::Value),
        ("-y", Self::ValueDescending),
    ];
}

/// The x channel with its order.
pub(super) type X1 = (ChannelSpec, Option<SortOrder>);

/// The prices of a stock chart, in the order in which PowerPoint wants them.
const PRICES: [&str; 4] = ["open", "high", "low", "close"];

/// The channels that a mark cannot do without.
fn needed(mark: Option<MarkKind>, binned: bool) -> &'static [&'static str] {
    match mark {
        Some(MarkKind::Bubble) => &["x", "y", "size"],
        Some(MarkKind::Stock) => &["x", "high", "low", "close"],
        Some(MarkKind::Histogram) => &["x"],
        Some(MarkKind::Pareto) if binned => &["x"],
        Some(MarkKind::Box) => &["y"],
        _ => &["x", "y"],
    }
}

/// What other channels are called by marks that have other words for them.
fn other_name(key: &str) -> Option<&'static [&'static str]> {
    match key {
        "x" => Some(&["path", "region"]),
        "y" => Some(&["color"]),
        _ => None,
    }
}

/// Reads the channels of a mark; `binned` says whether it counts values in bins.
pub(super) fn decode(
    reader: &Reader,
    node: &Node,
    shared: Option<&X1>,
    mark: Option<MarkKind>,
    binned: bool,
) -> Option<EncodeSpec> {
    let object = Object::open(reader, &ENCODE, node)?;
    report_missing(reader, &object, shared, mark, binned);
    let own = object.read("x", x).or_else(|| named_x(&object));
    let y = match mark {
        Some(MarkKind::Stock) => Some(prices(&object)),
        _ => object.read("y", y).or_else(|| object.read("color", y)),
    };
    let volume = object.read("volume", |r, n| Some(column(r, n)?.axis)).unwrap_or_default();
    let (series, size) = (object.text("series"), object.text("size"));
    if let Some(size) = size.as_ref().filter(|_| mark != Some(MarkKind::Bubble)) {
        let message = "only bubbles have a `size`";
        let diagnostic = Diagnostic::error("illegal-encoding", message).at(size.at.clone());
        reader.report(diagnostic.hint("use `mark: bubble`, or remove `size`"));
    }
    let wanted = needed(mark, binned);
    let none = |key: &str| !wanted.contains(&key);
    let empty = || (ChannelSpec::default(), None);
    let (x, sort) = own.or_else(|| shared.cloned()).or_else(|| none("x").then(empty))?;
    let optional = none("y") && object.get("y").is_none();
    let y = y.or_else(|| optional.then(ChannelSpec::default))?;
    if y.columns.is_empty() && !none("y") {
        return None;
    }
    Some(EncodeSpec { keys: object.keys(), x, y, series, size, volume, sort, at: object.place() })
}

fn report_missing(
    reader: &Reader,
    object: &Object<'_, '_>,
    shared: Option<&X1>,
    mark: Option<MarkKind>,
    binned: bool,
) {
    for key in needed(mark, binned) {
        let others = other_name(key).unwrap_or_default();
        let there = object.get(key).is_some() || others.iter().any(|o| object.get(o).is_some());
        if there || (*key == "x" && shared.is_some()) {
            continue;
        }
        let message = format!("an encoding needs the key `{key}`");
        let what = match *key {
            "x" => "the column of the categories".to_owned(),
            key => ENCODE.key(key).map(|k| k.kind.noun()).unwrap_or_default(),
        };
        let diagnostic = Diagnostic::error("missing-key", message).at(object.place());
        reader.report(diagnostic.hint(format!("add `{key}: ` and {what}")));
    }
}

/// The x channel under the name that hierarchies and maps give it.
fn named_x(object: &Object<'_, '_>) -> Option<X1> {
    let columns = match object.names("path", "column") {
        none if none.is_empty() => object.text("region").into_iter().collect(),
        path => path,
    };
    (!columns.is_empty()).then(|| (ChannelSpec { columns, axis: AxisSpec::default() }, None))
}

fn x(reader: &Reader, node: &Node) -> Option<X1> {
    let NodeKind::Map(_) = node.kind else {
        return Some((channel(columns(reader, node), AxisSpec::default())?, None));
    };
    let object = Object::open(reader, &X, node)?;
    let axis = object.read("axis", axis::decode).unwrap_or_default();
    let sort = object.read("sort", sort);
    Some((channel(object.names("value", "column"), axis)?, sort))
}

/// The x channel that layers share.
pub(super) fn shared(reader: &Reader, node: &Node) -> Option<X1> {
    Object::open(reader, &SHARED, node)?.read("x", x)
}

fn y(reader: &Reader, node: &Node) -> Option<ChannelSpec> {
    let NodeKind::Map(_) = node.kind else {
        return channel(columns(reader, node), AxisSpec::default());
    };
    let object = Object::open(reader, &Y, node)?;
    let columns = object.names("value", "column");
    Some(ChannelSpec { columns, axis: object.read("axis", axis::decode).unwrap_or_default() })
}

/// One column with its axis.
fn column(reader: &Reader, node: &Node) -> Option<ChannelSpec> {
    let NodeKind::Map(_) = node.kind else {
        return channel(vec![reader.text(node)?], AxisSpec::default());
    };
    let object = Object::open(reader, &VALUE, node)?;
    let axis = object.read("axis", axis::decode).unwrap_or_default();
    channel(vec![object.text("value")?], axis)
}

/// The prices, and the volume as the last column; the axis of `y` is that of the prices.
fn prices(object: &Object<'_, '_>) -> ChannelSpec {
    let written: Vec<ChannelSpec> =
        PRICES.iter().filter_map(|key| object.read(key, column)).collect();
    let own = object.read("y", y).map(|y| y.axis);
    let first = written.iter().map(|c| &c.axis).find(|axis| axis.at.is_some()).cloned();
    let volume = object.read("volume", column);
    let columns = written.into_iter().chain(volume).flat_map(|c| c.columns).collect();
    ChannelSpec { columns, axis: own.or(first).unwrap_or_default() }
}

fn columns(reader: &Reader, node: &Node) -> Vec<Located<String>> {
    reader.not_empty(node, "column").map(|()| reader.texts(node)).unwrap_or_default()
}

fn channel(columns: Vec<Located<String>>, axis: AxisSpec) -> Option<ChannelSpec> {
    (!columns.is_empty()).then_some(ChannelSpec { columns, axis })
}

fn sort(reader: &Reader, node: &Node) -> Option<SortOrder> {
    if let NodeKind::List(_) = node.kind {
        reader.not_empty(node, "category")?;
        return Some(SortOrder::Listed(reader.texts(node)));
    }
    Some(match reader.word::<Direction>(node)?.value {
        Direction::Ascending => SortOrder::Ascending,
        Direction::Descending => SortOrder::Descending,
        Direction::Value => SortOrder::Value,
        Direction::ValueDescending => SortOrder::ValueDescending,
    })
}

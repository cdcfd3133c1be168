//! Charts.

use indeck_model::Color;
use indeck_model::chart::{Blanks, LegendPosition, ScatterStyle};
use indeck_model::spec::{
    AxisSpec, ChannelSpec, ChartSpec, ColorsSpec, EncodeSpec, FillContent, HighlightSpec,
    LayerSpec, LegendSpec, Located, MarkKind, SortOrder, StackMode,
};

use crate::decode::{axis, labels};
use crate::object::{FONT_SIZE, Object};
use crate::reader::Reader;
use crate::schema::{Kind, Shape, Word, may, must};
use crate::yaml::{Node, NodeKind};

/// Writes the tables of a chart of one plot, of a chart of layers and of a layer, which share keys.
macro_rules! shapes {
    (plot: [$($plot:expr),* $(,)?], frame: [$($frame:expr),* $(,)?]) => {
        pub(crate) const CHART: Shape =
            Shape { noun: "a chart", keys: &[$($plot,)* $($frame),*] };
        pub(crate) const LAYERED: Shape = Shape {
            noun: "a chart of layers",
            keys: &[
                must("layer", Kind::List(&Kind::Map(&LAYER)), "Plots over one another, from the back."),
                may("encode", Kind::Map(&SHARED), "What all layers share."),
                $($frame),*
            ],
        };
        const LAYER: Shape = Shape { noun: "a layer", keys: &[$($plot),*] };
    };
}

shapes!(
    plot: [
        must("mark", Kind::OneOf(MarkKind::words), "What is drawn for each value."),
        must("encode", Kind::Map(&ENCODE), "Which columns are shown as what."),
        may("stack", Kind::OneOf(StackMode::words), "Whether series stand on one another, or as shares of 100 %."),
        may("labels", Kind::Any(&[Kind::Flag, Kind::Map(&labels::LABELS)]), "Labels of the values."),
        may("gap", Kind::Whole(0, 500), "Distance of bars in percent of their width."),
        may("overlap", Kind::Whole(-100, 100), "Overlap of bars in percent of their width."),
        may("markers", Kind::Flag, "Whether points of lines are marked."),
        may("smooth", Kind::Flag, "Whether lines are rounded."),
        may("hole", Kind::Whole(10, 90), "Diameter of a doughnut's hole in percent."),
        may("start_angle", Kind::Whole(0, 360), "Where the first slice begins, in degrees."),
        may("join", Kind::OneOf(ScatterStyle::words), "What joins the points of a scatter chart."),
    ],
    frame: [
        must("data", Kind::Text, "The table that is shown."),
        may("where", Kind::Expression, "Which rows of the table are shown."),
        may("title", Kind::Words, "Words above the plot."),
        may("legend", Kind::OneOf(LegendSpec::words), "Where the legend stands."),
        may("colors", Kind::Any(&[Kind::List(&Kind::Color), Kind::Named(&Kind::Color)]), "Colours in the order of the series, or by name of series or category."),
        may("highlight", Kind::Any(&[Kind::Words, Kind::List(&Kind::Words), Kind::Map(&HIGHLIGHT)]), "Series or categories that stand out; all else is grey."),
        may("blanks", Kind::OneOf(Blanks::words), "What missing values become."),
        may("font_size", FONT_SIZE, "Font size of all texts in points."),
        may("name", Kind::Text, "Name of the shape in the selection pane."),
        may("alt", Kind::Words, "Text for people who do not see it."),
    ]
);

const ENCODE: Shape = Shape {
    noun: "an encoding",
    keys: &[
        may(
            "x",
            Kind::Any(&[Kind::Text, Kind::Map(&X)]),
            "The column of the categories, or of the horizontal position of points.",
        ),
        must(
            "y",
            Kind::Any(&[Kind::Text, Kind::List(&Kind::Text), Kind::Map(&Y)]),
            "Columns of values, or aggregates of them: `revenue`, `sum(revenue)`, `count()`.",
        ),
        may("series", Kind::Text, "The column whose values name the series."),
    ],
};

const SHARED: Shape = Shape {
    noun: "the layers' common encoding",
    keys: &[must("x", Kind::Any(&[Kind::Text, Kind::Map(&X)]), "The column of the categories.")],
};

const X: Shape = Shape {
    noun: "the x channel",
    keys: &[
        must("value", Kind::Text, "The column."),
        may("axis", Kind::Map(&axis::AXIS), "The axis."),
        may("sort", SORT, "The order of the categories: by category, by value, or as listed."),
    ],
};

const Y: Shape = Shape {
    noun: "the y channel",
    keys: &[
        must(
            "value",
            Kind::Any(&[Kind::Text, Kind::List(&Kind::Text)]),
            "Columns of values, or aggregates of them.",
        ),
        may("axis", Kind::Map(&axis::AXIS), "The axis."),
    ],
};

const HIGHLIGHT: Shape = Shape {
    noun: "a highlight",
    keys: &[
        must(
            "values",
            Kind::Any(&[Kind::Text, Kind::List(&Kind::Text)]),
            "Names of series or categories.",
        ),
        may("color", Kind::Color, "Their colour."),
    ],
};

impl Word for MarkKind {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("column", Self::Column),
        ("bar", Self::Bar),
        ("line", Self::Line),
        ("area", Self::Area),
        ("pie", Self::Pie),
        ("doughnut", Self::Doughnut),
        ("scatter", Self::Scatter),
    ];
}

impl Word for StackMode {
    const WORDS: &'static [(&'static str, Self)] =
        &[("true", Self::Stack), ("false", Self::None), ("normalize", Self::Normalize)];
}

impl Word for LegendSpec {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("none", Self::None),
        ("top", Self::At(LegendPosition::Top)),
        ("bottom", Self::At(LegendPosition::Bottom)),
        ("left", Self::At(LegendPosition::Left)),
        ("right", Self::At(LegendPosition::Right)),
        ("top-right", Self::At(LegendPosition::TopRight)),
    ];
}

impl Word for Blanks {
    const WORDS: &'static [(&'static str, Self)] =
        &[("gap", Self::Gap), ("zero", Self::Zero), ("connect", Self::Connect)];
}

impl Word for ScatterStyle {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("none", Self::Markers),
        ("lines", Self::Lines),
        ("lines-and-markers", Self::LinesAndMarkers),
        ("smooth", Self::Smooth),
        ("smooth-and-markers", Self::SmoothAndMarkers),
    ];
}

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

/// The x channel with its order.
type X1 = (ChannelSpec, Option<SortOrder>);

/// A chart of one plot.
pub(super) fn single(object: &Object<'_, '_>) -> Option<FillContent> {
    let plot = layer(object, None);
    frame(object, plot.into_iter().collect())
}

/// A chart of several plots.
pub(super) fn layered(object: &Object<'_, '_>) -> Option<FillContent> {
    let shared = object.read("encode", |r, n| Object::open(r, &SHARED, n)?.read("x", x));
    let layers = object.read("layer", |r, n| {
        r.not_empty(n, "layer")?;
        let members = r.list(n, "a list of layers").iter();
        Some(members.filter_map(|n| layer(&Object::open(r, &LAYER, n)?, shared.as_ref())).collect())
    });
    frame(object, layers.unwrap_or_default())
}

fn frame(object: &Object<'_, '_>, layers: Vec<LayerSpec>) -> Option<FillContent> {
    let title = object.written("title");
    let legend = object.word("legend").map(|w| w.value);
    let colors = object.read("colors", colors).unwrap_or_default();
    let highlight = object.read("highlight", highlight);
    let blanks = object.word("blanks").map(|w| w.value);
    let filter = object.written("where");
    let font_size = object.points("font_size");
    let data = object.text("data")?;
    if layers.is_empty() {
        return None;
    }
    let at = object.place();
    let chart =
        ChartSpec { data, filter, layers, title, legend, colors, highlight, blanks, font_size, at };
    Some(FillContent::Chart(Box::new(chart)))
}

fn layer(object: &Object<'_, '_>, shared: Option<&X1>) -> Option<LayerSpec> {
    let encode = object.read("encode", |r, n| encode(r, n, shared));
    let whole = |key| object.number(key);
    let stack = object.word("stack").unwrap_or(Located::new(StackMode::None, object.place()));
    let labels = object.read("labels", labels::decode);
    let gap = whole("gap").map(|n| n.map(|n| n as u16));
    let overlap = whole("overlap").map(|n| n.map(|n| n as i8));
    let markers = object.located_flag("markers");
    let smooth = object.located_flag("smooth");
    let hole = whole("hole").map(|n| n.map(|n| n as u8));
    let start_angle = whole("start_angle").map(|n| n.map(|n| n as u16));
    let join = object.word("join");
    let mark = object.word("mark")?;
    let (encode, at) = (encode?, object.place());
    Some(LayerSpec {
        mark,
        encode,
        stack,
        labels,
        gap,
        overlap,
        markers,
        smooth,
        hole,
        start_angle,
        join,
        at,
    })
}

fn encode(reader: &Reader, node: &Node, shared: Option<&X1>) -> Option<EncodeSpec> {
    let object = Object::open(reader, &ENCODE, node)?;
    let own = object.read("x", x);
    if object.get("x").is_none() && shared.is_none() {
        let message = "an encoding needs the key `x`";
        let diagnostic = indeck_model::Diagnostic::error("missing-key", message).at(object.place());
        reader.report(diagnostic.hint("add `x: ` and the column of the categories"));
    }
    let y = object.read("y", y);
    let series = object.text("series");
    let (x, sort) = own.or_else(|| shared.cloned())?;
    Some(EncodeSpec { x, y: y?, series, sort, at: object.place() })
}

fn x(reader: &Reader, node: &Node) -> Option<X1> {
    let NodeKind::Map(_) = node.kind else {
        let columns = vec![reader.text(node)?];
        return Some((ChannelSpec { columns, axis: AxisSpec::default() }, None));
    };
    let object = Object::open(reader, &X, node)?;
    let axis = object.read("axis", axis::decode).unwrap_or_default();
    let sort = object.read("sort", sort);
    Some((ChannelSpec { columns: vec![object.text("value")?], axis }, sort))
}

fn y(reader: &Reader, node: &Node) -> Option<ChannelSpec> {
    let NodeKind::Map(_) = node.kind else {
        return channel(columns(reader, node), AxisSpec::default());
    };
    let object = Object::open(reader, &Y, node)?;
    let columns = object.read("value", |r, n| Some(columns(r, n))).unwrap_or_default();
    channel(columns, object.read("axis", axis::decode).unwrap_or_default())
}

fn columns(reader: &Reader, node: &Node) -> Vec<Located<String>> {
    reader.not_empty(node, "column").map(|()| reader.texts(node)).unwrap_or_default()
}

fn channel(columns: Vec<Located<String>>, axis: AxisSpec) -> Option<ChannelSpec> {
    (!columns.is_empty()).then_some(ChannelSpec { columns, axis })
}

fn colors(reader: &Reader, node: &Node) -> Option<ColorsSpec> {
    reader.not_empty(node, "colour")?;
    if let NodeKind::List(members) = &node.kind {
        let palette: Vec<Color> = members.iter().filter_map(|n| reader.color(n)).collect();
        return Some(ColorsSpec { palette, named: Vec::new() });
    }
    let entries = reader.named(node, "a list of colours or a map from names to colours").iter();
    let named = entries.filter_map(|e| Some((reader.key(e), reader.color(&e.value)?))).collect();
    Some(ColorsSpec { palette: Vec::new(), named })
}

fn highlight(reader: &Reader, node: &Node) -> Option<HighlightSpec> {
    let names = |reader: &Reader, node: &Node| {
        reader.not_empty(node, "series or category")?;
        Some(reader.writings(node))
    };
    let NodeKind::Map(_) = node.kind else {
        return Some(HighlightSpec { values: names(reader, node)?, color: None });
    };
    let object = Object::open(reader, &HIGHLIGHT, node)?;
    let values = object.read("values", names)?;
    Some(HighlightSpec { values, color: object.color("color") })
}

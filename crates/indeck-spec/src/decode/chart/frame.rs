//! What a chart has around its plots: title, legend, colours, what stands out.

use indeck_model::Percent;
use indeck_model::chart::{Fill, LegendPosition, ManualLayout};
use indeck_model::spec::{ColorsSpec, HighlightSpec, LegendOptions, LegendSpec, TitleSpec};

use crate::decode::chart::look::{self, FILL};
use crate::object::{FONT_SIZE, Object};
use crate::reader::Reader;
use crate::schema::{Kind, Shape, Word, may, must};
use crate::yaml::{Node, NodeKind};

pub(super) const TITLE: Kind = Kind::Any(&[Kind::Words, Kind::Map(&TITLE_MAP)]);

const TITLE_MAP: Shape = Shape {
    noun: "a chart's title",
    keys: &[
        must("text", Kind::Words, "The words."),
        may("size", FONT_SIZE, "Font size in points."),
        may("bold", Kind::Flag, "Whether it is bold."),
        may("italic", Kind::Flag, "Whether it is italic."),
        may("color", Kind::Color, "The colour of the letters."),
        may("overlay", Kind::Flag, "Whether it lies over the plot."),
    ],
};

pub(crate) const LEGEND: Kind = Kind::Any(&[Kind::OneOf(Side::words), Kind::Map(&LEGEND_MAP)]);

const LEGEND_MAP: Shape = Shape {
    noun: "a legend",
    keys: &[
        may("position", Kind::OneOf(Side::words), "Where it stands."),
        may(
            "hide",
            Kind::Any(&[Kind::Text, Kind::List(&Kind::Text)]),
            "Series or slices that it leaves out.",
        ),
        may("overlay", Kind::Flag, "Whether it lies over the plot."),
        may("size", FONT_SIZE, "Font size in points."),
        may("bold", Kind::Flag, "Whether it is bold."),
        may("italic", Kind::Flag, "Whether it is italic."),
        may("color", Kind::Color, "The colour of the letters."),
    ],
};

pub(super) const COLORS: Kind = Kind::Any(&[Kind::List(&FILL), Kind::Named(&FILL)]);

pub(super) const HIGHLIGHT: Kind =
    Kind::Any(&[Kind::Words, Kind::List(&Kind::Words), Kind::Map(&HIGHLIGHT_MAP)]);

const HIGHLIGHT_MAP: Shape = Shape {
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

pub(super) const PLOT_AREA: Shape = Shape {
    noun: "the place of a plot",
    keys: &[
        must("left", SHARE, "Its left edge in percent of the chart's width."),
        must("top", SHARE, "Its top edge in percent of the chart's height."),
        must("width", SHARE, "Its width in percent of the chart's."),
        must("height", SHARE, "Its height in percent of the chart's."),
    ],
};

const SHARE: Kind = Kind::Number(0.0, 100.0);

/// Where a legend stands, if there is one.
#[derive(Clone, Copy)]
enum Side {
    None,
    At(LegendPosition),
}

impl Word for Side {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("none", Self::None),
        ("top", Self::At(LegendPosition::Top)),
        ("bottom", Self::At(LegendPosition::Bottom)),
        ("left", Self::At(LegendPosition::Left)),
        ("right", Self::At(LegendPosition::Right)),
        ("top-right", Self::At(LegendPosition::TopRight)),
    ];
}

pub(super) fn title(reader: &Reader, node: &Node) -> Option<TitleSpec> {
    let NodeKind::Map(_) = node.kind else {
        let text = reader.written(node)?;
        return Some(TitleSpec { text, style: Default::default(), overlay: false });
    };
    let object = Object::open(reader, &TITLE_MAP, node)?;
    let (style, overlay) = (look::letters(&object), object.flag("overlay").unwrap_or(false));
    Some(TitleSpec { text: object.written("text")?, style, overlay })
}

pub(crate) fn legend(reader: &Reader, node: &Node) -> Option<LegendSpec> {
    let at = |side| match side {
        Side::None => LegendSpec::None,
        Side::At(position) => {
            LegendSpec::Shown(LegendOptions { position: Some(position), ..Default::default() })
        }
    };
    let NodeKind::Map(_) = node.kind else {
        return Some(at(reader.word::<Side>(node)?.value));
    };
    let object = Object::open(reader, &LEGEND_MAP, node)?;
    let options = LegendOptions {
        position: None,
        hide: object.names("hide", "series"),
        overlay: object.flag("overlay").unwrap_or(false),
        style: look::letters(&object),
    };
    Some(match object.word::<Side>("position").map(|w| w.value) {
        Some(Side::None) => LegendSpec::None,
        Some(Side::At(position)) => {
            LegendSpec::Shown(LegendOptions { position: Some(position), ..options })
        }
        None => LegendSpec::Shown(options),
    })
}

/// Fills in order, or by name.
pub(super) fn colors(reader: &Reader, node: &Node) -> Option<ColorsSpec> {
    reader.not_empty(node, "colour")?;
    if let NodeKind::List(_) = &node.kind {
        return Some(ColorsSpec { palette: palette(reader, node)?, named: Vec::new() });
    }
    let entries = reader.named(node, "a list of colours or a map from names to colours").iter();
    let named = entries.filter_map(|e| Some((reader.key(e), look::fill(reader, &e.value)?)));
    Some(ColorsSpec { palette: Vec::new(), named: named.collect() })
}

/// Fills in order.
pub(crate) fn palette(reader: &Reader, node: &Node) -> Option<Vec<Fill>> {
    let members = reader.list(node, "a list of colours").iter();
    Some(members.filter_map(|n| look::fill(reader, n)).collect())
}

pub(super) fn highlight(reader: &Reader, node: &Node) -> Option<HighlightSpec> {
    let names = |reader: &Reader, node: &Node| {
        reader.not_empty(node, "series or category")?;
        Some(reader.writings(node))
    };
    let NodeKind::Map(_) = node.kind else {
        return Some(HighlightSpec { values: names(reader, node)?, color: None });
    };
    let object = Object::open(reader, &HIGHLIGHT_MAP, node)?;
    let values = object.read("values", names)?;
    Some(HighlightSpec { values, color: object.color("color") })
}

pub(super) fn plot_area(reader: &Reader, node: &Node) -> Option<ManualLayout> {
    let object = Object::open(reader, &PLOT_AREA, node)?;
    let share = |key| object.number(key).map(|n| Percent(n.value as f32));
    let (x, y, width, height) = (share("left"), share("top"), share("width"), share("height"));
    Some(ManualLayout { x: x?, y: y?, width: width?, height: height? })
}

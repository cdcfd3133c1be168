//! What only some marks have.

use indeck_model::Diagnostic;
use indeck_model::chart::{
    BarLook, BinSize, Bins, BoxOptions, BubbleSize, IntervalClosed, MapArea, OfPieForm, Projection,
    Quartiles, RegionLabels, UpDownBars,
};
use indeck_model::spec::{BubblesSpec, ExplodeSpec, MapSpec, MarkOptions, SecondSpec, SecondSplit};

use crate::decode::chart::look::{self, FILL, LINE};
use crate::object::Object;
use crate::reader::Reader;
use crate::schema::{Kind, Shape, Word, may, must};
use crate::yaml::{Node, NodeKind};

pub(super) const EXPLODE: Kind = Kind::Any(&[DISTANCE, Kind::Named(&DISTANCE)]);
const DISTANCE: Kind = Kind::Whole(0, 400);
const GAP: Kind = Kind::Whole(0, 500);

pub(super) const UP_DOWN: Kind = Kind::Any(&[Kind::Flag, Kind::Map(&UP_DOWN_BARS)]);

const UP_DOWN_BARS: Shape = Shape {
    noun: "up and down bars",
    keys: &[
        may("gap", GAP, "Their distance in percent of their width."),
        may("up", FILL, "The fill where the last line is above the first."),
        may("down", FILL, "The fill where it is below."),
        may("line", LINE, "Their outline."),
    ],
};

pub(super) const SECOND: Shape = Shape {
    noun: "the second plot of a pie",
    keys: &[
        must("as", Kind::OneOf(OfPieForm::words), "What it is: a smaller pie, or a bar."),
        may("last", Kind::Whole(1, 10_000), "It shows the last so many slices."),
        may("below", Kind::Number(f64::MIN, f64::MAX), "It shows slices under this value."),
        may("below_percent", Kind::Number(0.0, 100.0), "It shows slices under this share."),
        may("values", Kind::List(&Kind::Words), "It shows these slices."),
        may("gap", GAP, "Its distance in percent of its width."),
        may("size", Kind::Whole(5, 200), "Its size in percent of the first."),
        may("lines", LINE, "The lines from one plot to the other."),
    ],
};

pub(super) const BINS: Shape = Shape {
    noun: "bins",
    keys: &[
        may("width", Kind::Number(f64::MIN_POSITIVE, f64::MAX), "The width of each."),
        may("count", Kind::Whole(1, 10_000), "How many there are."),
        may(
            "under",
            Kind::Number(f64::MIN, f64::MAX),
            "All values up to this one share the first.",
        ),
        may("over", Kind::Number(f64::MIN, f64::MAX), "All values over this one share the last."),
        may("closed", Kind::OneOf(Side::words), "Which of its bounds belongs to a bin."),
    ],
};

pub(super) const BOXES: Shape = Shape {
    noun: "boxes",
    keys: &[
        may("quartiles", Kind::OneOf(Quartiles::words), "Whether quartiles include the median."),
        may("mean", Kind::Flag, "Whether the mean is marked."),
        may("mean_line", Kind::Flag, "Whether a line joins the means."),
        may("outliers", Kind::Flag, "Whether values far from the box are shown as points."),
        may("points", Kind::Flag, "Whether all other values are shown as points, too."),
    ],
};

pub(super) const MAP: Shape = Shape {
    noun: "a map's options",
    keys: &[
        may("area", Kind::OneOf(MapArea::words), "The part of the earth that is shown."),
        may("projection", Kind::OneOf(Projection::words), "How the earth is laid flat."),
        may("names", Kind::OneOf(RegionLabels::words), "Whether regions are named."),
        may("language", Kind::Text, "The language of the regions' names: `en-US`."),
        may("country", Kind::Text, "The country in whose view borders are drawn: `US`."),
    ],
};

pub(super) const BUBBLES: Shape = Shape {
    noun: "bubbles",
    keys: &[
        may("scale", Kind::Whole(0, 300), "Their size in percent of the usual one."),
        may("size_as", Kind::OneOf(BubbleSize::words), "What of a bubble tells its size."),
        may("negative", Kind::Flag, "Whether bubbles of negative size are shown."),
    ],
};

pub(super) const VIEW: Shape = Shape {
    noun: "a point of view",
    keys: &[
        may("rotation", Kind::Whole(0, 360), "How far a surface is turned, in degrees."),
        may("elevation", Kind::Whole(-90, 90), "From how high it is seen, in degrees."),
    ],
};

/// A bound of a bin.
#[derive(Clone, Copy)]
enum Side {
    Right,
    Left,
}

impl Word for Side {
    const WORDS: &'static [(&'static str, Self)] = &[("right", Self::Right), ("left", Self::Left)];
}

/// The options of a layer.
pub(super) fn options(object: &Object<'_, '_>) -> MarkOptions {
    let whole = |key| object.number(key).map(|n| n.value);
    MarkOptions {
        gap: whole("gap").map(|n| n as u16),
        overlap: whole("overlap").map(|n| n as i8),
        opacity: whole("opacity"),
        line: object.read("line", look::line),
        negative: object.read("negative", look::fill),
        markers: object.read("markers", look::markers),
        smooth: object.flag("smooth"),
        join: object.word("join").map(|w| w.value),
        drop_lines: object.read("drop_lines", look::line),
        high_low_lines: object.read("high_low_lines", look::line),
        series_lines: object.read("series_lines", look::line),
        up_down_bars: object.read("up_down_bars", up_down),
        hole: whole("hole").map(|n| n as u8),
        start_angle: whole("start_angle").map(|n| n as u16),
        explode: object.read("explode", explode).unwrap_or_default(),
        second: object.read("second", second),
        bubbles: object.read("bubbles", bubbles),
        filled: object.flag("filled"),
        form: object.word("form").map(|w| w.value),
        view: object.read("view", view),
        totals: object.read("totals", |r, n| Some(r.writings(n))).unwrap_or_default(),
        connectors: object.flag("connectors"),
        parent_labels: object.word("parent_labels").map(|w| w.value),
        bins: object.read("bins", bins),
        boxes: object.read("box", boxes),
        map: object.read("map", map),
    }
}

fn up_down(reader: &Reader, node: &Node) -> Option<UpDownBars> {
    if let NodeKind::Scalar(_) = node.kind {
        return reader.flag(node)?.value.then(UpDownBars::default);
    }
    let object = Object::open(reader, &UP_DOWN_BARS, node)?;
    let line = object.read("line", look::line);
    let look = |key| BarLook { fill: object.read(key, look::fill), line: line.clone() };
    let base = UpDownBars::default();
    let gap_width = object.number("gap").map_or(base.gap_width, |n| n.value as u16);
    Some(UpDownBars { gap_width, up: look("up"), down: look("down") })
}

fn explode(reader: &Reader, node: &Node) -> Option<ExplodeSpec> {
    let NodeKind::Map(entries) = &node.kind else {
        let all = reader.number(node, &DISTANCE)?.value as u16;
        return Some(ExplodeSpec { all, named: Vec::new() });
    };
    let one = |e: &crate::yaml::Entry| {
        Some((reader.key(e), reader.number(&e.value, &DISTANCE)?.value as u16))
    };
    Some(ExplodeSpec { all: 0, named: entries.iter().filter_map(one).collect() })
}

fn second(reader: &Reader, node: &Node) -> Option<SecondSpec> {
    let object = Object::open(reader, &SECOND, node)?;
    let number = |key| object.number(key).map(|n| n.value);
    let values = object.read("values", |r, n| {
        r.not_empty(n, "slice")?;
        Some(r.writings(n))
    });
    let splits = [
        number("last").map(|n| SecondSplit::Last(n as u32)),
        number("below").map(SecondSplit::Below),
        number("below_percent").map(SecondSplit::BelowPercent),
        values.map(SecondSplit::Values),
    ];
    let mut splits = splits.into_iter().flatten();
    let split = splits.next();
    if splits.next().is_some() {
        let message = "`last`, `below`, `below_percent` and `values` exclude one another";
        let diagnostic = Diagnostic::error("bad-value", message).at(object.place());
        reader.report(diagnostic.hint("keep one of them"));
    }
    let (gap, size) = (number("gap").map(|n| n as u16), number("size").map(|n| n as u8));
    let lines = object.read("lines", look::line);
    let form = object.word("as")?.value;
    Some(SecondSpec { form, split: split.unwrap_or_default(), gap, size, lines })
}

fn bins(reader: &Reader, node: &Node) -> Option<Bins> {
    let object = Object::open(reader, &BINS, node)?;
    let number = |key| object.number(key).map(|n| n.value);
    let (width, count) = (number("width"), number("count"));
    let (underflow, overflow) = (number("under"), number("over"));
    let closed = object.word("closed").map_or(Side::Right, |w| w.value);
    let fault = match (width, count, underflow, overflow) {
        (Some(_), Some(_), ..) => Some("`width` and `count` exclude each other"),
        (.., Some(under), Some(over)) if under >= over => Some("`over` is not above `under`"),
        _ => None,
    };
    if let Some(message) = fault {
        let diagnostic = Diagnostic::error("bad-value", message).at(object.place());
        reader.report(diagnostic.hint("change one of them, or leave it out"));
        return None;
    }
    let size = match (width, count) {
        (Some(width), _) => BinSize::Width(width),
        (_, Some(count)) => BinSize::Count(count as u32),
        _ => BinSize::Auto,
    };
    let closed = match closed {
        Side::Right => IntervalClosed::Right,
        Side::Left => IntervalClosed::Left,
    };
    Some(Bins { size, underflow, overflow, closed })
}

fn boxes(reader: &Reader, node: &Node) -> Option<BoxOptions> {
    let object = Object::open(reader, &BOXES, node)?;
    let base = BoxOptions::default();
    Some(BoxOptions {
        quartiles: object.word("quartiles").map_or(base.quartiles, |w| w.value),
        mean_marker: object.flag("mean").unwrap_or(base.mean_marker),
        mean_line: object.flag("mean_line").unwrap_or(base.mean_line),
        outliers: object.flag("outliers").unwrap_or(base.outliers),
        inner_points: object.flag("points").unwrap_or(base.inner_points),
    })
}

fn map(reader: &Reader, node: &Node) -> Option<MapSpec> {
    let object = Object::open(reader, &MAP, node)?;
    Some(MapSpec {
        area: object.word("area").map(|w| w.value).unwrap_or_default(),
        projection: object.word("projection").map(|w| w.value).unwrap_or_default(),
        names: object.word("names").map(|w| w.value).unwrap_or_default(),
        language: object.string("language"),
        country: object.string("country"),
    })
}

fn bubbles(reader: &Reader, node: &Node) -> Option<BubblesSpec> {
    let object = Object::open(reader, &BUBBLES, node)?;
    let base = BubblesSpec::default();
    Some(BubblesSpec {
        scale: object.number("scale").map_or(base.scale, |n| n.value as u16),
        size_as: object.word("size_as").map_or(base.size_as, |w| w.value),
        negative: object.flag("negative").unwrap_or(base.negative),
    })
}

fn view(reader: &Reader, node: &Node) -> Option<(u16, i8)> {
    let object = Object::open(reader, &VIEW, node)?;
    let rotation = object.number("rotation").map_or(20, |n| n.value as u16);
    let elevation = object.number("elevation").map_or(15, |n| n.value as i8);
    Some((rotation, elevation))
}

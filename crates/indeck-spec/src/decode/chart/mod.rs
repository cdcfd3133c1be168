//! Charts.

mod analysis;
mod encode;
mod errors;
mod frame;
pub(crate) mod look;
mod marks;
mod reference;
mod trend;
mod words;

use indeck_model::chart::{Blanks, ParentLabels, ScatterStyle, SurfaceForm};
use indeck_model::spec::{ChartSpec, FillContent, LayerSpec, Located, MarkKind, StackMode};

use crate::decode::chart::encode::X1;
use crate::decode::chart::look::{FILL, LINE, MARKERS, OPACITY};
use crate::decode::labels;
use crate::object::{FONT_SIZE, Object};
use crate::schema::{Kind, Shape, Word, may, must};

pub(crate) use encode::{ENCODE, VALUE, X, Y};
pub(crate) use frame::{LEGEND, legend, palette};

/// Writes the tables of a chart of one plot, of a chart of layers and of a layer, which share keys.
macro_rules! shapes {
    (plot: [$($plot:expr),* $(,)?], frame: [$($frame:expr),* $(,)?]) => {
        pub(crate) const CHART: Shape =
            Shape { noun: "a chart", keys: &[$($plot,)* $($frame),*] };
        pub(crate) const LAYERED: Shape = Shape {
            noun: "a chart of layers",
            keys: &[
                must("layer", Kind::List(&Kind::Map(&LAYER)), "Plots over one another, from the back."),
                may("encode", Kind::Map(&encode::SHARED), "What all layers share."),
                $($frame),*
            ],
        };
        pub(crate) const LAYER: Shape = Shape { noun: "a layer", keys: &[$($plot),*] };
    };
}

shapes!(
    plot: [
        must("mark", Kind::OneOf(MarkKind::words), "What is drawn for each value."),
        must("encode", Kind::Map(&encode::ENCODE), "Which columns are shown as what."),
        may("stack", Kind::OneOf(StackMode::words), "Whether series stand on one another, or as shares of 100 %."),
        may("labels", Kind::Any(&[Kind::Flag, Kind::Map(&labels::LABELS)]), "Labels of the values."),
        may("significance", analysis::SIGNIFICANCE, "Columns of marks beside labels, as texts or as numbers whose sign is an arrow."),
        may("gap", Kind::Whole(0, 500), "Distance of bars in percent of their width."),
        may("overlap", Kind::Whole(-100, 100), "Overlap of bars in percent of their width."),
        may("opacity", OPACITY, "How much of what lies behind is covered, 0 to 1."),
        may("line", LINE, "How lines and outlines are drawn."),
        may("negative", FILL, "The fill of bars below zero."),
        may("markers", MARKERS, "Whether points of lines are marked, and how."),
        may("smooth", Kind::Flag, "Whether lines are rounded."),
        may("trend", trend::TREND, "Lines fitted to series."),
        may("errors", errors::ERRORS, "Bars that show how uncertain values are: `5 %`, a number, `sd`, `se`, or a map."),
        may("x_errors", errors::ERRORS, "The same from left to right, for points."),
        may("reference", reference::REFERENCE, "Lines at values, or targets for each category."),
        may("drop_lines", LINE, "Lines from the points down to the axis."),
        may("high_low_lines", LINE, "Lines from the highest to the lowest point."),
        may("up_down_bars", marks::UP_DOWN, "Bars from the first line to the last."),
        may("series_lines", LINE, "Lines that join the same series from stack to stack."),
        may("hole", Kind::Whole(10, 90), "Diameter of a doughnut's hole in percent."),
        may("start_angle", Kind::Whole(0, 360), "Where the first slice begins, in degrees."),
        may("explode", marks::EXPLODE, "How far slices stand off the middle, in percent of the radius: all, or by name."),
        may("second", Kind::Map(&marks::SECOND), "A second plot that shows a pie's small slices."),
        may("join", Kind::OneOf(ScatterStyle::words), "What joins the points of a scatter chart."),
        may("bubbles", Kind::Map(&marks::BUBBLES), "How bubbles tell their size."),
        may("filled", Kind::Flag, "Whether a radar is filled."),
        may("form", Kind::OneOf(SurfaceForm::words), "How a surface is shown: in space or from above, in bands or as lines."),
        may("view", Kind::Map(&marks::VIEW), "From where a surface is seen."),
        may("totals", Kind::List(&Kind::Words), "The steps of a waterfall that are totals."),
        may("connectors", Kind::Flag, "Whether lines lead from one step of a waterfall to the next."),
        may("parent_labels", Kind::OneOf(ParentLabels::words), "Where a treemap names its branches."),
        may("bins", Kind::Map(&marks::BINS), "In which bins values are counted."),
        may("box", Kind::Map(&marks::BOXES), "What boxes show."),
        may("map", Kind::Map(&marks::MAP), "What a map shows."),
    ],
    frame: [
        must("data", Kind::Text, "The table that is shown."),
        may("where", Kind::Expression, "Which rows of the table are shown."),
        may("title", frame::TITLE, "Words above the plot."),
        may("legend", LEGEND, "Where the legend stands."),
        may("colors", frame::COLORS, "Colours in the order of the series, or by name of series or category."),
        may("highlight", frame::HIGHLIGHT, "Series or categories that stand out; all else is grey."),
        may("blanks", Kind::OneOf(Blanks::words), "What missing values become."),
        may("font_size", FONT_SIZE, "Font size of all texts in points."),
        may("background", FILL, "The fill of the whole chart."),
        may("plot_background", FILL, "The fill behind the plot."),
        may("border", LINE, "The frame around the whole chart."),
        may("plot_area", Kind::Map(&frame::PLOT_AREA), "The place of the plot within the chart."),
        may("name", Kind::Text, "Name of the shape in the selection pane."),
        may("alt", Kind::Words, "Text for people who do not see it."),
    ]
);

/// A chart of one plot.
pub(super) fn single(object: &Object<'_, '_>) -> Option<FillContent> {
    let plot = layer(object, None);
    chart(object, plot.into_iter().collect())
}

/// A chart of several plots.
pub(super) fn layered(object: &Object<'_, '_>) -> Option<FillContent> {
    let shared = object.read("encode", encode::shared);
    let layers = object.read("layer", |r, n| {
        r.not_empty(n, "layer")?;
        let members = r.list(n, "a list of layers").iter();
        Some(members.filter_map(|n| layer(&Object::open(r, &LAYER, n)?, shared.as_ref())).collect())
    });
    chart(object, layers.unwrap_or_default())
}

fn chart(object: &Object<'_, '_>, layers: Vec<LayerSpec>) -> Option<FillContent> {
    let title = object.read("title", frame::title);
    let legend = object.read("legend", legend);
    let colors = object.read("colors", frame::colors).unwrap_or_default();
    let highlight = object.read("highlight", frame::highlight);
    let filter = object.written("where");
    let background = object.read("background", look::fill);
    let plot_background = object.read("plot_background", look::fill);
    let border = object.read("border", look::line);
    let plot_area = object.read("plot_area", frame::plot_area);
    let (blanks, font_size) = (object.word("blanks").map(|w| w.value), object.points("font_size"));
    let data = object.text("data")?;
    if layers.is_empty() {
        return None;
    }
    let at = object.place();
    Some(FillContent::Chart(Box::new(ChartSpec {
        data,
        filter,
        layers,
        title,
        legend,
        colors,
        highlight,
        blanks,
        font_size,
        background,
        plot_background,
        border,
        plot_area,
        at,
    })))
}

fn layer(object: &Object<'_, '_>, shared: Option<&X1>) -> Option<LayerSpec> {
    let mark = object.word::<MarkKind>("mark");
    let options = marks::options(object);
    let kind = mark.as_ref().map(|m| m.value);
    let binned = kind == Some(MarkKind::Pareto) && options.bins.is_some();
    let encode = object.read("encode", |r, n| encode::decode(r, n, shared, kind, binned));
    let stack = object.word("stack").unwrap_or(Located::new(StackMode::None, object.place()));
    let labels = object.read("labels", labels::decode);
    let significance = object.read("significance", analysis::significance);
    let trends = object.read("trend", trend::trends).unwrap_or_default();
    let errors = object.read("errors", errors::errors);
    let x_errors = object.read("x_errors", errors::errors);
    let references = object.read("reference", reference::references).unwrap_or_default();
    let (mark, encode, keys, at) = (mark?, encode?, object.keys(), object.place());
    Some(LayerSpec {
        mark,
        encode,
        keys,
        stack,
        labels,
        significance,
        trends,
        errors,
        x_errors,
        references,
        options,
        at,
    })
}

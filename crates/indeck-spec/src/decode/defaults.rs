//! `defaults:`, of a report or a brand.

use indeck_model::chart::Blanks;
use indeck_model::deck::PictureFit;
use indeck_model::spec::{
    ChartDefaults, Defaults, MarkKind, MarkOptions, Overflow, TableDefaults, TextDefaults,
};
use indeck_model::text::Autofit;

use crate::decode::chart::look::{self, FILL, LINE, MARKERS, OPACITY};
use crate::decode::{axis, chart, labels};
use crate::object::{FONT_SIZE, Object};
use crate::reader::Reader;
use crate::schema::{Kind, Shape, Word, may};
use crate::yaml::Node;

pub(crate) const DEFAULTS: Shape = Shape {
    noun: "defaults",
    keys: &[
        may("chart", Kind::Map(&CHART), "For charts of every mark."),
        may("column", Kind::Map(&CHART), "For column charts."),
        may("bar", Kind::Map(&CHART), "For bar charts."),
        may("line", Kind::Map(&CHART), "For line charts."),
        may("area", Kind::Map(&CHART), "For area charts."),
        may("pie", Kind::Map(&CHART), "For pies."),
        may("doughnut", Kind::Map(&CHART), "For doughnuts."),
        may("scatter", Kind::Map(&CHART), "For scatter charts."),
        may("bubble", Kind::Map(&CHART), "For bubble charts."),
        may("radar", Kind::Map(&CHART), "For radar charts."),
        may("stock", Kind::Map(&CHART), "For stock charts."),
        may("surface", Kind::Map(&CHART), "For surface charts."),
        may("waterfall", Kind::Map(&CHART), "For waterfall charts."),
        may("treemap", Kind::Map(&CHART), "For treemaps."),
        may("sunburst", Kind::Map(&CHART), "For sunbursts."),
        may("funnel", Kind::Map(&CHART), "For funnels."),
        may("histogram", Kind::Map(&CHART), "For histograms."),
        may("pareto", Kind::Map(&CHART), "For Pareto charts."),
        may("box", Kind::Map(&CHART), "For box-and-whisker charts."),
        may("region-map", Kind::Map(&CHART), "For maps."),
        may("table", Kind::Map(&TABLE), "For tables on slides."),
        may("text", Kind::Map(&TEXT), "For texts."),
        may("picture", Kind::Map(&PICTURE), "For pictures."),
    ],
};

const CHART: Shape = Shape {
    noun: "defaults of charts",
    keys: &[
        may("legend", chart::LEGEND, "Where legends stand."),
        may(
            "labels",
            Kind::Any(&[Kind::Flag, Kind::Map(&labels::LABELS)]),
            "Labels of the values.",
        ),
        may("colors", Kind::List(&FILL), "Colours in the order of the series."),
        may("blanks", Kind::OneOf(Blanks::words), "What missing values become."),
        may("font_size", FONT_SIZE, "Font size of all texts in points."),
        may("gap", Kind::Whole(0, 500), "Distance of bars in percent of their width."),
        may("overlap", Kind::Whole(-100, 100), "Overlap of bars in percent of their width."),
        may("opacity", OPACITY, "How much of what lies behind is covered, 0 to 1."),
        may("line", LINE, "How lines and outlines are drawn."),
        may("markers", MARKERS, "Whether points of lines are marked, and how."),
        may("smooth", Kind::Flag, "Whether lines are rounded."),
        may("hole", Kind::Whole(10, 90), "Diameter of a doughnut's hole in percent."),
        may("x", Kind::Map(&axis::AXIS), "Axes of the categories."),
        may("y", Kind::Map(&axis::AXIS), "Axes of the values."),
    ],
};

const TABLE: Shape = Shape {
    noun: "defaults of tables",
    keys: &[
        may("header", Kind::Flag, "Whether labels stand above the columns."),
        may("header_column", Kind::Flag, "Whether the first column looks like a header."),
        may("total_row", Kind::Flag, "Whether the last row looks like a total."),
        may("banded", Kind::Flag, "Whether rows are banded."),
        may("font_size", FONT_SIZE, "Font size in points."),
        may("overflow", Kind::OneOf(Overflow::words), "What happens to rows that do not fit."),
    ],
};

const TEXT: Shape = Shape {
    noun: "defaults of texts",
    keys: &[
        may("autofit", Kind::OneOf(Autofit::words), "What PowerPoint does when more is written."),
        may("overflow", Kind::OneOf(Overflow::words), "What happens to text that does not fit."),
    ],
};

const PICTURE: Shape = Shape {
    noun: "defaults of pictures",
    keys: &[may("fit", Kind::OneOf(PictureFit::words), "How pictures take their frames.")],
};

pub(crate) fn decode(reader: &Reader, node: &Node) -> Option<Defaults> {
    let object = Object::open(reader, &DEFAULTS, node)?;
    let mark =
        |(word, mark): &(&'static str, MarkKind)| Some((*mark, object.read(word, of_charts)?));
    Some(Defaults {
        chart: object.read("chart", of_charts).unwrap_or_default(),
        marks: MarkKind::WORDS.iter().filter_map(mark).collect(),
        table: object.read("table", table).unwrap_or_default(),
        text: object.read("text", text).unwrap_or_default(),
        picture_fit: object
            .read("picture", |r, n| Object::open(r, &PICTURE, n)?.word("fit").map(|w| w.value)),
    })
}

fn of_charts(reader: &Reader, node: &Node) -> Option<ChartDefaults> {
    let object = Object::open(reader, &CHART, node)?;
    Some(ChartDefaults {
        legend: object.read("legend", chart::legend),
        labels: object.read("labels", labels::decode),
        palette: object.read("colors", chart::palette).unwrap_or_default(),
        blanks: object.word("blanks").map(|w| w.value),
        font_size: object.points("font_size"),
        options: MarkOptions {
            gap: object.number("gap").map(|n| n.value as u16),
            overlap: object.number("overlap").map(|n| n.value as i8),
            opacity: object.number("opacity").map(|n| n.value),
            line: object.read("line", look::line),
            markers: object.read("markers", look::markers),
            smooth: object.flag("smooth"),
            hole: object.number("hole").map(|n| n.value as u8),
            ..MarkOptions::default()
        },
        x: object.read("x", axis::decode).unwrap_or_default(),
        y: object.read("y", axis::decode).unwrap_or_default(),
    })
}

fn table(reader: &Reader, node: &Node) -> Option<TableDefaults> {
    let object = Object::open(reader, &TABLE, node)?;
    Some(TableDefaults {
        header: object.flag("header"),
        header_column: object.flag("header_column"),
        total_row: object.flag("total_row"),
        banded: object.flag("banded"),
        font_size: object.points("font_size"),
        overflow: object.word("overflow").map(|w| w.value),
    })
}

fn text(reader: &Reader, node: &Node) -> Option<TextDefaults> {
    let object = Object::open(reader, &TEXT, node)?;
    Some(TextDefaults {
        autofit: object.word("autofit").map(|w| w.value),
        overflow: object.word("overflow").map(|w| w.value),
    })
}

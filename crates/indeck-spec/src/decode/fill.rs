//! `fill:`: what placeholders hold.

use indeck_model::Diagnostic;
use indeck_model::deck::PictureFit;
use indeck_model::spec::{
    FillContent, FillSpec, Overflow, PictureSpec, TableColumnSpec, TableFill, TextFill, TextItem,
};
use indeck_model::text::{Alignment, Autofit};

use crate::decode::chart;
use crate::object::{FONT_SIZE, Object};
use crate::reader::Reader;
use crate::schema::{Kind, Shape, Word, may, must};
use crate::yaml::{Entry, Node, NodeKind};

/// Deepest outline level.
const MAX_LEVEL: u8 = 8;

pub(crate) const CONTENT: Kind = Kind::Any(&[
    Kind::Words,
    Kind::Outline,
    Kind::Map(&TEXT),
    Kind::Map(&chart::CHART),
    Kind::Map(&chart::LAYERED),
    Kind::Map(&TABLE),
    Kind::Map(&PICTURE),
]);

const TEXT: Shape = Shape {
    noun: "a text",
    keys: &[
        may("text", Kind::Words, "Words; line breaks begin new paragraphs."),
        may("bullets", Kind::Outline, "Bullets; lists in lists are levels."),
        may("size", FONT_SIZE, "Font size in points."),
        may("align", Kind::OneOf(Alignment::words), "How it is aligned."),
        may("overflow", Kind::OneOf(Overflow::words), "What happens to what does not fit."),
        may(
            "autofit",
            Kind::OneOf(Autofit::words),
            "What PowerPoint does when a person writes more.",
        ),
        may("name", Kind::Text, "Name of the shape in the selection pane."),
        may("alt", Kind::Words, "Text for people who do not see it."),
    ],
};

pub(crate) const TABLE: Shape = Shape {
    noun: "a table on a slide",
    keys: &[
        must("table", Kind::Text, "The table that is shown."),
        may("where", Kind::Expression, "Which rows of the table are shown."),
        may("overflow", Kind::OneOf(Overflow::words), "What happens to what does not fit."),
        may(
            "columns",
            Kind::List(&Kind::Any(&[Kind::Text, Kind::Map(&COLUMN)])),
            "Its columns, in order; all where nothing is said.",
        ),
        may("header", Kind::Flag, "Whether labels stand above the columns."),
        may("header_column", Kind::Flag, "Whether the first column looks like a header."),
        may("total_row", Kind::Flag, "Whether the last row looks like a total."),
        may("banded", Kind::Flag, "Whether rows are banded."),
        may("widths", Kind::List(&WIDTH), "Relative widths, one for each column."),
        may("font_size", FONT_SIZE, "Font size in points."),
        may("name", Kind::Text, "Name of the shape in the selection pane."),
        may("alt", Kind::Words, "Text for people who do not see it."),
    ],
};

const WIDTH: Kind = Kind::Number(0.01, 1000.0);

const COLUMN: Shape = Shape {
    noun: "a column",
    keys: &[
        must("column", Kind::Text, "The column."),
        may("label", Kind::Text, "Its header."),
        may("format", Kind::Format, "How its values are shown."),
        may("align", Kind::OneOf(Alignment::words), "How it is aligned."),
    ],
};

const PICTURE: Shape = Shape {
    noun: "a picture",
    keys: &[
        must("picture", Kind::Words, "A PNG, JPEG or SVG file."),
        may("fallback", Kind::Words, "For an SVG, a PNG of the same picture."),
        may(
            "fit",
            Kind::OneOf(PictureFit::words),
            "How it takes its frame: whole, cropped or stretched.",
        ),
        may("link", Kind::Words, "A web or mail address that it leads to."),
        may("name", Kind::Text, "Name of the shape in the selection pane."),
        may("alt", Kind::Words, "Text for people who do not see it."),
    ],
};

impl Word for Alignment {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("left", Self::Left),
        ("center", Self::Center),
        ("right", Self::Right),
        ("justify", Self::Justify),
    ];
}

impl Word for Overflow {
    const WORDS: &'static [(&'static str, Self)] =
        &[("continue", Self::Continue), ("shrink", Self::Shrink), ("error", Self::Error)];
}

impl Word for Autofit {
    const WORDS: &'static [(&'static str, Self)] =
        &[("none", Self::None), ("shrink", Self::Shrink), ("resize", Self::Resize)];
}

impl Word for PictureFit {
    const WORDS: &'static [(&'static str, Self)] =
        &[("contain", Self::Contain), ("cover", Self::Cover), ("stretch", Self::Stretch)];
}

pub(crate) fn decode(reader: &Reader, entry: &Entry) -> Option<FillSpec> {
    let node = &entry.value;
    let (content, named) = match &node.kind {
        NodeKind::Scalar(_) => (text_of(reader, node)?, None),
        NodeKind::List(_) => (FillContent::Text(bullets(reader, node)), None),
        NodeKind::Map(entries) => {
            let (content, object) = map(reader, node, entries)?;
            (content, Some(object))
        }
    };
    Some(FillSpec {
        placeholder: reader.key(entry),
        name: named.as_ref().and_then(|o| o.string("name")),
        alt: named.as_ref().and_then(|o| o.written("alt")),
        content,
        at: reader.place(node.span),
    })
}

fn text_of(reader: &Reader, node: &Node) -> Option<FillContent> {
    let items = vec![TextItem { text: reader.written(node)?, level: 0 }];
    Some(FillContent::Text(TextFill { items, ..TextFill::default() }))
}

/// What the keys of a map tell that it is.
fn map<'n, 'r>(
    reader: &'r Reader,
    node: &'n Node,
    entries: &[Entry],
) -> Option<(FillContent, Object<'n, 'r>)> {
    let has = |key: &str| entries.iter().any(|e| e.key == key);
    let (shape, read): (_, fn(&Object<'_, '_>) -> Option<FillContent>) = if has("layer") {
        (&chart::LAYERED, chart::layered)
    } else if has("mark") || has("encode") {
        (&chart::CHART, chart::single)
    } else if has("table") {
        (&TABLE, table)
    } else if has("picture") {
        (&PICTURE, picture)
    } else if has("text") || has("bullets") {
        (&TEXT, text)
    } else {
        report_unknown(reader, node, entries);
        return None;
    };
    let object = Object::open(reader, shape, node)?;
    Some((read(&object)?, object))
}

fn report_unknown(reader: &Reader, node: &Node, entries: &[Entry]) {
    let keys = ["mark", "layer", "table", "picture", "text", "bullets"];
    let mut diagnostic =
        Diagnostic::error("unknown-content", "this map is no chart, table, picture or text")
            .at(reader.place(node.span));
    let near = entries.iter().find_map(|e| crate::suggest::nearest(&e.key, keys));
    if let Some(key) = near {
        diagnostic = diagnostic.hint(format!("did you mean `{key}`?"));
    }
    reader.report(diagnostic.hint(
        "a chart has `mark` (or `layer`), a table `table`, a picture `picture`, a text `text` or `bullets`",
    ));
}

fn bullets(reader: &Reader, node: &Node) -> TextFill {
    let mut items = Vec::new();
    reader.not_empty(node, "text");
    collect(reader, node, 0, &mut items);
    TextFill { items, ..TextFill::default() }
}

fn collect(reader: &Reader, node: &Node, level: u8, items: &mut Vec<TextItem>) {
    for member in reader.list(node, "a list of texts") {
        match member.kind {
            NodeKind::List(_) if level < MAX_LEVEL => collect(reader, member, level + 1, items),
            NodeKind::List(_) => {
                let message = format!("bullets are nested deeper than {} levels", MAX_LEVEL + 1);
                reader.bad_value(member, message, Vec::new());
            }
            _ => items.extend(reader.written(member).map(|text| TextItem { text, level })),
        }
    }
}

fn text(object: &Object<'_, '_>) -> Option<FillContent> {
    let text = object.written("text").map(|text| TextItem { text, level: 0 });
    let list = object.read("bullets", |r, n| Some(bullets(r, n))).unwrap_or_default();
    Some(FillContent::Text(TextFill {
        items: text.into_iter().chain(list.items).collect(),
        size: object.points("size"),
        align: object.word("align").map(|w| w.value),
        autofit: object.word("autofit").map(|w| w.value),
        overflow: object.word("overflow"),
    }))
}

fn table(object: &Object<'_, '_>) -> Option<FillContent> {
    let columns = object.read("columns", |r, n| {
        r.not_empty(n, "column")?;
        let members = r.list(n, "a list of columns").iter();
        Some(members.filter_map(|n| column(r, n)).collect())
    });
    Some(FillContent::Table(TableFill {
        columns: columns.unwrap_or_default(),
        header: object.flag("header"),
        header_column: object.flag("header_column"),
        total_row: object.flag("total_row"),
        banded: object.flag("banded"),
        widths: object.read("widths", |r, n| Some(widths(r, n))).unwrap_or_default(),
        widths_at: object.read("widths", |r, n| Some(r.place(n.span))),
        font_size: object.points("font_size"),
        filter: object.written("where"),
        overflow: object.word("overflow"),
        table: object.text("table")?,
    }))
}

fn widths(reader: &Reader, node: &Node) -> Vec<f32> {
    reader.not_empty(node, "width");
    let members = reader.list(node, "a list of numbers").iter();
    members.filter_map(|n| reader.number(n, &WIDTH)).map(|n| n.value as f32).collect()
}

fn column(reader: &Reader, node: &Node) -> Option<TableColumnSpec> {
    if let NodeKind::Scalar(_) = node.kind {
        let column = reader.text(node)?;
        return Some(TableColumnSpec { column, label: None, format: None, align: None });
    }
    let object = Object::open(reader, &COLUMN, node)?;
    let label = object.string("label");
    let format = object.format("format");
    let align = object.word("align").map(|w| w.value);
    Some(TableColumnSpec { column: object.text("column")?, label, format, align })
}

fn picture(object: &Object<'_, '_>) -> Option<FillContent> {
    let fallback = object.written("fallback");
    let fit = object.word("fit").map(|w| w.value);
    let link = object.written("link");
    Some(FillContent::Picture(PictureSpec {
        picture: object.written("picture")?,
        fallback,
        fit,
        link,
    }))
}

//! What a chart, a table or a text says by itself, apart from any report: options as callers of a
//! library give them.
//!
//! The options are those of a [spec](crate::read): the same tables of keys are read by the same
//! decoder, so that every option, check and hint is one. They differ in what a caller does not
//! write: channels stand beside the other keys, and what is shown has no name.

mod lift;
mod words;

use indeck_model::spec::{
    BrandSpec, ChartSpec, FillContent, FillSpec, Located, TableFill, TextFill, Written,
};
use indeck_model::{Diagnostic, Location};

use crate::decode::fill;
use crate::object::number_format;
use crate::reader::Reader;
use crate::yaml::{Entry, Node, NodeKind};

pub(crate) use lift::{chart_keys, layered_keys, table_keys};

/// The name of the table that figures show, as messages and expressions know it.
pub const DATA: &str = "data";

/// Options of a chart, a table or a text, read.
#[derive(Clone, Debug)]
pub struct FigureSpec<T> {
    /// What is shown.
    pub content: T,
    /// The name of the shape.
    pub name: Option<String>,
    /// Text for people who do not see it.
    pub alt: Option<Written>,
    /// How values are shown: `format:` of a chart.
    pub format: Option<String>,
    /// How the values of single columns are shown.
    pub formats: Vec<(Located<String>, String)>,
    /// What single columns are called: `labels:` of a table.
    pub labels: Vec<(Located<String>, String)>,
    /// Every word that was written, keys included: a column that none of them names is not shown.
    pub words: Vec<String>,
    /// The place of all of it.
    pub at: Location,
}

/// Reads the options of a chart over a table called [`DATA`], as a JSON (or YAML) map.
///
/// Keys are those of a chart in a spec and of its `encode:`, side by side; a chart of layers has
/// them in each layer. `format` is the number format of the values, or a map from columns to
/// formats. A key whose value is `null` counts as not written. Without `mark` it is a column chart.
/// `name` is what places call the text; `brand` gives colours and formats their names.
///
/// ```
/// let options = r##"{"x": "month", "y": "sum(revenue)", "seires": "region"}"##;
/// let (_, found) = indeck_spec::figure::chart("chart(…)", options, None);
/// assert_eq!(found[0].message, "a chart has no key `seires`");
/// assert_eq!(found[0].hints[0], "did you mean `series`?");
/// ```
pub fn chart(
    name: &str,
    options: &str,
    brand: Option<&BrandSpec>,
) -> (Option<FigureSpec<ChartSpec>>, Vec<Diagnostic>) {
    read(name, options, brand, lift::chart, |content| match content {
        FillContent::Chart(spec) => Some(*spec),
        _ => None,
    })
}

/// Reads the options of a table, as a JSON (or YAML) map: the keys of a table on a slide in a
/// spec, and `formats` and `labels` of its columns.
///
/// ```
/// let options = r##"{"columns": ["region"], "formats": {"revenue": "#,##0"}, "banded": "no"}"##;
/// let (_, found) = indeck_spec::figure::table("table(…)", options, None);
/// assert_eq!(found[0].to_string(), "table(…):1:68: error[wrong-type]: expected `true` or `false`, found `no`");
/// ```
pub fn table(
    name: &str,
    options: &str,
    brand: Option<&BrandSpec>,
) -> (Option<FigureSpec<TableFill>>, Vec<Diagnostic>) {
    read(name, options, brand, lift::table, |content| match content {
        FillContent::Table(spec) => Some(spec),
        _ => None,
    })
}

/// Reads a text as JSON (or YAML): a text, a list of texts in which lists are levels, or a map as
/// in a spec, with `text`, `bullets`, `size` and so on.
///
/// ```
/// let (text, found) = indeck_spec::figure::text("text(…)", r#"["First", ["Second level"]]"#, None);
/// assert!(found.is_empty());
/// assert_eq!(text.unwrap().content.items[1].level, 1);
/// ```
pub fn text(
    name: &str,
    options: &str,
    brand: Option<&BrandSpec>,
) -> (Option<FigureSpec<TextFill>>, Vec<Diagnostic>) {
    read(name, options, brand, lift::text, |content| match content {
        FillContent::Text(spec) => Some(spec),
        _ => None,
    })
}

/// What of the options the decoder of specs does not know.
#[derive(Default)]
struct Beside {
    format: Option<Node>,
    formats: Option<Node>,
    labels: Option<Node>,
}

fn read<T>(
    name: &str,
    options: &str,
    brand: Option<&BrandSpec>,
    lift: fn(&Reader, Node) -> Option<(Node, Beside)>,
    content: fn(FillContent) -> Option<T>,
) -> (Option<FigureSpec<T>>, Vec<Diagnostic>) {
    let reader = Reader::default();
    if let Some(brand) = brand {
        learn(&reader, brand);
    }
    let root = reader.parse(name, options).map(lift::without_nothing);
    let read = || {
        let root = root?;
        let words = words::of(&root);
        let key_span = root.span;
        let (value, beside) = lift(&reader, root)?;
        let entry = Entry { key: DATA.to_owned(), key_span, value };
        let (format, mut formats) = beside.formats(&reader);
        formats.extend(beside.formats.iter().flat_map(|n| columns(&reader, n, number_format)));
        let labels = beside.labels.iter().flat_map(|n| columns(&reader, n, plain)).collect();
        let FillSpec { name, alt, content: read, at, .. } = fill::decode(&reader, &entry)?;
        let content = content(read)?;
        Some(FigureSpec { content, name, alt, format, formats, labels, words, at })
    };
    let figure = read();
    (figure, reader.finish())
}

impl Beside {
    /// `format:` of a chart: one, or by column.
    fn formats(&self, reader: &Reader) -> (Option<String>, Vec<(Located<String>, String)>) {
        match &self.format {
            Some(node) if matches!(node.kind, NodeKind::Map(_)) => {
                (None, columns(reader, node, number_format))
            }
            Some(node) => (number_format(reader, node), Vec::new()),
            None => (None, Vec::new()),
        }
    }
}

fn learn(reader: &Reader, brand: &BrandSpec) {
    brand.palette.iter().for_each(|(role, color)| reader.learn_role(role, *color));
    brand.formats.iter().for_each(|(name, code)| reader.learn_format(name, code));
}

fn plain(reader: &Reader, node: &Node) -> Option<String> {
    reader.text(node).map(|text| text.value)
}

fn columns(
    reader: &Reader,
    node: &Node,
    read: fn(&Reader, &Node) -> Option<String>,
) -> Vec<(Located<String>, String)> {
    let entries = reader.named(node, "a map from columns to text").iter();
    entries.filter_map(|e| Some((reader.key(e), read(reader, &e.value)?))).collect()
}

//! The tables of keys as typed options for Python: a `TypedDict` for each mark, with exactly the
//! keys that this mark has.

mod axes;
mod class;
mod labels;
mod layers;
mod mark;
mod names;
mod types;

use indeck_model::spec::MarkKind;

use crate::figure::table_keys;
use crate::python::class::Writer;
use crate::schema::Word;

const ABOUT: &str = r#"# Made by `cargo xtask generated` from the tables of keys in crates/indeck-spec/src.
"""Options of charts and tables, as types: what `Slide.chart` and `Slide.table` take by keyword.

There is a class for each mark, with exactly the channels and options that this mark has. At run
time they are plain dictionaries, for annotations such as ``options: ColumnOptions = {"gap": 50}``.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, Required, TypeAlias, TypedDict

Color: TypeAlias = str
"""A colour of the theme (``accent1`` … ``accent6``, ``tx1``, ``bg1`` …), or ``#RRGGBB``."""

NumberFormat: TypeAlias = str
"""One of Excel's number formats: ``#,##0``, ``0.0%``, ``mmm yy``."""
"#;

/// The typed options, as a module of Python.
///
/// ```
/// let module = indeck_spec::python_options();
/// assert!(module.contains("class DoughnutOptions(TypedDict, total=False):\n"));
/// assert!(module.contains("    hole: int\n    \"\"\"Diameter of a doughnut's hole in percent"));
/// ```
pub fn python_options() -> String {
    let mut writer = Writer::default();
    for (word, kind) in MarkKind::WORDS {
        mark::options(&mut writer, word, *kind);
    }
    layers::options(&mut writer);
    let fields = table_keys().into_iter().map(|key| writer.field(key)).collect();
    writer.class("TableOptions", "Options of a table.", fields);
    let words: Vec<String> =
        MarkKind::words().iter().map(|word| format!("    {word:?},\n")).collect();
    let all: String = writer.names().map(|name| format!("    {name:?},\n")).collect();
    format!(
        "{ABOUT}\nMark: TypeAlias = Literal[\n{}]\n\"\"\"What a chart draws for each value.\"\"\"\n\
         {}\n__all__ = [\n    \"Color\",\n    \"Mark\",\n    \"NumberFormat\",\n{all}]\n",
        words.concat(),
        writer.text(),
    )
}

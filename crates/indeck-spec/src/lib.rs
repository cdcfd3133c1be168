//! The report language: from a spec's text to a typed spec, and its expressions to values.
//!
//! It reads text and gives back values and diagnostics. It does **not** touch files, data engines
//! or decks: what expressions see are the [`Tables`] of their [`Scope`](expr::Scope).
//!
//! ```
//! let text = "indeck: 1\nreport: { templat: brand.potx }\nslides: [ { layout: Title Slide } ]\n";
//! let (_, diagnostics) = indeck_spec::read("report.yaml", text, &[], &mut ());
//! let shown: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
//! assert_eq!(shown[0], "report.yaml:2:11: error[unknown-key]: a report has no key `templat`");
//! ```
//!
//! Modules in reading order: `yaml` (text → tree with places), `schema` (which keys there are),
//! `decode` (tree → typed spec), [`expr`] (what stands in `{{ … }}`), [`words`] (texts with
//! expressions and formatting), [`format`](mod@format) (values as text), [`figure`] (a chart, a table
//! or a text by itself), [`marks`] (what each mark has).

pub mod brand;
mod decode;
pub mod expr;
pub mod figure;
pub mod format;
mod json_schema;
mod link;
pub mod marks;
mod object;
mod place;
mod python;
mod reader;
mod reference;
mod schema;
pub mod suggest;
mod tables;
pub mod words;
mod yaml;

use indeck_model::Diagnostic;
use indeck_model::spec::Located;

pub use decode::{Decoded, Sets, read};
pub use json_schema::{brand_schema, schema};
pub use link::bad_link;
pub use python::python_options;
pub use reference::reference;
pub use schema::Word;
pub use tables::{Found, Tables};

/// Opens the files that a spec includes; `()` refuses them all.
pub trait Files {
    /// The name under which places in a file are shown, and its text.
    ///
    /// # Errors
    /// A diagnostic at the place where the file is named.
    fn open(&mut self, file: &Located<String>) -> Result<(String, String), Diagnostic>;
}

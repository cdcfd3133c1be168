//! What is recorded of a deck: how it was made, from what, under which policy, and what stood on its
//! slides.
//!
//! All texts are plain data of the deck or names of the spec; hashes are SHA-256 in lower-case
//! hexadecimal digits. In JSON the fields have the names they have here, in `camelCase`; what is
//! empty is left out.

mod cells;
mod governance;
mod materials;
mod slides;

pub use cells::{CellRun, Step};
pub use governance::{Governance, LabelRecord, LogRecord, PolicyRecord};
pub use materials::{ColumnRecord, Digest, Material, Query, SourceRecord, TableRecord};
pub use slides::{
    ChartRecord, ContentRecord, DimensionRecord, DroppedSlide, SeriesRecord, ShapeRecord,
    SlideRecord, Wording,
};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What is recorded of a deck.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Manifest {
    /// What made the deck.
    pub generator: Generator,
    /// The highest class of the data on its slides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// The sensitivity label that was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<LabelRecord>,
    /// The policy that allowed it.
    #[serde(default)]
    pub governance: Governance,
    /// The template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<Material>,
    /// The spec.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spec: Option<Material>,
    /// The data, sorted by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<SourceRecord>,
    /// The tables that the numbers come from, sorted by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<TableRecord>,
    /// What disclosure control did, counted; never a value.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub disclosure: BTreeMap<String, u64>,
    /// The slides in the order in which they were written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub slides: Vec<SlideRecord>,
    /// Slides of the spec that were left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dropped: Vec<DroppedSlide>,
    /// The event of the audit log that allowed the deck, with its proof.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub log: Option<LogRecord>,
}

/// What made a deck.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Generator {
    /// The program.
    pub name: String,
    /// Its version.
    pub version: String,
}

impl Default for Generator {
    /// This crate.
    fn default() -> Self {
        Self { name: "indeck".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() }
    }
}

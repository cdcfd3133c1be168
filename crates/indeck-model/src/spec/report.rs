//! The whole spec.

use crate::spec::{Located, SlideSpec, SourceSpec, TableSpec, Written};

/// A report spec, version 1: `indeck: 1`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReportSpec {
    /// What holds for the whole report.
    pub report: ReportInfo,
    /// Where data comes from.
    pub sources: Vec<SourceSpec>,
    /// Queries over the sources.
    pub tables: Vec<TableSpec>,
    /// The slides in order.
    pub slides: Vec<SlideSpec>,
}

/// What holds for the whole report: `report: { id: sales-review, title: "Sales review", … }`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReportInfo {
    /// Its stable id.
    pub id: Option<Located<String>>,
    /// Its title; `{{ report.title }}` in texts.
    pub title: Option<Located<String>>,
    /// Path of the template, relative to the spec's folder.
    pub template: Option<Located<String>>,
    /// Author, for the document's properties.
    pub author: Option<String>,
    /// Subject, for the document's properties.
    pub subject: Option<String>,
    /// Language of all texts, as a BCP 47 tag.
    pub language: Option<Located<String>>,
    /// Footer of every slide that has none of its own.
    pub footer: Option<Written>,
    /// Whether slides show their number.
    pub slide_numbers: bool,
    /// A date on every slide, as text.
    pub date: Option<Written>,
}

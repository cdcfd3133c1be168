//! The whole spec.

use crate::diagnostic::{Location, Severity};
use crate::spec::{BrandSpec, Defaults, Located, SlideItem, SourceEntry, TableSpec, Written};
use crate::table::ColumnKind;

/// A report spec, version 1: `indeck: 1`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReportSpec {
    /// What holds for the whole report.
    pub report: ReportInfo,
    /// What a caller may choose.
    pub params: Vec<ParamSpec>,
    /// Where data comes from.
    pub sources: Vec<SourceEntry>,
    /// Queries over the sources.
    pub tables: Vec<TableSpec>,
    /// What must be true of the tables.
    pub checks: Vec<CheckSpec>,
    /// The slides in order.
    pub slides: Vec<SlideItem>,
    /// What holds where charts, tables and texts say nothing, over the brand's.
    pub defaults: Defaults,
    /// The brand file, if there is one.
    pub brand: Option<BrandSpec>,
    /// One deck for each value of a column.
    pub burst: Option<BurstSpec>,
    /// The policy that decides who may see what, relative to the spec's folder.
    pub policy: Option<Located<String>>,
    /// The folder of the audit log, relative to the spec's folder.
    pub audit: Option<Located<String>>,
}

/// What holds for the whole report: `report: { id: sales-review, title: "Sales review", … }`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReportInfo {
    /// Its stable id.
    pub id: Option<Located<String>>,
    /// Its title; `{{ report.title }}` in texts.
    pub title: Option<Written>,
    /// Path of the template, relative to the spec's folder; the brand's where there is none.
    pub template: Option<Located<String>>,
    /// Author, for the document's properties.
    pub author: Option<Written>,
    /// Subject, for the document's properties.
    pub subject: Option<Written>,
    /// Language of all texts and of numbers and dates in them, as a BCP 47 tag.
    pub language: Option<Located<String>>,
    /// Name of the deck's file.
    pub output: Option<Written>,
    /// Footer of every slide that has none of its own.
    pub footer: Option<Written>,
    /// Whether slides show their number; `None` takes the brand's choice.
    pub slide_numbers: Option<bool>,
    /// A date on every slide, as text.
    pub date: Option<Written>,
}

/// A parameter: `params: { wave: 2026-10, market: { values: [NL, BE], default: NL } }`.
#[derive(Clone, Debug, PartialEq)]
pub struct ParamSpec {
    /// Its name.
    pub name: Located<String>,
    /// What it is; text where nothing is said.
    pub kind: ColumnKind,
    /// Its value where a caller gives none; `None` asks the caller for one.
    pub default: Option<Located<String>>,
    /// The values that it may have; empty allows any.
    pub values: Vec<Located<String>>,
    /// What it is for.
    pub label: Option<String>,
}

/// A check: `{ id: enough, assert: "sum(sales.n) >= 500", severity: error }`.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckSpec {
    /// Its stable id.
    pub id: Located<String>,
    /// An expression that must be true.
    pub assert: Written,
    /// How bad it is if it is not.
    pub severity: Severity,
    /// What is said then.
    pub message: Option<Written>,
    /// Its place.
    pub at: Location,
}

/// One deck for each value of a column: `burst: { over: market }`.
#[derive(Clone, Debug, PartialEq)]
pub struct BurstSpec {
    /// The column; sources that have it show only the rows of one value.
    pub over: Located<String>,
    /// The values, in order; empty takes all that the sources have, sorted.
    pub values: Vec<Located<String>>,
    /// Most decks that are expected.
    pub max: Option<Located<u64>>,
    /// An expression: a value for which it is not true is skipped.
    pub when: Option<Written>,
    /// A table of who gets which value, as CSV with the columns `value` and `recipient`.
    pub recipients: Option<Located<String>>,
    /// Under whose rights each deck is made.
    pub run_as: RunAs,
    /// Its place.
    pub at: Location,
}

/// Under whose rights a deck of a burst is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RunAs {
    /// Those of the one who builds.
    #[default]
    Author,
    /// Those of the one who gets the deck.
    Recipient,
}

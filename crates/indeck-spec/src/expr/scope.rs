//! What names in an expression refer to.

use std::collections::BTreeMap;
use std::sync::Arc;

use indeck_model::table::ColumnKind;
use indeck_model::{CellAddress, NumberFormat, ResultTable, Value};

use crate::format::{self, Locale};
use crate::tables::{Found, Tables};

/// Named values: params, what is known about the report, the recipient of a burst.
pub type Record = BTreeMap<String, Value>;

/// What names in an expression refer to.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// The tables.
    pub tables: &'a Tables,
    /// `report.title` and so on.
    pub report: &'a Record,
    /// `params.wave`, or `wave` alone.
    pub params: &'a Record,
    /// `burst.market` and so on, where a report is made once for each of them.
    pub burst: Option<&'a Record>,
    /// The turns of the loops around it, the innermost last.
    pub loops: &'a [Turn],
    /// The slide it stands on.
    pub page: Page,
    /// The brand's named formats.
    pub formats: &'a BTreeMap<String, String>,
    /// How numbers and dates are written.
    pub locale: &'a Locale,
}

/// One turn of a loop.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// The loop's variable.
    pub name: String,
    /// What it is in this turn.
    pub item: LoopItem,
    /// Which turn it is, from 1.
    pub index: usize,
    /// How many turns there are.
    pub count: usize,
}

impl Turn {
    /// The turn as messages name it: `region = South`.
    pub fn label(&self) -> String {
        format!("{} = {}", self.name, self.item.label())
    }
}

/// What a loop takes in one turn.
#[derive(Clone, Debug, PartialEq)]
pub enum LoopItem {
    /// A value.
    Value(LoopValue),
    /// A row of a table.
    Row(Arc<ResultTable>, usize),
}

/// A value that a loop takes.
#[derive(Clone, Debug, PartialEq)]
pub struct LoopValue {
    /// The value.
    pub value: Value,
    /// What it is, also where it is missing.
    pub kind: ColumnKind,
    /// How it is shown.
    pub format: NumberFormat,
    /// The table cells it came from.
    pub cells: Vec<CellAddress>,
}

impl LoopItem {
    /// The item as messages name it: the value, or the first cell of the row.
    pub fn label(&self) -> String {
        let shown = |value: &Value, format| format::value(value, format, &Locale::default());
        match self {
            Self::Value(item) => shown(&item.value, &item.format),
            Self::Row(table, row) => {
                let column = table.columns.first();
                let cell = column.and_then(|c| Some((c, c.cells.get(*row)?)));
                match cell {
                    Some((column, cell)) if !cell.value.is_null() => {
                        shown(&cell.value, &column.format)
                    }
                    _ => format!("row {row} of {}", table.name),
                }
            }
        }
    }
}

/// Which slide of its entry under `slides:` an expression stands on: an entry goes on upon further
/// slides where what it holds does not fit on one (`overflow: continue`). 0 where it is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Its number among them, from 1: `slide.page`.
    pub number: u32,
    /// How many of them there are: `slide.pages`.
    pub count: u32,
}

/// All that a [`Scope`] borrows, for callers that have no place of their own for it.
///
/// ```
/// use indeck_model::Value;
/// use indeck_spec::expr::Surroundings;
/// let mut around = Surroundings::default();
/// around.params.insert("wave".into(), Value::Integer(7));
/// assert_eq!(around.scope().params.len(), 1);
/// ```
#[derive(Debug, Default)]
pub struct Surroundings {
    /// See [`Scope::tables`].
    pub tables: Tables,
    /// See [`Scope::report`].
    pub report: Record,
    /// See [`Scope::params`].
    pub params: Record,
    /// See [`Scope::burst`].
    pub burst: Option<Record>,
    /// See [`Scope::loops`].
    pub loops: Vec<Turn>,
    /// See [`Scope::page`].
    pub page: Page,
    /// See [`Scope::formats`].
    pub formats: BTreeMap<String, String>,
    /// See [`Scope::locale`].
    pub locale: Locale,
}

impl Surroundings {
    /// The scope.
    pub fn scope(&self) -> Scope<'_> {
        Scope {
            tables: &self.tables,
            report: &self.report,
            params: &self.params,
            burst: self.burst.as_ref(),
            loops: &self.loops,
            page: self.page,
            formats: &self.formats,
            locale: &self.locale,
        }
    }
}

/// Parts that `report` has also where nothing is said.
const REPORT_PARTS: [&str; 4] = ["author", "id", "subject", "title"];

/// A group of names with a prefix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    Report,
    Params,
    Burst,
    Loop,
    Slide,
}

impl Group {
    pub(super) const ALL: [Self; 5] =
        [Self::Report, Self::Params, Self::Burst, Self::Loop, Self::Slide];

    /// Whether its values may be lost to a mistake that is told elsewhere.
    pub(super) fn takes_lost(self) -> bool {
        matches!(self, Self::Params | Self::Burst)
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Params => "params",
            Self::Burst => "burst",
            Self::Loop => "loop",
            Self::Slide => "slide",
        }
    }

    pub(super) fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.name() == name)
    }

    /// The names of its parts.
    pub(super) fn parts<'a>(self, scope: Scope<'a>) -> Vec<&'a str> {
        let of = |record: &'a Record| record.keys().map(String::as_str);
        let mut parts: Vec<&str> = match self {
            Self::Report => REPORT_PARTS.into_iter().chain(of(scope.report)).collect(),
            Self::Params => of(scope.params).collect(),
            Self::Burst => scope.burst.into_iter().flat_map(of).collect(),
            Self::Loop if scope.loops.is_empty() => Vec::new(),
            Self::Loop => {
                let turns = scope.loops.iter().map(|turn| turn.name.as_str());
                turns.chain(["index", "count", "first", "last"]).collect()
            }
            Self::Slide => vec!["page", "pages"],
        };
        parts.sort_unstable();
        parts.dedup();
        parts
    }

    /// What is under that name in it.
    pub(super) fn part<'a>(self, name: &str, scope: Scope<'a>) -> Option<Part<'a>> {
        let of = |record: &Record| record.get(name).cloned().map(Part::Value);
        match self {
            Self::Report => of(scope.report)
                .or_else(|| REPORT_PARTS.contains(&name).then_some(Part::Value(Value::Null))),
            Self::Params => of(scope.params),
            Self::Burst => scope.burst.and_then(of),
            Self::Loop => loop_part(name, scope.loops),
            Self::Slide => page_part(name, scope.page),
        }
    }
}

fn loop_part<'a>(name: &str, loops: &'a [Turn]) -> Option<Part<'a>> {
    let turn = loops.last()?;
    let whole = |n: usize| Value::Integer(i64::try_from(n).unwrap_or(i64::MAX));
    Some(match name {
        "index" => Part::Value(whole(turn.index)),
        "count" => Part::Value(whole(turn.count)),
        "first" => Part::Value(Value::Bool(turn.index == 1)),
        "last" => Part::Value(Value::Bool(turn.index == turn.count)),
        _ => Part::Turn(loops.iter().rev().find(|turn| turn.name == name)?),
    })
}

fn page_part<'a>(name: &str, page: Page) -> Option<Part<'a>> {
    let whole = |n: u32| match n {
        0 => Part::Number(None),
        n => Part::Number(Some(n)),
    };
    match name {
        "page" => Some(whole(page.number)),
        "pages" => Some(whole(page.count)),
        _ => None,
    }
}

/// What a name in a group refers to.
pub(super) enum Part<'a> {
    Value(Value),
    /// A number that is not known everywhere.
    Number(Option<u32>),
    Turn(&'a Turn),
}

/// What a bare name refers to.
pub(super) enum Named<'a> {
    /// A column of the rows that are gone through.
    Column(usize),
    Turn(&'a Turn),
    Param(&'a Value),
    Table(&'a Arc<ResultTable>),
    Group(Group),
    /// A table that could not be made.
    Failed,
    Unknown,
}

impl<'a> Scope<'a> {
    /// Looks a bare name up: columns of the rows, loops' variables, params, tables, groups.
    pub(super) fn named(self, name: &str, rows: Option<&ResultTable>) -> Named<'a> {
        if let Some((column, _)) = rows.and_then(|table| table.column(name)) {
            return Named::Column(column);
        }
        if let Some(turn) = self.loops.iter().rev().find(|turn| turn.name == name) {
            return Named::Turn(turn);
        }
        if let Some(value) = self.params.get(name) {
            return Named::Param(value);
        }
        match self.tables.find(name) {
            Found::Ready(table) => Named::Table(table),
            Found::Failed => Named::Failed,
            Found::Unknown if self.tables.is_lost(name) => Named::Failed,
            Found::Unknown => Group::find(name).map_or(Named::Unknown, Named::Group),
        }
    }
}

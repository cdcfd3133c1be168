//! Reports: the list, a new one, the editor.

use super::{Choice, Diagnostic, Errors, RunRow, RunState, Severity, Shell, VersionRow, When};
use askama::Template;

const SECTION: super::Section = super::Section::Reports;

/// One report in a list.
#[derive(Debug, Clone, Default)]
pub struct ReportRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The number of its latest version.
    pub version: u64,
    /// The owner's name.
    pub owner: String,
    /// The last change.
    pub changed: When,
    /// The latest run: its id and state.
    pub last_run: Option<(String, RunState)>,
}

/// `/reports`.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "reports.html")]
pub struct Reports {
    /// Around the page.
    pub shell: Shell,
    /// The reports.
    pub items: Vec<ReportRow>,
    /// The address of the next page.
    pub next: Option<String>,
    /// Whether the role may write reports.
    pub may_create: bool,
}

/// `/reports/new`: actions `starter` (`name`, `dataset`, `template`) and `spec` (`spec_name`, `spec`).
/// The query `?dataset=` and `?template=` choose what is selected.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "report-new.html")]
pub struct ReportNew {
    /// Around the page.
    pub shell: Shell,
    /// The name as typed.
    pub name: String,
    /// The datasets to start from; a detail says rows and columns.
    pub datasets: Vec<Choice>,
    /// The templates to choose from; a detail says its layouts.
    pub templates: Vec<Choice>,
    /// The name typed with an own spec.
    pub spec_name: String,
    /// The spec as typed.
    pub spec: String,
    /// What is wrong with the spec that was typed.
    pub diagnostics: Vec<Diagnostic>,
    /// What is wrong with the form.
    pub errors: Errors,
}

impl ReportNew {
    fn lines(&self) -> Vec<SpecLine> {
        lines(&self.spec, &self.diagnostics)
    }
}

/// A line of the spec, for the numbers beside it.
#[derive(Debug, Clone, Default)]
pub struct SpecLine {
    /// Its number, from 1.
    pub number: u32,
    /// The worst severity there.
    pub severity: Option<Severity>,
    /// The first diagnostic there: its place in the list, from 1.
    pub diagnostic: usize,
}

/// A parameter that a run of a report can be given.
#[derive(Debug, Clone, Default)]
pub struct ParamField {
    /// The name of its field: `params.` and its name.
    pub key: String,
    /// What people call it.
    pub label: String,
    /// What stands in it.
    pub value: String,
    /// The values to choose from; any if there are none.
    pub choices: Vec<Choice>,
    /// The type of the field: `text`, `date`.
    pub input: &'static str,
    /// What the browser is told of it besides.
    pub mode: &'static str,
    /// What it takes, and what holds if it is left empty.
    pub help: String,
}

/// `/reports/{id}`: actions `save`, `check`, `run` (all with `spec` and `rev`; `run` saves first and takes `params.NAME`), `rename` (`name`), `delete`,
/// `restore` (`version`). `?version=` shows an older one.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "report.html")]
pub struct ReportPage {
    /// Around the page.
    pub shell: Shell,
    /// Its id.
    pub id: String,
    /// The revision that the form was made from.
    pub rev: u64,
    /// Its name.
    pub name: String,
    /// The number of the version that is shown.
    pub version: u64,
    /// When the version that is shown is not the latest: the latest.
    pub latest: Option<u64>,
    /// The spec: as saved, or as typed when it comes back with errors.
    pub spec: String,
    /// Whether the text differs from the saved one.
    pub unsaved: bool,
    /// Whether the text was checked: an empty list then means that nothing is wrong.
    pub checked: bool,
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// The slides that it would make, as far as the check knows: `revenue: Title and Content`.
    pub slides: Vec<String>,
    /// The parameters of the next run.
    pub params: Vec<ParamField>,
    /// The names of the organisation's data files.
    pub data_files: Vec<String>,
    /// The names of the organisation's templates.
    pub template_files: Vec<String>,
    /// The versions, newest first (`file_name` and `rows` are not used).
    pub versions: Vec<VersionRow>,
    /// The latest runs.
    pub runs: Vec<RunRow>,
    /// The last change.
    pub changed: When,
    /// Whether it may be changed.
    pub may_edit: bool,
    /// Whether it may be run.
    pub may_run: bool,
    /// Whether it may be deleted.
    pub may_delete: bool,
    /// What is wrong with a form.
    pub errors: Errors,
}

impl ReportPage {
    fn lines(&self) -> Vec<SpecLine> {
        lines(&self.spec, &self.diagnostics)
    }
}

/// The lines of a text with what is wrong in each.
pub(super) fn lines(text: &str, diagnostics: &[Diagnostic]) -> Vec<SpecLine> {
    let count = text.split('\n').count();
    let numbers = 1..=u32::try_from(count).unwrap_or(u32::MAX);
    let line = |number: u32| {
        let mut there = diagnostics.iter().enumerate().filter(|(_, found)| found.line == number);
        let first = there.clone().next().map_or(0, |(index, _)| index + 1);
        SpecLine {
            number,
            severity: there.by_ref().map(|(_, found)| found.severity).min(),
            diagnostic: first,
        }
    };
    numbers.map(line).collect()
}

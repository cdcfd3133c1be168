//! Rows that several pages show, from what the platform gives.

use std::collections::{BTreeMap, BTreeSet};

use indeck_platform::id::UserId;
use indeck_platform::records::{Held, PageRequest};
use indeck_platform::runs::{Deck, Run, RunState as State};
use indeck_platform::{Caller, Classification};
use serde::Deserialize;
use serde_json::Value;

use crate::problem::Problem;
use crate::time::rfc3339;
use crate::views::{Bytes, Choice, DeckRow, Diagnostic, RunRow, RunState, Severity, When};

/// Items of a page of a list.
const ITEMS: u32 = 50;

/// Which page of a list.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct After {
    after: Option<String>,
}

impl After {
    /// What the platform is asked for.
    pub(crate) fn request(&self) -> PageRequest {
        let after = self.after.clone().filter(|after| !after.is_empty());
        PageRequest { after, limit: ITEMS }
    }
}

/// The address of the next page of a list.
pub(crate) fn next(path: &str, cursor: Option<String>) -> Option<String> {
    let sign = if path.contains('?') { '&' } else { '?' };
    cursor.map(|cursor| format!("{path}{sign}after={cursor}"))
}

/// What members are called.
pub(crate) struct Names(BTreeMap<UserId, String>);

impl Names {
    /// The names of those members.
    pub(crate) async fn of(
        caller: &Caller,
        ids: impl IntoIterator<Item = UserId>,
    ) -> Result<Self, Problem> {
        let ids: BTreeSet<UserId> = ids.into_iter().collect();
        let ids: Vec<UserId> = ids.into_iter().collect();
        Ok(Self(caller.names(&ids).await?))
    }

    /// What that member is called.
    pub(crate) fn name(&self, id: UserId) -> String {
        self.0.get(&id).cloned().unwrap_or_else(|| "somebody who has left".to_owned())
    }
}

/// A moment.
pub(crate) fn when(micros: i64) -> When {
    When::new(rfc3339(micros))
}

/// How long something took: `1.2 s`.
pub(crate) fn took(from: Option<i64>, to: Option<i64>) -> String {
    let (Some(from), Some(to)) = (from, to) else { return String::new() };
    let tenths = (to - from).max(0) / 100_000;
    match tenths {
        0..600 => format!("{}.{} s", tenths / 10, tenths % 10),
        _ => format!("{} min {} s", tenths / 600, tenths / 10 % 60),
    }
}

/// The state of a run.
pub(crate) fn state(state: State) -> RunState {
    match state {
        State::Waiting => RunState::Waiting,
        State::Running => RunState::Running,
        State::Done => RunState::Done,
        State::Failed => RunState::Failed,
        State::Cancelled => RunState::Cancelled,
        State::Refused => RunState::Refused,
    }
}

/// A run in a list.
pub(crate) fn run(held: &Held<Run>, names: &Names) -> RunRow {
    RunRow {
        id: held.id.to_string(),
        report: held.body.report.to_string(),
        report_name: held.body.report_name.clone(),
        state: state(held.body.state),
        created: when(held.created),
        took: took(held.body.started, held.body.ended),
        by: names.name(held.body.owner),
        deck: held.body.decks.first().map(ToString::to_string),
    }
}

/// A deck in a list.
pub(crate) fn deck(held: &Held<Deck>, names: &Names) -> DeckRow {
    DeckRow {
        id: held.id.to_string(),
        file_name: held.body.filename.clone(),
        report: held.body.report.to_string(),
        report_name: held.body.report_name.clone(),
        slides: held.body.slides.len() as u64,
        size: Bytes(held.body.object.bytes),
        classification: held.body.class.clone(),
        by: names.name(held.body.owner),
        created: when(held.created),
    }
}

/// The classes to choose from.
pub(crate) fn classes(chosen: Option<Classification>) -> Vec<Choice> {
    let choice = |class: Classification| Choice {
        value: class.word().to_owned(),
        label: class.word().to_owned(),
        detail: meaning(class).to_owned(),
        selected: Some(class) == chosen,
    };
    Classification::ALL.into_iter().map(choice).collect()
}

fn meaning(class: Classification) -> &'static str {
    match class {
        Classification::Public => "For everyone",
        Classification::Internal => "For everyone in the organisation",
        Classification::Confidential => "For those who need it",
        Classification::Restricted => "For named persons",
        Classification::Personal => "About persons who can be told apart",
        Classification::Special => "About persons: health, belief, origin",
    }
}

/// The texts that pages show with numbered lines, as diagnostics name them.
const SHOWN: [&str; 2] = ["report.yaml", "policy.toml"];

/// Something that was found in a text.
pub(crate) fn found(found: &indeck_platform::Diagnostic) -> Diagnostic {
    told(&crate::error::diagnostic(found))
}

/// The same, of a problem that tells of an error.
pub(crate) fn found_in(problem: &Problem) -> Vec<Diagnostic> {
    problem.diagnostics.iter().map(told).collect()
}

fn told(found: &Value) -> Diagnostic {
    let text = |key: &str| found.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let number = |key: &str| {
        let number = found.get(key).and_then(Value::as_u64).unwrap_or_default();
        u32::try_from(number).unwrap_or_default()
    };
    let texts = |key: &str| {
        let texts = found.get(key).and_then(Value::as_array).into_iter().flatten();
        texts.filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>()
    };
    let (file, line) = (text("file"), number("line"));
    let is_here = file.is_empty() || SHOWN.contains(&file.as_str());
    // A line of a data file is none of the text that is shown.
    let elsewhere = (!is_here).then(|| format!("in `{file}`, line {line}"));
    let help = [texts("hints"), texts("notes"), elsewhere.into_iter().collect()].concat();
    Diagnostic {
        severity: match text("severity").as_str() {
            "error" => Severity::Error,
            "warning" => Severity::Warning,
            _ => Severity::Note,
        },
        code: text("code"),
        message: text("message"),
        help: help.join("; "),
        line: if is_here { line } else { 0 },
        column: if is_here { number("column") } else { 0 },
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::told;

    #[test]
    fn a_line_of_another_file_is_not_one_of_the_text() {
        let found = json!({"severity": "error", "file": "sales.csv", "line": 3, "column": 1,
            "code": "x", "message": "m", "hints": ["h"]});
        let shown = told(&found);
        assert_eq!((shown.line, shown.help.as_str()), (0, "h; in `sales.csv`, line 3"));
        let found = json!({"severity": "error", "file": "report.yaml", "line": 3, "column": 2});
        assert_eq!((told(&found).line, told(&found).column), (3, 2));
    }
}

//! Rows that several pages show, from what the platform gives.

use std::collections::{BTreeMap, BTreeSet};

use indeck_platform::id::UserId;
use indeck_platform::records::{Held, PageRequest};
use indeck_platform::runs::{Deck, Run, RunState as State};
use indeck_platform::{Caller, Classification, Severity as Level};
use serde::Deserialize;

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
pub(crate) fn classes(chosen: Classification) -> Vec<Choice> {
    let choice = |class: Classification| Choice {
        value: class.word().to_owned(),
        label: class.word().to_owned(),
        detail: meaning(class).to_owned(),
        selected: class == chosen,
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

/// Something that was found in a text.
pub(crate) fn found(found: &indeck_platform::Diagnostic) -> Diagnostic {
    Diagnostic {
        severity: match found.severity {
            Level::Error => Severity::Error,
            Level::Warning => Severity::Warning,
            Level::Note => Severity::Note,
        },
        code: found.code.to_owned(),
        message: found.message.clone(),
        help: found.hints.join("; "),
        line: found.at.as_ref().map_or(0, |at| at.line),
        column: found.at.as_ref().map_or(0, |at| at.column),
    }
}

/// The same, of a problem that tells of an error.
pub(crate) fn found_in(problem: &Problem) -> Vec<Diagnostic> {
    let text = |value: &serde_json::Value, key: &str| {
        value.get(key).and_then(|text| text.as_str()).unwrap_or_default().to_owned()
    };
    let number = |value: &serde_json::Value, key: &str| {
        let number = value.get(key).and_then(serde_json::Value::as_u64).unwrap_or_default();
        u32::try_from(number).unwrap_or_default()
    };
    let one = |value: &serde_json::Value| Diagnostic {
        severity: match text(value, "severity").as_str() {
            "error" => Severity::Error,
            "warning" => Severity::Warning,
            _ => Severity::Note,
        },
        code: text(value, "code"),
        message: text(value, "message"),
        help: value.get("hints").and_then(|hints| hints.as_array()).map_or_else(
            String::new,
            |hints| {
                let hints: Vec<&str> = hints.iter().filter_map(|hint| hint.as_str()).collect();
                hints.join("; ")
            },
        ),
        line: number(value, "line"),
        column: number(value, "column"),
    };
    problem.diagnostics.iter().map(one).collect()
}

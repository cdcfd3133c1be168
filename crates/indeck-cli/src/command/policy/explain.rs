//! `indeck policy explain`: one request, and why it is decided as it is.

use std::collections::BTreeMap;
use std::time::{SystemTime, UNIX_EPOCH};

use indeck::policy::decide::Request;
use indeck::policy::explain::{Explanation, Verdict, explain};
use indeck::policy::table_test::Case;
use indeck::{Diagnostic, Findings};
use serde::Serialize;

use crate::args::{AnswerFormat, PolicyExplainArgs};
use crate::console::Console;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::report;

/// What is told to programs.
#[derive(Serialize)]
struct Answer {
    effect: &'static str,
    class: Option<&'static str>,
    reasons: Vec<Reason>,
    obligations: BTreeMap<String, String>,
    considered: Vec<Considered>,
}

#[derive(Serialize)]
struct Reason {
    id: String,
    text: String,
    at: Option<String>,
}

#[derive(Serialize)]
struct Considered {
    id: String,
    at: String,
    applies: bool,
    fails: bool,
    unmet: Vec<String>,
}

pub(super) fn run(args: &PolicyExplainArgs, console: &Console) -> Result<Exit, Failure> {
    let policy = super::load(&args.policy)?;
    let explanation = explain(&policy, &request(args)?);
    match args.format {
        AnswerFormat::Text => console.print(&explanation.to_string())?,
        AnswerFormat::Json => {
            console.write(report::to_json(&answer(&explanation)).as_bytes())?;
        }
    }
    Ok(if explanation.decision.is_permitted() { Exit::Ok } else { Exit::Refused })
}

/// The request of the arguments: they are read as a case of a decision table is, by the same rules.
fn request(args: &PolicyExplainArgs) -> Result<Request, Failure> {
    let mut text = String::from("[[case]]\nname = \"arguments\"\nexpect = \"deny\"\n");
    let mut put = |key: &str, value: String| text.push_str(&format!("{key} = {value}\n"));
    put("actor", quoted(&args.actor));
    put("action", quoted(&args.action));
    put("resource", quoted(&args.resource));
    let lists = [
        ("columns", &args.column),
        ("datasets", &args.dataset),
        ("groups", &args.group),
        ("authentication", &args.authentication),
        ("approvals", &args.approval),
        ("recipients", &args.recipient),
    ];
    for (key, values) in lists.into_iter().filter(|(_, values)| !values.is_empty()) {
        let values: Vec<String> = values.iter().map(|value| quoted(value)).collect();
        put(key, format!("[{}]", values.join(", ")));
    }
    let words = [
        ("class", &args.class),
        ("owner", &args.owner),
        ("purpose", &args.purpose),
        ("region", &args.region),
    ];
    for (key, value) in words {
        value.iter().for_each(|value| put(key, quoted(value)));
    }
    args.risk.iter().for_each(|risk| put("risk", risk.to_string()));
    args.rows.iter().for_each(|rows| put("rows", rows.to_string()));
    if let Some(now) = args.now.as_deref().filter(|now| is_time(now)) {
        put("now", now.to_owned());
    }
    let cases = Case::read("arguments", &text).map_err(unread)?;
    let mut request =
        cases.into_iter().next().map(|case| case.request).ok_or_else(|| unread(Vec::new()))?;
    match &args.now {
        None => request.circumstances.now = now(),
        Some(now) if !is_time(now) => return Err(usage(&format!("`{now}` is no time"))),
        Some(_) => {}
    }
    Ok(request)
}

/// A text as TOML writes it; JSON writes it the same way.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Whether it has the characters of a date or time alone.
fn is_time(text: &str) -> bool {
    let allowed = |c: char| c.is_ascii_digit() || "-:.+TZtz".contains(c);
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.contains('-')
        && text.chars().all(allowed)
}

fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

/// The mistakes of arguments have no place that could be shown.
fn unread(diagnostics: Vec<Diagnostic>) -> Failure {
    let without_place = |diagnostic: Diagnostic| Diagnostic { at: None, ..diagnostic };
    match diagnostics.is_empty() {
        true => usage("the request cannot be read"),
        false => Failure::Found(Findings {
            diagnostics: diagnostics.into_iter().map(without_place).collect(),
            ..Default::default()
        }),
    }
}

fn usage(message: &str) -> Failure {
    Failure::Usage {
        message: message.to_owned(),
        hint: "`indeck policy explain --help` shows an example".to_owned(),
    }
}

fn answer(explanation: &Explanation) -> Answer {
    let decision = &explanation.decision;
    let reasons = decision.reasons.iter().map(|reason| Reason {
        id: reason.id.clone(),
        text: reason.text.clone(),
        at: reason.at.as_ref().map(ToString::to_string),
    });
    let considered = explanation.considered.iter().map(|one| Considered {
        id: one.id.clone(),
        at: one.at.to_string(),
        applies: one.verdict == Verdict::Applies,
        fails: one.verdict == Verdict::Fails,
        unmet: match &one.verdict {
            Verdict::Unmet(parts) => parts.clone(),
            _ => Vec::new(),
        },
    });
    Answer {
        effect: decision.effect.word(),
        class: decision.class.map(|class| class.word()),
        reasons: reasons.collect(),
        obligations: decision.obligations.entries(),
        considered: considered.collect(),
    }
}

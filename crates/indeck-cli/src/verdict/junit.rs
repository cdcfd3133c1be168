//! A test as JUnit XML, the form that continuous integration reads.
//!
//! There is no one specification; this keeps to what the common schema and its readers share:
//! `testsuites` > `testsuite` > `testcase` > `failure` | `error` | `skipped`. A suite is the spec,
//! or one value of `burst`. What was found besides checks is a case of its own, so that a spec with
//! mistakes is never shown as passed.

use std::borrow::Cow;

use indeck::{CheckResult, Diagnostic, Location};

use super::{Outcome, Verdicts};
use crate::report::is_in_file;

/// All of it, with a line feed at the end.
pub(crate) fn all(verdicts: &Verdicts) -> String {
    let suites = suites(verdicts);
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let counts = counts(suites.iter().flat_map(|suite| &suite.cases));
    text += &format!("<testsuites name=\"indeck\"{counts}>\n");
    suites.iter().for_each(|suite| text += &suite.to_xml());
    text + "</testsuites>\n"
}

struct Suite<'a> {
    name: String,
    cases: Vec<Case<'a>>,
}

struct Case<'a> {
    name: String,
    at: Option<&'a Location>,
    /// The element, its `type` and what it says; none of what passed.
    said: Option<(&'static str, &'a str, Cow<'a, str>)>,
}

/// A suite for the spec, and one for each value; the spec's is left out where others say it all.
fn suites(verdicts: &Verdicts) -> Vec<Suite<'_>> {
    let mut values: Vec<&str> = Vec::new();
    for value in verdicts.checks.iter().filter_map(|(_, check)| check.burst.as_deref()) {
        if !values.contains(&value) {
            values.push(value);
        }
    }
    let mut own = suite(verdicts, None);
    own.cases.extend(verdicts.others().map(other));
    let is_needed = !own.cases.is_empty() || values.is_empty();
    let own = is_needed.then_some(own);
    own.into_iter().chain(values.into_iter().map(|value| suite(verdicts, Some(value)))).collect()
}

fn suite<'a>(verdicts: &'a Verdicts, value: Option<&str>) -> Suite<'a> {
    let own = verdicts.checks.iter().filter(|(_, check)| check.burst.as_deref() == value);
    let name = match value {
        Some(value) => format!("{} ({value})", verdicts.spec),
        None => verdicts.spec.clone(),
    };
    Suite { name, cases: own.map(|(outcome, check)| case(*outcome, check)).collect() }
}

fn case(outcome: Outcome, check: &CheckResult) -> Case<'_> {
    let message = Cow::Borrowed(check.message.as_str());
    let said = match outcome {
        Outcome::Passed => None,
        Outcome::Failed => Some(("failure", "check-failed", message)),
        Outcome::Ignored => Some(("skipped", "", message)),
        Outcome::Unknown => {
            Some(("error", "not-evaluated", Cow::Borrowed("it could not be evaluated")))
        }
    };
    Case { name: check.id.clone(), at: Some(&check.at), said }
}

fn other(finding: &Diagnostic) -> Case<'_> {
    let place = finding.at.as_ref().map(|at| format!(" ({at})")).unwrap_or_default();
    let element = if finding.is_error() { "error" } else { "failure" };
    Case {
        name: format!("{}{place}", finding.code),
        at: finding.at.as_ref(),
        said: Some((element, finding.code, told(finding))),
    }
}

/// The message with the remarks below it: in which turn of a loop it happened.
fn told(finding: &Diagnostic) -> Cow<'_, str> {
    if finding.notes.is_empty() {
        return Cow::Borrowed(&finding.message);
    }
    let notes: Vec<&str> = finding.notes.iter().map(|note| note.message.as_str()).collect();
    Cow::Owned(format!("{} ({})", finding.message, notes.join("; ")))
}

impl Suite<'_> {
    fn to_xml(&self) -> String {
        let (name, counts) = (escaped(&self.name), counts(&self.cases));
        let cases: String = self.cases.iter().map(|case| case.to_xml(&name)).collect();
        format!("  <testsuite name=\"{name}\"{counts}>\n{cases}  </testsuite>\n")
    }
}

impl Case<'_> {
    fn to_xml(&self, suite: &str) -> String {
        let name = escaped(&self.name);
        let place = self.at.filter(|at| is_in_file(at)).map_or(String::new(), |at| {
            format!(" file=\"{}\" line=\"{}\"", escaped(&at.file), at.line.max(1))
        });
        let start = format!("    <testcase classname=\"{suite}\" name=\"{name}\"{place}");
        let Some((element, kind, message)) = &self.said else { return start + "/>\n" };
        let message = escaped(message);
        let said = if *element == "skipped" {
            format!("<skipped message=\"{message}\"/>")
        } else {
            let at = self.at.map(|at| format!("{}: ", escaped(&at.to_string())));
            let at = at.unwrap_or_default();
            let kind = escaped(kind);
            format!("<{element} message=\"{message}\" type=\"{kind}\">{at}{message}</{element}>")
        };
        format!("{start}>\n      {said}\n    </testcase>\n")
    }
}

/// The attributes that count cases.
fn counts<'a>(cases: impl IntoIterator<Item = &'a Case<'a>>) -> String {
    let (mut tests, mut failures, mut errors, mut skipped) = (0, 0, 0, 0);
    for case in cases {
        tests += 1;
        match &case.said {
            Some(("failure", ..)) => failures += 1,
            Some(("error", ..)) => errors += 1,
            Some(_) => skipped += 1,
            None => {}
        }
    }
    format!(" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"{skipped}\"")
}

/// Text that may stand in an attribute or between tags: what XML does not allow is replaced.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe += "&amp;",
            '<' => safe += "&lt;",
            '>' => safe += "&gt;",
            '"' => safe += "&quot;",
            '\n' | '\r' | '\t' => safe += &format!("&#{};", u32::from(c)),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => safe.push('\u{fffd}'),
            _ => safe.push(c),
        }
    }
    safe
}

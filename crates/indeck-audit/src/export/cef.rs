//! Events in the Common Event Format.

use std::fmt::Write;
use std::net::IpAddr;

use super::{Reveal, shown};
use crate::Event;
use crate::event::{Action, Set, Stage, Status, Token};
use crate::json::is_steering;

/// The event at `index`, from 0, as one line of CEF, without the newline.
///
/// Source: ArcSight Common Event Format, version 0 (CEF:0), headers and extensions.
pub fn cef(index: u64, event: &Event, reveal: Reveal<'_>) -> String {
    let action = event.action.to_string();
    let name = format!("{action} {}", event.stage.word());
    let mut line = format!(
        "CEF:0|indeck|indeck|{}|{}|{}|{}|",
        env!("CARGO_PKG_VERSION"),
        header(&action),
        header(&name),
        severity(event),
    );
    for (place, (key, value)) in extensions(index, event, reveal).into_iter().enumerate() {
        let space = if place > 0 { " " } else { "" };
        // Writing to a text does not fail.
        let _ = write!(line, "{space}{key}={}", extension(&value));
    }
    line
}

fn severity(event: &Event) -> u8 {
    match (&event.action, event.outcome().map(|outcome| outcome.status)) {
        (Action::Breakglass, _) => 8,
        (_, Some(Status::Refused)) => 6,
        (_, Some(Status::Failure)) => 4,
        _ => 2,
    }
}

fn extensions(index: u64, event: &Event, reveal: Reveal<'_>) -> Vec<(&'static str, String)> {
    let mut pairs = vec![
        ("rt", (event.time.micros() / 1000).to_string()),
        ("externalId", event.id.to_string()),
        ("act", event.action.to_string()),
        ("suid", shown(&event.actor.id, reveal)),
        ("spriv", event.actor.kind.word().to_owned()),
        ("sproc", event.source.program.to_string()),
    ];
    let outcome = event.outcome();
    pairs.extend(outcome.map(|outcome| ("outcome", outcome.status.word().to_owned())));
    let code = outcome.and_then(|outcome| outcome.code.as_ref());
    pairs.extend(code.map(|code| ("reason", code.to_string())));
    let address = event.source.address.as_ref().map(|address| shown(address, reveal));
    pairs.extend(address.map(|address| match address.parse() {
        Ok(IpAddr::V4(_)) => ("src", address),
        Ok(IpAddr::V6(_)) => ("c6a2", address),
        Err(_) => ("sourceServiceName", address),
    }));
    if let Stage::Outcome { intent, .. } = &event.stage {
        pairs.push(("flexString1", intent.to_string()));
        pairs.push(("flexString1Label", "intent".to_owned()));
    }
    pairs.extend(labelled(event, reveal));
    pairs.extend(event.counts.bytes.map(|bytes| ("fsize", bytes.to_string())));
    pairs.push(("cn1", index.to_string()));
    pairs.push(("cn1Label", "index".to_owned()));
    for (count, key, label, name) in [
        (event.counts.rows, "cn2", "cn2Label", "rows"),
        (event.counts.suppressed, "cn3", "cn3Label", "suppressed"),
    ] {
        if let Some(count) = count {
            pairs.push((key, count.to_string()));
            pairs.push((label, name.to_owned()));
        }
    }
    pairs
}

/// The six texts that users of the format may name themselves.
fn labelled(event: &Event, reveal: Reveal<'_>) -> Vec<(&'static str, String)> {
    let resource = format!("{} {}", event.resource.kind, shown(&event.resource.id, reveal));
    let set = event.decision.policy_set.map(|hash| hash.to_hex()).unwrap_or_default();
    let all = [
        ("cs1", "cs1Label", "tenant", event.tenant.to_string()),
        ("cs2", "cs2Label", "resource", resource),
        ("cs3", "cs3Label", "effect", event.decision.effect.word().to_owned()),
        ("cs4", "cs4Label", "policySet", set),
        ("cs5", "cs5Label", "policies", joined(&event.decision.policies)),
        ("cs6", "cs6Label", "obligations", joined(&event.decision.obligations)),
    ];
    let there = all.into_iter().filter(|(.., value)| !value.is_empty());
    there.flat_map(|(key, label, name, value)| [(key, value), (label, name.to_owned())]).collect()
}

fn joined(tokens: &Set<Token>) -> String {
    let words: Vec<&str> = tokens.as_slice().iter().map(Token::as_str).collect();
    words.join(",")
}

/// A text in the header: bars and backslashes escaped, what ends a line or steers replaced.
fn header(text: &str) -> String {
    escaped(text, &['\\', '|'], |_| None)
}

/// A text in the extension: equals signs and backslashes escaped, ends of lines written as such,
/// what steers replaced.
fn extension(text: &str) -> String {
    escaped(text, &['\\', '='], |c| match c {
        '\n' => Some("\\n"),
        '\r' => Some("\\r"),
        _ => None,
    })
}

fn escaped(text: &str, special: &[char], line: impl Fn(char) -> Option<&'static str>) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match line(c) {
            Some(word) => out.push_str(word),
            None if c.is_control() || is_steering(c) => out.push('\u{fffd}'),
            None => {
                if special.contains(&c) {
                    out.push('\\');
                }
                out.push(c);
            }
        }
    }
    out
}

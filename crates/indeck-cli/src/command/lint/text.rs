//! Findings for people: by deck, then by slide.

use std::fmt::Write;

use clap::builder::styling::{AnsiColor, Style};
use indeck::Severity;
use indeck::lint::Finding;

use super::{Linted, hint};
use crate::untrusted::plain;
use crate::wording::count;

/// All findings, and a closing line unless only they are wanted.
pub(super) fn all(linted: &[Linted], color: bool, quiet: bool) -> String {
    let mut text = String::new();
    for deck in linted.iter().filter(|deck| !deck.findings.is_empty()) {
        write(&mut text, format_args!("{}\n", bold(&plain(&deck.file), color)));
        let mut slide = None;
        for finding in &deck.findings {
            if slide != Some(finding.slide) {
                slide = Some(finding.slide);
                let heading = finding.slide.map_or("deck".to_owned(), |n| format!("slide {n}"));
                write(&mut text, format_args!("  {heading}\n"));
            }
            one(&mut text, finding, color);
        }
        text.push('\n');
    }
    if !quiet {
        text += &closing(linted);
    }
    text
}

fn one(text: &mut String, finding: &Finding, color: bool) {
    let severity = severity(finding.rule.severity, color);
    let place = match &finding.shape {
        Some(shape) => format!("`{}`: ", plain(&shape.name)),
        None if finding.slide.is_none() => format!("{}: ", plain(&finding.part)),
        None => String::new(),
    };
    let (code, message) = (finding.rule.code, plain(&finding.message));
    write(text, format_args!("    {severity}[{code}]: {place}{message}\n"));
    write(text, format_args!("      = help: {}\n", plain(hint(finding))));
}

fn write(text: &mut String, words: std::fmt::Arguments<'_>) {
    // Writing into a text cannot fail.
    let _ = text.write_fmt(words);
}

fn bold(words: &str, color: bool) -> String {
    let style = if color { Style::new().bold() } else { Style::new() };
    format!("{style}{words}{style:#}")
}

fn severity(severity: Severity, color: bool) -> String {
    let paint = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        _ => AnsiColor::Cyan,
    };
    let style = if color { paint.on_default().bold() } else { Style::new() };
    format!("{style}{severity}{style:#}")
}

fn closing(linted: &[Linted]) -> String {
    let findings = || linted.iter().flat_map(|deck| &deck.findings);
    let number = |severity| findings().filter(|f| f.rule.severity == severity).count();
    let counts = [
        (number(Severity::Error), "error"),
        (number(Severity::Warning), "warning"),
        (number(Severity::Note), "note"),
    ];
    let there = counts.into_iter().filter(|(number, _)| *number > 0);
    let words: Vec<String> = there.map(|(number, noun)| count(number, noun)).collect();
    let decks = count(linted.len(), "deck");
    match findings().max_by_key(|finding| finding.rule.severity) {
        Some(worst) => {
            let (words, code) = (words.join(", "), worst.rule.code);
            format!("{words} in {decks} · `indeck explain {code}` tells more\n")
        }
        None => format!("no findings in {decks}\n"),
    }
}

//! `indeck explain`: what the code of a finding means.

use std::collections::BTreeMap;

use clap::builder::styling::Style;
use indeck::explain::{Explanation, explain, explanations, nearest_code};
use serde::Serialize;

use crate::args::{AnswerFormat, ExplainArgs};
use crate::console::Console;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::markdown;
use crate::report;

pub(crate) fn run(args: &ExplainArgs, console: &Console) -> Result<Exit, Failure> {
    match &args.code {
        None => list(args.format, console)?,
        Some(code) => show(find(code)?, args.format, console)?,
    }
    Ok(Exit::Ok)
}

/// The explanation of a code, as it is written or in the brackets that it is shown in.
fn find(code: &str) -> Result<&'static Explanation, Failure> {
    let inner = code.rsplit_once('[').map_or(code, |(_, rest)| rest.trim_end_matches([']', ':']));
    explain(inner).ok_or_else(|| Failure::Usage {
        message: format!("there is no code `{code}`"),
        hint: match nearest_code(inner) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`indeck explain` lists all codes".to_owned(),
        },
    })
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'a str,
    title: &'a str,
    group: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<&'a str>,
    help_uri: Option<String>,
}

#[derive(Serialize)]
struct Entries<'a> {
    explanations: Vec<Entry<'a>>,
}

fn show(found: &Explanation, format: AnswerFormat, console: &Console) -> Result<(), Failure> {
    match format {
        AnswerFormat::Text => console.print(&markdown::shown(found.page, console.stdout_color())),
        AnswerFormat::Json => {
            console.write(report::to_json(&entry(found, Some(found.page))).as_bytes())
        }
    }
}

fn list(format: AnswerFormat, console: &Console) -> Result<(), Failure> {
    let all = explanations();
    match format {
        AnswerFormat::Text => console.print(&groups(all, console.stdout_color())),
        AnswerFormat::Json => {
            let entries = Entries { explanations: all.iter().map(|e| entry(e, None)).collect() };
            console.write(report::to_json(&entries).as_bytes())
        }
    }
}

/// The codes with their titles below what they are about.
fn groups(all: &[Explanation], color: bool) -> String {
    let width = all.iter().map(|found| found.code.len()).max().unwrap_or(0);
    let mut groups: BTreeMap<&str, String> = BTreeMap::new();
    for found in all {
        let line = format!("  {:<width$}  {}\n", found.code, found.title);
        groups.entry(found.group).or_default().push_str(&line);
    }
    let style = if color { markdown::HEADING } else { Style::new() };
    let groups: Vec<String> =
        groups.iter().map(|(group, lines)| format!("{style}{group}{style:#}\n{lines}")).collect();
    groups.join("\n")
}

fn entry<'a>(found: &'a Explanation, page: Option<&'a str>) -> Entry<'a> {
    let help_uri = report::rule::of(found.code).map(|rule| rule.uri);
    Entry { code: found.code, title: found.title, group: found.group, page, help_uri }
}

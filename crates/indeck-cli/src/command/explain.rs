//! `indeck explain`: what the code of a finding means.

use std::collections::BTreeMap;

use clap::builder::styling::Style;
use indeck::explain::{Explanation, explain, explanations, nearest_code};
use indeck::lint::{RULES, Rule};
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
        Some(code) => match rule(code) {
            Some(rule) => show_rule(rule, args.format, console)?,
            None => show(find(code)?, args.format, console)?,
        },
    }
    Ok(Exit::Ok)
}

/// A code without the brackets that it is shown in.
fn inner(code: &str) -> &str {
    code.rsplit_once('[').map_or(code, |(_, rest)| rest.trim_end_matches([']', ':']))
}

/// The explanation of a code, as it is written or in the brackets that it is shown in.
fn find(code: &str) -> Result<&'static Explanation, Failure> {
    explain(inner(code)).ok_or_else(|| Failure::Usage {
        message: format!("there is no code `{code}`"),
        hint: match nearest_code(inner(code)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`indeck explain` lists all codes".to_owned(),
        },
    })
}

/// The rule of the linter with that code, where the code has no page of its own.
fn rule(code: &str) -> Option<&'static Rule> {
    let code = inner(code);
    let rule = RULES.iter().find(|rule| rule.code == code)?;
    explain(code).is_none().then_some(*rule)
}

/// The page of a rule of the linter.
fn page(rule: &Rule) -> String {
    let (code, summary, group) = (rule.code, rule.summary, group(rule));
    format!(
        "# {code}: {summary}\n\nGroup: {group} ({})\n\n{}\n\n- {}\n",
        rule.severity, rule.why, rule.mend
    )
}

fn group(rule: &Rule) -> String {
    format!("Lint: {}", rule.category.name())
}

fn show_rule(rule: &Rule, format: AnswerFormat, console: &Console) -> Result<(), Failure> {
    let page = page(rule);
    match format {
        AnswerFormat::Text => console.print(&markdown::shown(&page, console.stdout_color())),
        AnswerFormat::Json => {
            let group = group(rule);
            console.write(report::to_json(&entry_of(rule, &group, Some(&page))).as_bytes())
        }
    }
}

fn entry_of<'a>(rule: &'a Rule, group: &'a str, page: Option<&'a str>) -> Entry<'a> {
    Entry { code: rule.code, title: rule.summary, group, page, help_uri: None }
}

/// The rules of the linter that have no page of their own, with their groups.
fn rules() -> Vec<(String, &'static Rule)> {
    let bare = RULES.iter().filter(|rule| explain(rule.code).is_none());
    bare.map(|rule| (group(rule), *rule)).collect()
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
            let rules = rules();
            let of_rules = rules.iter().map(|(group, rule)| entry_of(rule, group, None));
            let explanations = all.iter().map(|e| entry(e, None)).chain(of_rules).collect();
            let entries = Entries { explanations };
            console.write(report::to_json(&entries).as_bytes())
        }
    }
}

/// The codes with their titles below what they are about.
fn groups(all: &[Explanation], color: bool) -> String {
    let rules = rules();
    let of_pages = all.iter().map(|found| (found.group, found.code, found.title));
    let of_rules = rules.iter().map(|(group, rule)| (group.as_str(), rule.code, rule.summary));
    let lines: Vec<(&str, &str, &str)> = of_pages.chain(of_rules).collect();
    let width = lines.iter().map(|(_, code, _)| code.len()).max().unwrap_or(0);
    let mut groups: BTreeMap<&str, String> = BTreeMap::new();
    for (group, code, title) in lines {
        groups.entry(group).or_default().push_str(&format!("  {code:<width$}  {title}\n"));
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

//! `indeck policy test`: whether a policy decides as its decision table says.

use std::path::PathBuf;

use indeck::policy::mutate;
use indeck::policy::table_test::{Case, Outcome};
use indeck::{Diagnostic, Findings};
use serde::Serialize;

use crate::args::{AnswerFormat, PolicyTestArgs};
use crate::console::Console;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::report;

/// What is told to programs.
#[derive(Serialize)]
struct Answer<'a> {
    cases: Vec<CaseAnswer<'a>>,
    /// Number of mutants; absent without `--mutate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    mutants: Option<usize>,
    /// What can be left out unnoticed.
    unnoticed: &'a [String],
}

#[derive(Serialize)]
struct CaseAnswer<'a> {
    name: &'a str,
    passed: bool,
    effect: &'static str,
    by: Vec<&'a str>,
    differences: &'a [String],
}

pub(super) fn run(args: &PolicyTestArgs, console: &Console) -> Result<Exit, Failure> {
    let policy = super::load(&args.policy)?;
    let table = args.cases.clone().unwrap_or_else(|| beside(&args.policy));
    let text = super::read(&table)?;
    let name = table.display().to_string();
    let cases = Case::read(&name, &text).map_err(|diagnostics| {
        Failure::Found(Findings {
            diagnostics,
            texts: [(name.clone(), text.clone())].into(),
            ..Default::default()
        })
    })?;
    let outcomes: Vec<Outcome> = cases.iter().map(|case| case.run(&policy)).collect();
    let passed = outcomes.iter().all(Outcome::is_passed);
    // A policy that fails its table says nothing of its mutants.
    let mutants = match args.mutate && passed {
        true => mutate::mutants(&super::read(&args.policy)?, &super::cedar(&args.policy, &policy)?),
        false => Vec::new(),
    };
    let policy_name = args.policy.display().to_string();
    let unnoticed = mutants.iter().filter(|mutant| !mutant.is_noticed(&policy_name, &cases));
    let unnoticed: Vec<String> = unnoticed.map(|mutant| mutant.without.clone()).collect();
    let counted = (args.mutate && passed).then_some(mutants.len());
    match args.format {
        AnswerFormat::Json => {
            let cases = outcomes.iter().map(answer).collect();
            let answer = Answer { cases, mutants: counted, unnoticed: &unnoticed };
            console.write(report::to_json(&answer).as_bytes())?;
        }
        AnswerFormat::Text => {
            let mut texts = super::texts(&args.policy, &policy)?;
            texts.insert(name, text);
            let failed: Vec<Diagnostic> = outcomes.iter().filter_map(Outcome::diagnostic).collect();
            let shown: Vec<&Diagnostic> = failed.iter().collect();
            let mut all = report::text::all(&shown, &texts, console.stdout_color());
            for without in &unnoticed {
                all += &format!("no case notices that this is missing: {without}\n");
            }
            if !console.is_quiet() {
                all += &score(&outcomes, counted, unnoticed.len());
            }
            console.print(&all)?;
        }
    }
    let clean = passed && unnoticed.is_empty();
    Ok(if clean { Exit::Ok } else { Exit::Findings })
}

/// The decision table beside a policy: `policy.test.toml` for `policy.toml`.
fn beside(policy: &std::path::Path) -> PathBuf {
    policy.with_extension("test.toml")
}

fn answer(outcome: &Outcome) -> CaseAnswer<'_> {
    CaseAnswer {
        name: &outcome.name.value,
        passed: outcome.is_passed(),
        effect: outcome.decision.effect.word(),
        by: outcome.decision.ids(),
        differences: &outcome.differences,
    }
}

fn score(outcomes: &[Outcome], mutants: Option<usize>, unnoticed: usize) -> String {
    let failed = outcomes.iter().filter(|outcome| !outcome.is_passed()).count();
    let mut text = format!("{} cases, {failed} failed", outcomes.len());
    if let Some(mutants) = mutants {
        text += &format!("; {mutants} parts left out, {unnoticed} unnoticed");
    }
    text + "\n"
}

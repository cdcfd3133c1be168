//! `indeck policy propose`: what the columns of a file seem to hold.

use indeck::govern::propose;
use indeck::policy::detect::Proposal;
use serde::Serialize;

use crate::args::{AnswerFormat, PolicyProposeArgs};
use crate::console::Console;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::report;

/// What is told to programs.
#[derive(Serialize)]
struct Answer<'a> {
    proposals: Vec<Column<'a>>,
}

#[derive(Serialize)]
struct Column<'a> {
    column: &'a str,
    kind: &'static str,
    class: &'static str,
    role: &'static str,
    confidence: f64,
    looked_at: u64,
    matching: u64,
}

pub(super) fn run(args: &PolicyProposeArgs, console: &Console) -> Result<Exit, Failure> {
    let proposals = propose(&args.file)?.map_err(Failure::Found)?;
    match args.format {
        AnswerFormat::Json => {
            let answer = Answer { proposals: proposals.iter().map(column).collect() };
            console.write(report::to_json(&answer).as_bytes())?;
        }
        AnswerFormat::Text => {
            let name = args.file.file_stem().map(|name| name.to_string_lossy().into_owned());
            console.print(&lines(&name.unwrap_or_default(), &proposals))?;
        }
    }
    Ok(Exit::Ok)
}

fn column(proposal: &Proposal) -> Column<'_> {
    Column {
        column: &proposal.column,
        kind: proposal.kind.word(),
        class: proposal.class.word(),
        role: proposal.role.word(),
        confidence: proposal.confidence,
        looked_at: proposal.looked_at,
        matching: proposal.matching,
    }
}

/// Lines for a policy; the surest proposal of each column counts.
fn lines(dataset: &str, proposals: &[Proposal]) -> String {
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let mut text = format!("[datasets.{}.columns]\n", quoted(dataset));
    let mut last = None;
    for proposal in proposals {
        if last.replace(proposal.column.as_str()) == Some(proposal.column.as_str()) {
            continue;
        }
        let (class, role) = (proposal.class.word(), proposal.role.word());
        let (kind, percent) = (proposal.kind.word(), (proposal.confidence * 100.0).round());
        text += &format!(
            "{} = {{ class = \"{class}\", role = \"{role}\" }}  # {kind}, {percent} % sure\n",
            quoted(&proposal.column)
        );
    }
    if proposals.is_empty() {
        text = "nothing in the file looks like personal data\n".to_owned();
    }
    text
}

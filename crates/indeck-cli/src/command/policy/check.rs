//! `indeck policy check`: every mistake in a policy, and what is suspicious.

use indeck::Diagnostic;
use indeck::govern::load_policy;

use crate::args::{PolicyCheckArgs, ReportFormat};
use crate::console::Console;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::report;

pub(super) fn run(args: &PolicyCheckArgs, console: &Console) -> Result<Exit, Failure> {
    let (diagnostics, texts) = match load_policy(&args.policy)? {
        Ok(policy) => (policy.warnings(), super::texts(&args.policy, &policy)?),
        Err(findings) => (findings.diagnostics, findings.texts),
    };
    let shown: Vec<&Diagnostic> = diagnostics.iter().collect();
    match args.format {
        ReportFormat::Text => {
            let mut text = report::text::all(&shown, &texts, console.stdout_color());
            if !console.is_quiet() {
                let gap = if shown.is_empty() { "" } else { "\n" };
                text += &format!("{gap}{}", report::closing(&shown));
            }
            console.print(&text)?;
        }
        ReportFormat::Json => console.write(report::json::all(&shown).as_bytes())?,
        ReportFormat::Sarif => console.write(report::sarif::all(&shown).as_bytes())?,
    }
    Ok(Exit::of_findings(shown.iter().copied()))
}

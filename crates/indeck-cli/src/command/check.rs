//! `indeck check`: every mistake in a spec.

use crate::args::{CheckArgs, ReportFormat};
use crate::console::Console;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::host::Host;
use crate::progress::Display;
use crate::report;

pub(crate) fn run(args: &CheckArgs, console: &Console, host: &Host) -> Result<Exit, Failure> {
    let mut display = Display::new(console);
    let options = super::options(&args.spec, &args.input, host)?;
    let checked = indeck::check(&args.spec, &options, &mut display);
    display.finish();
    let findings = match checked {
        Ok(findings) => findings,
        Err(error) => return Err(unchecked(error, args.format, console)?),
    };
    let shown = super::from_severity(&findings.diagnostics, args.min_severity);
    match args.format {
        ReportFormat::Text => {
            let mut text = report::text::all(&shown, &findings.texts, console.stdout_color());
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

/// The failure, which a program that reads the report must find in it.
fn unchecked(
    error: indeck::Error,
    format: ReportFormat,
    console: &Console,
) -> Result<Failure, Failure> {
    let failure = Failure::from(error);
    let finding = failure.to_diagnostic();
    match format {
        ReportFormat::Text => {}
        ReportFormat::Json => console.write(report::json::all(&[&finding]).as_bytes())?,
        ReportFormat::Sarif => console.write(report::sarif::all(&[&finding]).as_bytes())?,
    }
    Ok(failure)
}

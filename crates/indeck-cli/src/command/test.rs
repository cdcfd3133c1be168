//! `indeck test`: whether a report's checks hold.

use crate::args::{TestArgs, TestFormat};
use crate::console::Console;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::host::Host;
use crate::progress::Display;
use crate::report;
use crate::verdict::{self, Verdicts};

pub(crate) fn run(args: &TestArgs, console: &Console, host: &Host) -> Result<Exit, Failure> {
    let mut display = Display::new(console);
    let options = super::options(&args.spec, &args.input, host)?;
    let tested = indeck::test(&args.spec, &options, &mut display);
    display.finish();
    let spec = args.spec.display().to_string();
    let least = super::severity(args.min_severity);
    let (report, failure) = match tested {
        Ok(report) => (report, None),
        // A program that reads the report must find the failure in it.
        Err(error) => {
            let failure = Failure::from(error);
            let findings = indeck::Findings {
                diagnostics: vec![failure.to_diagnostic()],
                ..Default::default()
            };
            (indeck::TestReport { checks: Vec::new(), findings }, Some(failure))
        }
    };
    let verdicts = Verdicts::of(spec, report, least);
    match failure {
        Some(failure) if args.format == TestFormat::Text => return Err(failure),
        _ => write(args, &verdicts, console)?,
    }
    failure.map_or(Ok(verdicts.exit()), Err)
}

fn write(args: &TestArgs, verdicts: &Verdicts, console: &Console) -> Result<(), Failure> {
    let text = match args.format {
        TestFormat::Text if args.output.is_none() => {
            let text = verdict::text::all(verdicts, console.stdout_color(), console.is_quiet());
            return console.print(&text);
        }
        TestFormat::Text => verdict::text::all(verdicts, false, console.is_quiet()),
        TestFormat::Json => verdict::json::all(verdicts),
        TestFormat::Sarif => report::sarif::all(&verdicts.shown()),
        TestFormat::Junit => verdict::junit::all(verdicts),
    };
    console.write_to(args.output.as_deref(), text.as_bytes())?;
    if args.output.is_some() && !console.is_quiet() {
        console.note(&format!("{}\n", verdicts.score()));
    }
    Ok(())
}

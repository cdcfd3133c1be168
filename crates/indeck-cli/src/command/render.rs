//! `indeck render`: the charts of a report as pictures.

use std::path::PathBuf;
use std::time::Instant;

use indeck::{BuildError, Diagnostic, Findings, PictureFormat, RenderOptions, RenderedChart};
use serde::Serialize;

use crate::args::{AnswerFormat, PictureForm, RenderArgs};
use crate::console::Console;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::host::Host;
use crate::progress::Display;
use crate::report::{self, json::Report};
use crate::wording::{count, duration, size};

#[derive(Serialize)]
struct List<'a> {
    charts: Vec<Entry<'a>>,
    #[serde(flatten)]
    findings: Report<'a>,
}

#[derive(Serialize)]
struct Entry<'a> {
    slide: usize,
    slide_id: &'a str,
    placeholder: &'a str,
    mark: &'a str,
    output: String,
    bytes: u64,
    alt: Option<&'a str>,
}

pub(crate) fn run(args: &RenderArgs, console: &Console, host: &Host) -> Result<Exit, Failure> {
    let folder = folder(args)?;
    let start = Instant::now();
    let format = match args.format {
        PictureForm::Svg => PictureFormat::Svg,
        PictureForm::Png => PictureFormat::Png,
    };
    let (options, pictures) = (
        super::options(&args.spec, &args.input, host)?,
        RenderOptions { format, width: args.width },
    );
    let mut display = Display::new(console);
    let made = indeck::render_charts(&args.spec, &folder, &options, &pictures, &mut display);
    display.finish();
    let (charts, findings, exit) = match made {
        Ok(report) => (report.charts, report.findings, Exit::Ok),
        Err(BuildError::Invalid(findings)) => {
            let exit = Exit::of_findings(&findings.diagnostics);
            (Vec::new(), findings, exit)
        }
        Err(error) => return Err(failed(error, args, console)?),
    };
    match args.list {
        AnswerFormat::Json => console.write(json(&charts, &findings).as_bytes())?,
        AnswerFormat::Text => tell(&charts, &findings, start, console)?,
    }
    Ok(exit)
}

/// The folder of the pictures, which must be there.
fn folder(args: &RenderArgs) -> Result<PathBuf, Failure> {
    if args.width.is_some() && args.format == PictureForm::Svg {
        return Err(Failure::Usage {
            message: "an SVG has no width in pixels".to_owned(),
            hint: "leave `--width` out, or add `--format png`".to_owned(),
        });
    }
    let folder = args.output.clone().unwrap_or_else(|| indeck::folder_of(&args.spec));
    match folder.is_dir() {
        true => Ok(folder),
        false => Err(Failure::NoFolder { folder }),
    }
}

/// The failure, which a program that reads the list must find in it.
fn failed(error: BuildError, args: &RenderArgs, console: &Console) -> Result<Failure, Failure> {
    let failure = Failure::Build(error);
    if args.list == AnswerFormat::Json {
        let diagnostics = vec![failure.to_diagnostic()];
        let findings = Findings { diagnostics, ..Findings::default() };
        console.write(json(&[], &findings).as_bytes())?;
    }
    Ok(failure)
}

fn json(charts: &[RenderedChart], findings: &Findings) -> String {
    let charts = charts.iter().map(|chart| Entry {
        slide: chart.slide,
        slide_id: &chart.slide_id,
        placeholder: &chart.placeholder,
        mark: chart.mark,
        output: chart.output.display().to_string(),
        bytes: chart.bytes,
        alt: chart.alt.as_deref(),
    });
    let shown: Vec<&Diagnostic> = findings.diagnostics.iter().collect();
    report::to_json(&List { charts: charts.collect(), findings: Report::of(&shown) })
}

fn tell(
    charts: &[RenderedChart],
    findings: &Findings,
    start: Instant,
    console: &Console,
) -> Result<(), Failure> {
    let shown: Vec<&Diagnostic> = findings.diagnostics.iter().collect();
    if !shown.is_empty() {
        let text = report::text::all(&shown, &findings.texts, console.stderr_color());
        console.note(&format!("{text}\n{}", report::closing(&shown)));
    }
    if findings.has_errors() || console.is_quiet() {
        return Ok(());
    }
    let mut text = String::new();
    for chart in charts {
        text += &format!("{} ({})\n", chart.output.display(), size(chart.bytes));
    }
    console.print(&text)?;
    let (number, time) = (count(charts.len(), "chart"), duration(start.elapsed()));
    console.note(&format!("drew {number} in {time}\n"));
    Ok(())
}

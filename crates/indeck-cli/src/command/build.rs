//! `indeck build`: a deck from a spec.

use std::path::{Path, PathBuf};
use std::time::Instant;

use indeck::{BuildError, BuildOptions, BuildReport, Findings};

use crate::args::BuildArgs;
use crate::console::Console;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::progress::Display;
use crate::report::{self, Tally};
use crate::wording::{count, duration, size};

/// The extensions of decks that can be written.
const EXTENSIONS: [&str; 4] = ["pptx", "potx", "ppsx", "pptm"];

pub(crate) fn run(args: &BuildArgs, console: &Console) -> Result<Exit, Failure> {
    let output = output_path(args)?;
    let options =
        BuildOptions { threads: args.threads.map(usize::from), ..super::options(&args.reading) };
    #[cfg(unix)]
    crate::interrupt::clean_up(&output);
    let start = Instant::now();
    let mut display = Display::new(console);
    let built = indeck::build(&args.spec, &output, &options, &mut display);
    display.finish();
    match built {
        Ok(report) => {
            show(&report.findings, console);
            if !console.is_quiet() {
                let time = duration(start.elapsed());
                console.note(&format!(
                    "wrote {}: {} in {time}\n",
                    output.display(),
                    contents(&report)
                ));
            }
            Ok(Exit::Ok)
        }
        Err(BuildError::Invalid(findings)) => {
            show(&findings, console);
            Ok(Exit::of_findings(&findings.diagnostics))
        }
        Err(error) => Err(Failure::Build(error)),
    }
}

/// Where the deck goes; beside the spec if nothing is said.
fn output_path(args: &BuildArgs) -> Result<PathBuf, Failure> {
    let output = args.output.clone().unwrap_or_else(|| args.spec.with_extension("pptx"));
    if !has_format(&output) {
        let shown = output.display();
        return Err(Failure::Usage {
            message: format!("the output `{shown}` must be a file named {}", extensions()),
            hint: format!("write `-o {}`", meant(&output, &args.spec).display()),
        });
    }
    if output.is_dir() {
        return Err(Failure::Usage {
            message: format!("the output `{}` is a folder", output.display()),
            hint: "give the name of a file in it".to_owned(),
        });
    }
    // Told before minutes of queries, not after.
    match output.parent() {
        Some(folder) if !folder.as_os_str().is_empty() && !folder.is_dir() => {
            Err(Failure::NoFolder { folder: folder.to_owned() })
        }
        _ => Ok(output),
    }
}

fn show(findings: &Findings, console: &Console) {
    let shown: Vec<_> = findings.diagnostics.iter().collect();
    if shown.is_empty() {
        return;
    }
    console.note(&report::text::all(&shown, &findings.texts, console.stderr_color()));
    if !console.is_quiet() {
        console.note(&format!("\n{}\n", Tally::of(&shown)));
    }
}

/// Whether the name says which kind of deck is meant.
fn has_format(output: &Path) -> bool {
    let extension = output.extension().map(|e| e.to_string_lossy().to_lowercase());
    extension.is_some_and(|e| EXTENSIONS.contains(&e.as_str()))
}

/// `*.pptx`, `*.potx`, … or `*.pptm`
fn extensions() -> String {
    let names = EXTENSIONS.map(|extension| format!("`*.{extension}`")).join(", ");
    names.rsplit_once(", ").map(|(first, last)| format!("{first} or {last}")).unwrap_or(names)
}

/// The file that may be meant: of that name, or of the spec's name where that is no file's name but
/// standard output or a device.
fn meant(output: &Path, spec: &Path) -> PathBuf {
    let is_special = output == Path::new("-")
        || output.file_name().is_none()
        || output.metadata().is_ok_and(|there| !there.is_file() && !there.is_dir());
    let name = if is_special { Path::new(spec.file_name().unwrap_or_default()) } else { output };
    name.with_extension("pptx")
}

/// What is in the deck: `12 slides, 8 charts, 1 table (184 kB)`.
fn contents(report: &BuildReport) -> String {
    let mut parts = vec![count(report.slides, "slide")];
    for (number, noun) in
        [(report.charts, "chart"), (report.tables, "table"), (report.pictures, "picture")]
    {
        if number > 0 {
            parts.push(count(number, noun));
        }
    }
    format!("{} ({})", parts.join(", "), size(report.bytes))
}

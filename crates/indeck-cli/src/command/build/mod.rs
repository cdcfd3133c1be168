//! `indeck build`: a deck from a spec, a deck for each value, or one again at every change.

mod record;
mod target;
mod told;

use std::path::PathBuf;
use std::time::Instant;

use indeck::{BuildError, BuildOptions, BuildReport, BurstReport, Findings};

use crate::args::{AnswerFormat, BuildArgs};
use crate::console::Console;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::host::Host;
use crate::progress::Display;
use crate::stop::Stop;
use crate::unfinished::Unfinished;
use crate::watch;
pub(crate) use target::{EXTENSIONS, Target};

pub(crate) fn run(args: &BuildArgs, console: &Console, host: &Host) -> Result<Exit, Failure> {
    let target = Target::of(args)?;
    host.look_after(Unfinished::of(&target));
    let threads = args.threads.map(usize::from);
    let options = BuildOptions { threads, ..super::options(&args.spec, &args.input, host)? };
    let job = Job { args, target, options, console, stop: host.stop() };
    if args.watch { job.keep_building() } else { job.build()?.told() }
}

/// What is to be built.
struct Job<'a> {
    args: &'a BuildArgs,
    target: Target,
    options: BuildOptions,
    console: &'a Console,
    stop: &'a Stop,
}

/// What came of it.
enum Made {
    One(Box<BuildReport>),
    Each(BurstReport),
    Invalid(Findings),
    Failed(Failure),
}

/// What is left to say after what was made is told.
struct Done {
    exit: Exit,
    failure: Option<Failure>,
    /// The files that were read.
    inputs: Vec<PathBuf>,
}

impl Done {
    fn told(self) -> Result<Exit, Failure> {
        self.failure.map_or(Ok(self.exit), Err)
    }
}

impl Job<'_> {
    /// Builds and tells what came of it.
    fn build(&self) -> Result<Done, Failure> {
        let start = Instant::now();
        let made = self.make();
        match self.args.format {
            AnswerFormat::Text => told::tell(&made, start.elapsed(), self.console),
            AnswerFormat::Json => {
                self.console.write(record::json(&made, !self.args.watch).as_bytes())?;
            }
        }
        Ok(Done { exit: made.exit(), inputs: made.inputs(), failure: made.into_failure() })
    }

    fn make(&self) -> Made {
        let (spec, path) = (&self.args.spec, &self.target.path());
        let mut display = Display::new(self.console);
        let made = if self.args.each {
            indeck::build_each(spec, path, &self.options, &mut display).map(Made::Each)
        } else {
            indeck::build(spec, path, &self.options, &mut display)
                .map(|made| Made::One(Box::new(made)))
        };
        display.finish();
        let made = made.unwrap_or_else(|error| match error {
            BuildError::Invalid(findings) => Made::Invalid(findings),
            error => Made::Failed(Failure::Build(error)),
        });
        self.explained(made)
    }

    /// Writes the page that explains what was withheld, if it is wanted.
    fn explained(&self, made: Made) -> Made {
        let (Some(path), Made::One(report)) = (&self.args.withheld, &made) else { return made };
        let governed = report.governed.clone().unwrap_or_default();
        match std::fs::write(path, governed.to_markdown()) {
            Ok(()) => made,
            Err(source) => Made::Failed(Failure::File { path: path.clone(), source }),
        }
    }

    /// Builds at every change, whatever came of the last build, until it is told to stop.
    fn keep_building(&self) -> Result<Exit, Failure> {
        let mut watch = watch::Watch::new(self.args.spec.clone());
        loop {
            watch.look();
            let done = self.build()?;
            if self.stop.is_asked() {
                return Ok(Exit::Interrupted);
            }
            watch.follow(done.inputs);
            if let Some(failure) = done.failure {
                self.console.fail(&failure);
            }
            if !self.console.is_quiet() {
                self.console.note(&format!("{}\n", watch.told()));
            }
            if !watch.wait(self.stop) {
                return Ok(Exit::Interrupted);
            }
        }
    }
}

impl Made {
    /// The exit code of the worst that happened.
    fn exit(&self) -> Exit {
        match self {
            Self::One(_) => Exit::Ok,
            Self::Invalid(findings) => Exit::of_findings(&findings.diagnostics),
            Self::Failed(failure) => Exit::of_failure(failure),
            Self::Each(report) => {
                let failed = report.failed.iter().map(|(_, found)| found);
                let failed = failed.map(|found| Exit::of_findings(&found.diagnostics));
                let refused = report.refused.first().map(|_| Exit::Refused);
                failed.chain(refused).max().unwrap_or(Exit::Ok)
            }
        }
    }

    /// The files that were read.
    fn inputs(&self) -> Vec<PathBuf> {
        match self {
            Self::One(report) => report.findings.inputs.clone(),
            Self::Invalid(findings) => findings.inputs.clone(),
            Self::Failed(_) => Vec::new(),
            Self::Each(report) => {
                let made = report.made.iter().map(|(_, made)| &made.findings);
                let failed = report.failed.iter().map(|(_, found)| found);
                let all = [&report.findings].into_iter().chain(made).chain(failed);
                all.flat_map(|found| found.inputs.clone()).collect()
            }
        }
    }

    fn into_failure(self) -> Option<Failure> {
        if let Self::Failed(failure) = self { Some(failure) } else { None }
    }
}

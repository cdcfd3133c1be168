//! Work that the caller stops.

use std::fs;
use std::thread;
use std::time::Duration;

use indeck::{
    BuildError, Cancel, Error, Progress, RenderOptions, Step, build, build_each, check, make,
    render_charts, test,
};

use crate::support::{Project, slide};

/// Stops the work at a step, from 1, and counts the steps.
struct StopAt {
    step: usize,
    steps: usize,
    cancel: Cancel,
}

impl Progress for StopAt {
    fn step(&mut self, _: &Step<'_>) {
        self.steps += 1;
        if self.steps == self.step {
            self.cancel.cancel();
        }
    }
}

const CHART: &str = "title: \"{{ by_month.revenue | sum }}\"
content: { mark: column, data: by_month, encode: { x: month, y: revenue, series: region } }";

/// A report of one slide, with a deck for each region if wanted.
fn project(burst: bool) -> Project {
    let text = match burst {
        true => slide(CHART).replace("slides:", "burst: { over: region }\nslides:"),
        false => slide(CHART),
    };
    Project::new(text)
}

/// The names of all files of a project.
fn files(project: &Project) -> Vec<String> {
    let mut folders = vec![project.folder.path().to_owned()];
    let mut names = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                names.push(entry.path().display().to_string());
            }
        }
    }
    names.sort();
    names
}

/// Stops `work` at every step there is; it must end so each time and leave no file.
fn stopped_at_every_step(
    project: &mut Project,
    work: impl Fn(&Project, &mut StopAt) -> Result<(), BuildError>,
) {
    let before = files(project);
    let mut at = 1;
    loop {
        let cancel = Cancel::new();
        project.options.cancel = cancel.clone();
        let mut stop = StopAt { step: at, steps: 0, cancel };
        let result = work(project, &mut stop);
        if stop.steps < at {
            assert!(result.is_ok(), "without a stop it succeeds");
            break;
        }
        let error = result.expect_err("it was stopped");
        assert!(matches!(error, BuildError::Failed(Error::Cancelled)), "step {at}: {error:?}");
        assert_eq!(files(project), before, "step {at}");
        at += 1;
    }
    assert!(at > 3, "there are steps to stop at");
}

#[test]
fn a_build_that_is_stopped_at_any_step_leaves_nothing() {
    stopped_at_every_step(&mut project(false), |project, stop| {
        build(&project.path("report.yaml"), &project.path("out.pptx"), &project.options, stop)
            .map(|_| ())
    });
}

#[test]
fn a_deck_in_memory_is_not_made_when_it_is_stopped() {
    stopped_at_every_step(&mut project(false), |project, stop| {
        make(&project.path("report.yaml"), &project.options, stop).map(|_| ())
    });
}

#[test]
fn checks_tests_and_pictures_stop_at_any_step() {
    let failed = BuildError::Failed;
    stopped_at_every_step(&mut project(false), |project, stop| {
        check(&project.path("report.yaml"), &project.options, stop).map(|_| ()).map_err(failed)
    });
    stopped_at_every_step(&mut project(false), |project, stop| {
        render_charts(
            &project.path("report.yaml"),
            &project.path("pictures"),
            &project.options,
            &RenderOptions::default(),
            stop,
        )
        .map(|_| ())
    });
    let project = project(false);
    project.options.cancel.cancel();
    let stopped = test(&project.path("report.yaml"), &project.options, &mut ());
    assert!(matches!(stopped, Err(Error::Cancelled)));
}

#[test]
fn a_burst_that_is_stopped_keeps_the_decks_that_were_made() {
    struct AfterFirst(Cancel);
    impl Progress for AfterFirst {
        fn step(&mut self, step: &Step<'_>) {
            if let Step::Deck { number: 2, .. } = step {
                self.0.cancel();
            }
        }
    }
    let project = project(true);
    let out = project.path("out");
    fs::create_dir_all(&out).unwrap();
    let mut stop = AfterFirst(project.options.cancel.clone());
    let stopped = build_each(&project.path("report.yaml"), &out, &project.options, &mut stop);
    assert!(matches!(stopped, Err(BuildError::Failed(Error::Cancelled))), "{stopped:?}");
    let made: Vec<_> = fs::read_dir(&out).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(made, ["report-North.pptx"]);
}

#[test]
fn a_long_query_is_stopped_from_another_thread() {
    let text = slide(CHART).replace(
        "  by_month:",
        "  long: { sql: \"SELECT COUNT(*) AS n FROM many AS a CROSS JOIN many AS b CROSS JOIN many AS c WHERE a.n * b.n = c.n + 7\" }\n  by_month:",
    );
    let mut project = Project::new(text.replace("title: \"", "title: \"{{ long.n }}"));
    let many: String =
        std::iter::once("n\n".to_owned()).chain((0..50_000).map(|n| format!("{n}\n"))).collect();
    project.options.frames = vec![crate::frames::frame("many", many)];
    let cancel = project.options.cancel.clone();
    let stopper = thread::spawn(move || {
        thread::park_timeout(Duration::from_millis(500));
        cancel.cancel();
    });
    let stopped = make(&project.path("report.yaml"), &project.options, &mut ());
    stopper.join().unwrap();
    assert!(matches!(stopped, Err(BuildError::Failed(Error::Cancelled))), "{stopped:?}");
}

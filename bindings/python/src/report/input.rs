//! What a spec is given: data, values, rules.

use std::path::{Path, PathBuf};

use indeck::BuildOptions;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::govern::Governance;
use super::keywords::Keywords;
use super::values;
use super::work::Job;
use crate::deck::Created;
use crate::error::{Kind, Outcome, Problem};
use crate::frame::Frame;

/// The most threads that can be asked for.
const MOST_THREADS: i64 = 1024;

/// A spec with all that it is given. Made with the interpreter, used without.
pub(super) struct Input {
    pub(super) spec: PathBuf,
    options: BuildOptions,
    frames: Vec<(String, Frame)>,
    governance: Governance,
}

impl Input {
    /// Takes the arguments that `build` and the functions like it share; those that a function does
    /// not have are left, so that it refuses them.
    pub(super) fn take(spec: PathBuf, keywords: &Keywords<'_>, has: Has) -> PyResult<Self> {
        let params = keywords.object("params")?;
        let sets = keywords.object("sets")?;
        let options = BuildOptions {
            params: params
                .map(|given| values::texts("params", &given))
                .transpose()?
                .unwrap_or_default(),
            sets: sets.map(|given| values::yaml("sets", &given)).transpose()?.unwrap_or_default(),
            burst: if has.burst { burst(keywords)? } else { None },
            threads: if has.threads { threads(keywords)? } else { None },
            created: if has.created { created(keywords)? } else { None },
            allow_read: folders(keywords)?,
            ..BuildOptions::default()
        };
        let data = keywords.object("data")?;
        let frames = data.map(|given| frames(&given)).transpose()?.unwrap_or_default();
        Ok(Self { spec, options, frames, governance: Governance::take(keywords)? })
    }

    /// The options of the library, with the governor: the log is opened here.
    pub(super) fn options(self, job: &Job) -> Outcome<(PathBuf, BuildOptions)> {
        let Self { spec, options, frames, governance } = self;
        known(&spec)?;
        let mut given = Vec::with_capacity(frames.len());
        for (name, frame) in frames {
            given.push(frame.checked(&name)?);
        }
        let governor = governance.governor(&spec, &options)?;
        let cancel = job.cancel.clone();
        Ok((spec, BuildOptions { frames: given, governor, cancel, ..options }))
    }
}

/// Which of the arguments a function has that not all of them have.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Has {
    pub(super) burst: bool,
    pub(super) threads: bool,
    pub(super) created: bool,
}

/// Takes the arguments, and `progress` beside them; nothing may be left.
pub(super) fn whole<'py>(
    py: Python<'py>,
    function: &'static str,
    spec: PathBuf,
    given: Option<&Bound<'py, PyDict>>,
    has: Has,
) -> PyResult<(Input, Option<Bound<'py, PyAny>>)> {
    let keywords = Keywords::new(py, function, given)?;
    let input = Input::take(spec, &keywords, has)?;
    let progress = keywords.object("progress")?;
    keywords.end()?;
    Ok((input, progress))
}

/// Says that there is no such spec before a policy is asked for or a log is opened.
fn known(spec: &Path) -> Outcome<()> {
    match spec.try_exists() {
        Ok(false) => {
            let message = format!("there is no file `{}`", spec.display());
            Err(Problem::new(Kind::MissingFile, "read-spec", message))
        }
        _ => Ok(()),
    }
}

fn frames(given: &Bound<'_, PyAny>) -> PyResult<Vec<(String, Frame)>> {
    let pairs = values::pairs("data", given)?.into_iter();
    pairs.map(|(name, frame)| Ok((name, frame.extract::<Frame>()?))).collect()
}

/// The value of a burst as it is shown, by which it is found.
fn burst(keywords: &Keywords<'_>) -> PyResult<Option<String>> {
    let Some(value) = keywords.object("burst")? else { return Ok(None) };
    values::shown("burst", &value).map(Some)
}

fn threads(keywords: &Keywords<'_>) -> PyResult<Option<usize>> {
    let Some(number) = keywords.take::<i64>("threads")? else { return Ok(None) };
    match usize::try_from(number) {
        Ok(threads) if (1..=MOST_THREADS).contains(&number) => Ok(Some(threads)),
        _ => {
            Err(Problem::value(format!("`threads` is {number}, not between 1 and {MOST_THREADS}"))
                .into())
        }
    }
}

fn created(keywords: &Keywords<'_>) -> PyResult<Option<String>> {
    Ok(keywords.take::<Created>("created")?.map(|created| created.0))
}

/// Folders that are there: of another one nothing could be read.
fn folders(keywords: &Keywords<'_>) -> PyResult<Vec<PathBuf>> {
    let Some(given) = keywords.object("allow_read")? else { return Ok(Vec::new()) };
    let folders = values::paths(&given)?;
    match folders.iter().find(|folder| !folder.is_dir()) {
        None => Ok(folders),
        Some(folder) => {
            let message = format!("there is no folder `{}` to read from", folder.display());
            Err(Problem::new(Kind::MissingFile, "no-such-folder", message).into())
        }
    }
}

/// Says that a folder to write into is not there, before minutes of queries.
pub(super) fn keep_folder(folder: &Path) -> Outcome<()> {
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    let message = format!("there is no folder `{}` for the output", folder.display());
    let problem = Problem::new(Kind::MissingFile, "no-such-folder", message);
    Err(problem.hint("make the folder first"))
}

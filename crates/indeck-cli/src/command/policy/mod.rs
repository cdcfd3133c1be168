//! `indeck policy`: policies are checked, tested and explained.

mod check;
mod explain;
mod propose;
mod test;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use indeck::govern::load_policy;
use indeck::policy::Policy;

use crate::args::{PolicyArgs, PolicyCommand};
use crate::console::Console;
use crate::exit::Exit;
use crate::failure::Failure;

pub(crate) fn run(args: &PolicyArgs, console: &Console) -> Result<Exit, Failure> {
    match &args.command {
        PolicyCommand::Check(args) => check::run(args, console),
        PolicyCommand::Test(args) => test::run(args, console),
        PolicyCommand::Explain(args) => explain::run(args, console),
        PolicyCommand::Propose(args) => propose::run(args, console),
    }
}

/// A policy that must be without mistakes.
fn load(path: &Path) -> Result<Policy, Failure> {
    load_policy(path)?.map_err(Failure::Found)
}

fn read(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path)
        .map_err(|source| Failure::File { path: PathBuf::from(path), source })
}

/// The Cedar files of a policy that was loaded, by the names that it gives them.
fn cedar(path: &Path, policy: &Policy) -> Result<Vec<(String, String)>, Failure> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let files = policy.document().cedar.files.iter();
    files.map(|file| Ok((file.value.clone(), read(&folder.join(&file.value))?))).collect()
}

/// The texts that places of a policy lie in.
fn texts(path: &Path, policy: &Policy) -> Result<BTreeMap<String, String>, Failure> {
    let mut texts: BTreeMap<String, String> = cedar(path, policy)?.into_iter().collect();
    texts.insert(path.display().to_string(), read(path)?);
    Ok(texts)
}

//! Generators and tidy checks of the workspace: what the compiler does not see.
//!
//! `cargo xtask tidy` runs every check; each also has a command of its own. A check returns
//! [`Finding`]s, never prints: they are printed here, and any makes the exit code 1.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program speaks to its terminal")]

mod clippy_config;
mod diagnostics;
mod docs;
mod edges;
mod finding;
mod generated;
mod language;
mod lint_rules;
mod manifests;
mod metadata;
mod sources;
mod template;
mod tree;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::finding::{Finding, Result};

const USAGE: &str = "\
usage: cargo xtask COMMAND

  tidy                 every check below
  edges                crates use only what the table in xtask/src/edges.rs allows
  docs                 every crate stands in docs/ARCHITECTURE.md and the README's table
  manifests            every crate inherits licence, edition and lints
  sources              no file too long, no test that does not run, no path of one machine
  template [--check]   pack examples/brand/*/ into templates
  generated [--check]  write (or compare) every generated file
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&words, &root()) {
        Ok(findings) if findings.is_empty() => ExitCode::SUCCESS,
        Ok(findings) => {
            findings.iter().for_each(|finding| eprintln!("{finding}"));
            eprintln!("{} to mend", findings.len());
            ExitCode::from(1)
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn run(words: &[&str], root: &Path) -> Result<Vec<Finding>> {
    match words {
        ["tidy"] => tidy(root),
        ["edges"] => edges::check(root),
        ["docs"] => docs::check(root),
        ["manifests"] => manifests::check(root),
        ["sources"] => sources::check(root),
        ["template"] => generated::write(root, &template::files(root)?),
        ["template", "--check"] => generated::compare(root, &template::files(root)?),
        ["generated"] => generated::write(root, &generated::files(root)?),
        ["generated", "--check"] => generated::compare(root, &generated::files(root)?),
        _ => Err(USAGE.into()),
    }
}

fn tidy(root: &Path) -> Result<Vec<Finding>> {
    let mut findings = edges::check(root)?;
    findings.extend(docs::check(root)?);
    findings.extend(manifests::check(root)?);
    findings.extend(sources::check(root)?);
    findings.extend(generated::compare(root, &generated::files(root)?)?);
    Ok(findings)
}

/// The repository's root: the folder above this crate.
fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_path_buf()
}

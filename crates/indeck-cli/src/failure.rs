//! `Failure`: why a command did not do its work.

use std::io;
use std::path::{Path, PathBuf};

use indeck::govern::{AuditError, RecordFault};
use indeck::{BuildError, Diagnostic, Findings};

/// Why a command did not do its work. Mistakes in a spec are findings, not failures.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Arguments that are well formed and still make no sense.
    Usage {
        /// What is wrong.
        message: String,
        /// The way out.
        hint: String,
    },
    /// The folder of a new report holds something.
    NotEmpty {
        /// The folder.
        folder: PathBuf,
        /// What is in it.
        names: Vec<String>,
    },
    /// The folder of the output is not there.
    NoFolder {
        /// The folder.
        folder: PathBuf,
    },
    /// A report could not be checked, or a deck not read.
    Operation(indeck::Error),
    /// The evidence in a deck could not be read.
    Evidence {
        /// The deck.
        file: PathBuf,
        /// What was said about it.
        source: indeck::evidence::Error,
    },
    /// A report could not be built.
    Build(BuildError),
    /// A policy, or what a spec says of one, has mistakes.
    Found(Findings),
    /// Something was not done because it could not be recorded.
    Unrecorded(RecordFault),
    /// The audit log or its keys cannot be used.
    Audit(AuditError),
    /// The server does not serve.
    #[cfg(feature = "server")]
    Serve(indeck_server::ServeError),
    /// Standard output cannot be written.
    Stdout {
        /// Why.
        source: io::Error,
    },
    /// A file that the command itself writes cannot be written.
    File {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl Failure {
    /// The failure in the form in which everything that is wrong is shown.
    pub(crate) fn to_diagnostic(&self) -> Diagnostic {
        match self {
            Self::Usage { message, hint } => Diagnostic::error("usage", message).hint(hint),
            Self::NotEmpty { folder, names } => not_empty(folder, names),
            Self::NoFolder { folder } => {
                let message = format!("there is no folder `{}` for the output", folder.display());
                Diagnostic::error("no-such-folder", message).hint("make the folder first")
            }
            Self::Operation(error) | Self::Build(BuildError::Failed(error)) => {
                error.to_diagnostic()
            }
            Self::Evidence { file, source } => evidence(file, source),
            Self::Build(error) => Diagnostic::error("build", error.to_string()),
            Self::Found(findings) => {
                let first = findings.diagnostics.first().cloned();
                first.unwrap_or_else(|| {
                    Diagnostic::error("policy-refused", "the policy cannot be used")
                })
            }
            Self::Unrecorded(fault) => Diagnostic::error("audit-unavailable", fault.to_string()),
            Self::Audit(error) => {
                let told = Diagnostic::error(error.code(), format!("the audit log: {error}"));
                told.hint("`indeck audit init DIR` makes a log and its keys")
            }
            #[cfg(feature = "server")]
            Self::Serve(error) => {
                let told = Diagnostic::error(error.code(), error.to_string());
                error.hint().into_iter().fold(told, Diagnostic::hint)
            }
            Self::Stdout { source } => {
                Diagnostic::error("write", format!("cannot write to standard output: {source}"))
            }
            Self::File { path, source } => {
                Diagnostic::error("write", format!("cannot write `{}`: {source}", path.display()))
            }
        }
    }
}

impl From<AuditError> for Failure {
    fn from(error: AuditError) -> Self {
        Self::Audit(error)
    }
}

#[cfg(feature = "server")]
impl From<indeck_server::ServeError> for Failure {
    fn from(error: indeck_server::ServeError) -> Self {
        Self::Serve(error)
    }
}

impl From<indeck::Error> for Failure {
    fn from(error: indeck::Error) -> Self {
        Self::Operation(error)
    }
}

/// The error with what it was caused by.
fn evidence(file: &Path, error: &indeck::evidence::Error) -> Diagnostic {
    let mut text = format!("`{}`: {error}", file.display());
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    Diagnostic::error(error.code(), text)
}

/// A folder with so many names needs no more of them to be known.
const SHOWN_NAMES: usize = 8;

fn not_empty(folder: &Path, names: &[String]) -> Diagnostic {
    let mut there: Vec<String> =
        names.iter().take(SHOWN_NAMES).map(|name| format!("`{name}`")).collect();
    if names.len() > SHOWN_NAMES {
        there.push(format!("and {} more", names.len() - SHOWN_NAMES));
    }
    let message = format!("the folder `{}` is not empty", folder.display());
    Diagnostic::error("folder-not-empty", message)
        .hint("name a folder that is not there yet")
        .note(format!("in the way: {}", there.join(", ")), None)
}

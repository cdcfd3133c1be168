//! Exit codes: the one place where what happened becomes a number.

use std::process::ExitCode;

use indeck::Diagnostic;

use crate::failure::Failure;

/// What the process ends with. The numbers are part of the command's interface; 4 is kept for
/// broken data contracts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// Done.
    Ok = 0,
    /// Something was found in what the user wrote.
    Findings = 1,
    /// The arguments make no sense.
    Usage = 2,
    /// A rule forbids it.
    Refused = 3,
    /// It could not be done.
    Failure = 5,
    /// Told to stop; 128 and the number of `SIGINT`, as shells have it.
    #[cfg(unix)]
    Interrupted = 130,
}

impl Exit {
    /// The code of a message of the argument parser; help and version are asked for.
    pub(crate) fn of_message(message: &clap::Error) -> Self {
        if message.use_stderr() { Self::Usage } else { Self::Ok }
    }

    /// The code of findings that were shown.
    pub(crate) fn of_findings<'a>(findings: impl IntoIterator<Item = &'a Diagnostic>) -> Self {
        findings.into_iter().map(Self::of_finding).max().unwrap_or(Self::Ok)
    }

    /// The code of a command that did not do its work.
    pub(crate) fn of_failure(failure: &Failure) -> Self {
        match failure {
            Failure::Usage { .. } => Self::Usage,
            _ => Self::Failure,
        }
    }

    /// Refusals are told apart from mistakes, so that a script need not read messages.
    fn of_finding(finding: &Diagnostic) -> Self {
        if finding.code == "outside-folder" { Self::Refused } else { Self::Findings }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

//! Exit codes: the one place where what happened becomes a number.

use indeck::Diagnostic;

use crate::failure::Failure;

/// What the process ends with. The numbers are part of the command's interface, and of two that
/// apply the higher one is worse.
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
    /// The data is not what the spec demands of it.
    Contract = 4,
    /// It could not be done.
    Failure = 5,
    /// Told to stop; 128 and the number of `SIGINT`, as shells have it.
    Interrupted = 130,
}

impl Exit {
    /// The code of a message of the argument parser; help and version are asked for.
    pub(crate) fn of_message(message: &clap::Error) -> Self {
        if message.use_stderr() { Self::Usage } else { Self::Ok }
    }

    /// The code of findings that were shown: refusals and broken data contracts are told apart from
    /// mistakes, so that a script need not read messages.
    pub(crate) fn of_findings<'a>(
        findings: impl IntoIterator<Item = &'a Diagnostic> + Clone,
    ) -> Self {
        let mut errors = findings.clone().into_iter().filter(|d| d.is_error()).peekable();
        if findings.clone().into_iter().any(indeck::govern::is_refusal) {
            Self::Refused
        } else if errors.peek().is_some() && errors.all(is_contract) {
            Self::Contract
        } else if findings.into_iter().next().is_some() {
            Self::Findings
        } else {
            Self::Ok
        }
    }

    /// The code of a command that did not do its work.
    pub(crate) fn of_failure(failure: &Failure) -> Self {
        match failure {
            Failure::Usage { .. } => Self::Usage,
            Failure::Found(findings) => Self::of_findings(&findings.diagnostics),
            _ => Self::Failure,
        }
    }
}

/// Whether it says that the data breaks what the spec demands of it.
pub(crate) fn is_contract(finding: &Diagnostic) -> bool {
    finding.code == "check-failed" || finding.code.starts_with("contract-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_become_the_code_that_says_most() {
        let error = |code| Diagnostic::error(code, "bad");
        let warning = |code| Diagnostic::warning(code, "odd");
        let cases: [(&[Diagnostic], Exit); 8] = [
            (&[], Exit::Ok),
            (&[error("unknown-key")], Exit::Findings),
            (&[warning("unused-table")], Exit::Findings),
            (&[error("check-failed"), error("contract-rows")], Exit::Contract),
            (&[error("check-failed"), warning("unused-table")], Exit::Contract),
            (&[warning("check-failed")], Exit::Findings),
            (&[error("check-failed"), error("unknown-key")], Exit::Findings),
            (&[error("outside-folder"), error("check-failed")], Exit::Refused),
        ];
        for (findings, expect) in cases {
            assert_eq!(Exit::of_findings(findings), expect, "{findings:?}");
        }
    }
}

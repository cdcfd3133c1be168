//! What can fail for reasons that no spec can mend.

use std::path::PathBuf;

use indeck_model::Diagnostic;

/// Why a report could not be checked or built, besides mistakes in it, or a deck not read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The spec cannot be read.
    #[error("cannot read the spec `{}`", path.display())]
    ReadSpec {
        /// Its path.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// The data engine failed.
    #[error("the data engine failed")]
    Data {
        /// What it said.
        source: Box<dyn std::error::Error + Send + Sync>,
        /// The stable name of what failed.
        code: &'static str,
    },
    /// The deck would take the place of a file that it is made from.
    #[error("the deck `{}` would replace a file that it is made from", path.display())]
    OutputIsInput {
        /// The path of both.
        path: PathBuf,
    },
    /// The caller stopped the work; nothing was written.
    #[error("the work was stopped")]
    Cancelled,
    /// A deck cannot be written.
    #[error("cannot build the deck `{}`", path.display())]
    WriteDeck {
        /// Its path.
        path: PathBuf,
        /// What the deck's writer said.
        source: indeck_ooxml::Error,
    },
    /// A deck was made that PowerPoint would repair or refuse; it was not written.
    #[error("the deck `{}` was not written: PowerPoint would repair or refuse it", path.display())]
    UnsoundDeck {
        /// Its path.
        path: PathBuf,
        /// What is wrong with it.
        findings: Vec<indeck_ooxml::lint::Finding>,
    },
    /// The evidence of a deck cannot be made.
    #[cfg(feature = "reports")]
    #[error("the deck cannot be sealed")]
    Evidence {
        /// What stands in the way.
        source: crate::evidence::Error,
    },
    /// A picture of a chart cannot be written.
    #[error("cannot write the picture `{}`", path.display())]
    WritePicture {
        /// Its path.
        path: PathBuf,
        /// What was said about it.
        source: indeck_ooxml::Error,
    },
    /// A deck cannot be read.
    #[error("cannot read the deck `{}`", path.display())]
    ReadDeck {
        /// Its path.
        path: PathBuf,
        /// What the deck's reader said.
        source: indeck_ooxml::Error,
    },
}

impl Error {
    /// The error in the form in which everything that is wrong is shown: its message and what it
    /// was caused by, without saying anything twice.
    ///
    /// ```
    /// let missing = indeck::inspect("nowhere.pptx".as_ref()).unwrap_err();
    /// assert!(missing.to_diagnostic().message.starts_with("cannot read the deck `nowhere.pptx`: "));
    /// ```
    pub fn to_diagnostic(&self) -> Diagnostic {
        let mut text = self.to_string();
        let mut cause = std::error::Error::source(self);
        while let Some(error) = cause {
            let said = error.to_string();
            if !text.contains(&said) {
                text = format!("{text}: {said}");
            }
            cause = error.source();
        }
        let mut diagnostic = Diagnostic::error(self.code(), text);
        if let Self::UnsoundDeck { findings, .. } = self {
            for finding in findings {
                diagnostic = diagnostic.note(finding.to_string(), None);
            }
            diagnostic = diagnostic.hint("mend the template if the fault lies there, or report it");
        }
        diagnostic
    }

    /// A stable kebab-case name of the kind of error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::ReadSpec { .. } => "read-spec",
            Self::Data { code, .. } => code,
            Self::OutputIsInput { .. } => "output-is-input",
            Self::Cancelled => "cancelled",
            Self::UnsoundDeck { .. } => "unsound-deck",
            #[cfg(feature = "reports")]
            Self::Evidence { source } => source.code(),
            Self::WriteDeck { source, .. }
            | Self::WritePicture { source, .. }
            | Self::ReadDeck { source, .. } => source.code(),
        }
    }
}

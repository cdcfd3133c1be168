//! The words that options take.

use clap::ValueEnum;

/// When output is coloured.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum ColorWhen {
    #[default]
    Auto,
    Always,
    Never,
}

/// The form of a report of findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    #[default]
    Text,
    Json,
    Sarif,
}

/// The form of a test's report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum TestFormat {
    #[default]
    Text,
    Json,
    Sarif,
    Junit,
}

/// The form of an answer: what a build made, an inspection, an explanation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum AnswerFormat {
    #[default]
    Text,
    Json,
}

/// The form of pictures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum PictureForm {
    #[default]
    Svg,
    Png,
}

/// The least severity that is reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum MinSeverity {
    Note,
    #[default]
    Warning,
    Error,
}

/// The kinds of report that `indeck new` starts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Flavour {
    #[default]
    Sales,
    Tracker,
    Operations,
}

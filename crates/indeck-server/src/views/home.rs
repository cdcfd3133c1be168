//! The start page.

use super::{DeckRow, RunRow, Shell};
use askama::Template;

const SECTION: super::Section = super::Section::Home;

/// How far a newcomer has come.
#[derive(Debug, Clone, Copy, Default)]
pub struct Progress {
    /// How many datasets there are.
    pub datasets: u64,
    /// How many templates.
    pub templates: u64,
    /// How many reports.
    pub reports: u64,
    /// How many decks.
    pub decks: u64,
}

/// `/`.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "home.html")]
pub struct Home {
    /// Around the page.
    pub shell: Shell,
    /// What there is already: ticks the steps.
    pub progress: Progress,
    /// Whether the role may upload and write reports.
    pub may_create: bool,
    /// Whether decks may be downloaded.
    pub may_download: bool,
    /// The latest runs, at most five.
    pub runs: Vec<RunRow>,
    /// The latest decks, at most five.
    pub decks: Vec<DeckRow>,
    /// Whether the organisation asks for a second factor that this account has not set up yet.
    pub second_factor_missing: bool,
}

impl Home {
    /// The first step that is not done: 1 to 4, 5 when all are.
    fn step(&self) -> u8 {
        let done = [
            self.progress.datasets,
            self.progress.templates,
            self.progress.reports,
            self.progress.decks,
        ];
        let first = done.iter().position(|count| *count == 0).unwrap_or(4);
        u8::try_from(first).unwrap_or(4) + 1
    }
}

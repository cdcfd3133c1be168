//! The start page.

use std::fmt::{self, Display, Formatter};

use super::{Count, DeckRow, RunRow, Shell};
use askama::Template;

const SECTION: super::Section = super::Section::Home;

/// How many there are; at least so many where not all were counted.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    /// How many were counted.
    pub count: u64,
    /// Whether there are more.
    pub more: bool,
}

impl Tally {
    /// The word for so many.
    fn of<'a>(&self, one: &'a str, many: &'a str) -> &'a str {
        if self.count == 1 && !self.more { one } else { many }
    }
}

impl Display for Tally {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", Count(self.count), if self.more { "+" } else { "" })
    }
}

/// How far an organisation has come; none of what may not be seen.
#[derive(Debug, Clone, Copy, Default)]
pub struct Progress {
    /// How many datasets there are.
    pub datasets: Option<Tally>,
    /// How many templates.
    pub templates: Option<Tally>,
    /// How many reports.
    pub reports: Option<Tally>,
    /// How many decks.
    pub decks: Option<Tally>,
}

/// Something that is worth doing now.
#[derive(Debug, Clone, Default)]
pub struct Next {
    /// Why, a sentence.
    pub text: String,
    /// Where.
    pub href: String,
    /// What to do, as the link says it.
    pub label: String,
}

impl Next {
    /// Something to do, with its reason.
    pub fn new(text: impl Into<String>, href: impl Into<String>, label: impl Into<String>) -> Self {
        Self { text: text.into(), href: href.into(), label: label.into() }
    }
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
    /// What is worth doing now.
    pub next: Vec<Next>,
    /// The latest runs, at most five.
    pub runs: Vec<RunRow>,
    /// The latest decks, at most five.
    pub decks: Vec<DeckRow>,
}

/// A step from a file to a deck.
struct Step {
    /// How many there are already.
    count: u64,
    title: &'static str,
    /// What there is, once it is done: `dataset`.
    noun: &'static str,
    list: &'static str,
    /// What to do, which may have markup of ours.
    text: &'static str,
    action: &'static str,
    href: &'static str,
}

impl Home {
    fn steps(&self) -> [Step; 4] {
        let count = |tally: Option<Tally>| tally.map_or(0, |tally| tally.count);
        let of = |tally, [title, noun, list, text, action, href]: [&'static str; 6]| Step {
            count: count(tally),
            title,
            noun,
            list,
            text,
            action,
            href,
        };
        let Progress { datasets, templates, reports, decks } = self.progress;
        [of(datasets, DATA), of(templates, TEMPLATE), of(reports, REPORT), of(decks, DECK)]
    }

    /// The first step that is not done: 1 to 4, 5 when all are.
    fn step(&self) -> usize {
        self.steps().iter().position(|step| step.count == 0).unwrap_or(4) + 1
    }
}

const DATA: [&str; 6] = [
    "Upload data",
    "dataset",
    "/datasets",
    "A CSV, Parquet or Arrow file with one row of column names.",
    "Upload data",
    "/datasets/new",
];
const TEMPLATE: [&str; 6] = [
    "Upload your template",
    "template",
    "/templates",
    "Your brand as PowerPoint has it: a `.potx` template or any `.pptx` deck. Its layouts, colours \
     and fonts are used as they are.",
    "Upload template",
    "/templates/new",
];
const REPORT: [&str; 6] = [
    "Make a report",
    "report",
    "/reports",
    "Choose data and template. A first report is written for you; change it as you like.",
    "Make a report",
    "/reports/new",
];
const DECK: [&str; 6] = [
    "Download the deck",
    "deck",
    "/decks",
    "Run the report, see its charts, and download a PowerPoint file that says where every number \
     came from.",
    "Open the report",
    "/reports",
];

#[cfg(test)]
mod tests {
    use super::{Home, Progress, Tally};

    #[test]
    fn the_first_step_that_is_not_done_is_next() {
        let one = Some(Tally { count: 1, more: false });
        let progress = Progress { datasets: one, templates: one, ..Progress::default() };
        let home = Home { progress, ..Home::default() };
        assert_eq!(home.step(), 3);
        assert_eq!(Home::default().step(), 1);
    }

    #[test]
    fn one_thing_is_not_many() {
        let tally = |count, more| Tally { count, more };
        assert_eq!(tally(1, false).of("deck", "decks"), "deck");
        assert_eq!(tally(0, false).of("deck", "decks"), "decks");
        assert_eq!(format!("{}", tally(200, true)), "200+");
    }
}

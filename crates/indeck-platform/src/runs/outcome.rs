//! `Outcome`: what came of a run, before it counts.

use indeck::govern::is_refusal;
use indeck::{Diagnostic, MadeDeck};

use super::deck::{Deck, DeckSlide, Evidence};
use super::found::{MOST, RunFinding};
use super::job::Job;
use super::picture::ChartPicture;
use super::run::{Run, RunState};
use crate::Error;
use crate::data::StoredObject;
use crate::records::Held;
use crate::reports::without_id;

/// The name that a deck has whose spec gives it none: that of the spec.
const UNNAMED: &str = "report.pptx";

/// Characters of a deck's name, without its ending.
const NAME: usize = 100;

/// What came of a run.
pub(super) struct Outcome {
    pub(super) state: RunState,
    pub(super) reason: Option<String>,
    pub(super) findings: Vec<RunFinding>,
    pub(super) deck: Option<Stored>,
}

/// A deck whose bytes lie in the store.
pub(super) struct Stored {
    pub(super) deck: Deck,
    pub(super) pictures: Vec<ChartPicture>,
    pub(super) drawn: Option<StoredObject>,
}

impl Outcome {
    pub(super) fn of(state: RunState, reason: impl Into<String>) -> Self {
        Self { state, reason: Some(reason.into()), findings: Vec::new(), deck: None }
    }

    /// The report has mistakes, or may not be made.
    pub(super) fn mistakes(found: &[Diagnostic]) -> Self {
        let state = match found.iter().any(is_refusal) {
            true => RunState::Refused,
            false => RunState::Failed,
        };
        let first = found.iter().find(|found| is_refusal(found));
        let first = first.or_else(|| found.iter().find(|found| found.is_error()));
        let reason = first.map(|found| without_id(&found.message));
        Self { reason, findings: kept(found), ..Self::of(state, "") }
    }

    /// What holds of the objects that it has.
    pub(super) fn objects(&self) -> Vec<StoredObject> {
        let all = self.deck.iter().flat_map(|stored| {
            std::iter::once(stored.deck.object.clone()).chain(stored.drawn.iter().cloned())
        });
        all.collect()
    }
}

impl From<&indeck::Error> for Outcome {
    fn from(error: &indeck::Error) -> Self {
        let found = error.to_diagnostic();
        let findings = kept(std::slice::from_ref(&found));
        Self { findings, ..Self::of(RunState::Failed, found.message) }
    }
}

fn kept(found: &[Diagnostic]) -> Vec<RunFinding> {
    found.iter().take(MOST).map(RunFinding::of).collect()
}

/// Puts the deck of a run and its pictures into the store.
pub(super) async fn store(
    job: &Job,
    held: &Held<Run>,
    made: MadeDeck,
    pictures: Vec<ChartPicture>,
    drawn: Vec<u8>,
) -> Result<Outcome, Error> {
    let tenant = &job.tenant;
    let (object, drawn) = tokio::try_join!(tenant.store(&made.bytes), async {
        match drawn.is_empty() {
            true => Ok(None),
            false => tenant.store(&drawn).await.map(Some),
        }
    })?;
    let findings = kept(&made.report.findings.diagnostics);
    let deck = deck(held, &made, &pictures, object);
    let deck = Some(Stored { deck, pictures, drawn });
    Ok(Outcome { state: RunState::Done, reason: None, findings, deck })
}

fn deck(
    held: &Held<Run>,
    made: &MadeDeck,
    pictures: &[ChartPicture],
    object: StoredObject,
) -> Deck {
    let run = &held.body;
    let class = made.report.governed.as_ref().and_then(|governed| governed.class);
    Deck {
        run: held.id,
        report: run.report,
        report_name: run.report_name.clone(),
        filename: filename(&made.name(), &run.report_name),
        owner: run.owner,
        class: class.unwrap_or_default().word().to_owned(),
        slides: slides(made, pictures),
        evidence: Evidence::of(made),
        object,
    }
}

/// The name of a deck's file: what the spec says, else what people call the report.
fn filename(made: &str, report: &str) -> String {
    if made != UNNAMED {
        return made.to_owned();
    }
    let bad = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
    let name: String = report.chars().map(|c| if bad(c) { '-' } else { c }).take(NAME).collect();
    match name.trim_matches([' ', '.', '-']) {
        "" => UNNAMED.to_owned(),
        // What Windows takes for a device is none with a word behind it.
        name if is_device(name) => format!("{name} report.pptx"),
        name => format!("{name}.pptx"),
    }
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let number = |kind| stem.strip_prefix(kind).is_some_and(|number| number.len() == 1);
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || number("COM") || number("LPT")
}

fn slides(made: &MadeDeck, pictures: &[ChartPicture]) -> Vec<DeckSlide> {
    let one = |(slide, number): (&indeck::SlideOutline, u32)| {
        let charts = pictures.iter().zip(1..).filter(|(picture, _)| picture.slide == number);
        DeckSlide {
            id: slide.id.clone(),
            layout: slide.layout.clone(),
            title: slide.title.clone().unwrap_or_default(),
            charts: charts.map(|(_, chart)| chart).collect(),
        }
    };
    made.slides.iter().zip(1..).map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deck_is_called_what_people_call_its_report() {
        for (made, report, name) in [
            ("report.pptx", "Sales by region", "Sales by region.pptx"),
            ("North 2026.pptx", "Sales by region", "North 2026.pptx"),
            ("report.pptx", "a/b\\c: \"d\"?", "a-b-c- -d.pptx"),
            ("report.pptx", "Umsätze 売上", "Umsätze 売上.pptx"),
            ("report.pptx", "..", "report.pptx"),
            ("report.pptx", "con", "con report.pptx"),
            ("report.pptx", "LPT1.old", "LPT1.old report.pptx"),
        ] {
            assert_eq!(filename(made, report), name);
        }
        assert_eq!(filename("report.pptx", &"x".repeat(500)).len(), NAME + 5);
    }
}

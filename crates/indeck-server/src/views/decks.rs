//! Decks: the list and one deck with its evidence.

use super::{Bytes, Fact, Link, Shell, When};
use askama::Template;

const SECTION: super::Section = super::Section::Decks;

/// One deck in a list.
#[derive(Debug, Clone, Default)]
pub struct DeckRow {
    /// Its id.
    pub id: String,
    /// The file's name.
    pub file_name: String,
    /// The report's id.
    pub report: String,
    /// The report's name.
    pub report_name: String,
    /// How many slides.
    pub slides: u64,
    /// Its size.
    pub size: Bytes,
    /// The classification's name; may be empty.
    pub classification: String,
    /// Who made it.
    pub by: String,
    /// When.
    pub created: When,
}

/// `/decks`.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "decks.html")]
pub struct Decks {
    /// Around the page.
    pub shell: Shell,
    /// The decks, newest first.
    pub items: Vec<DeckRow>,
    /// The address of the next page.
    pub next: Option<String>,
    /// Whether decks may be downloaded.
    pub may_download: bool,
    /// Whether the role may write reports: decides what an empty list says.
    pub may_create: bool,
}

/// One slide of a deck.
#[derive(Debug, Clone, Default)]
pub struct SlideRow {
    /// Its stable id.
    pub id: String,
    /// Its layout.
    pub layout: String,
    /// Its title.
    pub title: String,
    /// The numbers of its charts in the run, with what each shows.
    pub charts: Vec<(u32, String)>,
}

/// `/decks/{id}`: action `delete`.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "deck.html")]
pub struct DeckPage {
    /// Around the page.
    pub shell: Shell,
    /// The deck.
    pub deck: DeckRow,
    /// The run that made it.
    pub run: String,
    /// Its slides.
    pub slides: Vec<SlideRow>,
    /// What proves where it came from: digest, run, policy, inputs, audit events.
    pub evidence: Vec<Fact>,
    /// The audit events about it.
    pub events: Vec<Link>,
    /// Whether it may be downloaded.
    pub may_download: bool,
    /// Whether it may be deleted.
    pub may_delete: bool,
}

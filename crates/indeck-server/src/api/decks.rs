//! Decks: what runs made.

use axum::response::Response;
use http::StatusCode;
use indeck_platform::id::DeckId;
use indeck_platform::records::Held;
use indeck_platform::runs::{Deck as DeckBody, DeckSlide};
use serde::Serialize;
use utoipa::ToSchema;

use crate::extract::{Path, Query};
use crate::pagination::{List, Page};
use crate::problem::Problem;
use crate::reply::{self, Answer, Reply};
use crate::signed::Signed;
use crate::time::rfc3339;

/// A deck.
#[derive(Serialize, ToSchema)]
pub(crate) struct Deck {
    /// Its id.
    #[schema(example = "deck_01jd9x6m3q0v8w5k2z7r4t1y6c")]
    id: String,
    /// The run that made it.
    run: String,
    /// The report that it was made of.
    report: String,
    /// What the report was called.
    report_name: String,
    /// What its file is called.
    filename: String,
    /// Who wanted it.
    owner: String,
    /// The highest class of the data in it.
    class: String,
    /// Its size.
    bytes: u64,
    /// Its SHA-256, in hexadecimal.
    sha256: String,
    /// Its slides.
    slides: Vec<Slide>,
    /// Why it could be made.
    evidence: Evidence,
    /// When it was made.
    created: String,
}

/// A slide of a deck.
#[derive(Serialize, ToSchema)]
pub(crate) struct Slide {
    /// Its id in the report.
    id: String,
    /// Its layout.
    layout: String,
    /// Its title.
    title: String,
    /// Numbers of its charts, as pictures of the run have them.
    charts: Vec<u32>,
}

/// Why a deck could be made; the deck itself bears it, signed.
#[derive(Serialize, ToSchema)]
pub(crate) struct Evidence {
    /// The policy document.
    policy: String,
    /// Its SHA-256, in hexadecimal.
    policy_sha256: String,
    /// The rules that permitted it.
    permitted_by: Vec<String>,
    /// The place of the disclosure in the audit log.
    event: Option<u64>,
    /// Numbers that were withheld.
    withheld: u64,
    /// Columns that were masked.
    masked: u64,
}

impl From<DeckSlide> for Slide {
    fn from(slide: DeckSlide) -> Self {
        Self { id: slide.id, layout: slide.layout, title: slide.title, charts: slide.charts }
    }
}

impl From<Held<DeckBody>> for Deck {
    fn from(held: Held<DeckBody>) -> Self {
        let evidence = held.body.evidence;
        Self {
            id: held.id.to_string(),
            run: held.body.run.to_string(),
            report: held.body.report.to_string(),
            report_name: held.body.report_name,
            filename: held.body.filename,
            owner: held.body.owner.to_string(),
            class: held.body.class,
            bytes: held.body.object.bytes,
            sha256: held.body.object.sha256,
            slides: held.body.slides.into_iter().map(Slide::from).collect(),
            evidence: Evidence {
                policy: evidence.policy,
                policy_sha256: evidence.policy_sha256,
                permitted_by: evidence.permitted_by,
                event: evidence.event,
                withheld: evidence.withheld,
                masked: evidence.masked,
            },
            created: rfc3339(held.created),
        }
    }
}

/// The decks, newest first.
#[utoipa::path(get, path = "/decks", tag = "decks", params(Page),
    responses((status = 200, body = List<Deck>)))]
pub(crate) async fn list(signed: Signed, Query(page): Query<Page>) -> Answer<List<Deck>> {
    let found = signed.caller.decks(&page.request()?).await?;
    Ok(Reply::ok(List::of(found, Deck::from)))
}

/// A deck, with its slides and its evidence.
#[utoipa::path(get, path = "/decks/{deck}", tag = "decks",
    params(("deck" = String, Path, description = "The deck's id.")),
    responses((status = 200, body = Deck)))]
pub(crate) async fn read(signed: Signed, Path(id): Path<DeckId>) -> Answer<Deck> {
    Ok(Reply::ok(signed.caller.deck(id).await?.into()))
}

/// The deck itself.
#[utoipa::path(get, path = "/decks/{deck}/file", tag = "decks",
    params(("deck" = String, Path, description = "The deck's id.")),
    responses((status = 200, body = String,
        content_type = "application/vnd.openxmlformats-officedocument.presentationml.presentation")))]
pub(crate) async fn file(signed: Signed, Path(id): Path<DeckId>) -> Result<Response, Problem> {
    Ok(reply::file(signed.caller.download_deck(id).await?))
}

/// Removes a deck.
#[utoipa::path(delete, path = "/decks/{deck}", tag = "decks",
    params(("deck" = String, Path, description = "The deck's id.")),
    responses((status = 204)))]
pub(crate) async fn remove(signed: Signed, Path(id): Path<DeckId>) -> Result<StatusCode, Problem> {
    signed.caller.delete_deck(id).await?;
    Ok(StatusCode::NO_CONTENT)
}

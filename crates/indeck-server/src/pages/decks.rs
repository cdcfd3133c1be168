//! Decks: the list, and one deck with its evidence.

use indeck_platform::access::Verb;
use indeck_platform::id::DeckId;
use indeck_platform::runs::{Deck, DeckSlide};

use super::form::{Sent, unknown_action};
use super::rows::{self, After, Names};
use super::shell::Around;
use super::show::{Shown, go, page};
use crate::extract::{Path, Query};
use crate::views::{DeckPage, Decks, Fact, Link, SlideRow};

/// `GET /decks`.
pub(crate) async fn list(around: Around, Query(after): Query<After>) -> Shown {
    let caller = &around.signed.caller;
    let found = caller.decks(&after.request()).await?;
    let names = Names::of(caller, found.items.iter().map(|held| held.body.owner)).await?;
    page(&Decks {
        items: found.items.iter().map(|held| rows::deck(held, &names)).collect(),
        next: rows::next("/decks", found.next),
        may_download: caller.could(Verb::DeckDownload),
        may_create: caller.could(Verb::ReportCreate),
        shell: around.shell,
    })
}

/// `GET /decks/{id}`.
pub(crate) async fn show(around: Around, Path(id): Path<DeckId>) -> Shown {
    let caller = &around.signed.caller;
    let held = caller.deck(id).await?;
    let names = Names::of(caller, [held.body.owner]).await?;
    let event = held.body.evidence.event.filter(|_| caller.could(Verb::AuditRead));
    let link =
        |index: u64| Link { href: format!("/audit/{index}"), text: format!("Event {index}") };
    page(&DeckPage {
        deck: rows::deck(&held, &names),
        run: held.body.run.to_string(),
        slides: held.body.slides.iter().map(slide).collect(),
        evidence: evidence(&held.body),
        events: event.map(link).into_iter().collect(),
        may_download: caller.could(Verb::DeckDownload),
        may_delete: caller.could(Verb::DeckDelete),
        shell: around.shell,
    })
}

fn slide(slide: &DeckSlide) -> SlideRow {
    let alt = |number: &u32| (*number, format!("Chart on the slide “{}”", slide.title));
    SlideRow {
        id: slide.id.clone(),
        layout: slide.layout.clone(),
        title: slide.title.clone(),
        charts: slide.charts.iter().map(alt).collect(),
    }
}

fn evidence(deck: &Deck) -> Vec<Fact> {
    let found = &deck.evidence;
    let fact =
        |label: &str, value: String, code: bool| Fact { label: label.to_owned(), value, code };
    vec![
        fact("SHA-256 of the file", deck.object.sha256.clone(), true),
        fact("Policy", found.policy.clone(), false),
        fact("SHA-256 of the policy", found.policy_sha256.clone(), true),
        fact("Permitted by", found.permitted_by.join(", "), true),
        fact("Numbers withheld", found.withheld.to_string(), false),
        fact("Columns masked", found.masked.to_string(), false),
    ]
}

/// `POST /decks/{id}`.
pub(crate) async fn act(Path(id): Path<DeckId>, sent: Sent) -> Shown {
    match sent.fields.text("action").as_str() {
        "delete" => {
            sent.signed.caller.delete_deck(id).await?;
            go("/decks?done=deleted")
        }
        _ => Err(unknown_action()),
    }
}

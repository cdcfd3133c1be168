//! `Deck`: what a run made.

use indeck::MadeDeck;
use indeck::model::Classification;
use indeck::policy::Action;
use indeck::policy::decide::{Resource, ResourceKind};
use serde::{Deserialize, Serialize};

use super::run::Run;
use crate::access::{Verb, Verdict};
use crate::caller::Target;
use crate::data::{Download, StoredObject};
use crate::id::{DeckId, DeckKind, ReportId, RunId, UserId};
use crate::records::{Held, Page, PageRequest, Record};
use crate::reports::ask::nothing;
use crate::{Caller, Error};

/// A deck of PowerPoint's, sealed with its evidence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Deck {
    /// The run that made it.
    pub run: RunId,
    /// The report that it is of.
    pub report: ReportId,
    /// What the report was called.
    pub report_name: String,
    /// The name of its file.
    pub filename: String,
    /// Who wanted it.
    pub owner: UserId,
    /// How it must be handled: the word of a class.
    pub class: String,
    /// Its slides.
    pub slides: Vec<DeckSlide>,
    /// What proves where it comes from.
    pub evidence: Evidence,
    /// Its bytes.
    pub object: StoredObject,
}

/// A slide of a deck.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeckSlide {
    /// Its stable id; empty if it has none.
    pub id: String,
    /// Its layout.
    pub layout: String,
    /// Its title; empty if it has none.
    pub title: String,
    /// The numbers of its charts among the run's pictures, from 1.
    pub charts: Vec<u32>,
}

/// What proves where a deck comes from; the whole of it lies in the deck.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The policy's name and version.
    pub policy: String,
    /// SHA-256 of the policy, in hexadecimal digits.
    pub policy_sha256: String,
    /// The rules that gave leave.
    pub permitted_by: Vec<String>,
    /// The index of the decision's event in the audit log.
    pub event: Option<u64>,
    /// Figures that were withheld.
    pub withheld: u64,
    /// Columns that were masked.
    pub masked: u64,
}

impl Record for Deck {
    type Kind = DeckKind;

    fn parent(&self) -> Option<String> {
        Some(self.run.to_string())
    }

    fn owner(&self) -> Option<UserId> {
        Some(self.owner)
    }
}

impl Deck {
    fn classification(&self) -> Option<Classification> {
        Classification::parse(&self.class)
    }

    fn target(held: &Held<Self>) -> Target {
        let target = Target::record(held).classed(held.body.classification());
        Target { bytes: Some(held.body.object.bytes), ..target }
    }
}

impl Evidence {
    pub(super) fn of(made: &MadeDeck) -> Self {
        let Some(governed) = &made.report.governed else { return Self::default() };
        Self {
            policy: format!("{} {}", governed.policy, governed.version),
            policy_sha256: crate::data::hex(&governed.policy_hash),
            permitted_by: governed.permitted_by.clone(),
            event: governed.event,
            withheld: governed.suppressed(),
            masked: governed.masked.len() as u64,
        }
    }
}

impl Caller {
    /// The organisation's decks, newest first.
    ///
    /// # Errors
    /// [`Error::Refused`]; [`Error::AuditUnavailable`].
    pub async fn decks(&self, page: &PageRequest) -> Result<Page<Held<Deck>>, Error> {
        self.look(Verb::DeckRead, &Target::all::<DeckKind>()).await?;
        self.tenant.list(page).await
    }

    /// A deck.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Refused`]; [`Error::AuditUnavailable`].
    pub async fn deck(&self, id: DeckId) -> Result<Held<Deck>, Error> {
        let held = self.find::<Deck>(Verb::DeckRead, id).await?;
        self.look(Verb::DeckRead, &Deck::target(&held)).await?;
        Ok(held)
    }

    /// The bytes of a deck: where the role may, and the organisation's policy permits it.
    ///
    /// # Errors
    /// As [`Caller::deck`]; [`Error::Store`].
    pub async fn download_deck(&self, id: DeckId) -> Result<Download, Error> {
        let held = self.find::<Deck>(Verb::DeckDownload, id).await?;
        let policy = self.permit_of_policy(&held).await?;
        self.look_under(Verb::DeckDownload, &Deck::target(&held), policy).await?;
        let deck = &held.body;
        let reader = self.tenant.open_object(&deck.object).await?;
        Ok(Download::new(deck.filename.clone(), media_type(&deck.filename), &deck.object, reader))
    }

    /// Removes a deck, and the pictures of its charts. Its run stays.
    ///
    /// # Errors
    /// As [`Caller::deck`].
    pub async fn delete_deck(&self, id: DeckId) -> Result<(), Error> {
        let tenant = &self.tenant;
        let held = self.find::<Deck>(Verb::DeckDelete, id).await?;
        let mut act = self.begin(Verb::DeckDelete, &Deck::target(&held)).await?;
        let mut gone = vec![held.body.object];
        match tenant.get_locked::<Run>(act.tx()?, held.body.run).await {
            Ok(mut run) => {
                run.body.decks.retain(|deck| *deck != id);
                run.body.pictures = Vec::new();
                gone.extend(run.body.drawn.take());
                tenant.replace(act.tx()?, run).await?;
            }
            // It may have been purged before its deck.
            Err(Error::NotFound { .. }) => {}
            Err(error) => return Err(act.fail(error).await),
        }
        tenant.remove::<Deck>(act.tx()?, id).await?;
        for object in &gone {
            tenant.release(act.tx()?, object).await?;
        }
        act.commit().await?;
        for object in &gone {
            tenant.discard(object).await;
        }
        Ok(())
    }

    /// What the organisation's policy says of handing a deck to the caller.
    pub(super) async fn permit_of_policy(&self, held: &Held<Deck>) -> Result<Verdict, Error> {
        let mut resource = Resource::new(ResourceKind::Deck, held.id.to_string());
        resource.class = held.body.classification();
        let answer = self.ask_policy(&Default::default(), Action::Download, resource).await?;
        Ok(answer.map_or_else(nothing, |answer| answer.verdict()))
    }
}

/// What a deck's ending stands for.
fn media_type(filename: &str) -> &'static str {
    let ending = filename.rsplit_once('.').map_or("", |(_, ending)| ending);
    match ending.to_ascii_lowercase().as_str() {
        "potx" => "application/vnd.openxmlformats-officedocument.presentationml.template",
        "ppsx" => "application/vnd.openxmlformats-officedocument.presentationml.slideshow",
        _ => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    }
}

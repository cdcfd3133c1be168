//! What things are called that events name by their ids.

use std::collections::BTreeMap;

use crate::access::Verb;
use crate::data::{Dataset, Template};
use crate::id::{Id, UserId};
use crate::records::Record;
use crate::reports::Report;
use crate::runs::{Deck, Run};
use crate::{Caller, Error};

impl Caller {
    /// What things are called, by their ids: as far as they are still there, and as far as the
    /// caller may look at things of their kind. It tells names only and goes with a list that was
    /// asked for, so it is no event.
    ///
    /// # Errors
    /// What the database says.
    pub async fn titles(
        &self,
        ids: impl IntoIterator<Item = &str>,
    ) -> Result<BTreeMap<String, String>, Error> {
        let mut titles = BTreeMap::new();
        for id in ids {
            if titles.contains_key(id) {
                continue;
            }
            if let Some(title) = self.title(id).await? {
                titles.insert(id.to_owned(), title);
            }
        }
        Ok(titles)
    }

    async fn title(&self, id: &str) -> Result<Option<String>, Error> {
        let title = match id.split_once('_').map_or("", |(kind, _)| kind) {
            "ds" => self.titled(Verb::DatasetRead, id, |held: Dataset| held.name).await,
            "tpl" => self.titled(Verb::TemplateRead, id, |held: Template| held.name).await,
            "rep" => self.titled(Verb::ReportRead, id, |held: Report| held.name).await,
            "run" => self.titled(Verb::RunRead, id, |held: Run| held.report_name).await,
            "deck" => self.titled(Verb::DeckRead, id, |held: Deck| held.report_name).await,
            "usr" => return self.member_name(id).await,
            _ => return Ok(None),
        };
        match title {
            Err(Error::NotFound { .. }) => Ok(None),
            other => other,
        }
    }

    async fn titled<T: Record>(
        &self,
        verb: Verb,
        id: &str,
        name: impl FnOnce(T) -> String,
    ) -> Result<Option<String>, Error> {
        let Ok(id) = id.parse::<Id<T::Kind>>() else { return Ok(None) };
        if !self.could(verb) {
            return Ok(None);
        }
        Ok(Some(name(self.tenant.get::<T>(id).await?.body)))
    }

    async fn member_name(&self, id: &str) -> Result<Option<String>, Error> {
        let Ok(id) = id.parse::<UserId>() else { return Ok(None) };
        Ok(self.names(&[id]).await?.remove(&id))
    }
}

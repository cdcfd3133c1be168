//! `Template`: the brand of a report.

use serde::{Deserialize, Serialize};

use super::{Download, StoredObject};
use crate::access::Verb;
use crate::caller::Target;
use crate::id::{TemplateId, TemplateKind, UserId};
use crate::records::{Held, Page, PageRequest, Record};
use crate::{Caller, Error};

/// The brand of a report: a presentation or a template of PowerPoint's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Template {
    /// What people call it.
    pub name: String,
    /// What reports call it: the file name, which is its own.
    pub filename: String,
    /// Whose it is.
    pub owner: UserId,
    /// Its bytes.
    pub object: StoredObject,
    /// What is in it.
    pub summary: Summary,
}

/// What is in a template. Lengths are in EMU, 914,400 to the inch.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The theme's name.
    pub theme: String,
    /// The slides' width.
    pub width: i64,
    /// The slides' height.
    pub height: i64,
    /// The theme's colours: slot and `#RRGGBB`.
    pub colors: Vec<(String, String)>,
    /// Typeface of headings.
    pub heading_font: String,
    /// Typeface of all other text.
    pub body_font: String,
    /// The layouts, in the template's order.
    pub layouts: Vec<Layout>,
    /// Slides that are in it already.
    pub slides: usize,
}

/// A layout, and what can be filled in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// Its name, as reports name it.
    pub name: String,
    /// Its placeholders.
    pub placeholders: Vec<Placeholder>,
}

/// What can be filled in a layout.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placeholder {
    /// Its name, as reports name it.
    pub name: String,
    /// Its kind: `title`, `chart`, `body`.
    pub kind: String,
    /// Left, top, width and height.
    pub place: Option<[i64; 4]>,
}

impl Record for Template {
    type Kind = TemplateKind;

    fn owner(&self) -> Option<UserId> {
        Some(self.owner)
    }

    fn unique_name(&self) -> Option<&str> {
        Some(&self.filename)
    }
}

impl Caller {
    /// The organisation's templates, newest first.
    ///
    /// # Errors
    /// [`Error::Refused`]; [`Error::AuditUnavailable`].
    pub async fn templates(&self, page: &PageRequest) -> Result<Page<Held<Template>>, Error> {
        self.look(Verb::TemplateRead, &Target::all::<TemplateKind>()).await?;
        self.tenant.list(page).await
    }

    /// A template.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Refused`]; [`Error::AuditUnavailable`].
    pub async fn template(&self, id: TemplateId) -> Result<Held<Template>, Error> {
        let held = self.find::<Template>(Verb::TemplateRead, id).await?;
        self.look(Verb::TemplateRead, &Target::record(&held)).await?;
        Ok(held)
    }

    /// The bytes of a template.
    ///
    /// # Errors
    /// As [`Caller::template`]; [`Error::Store`].
    pub async fn download_template(&self, id: TemplateId) -> Result<Download, Error> {
        let held = self.template(id).await?;
        let reader = self.tenant.open_object(&held.body.object).await?;
        let media_type = "application/octet-stream";
        Ok(Download::new(held.body.filename.clone(), media_type, &held.body.object, reader))
    }

    /// Removes a template. Decks that were made with it stay.
    ///
    /// # Errors
    /// As [`Caller::template`].
    pub async fn delete_template(&self, id: TemplateId) -> Result<(), Error> {
        let held = self.find::<Template>(Verb::TemplateDelete, id).await?;
        let mut act = self.begin(Verb::TemplateDelete, &Target::record(&held)).await?;
        self.tenant.remove::<Template>(act.tx()?, id).await?;
        self.tenant.release(act.tx()?, &held.body.object).await?;
        act.commit().await?;
        self.tenant.discard(&held.body.object).await;
        Ok(())
    }
}

//! Bringing in templates.

use super::import::inspected;
use super::named::title;
use super::template::Summary;
use super::upload::Arrived;
use super::{Template, Upload, file_name};
use crate::access::Verb;
use crate::caller::Target;
use crate::id::{TemplateId, TemplateKind};
use crate::records::Held;
use crate::{Caller, Error};

/// A template that is to be brought in.
#[derive(Clone, Debug)]
pub struct NewTemplate {
    /// What people call it; empty for the file's name.
    pub name: String,
    /// What the file is called.
    pub filename: String,
}

/// What a template's upload becomes.
#[derive(Clone, Debug)]
pub struct TemplateUpload {
    name: String,
    filename: String,
}

impl Caller {
    /// Begins to bring in a template.
    ///
    /// # Errors
    /// As [`Caller::upload_dataset`].
    pub async fn upload_template(&self, new: NewTemplate) -> Result<Upload<TemplateUpload>, Error> {
        let filename = file_name(&new.filename)?;
        let name = title(&new.name, &filename)?;
        let target = Target { id: "new".to_owned(), ..Target::all::<TemplateKind>() };
        let intent = self.intend(Verb::TemplateCreate, &target).await?;
        if self.tenant.named::<Template>(&filename).await?.is_some() {
            let message = format!("there is a template of the file `{filename}`");
            return Err(intent.fail(Error::conflict("name-taken", message)).await);
        }
        let limit = self.tenant.settings().max_template_bytes;
        self.take_in(intent, limit, TemplateUpload { name, filename }).await
    }
}

impl Upload<TemplateUpload> {
    /// Ends the upload: the template is looked into, and is there when this returns.
    ///
    /// # Errors
    /// [`Error::Mistakes`] for a file that is no template; [`Error::Store`]; [`Error::Full`];
    /// [`Error::Conflict`]; [`Error::AuditUnavailable`]. Then nothing is there.
    pub async fn finish(self) -> Result<Held<Template>, Error> {
        let what = self.what.clone();
        let landed = self.land().await?;
        let seen = inspected(&landed.caller.tenant, &landed.object, &what.filename).await;
        let summary = match seen {
            Ok(summary) => summary,
            Err(error) => return Err(landed.give_up(error).await),
        };
        let mut arrived = landed.arrive().await?;
        let held = match what.named(&mut arrived, summary).await {
            Ok(held) => held,
            Err(error) => return Err(arrived.fail(error).await),
        };
        arrived.act.commit_with(Some(Target::record(&held)), &[arrived.digest]).await?;
        Ok(held)
    }
}

impl TemplateUpload {
    /// The template, which names the file from now on.
    async fn named(self, arrived: &mut Arrived, summary: Summary) -> Result<Held<Template>, Error> {
        let (tx, caller) = (arrived.act.tx()?, &arrived.caller);
        let (tenant, owner) = (&caller.tenant, caller.user);
        tenant.keep(tx, &arrived.object).await?;
        let Self { name, filename } = self;
        let new = Template { name, filename, owner, object: arrived.object.clone(), summary };
        tenant.insert(tx, TemplateId::new(tenant.ambient()), new).await
    }
}

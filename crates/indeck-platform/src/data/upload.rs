//! `Upload`: a file on its way in, part by part.

use indeck::audit::tree::Hash;
use indeck::model::Classification;

use super::dataset::target;
use super::import::inspected;
use super::named::{data_file_name, title};
use super::stored::Storing;
use super::{Dataset, DatasetVersion, Template, VersionState, file_name};
use crate::access::Verb;
use crate::caller::{Intent, Target, failure};
use crate::id::{DatasetId, DatasetKind, DatasetVersionId, TemplateId, TemplateKind};
use crate::records::Held;
use crate::runs::{JobKind, enqueue};
use crate::{Caller, Error};

/// A dataset that is to be brought in.
#[derive(Clone, Debug)]
pub struct NewDataset {
    /// What people call it; empty for the file's name.
    pub name: String,
    /// What the file is called.
    pub filename: String,
    /// How it must be handled.
    pub classification: Classification,
}

/// A template that is to be brought in.
#[derive(Clone, Debug)]
pub struct NewTemplate {
    /// What people call it; empty for the file's name.
    pub name: String,
    /// What the file is called.
    pub filename: String,
}

/// A file on its way in. It counts once it is finished; dropped before, it leaves nothing but the
/// record of an attempt.
pub struct Upload<T> {
    caller: Caller,
    open: Option<Open>,
    limit: u64,
    what: T,
}

struct Open {
    intent: Intent,
    storing: Storing,
}

/// What a dataset's upload becomes.
#[derive(Debug)]
pub struct DatasetUpload {
    new: Becomes,
    filename: String,
}

#[derive(Debug)]
enum Becomes {
    Dataset { name: String, classification: Classification },
    Version(DatasetId),
}

/// What a template's upload becomes.
#[derive(Debug)]
pub struct TemplateUpload {
    name: String,
    filename: String,
}

impl Caller {
    /// Begins to bring in a dataset.
    ///
    /// # Errors
    /// [`Error::Refused`]; [`Error::Invalid`]; [`Error::Conflict`] if there is one of that file
    /// name; [`Error::AuditUnavailable`].
    pub async fn upload_dataset(&self, new: NewDataset) -> Result<Upload<DatasetUpload>, Error> {
        let filename = data_file_name(&new.filename)?;
        let name = title(&new.name, &filename)?;
        let target = Target { id: "new".to_owned(), ..Target::all::<DatasetKind>() };
        let target = target.classed(Some(new.classification));
        let intent = self.intend(Verb::DatasetCreate, &target).await?;
        if self.tenant.named::<Dataset>(&filename).await?.is_some() {
            let message =
                format!("there is a dataset of the file `{filename}`: add a version to it");
            return Err(self.broken_off(intent, Error::conflict("name-taken", message)).await);
        }
        let classification = new.classification;
        let new = Becomes::Dataset { name, classification };
        let limit = self.tenant.settings().max_dataset_bytes;
        Ok(Upload::begin(self, intent, limit, DatasetUpload { new, filename }))
    }

    /// Begins to bring in a new version of a dataset.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Refused`]; [`Error::Invalid`]; [`Error::AuditUnavailable`].
    pub async fn upload_version(
        &self,
        dataset: DatasetId,
        filename: &str,
    ) -> Result<Upload<DatasetUpload>, Error> {
        let filename = data_file_name(filename)?;
        let held = self.tenant.get::<Dataset>(dataset).await?;
        let intent = self.intend(Verb::DatasetCreate, &target(&held)).await?;
        let limit = self.tenant.settings().max_dataset_bytes;
        let what = DatasetUpload { new: Becomes::Version(dataset), filename };
        Ok(Upload::begin(self, intent, limit, what))
    }

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
            return Err(self.broken_off(intent, Error::conflict("name-taken", message)).await);
        }
        let limit = self.tenant.settings().max_template_bytes;
        Ok(Upload::begin(self, intent, limit, TemplateUpload { name, filename }))
    }

    pub(crate) async fn broken_off(&self, intent: Intent, error: Error) -> Error {
        match self.ended(&intent, failure(&error), &[]).await {
            Ok(()) => error,
            Err(worse) => worse,
        }
    }
}

impl<T> Upload<T> {
    fn begin(caller: &Caller, intent: Intent, limit: u64, what: T) -> Self {
        let storing = Storing::begin(&caller.tenant);
        let open = Some(Open { intent, storing });
        Self { caller: caller.clone(), open, limit, what }
    }

    /// Takes the next part of the file.
    ///
    /// # Errors
    /// [`Error::TooLarge`]; [`Error::Store`]. After an error the upload is over.
    pub async fn write(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let open = self.open.as_mut().ok_or_else(over)?;
        let size = open.storing.writer.clear_bytes().saturating_add(bytes.len() as u64);
        let written = match size > self.limit {
            true => Err(Error::TooLarge { what: "the file", limit: megabytes(self.limit) }),
            false => open.storing.writer.write(bytes).await.map_err(Error::from),
        };
        match (written, self.open.take()) {
            (Ok(()), open) => {
                self.open = open;
                Ok(())
            }
            (Err(error), Some(open)) => {
                open.storing.writer.abort().await;
                Err(self.caller.broken_off(open.intent, error).await)
            }
            (Err(error), None) => Err(error),
        }
    }
}

impl Upload<DatasetUpload> {
    /// Ends the upload: when this returns, the dataset is there, and its reading has begun.
    ///
    /// # Errors
    /// [`Error::Store`]; [`Error::Conflict`]; [`Error::AuditUnavailable`]. Then nothing is there.
    pub async fn finish(mut self) -> Result<(Held<Dataset>, Held<DatasetVersion>), Error> {
        let Open { intent, storing } = self.open.take().ok_or_else(over)?;
        let (object, stored) = match storing.finish().await {
            Ok(stored) => stored,
            Err(error) => return Err(self.caller.broken_off(intent, error).await),
        };
        let tenant = &self.caller.tenant;
        let mut act = self.caller.proceed(intent).await?;
        let id = DatasetVersionId::new(tenant.ambient());
        let dataset = match &self.what.new {
            Becomes::Dataset { .. } => DatasetId::new(tenant.ambient()),
            Becomes::Version(dataset) => *dataset,
        };
        let held = match &self.what.new {
            Becomes::Dataset { name, classification } => {
                let new = Dataset {
                    name: name.clone(),
                    filename: self.what.filename.clone(),
                    classification: *classification,
                    owner: self.caller.user,
                    current: id,
                    versions: 1,
                };
                tenant.insert(act.tx()?, dataset, new).await
            }
            Becomes::Version(_) => {
                let mut held = tenant.get_locked::<Dataset>(act.tx()?, dataset).await?;
                held.body.current = id;
                held.body.versions += 1;
                tenant.replace(act.tx()?, held).await
            }
        };
        let held = match held {
            Ok(held) => held,
            Err(error) => return Err(act.fail(error).await),
        };
        let version = DatasetVersion {
            dataset,
            number: held.body.versions,
            filename: self.what.filename.clone(),
            owner: self.caller.user,
            object,
            state: VersionState::Reading,
            profile: None,
        };
        tenant.keep(act.tx()?, &version.object).await?;
        let version = tenant.insert(act.tx()?, id, version).await?;
        enqueue(act.tx()?, tenant, JobKind::Profile, &id.to_string()).await?;
        let mut made = target(&held);
        made.version = Some(id.to_string());
        made.bytes = Some(version.body.object.bytes);
        act.commit_with(Some(made), &[Hash(stored.sha256)]).await?;
        Ok((held, version))
    }
}

impl Upload<TemplateUpload> {
    /// Ends the upload: the template is looked into, and is there when this returns.
    ///
    /// # Errors
    /// [`Error::Mistakes`] for a file that is no template; [`Error::Store`]; [`Error::Conflict`];
    /// [`Error::AuditUnavailable`]. Then nothing is there.
    pub async fn finish(mut self) -> Result<Held<Template>, Error> {
        let Open { intent, storing } = self.open.take().ok_or_else(over)?;
        let (object, stored) = match storing.finish().await {
            Ok(stored) => stored,
            Err(error) => return Err(self.caller.broken_off(intent, error).await),
        };
        let tenant = &self.caller.tenant;
        let summary = match inspected(tenant, &object, &self.what.filename).await {
            Ok(summary) => summary,
            Err(error) => {
                tenant.discard(&object).await;
                return Err(self.caller.broken_off(intent, error).await);
            }
        };
        let mut act = self.caller.proceed(intent).await?;
        let TemplateUpload { name, filename } = self.what_taken();
        let owner = self.caller.user;
        let new = Template { name, filename, owner, object, summary };
        let id = TemplateId::new(tenant.ambient());
        tenant.keep(act.tx()?, &new.object).await?;
        let held = match tenant.insert(act.tx()?, id, new).await {
            Ok(held) => held,
            Err(error) => return Err(act.fail(error).await),
        };
        act.commit_with(Some(Target::record(&held)), &[Hash(stored.sha256)]).await?;
        Ok(held)
    }

    fn what_taken(&self) -> TemplateUpload {
        TemplateUpload { name: self.what.name.clone(), filename: self.what.filename.clone() }
    }
}

impl<T> Drop for Upload<T> {
    fn drop(&mut self) {
        let Some(open) = self.open.take() else { return };
        let Ok(runtime) = tokio::runtime::Handle::try_current() else { return };
        let caller = self.caller.clone();
        runtime.spawn(async move {
            open.storing.writer.abort().await;
            let error = Error::conflict("broken-off", "the upload broke off");
            drop(caller.broken_off(open.intent, error).await);
        });
    }
}

impl<T> std::fmt::Debug for Upload<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Upload").field("limit", &self.limit).finish_non_exhaustive()
    }
}

fn over() -> Error {
    Error::internal("an upload was used after its end")
}

fn megabytes(bytes: u64) -> String {
    format!("{} MB", bytes / (1 << 20))
}

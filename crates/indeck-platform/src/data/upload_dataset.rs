//! Bringing in datasets and versions of them.

use indeck::model::Classification;

use super::dataset::target;
use super::named::{data_file_name, title};
use super::upload::Arrived;
use super::{Dataset, DatasetVersion, StoredObject, Upload, VersionState, known};
use crate::access::Verb;
use crate::caller::Target;
use crate::db::Tx;
use crate::id::{DatasetId, DatasetKind, DatasetVersionId};
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
    /// How it must be handled; `None` leaves it to what is found in it.
    pub classification: Option<Classification>,
}

/// What a dataset's upload becomes.
#[derive(Clone, Debug)]
pub struct DatasetUpload {
    new: Becomes,
    filename: String,
}

#[derive(Clone, Debug)]
enum Becomes {
    Dataset { name: String, classification: Option<Classification> },
    Version(DatasetId),
}

impl Caller {
    /// Begins to bring in a dataset.
    ///
    /// # Errors
    /// [`Error::Refused`]; [`Error::Invalid`]; [`Error::Conflict`] if there is one of that file
    /// name; [`Error::Full`]; [`Error::AuditUnavailable`].
    pub async fn upload_dataset(&self, new: NewDataset) -> Result<Upload<DatasetUpload>, Error> {
        let filename = data_file_name(&new.filename)?;
        let name = title(&new.name, &filename)?;
        let target = Target { id: "new".to_owned(), ..Target::all::<DatasetKind>() };
        let target = target.classed(Some(new.classification.unwrap_or_default()));
        let intent = self.intend(Verb::DatasetCreate, &target).await?;
        if self.tenant.named::<Dataset>(&filename).await?.is_some() {
            let message =
                format!("there is a dataset of the file `{filename}`: add a version to it");
            return Err(intent.fail(Error::conflict("name-taken", message)).await);
        }
        let new = Becomes::Dataset { name, classification: new.classification };
        let limit = self.tenant.settings().max_dataset_bytes;
        self.take_in(intent, limit, DatasetUpload { new, filename }).await
    }

    /// Begins to bring in a new version of a dataset.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Refused`]; [`Error::Invalid`]; [`Error::Full`];
    /// [`Error::AuditUnavailable`].
    pub async fn upload_version(
        &self,
        dataset: DatasetId,
        filename: &str,
    ) -> Result<Upload<DatasetUpload>, Error> {
        let filename = data_file_name(filename)?;
        let held = self.find::<Dataset>(Verb::DatasetCreate, dataset).await?;
        let intent = self.intend(Verb::DatasetCreate, &target(&held)).await?;
        let limit = self.tenant.settings().max_dataset_bytes;
        let what = DatasetUpload { new: Becomes::Version(dataset), filename };
        self.take_in(intent, limit, what).await
    }
}

impl Upload<DatasetUpload> {
    /// Ends the upload: when this returns, the dataset is there, and its reading has begun. It is
    /// classed as the same content was before, if that was more than what was asked.
    ///
    /// # Errors
    /// [`Error::Store`]; [`Error::Full`]; [`Error::Conflict`]; [`Error::AuditUnavailable`]. Then
    /// nothing is there.
    pub async fn finish(self) -> Result<(Held<Dataset>, Held<DatasetVersion>), Error> {
        let what = self.what.clone();
        let mut arrived = self.land().await?.arrive().await?;
        let (held, version) = match what.named(&mut arrived).await {
            Ok(made) => made,
            Err(error) => return Err(arrived.fail(error).await),
        };
        let mut made = target(&held);
        made.version = Some(version.id.to_string());
        made.bytes = Some(version.body.object.bytes);
        arrived.act.commit_with(Some(made), &[arrived.digest]).await?;
        Ok((held, version))
    }
}

impl DatasetUpload {
    /// The dataset and its version, which name the file from now on.
    async fn named(
        &self,
        arrived: &mut Arrived,
    ) -> Result<(Held<Dataset>, Held<DatasetVersion>), Error> {
        let (tx, caller) = (arrived.act.tx()?, &arrived.caller);
        let tenant = &caller.tenant;
        tenant.keep(tx, &arrived.object).await?;
        let id = DatasetVersionId::new(tenant.ambient());
        let held = self.dataset(tx, caller, id, &arrived.object).await?;
        let version = DatasetVersion {
            dataset: held.id,
            number: held.body.versions,
            filename: self.filename.clone(),
            owner: caller.user,
            object: arrived.object.clone(),
            state: VersionState::Reading,
            profile: None,
        };
        let version = tenant.insert(tx, id, version).await?;
        enqueue(tx, tenant, JobKind::Profile, &id.to_string()).await?;
        Ok((held, version))
    }

    /// The dataset, of which this is the current version now.
    async fn dataset(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        current: DatasetVersionId,
        object: &StoredObject,
    ) -> Result<Held<Dataset>, Error> {
        let (tenant, filename) = (&caller.tenant, &self.filename);
        let mark = known::of_bytes(&object.sha256);
        match &self.new {
            Becomes::Dataset { name, classification } => {
                let id = DatasetId::new(tenant.ambient());
                let mut new = Dataset {
                    name: name.clone(),
                    filename: filename.clone(),
                    classification: classification.unwrap_or_default(),
                    class_reason: None,
                    class_chosen: classification.is_some(),
                    names: Default::default(),
                    owner: caller.user,
                    current,
                    versions: 1,
                };
                tenant.recognise(tx, &mark, (id, &mut new), filename).await?;
                tenant.insert(tx, id, new).await
            }
            Becomes::Version(id) => {
                let mut held = tenant.get_locked::<Dataset>(tx, *id).await?;
                held.body.current = current;
                held.body.versions += 1;
                tenant.recognise(tx, &mark, (*id, &mut held.body), filename).await?;
                tenant.replace(tx, held).await
            }
        }
    }
}

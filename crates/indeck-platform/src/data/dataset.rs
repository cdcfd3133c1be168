//! `Dataset`: data of the organisation, in versions.

use std::collections::BTreeSet;

use indeck::model::Classification;
use serde::{Deserialize, Serialize};

use super::named::title;
use super::profile::without_values;
use super::{DatasetProfile, Download, StoredObject, class_word, known};
use crate::access::Verb;
use crate::caller::Target;
use crate::db::Tx;
use crate::id::{DatasetId, DatasetKind, DatasetVersionId, DatasetVersionKind, UserId};
use crate::records::{Held, Page, PageRequest, Record, changed};
use crate::{Caller, Error};

/// Data of the organisation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dataset {
    /// What people call it.
    pub name: String,
    /// What reports call it: the file name, which is its own.
    pub filename: String,
    /// How it must be handled.
    #[serde(with = "class_word")]
    pub classification: Classification,
    /// Why it is handled more carefully than whoever brought it in said, in words.
    #[serde(default)]
    pub class_reason: Option<String>,
    /// Whether somebody said how it must be handled.
    #[serde(default)]
    pub(crate) class_chosen: bool,
    /// What its files have been called, and files with the same content: without their endings, in
    /// small letters. The policy's rules for any of these are rules for it.
    #[serde(default)]
    pub(crate) names: BTreeSet<String>,
    /// Whose it is.
    pub owner: UserId,
    /// The version that reports read.
    pub current: DatasetVersionId,
    /// How many versions there have been.
    pub versions: u64,
}

/// A version of a dataset.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DatasetVersion {
    /// Of which dataset.
    pub dataset: DatasetId,
    /// Counted from 1.
    pub number: u64,
    /// What the file was called.
    pub filename: String,
    /// Who brought it.
    pub owner: UserId,
    /// Its bytes.
    pub object: StoredObject,
    /// How far its reading has come.
    pub state: VersionState,
    /// What its columns hold, once it was read.
    pub profile: Option<DatasetProfile>,
}

/// How far the reading of a version has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", tag = "state")]
pub enum VersionState {
    /// It is being read.
    Reading,
    /// It was read.
    Ready,
    /// It cannot be read.
    Unreadable {
        /// Why, in words.
        message: String,
        /// Ways out.
        #[serde(default)]
        hints: Vec<String>,
    },
}

impl Record for Dataset {
    type Kind = DatasetKind;

    fn owner(&self) -> Option<UserId> {
        Some(self.owner)
    }

    fn unique_name(&self) -> Option<&str> {
        Some(&self.filename)
    }
}

impl DatasetVersion {
    /// What its content is known by.
    pub(super) fn marks(&self) -> Vec<String> {
        let values = self.profile.as_ref().and_then(known::values);
        std::iter::once(known::of_bytes(&self.object.sha256)).chain(values).collect()
    }
}

impl Record for DatasetVersion {
    type Kind = DatasetVersionKind;

    fn parent(&self) -> Option<String> {
        Some(self.dataset.to_string())
    }

    fn owner(&self) -> Option<UserId> {
        Some(self.owner)
    }
}

/// What is changed of a dataset; what is `None` stays.
#[derive(Clone, Debug, Default)]
pub struct DatasetChange {
    /// What people call it.
    pub name: Option<String>,
    /// How it must be handled.
    pub classification: Option<Classification>,
    /// Whose it is.
    pub owner: Option<UserId>,
    /// The revision that was read; `None` for whatever there is.
    pub rev: Option<i64>,
}

impl Caller {
    /// The organisation's datasets, newest first.
    ///
    /// # Errors
    /// [`Error::Refused`]; [`Error::AuditUnavailable`].
    pub async fn datasets(&self, page: &PageRequest) -> Result<Page<Held<Dataset>>, Error> {
        self.look(Verb::DatasetRead, &Target::all::<DatasetKind>()).await?;
        self.tenant.list(page).await
    }

    /// A dataset.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Refused`]; [`Error::AuditUnavailable`].
    pub async fn dataset(&self, id: DatasetId) -> Result<Held<Dataset>, Error> {
        let held = self.find::<Dataset>(Verb::DatasetRead, id).await?;
        self.look(Verb::DatasetRead, &target(&held)).await?;
        Ok(held)
    }

    /// The versions of a dataset, newest first.
    ///
    /// # Errors
    /// As [`Caller::dataset`].
    pub async fn dataset_versions(
        &self,
        id: DatasetId,
        page: &PageRequest,
    ) -> Result<Page<Held<DatasetVersion>>, Error> {
        let held = self.dataset(id).await?;
        self.tenant.list_of(&held.id.to_string(), page).await
    }

    /// The version of a dataset that reports read, with what its columns hold; values of them where
    /// the organisation's policy lets the caller see the dataset as it is.
    ///
    /// # Errors
    /// As [`Caller::dataset`].
    pub async fn dataset_current(
        &self,
        id: DatasetId,
    ) -> Result<(Held<Dataset>, Held<DatasetVersion>), Error> {
        let held = self.dataset(id).await?;
        let mut version = self.tenant.get::<DatasetVersion>(held.body.current).await?;
        if !self.sees_whole(&held).await?.permitted {
            version.body.profile = version.body.profile.map(without_values);
        }
        Ok((held, version))
    }

    /// The bytes of a version of a dataset, where the organisation's policy lets the caller see it as
    /// it is.
    ///
    /// # Errors
    /// As [`Caller::dataset`]; [`Error::Store`].
    pub async fn download_dataset(
        &self,
        id: DatasetId,
        version: DatasetVersionId,
    ) -> Result<Download, Error> {
        let held = self.find::<Dataset>(Verb::DatasetDownload, id).await?;
        let version = self.find::<DatasetVersion>(Verb::DatasetDownload, version).await?;
        if version.body.dataset != id {
            let error = Error::NotFound { noun: "version of a dataset" };
            return Err(self.missed(Verb::DatasetDownload, version.id, error).await);
        }
        let mut target = target(&held);
        target.version = Some(version.id.to_string());
        target.bytes = Some(version.body.object.bytes);
        let policy = self.sees_whole(&held).await?;
        self.look_under(Verb::DatasetDownload, &target, policy).await?;
        let reader = self.tenant.open_object(&version.body.object).await?;
        let name = version.body.filename.clone();
        Ok(Download::new(name, "application/octet-stream", &version.body.object, reader))
    }

    /// Changes what is said of a dataset.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Refused`]; [`Error::Conflict`] if it was changed meanwhile;
    /// [`Error::Invalid`]; [`Error::AuditUnavailable`].
    pub async fn change_dataset(
        &self,
        id: DatasetId,
        change: DatasetChange,
    ) -> Result<Held<Dataset>, Error> {
        let held = self.find::<Dataset>(Verb::DatasetUpdate, id).await?;
        let name =
            change.name.as_deref().map(|name| title(name, &held.body.filename)).transpose()?;
        if let Some(owner) = change.owner {
            self.find::<crate::accounts::User>(Verb::DatasetUpdate, owner).await?;
        }
        let lowers = change.classification.is_some_and(|class| class < held.body.classification);
        let target_now = Target { lowers_class: lowers, ..target(&held) };
        let mut act = self.begin(Verb::DatasetUpdate, &target_now).await?;
        let done = self.apply(act.tx()?, &held, change, name).await;
        match done {
            Ok(held) => {
                act.commit_with(Some(target(&held)), &[]).await?;
                Ok(held)
            }
            Err(error) => Err(act.fail(error).await),
        }
    }

    /// Changes a dataset that is still what leave was asked for.
    async fn apply(
        &self,
        tx: &mut Tx,
        asked: &Held<Dataset>,
        change: DatasetChange,
        name: Option<String>,
    ) -> Result<Held<Dataset>, Error> {
        if change.classification.is_some() {
            // Whoever brings content in waits: it may concern other datasets.
            self.tenant.one_by_one(tx).await?;
        }
        let before = asked.body.classification;
        let mut held = self.tenant.get_locked::<Dataset>(tx, asked.id).await?;
        if held.body.classification != before {
            return Err(changed("dataset"));
        }
        held.must_be(change.rev)?;
        held.body.name = name.unwrap_or(held.body.name);
        if let Some(class) = change.classification {
            (held.body.classification, held.body.class_chosen) = (class, true);
            if class != before {
                held.body.class_reason = None;
                self.tenant.reclass(tx, held.id, class).await?;
            }
        }
        held.body.owner = change.owner.unwrap_or(held.body.owner);
        self.tenant.replace(tx, held).await
    }

    /// Removes a dataset with all of its versions. Decks that were made of it stay.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Refused`]; [`Error::AuditUnavailable`].
    pub async fn delete_dataset(&self, id: DatasetId) -> Result<(), Error> {
        let held = self.find::<Dataset>(Verb::DatasetDelete, id).await?;
        let mut act = self.begin(Verb::DatasetDelete, &target(&held)).await?;
        let mut objects = Vec::new();
        for version in self.tenant.children::<DatasetVersion>(act.tx()?, &id.to_string()).await? {
            self.tenant.remove::<DatasetVersion>(act.tx()?, version.id).await?;
            self.tenant.release(act.tx()?, &version.body.object).await?;
            objects.push(version.body.object);
        }
        self.tenant.remove::<Dataset>(act.tx()?, id).await?;
        act.commit().await?;
        for object in &objects {
            self.tenant.discard(object).await;
        }
        Ok(())
    }
}

/// A dataset, as the policies and the log are told.
pub(super) fn target(held: &Held<Dataset>) -> Target {
    Target::record(held).classed(Some(held.body.classification))
}

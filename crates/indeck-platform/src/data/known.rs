//! `Known`: what an organisation remembers of content, whatever it is called.
//!
//! How data must be handled belongs to the data, and not to the name of its file: who uploads the
//! same rows again under another name gets the class that they had, and the rules that the policy
//! has for them. Content is known by the SHA-256 of its bytes, and by a digest of what was read in
//! it, which stays the same in another order of rows and columns or another format. What is
//! remembered outlives the dataset, or removing it would be the way round.

use std::collections::BTreeSet;

use indeck::model::Classification;
use serde::{Deserialize, Serialize};

use super::dataset::{Dataset, DatasetVersion};
use super::{ColumnSummary, DatasetProfile, class_word};
use crate::db::Tx;
use crate::id::{DatasetId, KnownId, KnownKind};
use crate::records::{Held, Record};
use crate::{Error, Tenant};

/// What is remembered of some content.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Known {
    /// What it is known by.
    mark: String,
    /// How it must be handled.
    #[serde(with = "class_word")]
    pub(crate) class: Classification,
    /// What its files were called, without their endings.
    pub(crate) names: BTreeSet<String>,
    /// The datasets that have had it.
    pub(crate) datasets: BTreeSet<DatasetId>,
}

impl Record for Known {
    type Kind = KnownKind;

    /// It is found by a keyed hash of its mark.
    fn unique_name(&self) -> Option<&str> {
        Some(&self.mark)
    }
}

/// Content as it is known by its bytes.
pub(crate) fn of_bytes(sha256: &str) -> String {
    format!("bytes:{sha256}")
}

/// Content as it is known by what was read in it: how many rows, and of each column what its values
/// are like. `None` where there is nothing to know it by.
pub(super) fn values(profile: &DatasetProfile) -> Option<String> {
    let of = |column: &ColumnSummary| {
        let mut frequent = column.frequent.clone();
        frequent.sort();
        // Of more values than are listed, which are listed depends on the order of rows.
        let all = column.counted && frequent.len() as u64 >= column.distinct;
        let frequent = if all { frequent } else { Vec::new() };
        let counts = (column.nulls, column.counted.then_some(column.distinct));
        (column.name.to_lowercase(), counts, column.min.clone(), column.max.clone(), frequent)
    };
    let mut columns: Vec<String> = profile.columns.iter().map(|c| format!("{:?}", of(c))).collect();
    columns.sort();
    let text = format!("{}\n{}", profile.rows, columns.join("\n"));
    let digest = crate::digest(&[text.as_bytes()]);
    (profile.rows > 0).then(|| format!("values:{}", super::hex(&digest)))
}

/// Data as it is known by the names of its columns.
pub(super) fn columns(profile: &DatasetProfile) -> String {
    let mut names: Vec<String> = profile.columns.iter().map(|c| c.name.to_lowercase()).collect();
    names.sort();
    let names: Vec<&[u8]> = names.iter().map(|name| name.as_bytes()).collect();
    format!("columns:{}", super::hex(&crate::digest(&names)))
}

/// A file's name as policies know data by: without its ending, in small letters.
pub(crate) fn stem(filename: &str) -> String {
    filename.rsplit_once('.').map_or(filename, |(stem, _)| stem).to_lowercase()
}

impl Dataset {
    /// Takes over what is known of its content: the greater class, with the reason, and the names.
    pub(super) fn inherit(&mut self, known: &Known) {
        if known.class > self.classification {
            self.classification = known.class;
            let own = stem(&self.filename);
            let other = known.names.iter().find(|name| **name != own).unwrap_or(&own);
            self.class_reason = Some(format!(
                "the same content was brought in before as `{other}`, classed `{}`",
                known.class.word()
            ));
        }
        self.names.extend(known.names.iter().cloned());
    }
}

impl Tenant {
    /// What is known of content, locked.
    ///
    /// # Errors
    /// [`Error::Database`]; [`Error::Damaged`].
    pub(super) async fn known(
        &self,
        tx: &mut Tx,
        mark: &str,
    ) -> Result<Option<Held<Known>>, Error> {
        self.named_in::<Known>(tx, mark).await
    }

    /// Gives a dataset what is known of content that it has from now on, and remembers the content
    /// under it.
    ///
    /// # Errors
    /// As [`Tenant::known`].
    pub(crate) async fn recognise(
        &self,
        tx: &mut Tx,
        mark: &str,
        dataset: (DatasetId, &mut Dataset),
        filename: &str,
    ) -> Result<(), Error> {
        let (id, dataset) = dataset;
        let stored = self.known(tx, mark).await?;
        if let Some(known) = &stored {
            dataset.inherit(&known.body);
        }
        let names = [stem(&dataset.filename), stem(filename)];
        dataset.names.extend(names.iter().cloned());
        let class = dataset.classification;
        let empty = || Known { mark: mark.to_owned(), class, ..Known::default() };
        let mut known = stored.as_ref().map_or_else(empty, |held| held.body.clone());
        if class > known.class {
            // Whoever has it already has it under that class from now on.
            for other in known.datasets.iter().filter(|other| **other != id) {
                self.raise(tx, *other, class).await?;
            }
        }
        known.class = known.class.max(class);
        known.names.extend(names);
        known.datasets.insert(id);
        self.remember(tx, stored, known).await
    }

    async fn remember(
        &self,
        tx: &mut Tx,
        stored: Option<Held<Known>>,
        known: Known,
    ) -> Result<(), Error> {
        match stored {
            Some(held) if held.body == known => {}
            Some(held) => drop(self.replace(tx, Held { body: known, ..held }).await?),
            None => drop(self.insert(tx, KnownId::new(self.ambient()), known).await?),
        }
        Ok(())
    }

    /// Remembers under which class there has been data with those columns.
    ///
    /// # Errors
    /// As [`Tenant::known`].
    pub(super) async fn note_shape(
        &self,
        tx: &mut Tx,
        mark: &str,
        dataset: (DatasetId, &Dataset),
    ) -> Result<(), Error> {
        let (id, dataset) = dataset;
        let class = dataset.classification;
        let stored = self.known(tx, mark).await?;
        let empty = || Known { mark: mark.to_owned(), class, ..Known::default() };
        let mut known = stored.as_ref().map_or_else(empty, |held| held.body.clone());
        known.class = known.class.max(class);
        known.names.insert(stem(&dataset.filename));
        known.datasets.insert(id);
        self.remember(tx, stored, known).await
    }

    /// Has the content of a dataset follow its new class. A greater one goes to every dataset that
    /// has the same content; a lesser one counts for the content from now on, and what has it
    /// already stays as it is.
    ///
    /// # Errors
    /// As [`Tenant::known`].
    pub(super) async fn reclass(
        &self,
        tx: &mut Tx,
        id: DatasetId,
        class: Classification,
    ) -> Result<(), Error> {
        let mut others = BTreeSet::new();
        for version in self.children::<DatasetVersion>(tx, &id.to_string()).await? {
            for mark in version.body.marks() {
                others.extend(self.reclass_known(tx, &mark, class).await?);
            }
            if let Some(profile) = &version.body.profile {
                self.reclass_known(tx, &columns(profile), class).await?;
            }
        }
        others.remove(&id);
        for other in others {
            self.raise(tx, other, class).await?;
        }
        Ok(())
    }

    /// The datasets that a greater class of the content concerns.
    async fn reclass_known(
        &self,
        tx: &mut Tx,
        mark: &str,
        class: Classification,
    ) -> Result<BTreeSet<DatasetId>, Error> {
        let Some(mut held) = self.known(tx, mark).await? else { return Ok(BTreeSet::new()) };
        let raised = class > held.body.class;
        let datasets = if raised { held.body.datasets.clone() } else { BTreeSet::new() };
        if class != held.body.class {
            held.body.class = class;
            self.replace(tx, held).await?;
        }
        Ok(datasets)
    }

    async fn raise(&self, tx: &mut Tx, id: DatasetId, to: Classification) -> Result<(), Error> {
        let mut held = match self.get_locked::<Dataset>(tx, id).await {
            Ok(held) => held,
            Err(Error::NotFound { .. }) => return Ok(()),
            Err(error) => return Err(error),
        };
        if held.body.classification >= to {
            return Ok(());
        }
        held.body.classification = to;
        let reason = format!("another dataset with the same content was classed `{}`", to.word());
        held.body.class_reason = Some(reason);
        self.replace(tx, held).await?;
        Ok(())
    }
}

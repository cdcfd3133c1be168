//! What reading a file says of how it must be handled.

use indeck::model::Classification;

use super::known;
use super::{ColumnSummary, Dataset, DatasetProfile};
use crate::db::Tx;
use crate::id::DatasetId;
use crate::reports::policy;
use crate::{Error, Tenant};

/// Columns that a reason names at most.
const NAMED: usize = 5;

impl Tenant {
    /// Gives a dataset the class that follows from what was read in a version of it, and remembers
    /// the content: the class and names of the same rows in other bytes; and `personal` for what
    /// holds data of persons, if nobody said how it must be handled, or if its columns are those of
    /// other data that is handled so.
    ///
    /// # Errors
    /// [`Error::Database`]; [`Error::Damaged`].
    pub(crate) async fn examine(
        &self,
        tx: &mut Tx,
        dataset: (DatasetId, &mut Dataset),
        filename: &str,
        profile: &DatasetProfile,
    ) -> Result<(), Error> {
        let (id, dataset) = dataset;
        let shape = known::columns(profile);
        if let Some(reason) = self.personal(tx, dataset, &shape, profile).await? {
            dataset.classification = Classification::Personal;
            dataset.class_reason = Some(reason);
        }
        if let Some(mark) = known::values(profile) {
            self.recognise(tx, &mark, (id, dataset), filename).await?;
        }
        self.note_shape(tx, &shape, (id, dataset)).await
    }

    /// Why a dataset is to be classed `personal`.
    async fn personal(
        &self,
        tx: &mut Tx,
        dataset: &Dataset,
        shape: &str,
        profile: &DatasetProfile,
    ) -> Result<Option<String>, Error> {
        let columns: Vec<String> =
            profile.columns.iter().filter(|column| is_personal(column)).map(quoted).collect();
        if columns.is_empty() || dataset.classification >= Classification::Personal {
            return Ok(None);
        }
        let listed = columns.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
        if !dataset.class_chosen {
            return Ok(Some(format!("it looks like data of persons: {listed}")));
        }
        let Some(alike) = self.known(tx, shape).await? else { return Ok(None) };
        let handled = alike.body.class >= Classification::Personal
            || self.policy_speaks_of(tx, &alike.body.names).await?;
        let own = known::stem(&dataset.filename);
        let other = alike.body.names.iter().find(|name| **name != own);
        Ok(other.filter(|_| handled).map(|other| {
            format!("it looks like data of persons, in {listed}, and has the columns of `{other}`")
        }))
    }

    async fn policy_speaks_of(
        &self,
        tx: &mut Tx,
        names: &std::collections::BTreeSet<String>,
    ) -> Result<bool, Error> {
        let document = self.organisation_locked(tx).await?.body.policy;
        // A document that does not stand permits nothing, so nothing has to be found in it.
        let Ok(policy) = policy::effective(&document, &Default::default()) else {
            return Ok(true);
        };
        Ok(!policy::known_as(&policy, "", names).is_empty())
    }
}

/// What the values themselves tell. Age, place and health are told by a column's name alone, which
/// figures about jobs in health services have as well.
const OF_VALUES: [&str; 9] = [
    "card_number",
    "iban",
    "email",
    "phone",
    "national_id",
    "ip_address",
    "person_name",
    "street_address",
    "birth_date",
];

/// Whether a column holds data of persons, as far as can be told: in most of its values.
fn is_personal(column: &ColumnSummary) -> bool {
    let mut found = column.personal.iter().filter(|found| OF_VALUES.contains(&found.kind.as_str()));
    found.any(|found| {
        let class = Classification::parse(&found.class);
        let most = found.matching.saturating_mul(2) > found.looked_at;
        most && found.confidence >= 0.8 && class >= Some(Classification::Personal)
    })
}

fn quoted(column: &ColumnSummary) -> String {
    format!("`{}`", column.name)
}

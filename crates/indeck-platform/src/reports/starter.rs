//! A first report for a dataset and a template.

use indeck::starter;

use crate::access::Verb;
use crate::caller::Target;
use crate::data::{Dataset, DatasetVersion, Template};
use crate::id::{DatasetId, ReportKind, TemplateId};
use crate::{Caller, Error};

/// Why there is no first report.
const NO_LAYOUT: &str = "the template has no layout with a title, or with a title and a place for a \
                         chart or a table: choose another one, or write the report yourself";

impl Caller {
    /// The text of a first report: something that builds, to go on from. Nothing is kept.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Conflict`] while the dataset is being read, or if it cannot be,
    /// and for a template whose layouts have no room for anything;
    /// [`Error::Refused`]; [`Error::AuditUnavailable`].
    pub async fn starter(&self, dataset: DatasetId, template: TemplateId) -> Result<String, Error> {
        let dataset = self.find::<Dataset>(Verb::ReportCheck, dataset).await?;
        let template = self.find::<Template>(Verb::ReportCheck, template).await?;
        self.look(Verb::ReportCheck, &Target::all::<ReportKind>()).await?;
        let version = self.tenant.get::<DatasetVersion>(dataset.body.current).await?;
        let profile = version.body.profile.as_ref().ok_or_else(|| {
            Error::conflict("not-read", "the dataset has not been read yet, or cannot be")
        })?;
        let limit = self.tenant.settings().max_template_bytes;
        let bytes = self.tenant.open_object(&template.body.object).await?.read_all(limit).await?;
        let profile = profile.clone();
        let (data, brand) = (dataset.body.filename, template.body.filename);
        let made = tokio::task::spawn_blocking(move || {
            let opened = indeck::Template::from_bytes(bytes, &indeck::Limits::default())?;
            Ok::<_, indeck::DeckError>(starter(&data, &profile, &brand, opened.brand()))
        });
        let made = made.await.map_err(|_| Error::internal("writing a first report broke off"))?;
        let spec = made.map_err(|_| Error::Damaged { noun: "template" })?;
        match spec.trim_end().ends_with("slides:") {
            true => Err(Error::conflict("no-usable-layout", NO_LAYOUT)),
            false => Ok(spec),
        }
    }
}

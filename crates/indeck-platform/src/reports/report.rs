//! `Report`: a spec, in versions.

use serde::{Deserialize, Serialize};

use crate::access::Verb;
use crate::caller::Target;
use crate::id::{ReportId, ReportKind, ReportVersionId, ReportVersionKind, UserId};
use crate::records::{Held, Page, PageRequest, Record};
use crate::{Caller, Error};

/// A report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// What people call it.
    pub name: String,
    /// Whose it is.
    pub owner: UserId,
    /// Its newest version.
    pub current: ReportVersionId,
    /// How many versions there have been.
    pub versions: u64,
}

/// What a report said once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportVersion {
    /// Of which report.
    pub report: ReportId,
    /// Counted from 1.
    pub number: u64,
    /// Who wrote it.
    pub owner: UserId,
    /// The spec.
    pub spec: String,
}

impl Record for Report {
    type Kind = ReportKind;

    fn owner(&self) -> Option<UserId> {
        Some(self.owner)
    }
}

impl Record for ReportVersion {
    type Kind = ReportVersionKind;

    fn parent(&self) -> Option<String> {
        Some(self.report.to_string())
    }

    fn owner(&self) -> Option<UserId> {
        Some(self.owner)
    }
}

impl Caller {
    /// The organisation's reports, newest first.
    ///
    /// # Errors
    /// [`Error::Refused`]; [`Error::AuditUnavailable`].
    pub async fn reports(&self, page: &PageRequest) -> Result<Page<Held<Report>>, Error> {
        self.look(Verb::ReportRead, &Target::all::<ReportKind>()).await?;
        self.tenant.list(page).await
    }

    /// A report, with its newest version.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Refused`]; [`Error::AuditUnavailable`].
    pub async fn report(&self, id: ReportId) -> Result<(Held<Report>, Held<ReportVersion>), Error> {
        let held = self.find::<Report>(Verb::ReportRead, id).await?;
        self.look(Verb::ReportRead, &Target::record(&held)).await?;
        let version = self.tenant.get::<ReportVersion>(held.body.current).await?;
        Ok((held, version))
    }

    /// The versions of a report, newest first.
    ///
    /// # Errors
    /// As [`Caller::report`].
    pub async fn report_versions(
        &self,
        id: ReportId,
        page: &PageRequest,
    ) -> Result<Page<Held<ReportVersion>>, Error> {
        let held = self.find::<Report>(Verb::ReportRead, id).await?;
        self.look(Verb::ReportRead, &Target::record(&held)).await?;
        self.tenant.list_of(&id.to_string(), page).await
    }
}

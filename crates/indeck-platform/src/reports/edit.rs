//! Writing reports.

use super::{Report, ReportVersion};
use crate::access::Verb;
use crate::caller::Target;
use crate::id::{ReportId, ReportKind, ReportVersionId};
use crate::records::{Held, changed};
use crate::{Caller, Error};

/// Characters of a name at most.
const NAME: usize = 120;

/// A report that is to be made.
#[derive(Clone, Debug)]
pub struct NewReport {
    /// What people call it.
    pub name: String,
    /// The spec. It may have mistakes: they are told when it is checked or run.
    pub spec: String,
}

impl Caller {
    /// Makes a report.
    ///
    /// # Errors
    /// [`Error::Invalid`]; [`Error::TooLarge`]; [`Error::Refused`]; [`Error::AuditUnavailable`].
    pub async fn create_report(
        &self,
        new: NewReport,
    ) -> Result<(Held<Report>, Held<ReportVersion>), Error> {
        let name = named(&new.name)?;
        self.fits(&new.spec)?;
        let target = Target { id: "new".to_owned(), ..Target::all::<ReportKind>() };
        let mut act = self.begin(Verb::ReportCreate, &target).await?;
        let ambient = self.tenant.ambient();
        let (id, version) = (ReportId::new(ambient), ReportVersionId::new(ambient));
        let report = Report { name, owner: self.user, current: version, versions: 1 };
        let first = ReportVersion { report: id, number: 1, owner: self.user, spec: new.spec };
        let held = self.tenant.insert(act.tx()?, id, report).await?;
        let version = self.tenant.insert(act.tx()?, version, first).await?;
        act.commit_with(Some(Target::record(&held)), &[]).await?;
        Ok((held, version))
    }

    /// Writes a new version of a report. The same spec again makes none. `rev` is the revision that
    /// was read; `None` writes over whatever there is.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::TooLarge`]; [`Error::Conflict`] if it was changed meanwhile;
    /// [`Error::Refused`]; [`Error::AuditUnavailable`].
    pub async fn write_report(
        &self,
        id: ReportId,
        spec: String,
        rev: Option<i64>,
    ) -> Result<(Held<Report>, Held<ReportVersion>), Error> {
        self.fits(&spec)?;
        let held = self.find::<Report>(Verb::ReportUpdate, id).await?;
        let current = self.tenant.get::<ReportVersion>(held.body.current).await?;
        let mut act = self.begin(Verb::ReportUpdate, &Target::record(&held)).await?;
        let mut held = self.tenant.get_locked::<Report>(act.tx()?, id).await?;
        if rev.is_some_and(|rev| rev != held.rev) {
            return Err(act.fail(changed("report")).await);
        }
        if current.id == held.body.current && current.body.spec == spec {
            act.commit().await?;
            return Ok((held, current));
        }
        let version = ReportVersionId::new(self.tenant.ambient());
        held.body.current = version;
        held.body.versions += 1;
        let number = held.body.versions;
        let next = ReportVersion { report: id, number, owner: self.user, spec };
        let held = self.tenant.replace(act.tx()?, held).await?;
        let next = self.tenant.insert(act.tx()?, version, next).await?;
        act.commit().await?;
        Ok((held, next))
    }

    /// Gives a report another name.
    ///
    /// # Errors
    /// As [`Caller::write_report`]; [`Error::Invalid`].
    pub async fn rename_report(
        &self,
        id: ReportId,
        name: &str,
        rev: Option<i64>,
    ) -> Result<Held<Report>, Error> {
        let name = named(name)?;
        let held = self.find::<Report>(Verb::ReportUpdate, id).await?;
        let mut act = self.begin(Verb::ReportUpdate, &Target::record(&held)).await?;
        let mut held = self.tenant.get_locked::<Report>(act.tx()?, id).await?;
        if rev.is_some_and(|rev| rev != held.rev) {
            return Err(act.fail(changed("report")).await);
        }
        held.body.name = name;
        let held = self.tenant.replace(act.tx()?, held).await?;
        act.commit().await?;
        Ok(held)
    }

    /// Removes a report with its versions. Its runs and decks stay.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Refused`]; [`Error::AuditUnavailable`].
    pub async fn delete_report(&self, id: ReportId) -> Result<(), Error> {
        let held = self.find::<Report>(Verb::ReportDelete, id).await?;
        let mut act = self.begin(Verb::ReportDelete, &Target::record(&held)).await?;
        for version in self.tenant.children::<ReportVersion>(act.tx()?, &id.to_string()).await? {
            self.tenant.remove::<ReportVersion>(act.tx()?, version.id).await?;
        }
        self.tenant.remove::<Report>(act.tx()?, id).await?;
        act.commit().await
    }

    pub(super) fn fits(&self, spec: &str) -> Result<(), Error> {
        let most = self.tenant.settings().max_text_bytes;
        match spec.len() > most {
            true => Err(Error::TooLarge { what: "the spec", limit: format!("{most} bytes") }),
            false => Ok(()),
        }
    }
}

fn named(name: &str) -> Result<String, Error> {
    let name = name.trim();
    let fits = (1..=NAME).contains(&name.chars().count()) && !name.chars().any(char::is_control);
    let message = || format!("a name is one line of 1 to {NAME} characters");
    fits.then(|| name.to_owned()).ok_or_else(|| Error::invalid("name", message()))
}

//! Checking a spec, without making anything of it.

use std::sync::Arc;

use indeck::{Cancel, Diagnostic, check_slides};
use tokio::runtime::Handle;
use tokio::sync::Semaphore;

use super::form::{ReportForm, ReportParam, bounded, reworded, stand_ins};
use crate::access::Verb;
use crate::caller::Target;
use crate::id::ReportKind;
use crate::runs::{Order, OrgFolder, SPEC, actor_of, governed};
use crate::{Caller, Error};

/// Checks at once in this process: they share its processors with the answers to everybody else.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// What was found in a spec.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CheckedReport {
    /// Mistakes and warnings, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    /// What its slides are called: their ids, else their layouts.
    pub slides: Vec<String>,
    /// What whoever runs it may choose.
    pub params: Vec<ReportParam>,
    /// The texts that places may lie in, by name: the spec is `report.yaml`.
    pub texts: Vec<(String, String)>,
}

impl Caller {
    /// Checks a spec: reads the organisation's data under its policy, makes every table and every
    /// slide, and tells all mistakes. A parameter without a value takes the first that it may have.
    /// Nothing is kept.
    ///
    /// # Errors
    /// [`Error::TooLarge`]; [`Error::Refused`]; [`Error::AuditUnavailable`]; [`Error::Database`] and
    /// [`Error::Store`] if these were away.
    pub async fn check_report(&self, spec: String) -> Result<CheckedReport, Error> {
        self.check_report_with(spec, Vec::new()).await
    }

    /// The same with values of parameters.
    ///
    /// # Errors
    /// As [`Caller::check_report`].
    pub async fn check_report_with(
        &self,
        spec: String,
        params: Vec<(String, String)>,
    ) -> Result<CheckedReport, Error> {
        self.fits(&spec)?;
        bounded(&params)?;
        self.look(Verb::ReportCheck, &Target::all::<ReportKind>()).await?;
        let turn = AT_ONCE.acquire().await;
        let turn = turn.map_err(|_| Error::internal("no report is checked any more"))?;
        let runtime = Handle::current();
        let tenant = self.tenant.clone();
        let cancel = Cancel::new();
        let order = Order {
            folder: Arc::new(OrgFolder::new(tenant.clone(), runtime.clone(), &spec)),
            runtime,
            actor: actor_of(self.user, self.role),
            policy: tenant.organisation().await?.body.policy,
            params: stand_ins(&spec, &params),
            cancel: cancel.clone(),
            tenant,
        };
        // Who goes away, or waits too long, does not keep a processor.
        let _stop = Stop(cancel);
        let checked = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            let checked = checked(&order)?;
            // What was away is nobody's mistake.
            order.folder.trouble().end()?;
            Ok::<_, Error>(checked)
        });
        let limit = self.tenant.settings().max_run;
        let checked = tokio::time::timeout(limit, checked).await;
        let limit = || format!("{} s", limit.as_secs());
        let checked = checked.map_err(|_| Error::TooLarge { what: "the work", limit: limit() })?;
        let mut checked = checked.map_err(|_| Error::internal("checking a report broke off"))??;
        checked.diagnostics = checked.diagnostics.into_iter().map(reworded).collect();
        checked.params = ReportForm::of(&spec).params;
        checked.texts.push((SPEC.to_owned(), spec));
        Ok(checked)
    }
}

/// Stops the work when it is dropped.
struct Stop(Cancel);

impl Drop for Stop {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

fn checked(order: &Order) -> Result<CheckedReport, Error> {
    let options = match governed(order) {
        Ok(options) => options,
        Err(found) => {
            return Ok(CheckedReport { diagnostics: found.diagnostics, ..Default::default() });
        }
    };
    match check_slides(SPEC.as_ref(), &options, &mut ()) {
        Ok((found, slides)) => {
            let texts = found.texts.into_iter().filter(|(name, _)| name != SPEC).collect();
            Ok(CheckedReport {
                diagnostics: found.diagnostics,
                slides,
                texts,
                ..Default::default()
            })
        }
        Err(error) => {
            Ok(CheckedReport { diagnostics: vec![error.to_diagnostic()], ..Default::default() })
        }
    }
}

//! What is to be made for a run, and whether it still may.

use std::sync::Arc;

use indeck::audit::event::{Event, Outcome};
use tokio::runtime::Handle;

use super::build::{Order, actor_of};
use super::folder::OrgFolder;
use super::job::Job;
use super::run::Run;
use crate::access::{Circumstances, Verb};
use crate::accounts::{By, Told, User};
use crate::caller::From;
use crate::db::Tx;
use crate::id::{RunKind, UserId};
use crate::records::Held;
use crate::reports::ReportVersion;
use crate::{Error, Tenant};

/// What is to be made; `None` if it may not be any more.
pub(super) async fn order(job: &Job, held: &Held<Run>) -> Result<Option<Order>, Error> {
    let tenant = &job.tenant;
    // Who is no member any more makes nothing, and a role that was changed counts as it is now.
    let user = match tenant.get::<User>(held.body.actor).await {
        Ok(user) if may_run(tenant, &user.body) => user,
        Ok(_) | Err(Error::NotFound { .. }) => return Ok(None),
        Err(error) => return Err(error),
    };
    let version = tenant.get::<ReportVersion>(held.body.version).await?;
    let policy = tenant.organisation().await?.body.policy;
    let runtime = Handle::current();
    let folder = OrgFolder::new(tenant.clone(), runtime.clone(), &version.body.spec);
    Ok(Some(Order {
        tenant: tenant.clone(),
        runtime,
        folder: Arc::new(folder),
        actor: actor_of(held.body.actor, user.body.role),
        policy,
        params: held.body.params.clone(),
        cancel: job.cancel.clone(),
    }))
}

/// Whether a member may have reports made.
fn may_run(tenant: &Tenant, user: &User) -> bool {
    let access = &tenant.core().access;
    access.decide(user.role, Verb::RunCreate, &Circumstances::usual()).permitted
}

/// Whether the member of a run may still have it made; it stays so until the transaction ends.
pub(super) async fn still_may(tenant: &Tenant, tx: &mut Tx, actor: UserId) -> Result<bool, Error> {
    match tenant.get_locked::<User>(tx, actor).await {
        Ok(user) => Ok(may_run(tenant, &user.body)),
        Err(Error::NotFound { .. }) => Ok(false),
        Err(error) => Err(error),
    }
}

/// The event that a run was refused because its member may not have it made any more. It makes the
/// key of a person, perhaps, so that no transaction may be open.
pub(super) async fn refusal(tenant: &Tenant, held: &Held<Run>) -> Result<Event, Error> {
    // Of who was erased nothing is written any more, not even under a new key.
    let by = match tenant.get::<User>(held.body.actor).await {
        Ok(_) => By::Member(held.body.actor, &[]),
        Err(Error::NotFound { .. }) => By::System,
        Err(error) => return Err(error),
    };
    let action = Verb::RunCreate.action();
    let told = Told { outcome: Outcome::REFUSED, ..Told::done::<RunKind>(action, held.id, by) };
    told.event(tenant, &From::default()).await
}

//! What a link is worth once its maker has changed.

use super::user::User;
use crate::access::{Circumstances, Role, Verb};
use crate::db::Tx;
use crate::id::UserId;
use crate::{Error, Tenant};

impl Tenant {
    /// A link is worth what its maker may still do for that role: who has left or has another role
    /// now makes none, and it is as if there were `none`.
    pub(super) async fn refuse_stale(
        &self,
        tx: &mut Tx,
        (maker, verb): (UserId, Verb),
        role: Role,
        none: fn() -> Error,
    ) -> Result<(), Error> {
        let maker = self.get_locked::<User>(tx, maker).await.map_err(|error| match error {
            Error::NotFound { .. } => none(),
            other => other,
        })?;
        let known = Circumstances { concerns_owner: role == Role::Owner, ..Circumstances::usual() };
        let verdict = self.core().access.decide(maker.body.role, verb, &known);
        if verdict.permitted { Ok(()) } else { Err(none()) }
    }
}

//! Members: who is in the organisation, and as what.

use super::user::{Member, User};
use crate::access::{Role, Verb};
use crate::caller::Target;
use crate::db::Tx;
use crate::id::{UserId, UserKind};
use crate::records::Held;
use crate::{Caller, Error, Tenant};

impl Caller {
    /// The members, oldest first.
    ///
    /// # Errors
    /// [`Error::Refused`]; [`Error::AuditUnavailable`]; what the database says.
    pub async fn members(&self) -> Result<Vec<Member>, Error> {
        self.look(Verb::MemberList, &Target::all::<UserKind>()).await?;
        let users = self.tenant.every::<User>().await?;
        Ok(users.iter().map(|user| Member::of(user, self.user)).collect())
    }

    /// A member.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Refused`]; [`Error::AuditUnavailable`].
    pub async fn member(&self, id: UserId) -> Result<Member, Error> {
        let user = self.find::<User>(Verb::MemberList, id).await?;
        self.look(Verb::MemberList, &Target::of(id)).await?;
        Ok(Member::of(&user, self.user))
    }

    /// Changes what a member may do, at once.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the organisation would have no owner left; [`Error::NotFound`];
    /// [`Error::Refused`]; [`Error::AuditUnavailable`].
    pub async fn change_role(
        &self,
        id: UserId,
        role: Role,
        rev: Option<i64>,
    ) -> Result<Member, Error> {
        let user = self.find::<User>(Verb::MemberUpdate, id).await?;
        let target = Target::of(id).concerning(&[user.body.role, role]);
        let mut act = self.begin(Verb::MemberUpdate, &target).await?;
        let done = self.store_role(act.tx()?, &user, role, rev).await;
        let user = super::settle(act, done).await?;
        self.tenant.core().signed_in.forget(self.tenant.org());
        Ok(Member::of(&user, self.user))
    }

    async fn store_role(
        &self,
        tx: &mut Tx,
        seen: &Held<User>,
        role: Role,
        rev: Option<i64>,
    ) -> Result<Held<User>, Error> {
        self.tenant.organisation_locked(tx).await?;
        let mut user = self.tenant.get_locked::<User>(tx, seen.id).await?;
        user.must_be(rev)?;
        // Leave was asked for what was seen: nobody becomes an owner between the two.
        if user.body.role != seen.body.role {
            user.must_be(Some(seen.rev))?;
        }
        if user.body.role == Role::Owner && role != Role::Owner {
            self.tenant.refuse_last_owner(tx, seen.id).await?;
        }
        user.body.role = role;
        self.tenant.replace(tx, user).await
    }
}

impl Tenant {
    /// That there is another owner. The organisation's record is locked: owners change one after
    /// the other.
    ///
    /// # Errors
    /// [`Error::Conflict`] if there is none.
    pub(super) async fn refuse_last_owner(&self, tx: &mut Tx, but: UserId) -> Result<(), Error> {
        match self.another_owner(tx, but).await? {
            Some(_) => Ok(()),
            None => Err(last_owner()),
        }
    }

    /// The oldest owner but that one.
    pub(super) async fn another_owner(
        &self,
        tx: &mut Tx,
        but: UserId,
    ) -> Result<Option<UserId>, Error> {
        let users = self.every_in::<User>(tx).await?;
        let owner = |user: &&Held<User>| user.id != but && user.body.role == Role::Owner;
        Ok(users.iter().find(owner).map(|user| user.id))
    }
}

pub(super) fn last_owner() -> Error {
    let message = "an organisation needs an owner: make somebody else one first";
    Error::conflict("last-owner", message)
}

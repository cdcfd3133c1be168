//! Members that come from elsewhere, with the hashes of their passwords.

use super::event::{By, Told};
use super::sign_up::add_member;
use super::user::User;
use super::{fields, password};
use crate::access::Role;
use crate::caller::From;
use crate::id::{OrgId, UserId};
use crate::{Error, Platform, Tenant};

/// A member of another system.
#[derive(Clone)]
pub struct ImportedMember {
    /// Its address of mail.
    pub email: String,
    /// What it is called.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// The hash of its password, by bcrypt. It is made anew when the member first signs in.
    pub password_hash: String,
}

impl Platform {
    /// Takes members over, all or none: how many. Without an organisation it is the only one.
    ///
    /// # Errors
    /// [`Error::Invalid`] for what cannot be taken over; [`Error::Conflict`] for an address that a
    /// member has; [`Error::NotFound`]; [`Error::AuditUnavailable`].
    pub async fn import_members(
        &self,
        org: Option<OrgId>,
        members: Vec<ImportedMember>,
    ) -> Result<u64, Error> {
        let tenant = self.tenant(self.the_organisation(org).await?).await?;
        let mut users = Vec::with_capacity(members.len());
        for member in members {
            users.push((UserId::new(tenant.ambient()), user_of(member)?));
        }
        let mut events = Vec::with_capacity(users.len());
        for (id, _) in &users {
            let told = Told::done("admin.member-import", *id, By::System);
            events.push(told.event(&tenant, &From::default()).await?);
        }
        let count = u64::try_from(users.len()).unwrap_or(u64::MAX);
        self.store_members(&tenant, users, &events).await?;
        Ok(count)
    }

    async fn store_members(
        &self,
        tenant: &Tenant,
        users: Vec<(UserId, User)>,
        events: &[indeck::audit::Event],
    ) -> Result<(), Error> {
        let mut tx = self.core().db.begin().await?;
        for (id, user) in users {
            add_member(&mut tx, tenant, id, user).await?;
        }
        if !events.is_empty() {
            tenant.log().append_in(&mut tx, events).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    async fn the_organisation(&self, org: Option<OrgId>) -> Result<OrgId, Error> {
        if let Some(org) = org {
            return Ok(org);
        }
        match self.organisations().await?.as_slice() {
            [org] => Ok(*org),
            [] => Err(Error::NotFound { noun: "organisation" }),
            _ => {
                let message = "there are several organisations: say which";
                Err(Error::invalid("organisation", message))
            }
        }
    }
}

fn user_of(member: ImportedMember) -> Result<User, Error> {
    let email = fields::mail(&member.email)?;
    let name = fields::name("name", &member.name)?;
    if !password::is_importable(&member.password_hash) {
        let message =
            format!("the password hash of `{email}` is none of bcrypt, or costs too much");
        return Err(Error::invalid("password_hash", message));
    }
    Ok(User::new(name, email, member.role, member.password_hash))
}

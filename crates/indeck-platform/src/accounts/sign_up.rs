//! Sign-up: a one-time link makes an organisation and its owner.

use std::sync::Arc;

use sqlx::{AssertSqlSafe, Row};

use super::credential::{self, Kind};
use super::event::{By, Told};
use super::organisation::Organisation;
use super::session::{Beginner, SignedIn, begin_session};
use super::user::User;
use super::{fields, password, secret};
use crate::access::Role;
use crate::caller::From;
use crate::db::Tx;
use crate::id::{OrgId, UserId};
use crate::keys::{OrgKeys, WrappedKey};
use crate::platform::{Cached, Core};
use crate::{Error, Platform, Tenant};

/// What an organisation begins with.
#[derive(Clone)]
pub struct NewOrganisation {
    /// What it is called.
    pub organisation: String,
    /// What its owner is called.
    pub name: String,
    /// The owner's address of mail.
    pub email: String,
    /// The owner's password.
    pub password: String,
}

impl Platform {
    /// Whether there is an organisation.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn has_organisations(&self) -> Result<bool, Error> {
        let query = sqlx::query("SELECT id FROM orgs LIMIT 1");
        Ok(query.fetch_optional(self.core().db.pool()).await?.is_some())
    }

    /// The organisations, oldest first.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn organisations(&self) -> Result<Vec<OrgId>, Error> {
        let query = sqlx::query("SELECT id FROM orgs WHERE state = 'live' ORDER BY id");
        let rows = query.fetch_all(self.core().db.pool()).await?;
        rows.iter().map(|row| Ok(row.try_get::<String, _>("id")?.parse()?)).collect()
    }

    /// A link by which one organisation can be signed up, once.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn sign_up_link(&self) -> Result<String, Error> {
        self.new_link(ANY).await
    }

    /// The same for the first organisation: it is worth nothing once there is one, however many
    /// servers have printed such a link.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn first_sign_up_link(&self) -> Result<String, Error> {
        self.new_link(FIRST).await
    }

    async fn new_link(&self, what: &'static str) -> Result<String, Error> {
        let core = self.core();
        let secret = secret::fresh(&*core.ambient);
        let now = core.ambient.now();
        let sql = "INSERT INTO credentials (hash, kind, id, created, expires, seen) \
                   VALUES ($1, $2, $5, $3, $4, $3)";
        sqlx::query(sql)
            .bind(Kind::SignUp.hash(&secret))
            .bind(Kind::SignUp.word())
            .bind(now)
            .bind(now + super::micros(core.settings.invitation))
            .bind(what)
            .execute(core.db.pool())
            .await?;
        Ok(format!("{}/sign-up/{secret}", core.settings.base_url))
    }

    /// Whether a link can still be used.
    ///
    /// # Errors
    /// [`Error::NotFound`] if not.
    pub async fn check_sign_up(&self, link: &str) -> Result<(), Error> {
        let core = self.core();
        let sql = "SELECT id FROM credentials WHERE hash = $1 AND kind = $2 AND expires > $3";
        let row = sqlx::query(sql)
            .bind(Kind::SignUp.hash(fields::link_secret(link)))
            .bind(Kind::SignUp.word())
            .bind(core.ambient.now())
            .fetch_optional(core.db.pool())
            .await?;
        let what: String = row.ok_or_else(no_link)?.try_get("id")?;
        match what == FIRST && self.has_organisations().await? {
            true => Err(no_link()),
            false => Ok(()),
        }
    }

    /// Makes an organisation with its keys, its log and its owner, who is signed in.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a link that was used; [`Error::Invalid`]; [`Error::Key`].
    pub async fn sign_up(
        &self,
        link: &str,
        new: NewOrganisation,
        from: From,
    ) -> Result<SignedIn, Error> {
        self.check_sign_up(link).await?;
        let organisation = Organisation::new(fields::name("organisation", &new.organisation)?);
        let name = fields::name("name", &new.name)?;
        let email = fields::mail(&new.email)?;
        password::check("password", &new.password, &name, &email)?;
        let core = self.core();
        let hash = core.passwords.hash(&new.password, core.ambient.random()).await?;
        let mut owner = User::new(name, email, Role::Owner, hash);
        owner.last_sign_in = Some(core.ambient.now());
        let org = OrgId::new(&*core.ambient);
        let (keys, wrapped) = OrgKeys::generate(org, &*core.provider, &*core.ambient)?;
        let Cached { keys, log, .. } = core.keep_keys(org, keys);
        let tenant = Tenant::new(Arc::clone(core), org, keys, log);
        let mut tx = core.db.begin().await?;
        refuse_second_first(&mut tx, core, link).await?;
        if !credential::use_up(&mut tx, Kind::SignUp, fields::link_secret(link), tenant.now())
            .await?
        {
            return Err(no_link());
        }
        insert_organisation(&mut tx, core, org, &wrapped).await?;
        let signed_in = settle_in(&mut tx, &tenant, organisation, owner, &from).await?;
        tx.commit().await?;
        Ok(signed_in)
    }
}

/// What links are for: any organisation, or the first.
const ANY: &str = "sign-up";
const FIRST: &str = "first";

/// A link for the first organisation makes no second one, not even at the same moment: whoever
/// comes later waits at the row of the instance's key.
async fn refuse_second_first(tx: &mut Tx, core: &Core, link: &str) -> Result<(), Error> {
    let sql = "SELECT id FROM credentials WHERE hash = $1 AND id = $2";
    let first = sqlx::query(sql)
        .bind(Kind::SignUp.hash(fields::link_secret(link)))
        .bind(FIRST)
        .fetch_optional(&mut **tx)
        .await?;
    if first.is_none() {
        return Ok(());
    }
    let lock = core.db.for_update();
    let sql = format!("SELECT version FROM instance_keys WHERE version = 0{lock}");
    sqlx::query(AssertSqlSafe(sql)).fetch_optional(&mut **tx).await?;
    let other = sqlx::query("SELECT id FROM orgs LIMIT 1").fetch_optional(&mut **tx).await?;
    if other.is_some() { Err(no_link()) } else { Ok(()) }
}

fn no_link() -> Error {
    Error::NotFound { noun: "sign-up link" }
}

/// The row of an organisation, and those of its keys.
async fn insert_organisation(
    tx: &mut Tx,
    core: &Core,
    org: OrgId,
    keys: &[WrappedKey],
) -> Result<(), Error> {
    let now = core.ambient.now();
    sqlx::query("INSERT INTO orgs (id, created, state) VALUES ($1, $2, 'live')")
        .bind(org.to_string())
        .bind(now)
        .execute(&mut **tx)
        .await?;
    for key in keys {
        insert_key(tx, org, key, now).await?;
    }
    Ok(())
}

/// A version of an organisation's key, unless another server was faster: whether it is the one.
pub(crate) async fn insert_key(
    tx: &mut Tx,
    org: OrgId,
    key: &WrappedKey,
    now: i64,
) -> Result<bool, Error> {
    let sql = "INSERT INTO org_keys (org, version, root_version, created, wrapped) \
               VALUES ($1, $2, $3, $4, $5) ON CONFLICT (org, version) DO NOTHING";
    let done = sqlx::query(sql)
        .bind(org.to_string())
        .bind(i64::from(key.version))
        .bind(i64::from(key.root_version))
        .bind(now)
        .bind(key.body.clone())
        .execute(&mut **tx)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// What a new organisation has: settings, an owner, a session, and a log that tells of it.
async fn settle_in(
    tx: &mut Tx,
    tenant: &Tenant,
    organisation: Organisation,
    owner: User,
    from: &From,
) -> Result<SignedIn, Error> {
    tenant.insert(tx, tenant.org(), organisation.clone()).await?;
    let user = UserId::new(tenant.ambient());
    add_member(tx, tenant, user, owner.clone()).await?;
    let who = Beginner { user, body: &owner, factor: None, from };
    let signed_in = begin_session(tenant, tx, &organisation, who).await?;
    let by = By::Link("sign-up-link");
    let event =
        Told::done("admin.organisation-create", tenant.org(), by).event(tenant, from).await?;
    tenant.log().append_in(tx, &[event]).await?;
    Ok(signed_in)
}

/// Stores a member, and that it signs in with its address.
///
/// # Errors
/// [`Error::Conflict`] if another member of the organisation does.
pub(super) async fn add_member(
    tx: &mut Tx,
    tenant: &Tenant,
    id: UserId,
    user: User,
) -> Result<(), Error> {
    add_login(tx, tenant, id, &user.email).await?;
    tenant.insert(tx, id, user).await?;
    Ok(())
}

/// Stores that a member signs in with that address. An address is one person's account: nobody
/// proves here that an address is theirs, so a second account of it, in whatever organisation, could
/// be somebody else's.
///
/// # Errors
/// [`Error::Conflict`] if somebody has it.
pub(super) async fn add_login(
    tx: &mut Tx,
    tenant: &Tenant,
    id: UserId,
    email: &str,
) -> Result<(), Error> {
    let sql = "INSERT INTO logins (mail_hash, org, user_id) VALUES ($1, $2, $3) \
               ON CONFLICT (mail_hash) DO NOTHING";
    let done = sqlx::query(sql)
        .bind(mail_hash(tenant.core(), email))
        .bind(tenant.org().to_string())
        .bind(id.to_string())
        .execute(&mut **tx)
        .await?;
    match done.rows_affected() {
        1 => Ok(()),
        _ => {
            let message = "this address of mail has an account already";
            Err(Error::conflict("address-taken", message))
        }
    }
}

/// What an address of mail is found by.
pub(super) fn mail_hash(core: &Core, email: &str) -> Vec<u8> {
    core.instance.lookup("mail", &fields::same_mail(email)).to_vec()
}

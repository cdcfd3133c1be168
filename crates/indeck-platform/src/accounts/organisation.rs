//! `Organisation`: what an organisation decides for itself.

use ipnet::IpNet;
use serde::{Deserialize, Serialize};

use super::fields;
use super::user::User;
use crate::access::Verb;
use crate::caller::Target;
use crate::db::Tx;
use crate::id::{Id, OrgId, OrgKind, UserId};
use crate::records::{Held, Record};
use crate::{Caller, Error, Tenant};

/// Networks that a list may have.
const MAX_NETWORKS: usize = 200;

/// Days that a retention period may have: a hundred years.
const MAX_DAYS: u32 = 36_525;

/// An organisation's settings, and its policy for reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// What it is called.
    pub name: String,
    /// After how many days runs, decks and superseded versions of data are purged.
    pub retention_days: Option<u32>,
    /// Every member needs a second factor.
    pub require_second_factor: bool,
    /// From which networks it may be used; from everywhere if there are none.
    pub allowed_addresses: Vec<IpNet>,
    /// The region where what it stores lies, in its words.
    pub residency: String,
    /// The policy document of its reports.
    pub policy: String,
    /// When the policy was last changed, and by whom.
    pub policy_changed: Option<(i64, UserId)>,
}

impl Record for Organisation {
    type Kind = OrgKind;
}

impl Organisation {
    /// A new one, with the policy that everybody begins with.
    pub(crate) fn new(name: String) -> Self {
        Self {
            name,
            retention_days: None,
            require_second_factor: false,
            allowed_addresses: Vec::new(),
            residency: String::new(),
            policy: crate::reports::DEFAULT_POLICY.to_owned(),
            policy_changed: None,
        }
    }
}

impl Tenant {
    /// The organisation's settings and policy.
    ///
    /// # Errors
    /// [`Error::Database`]; [`Error::Damaged`] if they do not open.
    pub(crate) async fn organisation(&self) -> Result<Held<Organisation>, Error> {
        self.get(self.organisation_id()).await
    }

    /// The same, locked: whoever changes who may do what holds it, one after the other.
    pub(crate) async fn organisation_locked(
        &self,
        tx: &mut Tx,
    ) -> Result<Held<Organisation>, Error> {
        self.get_locked(tx, self.organisation_id()).await
    }

    fn organisation_id(&self) -> Id<OrgKind> {
        self.org()
    }
}

/// An organisation's settings, as its pages show them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganisationInfo {
    /// Its id.
    pub id: OrgId,
    /// The revision of its settings.
    pub rev: i64,
    /// What it is called.
    pub name: String,
    /// After how many days things are purged.
    pub retention_days: Option<u32>,
    /// Every member needs a second factor.
    pub require_second_factor: bool,
    /// From which networks it may be used.
    pub allowed_addresses: Vec<String>,
    /// The region where what it stores lies.
    pub residency: String,
    /// When it was made, in microseconds since 1970.
    pub created: i64,
    /// How many members have no second factor.
    pub without_second_factor: u64,
    /// Bytes of uploads, templates, decks and pictures that are stored.
    pub used_bytes: u64,
    /// Bytes that may be stored.
    pub limit_bytes: u64,
}

/// What is to be changed of an organisation; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrganisationChange {
    /// What it is called.
    pub name: Option<String>,
    /// After how many days things are purged; `Some(None)` for never.
    pub retention_days: Option<Option<u32>>,
    /// Every member needs a second factor.
    pub require_second_factor: Option<bool>,
    /// From which networks it may be used.
    pub allowed_addresses: Option<Vec<String>>,
    /// The region where what it stores lies.
    pub residency: Option<String>,
}

impl Caller {
    /// The organisation's settings.
    ///
    /// # Errors
    /// [`Error::Refused`]; [`Error::AuditUnavailable`]; what the database says.
    pub async fn organisation(&self) -> Result<OrganisationInfo, Error> {
        self.look(Verb::OrgRead, &Target::organisation(self.tenant.org())).await?;
        self.organisation_info(self.tenant.organisation().await?).await
    }

    /// Changes the organisation's settings, if they are still those of revision `rev`.
    ///
    /// # Errors
    /// [`Error::Invalid`]; [`Error::Conflict`]; [`Error::Refused`]; what the database says.
    pub async fn update_organisation(
        &self,
        change: OrganisationChange,
        rev: Option<i64>,
    ) -> Result<OrganisationInfo, Error> {
        let target = Target::organisation(self.tenant.org());
        let mut act = self.begin(Verb::OrgUpdate, &target).await?;
        let done = self.store_change(act.tx()?, change, rev).await;
        let held = super::settle(act, done).await?;
        self.tenant.core().signed_in.forget(self.tenant.org());
        self.organisation_info(held).await
    }

    async fn store_change(
        &self,
        tx: &mut Tx,
        change: OrganisationChange,
        rev: Option<i64>,
    ) -> Result<Held<Organisation>, Error> {
        let mut held = self.tenant.organisation_locked(tx).await?;
        held.must_be(rev)?;
        let body = &mut held.body;
        if let Some(name) = change.name {
            body.name = fields::name("name", &name)?;
        }
        if let Some(days) = change.retention_days {
            body.retention_days = days.map(days_of).transpose()?;
        }
        if let Some(required) = change.require_second_factor {
            self.refuse_lockout(required)?;
            body.require_second_factor = required;
        }
        if let Some(networks) = change.allowed_addresses {
            body.allowed_addresses = networks_of("allowed_addresses", &networks)?;
            self.refuse_shut_out(&body.allowed_addresses)?;
        }
        if let Some(residency) = change.residency {
            body.residency = residency_of(&residency)?;
        }
        self.tenant.replace(tx, held).await
    }

    /// Nobody may want of others what it does not do itself: it would be locked out at once.
    fn refuse_lockout(&self, required: bool) -> Result<(), Error> {
        if !required || self.standing.second_factor {
            return Ok(());
        }
        let message = "set up your own second factor first, and sign in with it";
        Err(Error::invalid("require_second_factor", message))
    }

    fn refuse_shut_out(&self, networks: &[IpNet]) -> Result<(), Error> {
        if super::standing::allowed(networks, self.from.address) {
            return Ok(());
        }
        let message = "your own address would be shut out";
        Err(Error::invalid("allowed_addresses", message))
    }

    async fn organisation_info(&self, held: Held<Organisation>) -> Result<OrganisationInfo, Error> {
        let users = self.tenant.every::<User>().await?;
        let without = users.iter().filter(|user| user.body.totp.is_none()).count();
        let body = held.body;
        Ok(OrganisationInfo {
            id: self.tenant.org(),
            rev: held.rev,
            name: body.name,
            retention_days: body.retention_days,
            require_second_factor: body.require_second_factor,
            allowed_addresses: body.allowed_addresses.iter().map(ToString::to_string).collect(),
            residency: body.residency,
            created: held.created,
            without_second_factor: u64::try_from(without).unwrap_or(u64::MAX),
            used_bytes: self.tenant.used_bytes().await?,
            limit_bytes: self.tenant.settings().max_organisation_bytes,
        })
    }
}

fn days_of(days: u32) -> Result<u32, Error> {
    if (1..=MAX_DAYS).contains(&days) {
        Ok(days)
    } else {
        Err(Error::invalid("retention_days", format!("between 1 and {MAX_DAYS} days")))
    }
}

fn residency_of(text: &str) -> Result<String, Error> {
    match text.trim() {
        "" => Ok(String::new()),
        text => fields::name("residency", text),
    }
}

/// The networks of a list; a single address is a network of one.
pub(super) fn networks_of(field: &'static str, texts: &[String]) -> Result<Vec<IpNet>, Error> {
    let texts: Vec<&str> = texts.iter().map(|text| text.trim()).filter(|t| !t.is_empty()).collect();
    if texts.len() > MAX_NETWORKS {
        return Err(Error::invalid(field, format!("at most {MAX_NETWORKS} networks")));
    }
    let network = |text: &&str| {
        let network = text.parse::<IpNet>().ok();
        let network = network.or_else(|| text.parse::<std::net::IpAddr>().ok().map(IpNet::from));
        network
            .map(|network| network.trunc())
            .ok_or_else(|| Error::invalid(field, format!("`{text}` is no address and no network")))
    };
    let mut networks = texts.iter().map(network).collect::<Result<Vec<_>, _>>()?;
    networks.sort_unstable();
    networks.dedup();
    Ok(networks)
}

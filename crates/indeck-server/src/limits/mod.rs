//! What one client may take, so that the others have their share.
//!
//! [`rate`] counts requests by address, account and organisation; [`fair`] counts those that are
//! under way. Both refuse before any work is done.

pub mod fair;
pub mod rate;

use std::net::IpAddr;
use std::time::Duration;

use crate::config::LimitConfig;
use crate::problem::Problem;

use fair::{Fair, Slot};
use rate::{Network, Rate};

/// All limits of a server.
#[derive(Debug)]
pub struct Limits {
    addresses: Rate<Network>,
    sign_ins: Rate<Network>,
    accounts: Rate<String>,
    organisations: Rate<String>,
    requests: Fair,
    streams: Fair,
}

impl Limits {
    /// The limits of a configuration.
    pub fn new(config: &LimitConfig) -> Self {
        Self {
            addresses: Rate::per_second(config.address_per_second),
            sign_ins: Rate::per_minute(config.sign_in_per_minute),
            accounts: Rate::per_second(config.account_per_second),
            organisations: Rate::per_second(config.organisation_per_second),
            requests: Fair::new(config.concurrent, config.organisation_concurrent),
            streams: Fair::new(config.connections, config.organisation_streams),
        }
    }

    /// Counts a request before anything is known of who sent it.
    ///
    /// # Errors
    /// A problem of status 429 if the address has sent too many.
    pub fn of_address(&self, address: IpAddr) -> Result<(), Problem> {
        self.addresses.count(&Network::of(address)).map_err(too_many)
    }

    /// Counts an attempt to sign in.
    ///
    /// # Errors
    /// A problem of status 429 if the address has tried too often.
    pub fn of_sign_in(&self, address: IpAddr) -> Result<(), Problem> {
        self.sign_ins.count(&Network::of(address)).map_err(too_many)
    }

    /// Counts a request of an account and its organisation, and holds a place for it until the slot
    /// is dropped.
    ///
    /// # Errors
    /// A problem of status 429 if one of them has sent too many, or too many at once; of 503 if
    /// all of them together have.
    pub fn of_account(&self, account: &str, organisation: &str) -> Result<Slot, Problem> {
        self.accounts.count(&account.to_owned()).map_err(too_many)?;
        self.organisations.count(&organisation.to_owned()).map_err(too_many)?;
        self.requests.enter(organisation)
    }

    /// Holds a place for somebody who listens to live progress.
    ///
    /// # Errors
    /// A problem of status 429 if the organisation listens too often already.
    pub fn of_stream(&self, organisation: &str) -> Result<Slot, Problem> {
        self.streams.enter(organisation)
    }

    /// Forgets everybody who has been quiet; called now and then, so that memory stays bounded.
    pub fn forget_quiet(&self) {
        self.addresses.forget_quiet();
        self.sign_ins.forget_quiet();
        self.accounts.forget_quiet();
        self.organisations.forget_quiet();
    }
}

fn too_many(wait: Duration) -> Problem {
    let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
    let detail = "you have sent more requests than are taken in this time";
    Problem::slow_down("too-many-requests", detail, seconds)
}

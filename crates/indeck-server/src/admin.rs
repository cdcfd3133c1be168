//! What an operator does from the command line, with or without a server running beside it.

use std::sync::Arc;
use std::time::Duration;

use indeck_platform::access::Role;
use indeck_platform::accounts::ImportedMember;
use indeck_platform::audit::Accepted;
use indeck_platform::id::OrgId;
use indeck_platform::keys::KeyFile;
use indeck_platform::{Ambient, Error, Platform};
use serde::Deserialize;

use crate::config::{Config, ConfigFault};
use crate::open::{self, root_of};
use crate::serve::{self, ServeError, Started};

/// How often a host is asked whether it wants the server to stop.
const ASK: Duration = Duration::from_millis(200);

/// How long work on threads of its own is waited for, when all else has ended.
const LAST: Duration = Duration::from_secs(2);

/// A member of another system, as a file tells it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Imported {
    email: String,
    name: String,
    role: String,
    password_hash: String,
}

/// Serves until a signal comes or `is_over` says so: a whole process needs nothing else.
///
/// # Errors
/// As [`serve`](crate::serve()).
pub fn serve_until(
    config: Config,
    ambient: Arc<dyn Ambient>,
    started: impl FnOnce(Started),
    is_over: impl Fn() -> bool,
) -> Result<(), ServeError> {
    let runtime = runtime()?;
    let served = runtime.block_on(async {
        // Heard from the first moment on: a signal may come before the server answers.
        let signals = Signals::listen();
        let over = async {
            while !is_over() {
                tokio::time::sleep(ASK).await;
            }
        };
        let stop = async {
            tokio::select! {
                () = over => {}
                () = signals.one() => {}
            }
        };
        serve::serve(config, ambient, started, stop).await
    });
    // Work that does not hear that it is to stop keeps nobody from ending.
    runtime.shutdown_timeout(LAST);
    served
}

/// Makes a one-time link by which an organisation is signed up.
///
/// # Errors
/// [`ServeError`] if the platform cannot be opened.
pub fn sign_up_link(config: &Config, ambient: Arc<dyn Ambient>) -> Result<String, ServeError> {
    with(config, ambient, async |platform| Ok(platform.sign_up_link().await?))
}

/// Makes a one-time link by which whoever signs in with that address sets a new password.
///
/// # Errors
/// [`ServeError`] if the platform cannot be opened, or nobody signs in with that address.
pub fn reset_link(
    config: &Config,
    ambient: Arc<dyn Ambient>,
    email: &str,
    without_second_factor: bool,
) -> Result<String, ServeError> {
    with(config, ambient, async |platform| {
        Ok(platform.reset_link(email, without_second_factor).await?.link)
    })
}

/// Adds a version to the file of the root key and wraps all keys under it: how many these were.
///
/// # Errors
/// [`ServeError`] if the platform cannot be opened, or the file not be written.
pub fn rotate_root(config: &Config, ambient: Arc<dyn Ambient>) -> Result<u64, ServeError> {
    if config.keys.passphrase_file.is_none() && !open::is_unmade(config) {
        let file = KeyFile::open(&root_of(config)).map_err(Error::from)?;
        file.add_version(&*ambient).map_err(Error::from)?;
    }
    with(config, ambient, async |platform| Ok(platform.rotate_root().await?))
}

/// Accepts audit logs as they are after a database was restored on purpose: what was accepted, a
/// line each.
///
/// # Errors
/// [`ServeError`] if the platform cannot be opened, or a log is damaged otherwise.
pub fn accept_log(
    config: &Config,
    ambient: Arc<dyn Ambient>,
    organisation: Option<&str>,
) -> Result<Vec<String>, ServeError> {
    let organisation = organisation.map(str::parse::<OrgId>).transpose().map_err(Error::from)?;
    with(config, ambient, async |platform| {
        let accepted = platform.accept_logs(organisation).await?;
        let line = |one: &Accepted| {
            let Accepted { log, events, kept } = one;
            format!("{log}: accepted with {events} events; a checkpoint of {kept} was kept")
        };
        Ok(accepted.iter().map(line).collect())
    })
}

/// Takes members over that a JSON text lists, all or none: how many.
///
/// # Errors
/// [`ServeError`] if the text is no such list, or a member cannot be taken over.
pub fn import_members(
    config: &Config,
    ambient: Arc<dyn Ambient>,
    organisation: Option<&str>,
    json: &str,
) -> Result<u64, ServeError> {
    let listed: Vec<Imported> = serde_json::from_str(json)
        .map_err(|error| ConfigFault::Syntax { message: error.to_string(), line: error.line() })?;
    let organisation = organisation.map(str::parse::<OrgId>).transpose().map_err(Error::from)?;
    let members = listed.into_iter().map(member).collect::<Result<Vec<_>, _>>()?;
    with(config, ambient, async |platform| {
        Ok(platform.import_members(organisation, members).await?)
    })
}

fn member(listed: Imported) -> Result<ImportedMember, Error> {
    let Imported { email, name, role, password_hash } = listed;
    let role = Role::parse(&role)
        .ok_or_else(|| Error::invalid("role", "must be owner, admin, author, viewer or auditor"))?;
    Ok(ImportedMember { email, name, role, password_hash })
}

/// Opens the platform for one thing, and closes it.
fn with<T>(
    config: &Config,
    ambient: Arc<dyn Ambient>,
    work: impl AsyncFnOnce(&Platform) -> Result<T, ServeError>,
) -> Result<T, ServeError> {
    config.check()?;
    if open::is_unmade(config) {
        return Err(ServeError::NoDatabase { path: config.data.clone() });
    }
    runtime()?.block_on(async {
        let platform = open::open(config, ambient).await?;
        let done = work(&platform).await;
        platform.close().await;
        done
    })
}

fn runtime() -> Result<tokio::runtime::Runtime, ServeError> {
    let built = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    built.map_err(|error| ServeError::Broken { message: error.to_string() })
}

/// Ctrl-C, and the signal by which services are ended.
struct Signals {
    #[cfg(unix)]
    both: [Option<tokio::signal::unix::Signal>; 2],
}

impl Signals {
    fn listen() -> Self {
        #[cfg(unix)]
        {
            use tokio::signal::unix::{SignalKind, signal};
            let kinds = [SignalKind::interrupt(), SignalKind::terminate()];
            Self { both: kinds.map(|kind| signal(kind).ok()) }
        }
        #[cfg(not(unix))]
        Self {}
    }

    /// Waits for one of them.
    async fn one(self) {
        #[cfg(unix)]
        {
            let [interrupt, terminate] = self.both.map(heard);
            tokio::select! {
                () = interrupt => {}
                () = terminate => {}
            }
        }
        #[cfg(not(unix))]
        drop(tokio::signal::ctrl_c().await);
    }
}

/// Waits for a signal; for ever where it cannot be heard.
#[cfg(unix)]
async fn heard(signal: Option<tokio::signal::unix::Signal>) {
    match signal {
        Some(mut signal) => drop(signal.recv().await),
        None => std::future::pending().await,
    }
}

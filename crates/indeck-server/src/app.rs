//! `App`: what every handler can reach.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use indeck_platform::Platform;
use tokio_util::sync::CancellationToken;

use crate::address::TrustedProxies;
use crate::config::Config;
use crate::context::RequestIds;
use crate::csrf::Own;
use crate::headers::Surface;
use crate::health::Readiness;
use crate::limits::Limits;

/// What every handler can reach; copies are the same one.
#[derive(Clone, Debug)]
pub struct App(Arc<Inner>);

/// What there is of an [`App`].
pub struct Inner {
    /// The application.
    pub platform: Platform,
    /// What the operator decided.
    pub config: Config,
    /// What one client may take.
    pub limits: Limits,
    /// The proxies whose word is taken.
    pub proxies: TrustedProxies,
    /// Gives out ids of requests.
    pub request_ids: RequestIds,
    /// What stands at the beginning of links.
    pub origin: String,
    /// What browsers call this server.
    pub own: Own,
    /// Whether the server can do its work, as it was found out last.
    pub readiness: Readiness,
    /// Told when the server is to stop, to who would otherwise go on.
    pub stopping: CancellationToken,
}

impl App {
    /// The server's parts, by its configuration.
    pub fn new(platform: Platform, config: Config) -> Self {
        let limits = Limits::new(&config.limits);
        let proxies = config.proxy.proxies();
        let (origin, own) = (config.origin(), Own::of(&config));
        let request_ids = RequestIds::new(platform.random());
        let stopping = CancellationToken::new();
        Self(Arc::new(Inner {
            platform,
            config,
            limits,
            proxies,
            request_ids,
            origin,
            own,
            readiness: Readiness::default(),
            stopping,
        }))
    }

    /// What the headers depend on.
    pub(crate) fn surface(&self) -> Surface {
        Surface { is_https: self.config.is_https() }
    }
}

impl Deref for App {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl fmt::Debug for Inner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("App").field("config", &self.config).finish_non_exhaustive()
    }
}

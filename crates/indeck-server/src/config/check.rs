//! Whether a configuration makes sense as a whole.

use super::{Config, ConfigFault};

impl Config {
    /// Asks whether this may be served.
    ///
    /// # Errors
    /// [`ConfigFault::PlainOnNetwork`] and [`ConfigFault::AdminOnNetwork`] for addresses that would
    /// show what nobody may see, [`ConfigFault::PlainDatabase`] for a remote database that could be
    /// anyone's, and [`ConfigFault::Value`] for values that make no sense.
    pub fn check(&self) -> Result<(), ConfigFault> {
        self.check_listen()?;
        self.check_public_url()?;
        self.check_database()?;
        self.check_limits()
    }

    fn check_listen(&self) -> Result<(), ConfigFault> {
        let listen = self.listen;
        let is_shielded = self.tls.is_some() || !self.proxy.trusted.is_empty();
        if !listen.ip().to_canonical().is_loopback() && !is_shielded {
            return Err(ConfigFault::PlainOnNetwork { listen });
        }
        match self.admin.listen {
            Some(listen) if !listen.ip().to_canonical().is_loopback() => {
                Err(ConfigFault::AdminOnNetwork { listen })
            }
            _ => Ok(()),
        }
    }

    fn check_public_url(&self) -> Result<(), ConfigFault> {
        let Some(url) = &self.public_url else { return Ok(()) };
        let wrong = |message| Err(ConfigFault::Value { key: "public_url", message });
        let Ok(uri) = url.parse::<http::Uri>() else { return wrong("is not a url") };
        let Some(authority) = uri.authority() else { return wrong("has no host") };
        if !matches!(uri.path(), "" | "/") || uri.query().is_some() {
            return wrong("has more than a scheme and a host");
        }
        if authority.as_str().contains('@') {
            return wrong("has a user in it");
        }
        match uri.scheme_str() {
            Some("https") => Ok(()),
            Some("http") if is_local_host(authority.host()) => Ok(()),
            _ => wrong("must begin with `https://`"),
        }
    }

    fn check_database(&self) -> Result<(), ConfigFault> {
        let Some(url) = &self.database.url else { return Ok(()) };
        let wrong = |message| Err(ConfigFault::Value { key: "database.url", message });
        let url = url.expose();
        if url.starts_with("sqlite:") {
            return Ok(());
        }
        let rest = url.strip_prefix("postgres://").or_else(|| url.strip_prefix("postgresql://"));
        let Some(rest) = rest else { return wrong("must begin with `postgres://` or `sqlite:`") };
        let (authority, query) = match rest.split_once('?') {
            Some((before, query)) => (before, query),
            None => (rest, ""),
        };
        let authority = authority.split('/').next().unwrap_or_default();
        let host = database_host(authority, query);
        let is_sure = query.split('&').any(|pair| pair == "sslmode=verify-full");
        if is_local_host(&host) || host.starts_with(['/', '%']) || is_sure {
            return Ok(());
        }
        Err(ConfigFault::PlainDatabase { host })
    }

    fn check_limits(&self) -> Result<(), ConfigFault> {
        let limits = &self.limits;
        let counts = [
            ("limits.body_bytes", limits.body_bytes),
            ("limits.dataset_bytes", limits.dataset_bytes),
            ("limits.template_bytes", limits.template_bytes),
            ("limits.organisation_bytes", limits.organisation_bytes),
            ("limits.header_bytes", limits.header_bytes as u64),
            ("limits.request_seconds", limits.request_seconds),
            ("limits.upload_seconds", limits.upload_seconds),
            ("limits.concurrent", limits.concurrent as u64),
            ("limits.organisation_concurrent", limits.organisation_concurrent as u64),
            ("limits.organisation_streams", limits.organisation_streams as u64),
            ("limits.connections", limits.connections as u64),
            ("limits.address_per_second", limits.address_per_second.into()),
            ("limits.account_per_second", limits.account_per_second.into()),
            ("limits.organisation_per_second", limits.organisation_per_second.into()),
            ("limits.sign_in_per_minute", limits.sign_in_per_minute.into()),
            ("limits.rows", limits.rows as u64),
            ("limits.slides", limits.slides as u64),
            ("limits.run_seconds", limits.run_seconds),
        ];
        match counts.into_iter().find(|(_, count)| *count == 0) {
            Some((key, _)) => Err(ConfigFault::Value { key, message: "is 0: nothing would work" }),
            None if limits.header_bytes < 8 << 10 => {
                let message = "is less than 8192, which browsers need";
                Err(ConfigFault::Value { key: "limits.header_bytes", message })
            }
            None => Ok(()),
        }
    }
}

/// The host as PostgreSQL's url names it: before the path, or as a parameter.
fn database_host(authority: &str, query: &str) -> String {
    let parameter = query.split('&').filter_map(|pair| pair.strip_prefix("host=")).next_back();
    if let Some(host) = parameter {
        return host.to_owned();
    }
    let host = authority.rsplit('@').next().unwrap_or_default();
    let end = match host.rfind(']') {
        Some(end) => Some(end + 1),
        None => host.rfind(':'),
    };
    let host = end.and_then(|end| host.get(..end)).unwrap_or(host);
    if host.is_empty() { "localhost".to_owned() } else { host.to_owned() }
}

fn is_local_host(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let is_loopback = |address: std::net::IpAddr| address.to_canonical().is_loopback();
    bare == "localhost" || bare.parse().is_ok_and(is_loopback)
}

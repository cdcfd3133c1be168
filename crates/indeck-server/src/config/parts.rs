//! The tables of `indeck.toml`.

use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;

use ipnet::IpNet;
use serde::{Deserialize, Serialize};

use crate::address::{ProxyHeader, TrustedProxies};

/// A value that is never shown.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// A secret of that text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text, for whoever needs it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(secret)")
    }
}

impl Serialize for Secret {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str("(secret)")
    }
}

/// Where rows lie.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct DatabaseConfig {
    /// `postgres://…`; without it a SQLite file in the data folder.
    pub url: Option<Secret>,
}

/// Where objects lie.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum StoreConfig {
    /// Files in the data folder.
    #[default]
    Local,
    /// A store that speaks S3.
    S3 {
        /// The bucket.
        bucket: String,
        /// The region.
        region: String,
        /// Where it answers; without it Amazon's address of the region.
        endpoint: Option<String>,
        /// The id of the access key.
        access_key_id: Option<String>,
        /// The file that holds the secret access key.
        secret_access_key_file: Option<PathBuf>,
    },
}

/// Where the root key comes from.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct KeyConfig {
    /// The file of the root key; without it `root.key` in the data folder.
    pub root_file: Option<PathBuf>,
    /// A file with a passphrase that the root key is made from.
    pub passphrase_file: Option<PathBuf>,
}

/// The certificate of the server.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TlsConfig {
    /// The chain, PEM, the server's own certificate first.
    pub certificate: PathBuf,
    /// The private key, PEM.
    pub key: PathBuf,
    /// A plain port that only sends people to the TLS one.
    pub redirect_listen: Option<SocketAddr>,
}

/// The proxies in front of the server.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct ProxyConfig {
    /// Networks that they are in.
    pub trusted: Vec<IpNet>,
    /// The header in which they tell where a request came from.
    pub header: ProxyHeader,
}

impl ProxyConfig {
    /// The proxies as the address of a client is worked out with.
    pub fn proxies(&self) -> TrustedProxies {
        TrustedProxies { networks: self.trusted.clone(), header: self.header }
    }
}

/// What one client may take.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct LimitConfig {
    /// Bytes of a body that is not a file.
    pub body_bytes: u64,
    /// Bytes of a dataset's file.
    pub dataset_bytes: u64,
    /// Bytes of a template's file.
    pub template_bytes: u64,
    /// Bytes of all that one organisation has stored.
    pub organisation_bytes: u64,
    /// Bytes of a request's headers.
    pub header_bytes: usize,
    /// Seconds until a request must be answered; uploads, downloads and live progress have longer.
    pub request_seconds: u64,
    /// Seconds for a whole upload.
    pub upload_seconds: u64,
    /// Requests at once, of everybody.
    pub concurrent: usize,
    /// Requests at once, of one organisation.
    pub organisation_concurrent: usize,
    /// Listeners to live progress at once, of one organisation.
    pub organisation_streams: usize,
    /// Connections at once.
    pub connections: usize,
    /// Requests a second from one address.
    pub address_per_second: u32,
    /// Requests a second of one account.
    pub account_per_second: u32,
    /// Requests a second of one organisation.
    pub organisation_per_second: u32,
    /// Attempts to sign in, a minute, from one address.
    pub sign_in_per_minute: u32,
    /// Rows of a dataset.
    pub rows: usize,
    /// Slides of a deck.
    pub slides: usize,
    /// Seconds that a run may take.
    pub run_seconds: u64,
}

impl Default for LimitConfig {
    fn default() -> Self {
        Self {
            body_bytes: 1 << 20,
            dataset_bytes: 2 << 30,
            template_bytes: 100 << 20,
            organisation_bytes: 50 << 30,
            header_bytes: 32 << 10,
            request_seconds: 30,
            upload_seconds: 60 * 60,
            concurrent: 512,
            organisation_concurrent: 64,
            organisation_streams: 100,
            connections: 4096,
            address_per_second: 100,
            account_per_second: 50,
            organisation_per_second: 200,
            sign_in_per_minute: 20,
            rows: 10_000_000,
            slides: 2_000,
            run_seconds: 600,
        }
    }
}

/// Where metrics and health are told.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct AdminConfig {
    /// A loopback address; without one metrics are told nowhere.
    pub listen: Option<SocketAddr>,
}

/// What is logged.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct LogConfig {
    /// How a line looks.
    pub format: LogFormat,
    /// Which lines: `info`, `debug`, or `indeck_server=debug,info`.
    pub level: String,
}

impl Default for LogConfig {
    fn default() -> Self {
        Self { format: LogFormat::default(), level: "info,sqlx=warn".to_owned() }
    }
}

/// How a line of the log looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LogFormat {
    /// For a person at a terminal.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
}

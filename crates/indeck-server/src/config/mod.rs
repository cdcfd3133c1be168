//! `Config`: what `indeck.toml` says, and what the command line changes of it.
//!
//! Every field has a default that works on one machine. What is unknown is refused, and so is what
//! would serve people's data unprotected.

mod check;
mod fault;
mod parts;
#[cfg(test)]
mod tests;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

pub use fault::ConfigFault;
pub use parts::{
    AdminConfig, DatabaseConfig, KeyConfig, LimitConfig, LogConfig, LogFormat, ProxyConfig, Secret,
    StoreConfig, TlsConfig,
};

/// What a server is to do.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The folder of the embedded database, the objects and the root key.
    pub data: PathBuf,
    /// Where to answer.
    pub listen: SocketAddr,
    /// What people type to come here, such as `https://decks.example.org`; links begin with it.
    pub public_url: Option<String>,
    /// What the audit logs are named after, without a scheme; the public host if it is left out. It
    /// must not change as long as anybody checks them.
    pub log_origin: Option<String>,
    /// Where rows lie.
    pub database: DatabaseConfig,
    /// Where objects lie.
    pub store: StoreConfig,
    /// Where the root key comes from.
    pub keys: KeyConfig,
    /// The certificate; without one the server speaks plainly.
    pub tls: Option<TlsConfig>,
    /// The proxies in front of the server.
    pub proxy: ProxyConfig,
    /// What one client may take.
    pub limits: LimitConfig,
    /// Where metrics and health are told.
    pub admin: AdminConfig,
    /// What is logged.
    pub log: LogConfig,
    /// How many jobs this server works on at once; 0 for a server that only answers. One organisation
    /// has two of them at most, and one more than that is always there for the others.
    pub workers: usize,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            data: PathBuf::from("indeck-data"),
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            public_url: None,
            log_origin: None,
            database: DatabaseConfig::default(),
            store: StoreConfig::default(),
            keys: KeyConfig::default(),
            tls: None,
            proxy: ProxyConfig::default(),
            limits: LimitConfig::default(),
            admin: AdminConfig::default(),
            log: LogConfig::default(),
            workers: 2,
        }
    }
}

impl Config {
    /// Reads the text of an `indeck.toml`.
    ///
    /// # Errors
    /// [`ConfigFault::Syntax`] with the place of what is wrong. Whether the values make sense
    /// together is asked by [`Config::check`], when the command line has had its say.
    pub fn of_text(text: &str) -> Result<Self, ConfigFault> {
        toml::from_str(text).map_err(|source| ConfigFault::Syntax {
            message: source.message().to_owned(),
            line: source.span().map_or(1, |span| line_of(text, span.start)),
        })
    }

    /// Reads a file; paths in it are relative to its folder.
    ///
    /// # Errors
    /// [`ConfigFault::Unreadable`] if it cannot be read, and what [`Config::of_text`] says.
    pub fn of_file(file: &Path) -> Result<Self, ConfigFault> {
        let failed = |source| ConfigFault::Unreadable { path: file.to_owned(), source };
        let text = std::fs::read_to_string(file).map_err(failed)?;
        let mut config = Self::of_text(&text)?;
        if let Some(folder) = file.parent() {
            config.start_paths_at(folder);
        }
        Ok(config)
    }

    /// What stands at the beginning of links.
    pub fn origin(&self) -> String {
        if let Some(url) = &self.public_url {
            return url.trim_end_matches('/').to_owned();
        }
        let scheme = if self.tls.is_some() { "https" } else { "http" };
        format!("{scheme}://{}", self.listen)
    }

    /// Whether browsers are told to come over TLS only.
    pub fn is_https(&self) -> bool {
        self.origin().starts_with("https://")
    }

    fn start_paths_at(&mut self, folder: &Path) {
        let start = |path: &mut PathBuf| *path = folder.join(&*path);
        start(&mut self.data);
        if let Some(tls) = &mut self.tls {
            start(&mut tls.certificate);
            start(&mut tls.key);
        }
        for path in [&mut self.keys.root_file, &mut self.keys.passphrase_file] {
            path.iter_mut().for_each(start);
        }
        if let StoreConfig::S3 { secret_access_key_file: Some(path), .. } = &mut self.store {
            start(path);
        }
    }
}

fn line_of(text: &str, offset: usize) -> usize {
    let before = text.as_bytes().get(..offset).unwrap_or_default();
    before.iter().filter(|byte| **byte == b'\n').count() + 1
}

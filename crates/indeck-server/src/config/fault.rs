//! `ConfigFault`: why a configuration cannot be used.

use std::net::SocketAddr;
use std::path::PathBuf;

/// Why a configuration cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigFault {
    /// The text is not TOML, or has a key or value that is not known.
    #[error("line {line} of the configuration: {message}")]
    Syntax {
        /// What is wrong.
        message: String,
        /// The line, from 1.
        line: usize,
    },
    /// The file cannot be read.
    #[error("cannot read `{}`: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// People would speak to the server over a network without TLS.
    #[error("`{listen}` can be reached over the network, and nothing there is encrypted")]
    PlainOnNetwork {
        /// Where it was to listen.
        listen: SocketAddr,
    },
    /// Metrics would be told to anybody.
    #[error("the admin socket `{listen}` can be reached over the network")]
    AdminOnNetwork {
        /// Where it was to listen.
        listen: SocketAddr,
    },
    /// A value makes no sense.
    #[error("`{key}` {message}")]
    Value {
        /// The key, with its table.
        key: &'static str,
        /// What is wrong with it.
        message: &'static str,
    },
    /// The database is spoken to over a network without being sure of it.
    #[error("the database at `{host}` is reached over a network without `sslmode=verify-full`")]
    PlainDatabase {
        /// The host.
        host: String,
    },
}

impl ConfigFault {
    /// A stable name of the kind of fault.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Syntax { .. } => "config-syntax",
            Self::Unreadable { .. } => "config-unreadable",
            Self::PlainOnNetwork { .. } => "plain-on-network",
            Self::AdminOnNetwork { .. } => "admin-on-network",
            Self::Value { .. } => "config-value",
            Self::PlainDatabase { .. } => "plain-database",
        }
    }

    /// The way out.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Syntax { .. } => {
                "`docs/platform/operate.md` says what can be set, and `deploy/indeck.toml` has every key"
            }
            Self::Unreadable { .. } => "name a file that is there",
            Self::PlainOnNetwork { .. } => {
                "give a certificate (`--tls-cert`, `--tls-key`), or name the proxy that does TLS \
                 (`--trusted-proxy 10.0.0.0/8`), or listen on `127.0.0.1`"
            }
            Self::AdminOnNetwork { .. } => "listen on `127.0.0.1` or `[::1]` there",
            Self::Value { .. } => "leave the key out for its default",
            Self::PlainDatabase { .. } => {
                "add `?sslmode=verify-full` to its url, or use its Unix socket"
            }
        }
    }
}

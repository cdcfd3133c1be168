//! `ServeError`: why a server does not serve.

use std::net::SocketAddr;

use crate::config::ConfigFault;
use crate::tls::TlsFault;

/// Why a server does not serve.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServeError {
    /// The configuration cannot be used.
    #[error(transparent)]
    Config(#[from] ConfigFault),
    /// The certificate cannot be used.
    #[error(transparent)]
    Tls(#[from] TlsFault),
    /// Database, store or keys cannot be opened.
    #[error("{}", with_causes(source))]
    Platform {
        /// What the platform says.
        #[from]
        source: indeck_platform::Error,
    },
    /// The data folder cannot be made or used.
    #[error("cannot make or use the folder `{}`: {source}", path.display())]
    NoFolder {
        /// The folder.
        path: std::path::PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// Another server uses the data folder.
    #[error("another server uses the folder `{}`", path.display())]
    InUse {
        /// The folder.
        path: std::path::PathBuf,
    },
    /// There is no database yet to do something in.
    #[error("there is no database in `{}` yet", path.display())]
    NoDatabase {
        /// The folder.
        path: std::path::PathBuf,
    },
    /// The root key is another one.
    #[error("the root key `{}` is not the one of this database", path.display())]
    WrongRootKey {
        /// Where it lies.
        path: std::path::PathBuf,
        /// What the platform says.
        source: indeck_platform::Error,
    },
    /// There is data, and not the key that it is sealed under.
    #[error("the root key `{}` is missing, and what is stored opens with no other", path.display())]
    NoRootKey {
        /// Where it should lie.
        path: std::path::PathBuf,
    },
    /// An address cannot be listened on.
    #[error("cannot listen on `{listen}`: {source}")]
    Listen {
        /// The address.
        listen: SocketAddr,
        /// Why.
        source: std::io::Error,
    },
    /// A listener broke off.
    #[error("the server broke off: {message}")]
    Broken {
        /// What was said.
        message: String,
    },
}

impl ServeError {
    /// A stable name of the kind of error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Config(fault) => fault.code(),
            Self::Tls(_) => "certificate",
            Self::Platform { source } => source.code(),
            Self::NoFolder { .. } => "no-folder",
            Self::InUse { .. } => "in-use",
            Self::NoDatabase { .. } => "no-database",
            Self::WrongRootKey { .. } => "wrong-root-key",
            Self::NoRootKey { .. } => "no-root-key",
            Self::Listen { .. } => "cannot-listen",
            Self::Broken { .. } => "server-broken",
        }
    }

    /// The way out, where one is known.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Config(fault) => Some(fault.hint()),
            Self::Tls(_) => Some("both files must be PEM, the server's own certificate first"),
            Self::Listen { .. } => Some("choose another port with `--listen 127.0.0.1:PORT`"),
            Self::NoFolder { .. } => Some("name a folder that is there or can be made"),
            Self::InUse { .. } => {
                Some("several servers share a PostgreSQL database (`--database-url`)")
            }
            Self::NoDatabase { .. } => Some("name the folder or the configuration of the server"),
            Self::NoRootKey { .. } | Self::WrongRootKey { .. } => {
                Some("put the copy of it back that you keep apart")
            }
            Self::Platform { .. } | Self::Broken { .. } => None,
        }
    }

    /// What the end of a listener says.
    pub(crate) fn of_task(
        ended: Result<std::io::Result<()>, tokio::task::JoinError>,
    ) -> Result<(), Self> {
        let message = match ended {
            Ok(Ok(())) => return Ok(()),
            Ok(Err(error)) => error.to_string(),
            Err(error) => error.to_string(),
        };
        Err(Self::Broken { message })
    }
}

fn with_causes(error: &indeck_platform::Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}

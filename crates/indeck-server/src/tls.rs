//! The certificate, and how strongly it is used: Mozilla's intermediate profile.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use axum_server::tls_rustls::RustlsConfig;
use rustls::crypto::ring::{cipher_suite as suite, default_provider, kx_group};
use rustls::{ServerConfig, version};
use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, PrivateKeyDer};

use crate::config::TlsConfig;

/// Why a certificate cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TlsFault {
    /// A file cannot be read.
    #[error("cannot read `{}`: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file does not hold what it should, in PEM.
    #[error("`{}` holds no {what} in PEM", path.display())]
    NotPem {
        /// The file.
        path: PathBuf,
        /// What it should hold.
        what: &'static str,
    },
    /// Certificate and key do not fit together, or are too weak.
    #[error("`{}` cannot be used with its key: {message}", path.display())]
    Unusable {
        /// The file of the certificate.
        path: PathBuf,
        /// Why.
        message: String,
    },
}

/// Reads certificate and key.
///
/// # Errors
/// [`TlsFault`] if they cannot be read or do not fit together.
pub fn load(config: &TlsConfig) -> Result<Arc<ServerConfig>, TlsFault> {
    let chain = chain(&config.certificate)?;
    let key = key(&config.key)?;
    let unusable = |error: rustls::Error| TlsFault::Unusable {
        path: config.certificate.clone(),
        message: error.to_string(),
    };
    let mut provider = default_provider();
    provider.cipher_suites = vec![
        suite::TLS13_AES_128_GCM_SHA256,
        suite::TLS13_AES_256_GCM_SHA384,
        suite::TLS13_CHACHA20_POLY1305_SHA256,
        suite::TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        suite::TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        suite::TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        suite::TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        suite::TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
        suite::TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
    ];
    provider.kx_groups = vec![kx_group::X25519, kx_group::SECP256R1, kx_group::SECP384R1];
    let builder = ServerConfig::builder_with_provider(Arc::new(provider))
        .with_protocol_versions(&[&version::TLS13, &version::TLS12])
        .map_err(unusable)?;
    let mut server =
        builder.with_no_client_auth().with_single_cert(chain, key).map_err(unusable)?;
    server.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(Arc::new(server))
}

fn chain(path: &Path) -> Result<Vec<CertificateDer<'static>>, TlsFault> {
    let bytes = read(path)?;
    let not_pem = || TlsFault::NotPem { path: path.to_owned(), what: "certificate" };
    let chain: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&bytes).collect();
    chain.ok().filter(|chain| !chain.is_empty()).ok_or_else(not_pem)
}

fn key(path: &Path) -> Result<PrivateKeyDer<'static>, TlsFault> {
    let not_pem = |_| TlsFault::NotPem { path: path.to_owned(), what: "private key" };
    PrivateKeyDer::from_pem_slice(&read(path)?).map_err(not_pem)
}

fn read(path: &Path) -> Result<Vec<u8>, TlsFault> {
    std::fs::read(path).map_err(|source| TlsFault::Unreadable { path: path.to_owned(), source })
}

/// Takes a new certificate when its files change, or the operator asks for it. A certificate that
/// cannot be used leaves the one before in place.
pub(crate) async fn keep_fresh(config: TlsConfig, live: RustlsConfig, every: Duration) {
    let mut operator = Operator::listen();
    let mut seen = stamps(&config);
    loop {
        let is_asked = tokio::select! {
            () = operator.asked() => true,
            () = tokio::time::sleep(every) => false,
        };
        let now = stamps(&config);
        if !is_asked && now == seen {
            continue;
        }
        seen = now;
        match load(&config) {
            Ok(server) => {
                live.reload_from_config(server);
                tracing::info!("the certificate was read again");
            }
            Err(fault) => tracing::error!(%fault, "the certificate before stays in use"),
        }
    }
}

fn stamps(config: &TlsConfig) -> [Option<SystemTime>; 2] {
    let stamp = |path: &PathBuf| std::fs::metadata(path).and_then(|file| file.modified()).ok();
    [stamp(&config.certificate), stamp(&config.key)]
}

/// The signal by which operators ask for files to be read again.
struct Operator {
    #[cfg(unix)]
    hung_up: Option<tokio::signal::unix::Signal>,
}

impl Operator {
    fn listen() -> Self {
        #[cfg(unix)]
        {
            use tokio::signal::unix::{SignalKind, signal};
            Self { hung_up: signal(SignalKind::hangup()).ok() }
        }
        #[cfg(not(unix))]
        Self {}
    }

    async fn asked(&mut self) {
        #[cfg(unix)]
        if let Some(signal) = &mut self.hung_up
            && signal.recv().await.is_some()
        {
            return;
        }
        std::future::pending().await
    }
}

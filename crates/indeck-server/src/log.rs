//! The log of the process: lines for people or for programs, never a personal value.

use std::io::IsTerminal as _;

use tracing_subscriber::EnvFilter;

use crate::config::{LogConfig, LogFormat};

/// Begins to log on standard error; where the process logs already, that stays.
///
/// Requests are told by route, never by path: a path may hold a secret. Addresses of clients stand
/// in the organisation's sealed audit log alone.
pub(crate) fn install(config: &LogConfig) {
    let filter = EnvFilter::try_new(&config.level).unwrap_or_else(|_| EnvFilter::new("info"));
    let has_reader = std::io::stderr().is_terminal();
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_ansi(has_reader);
    let builder = builder.with_writer(std::io::stderr);
    let installed = match config.format {
        LogFormat::Text => builder.compact().try_init(),
        LogFormat::Json => builder.json().flatten_event(true).try_init(),
    };
    if installed.is_err() {
        tracing::debug!("the process has a log already");
    }
}

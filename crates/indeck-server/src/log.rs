//! The log of the process: lines for people or for programs, never a personal value.

use std::io::IsTerminal as _;

use tracing::{Level, Metadata, Subscriber};
use tracing_subscriber::filter::{FilterFn, filter_fn};
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, Layer, Registry};

use crate::config::{LogConfig, LogFormat};

/// What our own crates are called.
const OURS: &str = "indeck";

/// Crates that see queries, values, keys or bytes of connections. Whatever level is asked for, they
/// tell no more than warnings: at `debug` they would write down what people typed.
const QUIET: [&str; 14] = [
    "arrow",
    "cedar",
    "datafusion",
    "h2",
    "hyper",
    "object_store",
    "parquet",
    "reqwest",
    "rustls",
    "sqlparser",
    "sqlx",
    "tokio_rustls",
    "tonic",
    "tower",
];

/// Begins to log on standard error; where the process logs already, that stays.
///
/// Requests are told by route, never by path: a path may hold a secret. Addresses of clients stand
/// in the organisation's sealed audit log alone.
pub(crate) fn install(config: &LogConfig) {
    let has_reader = std::io::stderr().is_terminal();
    if subscriber(config, std::io::stderr, has_reader).try_init().is_err() {
        tracing::debug!("the process has a log already");
    }
}

fn subscriber<W>(config: &LogConfig, writer: W, has_reader: bool) -> impl Subscriber + Send + Sync
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    let wanted = EnvFilter::try_new(&config.level).unwrap_or_else(|_| EnvFilter::new("info"));
    let lines = tracing_subscriber::fmt::layer().with_ansi(has_reader).with_writer(writer);
    let lines: Box<dyn Layer<Registry> + Send + Sync> = match config.format {
        LogFormat::Text => lines.compact().boxed(),
        LogFormat::Json => lines.json().flatten_event(true).boxed(),
    };
    tracing_subscriber::registry().with(lines).with(wanted).with(discreet())
}

/// Lets through what may be told at all, whatever the configuration asks for.
fn discreet() -> FilterFn<fn(&Metadata<'_>) -> bool> {
    filter_fn(|line| *line.level() <= most(line.target()))
}

/// The most that is told of a target. Of strangers it is what they tell everybody.
fn most(target: &str) -> Level {
    if target.starts_with(OURS) {
        Level::TRACE
    } else if QUIET.iter().any(|quiet| target.starts_with(quiet)) {
        Level::WARN
    } else {
        Level::INFO
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{self, Write};
    use std::sync::{Arc, Mutex};

    #[derive(Clone, Default)]
    struct Page(Arc<Mutex<Vec<u8>>>);

    impl Write for Page {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().expect("the page").write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn told(level: &str, format: LogFormat) -> String {
        let page = Page::default();
        let writer = page.clone();
        let config = LogConfig { format, level: level.to_owned() };
        tracing::subscriber::with_default(
            subscriber(&config, move || writer.clone(), false),
            || {
                tracing::debug!(target: "indeck_platform::runs", "a job was taken");
                tracing::debug!(target: "datafusion_optimizer::utils", "filter name = 'SECRET'");
                tracing::trace!(target: "sqlx::query", "SECRET");
                tracing::info!(target: "object_store::client", "SECRET");
                tracing::debug!(target: "some_other_crate", "SECRET");
                tracing::warn!(target: "rustls::conn", "a warning");
            },
        );
        let bytes = page.0.lock().expect("the page").clone();
        String::from_utf8(bytes).expect("text")
    }

    #[test]
    fn no_level_makes_others_tell_what_people_typed() {
        let asked = ["debug", "trace", "datafusion_optimizer::utils=trace,sqlx=trace,debug"];
        for level in asked {
            for format in [LogFormat::Text, LogFormat::Json] {
                let text = told(level, format);
                assert!(!text.contains("SECRET"), "{level}: {text}");
                assert!(text.contains("a job was taken") && text.contains("a warning"), "{text}");
            }
        }
        assert!(!told("info", LogFormat::Text).contains("a job was taken"));
    }
}

//! The platform over HTTP: JSON API, pages, TLS, limits.
//!
//! It holds no rule of the platform. A handler takes a request apart, calls one method of
//! `indeck-platform`, and gives a typed reply; [`problem`] is where errors become statuses. What
//! lies around every route is in [`router`]: headers, limits, who is signed in.
//!
//! ```
//! use indeck_server::Config;
//!
//! let config = Config::of_text("listen = \"0.0.0.0:443\"").expect("it is well formed");
//! // Nobody's data goes over a network unencrypted.
//! assert_eq!(config.check().expect_err("no TLS").code(), "plain-on-network");
//! ```

pub mod address;
pub mod admin;
mod answer;
mod api;
mod app;
pub mod assets;
mod body;
pub mod config;
mod connections;
pub mod context;
pub mod cookies;
pub mod csrf;
mod error;
pub mod etag;
mod extract;
pub mod headers;
mod heads;
mod health;
pub mod idempotency;
pub mod limits;
mod linger;
mod log;
mod metrics;
mod once;
mod open;
mod pages;
pub mod pagination;
mod parameters;
pub mod problem;
mod redirect;
mod reply;
mod router;
mod sent;
mod serve;
mod signed;
mod socket;
pub mod sse;
mod time;
pub mod tls;
mod upload;
pub mod views;

pub use app::App;
pub use config::{Config, ConfigFault};
pub use open::open;
pub use router::router;
pub use serve::{ServeError, Started, serve};

//! Requests that another site had a browser make are refused.
//!
//! Two walls: browsers say where a request comes from (`Sec-Fetch-Site`, `Origin`), and a request
//! that changes something must bear a token that only pages of this server know. Requests with an
//! API token in the header need neither, because no browser adds that by itself.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::{HeaderMap, Method, StatusCode, header};
use sha2::{Digest, Sha256};

use crate::config::{Config, Secret};
use crate::problem::Problem;

/// The header that scripts put the token in.
pub const HEADER: &str = "x-csrf-token";
/// The field that forms put it in.
pub const FIELD: &str = "csrf";

/// The token of a session: a hash of the cookie's value, which no other site can read.
pub fn token(session: &Secret) -> String {
    let inner = Sha256::new().chain_update(b"indeck csrf v1\0").chain_update(session.expose());
    URL_SAFE_NO_PAD.encode(Sha256::digest(inner.finalize()))
}

/// Whether the token is that of the session.
///
/// # Errors
/// A problem of code `csrf` if it is not.
pub fn check_token(session: &Secret, given: &str) -> Result<(), Problem> {
    // Hashes are compared, so that the time tells nothing of the token.
    let is_same = Sha256::digest(token(session)) == Sha256::digest(given);
    if is_same { Ok(()) } else { Err(refused("the form is no longer valid: load the page again")) }
}

/// What this server is called by browsers: scheme, host and port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    origin: String,
    /// The operator has said so; else it is whatever host was asked, by this scheme.
    is_told: bool,
    /// A proxy stands before the server that speaks TLS in its place, it may be.
    is_behind: bool,
}

impl Own {
    /// What the configuration says.
    pub fn of(config: &Config) -> Self {
        Self {
            origin: plain(&config.origin()),
            is_told: config.public_url.is_some(),
            is_behind: !config.proxy.trusted.is_empty(),
        }
    }

    /// Whether an origin is this server. A browser lets no site choose `Host`.
    fn is(&self, origin: &str, host: Option<&str>) -> bool {
        let origin = plain(origin);
        if self.is_told || origin == self.origin {
            return origin == self.origin;
        }
        let Some(host) = host else { return false };
        let scheme = self.origin.split_once("://").map_or("http", |(scheme, _)| scheme);
        let others: &[&str] = if self.is_behind { &["https"] } else { &[] };
        let mut schemes = others.iter().copied().chain([scheme]);
        schemes.any(|scheme| origin == plain(&format!("{scheme}://{host}")))
    }
}

/// An origin as browsers write it: in small letters, without the port that goes without saying.
fn plain(origin: &str) -> String {
    let origin = origin.to_ascii_lowercase();
    let usual = if origin.starts_with("https://") { ":443" } else { ":80" };
    origin.strip_suffix(usual).unwrap_or(&origin).to_owned()
}

/// Whether a request may change something, by where the browser says that it comes from. A program
/// that says nothing is not a browser.
///
/// # Errors
/// A problem of code `csrf` if another site sent it.
pub fn check_origin(method: &Method, headers: &HeaderMap, own: &Own) -> Result<(), Problem> {
    if is_safe(method) {
        return Ok(());
    }
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let strange = || refused("the request was sent by another site");
    // Where a browser says this, it knows; a page cannot.
    match text("sec-fetch-site") {
        Some("same-origin" | "none") => return Ok(()),
        Some(_) => return Err(strange()),
        None => {}
    }
    match text(header::ORIGIN.as_str()) {
        None => Ok(()),
        Some(origin) if own.is(origin, text(header::HOST.as_str())) => Ok(()),
        Some(_) => Err(strange()),
    }
}

/// Whether a method changes nothing.
pub fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

fn refused(detail: &str) -> Problem {
    Problem::new(StatusCode::FORBIDDEN, "csrf", detail)
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    const OWN: &str = "https://decks.example.org";

    #[track_caller]
    fn check(method: Method, pairs: &[(&'static str, &'static str)], passes: bool) {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert(*name, HeaderValue::from_static(value));
        }
        let told = Config { public_url: Some(OWN.to_owned()), ..Config::default() };
        let found = check_origin(&method, &headers, &Own::of(&told)).is_ok();
        assert_eq!(found, passes, "{method} {pairs:?}");
    }

    #[track_caller]
    fn check_host(config: &Config, origin: &str, host: &str, passes: bool) {
        assert_eq!(Own::of(config).is(origin, Some(host)), passes, "{origin} {host}");
    }

    #[test]
    fn only_pages_of_this_server_may_change_something() {
        check(Method::POST, &[("origin", OWN)], true);
        check(Method::POST, &[("sec-fetch-site", "same-origin"), ("origin", OWN)], true);
        check(Method::POST, &[("sec-fetch-site", "same-origin"), ("origin", "null")], true);
        check(Method::POST, &[("origin", "https://evil.example")], false);
        check(Method::POST, &[("origin", "null")], false);
        check(Method::DELETE, &[("sec-fetch-site", "cross-site")], false);
        check(Method::PUT, &[("sec-fetch-site", "same-site"), ("origin", OWN)], false);
        check(Method::PATCH, &[("origin", "https://decks.example.org.evil.example")], false);
        check(Method::POST, &[("origin", "https://x.example"), ("host", "y.example")], false);
    }

    #[test]
    fn the_public_url_is_this_server_by_scheme_host_and_port() {
        let here = ("host", "decks.example.org");
        check(Method::POST, &[("origin", "https://decks.example.org:443"), here], true);
        check(Method::POST, &[("origin", "HTTPS://Decks.example.org"), here], true);
        check(Method::POST, &[("origin", "http://decks.example.org"), here], false);
        check(Method::POST, &[("origin", "https://decks.example.org:8443"), here], false);
        let there = ("host", "127.0.0.1:81");
        check(Method::POST, &[("origin", "http://127.0.0.1:81"), there], false);
    }

    #[test]
    fn without_a_public_url_the_host_that_was_asked_is_this_server() {
        let config = Config::default();
        check_host(&config, "http://127.0.0.1:81", "127.0.0.1:81", true);
        check_host(&config, "http://localhost", "localhost:80", true);
        check_host(&config, "https://127.0.0.1:81", "127.0.0.1:81", false);
        check_host(&config, "http://127.0.0.1:82", "127.0.0.1:81", false);
        check_host(&config, "127.0.0.1:81", "127.0.0.1:81", false);
        let mut behind = Config::default();
        behind.proxy.trusted = vec!["10.0.0.0/8".parse().expect("a network")];
        check_host(&behind, "https://decks.example.org", "decks.example.org", true);
    }

    #[test]
    fn a_program_is_not_a_browser_and_reading_changes_nothing() {
        check(Method::POST, &[], true);
        check(Method::GET, &[("sec-fetch-site", "cross-site")], true);
    }

    #[test]
    fn a_token_is_of_one_session() {
        let (one, other) = (Secret::new("a"), Secret::new("b"));
        assert!(check_token(&one, &token(&one)).is_ok());
        assert!(check_token(&one, &token(&other)).is_err());
        assert!(check_token(&one, "").is_err());
        assert!(!token(&one).contains("a="), "base64 without padding");
    }
}

//! Requests that another site had a browser make are refused.
//!
//! Two walls: browsers say where a request comes from (`Sec-Fetch-Site`, `Origin`), and a request
//! that changes something must bear a token that only pages of this server know. Requests with an
//! API token in the header need neither, because no browser adds that by itself.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::{HeaderMap, Method, StatusCode, header};
use sha2::{Digest, Sha256};

use crate::config::Secret;
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

/// Whether a request may change something, by where the browser says that it comes from. A program
/// that says nothing is not a browser.
///
/// # Errors
/// A problem of code `csrf` if another site sent it.
pub fn check_origin(method: &Method, headers: &HeaderMap, own: &str) -> Result<(), Problem> {
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
        Some(origin) if origin.eq_ignore_ascii_case(own) => Ok(()),
        Some(origin) if is_host(origin, text(header::HOST.as_str())) => Ok(()),
        Some(_) => Err(strange()),
    }
}

/// Whether a method changes nothing.
pub fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// Whether the origin is the host that was asked: a browser lets no site choose `Host`.
fn is_host(origin: &str, host: Option<&str>) -> bool {
    let authority = origin.split_once("://").map(|(_, authority)| authority);
    matches!((authority, host), (Some(authority), Some(host)) if authority.eq_ignore_ascii_case(host))
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
        let found = check_origin(&method, &headers, OWN).is_ok();
        assert_eq!(found, passes, "{method} {pairs:?}");
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
    fn the_host_that_was_asked_is_this_server() {
        check(Method::POST, &[("origin", "http://127.0.0.1:81"), ("host", "127.0.0.1:81")], true);
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

//! The cookies: who is signed in, who is about to be, and which device has been.

use http::{HeaderMap, HeaderValue, header};

use crate::config::Secret;

/// The session's. The prefix has browsers take it from this host alone, over TLS, for all paths.
pub const SESSION: &str = "__Host-indeck";
/// That of somebody who has shown a password and not yet a code.
pub const PENDING: &str = "__Host-indeck-pending";

/// That of a device that has signed in before: it lets nobody in, and is not counted with strangers.
pub const DEVICE: &str = "__Host-indeck-device";

/// How long a device is known, in seconds: half a year.
const KNOWN: u64 = 180 * 86_400;

/// The value of the session's cookie. Of two cookies of that name neither is taken.
pub fn session(headers: &HeaderMap) -> Option<Secret> {
    value(SESSION, headers)
}

/// The value of the cookie of somebody who has shown a password and not yet a code.
pub fn pending(headers: &HeaderMap) -> Option<Secret> {
    value(PENDING, headers)
}

/// What the device remembers of an earlier sign-in.
pub fn device(headers: &HeaderMap) -> Option<Secret> {
    value(DEVICE, headers)
}

/// The cookie by which a device is known from now on.
pub fn set_device(value: &str) -> Option<HeaderValue> {
    set(DEVICE, value, KNOWN)
}

fn value(name: &str, headers: &HeaderMap) -> Option<Secret> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let pairs = lines.flat_map(|line| line.split(';'));
    let mut found = pairs.filter_map(|pair| {
        let (known, value) = pair.split_once('=')?;
        (known.trim() == name).then(|| value.trim())
    });
    let value = found.next().filter(|value| !value.is_empty())?;
    found.next().is_none().then(|| Secret::new(value))
}

/// A cookie that lasts so many seconds; `None` if the value does not fit one.
pub fn set(name: &str, value: &str, seconds: u64) -> Option<HeaderValue> {
    let text = format!("{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={seconds}");
    let mut value = HeaderValue::try_from(text).ok()?;
    value.set_sensitive(true);
    Some(value)
}

/// The cookie that takes the session's back.
pub fn clear() -> HeaderValue {
    HeaderValue::from_static("__Host-indeck=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0")
}

/// The cookie that takes back that of somebody who has shown a code by now.
pub fn clear_pending() -> HeaderValue {
    HeaderValue::from_static(
        "__Host-indeck-pending=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lines: &[&str], expect: Option<&str>) {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(header::COOKIE, HeaderValue::from_str(line).expect("a value"));
        }
        assert_eq!(session(&headers).as_ref().map(Secret::expose), expect, "{lines:?}");
    }

    #[test]
    fn the_session_is_found_among_other_cookies() {
        check(&["a=b; __Host-indeck=xyz; c=d"], Some("xyz"));
        check(&["a=b", "__Host-indeck=xyz"], Some("xyz"));
        check(&["indeck=xyz"], None);
        check(&["__Host-indeck="], None);
    }

    #[test]
    fn two_sessions_are_none() {
        check(&["__Host-indeck=a; __Host-indeck=b"], None);
        check(&["__Host-indeck=a", "__Host-indeck=a"], None);
    }

    #[test]
    fn the_cookie_is_of_this_host_alone_and_no_scripts() {
        let value = set(SESSION, "xyz", 60).expect("a cookie");
        let text = value.to_str().expect("text");
        for attribute in ["Path=/", "Secure", "HttpOnly", "SameSite=Lax"] {
            assert!(text.contains(&format!("; {attribute}")), "{attribute}");
        }
        assert!(!text.contains("Domain"));
        assert!(clear().to_str().expect("text").starts_with(SESSION));
        assert!(set(SESSION, "a\nb", 1).is_none());
    }
}

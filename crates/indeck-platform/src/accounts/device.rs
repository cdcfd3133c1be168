//! Known devices: a browser that has signed in before is told from strangers who guess.
//!
//! The cookie lets nobody in. It says who an attempt is counted against: without it, somebody who
//! knows an address of mail could lock its owner out by guessing wrongly from elsewhere.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use subtle::ConstantTimeEq;

use crate::platform::Core;

/// Bytes that tell devices apart.
const NONCE: usize = 16;

/// Bytes of a cookie at most.
const MAX: usize = 128;

/// What a device is told to remember, of an account with that address of mail.
pub(super) fn fresh(core: &Core, mail: &str) -> String {
    let random = core.ambient.random();
    let nonce = URL_SAFE_NO_PAD.encode(random.split_at(NONCE).0);
    let mark = mark(core, mail, &nonce);
    format!("{nonce}.{mark}")
}

/// Which device it is, if it has signed in with that address of mail before.
pub(super) fn known<'a>(core: &Core, mail: &str, cookie: Option<&'a str>) -> Option<&'a str> {
    let (nonce, given) = cookie.filter(|text| text.len() <= MAX)?.split_once('.')?;
    let is_ours = mark(core, mail, nonce).as_bytes().ct_eq(given.as_bytes());
    bool::from(is_ours).then_some(nonce)
}

fn mark(core: &Core, mail: &str, nonce: &str) -> String {
    URL_SAFE_NO_PAD.encode(core.instance.lookup("device", &format!("{nonce} {mail}")))
}

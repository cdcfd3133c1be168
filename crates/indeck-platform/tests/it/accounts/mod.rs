//! Accounts: sign-up, sign-in, sessions, tokens, members.

mod idempotency;
mod members;
mod missing;
mod organisation;
mod reset;
mod sessions;
mod sign_in;
mod throttle;

use indeck_platform::Caller;
use indeck_platform::accounts::NewToken;
use indeck_platform::caller::From;
use totp_rs::{Builder, Secret};

use crate::support::{Fixture, client};

fn token(scopes: &[&str]) -> NewToken {
    NewToken {
        name: "nightly".to_owned(),
        scopes: scopes.iter().map(|scope| (*scope).to_owned()).collect(),
        expires_in_days: 30,
        addresses: Vec::new(),
    }
}

fn from(address: &str) -> From {
    From { address: Some(address.parse().unwrap()), ..client() }
}

fn code_at(secret: &str, micros: i64) -> String {
    let secret = Secret::try_from_base32(secret).unwrap();
    let totp = Builder::new().with_secret(secret).build().unwrap();
    totp.generate(u64::try_from(micros / 1_000_000).unwrap()).to_string()
}

fn code(fixture: &Fixture, secret: &str) -> String {
    use indeck::govern::Ambient;
    code_at(secret, fixture.ambient.now())
}

/// Sets a second factor up: the secret, the recovery codes, and who has it.
async fn with_second_factor(fixture: &Fixture, caller: &Caller) -> (String, Vec<String>, Caller) {
    let setup = caller.begin_totp().await.unwrap();
    assert!(setup.uri.starts_with("otpauth://totp/"), "{}", setup.uri);
    let code = code(fixture, &setup.secret);
    let (codes, signed_in) = caller.confirm_totp(&code).await.unwrap();
    (setup.secret, codes, signed_in.caller)
}

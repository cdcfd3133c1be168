//! The own account.

use super::{Choice, Errors, Shell, When};
use askama::Template;

const SECTION: super::Section = super::Section::Account;

/// `/account`: actions `details` (`name`, `email`, `rev`), `password` (`current`, `new`), `erase` (`password`, `confirm`).
#[derive(Debug, Clone, Default, Template)]
#[template(path = "account.html")]
pub struct Account {
    /// Around the page.
    pub shell: Shell,
    /// The revision that the form was made from.
    pub rev: u64,
    /// The name, as kept or as typed.
    pub name: String,
    /// The address, as kept or as typed.
    pub email: String,
    /// The role's name.
    pub role: String,
    /// The organisation's name.
    pub organisation: String,
    /// Since when the account is there.
    pub created: When,
    /// Whether a second factor is set up.
    pub second_factor: bool,
    /// The fewest characters of a password.
    pub password_min: u32,
    /// Whether the account may be erased now.
    pub may_erase: bool,
    /// Why it may not, a sentence: `You are the only owner …`; may be empty.
    pub erase_obstacle: String,
    /// What is wrong with a form.
    pub errors: Errors,
}

/// A secret that is being set up.
#[derive(Debug, Clone, Default)]
pub struct TotpSetup {
    /// The secret in base32, in groups of four.
    pub secret: String,
    /// The `otpauth:` address.
    pub uri: String,
    /// How many modules the code has on a side, without the quiet zone; 0 when there is no picture.
    pub modules: u32,
    /// The dark modules as path data in units of modules: `M0 0h7v1h-7z…`.
    pub path: String,
}

/// The recovery codes, shown once.
#[derive(Debug, Clone, Default)]
pub struct RecoveryCodes {
    /// The codes.
    pub codes: Vec<String>,
}

/// `/account/second-factor`: actions `begin`, `confirm` (`code`), `remove` (`password`).
#[derive(Debug, Clone, Default, Template)]
#[template(path = "second-factor.html")]
pub struct SecondFactor {
    /// Around the page.
    pub shell: Shell,
    /// Whether it is set up.
    pub active: bool,
    /// Since when.
    pub since: Option<When>,
    /// Whether the organisation asks for it.
    pub required: bool,
    /// How many recovery codes are left.
    pub recovery_left: u64,
    /// The secret that is being set up.
    pub setup: Option<TotpSetup>,
    /// The codes, right after set-up.
    pub recovery: Option<RecoveryCodes>,
    /// What is wrong with a form.
    pub errors: Errors,
}

/// One session.
#[derive(Debug, Clone, Default)]
pub struct SessionRow {
    /// Its id.
    pub id: String,
    /// Whether it is the one that asks.
    pub current: bool,
    /// The browser, in words: `Firefox on Linux`.
    pub agent: String,
    /// The address it came from.
    pub address: String,
    /// When it began.
    pub created: When,
    /// When it was last used.
    pub seen: When,
}

/// `/account/sessions`: actions `end` (`id`), `end-others`.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "sessions.html")]
pub struct Sessions {
    /// Around the page.
    pub shell: Shell,
    /// The sessions, the current one first.
    pub items: Vec<SessionRow>,
}

/// One API token.
#[derive(Debug, Clone, Default)]
pub struct TokenRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it may do.
    pub scopes: Vec<String>,
    /// From which networks it may be used; empty for all.
    pub addresses: String,
    /// When it was made.
    pub created: When,
    /// When it expires.
    pub expires: When,
    /// When it was last used.
    pub used: Option<When>,
    /// Whether it has expired.
    pub expired: bool,
}

/// `/account/tokens`: actions `create` (`name`, `scopes` (many), `expires_in_days`, `addresses`), `revoke` (`id`).
#[derive(Debug, Clone, Default, Template)]
#[template(path = "tokens.html")]
pub struct Tokens {
    /// Around the page.
    pub shell: Shell,
    /// The tokens.
    pub items: Vec<TokenRow>,
    /// The token that was just made: shown now and never again.
    pub fresh: Option<String>,
    /// The name as typed.
    pub name: String,
    /// The scopes to choose from.
    pub scopes: Vec<Choice>,
    /// The lifetimes to choose from, values in days.
    pub lifetimes: Vec<Choice>,
    /// The networks as typed.
    pub addresses: String,
    /// What is wrong with the form.
    pub errors: Errors,
}

//! What the server sets and stores.

use super::Shell;
use askama::Template;

const SECTION: super::Section = super::Section::None;

/// One cookie that the server sets.
#[derive(Debug, Clone, Default)]
pub struct CookieRow {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// How long it lives.
    pub lifetime: String,
    /// Its attributes, as they are sent.
    pub attributes: String,
}

/// One kind of thing that is stored about people.
#[derive(Debug, Clone, Default)]
pub struct StoredRow {
    /// What it is: `Account`.
    pub what: String,
    /// What it holds: `Name, mail address, password hash`.
    pub fields: String,
    /// Why it is kept.
    pub purpose: String,
    /// How long it is kept.
    pub kept: String,
    /// How it is protected.
    pub protection: String,
}

/// `/privacy`.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "privacy.html")]
pub struct Privacy {
    /// Around the page.
    pub shell: Shell,
    /// The cookies.
    pub cookies: Vec<CookieRow>,
    /// What is stored.
    pub stored: Vec<StoredRow>,
}

//! The page about the interface for programs.

use super::Shell;
use askama::Template;

const SECTION: super::Section = super::Section::Api;

/// `/api/`: the script reads the OpenAPI document and shows its operations.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "api.html")]
pub struct Api {
    /// Around the page.
    pub shell: Shell,
    /// What the browser compares the page's own script with; may be empty.
    pub script_integrity: String,
}

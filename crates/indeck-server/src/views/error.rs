//! The page for what went wrong.

use super::{Link, Shell};
use askama::Template;

const SECTION: super::Section = super::Section::None;

/// Any refused or failed request, as a page.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "error.html")]
pub struct ErrorPage {
    /// Around the page; without a user when nobody is signed in.
    pub shell: Shell,
    /// The HTTP status.
    pub status: u16,
    /// What happened, short: `There is no such page`.
    pub title: String,
    /// What it means and what to do, a sentence or two.
    pub detail: String,
    /// Where to go on from here.
    pub step: Link,
    /// The stable code; may be empty.
    pub code: String,
    /// The request's id, to quote when asking for help.
    pub request_id: String,
    /// After how many seconds to try again, when that is known.
    pub retry_after: Option<u64>,
}

//! The organisation's pages.

use super::reports::lines;
use super::{Bytes, Choice, Count, Diagnostic, Errors, Shell, SpecLine, When};
use askama::Template;

const SECTION: super::Section = super::Section::Organisation;

/// `/organisation`: action `settings` (`name`, `residency`, `require_second_factor`, `allowed_addresses`, `rev`).
#[derive(Debug, Clone, Default, Template)]
#[template(path = "organisation.html")]
pub struct Organisation {
    /// Around the page.
    pub shell: Shell,
    /// The revision that the form was made from.
    pub rev: u64,
    /// Its name.
    pub name: String,
    /// The regions to choose from.
    pub residencies: Vec<Choice>,
    /// Whether every member needs a second factor.
    pub require_second_factor: bool,
    /// How many members have none yet.
    pub without_second_factor: u64,
    /// The networks that may sign in, one a line.
    pub allowed_addresses: String,
    /// The address that this request came from, so that nobody shuts himself out.
    pub your_address: String,
    /// Since when it is there.
    pub created: When,
    /// Bytes that it stores.
    pub used: Bytes,
    /// Bytes that it may store.
    pub limit: Bytes,
    /// Whether it may be changed.
    pub may_edit: bool,
    /// What is wrong with the form.
    pub errors: Errors,
}

impl Organisation {
    /// How much of its limit it stores, in per mille.
    fn share(&self) -> u64 {
        self.used.0.saturating_mul(1_000).checked_div(self.limit.0).unwrap_or(0).min(1_000)
    }
}

/// One member.
#[derive(Debug, Clone, Default)]
pub struct MemberRow {
    /// The user's id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// The role's name.
    pub role: String,
    /// The roles to choose from, the present one selected; empty when it may not be changed.
    pub roles: Vec<Choice>,
    /// Whether a second factor is set up.
    pub second_factor: bool,
    /// The last sign-in.
    pub seen: Option<When>,
    /// Whether it is the one who asks.
    pub you: bool,
}

/// One open invitation.
#[derive(Debug, Clone, Default)]
pub struct InvitationRow {
    /// Its id.
    pub id: String,
    /// The address.
    pub email: String,
    /// The role's name.
    pub role: String,
    /// Who invited.
    pub by: String,
    /// When it expires.
    pub expires: When,
}

/// `/organisation/members`: actions `role` (`id`, `role`), `off-board` (`id`, `successor`), `invite` (`email`, `role`), `withdraw` (`id`), `reset` (`member`, `password`, `lost`).
#[derive(Debug, Clone, Default, Template)]
#[template(path = "members.html")]
pub struct Members {
    /// Around the page.
    pub shell: Shell,
    /// The members.
    pub items: Vec<MemberRow>,
    /// The open invitations.
    pub invitations: Vec<InvitationRow>,
    /// The link of the invitation that was just made: shown now and never again.
    pub fresh_link: Option<String>,
    /// For whom it is.
    pub fresh_for: String,
    /// The signed receipt of an off-boarding that was just done.
    pub receipt: Option<String>,
    /// The address as typed.
    pub email: String,
    /// The roles to invite to.
    pub roles: Vec<Choice>,
    /// The reset link that was just made: shown now and never again.
    pub reset_link: Option<String>,
    /// For whom it is.
    pub reset_for: String,
    /// When it expires.
    pub reset_expires: When,
    /// The members who can be given a reset link; none if it may not be made.
    pub resettable: Vec<Choice>,
    /// The members who can take over what a leaving one owns.
    pub successors: Vec<Choice>,
    /// Whether members may be changed and invited.
    pub may_edit: bool,
    /// What is wrong with a form.
    pub errors: Errors,
}

/// `/organisation/policy`: actions `save`, `check` (both with `text` and `rev`).
#[derive(Debug, Clone, Default, Template)]
#[template(path = "policy.html")]
pub struct Policy {
    /// Around the page.
    pub shell: Shell,
    /// The revision that the form was made from.
    pub rev: u64,
    /// The document, as kept or as typed.
    pub text: String,
    /// Whether the text was checked.
    pub checked: bool,
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// The last change.
    pub changed: Option<When>,
    /// Who changed it.
    pub by: String,
    /// Whether it may be changed.
    pub may_edit: bool,
}

impl Policy {
    fn lines(&self) -> Vec<SpecLine> {
        lines(&self.text, &self.diagnostics)
    }
}

/// One version of the organisation's key.
#[derive(Debug, Clone, Default)]
pub struct KeyRow {
    /// Its number.
    pub version: u64,
    /// When it was made.
    pub created: When,
    /// How many records are still sealed under it.
    pub records: Count,
    /// Whether new records are sealed under it.
    pub current: bool,
}

/// `/organisation/keys`: action `rotate`.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "keys.html")]
pub struct Keys {
    /// Around the page.
    pub shell: Shell,
    /// The versions, newest first.
    pub items: Vec<KeyRow>,
    /// A rotation that goes on: records done and records in all.
    pub rotating: Option<(u64, u64)>,
    /// Whether it may be rotated.
    pub may_rotate: bool,
}

/// One purge that was done, or the end of an account.
#[derive(Debug, Clone, Default)]
pub struct CertificateRow {
    /// Its id.
    pub id: String,
    /// When.
    pub at: When,
    /// What it is of: `Purge`.
    pub kind: String,
    /// How many of what went: `runs: 2`.
    pub counts: String,
    /// Who asked for it.
    pub by: String,
    /// How many things went.
    pub things: Count,
    /// How many bytes went.
    pub size: Bytes,
    /// The signed certificate as text.
    pub text: String,
}

/// `/organisation/retention`: actions `settings` (`retention_days`, `rev`), `purge` (`confirm`).
#[derive(Debug, Clone, Default, Template)]
#[template(path = "retention.html")]
pub struct Retention {
    /// Around the page.
    pub shell: Shell,
    /// The revision that the form was made from.
    pub rev: u64,
    /// The days, as kept or as typed.
    pub retention_days: String,
    /// How many things a purge would take now.
    pub due: Count,
    /// How many bytes these are.
    pub due_size: Bytes,
    /// The purges that were done, newest first.
    pub certificates: Vec<CertificateRow>,
    /// Whether it may be changed and purged.
    pub may_edit: bool,
    /// What is wrong with a form.
    pub errors: Errors,
}

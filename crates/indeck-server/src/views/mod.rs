//! What the pages show: plain structs of simple types, one for each page, with their templates.
//!
//! Nothing here knows the platform or HTTP: handlers fill these structs and send what `render()` gives.
//! Every page has a `shell` (navigation, forgery token, flash message). Forms post to the page's own
//! address with the hidden fields `csrf` and `action`.

mod account;
mod api;
mod audit;
mod auth;
mod chart;
mod common;
mod datasets;
mod decks;
mod error;
mod home;
mod organisation;
mod privacy;
mod reports;
mod runs;
mod shell;
mod templates;
#[cfg(test)]
mod tests;

pub use account::{
    Account, RecoveryCodes, SecondFactor, SessionRow, Sessions, TokenRow, Tokens, TotpSetup,
};
pub use api::Api;
pub use audit::{Audit, AuditEvent, CheckpointView, Effect, EventFilter, EventRow};
pub use auth::{Invitation, Reset, SignIn, SignInCode, SignUp};
pub use chart::{Bar, Bars};
pub use common::{
    Bytes, Choice, Count, Diagnostic, Errors, Fact, FieldError, Link, Severity, Table, When,
    marked, things,
};
pub use datasets::{
    ColumnView, DatasetNew, DatasetPage, DatasetRow, Datasets, Finding, ProfileState, VersionRow,
};
pub use decks::{DeckPage, DeckRow, Decks, SlideRow};
pub use error::ErrorPage;
pub use home::{Home, Next, Progress, Tally};
pub use organisation::{
    CertificateRow, InvitationRow, KeyRow, Keys, MemberRow, Members, Organisation, Policy,
    Retention,
};
pub use privacy::{CookieRow, Privacy, StoredRow};
pub use reports::{ParamField, ReportNew, ReportPage, ReportRow, Reports, SpecLine};
pub use runs::{
    ChartPicture, InputRow, LogLine, RunPage, RunRow, RunState, Runs, StepRow, StepState,
};
pub use shell::{Flash, FlashKind, Section, Shell, SignedIn};
pub use templates::{
    Colour, Layout, Placeholder, TemplateNew, TemplatePage, TemplateRow, Templates,
};

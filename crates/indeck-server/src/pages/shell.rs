//! What every page has around it.

use std::sync::LazyLock;

use axum::extract::FromRequestParts;
use http::request::Parts;
use indeck_platform::access::Verb;

use crate::app::App;
use crate::assets;
use crate::pages::form::Fields;
use crate::problem::Problem;
use crate::signed::Signed;
use crate::views::{Flash, FlashKind, Shell, SignedIn};

static STYLE: LazyLock<String> = LazyLock::new(|| assets::integrity("app.css"));
static SCRIPT: LazyLock<String> = LazyLock::new(|| assets::integrity("app.js"));

/// What was done before this page, as its address says it, and as a person reads it.
const DONE: &[(&str, &str)] = &[
    ("saved", "Saved."),
    ("report", "The report is written. Look it over, then make the deck."),
    ("uploaded", "Uploaded. The columns are being read."),
    ("version", "New version uploaded. The columns are being read."),
    ("template", "Template uploaded."),
    ("deleted", "Deleted."),
    ("renamed", "Renamed."),
    ("restored", "Taken back: the older text is the latest version now."),
    ("cancelled", "The run is being stopped."),
    ("password", "Password changed. All other sessions have ended."),
    ("reset", "Your new password holds. All other sessions have ended."),
    ("removed", "Second factor removed."),
    ("ended", "Session ended."),
    ("others", "All other sessions have ended."),
    ("revoked", "Token revoked. Programs that used it are out."),
    ("role", "Role changed."),
    ("withdrawn", "Invitation withdrawn."),
    ("rotating", "The rotation has begun. Work goes on meanwhile."),
    ("purged", "Purged. The certificate is below."),
    ("signed-out", "You are signed out."),
    ("erased", "Your account was erased."),
];

/// Around a page that knows nobody.
pub(crate) fn plain() -> Shell {
    Shell {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        assets: assets::VERSION.clone(),
        style_integrity: STYLE.clone(),
        script_integrity: SCRIPT.clone(),
        ..Shell::default()
    }
}

/// Around a page of somebody who is signed in.
pub(crate) async fn of(signed: &Signed) -> Result<Shell, Problem> {
    let caller = &signed.caller;
    let me = caller.who().await?;
    let user = SignedIn {
        name: me.name,
        email: me.email,
        organisation: me.organisation,
        role: caller.role().word().to_owned(),
        may_read_data: caller.could(Verb::DatasetRead),
        may_read_reports: caller.could(Verb::ReportRead),
        may_audit: caller.could(Verb::AuditRead),
        may_administer: caller.could(Verb::MemberList),
    };
    Ok(Shell { user: Some(user), csrf: signed.csrf(), ..plain() })
}

/// The message of an address, if it names one.
pub(crate) fn flash(query: &str) -> Option<Flash> {
    let code = Fields::of(query.as_bytes()).text("done");
    let (_, text) = DONE.iter().find(|(known, _)| *known == code)?;
    Some(Flash { kind: FlashKind::Done, text: (*text).to_owned() })
}

/// Who looks at a page, and what is around it.
#[derive(Debug)]
pub(crate) struct Around {
    /// Who it is.
    pub(crate) signed: Signed,
    /// What is around the page.
    pub(crate) shell: Shell,
}

impl FromRequestParts<App> for Around {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let signed: Signed =
            <Signed as FromRequestParts<App>>::from_request_parts(parts, app).await?;
        let flash = flash(parts.uri.query().unwrap_or_default());
        let shell = Shell { flash, ..of(&signed).await? };
        Ok(Self { signed, shell })
    }
}

/// What is around a page that everybody may see.
#[derive(Debug)]
pub(crate) struct Open(pub(crate) Shell);

impl FromRequestParts<App> for Open {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let flash = flash(parts.uri.query().unwrap_or_default());
        let known = <Signed as axum::extract::OptionalFromRequestParts<App>>::from_request_parts(
            parts, app,
        );
        let shell = match known.await? {
            Some(signed) => of(&signed).await?,
            None => plain(),
        };
        Ok(Self(Shell { flash, ..shell }))
    }
}

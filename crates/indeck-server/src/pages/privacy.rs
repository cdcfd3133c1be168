//! What the server sets and stores, as the code knows it; and the page about the API.

use std::sync::LazyLock;

use indeck_platform::privacy::{Cookie, Kept, register};

use super::shell::Open;
use super::show::{Shown, page};
use crate::assets;
use crate::views::{Api, CookieRow, Privacy, StoredRow};

static SCRIPT: LazyLock<String> = LazyLock::new(|| assets::integrity("api.js"));

/// `GET /privacy`.
pub(crate) async fn show(Open(shell): Open) -> Shown {
    let register = register();
    let cookie = |cookie: &Cookie| CookieRow {
        name: cookie.name.to_owned(),
        purpose: cookie.purpose.to_owned(),
        lifetime: cookie.lifetime.to_owned(),
        attributes: cookie.attributes.to_owned(),
    };
    let kept = |kept: &Kept| StoredRow {
        what: kept.what.to_owned(),
        fields: kept.fields.to_owned(),
        purpose: kept.purpose.to_owned(),
        kept: kept.kept.to_owned(),
        protection: kept.protection.to_owned(),
    };
    page(&Privacy {
        shell,
        cookies: register.cookies.iter().map(cookie).collect(),
        stored: register.stored.iter().map(kept).collect(),
    })
}

/// `GET /api/`.
pub(crate) async fn api(Open(shell): Open) -> Shown {
    page(&Api { shell, script_integrity: SCRIPT.clone() })
}

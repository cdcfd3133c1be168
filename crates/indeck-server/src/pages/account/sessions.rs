//! The sessions of the own account.

use indeck_platform::accounts::SessionInfo;

use crate::pages::form::{Sent, unknown_action};
use crate::pages::rows;
use crate::pages::shell::Around;
use crate::pages::show::{Shown, go, page};
use crate::problem::Problem;
use crate::views::{SessionRow, Sessions};

/// `GET /account/sessions`.
pub(crate) async fn show(around: Around) -> Shown {
    let all = around.signed.caller.sessions().await?;
    page(&Sessions { items: all.into_iter().map(row).collect(), shell: around.shell })
}

fn row(info: SessionInfo) -> SessionRow {
    SessionRow {
        id: info.id.to_string(),
        current: info.current,
        agent: agent(&info.agent),
        address: info.address,
        created: rows::when(info.created),
        seen: rows::when(info.seen),
    }
}

/// Signs of browsers, those that others claim too at the end.
const BROWSERS: &[(&str, &str)] = &[
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];
const SYSTEMS: &[(&str, &str)] = &[
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iOS"),
    ("iPad", "iPadOS"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

/// A browser in words: `Firefox on Linux`.
fn agent(text: &str) -> String {
    let first = |known: &[(&str, &'static str)]| {
        known.iter().find(|(sign, _)| text.contains(sign)).map(|(_, name)| *name)
    };
    match (first(BROWSERS), first(SYSTEMS)) {
        (Some(browser), Some(system)) => format!("{browser} on {system}"),
        (Some(browser), None) => browser.to_owned(),
        _ if text.is_empty() => "Unknown browser".to_owned(),
        _ => text.chars().take(60).collect(),
    }
}

/// `POST /account/sessions`.
pub(crate) async fn act(sent: Sent) -> Shown {
    let caller = &sent.signed.caller;
    match sent.fields.text("action").as_str() {
        "end" => {
            let id = sent.fields.text("id").parse().map_err(|_| Problem::not_found())?;
            caller.revoke_session(id).await?;
            go("/account/sessions?done=ended")
        }
        "end-others" => {
            caller.revoke_other_sessions().await?;
            go("/account/sessions?done=others")
        }
        _ => Err(unknown_action()),
    }
}

#[cfg(test)]
mod tests {
    use super::agent;

    #[test]
    fn a_browser_is_told_in_words() {
        let edge =
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120 Safari/537.36 Edg/120";
        assert_eq!(agent(edge), "Edge on Windows");
        assert_eq!(agent("curl/8.5.0"), "curl/8.5.0");
        assert_eq!(agent(""), "Unknown browser");
    }
}

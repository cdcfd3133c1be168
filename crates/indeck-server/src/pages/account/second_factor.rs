//! The second factor of the own account: set up in two steps, and removed.

use indeck_platform::accounts::{SignedIn, TotpSetup as Setup};

use super::qr;
use crate::api::sessions::put_cookies;
use crate::config::Secret;
use crate::csrf;
use crate::pages::form::{Fields, Sent, unknown_action};
use crate::pages::rows;
use crate::pages::shell::{self, Around};
use crate::pages::show::{Shown, at_password, errors, go, page, page_with};
use crate::problem::Problem;
use crate::signed::Signed;
use crate::views::{RecoveryCodes, SecondFactor, Shell, TotpSetup};

/// `GET /account/second-factor`.
pub(crate) async fn show(around: Around) -> Shown {
    let view = draw(&around.signed).await?;
    page(&SecondFactor { shell: around.shell, ..view })
}

async fn draw(signed: &Signed) -> Result<SecondFactor, Problem> {
    let info = signed.caller.account().await?;
    Ok(SecondFactor {
        active: info.second_factor.is_some(),
        since: info.second_factor.map(rows::when),
        required: info.second_factor_required,
        recovery_left: info.recovery_left.into(),
        ..SecondFactor::default()
    })
}

fn told(setup: Setup) -> TotpSetup {
    let (modules, path) = qr::drawn(&setup.uri).unwrap_or_default();
    TotpSetup { secret: grouped(&setup.secret), uri: setup.uri, modules, path }
}

/// A secret in groups of four, as a person types it.
fn grouped(secret: &str) -> String {
    let signs: Vec<char> = secret.chars().collect();
    let groups: Vec<String> = signs.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join(" ")
}

/// `POST /account/second-factor`.
pub(crate) async fn act(sent: Sent) -> Shown {
    match change(&sent.signed, &sent.fields).await {
        Ok(response) => Ok(response),
        Err(problem) => wrong(&sent.signed, &sent.fields, problem).await,
    }
}

async fn change(signed: &Signed, fields: &Fields) -> Shown {
    let caller = &signed.caller;
    match fields.text("action").as_str() {
        "begin" => {
            let setup = Some(told(caller.begin_totp().await?));
            let view = draw(signed).await?;
            page(&SecondFactor { shell: shell::of(signed).await?, setup, ..view })
        }
        "confirm" => {
            let (codes, signed_in) = caller.confirm_totp(fields.text("code").trim()).await?;
            confirmed(signed, codes, &signed_in).await
        }
        "remove" => {
            caller.remove_totp(&fields.text("password")).await?;
            go("/account/second-factor?done=removed")
        }
        _ => Err(unknown_action()),
    }
}

async fn wrong(signed: &Signed, fields: &Fields, problem: Problem) -> Shown {
    let (status, errors) = errors(at_password(problem, "password"))?;
    let mut view = draw(signed).await?;
    if fields.text("action") == "confirm" && !view.active {
        // The secret that is being set up is told again, so that the code can be typed anew.
        view.setup = signed.caller.pending_totp().await?.map(told);
    }
    page_with(status, &SecondFactor { shell: shell::of(signed).await?, errors, ..view })
}

/// The recovery codes, told once, in the new session.
async fn confirmed(signed: &Signed, codes: Vec<String>, signed_in: &SignedIn) -> Shown {
    let mut now = signed.clone();
    now.caller = signed_in.caller.clone();
    let csrf = csrf::token(&Secret::new(signed_in.secret.as_str()));
    let shell = Shell { csrf, ..shell::of(&now).await? };
    let recovery = Some(RecoveryCodes { codes });
    let mut response = page(&SecondFactor { shell, recovery, ..draw(&now).await? })?;
    put_cookies(response.headers_mut(), signed_in);
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn a_secret_is_in_groups_of_four() {
        assert_eq!(grouped("ABCDEFGHIJ"), "ABCD EFGH IJ");
        assert_eq!(grouped(""), "");
    }
}

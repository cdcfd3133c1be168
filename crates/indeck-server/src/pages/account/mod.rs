//! The own account: what is stored of it, and how it is corrected.

mod qr;
pub(super) mod second_factor;
pub(super) mod sessions;
pub(super) mod tokens;

use axum::response::{IntoResponse, Redirect, Response};
use indeck_platform::accounts::{AccountChange, MIN_PASSWORD, SignedIn};

use super::form::{Fields, Sent, unknown_action};
use super::rows;
use super::shell::{self, Around};
use super::show::{Shown, at_password, errors, go, page, page_with};
use crate::api::sessions::{gone, put_cookies};
use crate::problem::Problem;
use crate::signed::Signed;
use crate::views::{Account, Errors};

/// `GET /account`.
pub(crate) async fn show(around: Around) -> Shown {
    let view = draw(&around.signed, Errors::default()).await?;
    page(&Account { shell: around.shell, ..view })
}

async fn draw(signed: &Signed, errors: Errors) -> Result<Account, Problem> {
    let info = signed.caller.account().await?;
    Ok(Account {
        rev: u64::try_from(info.rev).unwrap_or_default(),
        name: info.name,
        email: info.email,
        role: info.role.word().to_owned(),
        organisation: info.organisation,
        created: rows::when(info.created),
        second_factor: info.second_factor.is_some(),
        password_min: u32::try_from(MIN_PASSWORD).unwrap_or_default(),
        may_erase: info.erase_obstacle.is_none(),
        erase_obstacle: info.erase_obstacle.unwrap_or_default(),
        errors,
        ..Account::default()
    })
}

/// `POST /account`.
pub(crate) async fn act(sent: Sent) -> Shown {
    let (signed, fields) = (&sent.signed, &sent.fields);
    match change(signed, fields).await {
        Ok(response) => Ok(response),
        Err(problem) => {
            let field = if fields.text("action") == "password" { "current" } else { "password" };
            let (status, errors) = errors(at_password(problem, field))?;
            let mut view = draw(signed, errors).await?;
            if fields.text("action") == "details" {
                (view.name, view.email) = (fields.text("name"), fields.text("email"));
            }
            page_with(status, &Account { shell: shell::of(signed).await?, ..view })
        }
    }
}

async fn change(signed: &Signed, fields: &Fields) -> Result<Response, Problem> {
    let caller = &signed.caller;
    match fields.text("action").as_str() {
        "details" => {
            let (name, email) = (Some(fields.text("name")), Some(fields.text("email")));
            caller.update_account(AccountChange { name, email }, fields.revision()).await?;
            go("/account?done=saved")
        }
        "password" => {
            let (current, new) = (fields.text("current"), fields.text("new"));
            let signed_in = caller.change_password(&current, &new).await?;
            anew(&signed_in, "/account?done=password")
        }
        "erase" => {
            confirmed(signed, fields).await?;
            caller.erase_account(&fields.text("password")).await?;
            Ok((gone(), Redirect::to("/sign-in?done=erased")).into_response())
        }
        _ => Err(unknown_action()),
    }
}

/// What cannot be brought back is confirmed by hand, without script too.
async fn confirmed(signed: &Signed, fields: &Fields) -> Result<(), Problem> {
    let email = signed.caller.who().await?.email;
    match fields.text("confirm").trim().eq_ignore_ascii_case(&email) {
        true => Ok(()),
        false => Err(Problem::of_field("confirm", "this is not your mail address")),
    }
}

/// Goes to a page in a new session.
fn anew(signed_in: &SignedIn, to: &str) -> Shown {
    let mut response = Redirect::to(to).into_response();
    put_cookies(response.headers_mut(), signed_in);
    Ok(response)
}

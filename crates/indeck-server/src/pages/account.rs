//! The own account: what is stored of it, password, second factor, sessions, tokens.

use axum::response::{IntoResponse, Redirect, Response};
use http::{StatusCode, header};
use indeck_platform::access::Scope;
use indeck_platform::accounts::{
    AccountChange, MIN_PASSWORD, NewToken, SessionInfo, SignedIn, TokenInfo, TotpSetup as Setup,
};

use super::datasets::unknown_action;
use super::form::{Fields, Sent};
use super::rows;
use super::shell::{self, Around};
use super::show::{Shown, at_password, errors, go, page, page_with};
use crate::api::sessions::{cookie_of, gone};
use crate::config::Secret;
use crate::csrf;
use crate::problem::Problem;
use crate::signed::Signed;
use crate::views::{
    Account, Choice, Errors, RecoveryCodes, SecondFactor, SessionRow, Sessions, Shell, TokenRow,
    Tokens, TotpSetup,
};

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
            caller.erase_account(&fields.text("password")).await?;
            Ok((gone(), Redirect::to("/sign-in?done=erased")).into_response())
        }
        _ => Err(unknown_action()),
    }
}

/// Goes to a page in a new session.
fn anew(signed_in: &SignedIn, to: &str) -> Shown {
    Ok(([(header::SET_COOKIE, cookie_of(signed_in))], Redirect::to(to)).into_response())
}

/// `GET /account/second-factor`.
pub(crate) async fn second_factor(around: Around) -> Shown {
    let view = factor(&around.signed).await?;
    page(&SecondFactor { shell: around.shell, ..view })
}

async fn factor(signed: &Signed) -> Result<SecondFactor, Problem> {
    let info = signed.caller.account().await?;
    Ok(SecondFactor {
        active: info.second_factor.is_some(),
        since: info.second_factor.map(rows::when),
        required: info.second_factor_required,
        recovery_left: info.recovery_left,
        ..SecondFactor::default()
    })
}

fn setup(setup: Setup) -> TotpSetup {
    TotpSetup { secret: setup.secret, uri: setup.uri, ..TotpSetup::default() }
}

/// `POST /account/second-factor`.
pub(crate) async fn change_factor(sent: Sent) -> Shown {
    let (signed, fields) = (&sent.signed, &sent.fields);
    let caller = &signed.caller;
    let done = match fields.text("action").as_str() {
        "begin" => begin(signed).await,
        "confirm" => match caller.confirm_totp(fields.text("code").trim()).await {
            Ok((codes, signed_in)) => return confirmed(signed, codes, &signed_in).await,
            Err(error) => Err(error.into()),
        },
        "remove" => match caller.remove_totp(&fields.text("password")).await {
            Ok(()) => return go("/account/second-factor?done=removed"),
            Err(error) => Err(error.into()),
        },
        _ => Err(unknown_action()),
    };
    match done {
        Ok(response) => Ok(response),
        Err(problem) => {
            let (status, errors) = errors(at_password(problem, "password"))?;
            let mut view = factor(signed).await?;
            if fields.text("action") == "confirm" && !view.active {
                // The secret that is being set up is told again, so that the code can be typed anew.
                view.setup = caller.pending_totp().await?.map(setup);
            }
            page_with(status, &SecondFactor { shell: shell::of(signed).await?, errors, ..view })
        }
    }
}

async fn begin(signed: &Signed) -> Shown {
    let told = setup(signed.caller.begin_totp().await?);
    let view = factor(signed).await?;
    page(&SecondFactor { shell: shell::of(signed).await?, setup: Some(told), ..view })
}

/// The recovery codes, told once, in the new session.
async fn confirmed(signed: &Signed, codes: Vec<String>, signed_in: &SignedIn) -> Shown {
    let mut now = signed.clone();
    now.caller = signed_in.caller.clone();
    let csrf = csrf::token(&Secret::new(signed_in.secret.as_str()));
    let shell = Shell { csrf, ..shell::of(&now).await? };
    let recovery = Some(RecoveryCodes { codes });
    let mut response = page(&SecondFactor { shell, recovery, ..factor(&now).await? })?;
    response.headers_mut().append(header::SET_COOKIE, cookie_of(signed_in));
    Ok(response)
}

/// `GET /account/sessions`.
pub(crate) async fn sessions(around: Around) -> Shown {
    let all = around.signed.caller.sessions().await?;
    page(&Sessions { items: all.into_iter().map(session).collect(), shell: around.shell })
}

fn session(info: SessionInfo) -> SessionRow {
    SessionRow {
        id: info.id.to_string(),
        current: info.current,
        agent: agent(&info.agent),
        address: info.address,
        created: rows::when(info.created),
        seen: rows::when(info.seen),
    }
}

/// A browser in words: `Firefox on Linux`.
fn agent(text: &str) -> String {
    let first = |known: &[(&'static str, &'static str)]| {
        known.iter().find(|(sign, _)| text.contains(sign)).map(|(_, name)| *name)
    };
    let browser = first(&[
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = first(&[
        ("Windows", "Windows"),
        ("Android", "Android"),
        ("iPhone", "iOS"),
        ("iPad", "iPadOS"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser} on {system}"),
        (Some(browser), None) => browser.to_owned(),
        _ => text.chars().take(60).collect(),
    }
}

/// `POST /account/sessions`.
pub(crate) async fn end_session(sent: Sent) -> Shown {
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

/// `GET /account/tokens`.
pub(crate) async fn tokens(around: Around) -> Shown {
    let view = token_list(&around.signed, &Fields::default()).await?;
    page(&Tokens { shell: around.shell, ..view })
}

async fn token_list(signed: &Signed, typed: &Fields) -> Result<Tokens, Problem> {
    let all = signed.caller.tokens().await?;
    let chosen = typed.all("scopes");
    let scope = |scope: Scope| Choice {
        value: scope.word().to_owned(),
        label: scope.word().to_owned(),
        detail: purpose(scope).to_owned(),
        selected: chosen.iter().any(|word| word == scope.word())
            || (chosen.is_empty() && scope == Scope::Read),
    };
    let days = typed.text("expires_in_days");
    let lifetime = |(value, label): (&str, &str)| Choice {
        value: value.to_owned(),
        label: label.to_owned(),
        detail: String::new(),
        selected: days == value || (days.is_empty() && value == "90"),
    };
    let lifetimes = [("7", "7 days"), ("30", "30 days"), ("90", "90 days"), ("365", "1 year")];
    Ok(Tokens {
        items: all.into_iter().map(token).collect(),
        name: typed.text("name"),
        scopes: Scope::ALL.into_iter().map(scope).collect(),
        lifetimes: lifetimes.into_iter().map(lifetime).collect(),
        addresses: typed.lines("addresses"),
        ..Tokens::default()
    })
}

fn purpose(scope: Scope) -> &'static str {
    match scope {
        Scope::Read => "See data, reports, runs and decks",
        Scope::Write => "Upload, write reports and run them",
        Scope::Download => "Download decks and data",
        Scope::Admin => "Members and settings",
        Scope::Audit => "Read and export the audit log",
        Scope::Session => "",
    }
}

fn token(info: TokenInfo) -> TokenRow {
    TokenRow {
        id: info.id.to_string(),
        name: info.name,
        scopes: info.scopes,
        addresses: info.addresses.join(", "),
        created: rows::when(info.created),
        expires: rows::when(info.expires),
        used: info.used.map(rows::when),
        expired: info.expired,
    }
}

/// `POST /account/tokens`.
pub(crate) async fn change_token(sent: Sent) -> Shown {
    let (signed, fields) = (&sent.signed, &sent.fields);
    match fields.text("action").as_str() {
        "revoke" => {
            let id = fields.text("id").parse().map_err(|_| Problem::not_found())?;
            signed.caller.revoke_token(id).await?;
            go("/account/tokens?done=revoked")
        }
        "create" => match create_token(signed, fields).await {
            Ok(fresh) => {
                let view = token_list(signed, &Fields::default()).await?;
                let (shell, fresh) = (shell::of(signed).await?, Some(fresh));
                page_with(StatusCode::CREATED, &Tokens { shell, fresh, ..view })
            }
            Err(problem) => {
                let (status, errors) = errors(problem)?;
                let view = token_list(signed, fields).await?;
                page_with(status, &Tokens { shell: shell::of(signed).await?, errors, ..view })
            }
        },
        _ => Err(unknown_action()),
    }
}

async fn create_token(signed: &Signed, fields: &Fields) -> Result<String, Problem> {
    let days = fields.text("expires_in_days").parse::<u32>();
    let expires_in_days =
        days.map_err(|_| Problem::of_field("expires_in_days", "must be a number"))?;
    let addresses = networks(&fields.text("addresses"));
    let (name, scopes) = (fields.text("name"), fields.all("scopes"));
    let new = NewToken { name, scopes, expires_in_days, addresses };
    Ok(signed.caller.create_token(new).await?.1)
}

/// The networks of a text: one a line, or with commas between them.
pub(super) fn networks(text: &str) -> Vec<String> {
    let parts = text.split(['\n', ',', ' ']).map(str::trim);
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

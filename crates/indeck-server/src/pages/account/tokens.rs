//! The API tokens of the own account.

use http::StatusCode;
use indeck_platform::access::Scope;
use indeck_platform::accounts::{NewToken, TokenInfo};

use crate::pages::form::{Fields, Sent, unknown_action};
use crate::pages::rows;
use crate::pages::shell::{self, Around};
use crate::pages::show::{Shown, errors, go, page, page_with};
use crate::problem::Problem;
use crate::signed::Signed;
use crate::views::{Choice, TokenRow, Tokens};

/// Lifetimes to choose from, in days.
const LIFETIMES: [(&str, &str); 4] =
    [("7", "7 days"), ("30", "30 days"), ("90", "90 days"), ("365", "1 year")];

/// `GET /account/tokens`.
pub(crate) async fn show(around: Around) -> Shown {
    let view = draw(&around.signed, &Fields::default()).await?;
    page(&Tokens { shell: around.shell, ..view })
}

async fn draw(signed: &Signed, typed: &Fields) -> Result<Tokens, Problem> {
    let all = signed.caller.tokens().await?;
    Ok(Tokens {
        items: all.into_iter().map(row).collect(),
        name: typed.text("name"),
        scopes: scopes(&typed.all("scopes")),
        lifetimes: lifetimes(&typed.text("expires_in_days")),
        addresses: typed.lines("addresses"),
        ..Tokens::default()
    })
}

fn scopes(chosen: &[String]) -> Vec<Choice> {
    let choice = |scope: Scope| Choice {
        value: scope.word().to_owned(),
        label: scope.word().to_owned(),
        detail: purpose(scope).to_owned(),
        selected: chosen.iter().any(|word| word == scope.word())
            || (chosen.is_empty() && scope == Scope::Read),
    };
    Scope::ALL.into_iter().map(choice).collect()
}

fn lifetimes(days: &str) -> Vec<Choice> {
    let choice = |(value, label): (&str, &str)| Choice {
        value: value.to_owned(),
        label: label.to_owned(),
        detail: String::new(),
        selected: days == value || (days.is_empty() && value == "90"),
    };
    LIFETIMES.into_iter().map(choice).collect()
}

fn purpose(scope: Scope) -> &'static str {
    match scope {
        Scope::Read => "See data, reports, runs and decks",
        Scope::Write => "Upload, write reports and run them",
        Scope::Download => "Download decks and data",
        Scope::Admin => "Manage members and settings",
        Scope::Audit => "Read and export the audit log",
        Scope::Session => "",
    }
}

fn row(info: TokenInfo) -> TokenRow {
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
pub(crate) async fn act(sent: Sent) -> Shown {
    let (signed, fields) = (&sent.signed, &sent.fields);
    match fields.text("action").as_str() {
        "revoke" => {
            let id = fields.text("id").parse().map_err(|_| Problem::not_found())?;
            signed.caller.revoke_token(id).await?;
            go("/account/tokens?done=revoked")
        }
        "create" => match create(signed, fields).await {
            Ok(fresh) => {
                let view = draw(signed, &Fields::default()).await?;
                let (shell, fresh) = (shell::of(signed).await?, Some(fresh));
                page_with(StatusCode::CREATED, &Tokens { shell, fresh, ..view })
            }
            Err(problem) => {
                let (status, errors) = errors(problem)?;
                let view = draw(signed, fields).await?;
                page_with(status, &Tokens { shell: shell::of(signed).await?, errors, ..view })
            }
        },
        _ => Err(unknown_action()),
    }
}

async fn create(signed: &Signed, fields: &Fields) -> Result<String, Problem> {
    let days = fields.text("expires_in_days").parse::<u32>();
    let expires_in_days =
        days.map_err(|_| Problem::of_field("expires_in_days", "must be a number"))?;
    let addresses = fields.networks("addresses");
    let (name, scopes) = (fields.text("name"), fields.all("scopes"));
    let new = NewToken { name, scopes, expires_in_days, addresses };
    Ok(signed.caller.create_token(new).await?.1)
}

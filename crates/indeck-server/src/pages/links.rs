//! Pages that a one-time link leads to: a new organisation, a new member, a new password.

use axum::extract::State;
use indeck_platform::Error;
use indeck_platform::accounts::{MIN_PASSWORD, NewOrganisation};

use super::auth::welcome;
use super::form::Unsigned;
use super::shell::plain;
use super::show::{Shown, errors, page, page_with};
use crate::app::App;
use crate::extract::Path;
use crate::problem::Problem;
use crate::views::{Invitation, Reset, SignUp};

/// What to do where a link is good no more.
const SIGN_UP: &str = "if you have created your organisation with it, sign in. Otherwise ask who \
    runs this server for a new link.";
const INVITATION: &str = "if you have joined with it, sign in. Otherwise ask who invited you for a \
    new link.";
const RESET: &str = "if you have set your password with it, sign in. Otherwise ask an owner or \
    administrator of your organisation for a new link.";

/// `GET /sign-up/{link}`.
pub(crate) async fn sign_up(State(app): State<App>, Path(link): Path<String>) -> Shown {
    app.platform.check_sign_up(&link).await.map_err(|error| used(error, SIGN_UP))?;
    page(&SignUp { shell: plain(), password_min: least(), ..SignUp::default() })
}

/// `POST /sign-up/{link}`.
pub(crate) async fn try_sign_up(
    State(app): State<App>,
    Path(link): Path<String>,
    sent: Unsigned,
) -> Shown {
    let text = |name| sent.fields.text(name);
    let (organisation, name, email) = (text("organisation"), text("name"), text("email"));
    let new = NewOrganisation {
        organisation: organisation.clone(),
        name: name.clone(),
        email: email.clone(),
        password: text("password"),
    };
    match app.platform.sign_up(&link, new, sent.from.clone()).await {
        Ok(signed_in) => welcome(&signed_in, "/"),
        Err(error) => {
            let (status, errors) = errors(used(error, SIGN_UP))?;
            let (shell, password_min) = (plain(), least());
            page_with(status, &SignUp { shell, organisation, name, email, password_min, errors })
        }
    }
}

/// `GET /invitation/{link}`.
pub(crate) async fn invitation(State(app): State<App>, Path(link): Path<String>) -> Shown {
    page(&invited(&app, &link).await?)
}

/// `POST /invitation/{link}`.
pub(crate) async fn accept(
    State(app): State<App>,
    Path(link): Path<String>,
    sent: Unsigned,
) -> Shown {
    let name = sent.fields.text("name");
    let password = sent.fields.text("password");
    match app.platform.accept_invitation(&link, &name, &password, sent.from).await {
        Ok(signed_in) => welcome(&signed_in, "/"),
        Err(error) => {
            let (status, errors) = errors(used(error, INVITATION))?;
            page_with(status, &Invitation { name, errors, ..invited(&app, &link).await? })
        }
    }
}

async fn invited(app: &App, link: &str) -> Result<Invitation, Problem> {
    let view = app.platform.invitation(link).await;
    let view = view.map_err(|error| used(error, INVITATION))?;
    Ok(Invitation {
        shell: plain(),
        organisation: view.organisation,
        email: view.email,
        role: view.role.word().to_owned(),
        password_min: least(),
        ..Invitation::default()
    })
}

/// `GET /reset/{link}`.
pub(crate) async fn reset(State(app): State<App>, Path(link): Path<String>) -> Shown {
    page(&whose(&app, &link).await?)
}

/// `POST /reset/{link}`.
pub(crate) async fn try_reset(
    State(app): State<App>,
    Path(link): Path<String>,
    sent: Unsigned,
) -> Shown {
    let (password, code) = (sent.fields.text("password"), sent.fields.text("code"));
    let code = Some(code.trim()).filter(|code| !code.is_empty());
    match app.platform.reset_password(&link, &password, code, sent.from).await {
        Ok(signed_in) => welcome(&signed_in, "/?done=reset"),
        Err(error) => {
            let (status, errors) = errors(at_code(used(error, RESET)))?;
            page_with(status, &Reset { errors, ..whose(&app, &link).await? })
        }
    }
}

/// The same problem, at the field of the code where that is what was wrong.
fn at_code(problem: Problem) -> Problem {
    match problem.code.as_str() {
        "wrong-credentials" => Problem::of_field("code", "this is not the code that is shown now"),
        "second-factor-required" => Problem::of_field("code", "this account needs a code"),
        _ => problem,
    }
}

async fn whose(app: &App, link: &str) -> Result<Reset, Problem> {
    let view = app.platform.password_reset(link).await.map_err(|error| used(error, RESET))?;
    Ok(Reset {
        shell: plain(),
        organisation: view.organisation,
        email: view.email,
        needs_code: view.needs_code,
        password_min: least(),
        ..Reset::default()
    })
}

/// What is said of a link that is good no more, or never was.
fn used(error: Error, then: &str) -> Problem {
    let problem = Problem::from(error);
    if problem.status != 404 {
        return problem;
    }
    let detail = format!("it was used, has expired, or is not complete: {then}");
    Problem { title: "This link does not work any more".to_owned(), detail, ..problem }
}

fn least() -> u32 {
    u32::try_from(MIN_PASSWORD).unwrap_or_default()
}

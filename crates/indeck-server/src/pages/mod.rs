//! The pages: handlers that call the platform and show a view.

mod account;
mod audit;
mod auth;
mod datasets;
mod decks;
pub(crate) mod error;
mod form;
mod home;
mod links;
mod members;
mod organisation;
mod privacy;
mod reports;
mod rows;
mod runs;
pub(crate) mod shell;
mod show;
mod templates;
mod upload;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

use crate::app::App;

/// The routes of the pages.
pub(crate) fn router() -> Router<App> {
    Router::new().merge(before()).merge(content()).merge(files()).merge(people())
}

fn before() -> Router<App> {
    Router::new()
        .route("/sign-in", get(auth::sign_in).post(auth::try_sign_in))
        .route("/sign-in/code", get(auth::code).post(auth::try_code))
        .route("/sign-up/{link}", get(links::sign_up).post(links::try_sign_up))
        .route("/invitation/{link}", get(links::invitation).post(links::accept))
        .route("/reset/{link}", get(links::reset).post(links::try_reset))
        .route("/sign-out", post(auth::sign_out))
        .route("/privacy", get(privacy::show))
        .route("/api/", get(privacy::api))
}

fn content() -> Router<App> {
    Router::new()
        .route("/", get(home::show))
        .route("/datasets", get(datasets::list))
        .route("/templates", get(templates::list))
        .route("/templates/{id}", get(templates::show).post(templates::act))
        .route("/reports", get(reports::list))
        .route("/reports/new", get(reports::fresh).post(reports::create))
        .route("/reports/{id}", get(reports::show).post(reports::act))
        .route("/runs", get(runs::list))
        .route("/runs/{id}", get(runs::show).post(runs::act))
        .route("/decks", get(decks::list))
        .route("/decks/{id}", get(decks::show).post(decks::act))
        .route("/audit", get(audit::list))
        .route("/audit/{index}", get(audit::show))
}

/// Where files come in, of sizes that the platform bounds.
fn files() -> Router<App> {
    Router::new()
        .route("/datasets/new", get(datasets::fresh).post(datasets::create))
        .route("/datasets/{id}", get(datasets::show).post(datasets::act))
        .route("/templates/new", get(templates::fresh).post(templates::create))
        .layer(DefaultBodyLimit::disable())
}

fn people() -> Router<App> {
    Router::new()
        .route("/account", get(account::show).post(account::act))
        .route(
            "/account/second-factor",
            get(account::second_factor::show).post(account::second_factor::act),
        )
        .route("/account/sessions", get(account::sessions::show).post(account::sessions::act))
        .route("/account/tokens", get(account::tokens::show).post(account::tokens::act))
        .route("/organisation", get(organisation::show).post(organisation::act))
        .route("/organisation/members", get(members::show).post(members::act))
        .route("/organisation/policy", get(organisation::policy).post(organisation::change_policy))
        .route("/organisation/keys", get(organisation::keys).post(organisation::rotate))
        .route(
            "/organisation/retention",
            get(organisation::retention).post(organisation::change_retention),
        )
}

//! The JSON API: each handler calls the platform once and gives a typed reply.

pub(crate) mod account;
pub(crate) mod audit;
pub(crate) mod certificate;
pub(crate) mod datasets;
pub(crate) mod decks;
mod document;
mod invitations;
pub(crate) mod members;
pub(crate) mod organisation;
mod own_sessions;
pub(crate) mod reports;
mod resets;
pub(crate) mod runs;
mod second_factor;
pub(crate) mod sessions;
pub(crate) mod templates;
mod tokens;

pub(crate) use document::{query_parameters, serve as document};

use axum::Router;
use axum::extract::DefaultBodyLimit;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

/// What all addresses of the API begin with.
pub(crate) const BASE: &str = "/api/v1";

/// The routes of the API.
pub(crate) fn router() -> Router<App> {
    let (router, _) = routes().split_for_parts();
    router
}

/// The routes, with what the document says of them.
fn routes() -> OpenApiRouter<App> {
    let all = OpenApiRouter::new().merge(people()).merge(files()).merge(content()).merge(log());
    OpenApiRouter::with_openapi(document::about()).nest(BASE, all)
}

fn people() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(sessions::sign_up))
        .routes(routes!(sessions::sign_in, sessions::sign_out))
        .routes(routes!(account::read, account::update, account::erase))
        .routes(routes!(account::export))
        .routes(routes!(account::password))
        .routes(routes!(second_factor::begin_totp, second_factor::remove_totp))
        .routes(routes!(second_factor::confirm_totp))
        .routes(routes!(own_sessions::sessions))
        .routes(routes!(own_sessions::revoke_session))
        .routes(routes!(tokens::tokens, tokens::create_token))
        .routes(routes!(tokens::revoke_token))
        .routes(routes!(organisation::read, organisation::update))
        .routes(routes!(organisation::policy, organisation::update_policy))
        .routes(routes!(organisation::rotate))
        .routes(routes!(organisation::purge))
        .routes(routes!(organisation::certificates))
        .routes(routes!(organisation::certificate))
        .routes(routes!(members::list))
        .routes(routes!(members::read, members::update, members::remove))
        .routes(routes!(invitations::invitations, invitations::invite))
        .routes(routes!(invitations::withdraw))
        .routes(routes!(invitations::accept))
        .routes(routes!(resets::make))
        .routes(routes!(resets::reset))
}

/// Where files come in, of sizes that the platform bounds.
fn files() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(datasets::list, datasets::create))
        .routes(routes!(datasets::versions, datasets::create_version))
        .routes(routes!(templates::list, templates::create))
        .layer(DefaultBodyLimit::disable())
}

fn content() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(datasets::read, datasets::update, datasets::remove))
        .routes(routes!(datasets::profile))
        .routes(routes!(datasets::file))
        .routes(routes!(templates::read, templates::remove))
        .routes(routes!(templates::file))
        .routes(routes!(reports::list, reports::create))
        .routes(routes!(reports::read, reports::write, reports::rename, reports::remove))
        .routes(routes!(reports::versions))
        .routes(routes!(reports::check))
        .routes(routes!(reports::starter))
        .routes(routes!(runs::list, runs::create))
        .routes(routes!(runs::read))
        .routes(routes!(runs::cancel))
        .routes(routes!(runs::retry))
        .routes(routes!(runs::live::log))
        .routes(routes!(runs::live::events))
        .routes(routes!(runs::chart))
        .routes(routes!(decks::list))
        .routes(routes!(decks::read, decks::remove))
        .routes(routes!(decks::file))
}

fn log() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(audit::list))
        .routes(routes!(audit::read))
        .routes(routes!(audit::proof))
        .routes(routes!(audit::checkpoint))
        .routes(routes!(audit::key))
        .routes(routes!(audit::export))
}

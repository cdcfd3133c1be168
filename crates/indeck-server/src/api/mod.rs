//! The JSON API: each handler calls the platform once and gives a typed reply.

pub(crate) mod account;
pub(crate) mod audit;
pub(crate) mod certificate;
pub(crate) mod datasets;
pub(crate) mod decks;
mod document;
pub(crate) mod members;
pub(crate) mod organisation;
pub(crate) mod reports;
pub(crate) mod runs;
pub(crate) mod sessions;
pub(crate) mod templates;

pub(crate) use document::serve as document;

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
        .routes(routes!(account::begin_totp, account::remove_totp))
        .routes(routes!(account::confirm_totp))
        .routes(routes!(account::sessions))
        .routes(routes!(account::revoke_session))
        .routes(routes!(account::tokens, account::create_token))
        .routes(routes!(account::revoke_token))
        .routes(routes!(organisation::read, organisation::update))
        .routes(routes!(organisation::policy, organisation::update_policy))
        .routes(routes!(organisation::rotate))
        .routes(routes!(organisation::purge))
        .routes(routes!(organisation::certificates))
        .routes(routes!(members::list))
        .routes(routes!(members::read, members::update, members::remove))
        .routes(routes!(members::invitations, members::invite))
        .routes(routes!(members::withdraw))
        .routes(routes!(members::accept))
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
        .routes(routes!(runs::log))
        .routes(routes!(runs::events))
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

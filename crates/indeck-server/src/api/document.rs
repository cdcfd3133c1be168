//! The OpenAPI document, made from the handlers.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use axum::response::{IntoResponse, Response};
use http::header;
use utoipa::OpenApi as _;
use utoipa::openapi::path::{
    HttpMethod, Operation, Parameter, ParameterBuilder, ParameterIn, PathItem,
};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{
    ContentBuilder, ObjectBuilder, OpenApi, Ref, RefOr, Required, ResponseBuilder, Type,
};

use crate::problem::{FieldError, PROBLEM_JSON, Problem};

/// What the document says of itself.
#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "indeck",
        description = "Data and brand templates to native, governed PowerPoint decks.\n\n\
            Programs send an API token (`Authorization: Bearer indeck_…`). Pages send the session's \
            cookie, and with everything that changes something the header `X-CSRF-Token`.\n\n\
            Lists go on where `next` is sent as `after`. `ETag` is the revision of a thing: sent as \
            `If-Match`, nobody overwrites what they have not seen. A write with `Idempotency-Key` \
            happens once, however often it is sent in a day.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")
    ),
    components(schemas(Problem, FieldError, super::runs::live::Progress)),
    security(("token" = []), ("session" = [])),
    tags(
        (name = "sessions", description = "Signing up, in and out"),
        (name = "account", description = "The own account, its sessions and tokens"),
        (name = "organisation", description = "Settings, policy, keys, purges"),
        (name = "members", description = "Members and invitations"),
        (name = "datasets", description = "Data"),
        (name = "templates", description = "Brands"),
        (name = "reports", description = "Specs"),
        (name = "runs", description = "Reports that are made"),
        (name = "decks", description = "What runs made"),
        (name = "audit", description = "Who did what, with proofs"),
    )
)]
struct About;

/// The beginning of the document.
pub(super) fn about() -> OpenApi {
    let mut about = About::openapi();
    let token = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
    let cookie = ApiKey::Cookie(ApiKeyValue::new(crate::cookies::SESSION));
    let components = about.components.get_or_insert_default();
    components.add_security_scheme("token", SecurityScheme::Http(token));
    components.add_security_scheme("session", SecurityScheme::ApiKey(cookie));
    about
}

/// What can go wrong with any request.
const ALWAYS: &[(&str, &str)] = &[
    ("400", "The request cannot be read."),
    ("408", "The request took too long."),
    ("422", "Something in the request cannot be taken."),
    ("429", "Too many requests: `Retry-After` says when to go on."),
    ("500", "Something broke."),
    ("503", "Not available now, such as while the audit log cannot be written."),
];
/// What can go wrong where somebody must be signed in.
const SIGNED: &[(&str, &str)] =
    &[("401", "Nobody is signed in."), ("403", "The policy does not permit it.")];
/// What can go wrong where one thing is named.
const NAMED: &[(&str, &str)] = &[("404", "There is no such thing that you may know of.")];
/// What can go wrong where something is changed.
const CHANGING: &[(&str, &str)] = &[
    ("404", "There is no such thing that you may know of."),
    ("409", "Something stands in the way."),
    ("412", "It was changed since it was read."),
    ("413", "It is larger than is taken."),
    ("415", "The `Content-Type` is not one that is taken."),
];

/// The parameters behind the `?` of all operations: method and path, and their names.
pub(crate) fn query_parameters() -> BTreeMap<(&'static str, String), BTreeSet<String>> {
    let (_, mut document) = super::routes().split_for_parts();
    let mut all = BTreeMap::new();
    for (path, item) in &mut document.paths.paths {
        for (method, operation) in operations(item) {
            let Some(operation) = operation else { continue };
            let parameters = operation.parameters.iter().flatten();
            let name = |one: &RefOr<Parameter>| match one {
                RefOr::T(one) if one.parameter_in == ParameterIn::Query => Some(one.name.clone()),
                _ => None,
            };
            let names = parameters.filter_map(name).collect();
            all.insert((word(&method), path.clone()), names);
        }
    }
    all
}

fn operations(item: &mut PathItem) -> [(HttpMethod, &mut Option<Operation>); 5] {
    [
        (HttpMethod::Get, &mut item.get),
        (HttpMethod::Post, &mut item.post),
        (HttpMethod::Put, &mut item.put),
        (HttpMethod::Patch, &mut item.patch),
        (HttpMethod::Delete, &mut item.delete),
    ]
}

fn word(method: &HttpMethod) -> &'static str {
    match method {
        HttpMethod::Post => "POST",
        HttpMethod::Put => "PUT",
        HttpMethod::Patch => "PATCH",
        HttpMethod::Delete => "DELETE",
        _ => "GET",
    }
}

/// The document, made once.
static DOCUMENT: LazyLock<String> = LazyLock::new(|| {
    let (_, mut document) = super::routes().split_for_parts();
    document.info.version = env!("CARGO_PKG_VERSION").to_owned();
    for (path, item) in &mut document.paths.paths {
        let is_named = path.contains('{');
        for (method, operation) in operations(item) {
            if let Some(operation) = operation {
                complete(operation, &method, is_named);
            }
        }
    }
    document.to_json().unwrap_or_else(|_| "{}".to_owned())
});

/// Adds what holds for all operations of a kind.
fn complete(operation: &mut Operation, method: &HttpMethod, is_named: bool) {
    // Handlers of different nouns have the same names: the noun stands before.
    let tag = operation.tags.as_ref().and_then(|tags| tags.first()).cloned().unwrap_or_default();
    let name = operation.operation_id.take().unwrap_or_default();
    operation.operation_id = Some(format!("{tag}_{name}"));
    let mut problems: Vec<&(&str, &str)> = ALWAYS.iter().collect();
    problems.extend(SIGNED);
    problems.extend(is_named.then_some(NAMED).into_iter().flatten());
    if *method != HttpMethod::Get {
        problems.extend(CHANGING);
        header(operation, "Idempotency-Key", "Has the write happen once.", 128);
    }
    if matches!(method, HttpMethod::Put | HttpMethod::Patch) {
        header(operation, "If-Match", "The `ETag` of what is being changed.", 40);
    }
    for (status, description) in problems {
        let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
        let response = ResponseBuilder::new().description(*description);
        let response = response.content(PROBLEM_JSON, content).build();
        operation.responses.responses.entry((*status).to_owned()).or_insert(response.into());
    }
}

fn header(operation: &mut Operation, name: &str, description: &str, most: usize) {
    let text = ObjectBuilder::new().schema_type(Type::String).max_length(Some(most)).build();
    let parameter = ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Header)
        .required(Required::False)
        .description(Some(description))
        .schema(Some(text))
        .build();
    operation.parameters.get_or_insert_default().push(parameter.into());
}

/// `GET /api/v1/openapi.json`.
pub(crate) async fn serve() -> Response {
    let cache = "public, max-age=300";
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, cache)];
    (headers, DOCUMENT.as_str()).into_response()
}

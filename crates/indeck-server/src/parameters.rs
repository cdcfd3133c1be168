//! What stands behind the `?` of an address of the API: what no operation knows is refused, so that a
//! mistyped `limit` is not taken for none.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use axum::extract::{MatchedPath, Query, Request};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::api;
use crate::problem::Problem;

/// Characters of an unknown name that are told back.
const TOLD: usize = 60;

/// What the document promises.
static KNOWN: LazyLock<BTreeMap<(&str, String), BTreeSet<String>>> =
    LazyLock::new(api::query_parameters);

/// A layer around routes of the API.
pub(crate) async fn known(request: Request, next: Next) -> Response {
    match check(&request) {
        Ok(()) => next.run(request).await,
        Err(problem) => problem.into_response(),
    }
}

fn check(request: &Request) -> Result<(), Problem> {
    if request.uri().query().is_none_or(str::is_empty) {
        return Ok(());
    }
    let sent: Query<Vec<(String, String)>> = Query::try_from_uri(request.uri())?;
    let path = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    let method = match request.method().as_str() {
        "HEAD" => "GET",
        other => other,
    };
    let Some(known) = KNOWN.get(&(method, path.to_owned())) else { return Ok(()) };
    match sent.iter().find(|(name, _)| !known.contains(name)) {
        None => Ok(()),
        Some((name, _)) => Err(unknown(name, known)),
    }
}

fn unknown(name: &str, known: &BTreeSet<String>) -> Problem {
    let name: String = name.chars().filter(|c| !c.is_control()).take(TOLD).collect();
    let known: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
    let rest = match known.is_empty() {
        true => "none is taken here".to_owned(),
        false => format!("taken here: {}", known.join(", ")),
    };
    let detail = format!("there is no parameter `{name}`: {rest}");
    Problem::bad_request("unknown-parameter", detail).with_error(&name, "is not known")
}

//! Every answer bears the headers, whatever its route and status.

use axum::body::Body;
use http::{Method, Request, header};

use crate::support::{Answer, Server};

const ALWAYS: &[&str] = &[
    "content-security-policy",
    "x-content-type-options",
    "x-frame-options",
    "referrer-policy",
    "permissions-policy",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "cross-origin-embedder-policy",
    "cache-control",
    "x-request-id",
];

#[track_caller]
fn check(answer: &Answer, what: &str) {
    for name in ALWAYS {
        assert!(answer.headers.contains_key(*name), "{what} has no `{name}`");
    }
    assert!(!answer.headers.contains_key("server"), "{what} says what serves it");
    let policy = answer.header("content-security-policy");
    assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
}

#[tokio::test]
async fn pages_errors_redirects_and_files_bear_the_headers() {
    let server = Server::with(|config| config.limits.body_bytes = 600).await;
    let owner = server.owner("Acme").await;
    for path in ["/", "/sign-in", "/nowhere", "/api/v1/nowhere", "/healthz", "/assets/app.css"] {
        check(&owner.page(path).await, path);
        check(&server.get(path).await, path);
    }
    check(&owner.form("/sign-out", &[]).await.is(303), "a redirect");
    let put = Request::put("/sign-in").body(Body::empty()).unwrap();
    let answer = server.send(put).await.is(405);
    assert!(answer.header("allow").contains("POST"));
    check(&answer, "a wrong method");
    let long = serde_json::json!({"email": "x".repeat(1_000), "password": "y"});
    check(&server.post("/api/v1/sessions", &long).await.is(413), "a long body");
}

#[tokio::test]
async fn only_what_is_nobodys_is_kept_by_browsers() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    for path in ["/", "/account", "/api/v1/account", "/api/v1/account/export"] {
        assert_eq!(owner.page(path).await.is(200).header("cache-control"), "no-store", "{path}");
    }
    let page = owner.page("/").await.text();
    let start = page.find("/assets/app.js?v=").unwrap();
    let path = page[start..].split('"').next().unwrap();
    assert!(owner.get(path).await.is(200).header("cache-control").contains("immutable"));
    assert_eq!(owner.get("/assets/app.js?v=0").await.header("cache-control"), "no-cache");
    owner.get("/assets/none.js").await.is(404);
    owner.get("/assets/..%2f..%2fCargo.toml").await.is(404);
}

#[tokio::test]
async fn browsers_are_told_to_come_over_tls_only_where_they_can() {
    let plain = Server::new().await;
    assert_eq!(plain.get("/sign-in").await.header("strict-transport-security"), "");
    let public = "https://decks.example.org".to_owned();
    let tls = Server::with(|config| config.public_url = Some(public)).await;
    let told = tls.get("/sign-in").await;
    assert!(told.header("strict-transport-security").starts_with("max-age=63072000"));
}

#[tokio::test]
async fn an_error_is_a_page_for_people_and_a_problem_for_programs() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    let page = owner.page("/nowhere").await.is(404);
    assert!(page.header("content-type").starts_with("text/html"));
    assert!(page.text().contains(page.header("x-request-id")), "the id to quote");
    assert_eq!(owner.get("/nowhere").await.code(404), "not-found");
    assert_eq!(owner.page("/api/v1/nowhere").await.code(404), "not-found");
    let told = owner.page("/api/v1/nowhere").await;
    assert_eq!(told.header("content-type"), "application/problem+json");
}

#[tokio::test]
async fn who_is_signed_out_is_sent_to_sign_in_and_back() {
    let server = Server::new().await;
    let ask = |path: &str| {
        Request::get(path).header(header::ACCEPT, "text/html").body(Body::empty()).unwrap()
    };
    let answer = server.send(ask("/reports?after=x")).await.is(303);
    assert_eq!(answer.header("location"), "/sign-in?next=/reports%3Fafter%3Dx");
    let answer = server.send(ask("/")).await.is(303);
    assert_eq!(answer.header("location"), "/sign-in");
    assert_eq!(server.get("/api/v1/reports").await.code(401), "not-signed-in");
}

#[tokio::test]
async fn only_assets_and_the_document_are_packed() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    let encoding = async |path: &str| {
        let request = owner.request(Method::GET, path).header(header::ACCEPT_ENCODING, "gzip");
        let request = request.header(header::ACCEPT, "text/html");
        let answer = server.send(request.body(Body::empty()).unwrap()).await.is(200);
        answer.header("content-encoding").to_owned()
    };
    assert_eq!(encoding("/assets/app.css").await, "gzip");
    assert_eq!(encoding("/api/v1/openapi.json").await, "gzip");
    assert_eq!(encoding("/").await, "", "a page bears a token beside what others may choose");
    assert_eq!(encoding("/api/v1/account").await, "");
    let request = http::Request::get("/assets/none.js").header(header::ACCEPT_ENCODING, "gzip");
    let answer = server.send(request.body(Body::empty()).unwrap()).await.is(404);
    assert_eq!(answer.header("content-encoding"), "");
    assert_eq!(answer.json()["code"], "not-found");
}

//! Signing in and out, sessions, tokens, members.

use axum::body::Body;
use http::{Method, Request, header};
use serde_json::json;

use crate::support::{Client, PASSWORD, Server};

#[tokio::test]
async fn a_sign_up_link_is_good_for_one_organisation() {
    let server = Server::new().await;
    let link = server.app.platform.sign_up_link().await.unwrap();
    let body = json!({"link": link, "organisation": "Acme", "name": "Ada",
        "email": "ada@example.com", "password": PASSWORD});
    let answer = server.post("/api/v1/sign-up", &body).await.is(201);
    let cookie = answer.header("set-cookie").to_owned();
    for attribute in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age="] {
        assert!(cookie.contains(attribute), "{cookie}");
    }
    assert_eq!(answer.json()["account"]["role"], "owner");
    server.post("/api/v1/sign-up", &body).await.is(404);
}

#[tokio::test]
async fn a_session_ends_when_somebody_signs_out() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    owner.get("/api/v1/account").await.is(200);
    let gone = owner.delete("/api/v1/sessions").await.is(204);
    assert!(gone.header("set-cookie").contains("Max-Age=0"));
    assert!(gone.header("clear-site-data").contains("storage"));
    owner.get("/api/v1/account").await.is(401);
    let body = json!({"email": "acme@example.com", "password": PASSWORD});
    let again = server.signed(server.post("/api/v1/sessions", &body).await.is(201));
    again.get("/api/v1/account").await.is(200);
    let wrong = json!({"email": "acme@example.com", "password": "not it at all"});
    assert_eq!(server.post("/api/v1/sessions", &wrong).await.code(401), "wrong-credentials");
}

#[tokio::test]
async fn with_a_cookie_nothing_changes_without_its_token() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    let other = server.owner("Other").await;
    let body = json!({"name": "Eve"});
    for csrf in ["", "x", &other.csrf] {
        let thief = Client { csrf: csrf.to_owned(), ..owner.clone() };
        let answer = thief.json(Method::PATCH, "/api/v1/account", &body).await;
        assert_eq!(answer.code(403), "csrf");
        let form = thief.form("/account", &[("action", "details"), ("name", "Eve")]).await;
        form.is(403);
    }
    owner.json(Method::PATCH, "/api/v1/account", &body).await.is(200);
}

#[tokio::test]
async fn what_another_site_sends_is_refused() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    for (name, value) in [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")] {
        let request = owner.request(Method::DELETE, "/api/v1/sessions").header(name, value);
        let answer = server.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.code(403), "csrf");
        let request = Request::post("/api/v1/sessions").header(name, value);
        let request = request.header(header::CONTENT_TYPE, "application/json");
        assert_eq!(server.send(request.body(Body::from("{}")).unwrap()).await.code(403), "csrf");
    }
    owner.get("/api/v1/account").await.is(200);
}

#[tokio::test]
async fn a_forgery_stands_in_the_log_of_who_it_was_meant_for() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    let thief = Client { csrf: String::new(), ..owner.clone() };
    thief.json(Method::PATCH, "/api/v1/account", &json!({"name": "Eve"})).await.is(403);
    thief.form("/account", &[("action", "details"), ("name", "Eve")]).await.is(403);
    let log = owner.get("/api/v1/audit/events?action=admin.request-refused").await.is(200).json();
    assert_eq!(log["items"].as_array().unwrap().len(), 2, "{log}");
}

#[tokio::test]
async fn a_device_is_remembered_apart_from_the_session() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    let body = json!({"email": "acme@example.com", "password": PASSWORD}).to_string();
    let sign_in = async |cookie: &str| {
        let request = Request::post("/api/v1/sessions").header(header::COOKIE, cookie);
        let request = request.header(header::CONTENT_TYPE, "application/json");
        let answer = server.send(request.body(Body::from(body.clone())).unwrap()).await.is(201);
        let cookies = answer.headers.get_all(header::SET_COOKIE).iter();
        let mut cookies = cookies.map(|cookie| cookie.to_str().unwrap().to_owned());
        cookies.find(|cookie| cookie.starts_with("__Host-indeck-device="))
    };
    let device = sign_in("a=b").await.expect("a new device");
    for attribute in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=15552000"] {
        assert!(device.contains(attribute), "{device}");
    }
    let device = device.split(';').next().unwrap();
    assert_eq!(sign_in(device).await, None, "it is known");
    let gone = owner.delete("/api/v1/sessions").await.is(204);
    assert!(!gone.text().contains("device"));
}

#[tokio::test]
async fn a_forgotten_password_is_set_anew_by_a_link() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    let invited = json!({"email": "mia@example.com", "role": "viewer"});
    let link = owner.post("/api/v1/invitations", &invited).await.is(201).json();
    let body = json!({"link": link["link"], "name": "Mia", "password": PASSWORD});
    let mia = server.post("/api/v1/invitations/accept", &body).await.is(201).json();
    let path = format!("/api/v1/members/{}/reset-link", mia["account"]["id"].as_str().unwrap());
    assert_eq!(owner.post(&path, &json!({"password": "x"})).await.code(401), "wrong-credentials");
    let made = owner.post(&path, &json!({"password": PASSWORD})).await.is(201).json();
    let body = json!({"link": made["link"], "password": "quiet-lantern-over-hills"});
    let signed = server.signed(server.post("/api/v1/password-resets", &body).await.is(201));
    signed.get("/api/v1/account").await.is(200);
    server.post("/api/v1/password-resets", &body).await.is(404);
}

#[tokio::test]
async fn a_browser_that_hides_its_origin_may_send_our_own_forms() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    let send = async |site: &str| {
        let request = owner.request(Method::PATCH, "/api/v1/account").header("origin", "null");
        let request = request.header("sec-fetch-site", site);
        let request = request.header(header::CONTENT_TYPE, "application/json");
        server.send(request.body(Body::from(r#"{"name":"Eve"}"#)).unwrap()).await
    };
    send("same-origin").await.is(200);
    send("cross-site").await.is(403);
    send("same-site").await.is(403);
}

#[tokio::test]
async fn a_token_is_told_once_and_is_for_its_scopes_alone() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    let body = json!({"name": "ci", "scopes": ["read"], "expires_in_days": 7});
    let made = owner.post("/api/v1/account/tokens", &body).await.is(201).json();
    let listed = owner.get("/api/v1/account/tokens").await.is(200).json();
    assert_eq!(listed["items"][0]["id"], made["id"]);
    assert!(listed["items"][0].get("token").is_none());
    let token = made["token"].as_str().unwrap().to_owned();
    let program = Client { token: Some(token), ..owner.clone() };
    program.get("/api/v1/datasets").await.is(200);
    let report = json!({"name": "r", "spec": "indeck: 1"});
    assert_eq!(program.post("/api/v1/reports", &report).await.code(403), "refused");
    owner.delete(&format!("/api/v1/account/tokens/{}", made["id"].as_str().unwrap())).await.is(204);
    program.get("/api/v1/datasets").await.is(401);
    let noise = Client { token: Some("indeck_nonsense".into()), ..owner.clone() };
    noise.get("/api/v1/datasets").await.is(401);
}

#[tokio::test]
async fn two_cookies_of_the_same_name_are_none() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    let twice = format!("{}; {}", owner.cookie, owner.cookie);
    let request = Request::get("/api/v1/account").header(header::COOKIE, twice);
    server.send(request.body(Body::empty()).unwrap()).await.is(401);
}

#[tokio::test]
async fn an_invited_member_has_its_role_and_leaves_with_a_receipt() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    let body = json!({"email": "vera@example.com", "role": "viewer"});
    let invited = owner.post("/api/v1/invitations", &body).await.is(201).json();
    let accept = json!({"link": invited["link"], "name": "Vera", "password": PASSWORD});
    let viewer = server.signed(server.post("/api/v1/invitations/accept", &accept).await.is(201));
    assert_eq!(viewer.get("/api/v1/account").await.json()["role"], "viewer");
    assert_eq!(viewer.post("/api/v1/invitations", &body).await.code(403), "refused");
    let id = viewer.get("/api/v1/account").await.json()["id"].as_str().unwrap().to_owned();
    let receipt = owner.delete(&format!("/api/v1/members/{id}")).await.is(200).json();
    assert_eq!(receipt["kind"], "off-boarding");
    viewer.get("/api/v1/account").await.is(401);
    let unknown = json!({"email": "x@example.com", "role": "king"});
    let told = owner.post("/api/v1/invitations", &unknown).await.is(422).json();
    assert_eq!(told["errors"][0]["field"], "role");
}

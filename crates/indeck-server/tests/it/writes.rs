//! Writes that happen once, and that overwrite nothing unseen.

use axum::body::Body;
use http::{Method, header};
use serde_json::json;

use crate::support::{Answer, Client, Server};

async fn once(client: &Client<'_>, key: &str, name: &str) -> Answer {
    let body = json!({"name": name, "spec": "indeck: 1\n"}).to_string();
    let request = client.request(Method::POST, "/api/v1/reports");
    let request = request.header(header::CONTENT_TYPE, "application/json");
    let request = request.header("idempotency-key", key);
    client.server.send(request.body(Body::from(body)).unwrap()).await
}

#[tokio::test]
async fn a_write_that_is_sent_twice_happens_once() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    let first = once(&owner, "k1", "A").await.is(201);
    let second = once(&owner, "k1", "A").await.is(201);
    assert_eq!(first.bytes, second.bytes);
    assert_eq!(second.header("idempotency-replayed"), "true");
    assert_eq!(once(&owner, "k1", "B").await.code(422), "idempotency-key-reused");
    once(&owner, "k2", "A").await.is(201);
    let all = owner.get("/api/v1/reports").await.json();
    assert_eq!(all["items"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn a_file_that_is_sent_twice_is_stored_once_and_another_is_told_from_it() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    let send = async |query: &str, rows: &'static str| {
        let request = owner.request(Method::POST, &format!("/api/v1/datasets?{query}"));
        let request = request.header(header::CONTENT_TYPE, "text/csv");
        let request = request.header("idempotency-key", "k");
        server.send(request.body(Body::from(rows)).unwrap()).await
    };
    let first = send("filename=a.csv", "a,b\n1,2\n").await.is(201);
    let second = send("filename=a.csv", "a,b\n1,2\n").await.is(201);
    assert_eq!(first.bytes, second.bytes);
    for (query, rows) in [
        ("filename=a.csv", "a,b\n1,3\n"),
        ("filename=a.csv", "a,b\n1,2\n3,4\n"),
        ("filename=b.csv", "a,b\n1,2\n"),
    ] {
        assert_eq!(send(query, rows).await.code(422), "idempotency-key-reused", "{query} {rows}");
    }
    let all = owner.get("/api/v1/datasets").await.json();
    assert_eq!(all["items"].as_array().unwrap().len(), 1);
    let log = owner.get("/api/v1/audit/events?action=admin.request-repeated").await.json();
    assert_eq!(log["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn what_no_operation_knows_is_refused_by_name() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    for (path, field) in [
        ("/api/v1/datasets?limt=5", "limt"),
        ("/api/v1/datasets?limit=5&%6cimit2=1", "limit2"),
        ("/api/v1/account?x", "x"),
    ] {
        let told = owner.get(path).await.is(400).json();
        assert_eq!(
            (told["code"].as_str(), told["errors"][0]["field"].as_str()),
            (Some("unknown-parameter"), Some(field))
        );
    }
    for list in ["datasets", "templates", "reports", "runs", "decks", "organisation/certificates"] {
        for after in ["x", "usr_01jd9x6m3q0v8w5k2z7r4t1y6c", "zzz"] {
            let told = owner.get(&format!("/api/v1/{list}?after={after}")).await.is(400).json();
            assert_eq!(
                (told["code"].as_str(), told["errors"][0]["field"].as_str()),
                (Some("invalid-cursor"), Some("after"))
            );
        }
    }
    assert_eq!(owner.get("/api/v1/audit/events?after=x").await.code(400), "invalid-cursor");
    let told = owner.get("/api/v1/datasets?limit=x").await.is(422).json();
    assert_eq!(told["errors"][0]["field"], "limit");
}

#[tokio::test]
async fn a_key_is_of_whoever_sends_it() {
    let server = Server::new().await;
    let (one, other) = (server.owner("One").await, server.owner("Other").await);
    let first = once(&one, "k", "A").await.is(201).json();
    assert_ne!(once(&other, "k", "A").await.is(201).json()["id"], first["id"]);
}

#[tokio::test]
async fn what_failed_may_be_tried_again_under_its_key() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    once(&owner, "k", "").await.is(422);
    once(&owner, "k", "").await.is(422);
    once(&owner, "k", "A").await.is(201);
    assert_eq!(once(&owner, &"k".repeat(200), "A").await.code(400), "invalid-idempotency-key");
}

#[tokio::test]
async fn a_stranger_may_send_a_key_and_gains_nothing_by_it() {
    let server = Server::new().await;
    server.owner("Acme").await;
    let body = json!({"email": "acme@example.com", "password": crate::support::PASSWORD});
    for _ in 0..2 {
        let request = http::Request::post("/api/v1/sessions").header("idempotency-key", "k");
        let request = request.header(header::CONTENT_TYPE, "application/json");
        let answer = server.send(request.body(Body::from(body.to_string())).unwrap()).await;
        assert_eq!(answer.is(201).header("idempotency-replayed"), "");
    }
}

#[tokio::test]
async fn a_refusal_leaves_no_body_in_the_connection() {
    let server = Server::new().await;
    let send = async |bytes: usize| {
        let request = http::Request::post("/api/v1/datasets?filename=a.csv");
        let request = request.header(header::CONTENT_LENGTH, bytes);
        server.send(request.body(Body::from(vec![b'a'; bytes])).unwrap()).await.is(401)
    };
    assert_eq!(send(1_000).await.header("connection"), "", "it was read");
    assert_eq!(send(1_000_000).await.header("connection"), "close");
}

#[tokio::test]
async fn nobody_overwrites_what_they_have_not_seen() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    let made = once(&owner, "k", "A").await.is(201);
    let tag = made.header("etag").to_owned();
    let path = format!("/api/v1/reports/{}", made.json()["id"].as_str().unwrap());
    let put = async |tag: &str, spec: &str| {
        let request = owner.request(Method::PUT, &path).header(header::IF_MATCH, tag);
        let request = request.header(header::CONTENT_TYPE, "application/json");
        let body = json!({"spec": spec}).to_string();
        server.send(request.body(Body::from(body)).unwrap()).await
    };
    let next = put(&tag, "indeck: 1 # 2\n").await.is(200);
    assert_ne!(next.header("etag"), tag);
    assert_eq!(put(&tag, "indeck: 1 # 3\n").await.code(412), "changed-meanwhile");
    put("\"nonsense\"", "indeck: 1 # 3\n").await.is(412);
    put(next.header("etag"), "indeck: 1 # 3\n").await.is(200);
    assert_eq!(owner.get(&path).await.json()["spec"], "indeck: 1 # 3\n");
}

#[tokio::test]
async fn what_is_no_json_or_has_unknown_fields_is_refused_in_words() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    let send = async |kind: &str, body: &'static str| {
        let request = owner.request(Method::POST, "/api/v1/reports");
        let request = request.header(header::CONTENT_TYPE, kind);
        server.send(request.body(Body::from(body)).unwrap()).await
    };
    assert_eq!(send("application/json", "{").await.code(400), "not-json");
    assert_eq!(send("application/json", "{}").await.code(422), "invalid");
    assert_eq!(send("text/plain", "{}").await.code(415), "unsupported-media-type");
    let told = send("application/json", r#"{"name":"a","spec":"b","x":1}"#).await.is(422).json();
    assert!(told["detail"].as_str().unwrap().contains("`x`"), "{told}");
}

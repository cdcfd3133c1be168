//! What one client may take, and what is counted against whom.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use http::Request;
use serde_json::json;

use crate::support::{Answer, Server};

async fn from(server: &Server, peer: [u8; 4], forwarded: &str) -> Answer {
    let request = Request::get("/sign-in").header("x-forwarded-for", forwarded);
    let mut request = request.body(Body::empty()).unwrap();
    request.extensions_mut().insert(ConnectInfo(SocketAddr::from((peer, 1))));
    server.send(request).await
}

#[tokio::test]
async fn an_address_that_asks_too_much_is_told_to_wait() {
    let server = Server::with(|config| config.limits.address_per_second = 2).await;
    let statuses = async |peer, forwarded| {
        let mut all = Vec::new();
        for _ in 0..8 {
            all.push(from(&server, peer, forwarded).await.status);
        }
        all.iter().filter(|status| **status == 200).count()
    };
    assert!(statuses([192, 0, 2, 1], "").await < 8);
    let answer = from(&server, [192, 0, 2, 1], "198.51.100.7").await;
    assert_eq!(answer.header("retry-after"), "1", "what it claims to be changes nothing");
    assert_eq!(answer.code(429), "too-many-requests");
    assert!(statuses([192, 0, 2, 2], "").await >= 4, "another address has its own share");
}

#[tokio::test]
async fn behind_a_trusted_proxy_the_client_is_counted() {
    let server = Server::with(|config| {
        config.limits.address_per_second = 2;
        config.proxy.trusted = vec!["10.0.0.0/8".parse().unwrap()];
    })
    .await;
    for client in 1..9 {
        let forwarded = format!("1.1.1.1, 198.51.100.{client}");
        from(&server, [10, 0, 0, 1], &forwarded).await.is(200);
    }
    for _ in 0..8 {
        from(&server, [10, 0, 0, 1], "9.9.9.9, 198.51.100.20").await;
    }
    from(&server, [10, 0, 0, 1], "8.8.8.8, 198.51.100.20").await.is(429);
}

#[tokio::test]
async fn attempts_to_sign_in_are_few() {
    let server = Server::with(|config| config.limits.sign_in_per_minute = 2).await;
    let body = json!({"email": "ada@example.com", "password": "wrong password"});
    for _ in 0..2 {
        server.post("/api/v1/sessions", &body).await.is(401);
    }
    assert_eq!(server.post("/api/v1/sessions", &body).await.code(429), "too-many-requests");
}

#[tokio::test]
async fn one_account_does_not_take_the_share_of_another() {
    let server = Server::with(|config| config.limits.account_per_second = 3).await;
    let (greedy, quiet) = (server.owner("Greedy").await, server.owner("Quiet").await);
    let mut refused = 0;
    for _ in 0..20 {
        refused += u32::from(greedy.get("/api/v1/account").await.status == 429);
    }
    assert!(refused > 0);
    quiet.get("/api/v1/account").await.is(200);
}

#[tokio::test]
async fn a_file_that_is_too_large_leaves_nothing() {
    let server = Server::with(|config| config.limits.dataset_bytes = 1_000).await;
    let owner = server.owner("Acme").await;
    let large = "a,b\n".to_owned() + &"1,2\n".repeat(1_000);
    let path = "/api/v1/datasets?filename=large.csv";
    assert_eq!(owner.upload(path, large.clone()).await.code(413), "too-large");
    let told = owner.request(http::Method::POST, path).header("content-length", "90000000000");
    assert_eq!(server.send(told.body(Body::from(large)).unwrap()).await.code(413), "too-large");
    let all = owner.get("/api/v1/datasets").await.json();
    assert_eq!(all["items"].as_array().unwrap().len(), 0);
}

#[tokio::test]
async fn a_form_whose_headers_never_end_is_broken_off() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    for begin in ["--b\r\nA: ", "", "--b\r\n\r\n\r\n--b\r\nA: "] {
        let body = begin.to_owned() + &"x".repeat(1 << 20);
        let request = owner.request(http::Method::POST, "/api/v1/datasets");
        let request = request.header("content-type", "multipart/form-data; boundary=b");
        let answer = server.send(request.body(Body::from(body)).unwrap()).await;
        assert_eq!(answer.code(400), "bad-form", "{begin:?}");
    }
    let whole = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n\
        a,b\n1,2\n\r\n--b--\r\n";
    let request = owner.request(http::Method::POST, "/api/v1/datasets");
    let request = request.header("content-type", "multipart/form-data; boundary=\"b\"");
    server.send(request.body(Body::from(whole)).unwrap()).await.is(201);
}

#[tokio::test]
async fn a_request_for_two_hosts_is_for_none() {
    let server = Server::new().await;
    let request = Request::get("/sign-in").header("host", "a.example").header("host", "b.example");
    let answer = server.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.code(400), "two-hosts");
}

//! The OpenAPI document says what the routes are.

use std::collections::BTreeSet;

use axum::body::Body;
use http::{Method, Request, header};
use serde_json::Value;

use crate::support::Server;

async fn document(server: &Server) -> Value {
    server.get("/api/v1/openapi.json").await.is(200).json()
}

#[tokio::test]
async fn each_operation_has_an_id_of_its_own_and_says_what_can_go_wrong() {
    let server = Server::new().await;
    let document = document(&server).await;
    assert_eq!(document["openapi"], "3.1.0");
    let mut ids = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        assert!(path.starts_with("/api/v1/"), "{path}");
        for (method, operation) in item.as_object().unwrap() {
            let id = operation["operationId"].as_str().unwrap();
            assert!(ids.insert(id.to_owned()), "`{id}` twice");
            assert!(operation["summary"].is_string(), "{method} {path} says nothing of itself");
            for status in ["400", "429", "500", "503"] {
                assert!(operation["responses"][status].is_object(), "{method} {path} {status}");
            }
        }
    }
    assert!(ids.len() >= 60, "{}", ids.len());
}

#[tokio::test]
async fn every_route_of_the_document_is_there_and_asks_who_it_is() {
    let server = Server::new().await;
    let document = document(&server).await;
    for (path, item) in document["paths"].as_object().unwrap() {
        let real = path.replace("{event}", "0").replace("{chart}", "1");
        let real: String = real
            .split('{')
            .map(|part| part.split_once('}').map_or(part, |(_, rest)| rest))
            .collect::<Vec<_>>()
            .join("x");
        for (method, operation) in item.as_object().unwrap() {
            let method: Method = method.to_uppercase().parse().unwrap();
            let is_public = operation["security"]
                .as_array()
                .is_some_and(|needs| needs.iter().all(|need| need.as_object().unwrap().is_empty()));
            let request = Request::builder().method(method.clone()).uri(&real);
            let request = request.header(header::CONTENT_TYPE, "application/json");
            let answer = server.send(request.body(Body::from("{}")).unwrap()).await;
            let expect = if is_public { 422 } else { 401 };
            assert_eq!(answer.status, expect, "{method} {path}: {}", answer.text());
        }
    }
}

#[tokio::test]
async fn a_method_that_is_not_there_is_named_as_such() {
    let server = Server::new().await;
    for path in ["/api/v1/reports", "/api/v1/account", "/api/v1/runs/x/log"] {
        let request = Request::builder().method("PROPFIND").uri(path).body(Body::empty()).unwrap();
        let answer = server.send(request).await;
        assert!(answer.header("allow").contains("GET"), "{path}");
        assert_eq!(answer.code(405), "method-not-allowed");
    }
}

//! A server in this process, on SQLite in a folder of its own, and a client that speaks to it.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use http::{HeaderMap, Method, Request, header};
use indeck_platform::Ambient;
use indeck_server::{App, Config, open, router};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use tower::ServiceExt as _;

pub(crate) const PASSWORD: &str = "violet-kettle-sails-north";

/// The machine's clock, and numbers that nobody draws twice.
pub(crate) struct Machine;

static DRAWN: AtomicU64 = AtomicU64::new(0);

impl Ambient for Machine {
    fn now(&self) -> i64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        i64::try_from(since.as_micros()).unwrap()
    }

    fn random(&self) -> [u8; 32] {
        let number = DRAWN.fetch_add(1, Ordering::Relaxed);
        let seed = number.to_be_bytes();
        Sha256::digest(seed).into()
    }
}

pub(crate) struct Server {
    pub(crate) app: App,
    pub(crate) routes: Router,
    _folder: TempDir,
}

/// An answer, read to its end.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Vec<u8>,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The answer, if it has that status.
    #[track_caller]
    pub(crate) fn is(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.text());
        self
    }

    /// The problem's code, if it has that status.
    #[track_caller]
    pub(crate) fn code(self, status: u16) -> String {
        let told = self.is(status).json();
        assert_eq!(told["status"], status);
        told["code"].as_str().unwrap().to_owned()
    }
}

impl Server {
    /// A server with a change to its configuration.
    pub(crate) async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut config = Config { data: folder.path().join("data"), ..Config::default() };
        config.limits.address_per_second = 1_000_000;
        config.limits.account_per_second = 1_000_000;
        config.limits.organisation_per_second = 1_000_000;
        config.limits.sign_in_per_minute = 1_000_000;
        change(&mut config);
        let platform = open(&config, Arc::new(Machine)).await.unwrap();
        let app = App::new(platform, config);
        let routes = router(&app);
        Self { app, routes, _folder: folder }
    }

    pub(crate) async fn new() -> Self {
        Self::with(|_| {}).await
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let mut request = request;
        if request.extensions().get::<ConnectInfo<SocketAddr>>().is_none() {
            let peer = SocketAddr::from(([127, 0, 0, 1], 4711));
            request.extensions_mut().insert(ConnectInfo(peer));
        }
        let response = self.routes.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Answer { status: parts.status.as_u16(), headers: parts.headers, bytes }
    }

    /// Asks as nobody.
    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// Makes an organisation; its owner is signed in.
    pub(crate) async fn owner(&self, organisation: &str) -> Client<'_> {
        let link = self.app.platform.sign_up_link().await.unwrap();
        let email = format!("{}@example.com", organisation.to_lowercase());
        let body = json!({
            "link": link, "organisation": organisation, "name": "Ada", "email": email,
            "password": PASSWORD,
        });
        self.signed(self.post("/api/v1/sign-up", &body).await.is(201))
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/json");
        self.send(request.body(Body::from(body.to_string())).unwrap()).await
    }

    /// Who has just signed in.
    #[track_caller]
    pub(crate) fn signed(&self, answer: Answer) -> Client<'_> {
        let cookie = answer.header("set-cookie").split(';').next().unwrap().to_owned();
        assert!(cookie.starts_with("__Host-indeck="), "{cookie}");
        let csrf = answer.json()["csrf"].as_str().unwrap().to_owned();
        Client { server: self, cookie, csrf, token: None }
    }
}

/// Somebody who is signed in.
#[derive(Clone)]
pub(crate) struct Client<'a> {
    pub(crate) server: &'a Server,
    pub(crate) cookie: String,
    pub(crate) csrf: String,
    pub(crate) token: Option<String>,
}

impl Client<'_> {
    pub(crate) fn request(&self, method: Method, path: &str) -> http::request::Builder {
        let request = Request::builder().method(method).uri(path);
        match &self.token {
            Some(token) => request.header(header::AUTHORIZATION, format!("Bearer {token}")),
            None => request.header(header::COOKIE, &self.cookie).header("x-csrf-token", &self.csrf),
        }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        let request = self.request(Method::GET, path).body(Body::empty()).unwrap();
        self.server.send(request).await
    }

    pub(crate) async fn page(&self, path: &str) -> Answer {
        let request = self.request(Method::GET, path).header(header::ACCEPT, "text/html,*/*");
        self.server.send(request.body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn json(&self, method: Method, path: &str, body: &Value) -> Answer {
        let request = self.request(method, path).header(header::CONTENT_TYPE, "application/json");
        self.server.send(request.body(Body::from(body.to_string())).unwrap()).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        self.json(Method::POST, path, body).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Answer {
        let request = self.request(Method::DELETE, path).body(Body::empty()).unwrap();
        self.server.send(request).await
    }

    /// Sends a form as a browser does.
    pub(crate) async fn form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let own = [("csrf", self.csrf.as_str())];
        let body = urlencoded(own.iter().chain(fields));
        let request = Request::post(path)
            .header(header::COOKIE, &self.cookie)
            .header(header::ACCEPT, "text/html,*/*")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.server.send(request.body(Body::from(body)).unwrap()).await
    }

    pub(crate) async fn upload(&self, path: &str, bytes: impl Into<Body>) -> Answer {
        let request = self.request(Method::POST, path);
        let request = request.header(header::CONTENT_TYPE, "application/octet-stream");
        self.server.send(request.body(bytes.into()).unwrap()).await
    }

    /// A dataset of a few rows.
    pub(crate) async fn dataset(&self) -> String {
        let rows = "region,revenue\nNorth,1\nSouth,2\n";
        let path = "/api/v1/datasets?filename=sales.csv&name=Sales";
        let made = self.upload(path, rows).await.is(201).json();
        made["id"].as_str().unwrap().to_owned()
    }
}

pub(crate) fn urlencoded<'a>(fields: impl Iterator<Item = &'a (&'a str, &'a str)>) -> String {
    let encoded = |text: &str| {
        let byte = |byte: u8| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        };
        text.bytes().map(byte).collect::<String>()
    };
    let pairs = fields.map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
    pairs.collect::<Vec<_>>().join("&")
}

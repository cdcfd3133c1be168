//! Pages tell people what happened, in their words, and what to do next.

use axum::body::Body;
use http::Request;
use http::header;

use crate::support::{Answer, PASSWORD, Server};

/// A page as somebody asks for it who is not signed in.
async fn stranger(server: &Server, path: &str) -> Answer {
    let request = Request::get(path).header(header::ACCEPT, "text/html");
    server.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn an_error_page_of_somebody_signed_in_shows_the_way_on() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    for path in ["/nowhere", "/datasets/ds_00000000000000000000000000"] {
        let page = owner.page(path).await.is(404).text();
        assert!(page.contains("Go to Home") && page.contains("href=\"/reports\""), "{page}");
    }
    let page = stranger(&server, "/nowhere").await.is(404).text();
    assert!(!page.contains("href=\"/reports\"") && page.contains("href=\"/sign-in\""));
}

#[tokio::test]
async fn a_link_that_is_good_no_more_says_whom_to_ask() {
    let server = Server::new().await;
    let told = [
        ("/sign-up/nothing", "Otherwise ask who runs this server"),
        ("/invitation/nothing", "Otherwise ask who invited you"),
        ("/reset/nothing", "Otherwise ask an owner or administrator"),
    ];
    for (path, next) in told {
        let page = stranger(&server, path).await.is(404).text();
        assert!(page.contains("This link does not work any more") && page.contains(next), "{page}");
    }
    assert!(stranger(&server, "/sign-in").await.is(200).text().contains("reset link"));
}

#[tokio::test]
async fn a_forgotten_password_is_set_anew_by_a_link() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    let body = serde_json::json!({"email": "v@example.com", "role": "viewer"});
    let invited = owner.post("/api/v1/invitations", &body).await.is(201).json();
    let accept = serde_json::json!({"link": invited["link"], "name": "Vera", "password": PASSWORD});
    let viewer = server.signed(server.post("/api/v1/invitations/accept", &accept).await.is(201));
    let id = viewer.get("/api/v1/account").await.json()["id"].as_str().unwrap().to_owned();
    let members = "/organisation/members";
    let wrong = [("action", "reset"), ("member", id.as_str()), ("password", "wrong")];
    let page = owner.form(members, &wrong).await.is(422).text();
    assert!(page.contains("id=\"e-password\""), "the mistake stands at its field");
    let right = [("action", "reset"), ("member", id.as_str()), ("password", PASSWORD)];
    let page = owner.form(members, &right).await.is(200).text();
    assert!(page.contains("Reset link for Vera"), "{page}");
    let (_, rest) = page.split_once("/reset/").unwrap();
    let link = format!("/reset/{}", rest.split('"').next().unwrap());
    assert!(stranger(&server, &link).await.is(200).text().contains("v@example.com"));
    let fields = [("password", "quite another passphrase")];
    let body = crate::support::urlencoded(fields.iter());
    let request = Request::post(&link)
        .header(header::ACCEPT, "text/html")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let answer = server.send(request.body(Body::from(body)).unwrap()).await.is(303);
    assert_eq!(answer.header("location"), "/?done=reset");
    stranger(&server, &link).await.is(404);
}

#[tokio::test]
async fn a_wrong_current_password_is_told_at_its_field() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    let fields = [("action", "password"), ("current", "wrong"), ("new", "a new long passphrase")];
    let page = owner.form("/account", &fields).await.is(422).text();
    assert!(page.contains("id=\"e-current\"") && page.contains("not your password"), "{page}");
}

#[tokio::test]
async fn an_account_is_erased_only_with_its_address() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    let fields =
        [("action", "erase"), ("password", PASSWORD), ("confirm", "somebody@else.example")];
    let page = owner.form("/account", &fields).await.is(422).text();
    assert!(page.contains("not your mail address"), "{page}");
    let fields = [("action", "purge"), ("confirm", "no")];
    let page = owner.form("/organisation/retention", &fields).await.is(422).text();
    assert!(page.contains("type <code>purge</code>") || page.contains("Type <code>purge</code>"));
}

#[tokio::test]
async fn a_second_factor_is_scanned_or_typed() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    let page = owner.form("/account/second-factor", &[("action", "begin")]).await.is(200).text();
    assert!(page.contains("class=\"qr\"") && page.contains("d=\"M0 0h7v1h-7z"), "{page}");
    let (_, rest) = page.split_once("id=\"secret\"").unwrap();
    let key = rest.split_once("value=\"").unwrap().1.split('"').next().unwrap();
    assert_eq!(key.len(), 39, "32 signs in groups of four: {key}");
    assert!(key.split(' ').all(|group| group.len() == 4), "{key}");
    let wrong = [("action", "confirm"), ("code", "000000")];
    let again = owner.form("/account/second-factor", &wrong).await.is(422).text();
    assert!(again.contains(key), "the same key, to try again");
}

#[tokio::test]
async fn the_log_is_read_in_the_words_of_people() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    let id = owner.dataset().await;
    owner.page("/datasets").await.is(200);
    let page = owner.page("/audit").await.is(200).text();
    let table = page.split_once("<tbody>").unwrap().1;
    let table = table.split_once("</tbody>").unwrap().0;
    assert!(table.contains("Uploaded data") && table.contains("Ada"), "{table}");
    assert!(table.contains(&format!("<a href=\"/datasets/{id}\">Sales</a>")), "{table}");
    assert!(!table.contains("Looked at"), "looks are left out: {table}");
    let page = owner.page("/audit?reads=yes").await.is(200).text();
    assert!(page.split_once("<tbody>").unwrap().1.contains("Looked at data"));
    let page = owner.page("/audit?to=2020-01-01").await.is(200).text();
    assert!(page.contains("No event fits"));
    assert!(owner.page("/audit?to=soon").await.is(422).text().contains("id=\"e-to\""));
}

const SPEC: &str = "indeck: 1\nreport: { id: r, title: T, template: none.potx }\nparams:\n  \
    region: { type: text, values: [North, South] }\nslides: []\n";

#[tokio::test]
async fn a_report_asks_for_its_parameters() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    let fields = [("action", "spec"), ("spec_name", "R"), ("spec", SPEC)];
    let path = owner.form("/reports/new", &fields).await.is(303).header("location").to_owned();
    let path = path.split('?').next().unwrap();
    let page = owner.page(path).await.is(200).text();
    assert!(page.contains("name=\"params.region\"") && page.contains("Choose …"), "{page}");
    let page = owner.form(path, &[("action", "run"), ("spec", SPEC)]).await.is(422).text();
    assert!(page.contains("id=\"e-params.region\""), "{page}");
    let run = [("action", "run"), ("spec", SPEC), ("params.region", "South")];
    let to = owner.form(path, &run).await.is(303).header("location").to_owned();
    assert!(to.starts_with("/runs/"), "{to}");
    assert!(owner.page(&to).await.is(200).text().contains("South"));
}

#[tokio::test]
async fn what_is_saved_with_mistakes_says_so() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    let fields = [("action", "spec"), ("spec_name", "R"), ("spec", "indeck: 1\nfoo: 1\n")];
    let path = owner.form("/reports/new", &fields).await.is(303).header("location").to_owned();
    let path = path.split('?').next().unwrap();
    let fields = [("action", "save"), ("spec", "indeck: 1\nfoo: 2\n"), ("rev", "1")];
    let to = owner.form(path, &fields).await.is(303).header("location").to_owned();
    let page = owner.page(&to).await.is(200).text();
    assert!(page.contains("Saved. It cannot run yet"), "{page}");
    assert!(page.contains("class=\"error\">2</li>"), "the line is marked: {page}");
}

#[tokio::test]
async fn one_thing_is_not_many() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    owner.dataset().await;
    let page = owner.page("/").await.is(200).text();
    assert!(page.contains("1 dataset<"), "{page}");
}

#[tokio::test]
async fn an_older_version_is_looked_at_and_taken_back() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    let fields = [("action", "spec"), ("spec_name", "R"), ("spec", "indeck: 1 # first\n")];
    let path = owner.form("/reports/new", &fields).await.is(303).header("location").to_owned();
    let path = path.split('?').next().unwrap();
    let fields = [("action", "save"), ("spec", "indeck: 1 # second\n"), ("rev", "1")];
    owner.form(path, &fields).await.is(303);
    let page = owner.page(&format!("{path}?version=1")).await.is(200).text();
    assert!(page.contains("# first") && page.contains("readonly"), "{page}");
    owner.page(&format!("{path}?version=9")).await.is(404);
    owner.form(path, &[("action", "restore"), ("version", "1"), ("rev", "2")]).await.is(303);
    let page = owner.page(path).await.is(200).text();
    assert!(page.contains("# first") && page.contains("Version 3"), "{page}");
}

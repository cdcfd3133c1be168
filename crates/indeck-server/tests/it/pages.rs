//! Pages: they are there for who may see them, and work without a script.

use axum::body::Body;
use http::{Request, header};

use crate::support::{PASSWORD, Server, urlencoded};

const PAGES: &[&str] = &[
    "/",
    "/datasets",
    "/datasets/new",
    "/templates",
    "/templates/new",
    "/reports",
    "/reports/new",
    "/runs",
    "/decks",
    "/account",
    "/account/second-factor",
    "/account/sessions",
    "/account/tokens",
    "/organisation",
    "/organisation/members",
    "/organisation/policy",
    "/organisation/keys",
    "/organisation/retention",
    "/audit",
    "/audit/0",
    "/privacy",
    "/api/",
];

#[tokio::test]
async fn every_page_is_drawn_for_an_owner_and_holds_nothing_inline() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    owner.dataset().await;
    for path in PAGES {
        let page = owner.page(path).await.is(200).text();
        for inline in ["<style", " style=", " onclick=", "javascript:", "src=\"http", "href=\"http"]
        {
            assert!(!page.contains(inline), "{path} has `{inline}`");
        }
        let scripts = page.matches("<script").count();
        let from_here = page.matches("src=\"/assets/").count();
        assert!(scripts <= from_here, "{path}: a script that is not a file");
    }
}

#[tokio::test]
async fn what_somebody_wrote_is_never_markup() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    let evil = "<script>alert(1)</script>\"'`&";
    let fields = [("action", "details"), ("name", evil), ("email", "acme@example.com")];
    owner.form("/account", &fields).await.is(303);
    let fields = [("action", "spec"), ("spec_name", evil), ("spec", "a: </textarea><b>x</b>")];
    let made = owner.form("/reports/new", &fields).await.is(303);
    for path in ["/", "/account", "/reports", made.header("location")] {
        let page = owner.page(path).await.is(200).text();
        assert!(!page.contains("<script>alert") && !page.contains("</textarea><b>"), "{path}");
    }
}

async fn send(
    server: &Server,
    path: &str,
    cookie: &str,
    fields: &[(&str, &str)],
) -> crate::support::Answer {
    let request = Request::post(path)
        .header(header::ACCEPT, "text/html")
        .header(header::COOKIE, cookie)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    server.send(request.body(Body::from(urlencoded(fields.iter()))).unwrap()).await
}

#[tokio::test]
async fn somebody_signs_in_with_a_form_and_goes_where_it_wanted() {
    let server = Server::new().await;
    server.owner("Acme").await;
    let wrong = [("email", "acme@example.com"), ("password", "wrong"), ("next", "/reports")];
    let page = send(&server, "/sign-in", "", &wrong).await.is(401).text();
    assert!(page.contains("acme@example.com") && page.contains("/reports"), "what was typed stays");
    let right = [("email", "acme@example.com"), ("password", PASSWORD), ("next", "/reports")];
    let answer = send(&server, "/sign-in", "", &right).await.is(303);
    assert_eq!(answer.header("location"), "/reports");
    assert!(answer.header("set-cookie").starts_with("__Host-indeck="));
    let away = [("email", "acme@example.com"), ("password", PASSWORD), ("next", "//evil.example")];
    assert_eq!(send(&server, "/sign-in", "", &away).await.header("location"), "/");
}

#[tokio::test]
async fn a_sign_up_page_is_there_once() {
    let server = Server::new().await;
    let link = server.app.platform.sign_up_link().await.unwrap();
    let path = link.split_once("8080").unwrap().1.to_owned();
    server.get(&path).await.is(200);
    let short =
        [("organisation", "Acme"), ("name", "Ada"), ("email", "a@example.com"), ("password", "x")];
    let page = send(&server, &path, "", &short).await.is(422).text();
    assert!(page.contains("a@example.com"));
    let fields = [
        ("organisation", "Acme"),
        ("name", "Ada"),
        ("email", "a@example.com"),
        ("password", PASSWORD),
    ];
    assert_eq!(send(&server, &path, "", &fields).await.is(303).header("location"), "/");
    server.get(&path).await.is(404);
}

#[tokio::test]
async fn the_editor_tells_mistakes_at_their_lines_and_keeps_what_was_typed() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    let fields = [("action", "spec"), ("spec_name", "R"), ("spec", "indeck: 1\r\nfoo: 1\r\n")];
    let made = owner.form("/reports/new", &fields).await.is(303);
    let path = made.header("location").split('?').next().unwrap().to_owned();
    let fields = [("action", "check"), ("spec", "indeck: 1\r\nfoo: 2\r\n"), ("rev", "1")];
    let page = owner.form(&path, &fields).await.is(200).text();
    assert!(page.contains("unknown-key") && page.contains("foo: 2"));
    let stale = [("action", "save"), ("spec", "indeck: 1 # mine"), ("rev", "99")];
    let page = owner.form(&path, &stale).await.is(412).text();
    assert!(page.contains("# mine"), "what was typed is not lost");
    let id = path.rsplit('/').next().unwrap();
    let kept = owner.get(&format!("/api/v1/reports/{id}")).await.json();
    assert_eq!(kept["spec"], "indeck: 1\nfoo: 1\n", "ends of lines as files have them");
}

#[tokio::test]
async fn a_viewer_sees_no_settings_and_a_stranger_nothing() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    let body = serde_json::json!({"email": "v@example.com", "role": "viewer"});
    let invited = owner.post("/api/v1/invitations", &body).await.is(201).json();
    let accept = serde_json::json!({"link": invited["link"], "name": "V", "password": PASSWORD});
    let viewer = server.signed(server.post("/api/v1/invitations/accept", &accept).await.is(201));
    for path in PAGES {
        let status = viewer.page(path).await.status;
        assert!(matches!(status, 200 | 403), "{path}: {status}");
    }
    viewer.page("/audit").await.is(403);
}

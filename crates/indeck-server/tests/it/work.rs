//! From a file to a deck, by the API.

use axum::body::Body;
use http::{Method, header};
use serde_json::{Value, json};

use crate::support::{Client, Server};

const BRAND: &[u8] = include_bytes!("../../../indeck-cli/starters/brand.potx");

async fn until(client: &Client<'_>, path: &str, is_over: impl Fn(&Value) -> bool) -> Value {
    for _ in 0..600 {
        let found = client.get(path).await.is(200).json();
        if is_over(&found) {
            return found;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("`{path}` does not come to an end");
}

async fn report(owner: &Client<'_>) -> String {
    let rows: String = (0..40).map(|row| format!("{},{row}\n", ["N", "S"][row % 2])).collect();
    let file = format!("region,revenue\n{rows}");
    let made = owner.upload("/api/v1/datasets?filename=sales.csv", file).await.is(201).json();
    let dataset = made["id"].as_str().unwrap().to_owned();
    let made = owner.upload("/api/v1/templates?filename=brand.potx", BRAND).await.is(201).json();
    assert!(made["layouts"].as_array().unwrap().len() > 1);
    let path = format!("/api/v1/datasets/{dataset}/profile");
    let profile = until(owner, &path, |profile| profile["state"] != "reading").await;
    assert_eq!((&profile["state"], &profile["rows"]), (&json!("ready"), &json!(40)));
    let ask = json!({"dataset": dataset, "template": made["id"]});
    let spec = owner.post("/api/v1/reports/starter", &ask).await.is(200).json()["spec"].clone();
    let checked = owner.post("/api/v1/reports/check", &json!({"spec": spec})).await.is(200).json();
    assert_eq!(checked["diagnostics"], json!([]));
    let body = json!({"name": "Sales", "spec": spec});
    let made = owner.post("/api/v1/reports", &body).await.is(201).json();
    made["id"].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_becomes_a_deck_with_its_evidence() {
    let server = Server::new().await;
    let workers = server.app.platform.start_workers();
    let owner = server.owner("Acme").await;
    let report = report(&owner).await;
    let run = owner.post("/api/v1/runs", &json!({"report": report})).await.is(201).json();
    let path = format!("/api/v1/runs/{}", run["id"].as_str().unwrap());
    let events = owner.get(&format!("{path}/events")).await.is(200);
    assert_eq!(events.header("content-type"), "text/event-stream");
    assert!(events.text().contains("event: done\ndata: {\"state\":\"done\"}"), "{}", events.text());
    let run = owner.get(&path).await.is(200).json();
    assert_eq!(run["state"], "done", "{run}");
    let picture = owner.get(&format!("{path}/charts/1")).await.is(200);
    assert_eq!(picture.header("content-type"), "image/svg+xml");
    owner.get(&format!("{path}/charts/99")).await.is(404);
    assert!(
        !owner.get(&format!("{path}/log")).await.json()["items"].as_array().unwrap().is_empty()
    );
    let deck = format!("/api/v1/decks/{}", run["decks"][0]["id"].as_str().unwrap());
    let told = owner.get(&deck).await.is(200).json();
    let file = owner.get(&format!("{deck}/file")).await.is(200);
    assert_eq!(file.bytes.len() as u64, told["bytes"].as_u64().unwrap());
    assert!(file.bytes.starts_with(b"PK") && file.header("content-disposition").contains("pptx"));
    owner.delete(&deck).await.is(204);
    owner.get(&deck).await.is(404);
    workers.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_belongs_to_another_organisation_is_not_there() {
    let server = Server::new().await;
    let (owner, other) = (server.owner("Acme").await, server.owner("Other").await);
    let dataset = owner.dataset().await;
    let path = format!("/api/v1/datasets/{dataset}");
    owner.get(&path).await.is(200);
    assert_eq!(other.get(&path).await.code(404), "not-found");
    assert_eq!(other.delete(&path).await.code(404), "not-found");
    assert_eq!(
        other.json(Method::PATCH, &path, &json!({"name": "x"})).await.code(404),
        "not-found"
    );
    other.get(&format!("{path}/profile")).await.is(404);
    other.upload(&format!("{path}/versions?filename=a.csv"), "a\n1\n").await.is(404);
    other.page(&format!("/datasets/{dataset}")).await.is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_brings_a_file_in_as_well() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    let part = |head: &str, text: &str| {
        format!("--b\r\nContent-Disposition: form-data; {head}\r\n\r\n{text}\r\n")
    };
    let form = |csrf: &str| {
        part("name=\"csrf\"", csrf)
            + &part("name=\"name\"", "Sales")
            + &part("name=\"classification\"", "confidential")
            + &part("name=\"file\"; filename=\"sales.csv\"", "a,b\n1,2\n")
            + "--b--\r\n"
    };
    let send = async |path: &str, body: String| {
        let request = http::Request::post(path)
            .header(header::COOKIE, &owner.cookie)
            .header("x-csrf-token", if path.starts_with("/api") { &owner.csrf } else { "" })
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b");
        server.send(request.body(Body::from(body)).unwrap()).await
    };
    send("/datasets/new", form("x")).await.is(403);
    let answer = send("/datasets/new", form(&owner.csrf)).await.is(303);
    let place = answer.header("location").to_owned();
    let page = owner.page(&place).await.is(200).text();
    assert!(page.contains("Sales") && page.contains("confidential"));
    let taken = send("/datasets/new", form(&owner.csrf)).await.is(409);
    assert!(taken.header("content-type").starts_with("text/html"));
    let made = send("/api/v1/datasets", form("").replace("sales.csv", "more.csv")).await.is(201);
    assert_eq!(made.json()["filename"], "more.csv");
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_go_on_where_they_ended() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    for name in ["A", "B", "C"] {
        let body = json!({"name": name, "spec": "indeck: 1\n"});
        owner.post("/api/v1/reports", &body).await.is(201);
    }
    let first = owner.get("/api/v1/reports?limit=2").await.is(200).json();
    assert_eq!(first["items"].as_array().unwrap().len(), 2);
    let after = first["next"].as_str().unwrap();
    let rest = owner.get(&format!("/api/v1/reports?limit=2&after={after}")).await.is(200).json();
    assert_eq!((rest["items"][0]["name"].as_str(), &rest["next"]), (Some("A"), &Value::Null));
    owner.get("/api/v1/reports?limit=0").await.is(422);
    owner.get("/api/v1/reports?limit=201").await.is(422);
    owner.get("/api/v1/reports?limit=x").await.is(422);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_audit_log_tells_what_was_done_and_proves_it() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    owner.dataset().await;
    let events = owner.get("/api/v1/audit/events?action=ingest").await.is(200).json();
    let event = &events["items"][0];
    assert_eq!(
        (&event["action"], &event["decision"]["effect"]),
        (&json!("ingest"), &json!("permit"))
    );
    let path = format!("/api/v1/audit/events/{}", event["index"]);
    owner.get(&path).await.is(200);
    assert!(
        owner.get(&format!("{path}/proof")).await.is(200).text().starts_with("c2sp.org/tlog-proof")
    );
    assert!(owner.get("/api/v1/audit/checkpoint").await.is(200).text().contains("/audit/org_"));
    assert!(owner.get("/api/v1/audit/key").await.is(200).text().contains("/audit/org_"));
    let tar = owner.get("/api/v1/audit/export").await.is(200);
    assert_eq!(tar.header("content-type"), "application/x-tar");
    assert_eq!(&tar.bytes[257..262], b"ustar");
    owner.get("/api/v1/audit/events?from=yesterday").await.is(422);
    for index in ["999999", "18446744073709551615", "-1", "x"] {
        owner.get(&format!("/api/v1/audit/events/{index}")).await.is(404);
        owner.get(&format!("/api/v1/audit/events/{index}/proof")).await.is(404);
        owner.page(&format!("/audit/{index}")).await.is(404);
    }
    let day = event["time"].as_str().unwrap().get(..10).unwrap();
    let path = format!("/api/v1/audit/events?from={day}&to={day}");
    let of_day = owner.get(&path).await.is(200).json();
    assert!(!of_day["items"].as_array().unwrap().is_empty(), "a day as the end is all of it");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_a_file_is_told_of_the_file_however_it_comes() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    let form = async |path: &str, filename: &str| {
        let head =
            format!("Content-Disposition: form-data; name=\"file\"; filename=\"{filename}\"");
        let body = format!("--b\r\n{head}\r\n\r\nno package\r\n--b--\r\n");
        let request = owner.request(Method::POST, path);
        let request = request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=b");
        server.send(request.body(Body::from(body)).unwrap()).await
    };
    for kind in ["datasets", "templates"] {
        let path = format!("/api/v1/{kind}");
        let raw = owner.upload(&path, "x").await.is(422).json();
        let in_form = form(&path, "").await.is(422).json();
        for told in [raw, in_form] {
            assert_eq!(told["errors"][0]["field"], "file", "{told}");
        }
    }
    let told = form("/api/v1/datasets", "book.xlsx").await.is(422).json();
    let message = told["errors"][0]["message"].as_str().unwrap();
    assert!(message.contains("book.xlsx") && message.contains("CSV"), "{message}");
    let told = form("/api/v1/templates", "brand.potx").await.is(422).json();
    assert_eq!(told["diagnostics"][0]["code"], "not-a-template");
    assert_eq!(told["detail"], told["diagnostics"][0]["message"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_organisation_stores_so_much_and_no_more() {
    let server = Server::with(|config| config.limits.organisation_bytes = 1_000).await;
    let owner = server.owner("Acme").await;
    owner.upload("/api/v1/datasets?filename=a.csv", "a\n".repeat(300)).await.is(201);
    let told = owner.get("/api/v1/organisation").await.is(200).json();
    assert_eq!(told["storage"], json!({"used": 600, "limit": 1_000}));
    let full = owner.upload("/api/v1/datasets?filename=b.csv", "b\n".repeat(300)).await;
    assert_eq!(full.code(413), "storage-full");
    assert_eq!(owner.get("/api/v1/datasets").await.json()["items"].as_array().unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_class_that_nobody_says_follows_from_the_data_and_its_reason_is_told() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    let rows = "mail,n\na@example.com,1\n";
    let path = "/api/v1/datasets?filename=a.csv&classification=restricted";
    let first = owner.upload(path, rows).await.is(201).json();
    assert_eq!(first["classification_reason"], Value::Null);
    let path = "/api/v1/datasets?filename=b.csv&classification=public";
    let second = owner.upload(path, rows).await.is(201).json();
    assert_eq!(second["classification"], "restricted");
    assert!(second["classification_reason"].as_str().unwrap().contains("`a`"), "{second}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_tells_what_it_asks_for_and_what_is_wrong_with_it() {
    let server = Server::new().await;
    let owner = server.owner("Acme").await;
    let params =
        "params: { market: { values: [NL, BE], label: Market }, n: { type: integer, default: 3 } }";
    let spec = format!("indeck: 1\n{params}\nslids: []\nslides: []\n");
    let made = owner.post("/api/v1/reports", &json!({"name": "x", "spec": spec})).await.is(201);
    let made = made.json();
    let expected = json!([
        {"name": "market", "type": "text", "choices": ["NL", "BE"], "default": null, "label": "Market"},
        {"name": "n", "type": "integer", "choices": [], "default": "3", "label": null},
    ]);
    assert_eq!(made["params"], expected);
    assert!(made["diagnostics"].to_string().contains("unknown-key"), "{made}");
    let path = format!("/api/v1/reports/{}", made["id"].as_str().unwrap());
    assert_eq!(owner.get(&path).await.is(200).json()["params"], expected);
    let checked = owner.post("/api/v1/reports/check", &json!({"spec": spec})).await.is(200).json();
    assert_eq!(checked["params"], expected);
    assert!(!checked["diagnostics"].to_string().contains("missing-parameter"), "{checked}");
    let wrong = json!({"report": made["id"], "params": {"n": "many"}});
    let told = owner.post("/api/v1/runs", &wrong).await.is(422).json();
    let fields: Vec<&str> = told["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["field"].as_str().unwrap())
        .collect();
    assert_eq!(fields, ["params.market", "params.n"]);
}

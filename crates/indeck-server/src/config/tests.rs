use super::*;

#[track_caller]
fn code(text: &str) -> &'static str {
    let read = Config::of_text(text).and_then(|config| config.check());
    read.err().map_or("ok", |fault| fault.code())
}

#[test]
fn an_empty_file_is_a_server_on_this_machine() {
    assert_eq!(code(""), "ok");
    assert_eq!(Config::default().origin(), "http://127.0.0.1:8080");
}

#[test]
fn what_is_not_known_is_refused_with_its_line() {
    let fault = Config::of_text("data = \"d\"\n\nlisten_on = 1\n").expect_err("unknown");
    assert!(matches!(fault, ConfigFault::Syntax { line: 3, .. }), "{fault}");
    assert_eq!(code("[limits]\nbody = 1"), "config-syntax");
    assert_eq!(code("[store]\nkind = \"floppy\""), "config-syntax");
}

#[test]
fn a_network_address_needs_tls_or_a_trusted_proxy() {
    let tls = "[tls]\ncertificate = \"c.pem\"\nkey = \"k.pem\"";
    for listen in ["0.0.0.0:80", "[::]:80", "192.0.2.1:80"] {
        let listen = format!("listen = \"{listen}\"\n");
        assert_eq!(code(&listen), "plain-on-network");
        assert_eq!(code(&format!("{listen}{tls}")), "ok");
        assert_eq!(code(&format!("{listen}[proxy]\ntrusted = [\"10.0.0.0/8\"]")), "ok");
    }
    for listen in ["127.0.0.1:80", "[::1]:80", "127.1.2.3:80"] {
        assert_eq!(code(&format!("listen = \"{listen}\"")), "ok");
    }
}

#[test]
fn the_admin_socket_stays_on_the_machine() {
    assert_eq!(code("[admin]\nlisten = \"0.0.0.0:9\""), "admin-on-network");
    assert_eq!(code("[admin]\nlisten = \"127.0.0.1:9\""), "ok");
}

#[test]
fn a_remote_database_must_prove_who_it_is() {
    let cases = [
        ("postgres://u:p@db.example.org/i", "plain-database"),
        ("postgres://u:p@db.example.org:5432/i?sslmode=require", "plain-database"),
        ("postgres://u:p@db.example.org/i?sslmode=verify-full", "ok"),
        ("postgres://u:p@localhost@db.example.org/i", "plain-database"),
        ("postgres://localhost/i?host=db.example.org", "plain-database"),
        ("postgres://u@localhost/i", "ok"),
        ("postgresql://u@[::1]:5433/i", "ok"),
        ("postgres:///i?host=/var/run/postgresql", "ok"),
        ("sqlite://x.db", "ok"),
        ("mysql://localhost/i", "config-value"),
    ];
    for (url, expect) in cases {
        assert_eq!(code(&format!("[database]\nurl = \"{url}\"")), expect, "{url}");
    }
}

#[test]
fn the_public_url_is_a_scheme_and_a_host() {
    let cases = [
        ("https://decks.example.org", "ok"),
        ("https://decks.example.org:8443/", "ok"),
        ("http://localhost:8080", "ok"),
        ("http://decks.example.org", "config-value"),
        ("https://decks.example.org/indeck", "config-value"),
        ("https://u@decks.example.org", "config-value"),
        ("decks", "config-value"),
        ("/", "config-value"),
    ];
    for (url, expect) in cases {
        assert_eq!(code(&format!("public_url = \"{url}\"")), expect, "{url}");
    }
}

#[test]
fn limits_of_nothing_are_refused() {
    assert_eq!(code("[limits]\nconcurrent = 0"), "config-value");
    assert_eq!(code("[limits]\nheader_bytes = 100"), "config-value");
}

/// The example of `deploy/`, with all that is commented out in it.
fn example() -> String {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../deploy/indeck.toml");
    let text = std::fs::read_to_string(file).expect("the example is there");
    let is_setting = |rest: &str| {
        let name = rest.split(" = ").next().unwrap_or_default();
        rest.starts_with('[') || (rest.contains(" = ") && !name.contains(' '))
    };
    let line = |line| match str::strip_prefix(line, "# ") {
        Some(rest) if is_setting(rest) => rest,
        _ => line,
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_example_names_every_setting_and_its_default() {
    let text = example();
    let example = Config::of_text(&text).expect("a configuration");
    let default = serde_json::to_value(Config::default()).expect("json");
    for table in ["/limits", "/log/level", "/workers", "/proxy/header"] {
        let told = serde_json::to_value(&example).expect("json");
        assert_eq!(told.pointer(table), default.pointer(table), "{table}");
    }
    let mut names: Vec<&str> =
        default.as_object().expect("tables").keys().map(String::as_str).collect();
    for table in ["limits", "log", "admin", "keys", "proxy", "database"] {
        let keys = default[table].as_object().expect("a table").keys();
        names.extend(keys.map(String::as_str));
    }
    for name in names {
        let is_there =
            |line: &str| line == format!("[{name}]") || line.starts_with(&format!("{name} = "));
        assert!(text.lines().any(is_there), "`{name}` is not in deploy/indeck.toml");
    }
}

#[test]
fn secrets_are_never_shown() {
    let text = "[database]\nurl = \"postgres://u:hunter2@localhost/i\"";
    let config = Config::of_text(text).expect("a configuration");
    assert!(!format!("{config:?}").contains("hunter2"));
    assert!(!serde_json::to_string(&config).expect("json").contains("hunter2"));
}

#[test]
fn paths_of_a_file_begin_at_its_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("indeck.toml");
    std::fs::write(&file, "data = \"d\"\n[tls]\ncertificate = \"c.pem\"\nkey = \"/k.pem\"")
        .expect("written");
    let config = Config::of_file(&file).expect("a configuration");
    assert_eq!(config.data, folder.path().join("d"));
    let tls = config.tls.expect("tls");
    assert_eq!((tls.certificate, tls.key), (folder.path().join("c.pem"), "/k.pem".into()));
}

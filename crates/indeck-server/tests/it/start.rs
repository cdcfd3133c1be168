//! What a server opens, and what it refuses to open.

use std::sync::Arc;

use indeck_server::{Config, open};

use crate::support::Machine;

#[tokio::test]
async fn a_missing_root_key_is_told_and_never_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config { data: folder.path().join("data"), ..Config::default() };
    let first = open(&config, Arc::new(Machine)).await.unwrap();
    first.close().await;
    let key = config.data.join("root.key");
    let kept = std::fs::read(&key).unwrap();
    std::fs::remove_file(&key).unwrap();
    let refused = open(&config, Arc::new(Machine)).await.err().unwrap();
    assert_eq!(refused.code(), "no-root-key");
    assert!(!key.exists());
    std::fs::write(&key, kept).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o600)).unwrap();
        let mode = std::fs::metadata(&config.data).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "nobody else looks into the folder");
    }
    open(&config, Arc::new(Machine)).await.unwrap().close().await;
}

#[tokio::test]
async fn another_root_key_is_told_as_such() {
    let folder = tempfile::tempdir().unwrap();
    let config = |name: &str| Config { data: folder.path().join(name), ..Config::default() };
    open(&config("one"), Arc::new(Machine)).await.unwrap().close().await;
    open(&config("other"), Arc::new(Machine)).await.unwrap().close().await;
    let key = |name: &str| config(name).data.join("root.key");
    std::fs::copy(key("other"), key("one")).unwrap();
    let refused = open(&config("one"), Arc::new(Machine)).await.err().unwrap();
    assert_eq!(refused.code(), "wrong-root-key");
}

#[tokio::test]
async fn a_folder_that_is_a_file_is_told_as_such() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    std::fs::write(&data, "").unwrap();
    let refused = open(&Config { data, ..Config::default() }, Arc::new(Machine)).await;
    assert_eq!(refused.err().unwrap().code(), "no-folder");
}

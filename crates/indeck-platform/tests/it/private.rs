//! Nobody else on the machine reads what is stored.
#![cfg(unix)]

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::support::{Fixture, PASSWORD};

fn modes(folder: &Path, found: &mut Vec<(String, bool, u32)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let metadata = entry.metadata().unwrap();
        let name = entry.path().display().to_string();
        found.push((name, metadata.is_dir(), metadata.permissions().mode() & 0o777));
        if metadata.is_dir() {
            modes(&entry.path(), found);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn all_files_are_for_us_alone() {
    let fixture = Fixture::on_disk().await;
    let owner = fixture.owner("acme").await;
    let class = indeck::model::Classification::Internal;
    crate::runs::dataset(&owner, "sales.csv", b"a,b\n1,2\n", class).await;
    fixture.platform.ready().await.unwrap();
    fixture.platform.sign_logs().await;
    let mut found = Vec::new();
    modes(fixture.folder.path(), &mut found);
    assert!(found.len() > 8 && !PASSWORD.is_empty(), "{found:?}");
    for (name, is_folder, mode) in found {
        let wanted = if is_folder { 0o700 } else { 0o600 };
        assert_eq!(mode, wanted, "{name}: {mode:o}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_others_could_read_is_taken_from_them() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("indeck.db");
    std::fs::write(&file, b"").unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    let db = indeck_platform::db::Db::sqlite(&file).await.unwrap();
    let mode = std::fs::metadata(&file).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode, 0o600, "{mode:o}");
    db.close().await;
}

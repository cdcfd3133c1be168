//! Any bytes as a spec, beside a template and a data file.
#![no_main]

use std::sync::OnceLock;

use indeck::{BuildOptions, check};
use tempfile::TempDir;

static FOLDER: OnceLock<TempDir> = OnceLock::new();

fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("brand.potx"), indeck_testkit::tiny_template()).expect("a template");
    std::fs::write(folder.path().join("sales.csv"), "region,revenue\nNorth,1\nSouth,2\n").expect("data");
    folder
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let spec = FOLDER.get_or_init(folder).path().join("report.yaml");
    std::fs::write(&spec, bytes).expect("a spec");
    drop(check(&spec, &BuildOptions::default(), &mut ()));
});

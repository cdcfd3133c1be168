//! Any bytes as a spec, beside a template, data and a picture: what `check` accepts is built.
#![no_main]

use std::sync::OnceLock;

use indeck::{BuildError, BuildOptions, build, check};
use tempfile::TempDir;

static FOLDER: OnceLock<TempDir> = OnceLock::new();

fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("brand.potx"), indeck_testkit::tiny_template()).expect("a template");
    let files = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/specs/files");
    for file in std::fs::read_dir(files).expect("the files of the specs").flatten() {
        std::fs::copy(file.path(), folder.path().join(file.file_name())).expect("a file");
    }
    folder
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let folder = FOLDER.get_or_init(folder).path();
    let (spec, options) = (folder.join("report.yaml"), BuildOptions::default());
    std::fs::write(&spec, bytes).expect("a spec");
    let Ok(findings) = check(&spec, &options, &mut ()) else { return };
    if let Err(BuildError::Invalid(why)) = build(&spec, &folder.join("out.pptx"), &options, &mut ()) {
        let burst = why.diagnostics.iter().any(|d| d.code == "missing-burst-value");
        assert!(burst || findings.has_errors(), "accepted, but not built");
    }
});

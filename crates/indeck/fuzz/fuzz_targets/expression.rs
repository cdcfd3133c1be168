//! Any text as the title of a slide, with the braces of an expression before it.
#![no_main]

use std::sync::OnceLock;

use indeck::{BuildOptions, check};
use tempfile::TempDir;

static FOLDER: OnceLock<TempDir> = OnceLock::new();

fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("brand.potx"), indeck_testkit::tiny_template()).expect("a template");
    folder
}

libfuzzer_sys::fuzz_target!(|text: &str| {
    let spec = FOLDER.get_or_init(folder).path().join("report.yaml");
    let lines = text.replace('\n', "\n      ");
    let yaml = format!(
        "indeck: 1\nreport: {{ template: brand.potx, title: T }}\nslides:\n- layout: Title Only\n  fill:\n    title: |-\n      {{{{ {lines}\n"
    );
    std::fs::write(&spec, yaml).expect("a spec");
    drop(check(&spec, &BuildOptions::default(), &mut ()));
});

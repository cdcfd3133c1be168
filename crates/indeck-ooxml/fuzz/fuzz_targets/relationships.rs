//! Any bytes as the relationships of a package.
#![no_main]

use indeck_ooxml::{Limits, Template};
use indeck_testkit::{package, tiny_template_parts};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut parts = tiny_template_parts();
    parts.insert("_rels/.rels".to_owned(), bytes.to_vec());
    drop(Template::from_bytes(package(&parts), &Limits::default()));
});

//! Any bytes as the content types of a package.
#![no_main]

use indeck_ooxml::{Limits, Template};
use indeck_testkit::{package, tiny_template_parts};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut parts = tiny_template_parts();
    parts.insert("[Content_Types].xml".to_owned(), bytes.to_vec());
    drop(Template::from_bytes(package(&parts), &Limits::default()));
});

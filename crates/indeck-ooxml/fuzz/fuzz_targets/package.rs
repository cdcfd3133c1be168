//! Any bytes as a package.
#![no_main]

use indeck_ooxml::{Limits, Template};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    drop(Template::from_bytes(bytes.to_vec(), &Limits::default()));
});

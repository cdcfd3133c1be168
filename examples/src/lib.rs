//! What the example programs share: where the example template is, and where to write.
//!
//! Each program in `examples/` shows one task: `cargo run -p indeck-examples --example charts out.pptx`.

use std::path::PathBuf;

/// The brand template that the examples use.
pub fn template() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/flights/brand/meridian.potx"))
}

/// The file named on the command line, or `out.pptx`.
pub fn output() -> PathBuf {
    std::env::args_os().nth(1).map_or_else(|| PathBuf::from("out.pptx"), PathBuf::from)
}

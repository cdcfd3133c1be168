//! Any bytes as a CSV file: a dataset or an error, never both, and never a panic.
#![no_main]

use indeck_data::{Limits, read_csv};
use indeck_model::spec::{Located, SourceSpec};
use indeck_model::{Diagnostic, Location};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let at = |text: &str| Located::new(text.to_owned(), Location::point("report.yaml", 1, 1));
    let source = SourceSpec::new(at("t"), at("t.csv"));
    let limits = Limits { max_cell_bytes: 4096, max_columns: 256, ..Limits::default() };
    let loaded = read_csv("t.csv", bytes, &source, &limits);
    let failed = loaded.diagnostics.iter().any(Diagnostic::is_error);
    assert_eq!(loaded.dataset.is_none(), failed);
});

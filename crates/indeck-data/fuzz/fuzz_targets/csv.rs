//! Any bytes as a CSV file: a dataset or an error, never both, and never a panic. Its rows stand on
//! rising lines, and its values are read again.
#![no_main]

use indeck_data::{Limits, distinct, only, read_csv};
use indeck_model::dataset::RowPlace;
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
    let Some(dataset) = loaded.dataset else { return };
    let rows = dataset.row_count() as u64;
    let line = |row| match dataset.place(row) {
        Some(RowPlace::Line { line, .. }) => line,
        other => panic!("row {row} is at {other:?}"),
    };
    assert!((1..rows).all(|row| line(row - 1) < line(row)));
    assert!(dataset.place(rows).is_none());
    for field in dataset.schema.fields() {
        for value in distinct(&dataset, field.name()).unwrap_or_default().iter().take(8) {
            assert!(only(&dataset, field.name(), value).is_some_and(|d| d.row_count() > 0));
        }
    }
});

//! The report pipeline from Rust: build a spec, with progress and diagnostics.

use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let spec = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/quickstart/report.yaml"));
    let options = indeck::BuildOptions::default();
    match indeck::build(spec, &indeck_examples::output(), &options, &mut ()) {
        Ok(_) => Ok(()),
        Err(indeck::BuildError::Invalid(findings)) => {
            let first = findings.diagnostics.first().map(ToString::to_string);
            Err(first.unwrap_or_default().into())
        }
        Err(error) => Err(error.into()),
    }
}

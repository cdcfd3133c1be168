//! `indeck schema`.

use std::fs;

use crate::fixture::Report;

#[test]
fn schemas_are_json_that_says_what_it_is() {
    let report = Report::new();
    for arguments in ["schema", "schema --brand"] {
        let run = report.run(arguments);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        assert!(run.json()["$schema"].as_str().unwrap().contains("json-schema.org"), "{arguments}");
        assert_eq!(run.json()["type"], "object", "{arguments}");
        assert!(run.stdout.ends_with("}\n"));
    }
    assert_ne!(report.run("schema").stdout, report.run("schema --brand").stdout);
}

#[test]
fn a_schema_goes_to_a_file() {
    let report = Report::new();
    report.write("old.json", "old");
    let run = report.run("schema -o old.json");
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (Some(0), "", ""));
    let written = fs::read_to_string(report.path("old.json")).unwrap();
    assert_eq!(written, report.run("schema").stdout);
    let run = report.run("schema -o missing/schema.json");
    assert_eq!(run.code, Some(5));
    assert!(run.stderr.contains("cannot write `missing/schema.json`"), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn a_device_is_written_to_and_not_replaced() {
    let report = Report::new();
    assert_eq!(report.run("schema -o /dev/null").code, Some(0));
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
}

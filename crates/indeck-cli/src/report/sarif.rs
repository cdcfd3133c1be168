//! Findings as SARIF 2.1.0, the form that code scanning reads.
//!
//! Source: OASIS SARIF 2.1.0, sections 3.13 (`sarifLog`) to 3.30 (`region`).

use indeck::{Diagnostic, Location, Severity};
use serde::Serialize;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool<'a>,
    column_kind: &'static str,
    results: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'static str,
    version: &'static str,
    information_uri: &'static str,
    rules: Vec<Rule<'a>>,
}

#[derive(Serialize)]
struct Rule<'a> {
    id: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding<'a> {
    rule_id: &'a str,
    rule_index: usize,
    level: &'static str,
    message: Message,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Place>,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Place {
    physical_location: PhysicalLocation,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
}

/// All findings, with a line feed at the end.
pub(crate) fn all(findings: &[&Diagnostic]) -> String {
    let mut codes: Vec<&str> = findings.iter().map(|d| d.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let results = findings.iter().map(|d| finding(d, &codes)).collect();
    let driver = Driver {
        name: "indeck",
        version: env!("CARGO_PKG_VERSION"),
        information_uri: env!("CARGO_PKG_REPOSITORY"),
        rules: codes.into_iter().map(|id| Rule { id }).collect(),
    };
    let run = Run { tool: Tool { driver }, column_kind: "unicodeCodePoints", results };
    super::to_json(&Log { schema: SCHEMA, version: "2.1.0", runs: [run] })
}

fn finding<'a>(diagnostic: &'a Diagnostic, codes: &[&str]) -> Finding<'a> {
    let hints = diagnostic.hints.iter().map(|hint| format!("\nhelp: {hint}"));
    Finding {
        rule_id: diagnostic.code,
        rule_index: codes.partition_point(|code| *code < diagnostic.code),
        level: match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        },
        message: Message { text: diagnostic.message.clone() + &hints.collect::<String>() },
        locations: diagnostic.at.iter().map(place).collect(),
    }
}

fn place(at: &Location) -> Place {
    // SARIF wants numbers from 1; a finding about a whole file may have none.
    let (start_line, start_column) = (at.line.max(1), at.column.max(1));
    Place {
        physical_location: PhysicalLocation {
            artifact_location: ArtifactLocation { uri: uri(&at.file) },
            region: Region {
                start_line,
                start_column,
                end_line: at.end_line.max(start_line),
                end_column: at.end_column.max(1),
            },
        },
    }
}

/// A path as a URI reference: slashes, and every byte escaped that may not stand in a path.
///
/// Source: RFC 3986, section 3.3; RFC 8089, appendix E.2 for drive letters.
fn uri(path: &str) -> String {
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
    let has_drive = cfg!(windows) && path.as_bytes().get(1) == Some(&b':');
    let start = match (has_drive, path.starts_with('/')) {
        (true, _) => "file:///",
        (false, true) => "file://",
        (false, false) => "",
    };
    let mut uri = start.to_owned();
    for byte in path.bytes() {
        let is_colon_of_drive = has_drive && byte == b':';
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) || is_colon_of_drive {
            uri.push(char::from(byte));
        } else {
            uri += &format!("%{byte:02X}");
        }
    }
    uri
}

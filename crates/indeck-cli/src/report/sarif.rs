//! Findings as SARIF 2.1.0, the form that code scanning reads.
//!
//! Source: OASIS SARIF 2.1.0, sections 3.13 (`sarifLog`) to 3.30 (`region`).

use indeck::{Diagnostic, Location, Severity};
use serde::Serialize;

use super::{is_in_file, rule};

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

/// A code; what it means is there where it has a page.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    short_description: Option<Message>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Help>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_uri: Option<String>,
}

/// A text, and the same for readers that know Markdown.
#[derive(Serialize)]
struct Help {
    text: &'static str,
    markdown: &'static str,
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
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Place>,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Place {
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
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
        rules: codes.into_iter().map(described).collect(),
    };
    let run = Run { tool: Tool { driver }, column_kind: "unicodeCodePoints", results };
    super::to_json(&Log { schema: SCHEMA, version: "2.1.0", runs: [run] })
}

fn described(id: &str) -> Rule<'_> {
    let rule = rule::of(id);
    let known = rule.as_ref().map(|rule| rule.explanation);
    Rule {
        id,
        short_description: known.map(|known| Message { text: known.title.to_owned() }),
        help: known.map(|known| Help { text: known.page, markdown: known.page }),
        help_uri: rule.map(|rule| rule.uri),
    }
}

fn finding<'a>(diagnostic: &'a Diagnostic, codes: &[&str]) -> Finding<'a> {
    let at = diagnostic.at.as_ref().filter(|at| is_in_file(at));
    Finding {
        rule_id: diagnostic.code,
        rule_index: codes.partition_point(|code| *code < diagnostic.code),
        level: match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        },
        message: Message { text: message(diagnostic) },
        locations: at.map(|at| place(at, None)).into_iter().collect(),
        related_locations: related(diagnostic),
    }
}

/// The message with all that stands below it: few readers show anything else.
fn message(diagnostic: &Diagnostic) -> String {
    let mut text = match &diagnostic.at {
        // Not a file that a reader could open.
        Some(at) if !is_in_file(at) => format!("{at}: {}", diagnostic.message),
        _ => diagnostic.message.clone(),
    };
    diagnostic.hints.iter().for_each(|hint| text += &format!("\nhelp: {hint}"));
    diagnostic.notes.iter().for_each(|note| text += &format!("\nnote: {}", note.message));
    text
}

fn related(diagnostic: &Diagnostic) -> Vec<Place> {
    let notes = diagnostic.notes.iter();
    let places = notes.filter_map(|note| Some((note.at.as_ref()?, &note.message)));
    places.filter(|(at, _)| is_in_file(at)).map(|(at, text)| place(at, Some(text))).collect()
}

fn place(at: &Location, message: Option<&String>) -> Place {
    // SARIF wants numbers from 1; a finding about a whole file may have none.
    let (start_line, start_column) = (at.line.max(1), at.column.max(1));
    Place {
        message: message.map(|text| Message { text: text.clone() }),
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
pub(crate) fn uri(path: &str) -> String {
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

//! The typed part of a policy: how data is classed, masked, suppressed and labelled.

mod cedar;
mod check;
mod datasets;
mod labels;
mod mask_reader;
mod masks;
mod obligations;
mod people;
pub(crate) mod place;
pub(crate) mod reader;
mod records;
mod rules;
mod tables;
pub(crate) mod time;

use std::collections::BTreeMap;

use indeck_model::spec::Located;
use indeck_model::{Classification, Diagnostic};

pub use cedar::CedarText;
pub use datasets::{ColumnRule, Dataset, Found, Pattern};
pub use labels::{Label, LabelMethod, WorkbookPayload};
pub use masks::{DatePart, Mask};
pub use people::{Group, People, User};
pub use records::RecordRules;
pub use rules::{Detection, EvidenceQueries, PersonalKind, QuietPeriod, Risk};
pub use tables::{Dominance, Linked, TableRules, Zeros};

use crate::obligation::Obligations;
use place::Source;
use reader::{Fields, Reader};

/// Largest policy file that is read, in bytes.
pub const MAX_BYTES: usize = 1 << 20;

/// The TOML file of a policy.
///
/// ```
/// use indeck_policy::document::Document;
/// let text = "name = 'survey'\nversion = '1'\n[tables]\nmin_frequency = 10\n";
/// let document = Document::read("policy.toml", text).unwrap();
/// assert_eq!(document.tables.min_frequency, 10);
/// assert!(document.tables.complementary);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// `name`: what the policy is called in logs and manifests.
    pub name: String,
    /// `version`: which version of it this is.
    pub version: String,
    /// `[cedar]`: who may do what, and when.
    pub cedar: CedarText,
    /// `[users]` and `[groups]`: who belongs where.
    pub people: People,
    /// `[datasets.NAME]`: class and columns of each dataset.
    pub datasets: BTreeMap<String, Dataset>,
    /// `[masks]`: methods of masking, by name.
    pub masks: BTreeMap<String, Located<Mask>>,
    /// `[records]`: what holds for tables of records.
    pub records: RecordRules,
    /// `[tables]`: what holds for tables of groups.
    pub tables: TableRules,
    /// `[labels.CLASS]`: sensitivity label, watermark and workbook of decks of a class.
    pub labels: BTreeMap<Classification, Label>,
    /// `[obligations.NAME]`: what a permit may ask for, named by its `@obligations`.
    pub obligations: BTreeMap<String, Located<Obligations>>,
    /// `[quiet.NAME]`: spans of time that policies may ask for as `context.quiet`.
    pub quiet: BTreeMap<String, QuietPeriod>,
    /// `[recipients] domains`: the only domains that decks are shared with; empty for any.
    pub recipients: Vec<String>,
    /// `[retention]`: days that decks of a class are kept.
    pub retention: BTreeMap<Classification, u32>,
    /// `[residency]`: regions in which data of a class may be handled.
    pub residency: BTreeMap<Classification, Vec<String>>,
    /// `[risk]`: what the risk of a session leads to.
    pub risk: Risk,
    /// `[detect]`: what is done with personal data that nobody declared.
    pub detect: BTreeMap<PersonalKind, Detection>,
    /// `[evidence] queries`: whether a deck's manifest tells its queries.
    pub evidence: EvidenceQueries,
}

impl Document {
    /// Reads the TOML of a policy.
    ///
    /// # Errors
    /// Every mistake found, sorted by place.
    pub fn read(file: &str, text: &str) -> Result<Self, Vec<Diagnostic>> {
        let source = Source::new(file, text);
        let (document, mut diagnostics) = read(&source);
        indeck_model::diagnostic::sort(&mut diagnostics);
        match document {
            Some(document) if !diagnostics.iter().any(Diagnostic::is_error) => Ok(document),
            _ => Err(diagnostics),
        }
    }

    /// The label of a class: its own, or that of the next greater class that has one, or else that
    /// of the next smaller one.
    pub fn label(&self, class: Classification) -> Option<&Label> {
        let above = self.labels.range(class..).next();
        above.or_else(|| self.labels.range(..class).next_back()).map(|(_, label)| label)
    }

    /// Days that something of a class is kept: the least of what its class and all smaller ones
    /// say.
    pub fn retention_days(&self, class: Classification) -> Option<u32> {
        self.retention.range(..=class).map(|(_, days)| *days).min()
    }

    /// Regions in which data of a class may be handled: what its class says, or else the next
    /// smaller one; `None` for anywhere.
    pub fn regions(&self, class: Classification) -> Option<&[String]> {
        self.residency.range(..=class).next_back().map(|(_, regions)| regions.as_slice())
    }

    /// The quiet periods in which a time lies.
    pub fn quiet_at(&self, now: i64) -> impl Iterator<Item = &str> {
        self.quiet.iter().filter(move |(_, p)| p.contains(now)).map(|(name, _)| name.as_str())
    }
}

/// Reads a source; the document is there as far as it could be read.
pub(crate) fn read(source: &Source) -> (Option<Document>, Vec<Diagnostic>) {
    let mut reader = Reader::new(source);
    if source.text().len() > MAX_BYTES {
        let message = format!("a policy has at most {MAX_BYTES} bytes");
        reader.report(0..0, Diagnostic::error("policy-too-large", message));
        return (None, reader.diagnostics);
    }
    let (tree, errors) = toml::de::DeTable::parse_recoverable(source.text());
    for error in &errors {
        let at = error.span().unwrap_or_default();
        reader.report(at, Diagnostic::error("toml-syntax", lower(error.message())));
    }
    if !errors.is_empty() {
        return (None, reader.diagnostics);
    }
    let mut fields = Fields::new("", 0..0, tree.get_ref());
    let document = document(&mut reader, &mut fields);
    reader.finish(fields);
    if let Some(document) = &document {
        check::check(document, &mut reader.diagnostics);
    }
    (document, reader.diagnostics)
}

fn document(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Option<Document> {
    let name = required(reader, fields, "name", "say what the policy is called");
    let version = required(reader, fields, "version", "say which version of it this is");
    let cedar = cedar::read(reader, fields);
    let people = people::read(reader, fields);
    let datasets = datasets::read(reader, fields);
    let masks = mask_reader::read(reader, fields);
    let records = records::read(reader, fields);
    let tables = tables::read(reader, fields);
    let labels = labels::read(reader, fields);
    let obligations = obligations::read(reader, fields, &masks);
    let quiet = rules::quiet(reader, fields);
    let recipients = rules::recipients(reader, fields);
    let retention = rules::retention(reader, fields);
    let residency = rules::residency(reader, fields);
    let risk = rules::risk(reader, fields);
    let detect = rules::detect(reader, fields);
    let evidence = rules::evidence(reader, fields);
    Some(Document {
        name: name?,
        version: version?,
        cedar,
        people,
        datasets,
        masks,
        records,
        tables,
        labels,
        obligations,
        quiet,
        recipients,
        retention,
        residency,
        risk,
        detect,
        evidence,
    })
}

fn required(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
    key: &'static str,
    hint: &str,
) -> Option<String> {
    match fields.take(key) {
        Some(entry) => reader.text(&entry).map(|text| text.value),
        None => reader.missing(fields, key, hint),
    }
}

/// The first line of a foreign message, as ours are written.
pub(crate) fn lower(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default().trim_end_matches('.');
    let mut chars = line.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => "cannot be read".to_owned(),
    }
}

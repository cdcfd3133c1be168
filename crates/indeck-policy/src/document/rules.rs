//! Rules that hold for whole classes, times and places.

use std::collections::BTreeMap;

use indeck_model::Classification;

use super::labels::by_class;
use super::reader::{Entry, Fields, Reader};

/// A span of time that policies may ask for: `context.quiet.contains("NAME")`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuietPeriod {
    /// `from`: first second of it, since 1970 in UTC.
    pub from: i64,
    /// `until`: first second after it, since 1970 in UTC.
    pub until: i64,
}

impl QuietPeriod {
    /// Whether a time, in seconds since 1970 in UTC, lies in it.
    pub fn contains(&self, now: i64) -> bool {
        (self.from..self.until).contains(&now)
    }
}

/// What the risk of a session leads to. Risks are numbers from 0 to 100, given by the program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Risk {
    /// `step_up`: least risk at which the person must authenticate again.
    pub step_up: Option<u32>,
    /// `deny`: least risk at which everything is denied.
    pub deny: Option<u32>,
}

/// Kinds of personal data that are found by their form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PersonalKind {
    /// `card_number`: numbers of payment cards, by Luhn's sum.
    CardNumber,
    /// `iban`: numbers of bank accounts.
    Iban,
    /// `email`: addresses of mail.
    Email,
    /// `phone`: telephone numbers.
    Phone,
    /// `national_id`: numbers that a state gives to persons.
    NationalId,
}

impl PersonalKind {
    /// All kinds.
    pub const ALL: [Self; 5] =
        [Self::CardNumber, Self::Iban, Self::Email, Self::Phone, Self::NationalId];

    /// The kind's word.
    pub fn word(self) -> &'static str {
        match self {
            Self::CardNumber => "card_number",
            Self::Iban => "iban",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::NationalId => "national_id",
        }
    }
}

/// What is done with personal data that nobody declared. The later one is the stricter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detection {
    /// `propose`: a class and role are proposed; nothing else happens.
    Propose,
    /// `mask`: the column is taken for a direct identifier, and left out.
    Mask,
    /// `quarantine`: the dataset waits for a person's decision.
    Quarantine,
    /// `deny`: the dataset is refused.
    Deny,
}

impl Detection {
    /// All actions, from the mildest.
    pub const ALL: [Self; 4] = [Self::Propose, Self::Mask, Self::Quarantine, Self::Deny];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Propose => "propose",
            Self::Mask => "mask",
            Self::Quarantine => "quarantine",
            Self::Deny => "deny",
        }
    }
}

/// Whether a manifest tells the queries behind a deck.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EvidenceQueries {
    /// `hash`: their hashes alone.
    #[default]
    Hash,
    /// `text`: their text.
    Text,
}

impl EvidenceQueries {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Hash => "hash",
            Self::Text => "text",
        }
    }
}

pub(super) fn quiet(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
) -> BTreeMap<String, QuietPeriod> {
    let mut periods = BTreeMap::new();
    let Some(entry) = fields.take("quiet") else { return periods };
    for (name, entry) in reader.named(&entry) {
        if let Some(period) = period(reader, &entry) {
            periods.insert(name.value, period);
        }
    }
    periods
}

fn period(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Option<QuietPeriod> {
    let mut table = reader.fields(entry)?;
    let from = match table.take("from") {
        Some(entry) => reader.time(&entry),
        None => reader.missing(&table, "from", "`from = 2026-01-01`"),
    };
    let until = match table.take("until") {
        Some(entry) => reader.time(&entry),
        None => reader.missing(&table, "until", "`until = 2026-03-01T18:00:00Z`"),
    };
    reader.finish(table);
    let period = QuietPeriod { from: from?, until: until? };
    if period.from >= period.until {
        let message = format!("`{}` ends before it begins", entry.name);
        reader.bad_value(entry, message, Vec::new());
    }
    Some(period)
}

pub(super) fn recipients(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Vec<String> {
    let Some(entry) = fields.take("recipients") else { return Vec::new() };
    let Some(mut table) = reader.fields(&entry) else { return Vec::new() };
    let found = match table.take("domains") {
        Some(entry) => domains(reader, &entry),
        None => {
            reader.missing(&table, "domains", "`domains = [\"example.com\"]`").unwrap_or_default()
        }
    };
    reader.finish(table);
    found
}

/// A list of domains, lower case and sorted.
pub(super) fn domains(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Vec<String> {
    let mut found = Vec::new();
    let members = reader.list(entry);
    if members.is_empty() {
        reader.bad_value(entry, format!("`{}` is empty", entry.name), Vec::new());
    }
    for member in members {
        let Some(text) = reader.text(&member) else { continue };
        let right = text.contains('.')
            && text.split('.').all(|part| {
                !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-')
            });
        match right {
            true => found.push(text.to_lowercase()),
            false => {
                let message = format!("`{}` is no domain", text.value);
                let hint = "a domain as in an address of mail: `example.com`";
                reader.bad_value(&member, message, vec![hint.to_owned()]);
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

pub(super) fn retention(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
) -> BTreeMap<Classification, u32> {
    let mut days = BTreeMap::new();
    let Some(entry) = fields.take("retention") else { return days };
    for (class, entry) in by_class(reader, &entry) {
        if let Some(number) = reader.whole(&entry, 1, 36_500) {
            days.insert(class, number);
        }
    }
    days
}

pub(super) fn residency(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
) -> BTreeMap<Classification, Vec<String>> {
    let mut regions = BTreeMap::new();
    let Some(entry) = fields.take("residency") else { return regions };
    for (class, entry) in by_class(reader, &entry) {
        let names: Vec<String> = reader.texts(&entry).into_iter().map(|text| text.value).collect();
        if names.is_empty() {
            reader.bad_value(&entry, format!("`{}` is empty", entry.name), Vec::new());
        }
        regions.insert(class, names);
    }
    regions
}

pub(super) fn risk(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Risk {
    let Some(entry) = fields.take("risk") else { return Risk::default() };
    let Some(mut table) = reader.fields(&entry) else { return Risk::default() };
    let risk = Risk {
        step_up: table.take("step_up").and_then(|entry| reader.whole(&entry, 0, 100)),
        deny: table.take("deny").and_then(|entry| reader.whole(&entry, 0, 100)),
    };
    reader.finish(table);
    risk
}

pub(super) fn detect(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
) -> BTreeMap<PersonalKind, Detection> {
    let mut actions = BTreeMap::new();
    let Some(entry) = fields.take("detect") else { return actions };
    let Some(mut table) = reader.fields(&entry) else { return actions };
    for kind in PersonalKind::ALL {
        let words = Detection::ALL.map(|one| (one.word(), one));
        if let Some(action) = table.take(kind.word()).and_then(|e| reader.word(&e, &words)) {
            actions.insert(kind, action);
        }
    }
    reader.finish(table);
    actions
}

pub(super) fn evidence(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> EvidenceQueries {
    let Some(entry) = fields.take("evidence") else { return EvidenceQueries::default() };
    let Some(mut table) = reader.fields(&entry) else { return EvidenceQueries::default() };
    let words = [EvidenceQueries::Hash, EvidenceQueries::Text].map(|one| (one.word(), one));
    let queries = table.take("queries").and_then(|entry| reader.word(&entry, &words));
    reader.finish(table);
    queries.unwrap_or_default()
}

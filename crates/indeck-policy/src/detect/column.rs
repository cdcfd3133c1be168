//! One column judged by its name and its values.

use std::collections::BTreeMap;

use indeck_model::Value;
use indeck_model::table::ColumnKind;

use super::find;
use super::header;
use super::kind::{Kind, Proposal};
use super::options::Options;
use super::shape;
use crate::mask::Method;
use crate::plain::Plain;

/// Values from which on a check digit that always fits is no chance.
const MANY: u64 = 10;
/// The longest value that is read; what is beyond is a document.
const LONGEST: usize = 20_000;

/// What was found of one kind.
#[derive(Default)]
struct Tally {
    /// Values that are nothing else.
    whole: u64,
    /// Values in which it stands among other things.
    inside: u64,
    /// Sum and maximum of how sure the finds were.
    sum: f64,
    best: f64,
}

/// A column while its values are looked at.
pub(super) struct Judge<'a> {
    name: &'a str,
    kind: ColumnKind,
    hint: Option<(Kind, f64)>,
    options: &'a Options,
    looked_at: u64,
    tallies: BTreeMap<(Kind, Option<&'static str>), Tally>,
    /// Values that have the shape that the name speaks of.
    shaped: u64,
    /// Values that have the shape of a postcode that nothing else has.
    postcodes: u64,
}

impl<'a> Judge<'a> {
    pub(super) fn new(name: &'a str, kind: ColumnKind, options: &'a Options) -> Self {
        let hint = header::hint(name);
        let tallies = BTreeMap::new();
        Self { name, kind, hint, options, looked_at: 0, tallies, shaped: 0, postcodes: 0 }
    }

    pub(super) fn look(&mut self, plain: &Plain, row: usize) {
        let Some(text) = plain.text(row) else { return };
        let cut = (0..=LONGEST.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
        let text = text.get(..cut.unwrap_or_default()).unwrap_or_default().trim();
        if text.is_empty() {
            return;
        }
        self.looked_at += 1;
        let value = if plain.kind() == ColumnKind::Text { Value::Null } else { plain.value(row) };
        if let Some((kind, _)) = self.hint {
            self.shaped += u64::from(shape::has(kind, &value, text, self.name));
        }
        self.postcodes += u64::from(shape::is_telling_postcode(text));
        if matches!(self.kind, ColumnKind::Text | ColumnKind::Integer | ColumnKind::Number) {
            self.find(text);
        }
    }

    fn find(&mut self, text: &str) {
        let mut best: BTreeMap<(Kind, Option<&'static str>), (bool, f64)> = BTreeMap::new();
        // What stands behind a decimal point is a fraction, and no number of anything.
        let point = if self.kind == ColumnKind::Number { text.find('.') } else { None };
        for found in find::all(text, self.options) {
            if found.kind == Kind::CardNumber && point.is_some_and(|point| found.at.end > point) {
                continue;
            }
            let whole = found.at == (0..text.len());
            let entry = best.entry((found.kind, found.scheme)).or_default();
            *entry = (entry.0 || whole, entry.1.max(found.confidence));
        }
        for (key, (whole, sure)) in best {
            let tally = self.tallies.entry(key).or_default();
            tally.whole += u64::from(whole);
            tally.inside += u64::from(!whole && sure >= 0.6);
            tally.sum += if whole { sure } else { 0.0 };
            tally.best = tally.best.max(sure);
        }
    }

    /// What is proposed, the surest first.
    pub(super) fn proposals(self) -> Vec<Proposal> {
        if self.looked_at == 0 {
            return Vec::new();
        }
        let mut all: Vec<Proposal> = Vec::new();
        all.extend(self.best_of_values());
        all.extend(self.by_name());
        all.extend(self.inside_text());
        all.retain(|proposal| proposal.confidence >= self.options.least_confidence);
        all.sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then(a.kind.cmp(&b.kind)));
        let mut kinds = Vec::new();
        all.retain(|proposal| {
            let new = !kinds.contains(&proposal.kind);
            kinds.push(proposal.kind);
            new
        });
        all
    }

    /// The kind that most values are whole: a column is of one.
    fn best_of_values(&self) -> Option<Proposal> {
        let whole = self.tallies.iter().filter(|(_, tally)| tally.whole > 0);
        let rated = whole.map(|((kind, scheme), tally)| {
            let named = self.names(*kind, *scheme);
            let share = tally.whole as f64 / self.looked_at as f64;
            let mut sure = share * tally.sum / tally.whole as f64;
            // A check digit in every value is no chance; an area that exists nearly always is.
            let checked = *kind == Kind::NationalId && *scheme != Some("us-ssn");
            if checked && tally.whole >= MANY && share >= 0.8 {
                sure = sure.max(0.95 * share);
            }
            if named && share >= 0.2 {
                sure = 1.0 - (1.0 - sure) * 0.25;
            }
            let proposal = self.proposal(*kind, *scheme, tally.whole, named, sure);
            (sure + if named { 0.1 } else { 0.0 }, tally.sum, proposal)
        });
        let best = rated.max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        best.map(|(.., proposal)| proposal)
    }

    fn by_name(&self) -> Option<Proposal> {
        let share = |count: u64| count as f64 / self.looked_at as f64;
        let found =
            self.hint.map(|(kind, sure)| (kind, self.shaped, true, sure * share(self.shaped)));
        let (kind, count, named, sure) =
            found.unwrap_or((Kind::Postcode, self.postcodes, false, 0.6 * share(self.postcodes)));
        (count > 0).then(|| self.proposal(kind, None, count, named, sure))
    }

    /// Things in free text: one of them is enough.
    fn inside_text(&self) -> Vec<Proposal> {
        let inside = self.tallies.iter().filter(|(_, tally)| {
            tally.inside > 0 && tally.inside >= tally.whole && tally.best >= 0.6
        });
        inside
            .map(|((kind, scheme), tally)| {
                let mut proposal =
                    self.proposal(*kind, *scheme, tally.inside, false, tally.best.min(0.9));
                proposal.inside_text = true;
                proposal.mask = Some(Method::redact());
                proposal
            })
            .collect()
    }

    fn names(&self, kind: Kind, scheme: Option<&'static str>) -> bool {
        match scheme {
            Some(scheme) => {
                header::scheme(self.name) == Some(scheme)
                    || self.hint.is_some_and(|(hint, _)| hint == kind)
                        && header::scheme(self.name).is_none()
            }
            None => self.hint.is_some_and(|(hint, _)| hint == kind),
        }
    }

    fn proposal(
        &self,
        kind: Kind,
        scheme: Option<&'static str>,
        matching: u64,
        named: bool,
        confidence: f64,
    ) -> Proposal {
        Proposal {
            column: self.name.to_owned(),
            kind,
            scheme,
            looked_at: self.looked_at,
            matching,
            inside_text: false,
            named,
            confidence,
            class: kind.class(),
            role: kind.role(),
            mask: kind.mask(),
        }
    }
}

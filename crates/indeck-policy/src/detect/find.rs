//! Personal data in a text.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::ops::Range;

use super::fold::{Folded, Word};
use super::kind::Kind;
use super::options::Options;
use super::scheme::{SCHEMES, Scheme, has_form};
use super::{card, email, iban, phone};

/// Most words that one number is written in.
const WORDS: usize = 10;
/// Most letters and digits of one number.
const LONGEST: usize = 34;
/// Bytes before and after a find in which a word may speak of it.
const AROUND: (usize, usize) = (48, 24);

/// Personal data in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What it is.
    pub kind: Kind,
    /// For national ids the scheme.
    pub scheme: Option<&'static str>,
    /// The bytes of the text.
    pub at: Range<usize>,
    /// How sure it is, from 0 to 1.
    pub confidence: f64,
}

/// Finds personal data of a form in a text: card and account numbers, addresses of mail and of the
/// internet, telephone numbers, national ids. Of finds that overlap the surest is returned; in order.
///
/// ```
/// use indeck_policy::detect::{self, Kind, Options};
/// let text = "Mail jane.doe@example.com, BSN 111222333";
/// let kinds: Vec<Kind> = detect::find(text, &Options::default()).iter().map(|f| f.kind).collect();
/// assert_eq!(kinds, [Kind::Email, Kind::NationalId]);
/// ```
pub fn find(text: &str, options: &Options) -> Vec<Finding> {
    let mut all = all(text, options);
    all.retain(|found| found.confidence >= options.least_confidence);
    all.sort_by(|a, b| {
        let longer = b.at.len().cmp(&a.at.len());
        b.confidence.total_cmp(&a.confidence).then(longer).then(a.at.start.cmp(&b.at.start))
    });
    let mut chosen: Vec<Finding> = Vec::new();
    for found in all {
        let free =
            |other: &Finding| found.at.end <= other.at.start || other.at.end <= found.at.start;
        if chosen.iter().all(free) {
            chosen.push(found);
        }
    }
    chosen.sort_by_key(|found| found.at.start);
    chosen
}

/// Everything that may be personal data, however unsure.
pub(super) fn all(text: &str, options: &Options) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    let mut push = |kind, at, confidence| {
        found.push(Finding { kind, scheme: None, at, confidence });
    };
    if text.contains('@') {
        email::addresses(text).into_iter().for_each(|at| push(Kind::Email, at, 0.98));
    }
    if text.matches(':').nth(1).is_some() {
        addresses_of_six(text).into_iter().for_each(|at| push(Kind::IpAddress, at, 0.95));
    }
    let folded = Folded::new(text);
    let digits: usize = folded.words.iter().map(|word| word.digits).sum();
    if digits < 4 {
        return found;
    }
    for first in 0..folded.words.len() {
        let mut numbers = Numbers { folded: &folded, options, found: &mut found };
        numbers.from(first);
        numbers.phone(first);
        numbers.address_of_four(first);
    }
    found
}

/// Numbers that begin with one word.
struct Numbers<'a> {
    folded: &'a Folded,
    options: &'a Options,
    found: &'a mut Vec<Finding>,
}

impl Numbers<'_> {
    /// Card numbers, account numbers and national ids.
    fn from(&mut self, first: usize) {
        let Some(start) = self.folded.words.get(first).copied() else { return };
        let mut compact = String::new();
        let (mut groups, mut signs) = (Vec::new(), String::new());
        let mut previous: Option<Word> = None;
        for word in self.folded.words.iter().skip(first).take(WORDS) {
            if let Some(previous) = previous {
                let between = self.folded.between(previous, *word);
                if !matches!(between, " " | "-" | "." | "/" | "+") {
                    return;
                }
                signs.push_str(between);
            }
            if compact.len() + (word.end - word.start) > LONGEST {
                return;
            }
            compact.push_str(self.folded.word(*word));
            groups.push(word.end - word.start);
            previous = Some(*word);
            if self.folded.is_glued(start.start, word.end) {
                continue;
            }
            let place = (first, start.start..word.end);
            self.card_or_account(&place, &compact, &groups, &signs);
            self.national_ids(&place, &compact, &groups, &signs);
        }
    }

    fn card_or_account(
        &mut self,
        (_, at): &(usize, Range<usize>),
        compact: &str,
        groups: &[usize],
        signs: &str,
    ) {
        let plain = !signs.contains(['/', '+']);
        if (12..=19).contains(&compact.len())
            && plain
            && card::is_grouping(groups)
            && card::is_card(compact)
        {
            let sure = if groups.len() > 1 { 0.95 } else { 0.9 };
            self.push(Kind::CardNumber, None, at, sure);
        }
        // Groups of an account number have four characters, unless they are all in one.
        if compact.len() >= 15 && !signs.contains(['/', '+', '.']) && iban::is_iban(compact) {
            self.push(Kind::Iban, None, at, 0.98);
        }
    }

    fn national_ids(
        &mut self,
        (first, at): &(usize, Range<usize>),
        compact: &str,
        groups: &[usize],
        signs: &str,
    ) {
        if !(8..=18).contains(&compact.len()) || self.is_part_of_more(*first, groups.len()) {
            return;
        }
        for scheme in SCHEMES {
            if !self.is_wanted(scheme) {
                continue;
            }
            let hetu = scheme.name == "fi-hetu" && groups.first() == Some(&6) && groups.len() == 2;
            let fits = match (hetu, signs) {
                (true, "-" | "+") => {
                    let sign = if signs == "+" { "M" } else { "Y" };
                    let (born, rest) = compact.split_at_checked(6).unwrap_or_default();
                    let whole = format!("{born}{sign}{rest}");
                    has_form(&whole, scheme.form) && (scheme.check)(&whole)
                }
                _ => {
                    groups.len() <= scheme.separators + 1
                        && !signs.contains('+')
                        && has_form(compact, scheme.form)
                        && (scheme.check)(compact)
                }
            };
            if fits {
                let sure = self.with_words(scheme.words, at, written(scheme, groups));
                self.push(Kind::NationalId, Some(scheme.name), at, sure);
            }
        }
    }

    fn phone(&mut self, first: usize) {
        let Some(start) = self.folded.words.get(first).copied() else { return };
        if start.digits != start.end - start.start || self.is_part_of_more(first, 0) {
            return;
        }
        let before = self.folded.text.get(..start.start).unwrap_or_default();
        let opened = before.strip_suffix('(').unwrap_or(before);
        let prefix = if opened.ends_with('+') { "+" } else { "" };
        if prefix.is_empty() && opened.ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            return;
        }
        let (mut groups, mut signs) = (Vec::new(), String::new());
        let mut best: Option<(Range<usize>, f64)> = None;
        let mut previous: Option<Word> = None;
        for (count, word) in self.folded.words.iter().skip(first).take(7).enumerate() {
            if let Some(previous) = previous {
                let between = self.folded.between(previous, *word);
                if between.len() > 3 || !between.chars().all(|c| " -./()".contains(c)) {
                    break;
                }
                signs.push_str(between);
            }
            if word.digits != word.end - word.start {
                break;
            }
            groups.push(self.folded.word(*word));
            previous = Some(*word);
            let opening =
                if before.len() > opened.len() { format!("({signs}") } else { signs.clone() };
            if let Some(sure) = phone::confidence(prefix, &groups, &opening)
                && !self.is_followed(first + count)
                && best.as_ref().is_none_or(|(_, best)| sure >= *best)
            {
                let from = opened.len() - prefix.len();
                best = Some((from..word.end, sure));
            }
        }
        if let Some((at, sure)) = best {
            let sure = self.with_words(PHONE_WORDS, &at, sure);
            self.push(Kind::Phone, None, &at, sure);
        }
    }

    fn address_of_four(&mut self, first: usize) {
        let words = self.folded.words.get(first..first + 4).unwrap_or_default();
        let [a, .., d] = words else { return };
        let text = self.folded.text.get(a.start..d.end).unwrap_or_default();
        let dots = text.bytes().filter(|byte| *byte == b'.').count() == 3;
        if dots && text.parse::<Ipv4Addr>().is_ok() && !self.is_part_of_more(first, 4) {
            // Versions of programs look so, too.
            let at = a.start..d.end;
            let version = self.speaks_of(&["version", "ver", "release", "v"], &at);
            self.push(Kind::IpAddress, None, &at, if version { 0.3 } else { 0.9 });
        }
    }

    /// Whether a point, hyphen or slash ties the words to digits before or after them.
    fn is_part_of_more(&self, first: usize, count: usize) -> bool {
        let word = |at: usize| self.folded.words.get(at).copied();
        let tied = |one: Option<Word>, two: Option<Word>| {
            one.zip(two).is_some_and(|(one, two)| {
                one.digits > 0
                    && two.digits > 0
                    && matches!(self.folded.between(one, two), "." | "-" | "/" | ",")
            })
        };
        let before = first.checked_sub(1).is_some_and(|before| tied(word(before), word(first)));
        before || (count > 0 && self.is_followed(first + count - 1))
    }

    fn is_followed(&self, last: usize) -> bool {
        let word = |at: usize| self.folded.words.get(at).copied();
        word(last).zip(word(last + 1)).is_some_and(|(one, two)| {
            two.digits > 0 && matches!(self.folded.between(one, two), "." | "-" | "/" | ":")
        })
    }

    fn is_wanted(&self, scheme: &Scheme) -> bool {
        let countries = &self.options.countries;
        let country = scheme.name.get(..2).unwrap_or_default();
        let country = if country == "uk" { "gb" } else { country };
        countries.is_empty() || countries.iter().any(|wanted| wanted.eq_ignore_ascii_case(country))
    }

    /// Surer, if a word beside it speaks of it.
    fn with_words(&self, words: &[&str], at: &Range<usize>, alone: f64) -> f64 {
        if self.speaks_of(words, at) { 1.0 - (1.0 - alone) * 0.25 } else { alone }
    }

    fn speaks_of(&self, words: &[&str], at: &Range<usize>) -> bool {
        let text = &self.folded.text;
        let floor = |mut at: usize| {
            while !text.is_char_boundary(at) {
                at += 1;
            }
            at
        };
        let from = floor(at.start.saturating_sub(AROUND.0));
        let to = floor((at.end + AROUND.1).min(text.len()));
        let around = text.get(from..at.start).into_iter().chain(text.get(at.end..to));
        let around: Vec<String> = around.map(|part| part.to_lowercase()).collect();
        words.iter().any(|word| around.iter().any(|part| has_word(part, word)))
    }

    fn push(
        &mut self,
        kind: Kind,
        scheme: Option<&'static str>,
        at: &Range<usize>,
        confidence: f64,
    ) {
        let at = self.folded.original(at.start)..self.folded.original(at.end);
        self.found.push(Finding { kind, scheme, at, confidence });
    }
}

/// Words that speak of telephones.
pub(super) const PHONE_WORDS: &[&str] = &[
    "phone",
    "telephone",
    "tel",
    "mobile",
    "cell",
    "call",
    "fax",
    "telefon",
    "telefoon",
    "handy",
    "mobil",
    "mobiel",
    "téléphone",
    "portable",
    "teléfono",
    "telefono",
    "móvil",
    "cellulare",
    "telefone",
    "whatsapp",
    "puhelin",
    "gsm",
    "contact number",
];

/// How sure a number of a scheme is, written in those groups.
fn written(scheme: &Scheme, groups: &[usize]) -> f64 {
    match (scheme.name, groups) {
        ("us-ssn", [3, 2, 4]) => 0.7,
        ("ca-sin", [3, 3, 3]) | ("dk-cpr", [6, 4]) | ("uk-nhs", [3, 3, 4]) => 0.55,
        _ => scheme.alone,
    }
}

/// Whether the word stands in the text with nothing of a word beside it.
fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|after| after.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// Addresses of version 6, which have two colons or more.
fn addresses_of_six(text: &str) -> Vec<Range<usize>> {
    let in_address = |c: char| c.is_ascii_hexdigit() || c == ':' || c == '.';
    let mut found = Vec::new();
    let mut start = 0;
    while let Some(skip) = text.get(start..).and_then(|rest| rest.find(in_address)) {
        let from = start + skip;
        let rest = text.get(from..).unwrap_or_default();
        let length = rest.find(|c| !in_address(c)).unwrap_or(rest.len());
        let run = rest.get(..length).unwrap_or_default().trim_end_matches(['.', ':']);
        let run = if rest.get(..length).is_some_and(|r| r.ends_with("::")) {
            rest.get(..length).unwrap_or_default()
        } else {
            run
        };
        if run.len() > 4 && run.matches(':').count() >= 2 && run.parse::<Ipv6Addr>().is_ok() {
            found.push(from..from + run.len());
        }
        start = from + length;
    }
    found
}

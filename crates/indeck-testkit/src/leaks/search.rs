//! The search itself.

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::{AhoCorasick, MatchKind};

use super::forms::Forms;
use super::layers::{Layer, layers};
use super::secret::{Hidden, Secret};
use super::text::words;

/// A secret that was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Leak {
    /// What was found: [`Secret::what`].
    pub what: String,
    /// Where: `deck > ppt/embeddings/book1.xlsx > xl/workbook.xml`.
    pub place: String,
    /// How it was written: `text`, `bytes`, `UTF-16`, `hexadecimal`, `base64`, `binary number`.
    pub how: &'static str,
    /// The form in which it was written.
    pub form: String,
}

/// Looks for secrets in packages.
#[derive(Debug)]
pub struct Searcher {
    /// Forms that are looked for in all bytes, whatever the case of their letters.
    anywhere: Needles,
    /// Forms whose bytes are exact: base64 and binary numbers.
    exact: Needles,
    /// Forms that are looked for where people read, standing alone.
    read: Needles,
}

#[derive(Debug)]
struct Needles {
    automaton: AhoCorasick,
    /// What each of them is: the secret, how it is written, the form.
    meaning: Vec<(String, &'static str, String)>,
}

/// Least length of a text of which parts are looked for in base64 and UTF-16.
const SHORTEST: usize = 6;

impl Searcher {
    /// A searcher for secrets. Forms that one of the numbers `shown` also has are not looked for.
    ///
    /// # Panics
    /// When the forms are too many for the automaton.
    pub fn new(secrets: &[Secret], shown: &[f64]) -> Self {
        let shown = shown_forms(shown);
        let (mut anywhere, mut exact) = (BTreeMap::new(), BTreeMap::new());
        let mut read = BTreeMap::new();
        for secret in secrets {
            let forms = match &secret.value {
                Hidden::Text(text) => {
                    Forms { anywhere: BTreeSet::from([text.clone()]), ..Forms::default() }
                }
                Hidden::Count(value) => Forms::of_count(*value).without(&shown),
                Hidden::Number(value) => Forms::of_number(*value).without(&shown),
            };
            if let Hidden::Number(value) = secret.value {
                for bytes in [value.to_le_bytes(), value.to_be_bytes()] {
                    let meaning = (secret.what.clone(), "binary number", value.to_string());
                    exact.insert(bytes.to_vec(), meaning);
                }
            }
            for form in &forms.anywhere {
                let meaning = |how| (secret.what.clone(), how, form.clone());
                anywhere.insert(form.to_lowercase().into_bytes(), meaning("bytes"));
                if form.len() >= SHORTEST {
                    anywhere.extend(disguised(form).map(|(how, bytes)| (bytes, meaning(how))));
                    exact.extend(in_base64(form).map(|bytes| (bytes, meaning("base64"))));
                }
            }
            for form in forms.read {
                read.insert(form.clone().into_bytes(), (secret.what.clone(), "text", form));
            }
        }
        Self {
            anywhere: Needles::new(anywhere, true),
            exact: Needles::new(exact, false),
            read: Needles::new(read, false),
        }
    }

    /// All secrets that are found in a package, or in anything else.
    ///
    /// # Panics
    /// When the package or one inside it cannot be unpacked.
    pub fn search(&self, bytes: &[u8]) -> Vec<Leak> {
        let mut found = BTreeSet::new();
        for layer in layers("deck", bytes) {
            self.look(&layer, &mut found);
        }
        found.into_iter().collect()
    }

    fn look(&self, layer: &Layer, found: &mut BTreeSet<Leak>) {
        let said = words(&layer.bytes);
        let place = |how| (layer.path.as_str(), how);
        self.anywhere.find(layer.path.as_bytes(), stands_apart, place(Some("name")), found);
        self.anywhere.find(&layer.bytes, stands_apart, place(None), found);
        self.anywhere.find(said.all.as_bytes(), stands_apart, place(None), found);
        self.anywhere.find(said.read.as_bytes(), stands_apart, place(None), found);
        self.exact.find(&layer.bytes, |_, _, _| true, place(None), found);
        self.read.find(said.read.as_bytes(), stands_alone, place(None), found);
    }
}

impl Needles {
    fn new(needles: BTreeMap<Vec<u8>, (String, &'static str, String)>, any_case: bool) -> Self {
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .ascii_case_insensitive(any_case)
            .build(needles.keys())
            .expect("the forms fit into an automaton");
        Self { automaton, meaning: needles.into_values().collect() }
    }

    fn find(
        &self,
        haystack: &[u8],
        apart: impl Fn(&[u8], usize, usize) -> bool,
        (place, how): (&str, Option<&'static str>),
        found: &mut BTreeSet<Leak>,
    ) {
        for hit in self.automaton.find_overlapping_iter(haystack) {
            let Some((what, written, form)) = self.meaning.get(hit.pattern().as_usize()) else {
                continue;
            };
            let plain = ["bytes", "text"].contains(written);
            if plain && !apart(haystack, hit.start(), hit.end()) {
                continue;
            }
            found.insert(Leak {
                what: what.clone(),
                place: place.to_owned(),
                how: how.unwrap_or(written),
                form: form.clone(),
            });
        }
    }
}

/// The forms of numbers that are shown.
fn shown_forms(shown: &[f64]) -> BTreeSet<String> {
    shown
        .iter()
        .flat_map(|value| {
            let whole = (value.fract() == 0.0).then(|| Forms::of_count(value.abs() as u64));
            let forms = [Some(Forms::of_number(*value)), whole];
            forms.into_iter().flatten().flat_map(|f| f.all().cloned().collect::<Vec<_>>())
        })
        .collect()
}

/// Whether what is found is no piece of a longer number.
fn stands_apart(haystack: &[u8], start: usize, end: usize) -> bool {
    let digit =
        |at: Option<usize>| at.and_then(|at| haystack.get(at)).is_some_and(u8::is_ascii_digit);
    let number = digit(Some(start)) && digit(end.checked_sub(1));
    !number || !(digit(start.checked_sub(1)) || digit(Some(end)))
}

/// Whether it is a number on its own: no letter, digit or separated digit beside it.
fn stands_alone(haystack: &[u8], start: usize, end: usize) -> bool {
    let at = |place: Option<usize>| place.and_then(|place| haystack.get(place)).copied();
    let before = (at(start.checked_sub(1)), at(start.checked_sub(2)));
    let after = (at(Some(end)), at(Some(end + 1)));
    let separated = |(near, far): (Option<u8>, Option<u8>)| {
        near.is_some_and(|b| b".,'".contains(&b)) && far.is_some_and(|b| b.is_ascii_digit())
    };
    let joined = |near: Option<u8>| near.is_some_and(|b| b.is_ascii_alphanumeric());
    !(joined(before.0) || joined(after.0) || separated(before) || separated(after))
}

fn disguised(form: &str) -> impl Iterator<Item = (&'static str, Vec<u8>)> {
    let lower = form.to_lowercase();
    let wide =
        |bytes: fn(u16) -> [u8; 2]| lower.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let hex: String = form.bytes().map(|b| format!("{b:02x}")).collect();
    [
        ("UTF-16", wide(u16::to_le_bytes)),
        ("UTF-16", wide(u16::to_be_bytes)),
        ("hexadecimal", hex.into_bytes()),
    ]
    .into_iter()
}

/// What stays the same in base64 wherever the form begins in a group of three bytes.
fn in_base64(form: &str) -> impl Iterator<Item = Vec<u8>> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let form = form.as_bytes().to_vec();
    (0..3_usize).filter_map(move |shift| {
        let padded: Vec<u8> = std::iter::repeat_n(0, shift).chain(form.iter().copied()).collect();
        let letters: Vec<u8> = (0..padded.len() * 8 / 6)
            .map(|i| {
                let bit = |b: usize| padded.get(b / 8).map_or(0, |byte| (byte >> (7 - b % 8)) & 1);
                let value = (0..6).fold(0, |value, k| (value << 1) | usize::from(bit(i * 6 + k)));
                LETTERS.get(value).copied().unwrap_or_default()
            })
            .collect();
        let first = (shift * 8).div_ceil(6);
        let last = padded.len() * 8 / 6;
        letters.get(first..last).filter(|kept| kept.len() >= SHORTEST).map(<[u8]>::to_vec)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(secret: Secret, said: &str) -> Vec<&'static str> {
        Searcher::new(&[secret], &[]).search(said.as_bytes()).into_iter().map(|l| l.how).collect()
    }

    #[test]
    fn pieces_of_longer_numbers_are_no_leaks() {
        let wage = || Secret::number("wage", 2743.918203);
        for said in ["<v>12743.918203</v>", "<v>2743.91820</v>1", "<a x='2744'/>", "<v>12,744</v>"]
        {
            let leaks = found(wage(), said);
            assert_eq!(leaks.is_empty(), said != "<v>2743.91820</v>1", "{said}: {leaks:?}");
        }
        let count = || Secret::count("men", 113);
        for (said, leak) in [
            ("<v>113</v>", true),
            ("<t>n = 113, all</t>", true),
            ("<t>1,113</t>", false),
            ("<t>113.5</t>", false),
            ("<a x='113'/>", false),
            ("<t>A113</t>", false),
        ] {
            assert_eq!(!found(count(), said).is_empty(), leak, "{said}");
        }
    }

    #[test]
    fn what_is_shown_elsewhere_is_no_leak() {
        let secret = [Secret::count("men", 113)];
        assert_eq!(Searcher::new(&secret, &[113.0]).search(b"<v>113</v>"), []);
        assert_eq!(Searcher::new(&secret, &[114.0]).search(b"<v>113</v>").len(), 1);
    }

    #[test]
    fn a_text_is_found_in_base64_at_any_place() {
        let secret = Secret::text("name", "Wexcombe");
        for said in ["QSBXZXhjb21iZSBB", "IEEgV2V4Y29tYmUg", "V2V4Y29tYmU"] {
            assert!(
                found(secret.clone(), &format!("<x y='{said}'/>")).contains(&"base64"),
                "{said}"
            );
        }
    }
}

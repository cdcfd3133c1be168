//! The fuzz targets (`fuzz/`) as plain tests: seeds, changed by a mutator that is the same in every
//! run, through the public door. Any error will do; a panic, or minutes of work, will not.

use indeck_ooxml::{ImportOptions, Limits, Presentation, Template};
use indeck_testkit::{package, tiny_template, tiny_template_parts};

/// Rounds a target: enough for what breaks easily, few enough for every test run.
const ROUNDS: u64 = 400;

/// Tight, so that no input can take long.
fn limits() -> Limits {
    let bytes = 16 << 20;
    Limits { part_bytes: bytes, total_bytes: bytes, xml_bytes: bytes, ..Limits::default() }
}

/// A small generator of numbers (xorshift64*).
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let number = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(number).unwrap() % limit.max(1)
    }

    /// Changes bytes in one to four ways: flips, cuts, doublings, words that matter.
    pub(crate) fn mutate(&mut self, seed: &[u8], words: &[&[u8]]) -> Vec<u8> {
        let mut bytes = seed.to_vec();
        for _ in 0..=self.below(4) {
            let at = self.below(bytes.len());
            let end = (at + self.below(64)).min(bytes.len());
            match self.below(6) {
                0 if at < bytes.len() => bytes[at] ^= 1 << self.below(8),
                1 if at < bytes.len() => bytes[at] = [0, 0xFF, b'<', b'&', b'"'][self.below(5)],
                2 => drop(bytes.drain(at..end)),
                3 => {
                    let piece = bytes[at..end].to_vec();
                    let to = self.below(bytes.len());
                    bytes.splice(to..to, piece);
                }
                4 => bytes.truncate(bytes.len() - self.below(bytes.len() / 8)),
                _ => {
                    let word = words[self.below(words.len())];
                    bytes.splice(at..end.min(at + word.len()), word.iter().copied());
                }
            }
        }
        bytes
    }
}

/// Changes one part of the template again and again.
fn smoke(part: &str, words: &[&[u8]]) {
    let parts = tiny_template_parts();
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    for _ in 0..ROUNDS {
        let mut parts = parts.clone();
        let changed = numbers.mutate(&parts[part], words);
        parts.insert(part.to_owned(), changed);
        drop(Template::from_bytes(package(&parts), &limits()));
    }
}

#[test]
fn changed_packages_never_panic() {
    let seed = tiny_template();
    let mut numbers = Numbers(1);
    let words: [&[u8]; 5] =
        [b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06", &[0xFF; 4], &[0, 0, 0, 0x80]];
    for _ in 0..ROUNDS {
        drop(Template::from_bytes(numbers.mutate(&seed, &words), &limits()));
    }
}

#[test]
fn changed_xml_never_panics() {
    let words: [&[u8]; 8] = [
        b"<!--",
        b"]]>",
        b"<![CDATA[",
        b"<?",
        b"<!DOCTYPE a [",
        b"&#x0;",
        b" xmlns:a='",
        b"\xFF\xFE",
    ];
    for part in [
        "ppt/presentation.xml",
        "ppt/slideMasters/slideMaster1.xml",
        "ppt/slideLayouts/slideLayout2.xml",
        "ppt/theme/theme1.xml",
    ] {
        smoke(part, &words);
    }
}

#[test]
fn changed_relationships_never_panic() {
    let words: [&[u8]; 7] =
        [b"../../..", b"NULL", b"#", b"%2e%2E/", b"Target=\"\"", b"file:///", b"rId99999999999"];
    for part in ["_rels/.rels", "ppt/_rels/presentation.xml.rels"] {
        smoke(part, &words);
    }
}

#[test]
fn changed_content_types_never_panic() {
    let words: [&[u8]; 4] = [b"Override", b"PartName=\"/\"", b"Extension=\".\"", b"<Default/>"];
    smoke("[Content_Types].xml", &words);
}

/// Opens a deck, edits it and saves it: what comes of it does not matter.
fn edit(bytes: Vec<u8>, other: &Presentation) {
    let Ok(mut deck) = Presentation::from_bytes(bytes, &limits()) else { return };
    drop(deck.clone_slide(1));
    drop(deck.set_hidden(0, true));
    drop(deck.add_section("S", 1));
    drop(deck.delete_slide(0));
    drop(deck.import_slides(other, &[0], 0, &ImportOptions::default()));
    drop(deck.add_slide(crate::edit::rich_slide("x")));
    drop(deck.to_bytes());
}

#[test]
fn changed_decks_are_edited_without_panic() {
    let parts = indeck_testkit::unzip(&crate::edit::deck_bytes());
    let other = crate::edit::deck();
    let mut numbers = Numbers(7);
    let words: [&[u8]; 7] = [
        b"<p:sldIdLst/>",
        b"r:id=\"\"",
        b"id=\"4294967295\"",
        b"rId1",
        b"slide1.xml",
        b"<p14:sectionLst>",
        b"TargetMode=\"External\"",
    ];
    for part in [
        "ppt/presentation.xml",
        "ppt/_rels/presentation.xml.rels",
        "ppt/slides/slide2.xml",
        "ppt/slides/_rels/slide2.xml.rels",
        "ppt/notesSlides/_rels/notesSlide1.xml.rels",
        "ppt/slideLayouts/_rels/slideLayout2.xml.rels",
        "[Content_Types].xml",
    ] {
        for _ in 0..ROUNDS / 16 {
            let mut parts = parts.clone();
            let changed = numbers.mutate(&parts[part], &words);
            parts.insert(part.to_owned(), changed);
            edit(package(&parts), &other);
        }
    }
}

//! Any bytes as a deck that is opened, edited and saved: first as the whole file, then as parts of a
//! sound one.
#![no_main]

use indeck_ooxml::{ImportOptions, Limits, Presentation};
use indeck_testkit::{package, tiny_template, tiny_template_parts};

fn edit(bytes: Vec<u8>) {
    let limits = Limits::default();
    let Ok(mut deck) = Presentation::from_bytes(bytes, &limits) else { return };
    let Ok(other) = Presentation::from_bytes(tiny_template(), &limits) else { return };
    let last = deck.slide_count().saturating_sub(1);
    drop(deck.clone_slide(last));
    drop(deck.move_slide(last, 0));
    drop(deck.set_hidden(0, true));
    drop(deck.add_section("Section", last));
    drop(deck.import_deck(&other, &ImportOptions::default()));
    drop(deck.delete_slide(0));
    drop(deck.to_bytes());
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    edit(bytes.to_vec());
    for part in ["ppt/presentation.xml", "ppt/_rels/presentation.xml.rels", "[Content_Types].xml"] {
        let mut parts = tiny_template_parts();
        parts.insert(part.to_owned(), bytes.to_vec());
        edit(package(&parts));
    }
});

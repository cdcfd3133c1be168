//! Any bytes as the manifest of a deck, first as the whole envelope, then as what an envelope holds:
//! it is told what they are.
#![no_main]

use std::sync::OnceLock;

use indeck::evidence::{ManifestBuilder, VerifyOptions, trace, verify};
use indeck::{Attachment, Limits, PackageEdit, Template};
use indeck_audit::dsse;
use indeck_audit::note::{KeyName, SigningKey};
use indeck_audit::statement::PAYLOAD_TYPE;

static DECK: OnceLock<Vec<u8>> = OnceLock::new();

fn key() -> SigningKey {
    SigningKey::from_seed(KeyName::new("example.com/decks").expect("a name"), &[7; 32])
}

fn deck() -> Vec<u8> {
    let template = Template::from_bytes(indeck_testkit::tiny_template(), &Limits::default());
    let template = template.expect("a template");
    let mut deck = template.deck();
    let slide = deck.add_slide("Title Only").expect("a layout");
    drop(slide);
    let bytes = deck.to_bytes().expect("a deck");
    let prepared = ManifestBuilder::default().prepare(bytes, &Limits::default());
    prepared.expect("a manifest").seal(Some(&key()), None).expect("a seal")
}

/// The deck with another envelope in the manifest's part.
fn with(envelope: &[u8]) -> Vec<u8> {
    let deck = DECK.get_or_init(deck).clone();
    let mut edit = PackageEdit::open(deck, &Limits::default()).expect("a deck");
    let part = Attachment {
        part: "indeck/evidence.json".into(),
        content_type: "application/vnd.indeck.evidence+json".into(),
        relationship: "https://github.com/indeck/indeck/relationships/evidence/v1".into(),
        bytes: envelope.to_vec(),
        ..Attachment::default()
    };
    edit.attach(&part).expect("a part");
    edit.to_bytes().expect("a deck")
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let signed = dsse::sign(PAYLOAD_TYPE, bytes, &key()).expect("an envelope").to_json();
    for envelope in [bytes, signed.as_bytes()] {
        let deck = with(envelope);
        let options = VerifyOptions { keys: vec![key().verifying_key().clone()], ..Default::default() };
        drop(verify(deck.clone(), &options));
        drop(trace(deck, 1, None, &Limits::default()));
    }
});

//! Any bytes as a signed note and as a checkpoint: refused, or written again as they were.
#![no_main]

use indeck_audit::Checkpoint;
use indeck_audit::note::{Note, VerifyingKey};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let key = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    let keys = [VerifyingKey::parse(key).expect("the example of C2SP")];
    let _ = Checkpoint::open(bytes, &keys);
    if let Ok(note) = Note::parse(bytes) {
        assert_eq!(note.to_text().as_bytes(), bytes);
        let _ = note.verify(&keys);
    }
    let Ok(text) = str::from_utf8(bytes) else { return };
    let _ = VerifyingKey::parse(text);
    if let Ok(checkpoint) = Checkpoint::parse(text) {
        assert_eq!(checkpoint.to_text(), text);
    }
});

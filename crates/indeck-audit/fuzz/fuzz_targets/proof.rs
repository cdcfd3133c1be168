//! Any bytes as a proof: refused, or written again as they were.
#![no_main]

use indeck_audit::LogProof;
use indeck_audit::note::VerifyingKey;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(proof) = LogProof::parse(bytes) else { return };
    assert_eq!(proof.to_text().as_bytes(), bytes);
    let key = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    let keys = [VerifyingKey::parse(key).expect("the example of C2SP")];
    assert!(proof.verify(b"entry", &keys, 1).is_err());
});

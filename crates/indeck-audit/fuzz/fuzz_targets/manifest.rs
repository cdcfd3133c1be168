//! Any bytes as the manifest of a deck: refused, or one text for what was read.
#![no_main]

use indeck_audit::dsse::Envelope;
use indeck_audit::json::Json;
use indeck_audit::note::VerifyingKey;
use indeck_audit::statement::Statement;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(value) = Json::parse(bytes) {
        assert_eq!(Json::parse(value.to_string().as_bytes()).ok(), Some(value));
    }
    if let Ok(statement) = Statement::parse(bytes) {
        assert_eq!(Statement::parse(statement.to_json().as_bytes()).ok(), Some(statement));
    }
    let Ok(envelope) = Envelope::parse(bytes) else { return };
    let again = Envelope::parse_exact(envelope.to_json().as_bytes());
    assert_eq!(again.ok().as_ref(), Some(&envelope));
    let key = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    let keys = [VerifyingKey::parse(key).expect("the example of C2SP")];
    assert!(envelope.verify(envelope.payload_type(), &keys).is_err());
});

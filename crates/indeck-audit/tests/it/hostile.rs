//! Bytes of every kind: read or refused, never a panic. The mirror of the fuzz targets.

use indeck_audit::dsse::Envelope;
use indeck_audit::json::Json;
use indeck_audit::note::{Note, SigningKey, VerifyingKey};
use indeck_audit::statement::Statement;
use indeck_audit::tile::TileId;
use indeck_audit::{Checkpoint, Event, LogProof, dsse};
use proptest::prelude::*;

use crate::support::{Log, any_event, key, verifying_key};

/// Everything that reads bytes; what is read is written as it was, where there is one form.
fn read_all(bytes: &[u8]) {
    if let Ok(event) = Event::decode(bytes) {
        assert_eq!(event.encode(), bytes);
    }
    if let Ok(proof) = LogProof::parse(bytes) {
        assert_eq!(proof.to_text().as_bytes(), bytes);
        let _ = proof.verify(b"entry", &[verifying_key()], 1);
    }
    if let Ok(note) = Note::parse(bytes) {
        assert_eq!(note.to_text().as_bytes(), bytes);
        let _ = note.verify(&[verifying_key()]);
    }
    let _ = Checkpoint::open(bytes, &[verifying_key()]);
    if let Ok(envelope) = Envelope::parse(bytes) {
        let _ = envelope.verify(envelope.payload_type(), &[verifying_key()]);
        let again = Envelope::parse_exact(envelope.to_json().as_bytes()).unwrap();
        assert_eq!(again, envelope);
    }
    if let Ok(json) = Json::parse(bytes) {
        assert_eq!(Json::parse(json.to_string().as_bytes()).unwrap(), json);
    }
    let _ = Statement::parse(bytes);
    if let Ok(text) = str::from_utf8(bytes) {
        if let Ok(checkpoint) = Checkpoint::parse(text) {
            assert_eq!(checkpoint.to_text(), text);
        }
        let _ = (VerifyingKey::parse(text), SigningKey::parse(text), TileId::parse(text));
    }
}

fn seeds() -> Vec<Vec<u8>> {
    let log = Log::new(5, &[5]);
    let envelope = dsse::sign("t", b"{\"a\":[1,null,\"\\u00e9\"]}", &key()).unwrap();
    let mut seeds = log.entries.clone();
    seeds.push(log.prove(3, 0).with_extra(vec![1, 2, 3]).unwrap().to_text().into_bytes());
    seeds.push(log.checkpoints[0].bytes.clone());
    seeds.push(envelope.to_json().into_bytes());
    seeds.push(envelope.payload().to_vec());
    seeds.push(verifying_key().to_string().into_bytes());
    seeds.push(b"tile/0/x001/002.p/3".to_vec());
    seeds
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        read_all(&bytes);
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        read_all(text.as_bytes());
    }

    #[test]
    fn changed_bytes_are_read_or_refused(
        seed in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4), 1..6),
    ) {
        let seeds = seeds();
        let mut bytes = seeds[seed.index(seeds.len())].clone();
        for (place, byte, kind) in changes {
            let place = place.index(bytes.len().max(1)).min(bytes.len().saturating_sub(1));
            match kind {
                _ if bytes.is_empty() => bytes.push(byte),
                0 => bytes[place] = byte,
                1 => bytes.insert(place, byte),
                2 => { bytes.remove(place); }
                _ => bytes[place] ^= 1 << (byte % 8),
            }
        }
        read_all(&bytes);
    }

    #[test]
    fn a_cut_event_is_refused(event in any_event(), share in 0.0..1.0) {
        let bytes = event.encode();
        let length = (bytes.len() as f64 * share) as usize;
        prop_assert!(Event::decode(&bytes[..length.min(bytes.len() - 1)]).is_err());
    }
}

#[test]
fn lengths_that_promise_more_than_there_is_cost_nothing() {
    for head in [0x5b_u8, 0x7b, 0x9b, 0xbb] {
        let mut bytes = vec![head];
        bytes.extend(u64::MAX.to_be_bytes());
        read_all(&bytes);
        read_all(&[&[0xaa, 0, 1, 1], bytes.as_slice()].concat());
    }
    read_all("[".repeat(1_000_000).as_bytes());
    read_all("{\"a\":".repeat(200_000).as_bytes());
}

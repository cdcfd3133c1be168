//! Notes, checkpoints and cosignatures, beside an implementation that is not ours.

use indeck_audit::cosignature::WitnessKey;
use indeck_audit::note::*;
use indeck_audit::tree::{empty_root, leaf_hash};
use indeck_audit::{Checkpoint, Error, LogProof};
use signed_note::{Signer as _, Verifier as _};

use crate::support::{ORIGIN, key, verifying_key};

/// The examples of the C2SP pages.
const KEY: &str = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
const NOTE: &str = "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1\
    YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

fn signed() -> String {
    Checkpoint::new(ORIGIN, 1, leaf_hash(b"x")).unwrap().sign(&key()).unwrap()
}

fn witness(seed: u8) -> WitnessKey {
    let name = KeyName::new(format!("example.com/witness-{seed}")).unwrap();
    WitnessKey::from_seed(name, &[seed; 32])
}

#[test]
fn the_example_of_c2sp_is_believed() {
    let note = Note::parse(NOTE.as_bytes()).unwrap();
    let key = VerifyingKey::parse(KEY).unwrap();
    assert_eq!(note.text(), "This is an example message.\n");
    assert_eq!(note.verify(std::slice::from_ref(&key)).unwrap()[0].id, key.id());
    assert_eq!(note.to_text(), NOTE);
    let changed = NOTE.replace("example message", "Example message");
    let changed = Note::parse(changed.as_bytes()).unwrap();
    assert!(matches!(changed.verify(&[key]), Err(Error::BadSignature { .. })));
    assert!(matches!(note.verify(&[verifying_key()]), Err(Error::Unsigned)));
}

#[test]
fn signed_note_believes_ours_and_signs_the_same() {
    let ours = key();
    let theirs = signed_note::StandardSigner::new(&ours.to_private_text()).unwrap();
    let verifier = signed_note::StandardVerifier::new(&ours.verifying_key().to_string()).unwrap();
    assert_eq!(verifier.name(), ORIGIN);
    assert_eq!(verifier.key_id().to_be_bytes(), ours.verifying_key().id().0);
    let known = signed_note::VerifierList::new(vec![Box::new(verifier)]);
    let note = signed_note::Note::from_bytes(signed().as_bytes()).unwrap();
    assert_eq!(note.verify(&known).unwrap().0.len(), 1);
    let mut again = signed_note::Note::new(note.text(), &[]).unwrap();
    again.add_sigs(&[&theirs]).unwrap();
    assert_eq!(theirs.name(), ORIGIN);
    assert_eq!(String::from_utf8(again.to_bytes()).unwrap(), signed());
}

#[test]
fn tlog_tiles_reads_our_checkpoints() {
    let checkpoint = Checkpoint::new(ORIGIN, 12_345, leaf_hash(b"x")).unwrap();
    let checkpoint = checkpoint.with_extension("an extension").unwrap();
    let theirs = tlog_tiles::Checkpoint::from_bytes(checkpoint.to_text().as_bytes()).unwrap();
    assert_eq!((theirs.origin(), theirs.size()), (ORIGIN, 12_345));
    assert_eq!(theirs.hash().0, leaf_hash(b"x").0);
    assert_eq!(theirs.extension(), "an extension\n");
    assert_eq!(theirs.to_bytes(), checkpoint.to_text().as_bytes());
}

#[test]
fn keys_that_do_not_fit_together_are_refused() {
    let secret = key().to_private_text();
    assert!(SigningKey::parse(&secret).is_ok());
    for bad in [
        KEY.to_owned(),
        secret.replace("acme", "acne"),
        secret.replace("PRIVATE+", "PRIVAT+"),
        secret[..secret.len() - 1].to_owned(),
        secret.replace("+AQcH", "+BAcH"),
        format!("{}\n", secret.as_str()),
        witness(1).to_private_text().to_string(),
    ] {
        assert!(SigningKey::parse(&bad).is_err(), "{bad}");
    }
    for bad in [
        "",
        "a+b+c",
        &KEY.replace("530d903a", "530d903b"),
        &KEY.replace("530d903a", "530D903A"),
        &KEY.replace("foo", "fo o"),
        &KEY.replace("+Aek", "+Bek"),
        // All zero is a point of small order: anything can be signed with it.
        "x+00000000+AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        secret.as_str(),
    ] {
        assert!(VerifyingKey::parse(bad).is_err(), "{bad}");
    }
    for bad in ["", "a b", "a+b", "a\u{a0}b", "a\nb", &"x".repeat(MAX_NAME_BYTES + 1)] {
        assert!(KeyName::new(bad).is_err(), "{bad:?}");
    }
}

#[test]
fn a_secret_is_not_shown() {
    let (log, witness) = (key(), witness(7));
    let shown = format!("{log:?} {witness:?}");
    for text in [log.to_private_text(), witness.to_private_text()] {
        let secret = text.rsplit('+').next().unwrap();
        assert!(!shown.contains(secret) && !shown.contains("PRIVATE"), "{shown}");
    }
    assert!(!shown.contains("07070707") && !shown.contains("7, 7, 7"), "{shown}");
}

#[test]
fn bytes_that_are_no_note_are_refused() {
    let text = signed();
    let line = text.lines().last().unwrap();
    let many = format!("{text}{}", format!("{line}\n").repeat(MAX_SIGNATURES));
    for bad in [
        String::new(),
        "\n\n".to_owned(),
        "text\n".to_owned(),
        "text\n\n".to_owned(),
        text.trim_end().to_owned(),
        format!("{text}\n"),
        text.replace('\u{2014}', "-"),
        text.replace("\u{2014} ", "\u{2014}  "),
        text.replace(ORIGIN, "example.com\r"),
        text.replace("=\n", "\n"),
        format!("{text}\u{2014} x AAAAAA==\n"),
        format!("{text}\u{2014} x AAAAAAB=\n"),
        many,
        "x".repeat(MAX_NOTE_BYTES + 1),
    ] {
        assert!(Note::parse(bad.as_bytes()).is_err(), "{:?}", &bad[..bad.len().min(80)]);
    }
    assert!(Note::parse(b"\xff\n\n\xe2\x80\x94 x AAAAAAA=\n").is_err());
}

#[test]
fn texts_that_are_no_checkpoint_are_refused() {
    let root = empty_root().to_base64();
    for good in [format!("a\n0\n{root}\n"), format!("a b\n17\n{root}\nx\ny\n")] {
        assert_eq!(Checkpoint::parse(&good).unwrap().to_text(), good);
    }
    for bad in [
        String::new(),
        format!("a\n0\n{root}"),
        format!("\n0\n{root}\n"),
        format!("a\n00\n{root}\n"),
        format!("a\n01\n{root}\n"),
        format!("a\n-1\n{root}\n"),
        format!("a\n+1\n{root}\n"),
        format!("a\n\n{root}\n"),
        format!("a\n9223372036854775808\n{root}\n"),
        format!("a\n99999999999999999999\n{root}\n"),
        format!("a\n0\n{root} \n"),
        format!("a\n0\n{}\n", &root[..40]),
        format!("a\n0\n{root}\n\n"),
        format!("a\n0\n{root}\n\nx\n"),
        format!("a\n0\n{root}\n{}", "x\n".repeat(17)),
    ] {
        assert!(Checkpoint::parse(&bad).is_err(), "{bad:?}");
    }
}

#[test]
fn a_checkpoint_needs_the_signature_of_its_own_log() {
    let other = SigningKey::from_seed(KeyName::new("example.com/other").unwrap(), &[9; 32]);
    let checkpoint = Checkpoint::new(ORIGIN, 1, leaf_hash(b"x")).unwrap();
    assert!(checkpoint.sign(&other).is_err());
    let mut note = Note::new(checkpoint.to_text()).unwrap();
    note.sign(&other).unwrap();
    let keys = [verifying_key(), other.verifying_key().clone()];
    assert!(matches!(Checkpoint::open(note.to_text().as_bytes(), &keys), Err(Error::Unsigned)));
    note.sign(&key()).unwrap();
    let opened = Checkpoint::open(note.to_text().as_bytes(), &keys).unwrap();
    assert_eq!(opened.signers.len(), 1);
    assert!(note.sign(&key()).is_err(), "a key signs once");
}

#[test]
fn witnesses_are_counted_by_their_keys() {
    let (first, second) = (witness(1), witness(2));
    let text = first.cosign(&signed(), 1_700_000_000).unwrap();
    let text = second.cosign(&text, 1_700_000_001).unwrap();
    assert!(first.cosign(&text, 1_700_000_002).is_err(), "a witness cosigns once");
    assert!(first.cosign(&signed(), 1 << 63).is_err());
    assert!(first.cosign(NOTE, 1).is_err(), "only checkpoints are cosigned");
    let proof = LogProof::new(0, vec![], text).unwrap();
    let log = verifying_key();
    let keys = |witnesses: &[&WitnessKey]| {
        let witnesses = witnesses.iter().map(|witness| witness.verifying_key().clone());
        std::iter::once(log.clone()).chain(witnesses).collect::<Vec<_>>()
    };
    let both = keys(&[&first, &second]);
    let opened = proof.verify(b"x", &both, 2).unwrap();
    let times: Vec<_> = opened.witnesses.iter().map(|witness| witness.time).collect();
    assert_eq!(times, [Some(1_700_000_000), Some(1_700_000_001)]);
    let one = proof.verify(b"x", &keys(&[&first]), 2);
    assert!(matches!(one, Err(Error::TooFewWitnesses { wanted: 2, found: 1 })));
    // A witness alone does not stand for the log.
    assert!(matches!(proof.verify(b"x", &both[1..], 0), Err(Error::Unsigned)));
    // The same key under two names is one witness.
    let twin = WitnessKey::from_seed(KeyName::new("example.com/twin").unwrap(), &[1; 32]);
    let text = twin.cosign(&first.cosign(&signed(), 5).unwrap(), 5).unwrap();
    let proof = LogProof::new(0, vec![], text).unwrap();
    assert!(proof.verify(b"x", &keys(&[&first, &twin]), 2).is_err());
}

#[test]
fn a_cosignature_covers_its_time() {
    let witness = witness(1);
    let text = witness.cosign(&signed(), 1_700_000_000).unwrap();
    let mut note = Note::parse(text.as_bytes()).unwrap();
    let mut line = note.signatures()[1].clone();
    line.bytes[7] ^= 1;
    note = Note::parse(signed().as_bytes()).unwrap();
    note.push_signature(line).unwrap();
    let keys = [verifying_key(), witness.verifying_key().clone()];
    let opened = Checkpoint::open(note.to_text().as_bytes(), &keys);
    assert!(matches!(opened, Err(Error::BadSignature { .. })));
}

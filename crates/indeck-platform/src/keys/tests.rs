use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use indeck::govern::Ambient;
use proptest::prelude::*;
use sha2::{Digest, Sha256};

use super::*;
use crate::id::OrgId;

/// Randomness that differs at each call, and is the same in each run.
#[derive(Default)]
pub(crate) struct Dice(AtomicU64);

impl Ambient for Dice {
    fn now(&self) -> i64 {
        1_800_000_000_000_000
    }

    fn random(&self) -> [u8; 32] {
        Sha256::digest(self.0.fetch_add(1, Ordering::Relaxed).to_be_bytes()).into()
    }
}

const CHEAP: Cost = Cost { memory_kib: 8, passes: 1 };
const WORDS: &str = "four words of a sentence";

/// A provider whose versions follow from their number.
struct Roots(u32);

impl KeyProvider for Roots {
    fn root(&self, version: u32) -> Result<SecretKey, KeyError> {
        if (1..=self.0).contains(&version) {
            return Ok(SecretKey::new([u8::try_from(version).unwrap(); 32]));
        }
        Err(KeyError::UnknownVersion { version })
    }

    fn current(&self) -> Result<u32, KeyError> {
        Ok(self.0)
    }
}

struct Down;

impl KeyProvider for Down {
    fn root(&self, _: u32) -> Result<SecretKey, KeyError> {
        Err(KeyError::Unavailable { place: "kms".to_owned(), reason: "down".to_owned() })
    }

    fn current(&self) -> Result<u32, KeyError> {
        Ok(1)
    }
}

fn org(number: u8) -> OrgId {
    OrgId::from_bytes([number; 16])
}

fn code<T>(result: Result<T, KeyError>) -> &'static str {
    result.err().map_or("fine", |error| error.code())
}

#[test]
fn every_flipped_bit_of_a_sealed_record_is_refused() {
    let (keys, _) = OrgKeys::generate(org(1), &Roots(1), &Dice::default()).unwrap();
    let (version, sealed) =
        keys.seal_record("dataset", "ds_1", 3, b"sales", &Dice::default()).unwrap();
    for bit in 0..sealed.len() * 8 {
        let mut flipped = sealed.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        let opened = keys.open_record("dataset", "ds_1", 3, version, &flipped);
        assert_eq!(code(opened), "not-sealed-here", "bit {bit}");
    }
    for length in 0..sealed.len() {
        let opened = keys.open_record("dataset", "ds_1", 3, version, &sealed[..length]);
        assert_eq!(code(opened), "not-sealed-here", "cut to {length}");
    }
}

#[test]
fn a_record_opens_in_its_place_only() {
    let (dice, roots) = (Dice::default(), Roots(1));
    let (keys, _) = OrgKeys::generate(org(1), &roots, &dice).unwrap();
    let (others, _) = OrgKeys::generate(org(2), &roots, &dice).unwrap();
    let (version, sealed) = keys.seal_record("dataset", "ds_1", 3, b"sales", &dice).unwrap();
    let open = |keys: &OrgKeys, kind, id, rev, version| {
        code(keys.open_record(kind, id, rev, version, &sealed))
    };
    assert_eq!(open(&keys, "dataset", "ds_1", 3, version), "fine");
    assert_eq!(open(&keys, "template", "ds_1", 3, version), "not-sealed-here");
    assert_eq!(open(&keys, "dataset", "ds_2", 3, version), "not-sealed-here");
    assert_eq!(open(&keys, "datasetd", "s_1", 3, version), "not-sealed-here");
    assert_eq!(open(&keys, "dataset", "ds_1", 4, version), "not-sealed-here");
    assert_eq!(open(&keys, "dataset", "ds_1", 3, version + 1), "key-version-unknown");
    assert_eq!(open(&others, "dataset", "ds_1", 3, version), "not-sealed-here");
}

#[test]
fn the_same_key_for_another_organisation_does_not_open() {
    let key = SecretKey::new([7; 32]);
    let place = Bound { org: "org_1", kind: "deck", id: "deck_1", version: 1 };
    let sealed = seal(&key, &place, [1; 24], b"bytes").unwrap();
    assert_eq!(code(open(&key, &Bound { org: "org_2", ..place }, &sealed)), "not-sealed-here");
}

#[test]
fn the_same_text_is_sealed_into_other_bytes_each_time() {
    let dice = Dice::default();
    let (keys, _) = OrgKeys::generate(org(1), &Roots(1), &dice).unwrap();
    let one = keys.seal_record("user", "usr_1", 1, b"Anna", &dice).unwrap();
    let two = keys.seal_record("user", "usr_1", 1, b"Anna", &dice).unwrap();
    assert_ne!(one, two);
}

#[test]
fn wrapped_keys_open_for_their_organisation_and_version_only() {
    let (dice, roots) = (Dice::default(), Roots(1));
    let (_, rows) = OrgKeys::generate(org(1), &roots, &dice).unwrap();
    assert_eq!(rows.iter().map(|row| row.version).collect::<Vec<_>>(), [0, 1]);
    assert!(OrgKeys::unwrap(org(1), &rows, &roots).is_ok());
    assert_eq!(code(OrgKeys::unwrap(org(2), &rows, &roots)), "not-sealed-here");
    assert_eq!(code(OrgKeys::unwrap(org(1), &rows, &Down)), "key-unavailable");
    assert_eq!(code(OrgKeys::unwrap(org(1), &rows[1..], &roots)), "key-version-unknown");
    assert_eq!(code(OrgKeys::unwrap(org(1), &rows[..1], &roots)), "key-version-unknown");
    let mut swapped = rows.clone();
    swapped[0].version = 1;
    swapped[1].version = 0;
    assert_eq!(code(OrgKeys::unwrap(org(1), &swapped, &roots)), "not-sealed-here");
    assert_eq!(code(InstanceKeys::unwrap(&rows, &roots)), "not-sealed-here");
}

#[test]
fn an_organisations_key_changes_and_old_records_still_open() {
    let (dice, roots) = (Dice::default(), Roots(1));
    let (old, mut rows) = OrgKeys::generate(org(1), &roots, &dice).unwrap();
    let (version, sealed) = old.seal_record("report", "rep_1", 1, b"spec", &dice).unwrap();
    rows.push(old.next(&roots, &dice).unwrap());
    let new = OrgKeys::unwrap(org(1), &rows, &roots).unwrap();
    assert_eq!((old.current(), new.current()), (1, 2));
    assert!(stale(&new, version) && !stale(&new, 2) && new.has(1) && !old.has(2));
    assert!(new.open_record("report", "rep_1", 1, version, &sealed).is_ok());
    let (version, sealed) = new.seal_record("report", "rep_1", 1, b"spec", &dice).unwrap();
    assert_eq!(version, 2);
    assert_eq!(
        code(old.open_record("report", "rep_1", 1, version, &sealed)),
        "key-version-unknown"
    );
    assert_eq!(code(old.open_record("report", "rep_1", 1, 1, &sealed)), "not-sealed-here");
    assert!(unused(&new, &BTreeSet::from([1, 2])).is_empty());
    assert_eq!(unused(&new, &BTreeSet::from([2])), [1]);
    assert_eq!(unused(&new, &BTreeSet::new()), [1]);
    assert_eq!(old.lookup(&["name", "sales"]), new.lookup(&["name", "sales"]));
    let log = |keys: &OrgKeys| *keys.constant(Purpose::Log).as_bytes();
    assert_eq!(log(&old), log(&new));
}

#[test]
fn a_new_root_key_wraps_the_same_keys() {
    let dice = Dice::default();
    let (keys, rows) = OrgKeys::generate(org(1), &Roots(1), &dice).unwrap();
    let (version, sealed) = keys.seal_record("deck", "deck_1", 1, b"slides", &dice).unwrap();
    let roots = Roots(2);
    let new: Vec<WrappedKey> =
        rows.iter().map(|row| rewrap(org(1), row, &roots, &dice).unwrap().unwrap()).collect();
    assert!(new.iter().all(|row| row.root_version == 2));
    assert_eq!(rewrap(org(1), &new[0], &roots, &dice).unwrap(), None);
    assert_eq!(code(rewrap(org(2), &rows[0], &roots, &dice)), "not-sealed-here");
    // A change that was cut off in the middle leaves rows of both.
    for rows in [vec![rows[0].clone(), new[1].clone()], new] {
        let keys = OrgKeys::unwrap(org(1), &rows, &roots).unwrap();
        assert!(keys.open_record("deck", "deck_1", 1, version, &sealed).is_ok());
    }
}

#[test]
fn the_instance_finds_an_address_again_and_tells_columns_apart() {
    let (dice, roots) = (Dice::default(), Roots(1));
    let (keys, rows) = InstanceKeys::generate(&roots, &dice).unwrap();
    let rows: Vec<WrappedKey> = rows
        .iter()
        .map(|row| InstanceKeys::rewrap(row, &Roots(2), &dice).unwrap().unwrap())
        .collect();
    let again = InstanceKeys::unwrap(&rows, &Roots(2)).unwrap();
    let anna = keys.lookup("mail", "anna@example.com");
    assert_eq!(anna, again.lookup("mail", "anna@example.com"));
    assert_ne!(anna, keys.lookup("name", "anna@example.com"));
    assert_ne!(anna, keys.lookup("mai", "lanna@example.com"));
    assert_ne!(anna, keys.lookup("mail", "bert@example.com"));
    let (other, _) = InstanceKeys::generate(&roots, &dice).unwrap();
    assert_ne!(anna, other.lookup("mail", "anna@example.com"));
    assert_eq!(keys.log_seed().as_bytes(), again.log_seed().as_bytes());
}

#[test]
fn a_key_says_nothing_of_itself() {
    let key = SecretKey::new([0xab; 32]);
    assert_eq!(format!("{key:?}"), "SecretKey");
    assert_eq!(SecretKey::from_text(&key.to_text()).unwrap().as_bytes(), key.as_bytes());
    assert!(SecretKey::from_text("q6ur").is_none() && SecretKey::from_text("no key").is_none());
    let (keys, _) = OrgKeys::generate(org(1), &Roots(1), &Dice::default()).unwrap();
    let shown = format!("{keys:?}");
    assert!(shown.ends_with("versions: [1] }"), "{shown}");
}

#[test]
fn a_key_file_keeps_its_keys_and_takes_new_ones() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("root.key");
    let dice = Dice::default();
    let file = KeyFile::create(&path, &dice).unwrap();
    let first = file.root(1).unwrap();
    assert_eq!(code(KeyFile::create(&path, &dice)), "key-file-exists");
    assert_eq!(file.add_version(&dice).unwrap(), 2);
    // Another process that opened it before sees the new version, too.
    assert_eq!(file.current().unwrap(), 2);
    let again = KeyFile::open(&path).unwrap();
    assert_eq!(again.root(1).unwrap().as_bytes(), first.as_bytes());
    assert_ne!(again.root(2).unwrap().as_bytes(), first.as_bytes());
    assert_eq!(code(again.root(3)), "key-version-unknown");
    fs::remove_file(&path).unwrap();
    assert_eq!(code(file.root(1)), "key-unavailable");
    assert_eq!(names(folder.path()), ["root.key.lock"]);
}

#[test]
fn keys_that_are_added_at_once_are_all_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("root.key");
    let dice = Dice::default();
    let file = KeyFile::create(&path, &dice).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| file.add_version(&dice).unwrap());
        }
    });
    assert_eq!(file.current().unwrap(), 9);
    assert!((1..=9).all(|version| file.root(version).is_ok()));
}

#[cfg(unix)]
#[test]
fn a_key_file_that_others_can_read_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("root.key");
    let file = KeyFile::create(&path, &Dice::default()).unwrap();
    let mode = |mode| fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    for open in [0o640, 0o604, 0o660, 0o602, 0o601, 0o777] {
        mode(open);
        assert_eq!(code(KeyFile::open(&path)), "key-file-too-open", "{open:o}");
        assert_eq!(code(file.root(1)), "key-file-too-open", "{open:o}");
        assert_eq!(code(file.add_version(&Dice::default())), "key-file-too-open", "{open:o}");
    }
    mode(0o400);
    assert_eq!(code(KeyFile::open(&path)), "fine");
    mode(0o600);
    file.add_version(&Dice::default()).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn what_is_no_key_file_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let key = "q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s";
    for (text, expect) in [
        (format!("indeck root key/1\n1 {key}\n"), "fine"),
        (format!("indeck root key/1\n1 {key}\n5 {key}\n"), "fine"),
        (String::new(), "key-file-broken"),
        ("indeck root key/1\n".to_owned(), "key-file-broken"),
        (format!("indeck root key/2\n1 {key}\n"), "key-file-broken"),
        (format!("indeck root key/1\n0 {key}\n"), "key-file-broken"),
        (format!("indeck root key/1\n1 {key}\n1 {key}\n"), "key-file-broken"),
        (format!("indeck root key/1\n1 {key}\n2 {}\n", &key[..40]), "key-file-broken"),
        (format!("indeck root key/1\n1 {key}\n\n"), "key-file-broken"),
        (format!("indeck root key/1\n1 {}\n", "A".repeat(70_000)), "key-file-broken"),
    ] {
        let path = folder.path().join("root.key");
        drop(fs::remove_file(&path));
        private(&path, &text);
        assert_eq!(code(KeyFile::open(&path)), expect, "{text}");
    }
    assert_eq!(code(KeyFile::open(&folder.path().join("none"))), "key-unavailable");
}

#[test]
fn a_passphrase_gives_the_same_root_key_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("root.salt");
    let dice = Dice::default();
    assert_eq!(code(Passphrase::create(&path, "too short", CHEAP, &dice)), "passphrase-weak");
    let made = Passphrase::create(&path, WORDS, CHEAP, &dice).unwrap();
    let again = Passphrase::open(&path, &[WORDS]).unwrap();
    assert_eq!(made.root(1).unwrap().as_bytes(), again.root(1).unwrap().as_bytes());
    assert_eq!(code(Passphrase::open(&path, &["four words of a sentense"])), "passphrase-wrong");
    assert_eq!(code(Passphrase::create(&path, WORDS, CHEAP, &dice)), "key-file-exists");
    assert_eq!(code(again.root(2)), "key-version-unknown");
}

#[test]
fn a_passphrase_can_be_changed() {
    const NEW: &str = "another sentence of words";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("root.salt");
    let dice = Dice::default();
    let mut roots = Passphrase::create(&path, WORDS, CHEAP, &dice).unwrap();
    let (_, rows) = OrgKeys::generate(org(1), &roots, &dice).unwrap();
    assert_eq!(roots.add_version(NEW, CHEAP, &dice).unwrap(), 2);
    let both = Passphrase::open(&path, &[NEW, WORDS]).unwrap();
    let new: Vec<WrappedKey> =
        rows.iter().map(|row| rewrap(org(1), row, &both, &dice).unwrap().unwrap()).collect();
    assert_eq!(code(Passphrase::open(&path, &[WORDS])), "passphrase-wrong");
    let alone = Passphrase::open(&path, &[NEW]).unwrap();
    assert!(OrgKeys::unwrap(org(1), &new, &alone).is_ok());
    assert_eq!(code(OrgKeys::unwrap(org(1), &rows, &alone)), "passphrase-wrong");
}

#[test]
fn a_file_of_salts_cannot_ask_for_all_the_memory() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("root.salt");
    let salt = "q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s";
    private(&path, &format!("indeck root salt/1\n1 4294967295 1 {salt} {salt}\n"));
    assert_eq!(code(Passphrase::open(&path, &[WORDS])), "key-file-broken");
}

proptest! {
    #[test]
    fn what_is_sealed_opens_again(plain in proptest::collection::vec(any::<u8>(), 0..300), rev: i64) {
        let key = SecretKey::new([5; 32]);
        let place = Bound { org: "org_1", kind: "report", id: "rep_1", version: rev };
        let sealed = seal(&key, &place, [2; 24], &plain).unwrap();
        let opened = open(&key, &place, &sealed).unwrap();
        prop_assert_eq!(opened.as_slice(), plain.as_slice());
        let next = Bound { version: rev.wrapping_add(1), ..place };
        prop_assert!(open(&key, &next, &sealed).is_err());
    }

    #[test]
    fn other_parts_never_give_the_same_bytes(
        one in proptest::collection::vec("[ab]{0,3}", 0..4),
        two in proptest::collection::vec("[ab]{0,3}", 0..4),
    ) {
        let bytes = |parts: &[String]| joined(&parts.iter().map(String::as_bytes).collect::<Vec<_>>());
        prop_assert_eq!(one == two, bytes(&one) == bytes(&two));
    }
}

fn names(folder: &Path) -> Vec<String> {
    let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name();
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| name(entry).into_string().unwrap()).collect();
    names.sort();
    names
}

fn private(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
    }
}

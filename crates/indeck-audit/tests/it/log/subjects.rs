//! Persons: sealing, erasing, and that nothing is left of them.

use std::sync::Arc;

use indeck_audit::event::*;
use indeck_audit::log::Log;
use indeck_audit::store::{FileStore, Store};
use indeck_audit::subject::{Erasure, KeyFile, KeySource, Place, SubjectKey, Subjects};
use indeck_audit::{Error, Event};

use super::support::*;

const PERSON: &str = "Zdenka.Hrabalova@example.com";

fn master() -> SubjectKey {
    SubjectKey::new([9; 32])
}

fn key_id(number: u8) -> SubjectKeyId {
    SubjectKeyId([number; 16])
}

fn event_by<S: KeySource>(subjects: &mut Subjects<S>, number: u64, person: &str) -> Event {
    let mut event = event(number);
    let tenant = event.tenant.clone();
    let place = Place { tenant: &tenant, event: event.id, field: "actor.id" };
    let seed = person.len() as u8;
    let fresh = (key_id(seed), SubjectKey::new([seed; 32]));
    let id = subjects.seal(person, &place, person, fresh, at(0)).unwrap();
    event.actor = Actor::new(ActorKind::User, id);
    event
}

fn opened<S: KeySource>(
    subjects: &mut Subjects<S>,
    event: &Event,
    now: Time,
) -> Result<String, Error> {
    let PersonalField::Sealed(sealed) = &event.actor.id else { panic!("not sealed") };
    let place = Place { tenant: &event.tenant, event: event.id, field: "actor.id" };
    Ok(subjects.open(sealed, &place, now)?.to_string())
}

/// The forms in which a name could stand in a file.
fn forms(name: &str) -> Vec<Vec<u8>> {
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let utf16: Vec<u16> = name.encode_utf16().collect();
    let mut out = vec![
        name.as_bytes().to_vec(),
        utf16.iter().flat_map(|unit| unit.to_le_bytes()).collect(),
        utf16.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
        hex(name.as_bytes()).into_bytes(),
        hex(name.as_bytes()).to_uppercase().into_bytes(),
    ];
    // In base64 a text looks different by where it begins; characters at the edges that depend on
    // what stands beside it are left out.
    for shift in 0..3 {
        let padded = [vec![0; shift], name.as_bytes().to_vec()].concat();
        let text = base64(&padded);
        let (from, to) = ([0, 2, 3][shift], padded.len() * 8 / 6);
        out.push(text.as_bytes()[from..to].to_vec());
    }
    out.extend([name.to_lowercase().into_bytes(), name.to_uppercase().into_bytes()]);
    out
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let mut group = [0; 4];
        group[1..=three.len()].copy_from_slice(three);
        let group = u32::from_be_bytes(group);
        (0..4).for_each(|n| out.push(DIGITS[(group >> (18 - 6 * n)) as usize & 63] as char));
    }
    out
}

/// Where any form of any of the words stands under the folder.
fn found(folder: &std::path::Path, words: &[&str]) -> Vec<String> {
    let mut hits = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = std::fs::read(&path).unwrap();
            for form in words.iter().flat_map(|word| forms(word)) {
                if bytes.windows(form.len()).any(|window| window == form) {
                    hits.push(format!("{}: {form:?}", path.display()));
                }
            }
        }
    }
    hits
}

#[test]
fn after_an_erasure_proofs_verify_and_nothing_of_the_person_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let store: Arc<dyn Store> = Arc::new(FileStore::open(folder.path()).unwrap());
    let log = Log::create(store.clone(), key(), options()).unwrap();
    let mut subjects = Subjects::new(KeyFile::open(store.clone(), master()).unwrap(), 1_000_000);
    let other = "Ota.Pavel@example.org";
    let mut proofs = Vec::new();
    for number in 0..600 {
        let person = if number % 3 == 0 { PERSON } else { other };
        let event = event_by(&mut subjects, number, person);
        let receipt = log.append(&event).unwrap();
        if number % 100 == 99 {
            log.checkpoint(at(1)).unwrap();
            proofs.push((log.prove(receipt.index).unwrap(), event.encode()));
        }
    }
    let first = log.events(0).next().unwrap().unwrap().1;
    assert_eq!(opened(&mut subjects, &first, at(0)).unwrap(), PERSON);
    let wrapped = std::fs::read(folder.path().join("subjects")).unwrap();
    let live: Vec<Vec<u8>> =
        wrapped[14..].chunks(121).map(|record| record[17..].to_vec()).collect();

    let erasure = Erasure {
        ids: [id(10_000), id(10_001)],
        now: at(2),
        tenant: first.tenant.clone(),
        actor: event(0).actor,
        source: Token::new("indeck-cli/0.1.0").unwrap(),
    };
    let erased = key_id(PERSON.len() as u8);
    subjects.erase(&log, erased, &erasure).unwrap();
    log.checkpoint(at(3)).unwrap();

    let gone = opened(&mut subjects, &first, at(2)).unwrap_err();
    assert!(matches!(gone, Error::Erased { key } if key == erased));
    let second = log.events(1).next().unwrap().unwrap().1;
    assert_eq!(opened(&mut subjects, &second, at(2)).unwrap(), other);
    for (proof, entry) in &proofs {
        proof.verify(entry, &[public()], 0).unwrap();
    }
    assert!(log.alerts().is_empty());
    drop(log);
    // The key file is one of the log's folder; a sound folder has nothing else.
    let report = reader(&store, &[]).unwrap().verify().unwrap();
    assert!(report.is_intact(), "{:?}", report.faults);
    let words = [PERSON, "Zdenka", "Hrabalova", "Zdenka.Hrabalova"];
    assert_eq!(found(folder.path(), &words), Vec::<String>::new());
    // Nor is there anything left of what the key was wrapped to.
    let wrapped = std::fs::read(folder.path().join("subjects")).unwrap();
    let left =
        |secret: &[u8]| wrapped.windows(8).any(|window| secret.windows(8).any(|w| w == window));
    assert!(!left(&live[0]) && left(&live[1]));
    println!(
        "{} forms of {} words searched in every file: 0 found",
        forms(PERSON).len(),
        words.len()
    );
}

#[test]
fn the_search_finds_a_planted_name_in_each_form() {
    for form in forms(PERSON) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("plant"), [b"xyz".as_slice(), &form, b"abc"].concat())
            .unwrap();
        assert!(!found(folder.path(), &[PERSON]).is_empty(), "{form:?}");
    }
}

#[test]
fn a_sealed_name_opens_at_its_own_place_only() {
    let store: Arc<dyn Store> = Arc::new(super::disk::SimDisk::new(1));
    let mut subjects = Subjects::new(KeyFile::open(store, master()).unwrap(), 0);
    let one = event_by(&mut subjects, 1, PERSON);
    let again = event_by(&mut subjects, 1, PERSON);
    assert_eq!(one, again, "the same place and text give the same bytes");
    let mut moved = event(2);
    moved.actor = one.actor.clone();
    let error = opened(&mut subjects, &moved, at(0)).unwrap_err();
    assert_eq!(error.code(), "not-sealed-here");
}

/// A keeper that can be unplugged.
struct Unplugged(KeyFile, bool);

impl Unplugged {
    fn up(&self) -> Result<(), Error> {
        if self.1 { Err(Error::KeysDown) } else { Ok(()) }
    }
}

impl KeySource for Unplugged {
    fn find(&self, subject: &str) -> Result<Option<SubjectKeyId>, Error> {
        self.up()?;
        self.0.find(subject)
    }
    fn key(&self, id: SubjectKeyId) -> Result<SubjectKey, Error> {
        self.up()?;
        self.0.key(id)
    }
    fn add(&mut self, subject: &str, id: SubjectKeyId, key: &SubjectKey) -> Result<(), Error> {
        self.up()?;
        self.0.add(subject, id, key)
    }
    fn destroy(&mut self, id: SubjectKeyId) -> Result<(), Error> {
        self.up()?;
        self.0.destroy(id)
    }
}

#[test]
fn while_the_keeper_is_down_cached_keys_open_until_their_time_and_nothing_is_sealed() {
    let store: Arc<dyn Store> = Arc::new(super::disk::SimDisk::new(1));
    let keeper = Unplugged(KeyFile::open(store, master()).unwrap(), false);
    let mut subjects = Subjects::new(keeper, 60_000_000);
    let event = event_by(&mut subjects, 1, PERSON);
    subjects.source_mut().1 = true;
    assert_eq!(opened(&mut subjects, &event, at(59)).unwrap(), PERSON);
    let place = Place { tenant: &event.tenant, event: id(2), field: "actor.id" };
    let fresh = (key_id(1), SubjectKey::new([1; 32]));
    let error = subjects.seal(PERSON, &place, PERSON, fresh, at(1)).unwrap_err();
    assert_eq!(error.code(), "keys-down");
    assert_eq!(opened(&mut subjects, &event, at(61)).unwrap_err().code(), "keys-down");
    subjects.source_mut().1 = false;
    assert_eq!(opened(&mut subjects, &event, at(61)).unwrap(), PERSON);
}

#[test]
fn keys_survive_power_cuts_and_a_restored_backup_is_destroyed_again() {
    for seed in 0..200 {
        let disk = Arc::new(super::disk::SimDisk::new(seed));
        let mut keys = KeyFile::open(disk.clone(), master()).unwrap();
        keys.add("a", key_id(1), &SubjectKey::new([1; 32])).unwrap();
        keys.add("b", key_id(2), &SubjectKey::new([2; 32])).unwrap();
        disk.plan(Some(seed % 12), 0, u64::MAX);
        let added = keys.add("c", key_id(3), &SubjectKey::new([3; 32])).is_ok();
        let destroyed = keys.destroy(key_id(1)).is_ok();
        let disk = Arc::new(disk.cut());
        let keys = KeyFile::open(disk, master()).unwrap();
        assert_eq!(keys.find("b").unwrap(), Some(key_id(2)), "seed {seed}");
        assert!(!added || keys.find("c").unwrap() == Some(key_id(3)), "seed {seed}");
        assert!(!destroyed || keys.key(key_id(1)).is_err(), "seed {seed}");
    }
    let disk: Arc<dyn Store> = Arc::new(super::disk::SimDisk::new(1));
    let mut keys = KeyFile::open(disk.clone(), master()).unwrap();
    keys.add("a", key_id(1), &SubjectKey::new([1; 32])).unwrap();
    let mut erased = event(1);
    erased.action = Action::Erase;
    erased.resource.kind = Token::new("subject-key").unwrap();
    erased.resource.id = PersonalField::plain(&key_id(1).to_string()).unwrap();
    assert_eq!(keys.destroy_again([&erased]).unwrap(), 1);
    assert_eq!(keys.destroy_again([&erased]).unwrap(), 0);
    assert_eq!(keys.find("a").unwrap(), None);
    assert!(KeyFile::open(disk, SubjectKey::new([8; 32])).is_ok(), "nothing live is left");
}

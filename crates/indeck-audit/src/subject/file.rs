//! `KeyFile`: the keys of persons in a file beside the log.
//!
//! ```text
//! file   = "indeck-keys/1\n", record …
//! record = u8 state (1 live, 2 destroyed), id (16 bytes), tag (32), nonce (24), wrapped key (48)
//! ```
//!
//! The key is wrapped under the master key (XChaCha20-Poly1305), with the id and the tag as
//! associated data. The tag is what a person is found by: an HMAC of the name, which says nothing
//! without the master key. Of a destroyed key the id alone is left; all else is zero.

use std::sync::Arc;

use chacha20poly1305::XNonce;
use chacha20poly1305::aead::{Aead, Payload};
use zeroize::Zeroizing;

use super::seal::{SubjectKey, cipher};
use super::subjects::KeySource;
use crate::event::{Action, Outcome, PersonalField, SubjectKeyId};
use crate::store::Store;
use crate::{Error, Event};

/// The file's name in its store.
pub const FILE: &str = "subjects";

const BESIDE: &str = "subjects.new";
const MAGIC: &[u8] = b"indeck-keys/1\n";
const RECORD: usize = 1 + 16 + 32 + 24 + 48;
const LIVE: u8 = 1;
const DESTROYED: u8 = 2;

/// The keys of persons, in the file [`FILE`] of a store.
///
/// One writer at a time: the store's lock sees to it.
pub struct KeyFile {
    store: Arc<dyn Store>,
    master: SubjectKey,
    records: Vec<Record>,
    /// A write has failed: what the file holds is not known until it is opened again.
    failed: bool,
}

#[derive(Clone)]
struct Record {
    state: u8,
    id: SubjectKeyId,
    tag: [u8; 32],
    nonce: [u8; 24],
    wrapped: [u8; 48],
}

impl Record {
    fn bytes(&self) -> Vec<u8> {
        let Self { state, id, tag, nonce, wrapped } = self;
        [&[*state], id.0.as_slice(), tag, nonce, wrapped].concat()
    }

    fn read(bytes: &[u8; RECORD]) -> Option<Self> {
        let (state, rest) = bytes.split_first()?;
        let (id, rest) = rest.split_first_chunk()?;
        let (tag, rest) = rest.split_first_chunk()?;
        let (nonce, rest) = rest.split_first_chunk()?;
        let record = Self {
            state: *state,
            id: SubjectKeyId(*id),
            tag: *tag,
            nonce: *nonce,
            wrapped: rest.try_into().ok()?,
        };
        matches!(record.state, LIVE | DESTROYED).then_some(record)
    }

    fn destroyed(id: SubjectKeyId) -> Self {
        Self { state: DESTROYED, id, tag: [0; 32], nonce: [0; 24], wrapped: [0; 48] }
    }
}

impl KeyFile {
    /// Opens the file, or begins one. A key that was being added when the power went, and was never
    /// told of, is dropped.
    ///
    /// # Errors
    /// [`Error::BadKeyFile`] for a damaged file or another master key; [`Error::KeysDown`] if it
    /// cannot be read.
    pub fn open(store: Arc<dyn Store>, master: SubjectKey) -> Result<Self, Error> {
        // Left by an erasure that was cut short; the file that it was to replace is still there.
        destroy_beside(&*store)?;
        let bytes = match store.read(FILE, 0, usize::MAX) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => MAGIC.to_vec(),
            other => other.map_err(|_| Error::KeysDown)?,
        };
        let Some(body) = bytes.strip_prefix(MAGIC) else { return Err(Error::BadKeyFile) };
        let (whole, torn) = body.as_chunks::<RECORD>();
        let mut records = Vec::new();
        for (place, bytes) in whole.iter().enumerate() {
            let record = Record::read(bytes)
                .filter(|r| r.state == DESTROYED || unwrap(&master, r).is_some());
            match record {
                Some(record) => records.push(record),
                // The last one may be torn: sectors that were not written are zero.
                None if place + 1 == whole.len() && bytes.ends_with(&[0; 16]) => {}
                None => return Err(Error::BadKeyFile),
            }
        }
        let mut file = Self { store, master, records, failed: false };
        if !torn.is_empty() || file.records.len() < whole.len() || bytes.len() == MAGIC.len() {
            file.rewrite()?;
        }
        Ok(file)
    }

    /// Destroys again what the log says was erased: after a backup of this file came back. How many
    /// keys that were.
    ///
    /// # Errors
    /// [`Error::KeysDown`].
    pub fn destroy_again<'a>(
        &mut self,
        events: impl IntoIterator<Item = &'a Event>,
    ) -> Result<usize, Error> {
        let mut count = 0;
        for event in events {
            let PersonalField::Plain(id) = &event.resource.id else { continue };
            let erased = event.action == Action::Erase
                && event.resource.kind.as_str() == super::subjects::KIND
                && event.outcome() == Some(&Outcome::SUCCESS);
            let Ok(id) = SubjectKeyId::parse(id.as_str()) else { continue };
            if erased && self.records.iter().any(|r| r.id == id && r.state == LIVE) {
                self.destroy(id)?;
                count += 1;
            }
        }
        Ok(count)
    }

    fn find_record(&self, id: SubjectKeyId) -> Option<&Record> {
        self.records.iter().find(|record| record.id == id)
    }

    fn tag(&self, subject: &str) -> [u8; 32] {
        self.master.tag("subject", &[subject.as_bytes()])
    }

    fn check(&self) -> Result<(), Error> {
        if self.failed { Err(Error::KeysDown) } else { Ok(()) }
    }

    /// Writes all records beside the file, makes them durable, overwrites the old file with zeros,
    /// and puts the new one in its place.
    fn rewrite(&mut self) -> Result<(), Error> {
        let mut bytes = MAGIC.to_vec();
        self.records.iter().for_each(|record| bytes.extend(record.bytes()));
        let replaced = replace(&*self.store, &bytes);
        self.failed = replaced.is_err();
        replaced.map_err(|_| Error::KeysDown)
    }
}

fn replace(store: &dyn Store, bytes: &[u8]) -> std::io::Result<()> {
    store.append(BESIDE, bytes)?;
    store.sync(BESIDE)?;
    store.rename(BESIDE, FILE)?;
    store.sync_folder("")
}

/// Overwrites a file that was left over with zeros, and removes it.
fn destroy_beside(store: &dyn Store) -> Result<(), Error> {
    match store.size(BESIDE) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(_) => Err(Error::KeysDown),
        Ok(size) => wipe(store, BESIDE, 0, size as usize)
            .and_then(|()| store.remove(BESIDE))
            .and_then(|()| store.sync_folder(""))
            .map_err(|_| Error::KeysDown),
    }
}

fn wipe(store: &dyn Store, file: &str, at: u64, bytes: usize) -> std::io::Result<()> {
    store.overwrite(file, at, &vec![0; bytes])?;
    store.sync(file)
}

fn wrap_key(master: &SubjectKey) -> SubjectKey {
    SubjectKey::new(*master.derive("wrap"))
}

fn unwrap(master: &SubjectKey, record: &Record) -> Option<SubjectKey> {
    let aad = [record.id.0.as_slice(), &record.tag].concat();
    let payload = Payload { msg: &record.wrapped, aad: &aad };
    let key = cipher(&wrap_key(master)).decrypt(&XNonce::from(record.nonce), payload).ok()?;
    let key = Zeroizing::new(key);
    key.as_slice().try_into().ok().map(SubjectKey::new)
}

fn wrap(master: &SubjectKey, id: SubjectKeyId, tag: [u8; 32], key: &SubjectKey) -> Option<Record> {
    let aad = [id.0.as_slice(), &tag].concat();
    let nonce = master.tag("wrap nonce", &[&aad, key.as_bytes()]);
    let (nonce, _) = nonce.split_first_chunk::<24>()?;
    let payload = Payload { msg: key.as_bytes(), aad: &aad };
    let wrapped = cipher(&wrap_key(master)).encrypt(&XNonce::from(*nonce), payload).ok()?;
    Some(Record { state: LIVE, id, tag, nonce: *nonce, wrapped: wrapped.try_into().ok()? })
}

impl KeySource for KeyFile {
    fn find(&self, subject: &str) -> Result<Option<SubjectKeyId>, Error> {
        self.check()?;
        let tag = self.tag(subject);
        let live = |record: &&Record| record.state == LIVE && record.tag == tag;
        Ok(self.records.iter().find(live).map(|record| record.id))
    }

    fn key(&self, id: SubjectKeyId) -> Result<SubjectKey, Error> {
        self.check()?;
        let record = self.find_record(id).ok_or(Error::NoSubjectKey { key: id })?;
        if record.state == DESTROYED {
            return Err(Error::Erased { key: id });
        }
        unwrap(&self.master, record).ok_or(Error::BadKeyFile)
    }

    fn add(&mut self, subject: &str, id: SubjectKeyId, key: &SubjectKey) -> Result<(), Error> {
        self.check()?;
        if self.find_record(id).is_some() || self.find(subject)?.is_some() {
            return Err(Error::BadKeyFile);
        }
        let tag = self.tag(subject);
        let record = wrap(&self.master, id, tag, key).ok_or(Error::BadKeyFile)?;
        let appended = self.store.append(FILE, &record.bytes());
        let durable = appended.and_then(|()| self.store.sync(FILE));
        self.failed = durable.is_err();
        durable.map_err(|_| Error::KeysDown)?;
        self.records.push(record);
        Ok(())
    }

    fn destroy(&mut self, id: SubjectKeyId) -> Result<(), Error> {
        self.check()?;
        let Some(place) = self.records.iter().position(|record| record.id == id) else {
            return Err(Error::NoSubjectKey { key: id });
        };
        let record = Record::destroyed(id);
        // In the place itself first, so that the old blocks hold it no more; then the whole file,
        // so that a store which keeps old versions sees a new one.
        let at = (MAGIC.len() + place * RECORD) as u64;
        let wiped = self.store.overwrite(FILE, at, &record.bytes());
        let durable = wiped.and_then(|()| self.store.sync(FILE));
        self.failed = durable.is_err();
        durable.map_err(|_| Error::KeysDown)?;
        if let Some(slot) = self.records.get_mut(place) {
            *slot = record;
        }
        self.rewrite()
    }
}

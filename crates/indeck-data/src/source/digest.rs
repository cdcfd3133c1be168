//! Which bytes a source was read from: SHA-256 (FIPS 180-4).

use std::cell::RefCell;
use std::io::{self, Read};
use std::rc::Rc;

use sha2::{Digest, Sha256};

use crate::cancel::Cancel;

/// Bytes that are read at a time when nothing else reads them.
const CHUNK_BYTES: usize = 256 * 1024;

/// Takes the digest of what passes through it.
pub(crate) struct Passing<R> {
    read: R,
    hasher: Rc<RefCell<Sha256>>,
}

/// The digest of what passed.
pub(crate) struct Passed(Rc<RefCell<Sha256>>);

impl<R: Read> Passing<R> {
    pub(crate) fn new(read: R) -> (Self, Passed) {
        let hasher = Rc::new(RefCell::new(Sha256::new()));
        (Self { read, hasher: hasher.clone() }, Passed(hasher))
    }
}

impl<R: Read> Read for Passing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.read.read(buffer)?;
        self.hasher.borrow_mut().update(buffer.get(..read).unwrap_or_default());
        Ok(read)
    }
}

impl Passed {
    /// The digest; of the whole file if its reader came to the end.
    pub(crate) fn digest(&self) -> [u8; 32] {
        self.0.borrow().clone().finalize().into()
    }
}

/// The digest of all that is still to be read.
///
/// # Errors
/// The system's, or one of its own if the caller wants no more of it.
pub(crate) fn of_rest(mut read: impl Read, cancel: &Cancel) -> io::Result<[u8; 32]> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; CHUNK_BYTES];
    loop {
        if cancel.is_cancelled() {
            return Err(io::Error::other("reading was stopped"));
        }
        match read.read(&mut buffer) {
            Ok(0) => return Ok(hasher.finalize().into()),
            Ok(read) => hasher.update(buffer.get(..read).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

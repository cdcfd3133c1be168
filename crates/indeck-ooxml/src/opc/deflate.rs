//! Compression with one reused state a worker, in which short bodies that return are packed once.

use flate2::{Compress, Compression, FlushCompress, Status};

use super::{Bytes, inflate};
use crate::error::{Corruption, Error};

/// An entry's bytes as they stand in a container.
#[derive(Clone, Debug)]
pub(crate) struct Packed {
    /// The bytes, compressed or as they are.
    pub(crate) bytes: Bytes,
    /// Whether they are compressed.
    pub(crate) deflated: bool,
    /// Length before compression.
    pub(crate) size: u64,
    /// CRC-32 before compression.
    pub(crate) crc32: u32,
}

impl Packed {
    /// The bytes before compression, checked. `part` is the part's name, for messages.
    ///
    /// # Errors
    /// [`Error::Corrupt`] if they are damaged.
    pub(crate) fn unpack(&self, part: &str) -> Result<Vec<u8>, Error> {
        let wrong = |reason| Error::Corrupt { part: Some(part.to_owned()), reason };
        let size = usize::try_from(self.size).map_err(|_| wrong(Corruption::Size))?;
        let bytes = match self.deflated {
            true => inflate::inflate(&self.bytes, size).map_err(wrong)?,
            false => self.bytes.to_vec(),
        };
        if crc32fast::hash(&bytes) != self.crc32 {
            return Err(wrong(Corruption::Checksum));
        }
        Ok(bytes)
    }

    /// The same, cheap to clone from now on.
    pub(crate) fn shared(self) -> Self {
        Self { bytes: self.bytes.shared(), ..self }
    }

    /// The bytes as they are, for what is compressed already.
    pub(crate) fn stored(bytes: Vec<u8>) -> Self {
        let (size, crc32) = (bytes.len() as u64, crc32fast::hash(&bytes));
        Self { bytes: bytes.into(), deflated: false, size, crc32 }
    }
}

/// Bodies up to this many bytes are short. They are remembered: the styles, strings and tables of
/// workbooks and the relationships of slides return from chart to chart and from deck to deck. And
/// they are compressed at the fastest level: code tables of their own cost more time than all the
/// rest of such a part, and save a tenth of it.
const SHORT: usize = 2048;
/// How many bodies are remembered; one that is not met again gives way to the next in its place.
const REMEMBERED: usize = 256;

/// A body with what it was packed to.
type Known = (Box<[u8]>, Packed);

/// A compressor whose state is reused from one part to the next, and that packs a short body once
/// while it keeps returning.
#[derive(Debug)]
pub(crate) struct Deflater {
    state: Compress,
    /// For short bodies.
    fast: Compress,
    /// The last short bodies, by their CRC-32.
    known: Vec<Option<Known>>,
}

impl Deflater {
    /// A compressor of that level, 0 (none) to 9 (best).
    pub(crate) fn new(level: u8) -> Self {
        let state = |level| Compress::new(Compression::new(u32::from(level)), false);
        Self {
            state: state(level.min(9)),
            fast: state(level.min(1)),
            known: vec![None; REMEMBERED],
        }
    }

    /// Compresses `data` whole; kept as it is where that is shorter.
    pub(crate) fn pack(&mut self, data: &[u8]) -> Packed {
        let crc32 = crc32fast::hash(data);
        let place = crc32 as usize % REMEMBERED;
        match self.known.get(place) {
            Some(Some((body, packed))) if **body == *data => return packed.clone(),
            _ => {}
        }
        let state = if data.len() <= SHORT { &mut self.fast } else { &mut self.state };
        let packed = match compress(state, data) {
            Some(bytes) => {
                let (bytes, size) = (bytes.into(), data.len() as u64);
                Packed { bytes, deflated: true, size, crc32 }
            }
            None => Packed::stored(data.to_vec()),
        };
        if let Some(known) = self.known.get_mut(place).filter(|_| data.len() <= SHORT) {
            *known = Some((data.into(), packed.clone()));
        }
        packed
    }
}

/// The compressed bytes; `None` where they are no shorter than `data`.
fn compress(state: &mut Compress, data: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(data.len() / 4 + 256);
    state.reset();
    loop {
        let consumed = usize::try_from(state.total_in()).unwrap_or(usize::MAX);
        let rest = data.get(consumed..).unwrap_or_default();
        match state.compress_vec(rest, &mut bytes, FlushCompress::Finish) {
            Ok(Status::StreamEnd) => break,
            Ok(_) => bytes.reserve(bytes.capacity().max(1024)),
            // A compressor that fails on memory it was given: keep the bytes as they are.
            Err(_) => return None,
        }
    }
    Some(bytes).filter(|bytes| bytes.len() < data.len())
}

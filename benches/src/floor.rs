//! The floor of deck writing: what merely compressing the distinct bodies of its parts takes.
//!
//! The parts of embedded workbooks count as parts of the deck, and a body that stands in a deck many
//! times (a workbook's styles, a slide's relationships) counts once: a writer can keep it packed.

use std::collections::BTreeSet;
use std::io::Read;

use flate2::read::DeflateDecoder;
use flate2::{Compress, Compression, FlushCompress, Status};

use crate::Error;

/// The first bytes of a zip archive.
const ARCHIVE: &[u8] = b"PK\x03\x04";

/// The distinct bodies of a package's parts, in the order of their first use.
///
/// # Errors
/// When the bytes are no readable package.
pub fn distinct_bodies(package: &[u8]) -> Result<Vec<Vec<u8>>, Error> {
    let mut bodies = Bodies::default();
    bodies.collect(package)?;
    Ok(bodies.in_order)
}

/// Compresses each body by itself with one reused compressor, and returns how long they are
/// together.
///
/// # Errors
/// When the compressor fails.
pub fn compress(bodies: &[Vec<u8>], level: u32) -> Result<u64, Error> {
    let mut state = Compress::new(Compression::new(level), false);
    let mut packed = Vec::new();
    let mut total = 0;
    for body in bodies {
        packed.clear();
        // More than deflate ever needs, so that one call compresses the whole body.
        packed.reserve(body.len() + body.len() / 1000 + 64);
        state.reset();
        match state.compress_vec(body, &mut packed, FlushCompress::Finish)? {
            Status::StreamEnd => total += packed.len() as u64,
            Status::Ok | Status::BufError => return Err("a body was not compressed whole".into()),
        }
    }
    Ok(total)
}

#[derive(Default)]
struct Bodies {
    seen: BTreeSet<Vec<u8>>,
    in_order: Vec<Vec<u8>>,
}

impl Bodies {
    fn collect(&mut self, package: &[u8]) -> Result<(), Error> {
        let archive = rawzip::ZipArchive::from_slice(package)?;
        let mut entries = archive.entries();
        while let Some(header) = entries.next_entry()? {
            let stored = header.compression_method() == rawzip::CompressionMethod::STORE;
            let entry = archive.get_entry(header.wayfinder())?;
            let mut body = Vec::new();
            if stored {
                body.extend_from_slice(entry.data());
            } else {
                DeflateDecoder::new(entry.data()).read_to_end(&mut body)?;
            }
            if body.starts_with(ARCHIVE) {
                self.collect(&body)?;
            } else if self.seen.insert(body.clone()) {
                self.in_order.push(body);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use indeck_testkit::{Entry, zip};

    use super::*;

    #[test]
    fn a_body_counts_once_also_when_it_stands_in_a_workbook() {
        let workbook = zip(&[Entry::new("styles.xml", "<s/>"), Entry::new("sheet.xml", "<t/>")]);
        let package = zip(&[
            Entry::new("a.xml", "<a/>"),
            Entry::new("again.xml", "<a/>").stored(),
            Entry::new("one.xlsx", workbook.clone()).stored(),
            Entry::new("two.xlsx", workbook),
        ]);
        let bodies = distinct_bodies(&package).expect("the package is sound");
        assert_eq!(bodies, [b"<a/>".to_vec(), b"<s/>".to_vec(), b"<t/>".to_vec()]);
    }

    #[test]
    fn compressed_bodies_are_shorter() {
        let bodies = [vec![b'a'; 1000], vec![b'b'; 1000]];
        let length = compress(&bodies, 6).expect("memory can be compressed");
        assert!((4..100).contains(&length), "{length}");
    }
}

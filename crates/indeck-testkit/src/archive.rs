//! Zip archives in and out, also those that no honest program writes.
//!
//! Written here byte by byte, not through a zip library: a library refuses to write names, sizes and
//! flags that lie, and that is what readers must be tried with.

use std::collections::BTreeMap;
use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

/// The part that names the content types; first in every package.
pub const CONTENT_TYPES: &str = "[Content_Types].xml";

/// One entry of an archive to be written by [`zip`]: honest unless told otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The name as it stands in the headers; any bytes.
    pub name: Vec<u8>,
    /// The content before compression.
    pub data: Vec<u8>,
    /// Whether the content is kept as it is.
    pub stored: bool,
    /// A length before compression to claim, instead of the true one.
    pub claimed_size: Option<u32>,
    /// A CRC-32 to claim, instead of the true one.
    pub claimed_crc: Option<u32>,
    /// Whether the entry claims to be encrypted.
    pub encrypted: bool,
    /// A compression method to claim, instead of stored (0) or deflate (8).
    pub claimed_method: Option<u16>,
}

impl Entry {
    /// An honest entry, compressed.
    #[must_use]
    pub fn new(name: impl AsRef<[u8]>, data: impl Into<Vec<u8>>) -> Self {
        Self {
            name: name.as_ref().to_vec(),
            data: data.into(),
            stored: false,
            claimed_size: None,
            claimed_crc: None,
            encrypted: false,
            claimed_method: None,
        }
    }

    /// The same, kept as it is.
    #[must_use]
    pub fn stored(mut self) -> Self {
        self.stored = true;
        self
    }

    /// The same, claiming that length before compression.
    #[must_use]
    pub fn claiming_size(mut self, bytes: u32) -> Self {
        self.claimed_size = Some(bytes);
        self
    }

    /// The same, claiming that CRC-32.
    #[must_use]
    pub fn claiming_crc(mut self, crc: u32) -> Self {
        self.claimed_crc = Some(crc);
        self
    }

    /// The same, claiming that compression method.
    #[must_use]
    pub fn claiming_method(mut self, method: u16) -> Self {
        self.claimed_method = Some(method);
        self
    }

    /// The same, claiming to be encrypted.
    #[must_use]
    pub fn encrypted(mut self) -> Self {
        self.encrypted = true;
        self
    }
}

/// The entries of an archive by name, uncompressed. Of entries with one name the last stays.
///
/// # Panics
/// When the bytes are no readable archive, a checksum is wrong or a name is not UTF-8.
#[must_use]
pub fn unzip(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let named =
        |entry: Entry| (String::from_utf8(entry.name).expect("names are UTF-8"), entry.data);
    entries(bytes).into_iter().map(named).collect()
}

/// The entries of an archive in their order, uncompressed.
///
/// # Panics
/// When the bytes are no readable archive, or a checksum is wrong.
#[must_use]
pub fn entries(bytes: &[u8]) -> Vec<Entry> {
    let archive = rawzip::ZipArchive::from_slice(bytes).expect("the bytes are a zip archive");
    let mut listed = archive.entries();
    let mut found = Vec::new();
    while let Some(header) = listed.next_entry().expect("the archive's directory is sound") {
        let name = header.file_path().as_bytes().to_vec();
        let shown = String::from_utf8_lossy(&name).into_owned();
        let stored = header.compression_method() == rawzip::CompressionMethod::STORE;
        let body = archive.get_entry(header.wayfinder()).expect("the entry lies in the archive");
        let reader: Box<dyn Read> =
            if stored { Box::new(body.data()) } else { Box::new(DeflateDecoder::new(body.data())) };
        let mut data = Vec::new();
        body.verifying_reader(reader)
            .read_to_end(&mut data)
            .unwrap_or_else(|error| panic!("`{shown}` cannot be unpacked: {error}"));
        let entry = Entry::new(name, data);
        found.push(if stored { entry.stored() } else { entry });
    }
    found
}

/// An archive of these entries in this order, with fixed times: same entries, same bytes.
///
/// # Panics
/// When a size goes beyond what a plain archive holds (4 GiB, 65,535 entries).
#[must_use]
pub fn zip(entries: &[Entry]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let offset = small(out.len());
        let body = entry.packed();
        let shared = entry.shared_fields(&body);
        out.extend(0x0403_4b50_u32.to_le_bytes());
        out.extend(VERSION.to_le_bytes());
        out.extend(&shared);
        out.extend([0; 2]); // extra field
        out.extend(&entry.name);
        out.extend(&body);
        directory.extend(0x0201_4b50_u32.to_le_bytes());
        directory.extend(VERSION.to_le_bytes()); // made by
        directory.extend(VERSION.to_le_bytes());
        directory.extend(&shared);
        directory.extend([0; 12]); // extra field, comment, disk, attributes
        directory.extend(offset.to_le_bytes());
        directory.extend(&entry.name);
    }
    let (start, length) = (small(out.len()), small(directory.len()));
    let count = u16::try_from(entries.len()).expect("at most 65,535 entries");
    out.extend(directory);
    out.extend(0x0605_4b50_u32.to_le_bytes());
    out.extend([0; 4]); // disks
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(length.to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0; 2]); // comment
    out
}

/// A package of these parts: the content types first, the rest by name.
#[must_use]
pub fn package(parts: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let (first, rest): (Vec<_>, Vec<_>) = parts
        .iter()
        .map(|(name, data)| Entry::new(name, data.as_slice()))
        .partition(|entry| entry.name == CONTENT_TYPES.as_bytes());
    zip(&[first, rest].concat())
}

const VERSION: u16 = 20;
const FLAG_ENCRYPTED: u16 = 1;
const FLAG_UTF8: u16 = 1 << 11;
/// 1980-01-01, the earliest date an entry can have.
const DOS_DATE: u16 = 0x0021;

impl Entry {
    fn packed(&self) -> Vec<u8> {
        if self.stored {
            return self.data.clone();
        }
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&self.data).expect("memory takes all bytes");
        encoder.finish().expect("memory takes all bytes")
    }

    /// The fields that local header and directory share, from the flags to the name's length.
    fn shared_fields(&self, body: &[u8]) -> Vec<u8> {
        let flags = FLAG_UTF8 | if self.encrypted { FLAG_ENCRYPTED } else { 0 };
        let method = self.claimed_method.unwrap_or(if self.stored { 0 } else { 8 });
        let crc = self.claimed_crc.unwrap_or_else(|| rawzip::crc32(&self.data));
        let name = u16::try_from(self.name.len()).expect("a name is under 64 KiB");
        let mut out = Vec::new();
        out.extend(flags.to_le_bytes());
        out.extend(method.to_le_bytes());
        out.extend([0; 2]); // time
        out.extend(DOS_DATE.to_le_bytes());
        out.extend(crc.to_le_bytes());
        out.extend(small(body.len()).to_le_bytes());
        out.extend(self.claimed_size.unwrap_or_else(|| small(self.data.len())).to_le_bytes());
        out.extend(name.to_le_bytes());
        out
    }
}

fn small(length: usize) -> u32 {
    u32::try_from(length).expect("a length is under 4 GiB")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_zipped_is_unzipped_in_the_same_order() {
        let written = [
            Entry::new("b.txt", "second"),
            Entry::new("a.bin", [0; 5000]),
            Entry::new("c", "x").stored(),
        ];
        assert_eq!(entries(&zip(&written)), written);
        assert_eq!(zip(&written), zip(&written), "same entries, same bytes");
    }

    #[test]
    fn a_package_begins_with_its_content_types() {
        let parts = BTreeMap::from([
            ("A.xml".to_owned(), b"<a/>".to_vec()),
            (CONTENT_TYPES.to_owned(), b"<Types/>".to_vec()),
        ]);
        let written = entries(&package(&parts));
        let names: Vec<_> = written.iter().map(|entry| entry.name.as_slice()).collect();
        assert_eq!(names, [CONTENT_TYPES.as_bytes(), b"A.xml"]);
    }

    #[test]
    fn lies_are_written_as_told() {
        let cases = [
            (Entry::new("../up", "x"), "a name that leads out"),
            (Entry::new("x", "x").claiming_size(u32::MAX), "a size that lies"),
            (Entry::new("x", "x").claiming_crc(1), "a checksum that lies"),
            (Entry::new("x", "x").claiming_method(99), "a method that nobody knows"),
            (Entry::new("x", "x").encrypted(), "an entry that claims to be encrypted"),
        ];
        for (entry, what) in cases {
            let honest = zip(&[Entry::new("x", "x")]);
            let bytes = zip(&[entry.clone(), entry]);
            let archive = rawzip::ZipArchive::from_slice(&bytes).expect("the directory is sound");
            assert_eq!(archive.entries_hint(), 2, "{what}, twice");
            assert_ne!(bytes.get(..honest.len()), Some(honest.as_slice()), "{what}");
        }
    }

    #[test]
    #[should_panic(expected = "`x` cannot be unpacked")]
    fn a_wrong_checksum_is_noticed() {
        drop(unzip(&zip(&[Entry::new("x", "x").claiming_crc(1)])));
    }
}

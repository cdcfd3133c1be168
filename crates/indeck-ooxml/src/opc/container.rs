//! Writes a zip container of packed entries, in order, with fixed times: same entries, same bytes.
//!
//! The container is ours because an entry arrives packed: templates' parts are copied in their
//! compressed bytes and workbooks' constant parts are spliced in. Sizes stand in the local headers,
//! so that readers without the directory can follow.
//!
//! Source: PKWARE APPNOTE 6.3.10, 4.3 and 4.5.3 (Zip64).

use std::io::{self, Write};

use crate::opc::deflate::Packed;

const LOCAL_HEADER: u32 = 0x0403_4b50;
const DIRECTORY_HEADER: u32 = 0x0201_4b50;
const END_OF_DIRECTORY: u32 = 0x0605_4b50;
const ZIP64_END_OF_DIRECTORY: u32 = 0x0606_4b50;
const ZIP64_LOCATOR: u32 = 0x0706_4b50;
/// 1980-01-01 00:00, the earliest time a zip entry can have.
const DOS_DATE: u16 = 0x0021;
const DOS_TIME: u16 = 0;
const VERSION: u16 = 20;
const VERSION_ZIP64: u16 = 45;
/// Names are UTF-8.
const FLAG_UTF8: u16 = 1 << 11;

/// What the directory says of an entry.
#[derive(Debug)]
struct Record {
    name: Box<str>,
    deflated: bool,
    crc32: u32,
    packed: u32,
    size: u32,
    offset: u64,
}

/// Writes a zip container.
#[derive(Debug)]
pub(crate) struct Container<W> {
    sink: W,
    offset: u64,
    records: Vec<Record>,
}

impl<W: Write> Container<W> {
    /// A container into that sink.
    pub(crate) fn new(sink: W) -> Self {
        Self { sink, offset: 0, records: Vec::new() }
    }

    /// Appends an entry.
    ///
    /// # Errors
    /// When the sink fails, or the entry is over 4 GiB.
    pub(crate) fn add(&mut self, name: &str, entry: &Packed) -> io::Result<()> {
        let too_large = |_| io::Error::new(io::ErrorKind::FileTooLarge, "a part is over 4 GiB");
        let record = Record {
            name: name.into(),
            deflated: entry.deflated,
            crc32: entry.crc32,
            packed: u32::try_from(entry.bytes.len()).map_err(too_large)?,
            size: u32::try_from(entry.size).map_err(too_large)?,
            offset: self.offset,
        };
        let mut header = Vec::with_capacity(30 + name.len());
        put32(&mut header, LOCAL_HEADER);
        put16(&mut header, VERSION);
        record.put_common(&mut header);
        put16(&mut header, 0); // extra field
        header.extend_from_slice(name.as_bytes());
        self.put(&header)?;
        self.put(&entry.bytes)?;
        self.records.push(record);
        Ok(())
    }

    /// Writes the directory and returns the sink.
    ///
    /// # Errors
    /// When the sink fails.
    pub(crate) fn finish(mut self) -> io::Result<W> {
        let start = self.offset;
        let records = std::mem::take(&mut self.records);
        let mut directory = Vec::with_capacity(records.len() * 80);
        records.iter().for_each(|record| record.put_directory(&mut directory));
        let length = directory.len() as u64;
        self.put(&directory)?;
        let mut end = Vec::with_capacity(98);
        put_end(&mut end, records.len() as u64, length, start, self.offset);
        self.put(&end)?;
        self.sink.flush()?;
        Ok(self.sink)
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.sink.write_all(bytes)?;
        self.offset += bytes.len() as u64;
        Ok(())
    }
}

impl Record {
    /// The fields that local header and directory share, from the flags to the name's length.
    fn put_common(&self, out: &mut Vec<u8>) {
        put16(out, FLAG_UTF8);
        put16(out, if self.deflated { 8 } else { 0 });
        put16(out, DOS_TIME);
        put16(out, DOS_DATE);
        put32(out, self.crc32);
        put32(out, self.packed);
        put32(out, self.size);
        put16(out, u16::try_from(self.name.len()).unwrap_or(u16::MAX));
    }

    fn put_directory(&self, out: &mut Vec<u8>) {
        let far = u32::try_from(self.offset).is_err();
        let version = if far { VERSION_ZIP64 } else { VERSION };
        put32(out, DIRECTORY_HEADER);
        put16(out, version); // made by: FAT, so that no host shows
        put16(out, version);
        self.put_common(out);
        put16(out, if far { 12 } else { 0 }); // extra field
        put16(out, 0); // comment
        put16(out, 0); // disk
        put16(out, 0); // internal attributes
        put32(out, 0); // external attributes
        put32(out, u32::try_from(self.offset).unwrap_or(u32::MAX));
        out.extend_from_slice(self.name.as_bytes());
        if far {
            put16(out, 1);
            put16(out, 8);
            put64(out, self.offset);
        }
    }
}

fn put_end(out: &mut Vec<u8>, count: u64, length: u64, start: u64, end: u64) {
    let small = count < 0xFFFF && start + length < 0xFFFF_FFFF;
    if !small {
        put32(out, ZIP64_END_OF_DIRECTORY);
        put64(out, 44); // length of what follows
        put16(out, VERSION_ZIP64);
        put16(out, VERSION_ZIP64);
        put32(out, 0); // this disk
        put32(out, 0); // disk of the directory
        put64(out, count);
        put64(out, count);
        put64(out, length);
        put64(out, start);
        put32(out, ZIP64_LOCATOR);
        put32(out, 0);
        put64(out, end);
        put32(out, 1);
    }
    put32(out, END_OF_DIRECTORY);
    put16(out, 0);
    put16(out, 0);
    put16(out, u16::try_from(count).unwrap_or(u16::MAX));
    put16(out, u16::try_from(count).unwrap_or(u16::MAX));
    put32(out, u32::try_from(length).unwrap_or(u32::MAX));
    put32(out, u32::try_from(start).unwrap_or(u32::MAX));
    put16(out, 0);
}

fn put16(out: &mut Vec<u8>, value: u16) {
    out.extend_from_slice(&value.to_le_bytes());
}

fn put32(out: &mut Vec<u8>, value: u32) {
    out.extend_from_slice(&value.to_le_bytes());
}

fn put64(out: &mut Vec<u8>, value: u64) {
    out.extend_from_slice(&value.to_le_bytes());
}

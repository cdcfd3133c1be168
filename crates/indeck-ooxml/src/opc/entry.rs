//! The entries of a zip archive, checked before any is unpacked.

use std::ops::Range;

use rawzip::{CompressionMethod, ZipArchive, ZipFileHeaderRecord, ZipSliceArchive};

use super::{Limits, name, sniff};
use crate::error::{Corruption, Error, Found, LimitKind};

/// What deflate can do at most, in unpacked bytes for each packed byte, rounded up.
const DEFLATE_AT_MOST: u64 = 1_040;
/// A part that unpacks to this much or less may have any ratio.
const RATIO_FREE: u64 = 32 << 20;

/// An entry of the archive.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) name: Box<str>,
    /// Where its packed bytes are.
    pub(super) data: Range<usize>,
    pub(super) deflated: bool,
    /// Length unpacked, as promised.
    pub(super) size: u64,
    pub(super) crc32: u32,
}

/// Reads the directory: entries in its order, without folders.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Entry>, Error> {
    if bytes.len() as u64 > limits.package_bytes {
        return Err(exceeded(LimitKind::PackageBytes, limits.package_bytes, None));
    }
    if let Some(error) = sniff::not_a_zip(bytes) {
        return Err(error);
    }
    let archive = ZipArchive::from_slice(bytes)
        .map_err(|_| Error::NotAPackage { found: Found::CutOffZip })?;
    let (mut entries, mut count, mut spans) = (Vec::new(), 0u64, Vec::new());
    let mut records = archive.entries();
    while let Some(record) =
        records.next_entry().map_err(|_| corrupt(None, Corruption::Directory))?
    {
        count += 1;
        if count > limits.entries {
            return Err(exceeded(LimitKind::Entries, limits.entries, None));
        }
        if record.file_path().as_bytes().ends_with(b"/") {
            continue;
        }
        let entry = entry(&archive, &record)?;
        spans.push((record.local_header_offset(), entry.data.end as u64));
        entries.push(entry);
    }
    // Zip without 64-bit extensions counts modulo 2¹⁶.
    if count & 0xFFFF != archive.entries_hint() & 0xFFFF {
        return Err(corrupt(None, Corruption::Directory));
    }
    check_overlap(&mut spans)?;
    check_sizes(&entries, limits)?;
    Ok(entries)
}

fn entry(
    archive: &ZipSliceArchive<&[u8]>,
    record: &ZipFileHeaderRecord<'_>,
) -> Result<Entry, Error> {
    let path = record.file_path();
    let name = name::check(path.as_bytes())?;
    if record.flags().is_encrypted() {
        return Err(Error::Encrypted);
    }
    let wrong = |reason| corrupt(Some(name), reason);
    let deflated = match record.compression_method() {
        CompressionMethod::STORE => false,
        CompressionMethod::DEFLATE => true,
        _ => return Err(wrong(Corruption::Method)),
    };
    let found = archive.get_entry(record.wayfinder()).map_err(|_| wrong(Corruption::Directory))?;
    let header = found.local_header();
    let agrees = header.file_path().as_bytes() == path.as_bytes()
        && header.compression_method() == record.compression_method();
    if !agrees {
        return Err(wrong(Corruption::Header));
    }
    let (start, end) = found.compressed_data_range();
    let place = |at: u64| usize::try_from(at).map_err(|_| wrong(Corruption::Directory));
    let size = record.uncompressed_size_hint();
    let possible =
        if deflated { size / DEFLATE_AT_MOST <= end - start } else { size == end - start };
    if !possible {
        return Err(wrong(Corruption::Size));
    }
    let data = place(start)?..place(end)?;
    Ok(Entry { name: name.into(), data, deflated, size, crc32: record.crc32() })
}

fn check_overlap(spans: &mut [(u64, u64)]) -> Result<(), Error> {
    spans.sort_unstable();
    let overlap =
        spans.windows(2).any(|pair| matches!(pair, [(_, end), (start, _)] if end > start));
    if overlap { Err(corrupt(None, Corruption::Overlap)) } else { Ok(()) }
}

fn check_sizes(entries: &[Entry], limits: &Limits) -> Result<(), Error> {
    let mut total = 0u64;
    for entry in entries {
        let packed = (entry.data.len() as u64).max(1);
        if entry.size > limits.part_bytes {
            return Err(exceeded(LimitKind::PartBytes, limits.part_bytes, Some(&entry.name)));
        }
        if entry.size > RATIO_FREE && entry.size / packed > limits.ratio {
            return Err(exceeded(LimitKind::Ratio, limits.ratio, Some(&entry.name)));
        }
        total = total.saturating_add(entry.size);
        if total > limits.total_bytes {
            return Err(exceeded(LimitKind::TotalBytes, limits.total_bytes, None));
        }
    }
    Ok(())
}

fn exceeded(what: LimitKind, limit: u64, part: Option<&str>) -> Error {
    Error::LimitExceeded { what, limit, part: part.map(str::to_owned) }
}

fn corrupt(part: Option<&str>, reason: Corruption) -> Error {
    Error::Corrupt { part: part.map(str::to_owned), reason }
}

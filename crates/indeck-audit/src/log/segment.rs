//! Segments: the write-ahead files that make an event durable.
//!
//! A segment is a head and batches. The head says what the log was when the segment began, so that
//! nothing older must be read to go on. A batch is what one sync made durable. Numbers are
//! big-endian.
//!
//! ```text
//! head  = "indeck-wal/1\n", u32 length, body, SHA-256 of all before, 0xB5
//! batch = "iab1", u64 first index, u32 entries, u32 length of body, 8 bytes of SHA-256 of these,
//!         body (u16 length and bytes of each entry), 32 bytes root of the tree after it,
//!         SHA-256 of all before, 0xB5
//! ```
//!
//! **Torn or damaged.** A batch is only begun after the one before it was synced, so a power cut
//! can spoil the last one alone, and only by leaving sectors of it out: bytes that are missing or
//! zero. Such a tail was never acknowledged and is dropped. Anything else that does not fit, such
//! as a flipped bit or an intact batch after a broken one, is damage, and the log does not start.

use super::checks::{bytes_of, take};
use crate::tree::Hash;

/// Bytes of a batch around its body.
const AROUND: usize = HEADER + 32 + 32 + 1;
const HEADER: usize = 28;
const MAGIC: &[u8; 4] = b"iab1";
const HEAD_MAGIC: &[u8] = b"indeck-wal/1\n";
/// Ends what was written whole. Many bits, so that one flipped bit never makes it a zero.
const END: u8 = 0xB5;
/// What a disk writes whole or not at all.
const SECTOR: usize = 512;

/// The largest segment that is read.
pub(super) const MAX_SEGMENT_BYTES: usize = 256 << 20;

/// A batch as it is stored.
#[derive(Debug)]
pub(super) struct Batch<'a> {
    pub(super) first: u64,
    pub(super) entries: Vec<&'a [u8]>,
    pub(super) root: Hash,
}

/// What a segment holds.
#[derive(Debug)]
pub(super) struct Parsed<'a> {
    /// The body of its head, if that is whole.
    pub(super) head: Option<&'a [u8]>,
    pub(super) batches: Vec<Batch<'a>>,
    pub(super) end: End,
}

/// How a segment ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Whole,
    /// With bytes that were never acknowledged.
    Torn {
        bytes: u64,
    },
    /// With bytes that no power cut leaves, from that byte on.
    Damaged {
        at: u64,
    },
}

/// The head of a segment.
pub(super) fn head(body: &[u8]) -> Vec<u8> {
    let mut out = HEAD_MAGIC.to_vec();
    out.extend((body.len() as u32).to_be_bytes());
    out.extend(body);
    seal(out)
}

/// A batch of entries, none over 65,535 bytes.
pub(super) fn batch<'a>(
    first: u64,
    entries: impl ExactSizeIterator<Item = &'a [u8]> + Clone,
    root: &Hash,
) -> Vec<u8> {
    let count = entries.len() as u32;
    let body: usize = entries.clone().map(|entry| entry.len() + 2).sum();
    let mut out = Vec::with_capacity(body + AROUND);
    out.extend(MAGIC);
    out.extend(first.to_be_bytes());
    out.extend(count.to_be_bytes());
    out.extend((body as u32).to_be_bytes());
    let check = Hash::of(&out);
    out.extend(&check.0[..8]);
    entries.for_each(|entry| push_entry(&mut out, entry));
    out.extend(root.0);
    seal(out)
}

/// Adds an entry as bundles and batches hold it.
///
/// Source: C2SP tlog-tiles, "Log entries".
pub(super) fn push_entry(out: &mut Vec<u8>, entry: &[u8]) {
    out.extend((entry.len() as u16).to_be_bytes());
    out.extend(entry);
}

/// The entries of a bundle or a batch's body; `None` if the lengths do not add up.
pub(super) fn entries(mut body: &[u8]) -> Option<Vec<&[u8]>> {
    let mut out = Vec::new();
    while !body.is_empty() {
        let length = u16::from_be_bytes(take(&mut body)?);
        out.push(bytes_of(&mut body, usize::from(length))?);
    }
    Some(out)
}

fn seal(mut out: Vec<u8>) -> Vec<u8> {
    let hash = Hash::of(&out);
    out.extend(hash.0);
    out.push(END);
    out
}

/// What is sealed, if the seal fits.
fn unseal(bytes: &[u8]) -> Option<&[u8]> {
    let (end, rest) = bytes.split_last()?;
    let (sealed, hash) = rest.split_last_chunk::<32>()?;
    (*end == END && Hash::of(sealed).0 == *hash).then_some(sealed)
}

/// Reads a segment.
pub(super) fn parse(bytes: &[u8]) -> Parsed<'_> {
    let mut parsed = Parsed { head: None, batches: Vec::new(), end: End::Whole };
    let Some((body, mut at)) = read_head(bytes) else {
        parsed.end = head_end(bytes);
        return parsed;
    };
    parsed.head = Some(body);
    while at < bytes.len() {
        let Some((batch, length)) = bytes.get(at..).and_then(read_batch) else {
            parsed.end = tail(bytes, at);
            break;
        };
        parsed.batches.push(batch);
        at += length;
    }
    parsed
}

/// The body of the head and where the batches begin.
fn read_head(bytes: &[u8]) -> Option<(&[u8], usize)> {
    let mut rest = bytes.strip_prefix(HEAD_MAGIC)?;
    let length = u32::from_be_bytes(take(&mut rest)?) as usize;
    let before = HEAD_MAGIC.len() + 4;
    let end = before.checked_add(length)?.checked_add(33)?;
    let sealed = unseal(bytes.get(..end)?)?;
    Some((sealed.get(before..)?, end))
}

/// First index, entries and length of the body, if these stand there.
fn read_header(bytes: &[u8]) -> Option<(u64, u32, usize)> {
    let (header, _) = bytes.split_first_chunk::<HEADER>()?;
    let (fields, check) = header.split_last_chunk::<8>()?;
    let mut rest = fields.strip_prefix(MAGIC)?;
    if Hash::of(fields).0.first_chunk::<8>()? != check {
        return None;
    }
    let first = u64::from_be_bytes(take(&mut rest)?);
    let count = u32::from_be_bytes(take(&mut rest)?);
    Some((first, count, u32::from_be_bytes(take(&mut rest)?) as usize))
}

fn read_batch(bytes: &[u8]) -> Option<(Batch<'_>, usize)> {
    let (first, count, length) = read_header(bytes)?;
    let total = length.checked_add(AROUND)?;
    let sealed = unseal(bytes.get(..total)?)?;
    let (body, root) = sealed.get(HEADER..)?.split_last_chunk::<32>()?;
    let entries = entries(body)?;
    let fits = entries.len() == count as usize;
    fits.then_some((Batch { first, entries, root: Hash(*root) }, total))
}

/// What the bytes from `at` are, where no intact batch begins.
fn tail(bytes: &[u8], at: usize) -> End {
    let rest = bytes.get(at..).unwrap_or_default();
    let damaged = End::Damaged { at: at as u64 };
    let torn = End::Torn { bytes: rest.len() as u64 };
    if rest.len() < HEADER {
        return torn;
    }
    let later = rest.windows(MAGIC.len()).enumerate().skip(1).filter(|(_, four)| four == MAGIC);
    if later.map(|(from, _)| rest.get(from..)).any(|from| from.and_then(read_header).is_some()) {
        return damaged;
    }
    let extent = match read_header(rest) {
        None => HEADER,
        Some((_, _, length)) if rest.len() < length.saturating_add(AROUND) => return torn,
        Some((_, _, length)) if rest.len() > length.saturating_add(AROUND) => return damaged,
        Some((_, _, length)) => length.saturating_add(AROUND),
    };
    if sectors(bytes, at, at + extent).any(is_zero) { torn } else { damaged }
}

/// What a segment is whose head is not whole.
fn head_end(bytes: &[u8]) -> End {
    let torn = End::Torn { bytes: bytes.len() as u64 };
    let length = bytes.get(HEAD_MAGIC.len()..).and_then(|mut rest| take::<4>(&mut rest));
    let begins = bytes.starts_with(HEAD_MAGIC);
    let whole = length.map(|length| u32::from_be_bytes(length) as usize + HEAD_MAGIC.len() + 37);
    match whole {
        None => torn,
        Some(whole) if begins && bytes.len() < whole => torn,
        _ if sectors(bytes, 0, bytes.len()).any(is_zero) => torn,
        _ => End::Damaged { at: 0 },
    }
}

/// The parts of the sectors that bytes `from` to `to` are in: what belongs to the tail.
fn sectors(bytes: &[u8], from: usize, to: usize) -> impl Iterator<Item = &[u8]> {
    let firsts = (from / SECTOR..to.div_ceil(SECTOR)).map(|sector| sector * SECTOR);
    firsts.map(move |at| {
        let end = (at + SECTOR).min(bytes.len());
        bytes.get(at.max(from)..end).unwrap_or_default()
    })
}

fn is_zero(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| *byte == 0)
}

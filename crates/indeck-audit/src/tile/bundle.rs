//! Bundles of entries.

use super::{TILE_WIDTH, TileId};
use crate::Error;

/// Bytes that an entry may have.
pub const MAX_ENTRY_BYTES: usize = u16::MAX as usize;

/// Adds an entry to the bytes of a bundle: its length in two bytes, the higher first, and itself.
///
/// # Errors
/// [`Error::EntryTooLong`] for one of more than [`MAX_ENTRY_BYTES`].
///
/// Source: C2SP tlog-tiles, log entries.
pub fn push_entry(bundle: &mut Vec<u8>, entry: &[u8]) -> Result<(), Error> {
    let length =
        u16::try_from(entry.len()).map_err(|_| Error::EntryTooLong { bytes: entry.len() })?;
    bundle.extend(length.to_be_bytes());
    bundle.extend(entry);
    Ok(())
}

/// The entries of a bundle, as many as its width says.
///
/// # Errors
/// [`Error::BadTile`] if the bytes end early, or hold more or fewer entries.
pub fn parse_entries(bytes: &[u8], tile: TileId) -> Result<Vec<&[u8]>, Error> {
    let mut entries = Vec::with_capacity(usize::from(tile.width.min(TILE_WIDTH)));
    let mut rest = bytes;
    while !rest.is_empty() {
        let (entry, after) = split_entry(rest).ok_or(Error::BadTile { tile })?;
        entries.push(entry);
        rest = after;
        if entries.len() > usize::from(tile.width) {
            break;
        }
    }
    if entries.len() == usize::from(tile.width) {
        Ok(entries)
    } else {
        Err(Error::BadTile { tile })
    }
}

fn split_entry(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<2>()?;
    rest.split_at_checked(usize::from(u16::from_be_bytes(*length)))
}

//! What stands in the container outside all parts: comments, extra fields, bytes between entries.
//!
//! Source: PKWARE APPNOTE 6.3.10, 4.3.

use super::piece::Place;
use super::walk::Walk;
use crate::opc::Package;

/// Stray bytes that a sound archive may have: data descriptors without a signature.
const FEW: usize = 24;

/// Looks at the container of a package.
pub(super) fn check(path: &str, package: &Package, walk: &mut Walk<'_>) {
    let mut stray = Vec::new();
    for gap in package.around() {
        let mut rest = gap;
        let mut here: Vec<u8> = Vec::new();
        while !rest.is_empty() {
            rest = match record(rest) {
                Some((after, fields)) => {
                    walk.raw(path, fields, Place::Container, 0);
                    after
                }
                None => {
                    here.extend(rest.first());
                    rest.get(1..).unwrap_or_default()
                }
            };
        }
        if here.len() > FEW {
            stray.extend(here);
        }
    }
    if !stray.is_empty() {
        walk.find(path, "stray-bytes", "the file has bytes that belong to no part");
        walk.raw(path, &stray, Place::Container, 0);
    }
}

/// What follows a record of the container, and its fields that may hold anything.
fn record(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let u16_at = |at: usize| {
        let pair = bytes.get(at..at + 2)?.first_chunk::<2>()?;
        Some(usize::from(u16::from_le_bytes(*pair)))
    };
    let (from, length) = match bytes.first_chunk::<4>()? {
        b"PK\x03\x04" => (30 + u16_at(26)?, u16_at(28)?),
        b"PK\x01\x02" => (46 + u16_at(28)?, u16_at(30)? + u16_at(32)?),
        b"PK\x05\x06" => (22, u16_at(20)?),
        b"PK\x06\x06" => (56, 0),
        b"PK\x06\x07" => (20, 0),
        b"PK\x07\x08" => (16, 0),
        _ => return None,
    };
    Some((bytes.get(from + length..)?, bytes.get(from..from + length)?))
}

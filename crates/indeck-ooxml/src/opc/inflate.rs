//! Unpacks an entry, never beyond what it promised.

use flate2::{Decompress, FlushDecompress, Status};

use crate::error::Corruption;

/// More is reserved only as it is needed: the promise may be a lie.
const FIRST_RESERVE: usize = 1 << 20;

/// Unpacks bytes that promise to be `size` long.
pub(super) fn inflate(packed: &[u8], size: usize) -> Result<Vec<u8>, Corruption> {
    let mut state = Decompress::new(false);
    let mut out = Vec::with_capacity(size.min(FIRST_RESERVE));
    loop {
        let consumed = usize::try_from(state.total_in()).unwrap_or(usize::MAX);
        let rest = packed.get(consumed..).unwrap_or_default();
        let before = out.len();
        let status = state
            .decompress_vec(rest, &mut out, FlushDecompress::Finish)
            .map_err(|_| Corruption::Deflate)?;
        if out.len() > size {
            return Err(Corruption::Size);
        }
        match status {
            Status::StreamEnd => break,
            // The stream may still have to end after the last byte.
            _ if out.len() == out.capacity() => {
                let more = out.capacity().min(size.saturating_sub(out.len()));
                out.reserve_exact(more.max(1));
            }
            _ if out.len() == before => return Err(Corruption::Deflate),
            _ => {}
        }
    }
    if out.len() == size { Ok(out) } else { Err(Corruption::Size) }
}

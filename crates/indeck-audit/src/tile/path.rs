//! `TileId`: which tile, and its path.

use std::fmt;

use crate::encoding;

/// Hashes or entries of a full tile.
pub const TILE_WIDTH: u16 = 256;

/// The highest level that a tile may have.
const MAX_LEVEL: u8 = 63;

/// What a tile holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TileKind {
    /// Hashes of this level; one of level `n + 1` is the root of a full tile of level `n`.
    Hashes(u8),
    /// Entries.
    Entries,
}

/// One tile. Its path, by which it shows itself, is the one that C2SP gives it.
///
/// ```
/// use indeck_audit::tile::{TileId, TileKind};
/// let tile = TileId { kind: TileKind::Hashes(0), index: 1_234_067, width: 17 };
/// assert_eq!(tile.to_string(), "tile/0/x001/x234/067.p/17");
/// assert_eq!(TileId::parse(&tile.to_string()), Some(tile));
/// ```
///
/// Source: C2SP tlog-tiles, Merkle tree and log entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TileId {
    /// What it holds.
    pub kind: TileKind,
    /// Its place among the tiles of its kind, from 0.
    pub index: u64,
    /// How many it holds: 1 to 255 of a partial tile, 256 of a full one.
    pub width: u16,
}

impl TileId {
    /// The tile with that path; `None` if no tile has it.
    pub fn parse(path: &str) -> Option<Self> {
        let (kind, rest) = path.strip_prefix("tile/")?.split_once('/')?;
        let kind = match kind {
            "entries" => TileKind::Entries,
            level => {
                let level = u8::try_from(encoding::decimal(level)?).ok()?;
                (level <= MAX_LEVEL).then_some(TileKind::Hashes(level))?
            }
        };
        let (index, width) = match rest.split_once(".p/") {
            None => (rest, TILE_WIDTH),
            Some((index, width)) => {
                let width = u16::try_from(encoding::decimal(width)?).ok()?;
                (index, (1..TILE_WIDTH).contains(&width).then_some(width)?)
            }
        };
        Some(Self { kind, index: read_index(index)?, width })
    }

    /// Whether it holds all that it ever will.
    pub fn is_full(&self) -> bool {
        self.width == TILE_WIDTH
    }
}

impl fmt::Display for TileId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            TileKind::Hashes(level) => write!(f, "tile/{level}/")?,
            TileKind::Entries => f.write_str("tile/entries/")?,
        }
        write_index(f, self.index)?;
        if self.is_full() { Ok(()) } else { write!(f, ".p/{}", self.width) }
    }
}

fn write_index(f: &mut fmt::Formatter<'_>, index: u64) -> fmt::Result {
    let groups = index.checked_ilog(1000).unwrap_or(0);
    for group in (1..=groups).rev() {
        write!(f, "x{:03}/", index / 1000_u64.pow(group) % 1000)?;
    }
    write!(f, "{:03}", index % 1000)
}

fn read_index(text: &str) -> Option<u64> {
    let mut groups = text.split('/').rev();
    let last = three(groups.next()?)?;
    let mut leading = None;
    let (mut index, mut scale) = (last, 1_u64);
    for group in groups {
        leading = Some(three(group.strip_prefix('x')?)?);
        scale = scale.checked_mul(1000)?;
        index = leading?.checked_mul(scale)?.checked_add(index)?;
    }
    // A leading group of zeros would give one tile two paths.
    (leading != Some(0)).then_some(index)
}

fn three(digits: &str) -> Option<u64> {
    let plain = digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit());
    if plain { digits.parse().ok() } else { None }
}

/// The tiles that a log of that many entries has, full and partial: of entries first, then of
/// hashes from level 0.
pub fn tiles_of(size: u64) -> impl Iterator<Item = TileId> {
    let levels = (0..=MAX_LEVEL)
        .map(move |level| (TileKind::Hashes(level), shifted(size, level)))
        .take_while(|(_, hashes)| *hashes > 0);
    std::iter::once((TileKind::Entries, size)).chain(levels).flat_map(|(kind, count)| {
        let width = u64::from(TILE_WIDTH);
        let full = (0..count / width).map(move |index| TileId { kind, index, width: TILE_WIDTH });
        let rest = (count % width) as u16;
        let partial = (rest > 0).then_some(TileId { kind, index: count / width, width: rest });
        full.chain(partial)
    })
}

/// Hashes that level has in a tree of that size.
pub(super) fn shifted(size: u64, level: u8) -> u64 {
    size.checked_shr(8 * u32::from(level)).unwrap_or(0)
}

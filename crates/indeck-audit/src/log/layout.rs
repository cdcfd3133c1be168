//! What the files of a log are called.
//!
//! Source: C2SP tlog-tiles, "Merkle Tree" and "Log entries", for the files of `tile/`.

/// What log it is: its format, its origin and its public key.
pub(crate) const IDENTITY: &str = "log";
/// The latest signed checkpoint.
pub(crate) const CHECKPOINT: &str = "checkpoint";
/// All signed checkpoints, one after the other.
pub(crate) const HISTORY: &str = "checkpoints";
/// The folder of write-ahead segments.
pub(crate) const SEGMENTS: &str = "wal";
/// The folder of tiles and entry bundles.
const TILES: &str = "tile";
/// The folder of entry bundles.
pub(crate) const ENTRIES: &str = "tile/entries/";
/// What follows the name of a file that is to take another's place.
pub(crate) const BESIDE: &str = ".new";

/// Hashes of a full tile, entries of a full bundle.
pub(crate) const WIDTH: usize = 256;

/// The path of a segment.
pub(crate) fn segment(number: u64) -> String {
    format!("{SEGMENTS}/{number:020}")
}

/// The path of a full tile of hashes.
pub(crate) fn hash_tile(level: usize, index: u64) -> String {
    format!("{TILES}/{level}/{}", digits(index))
}

/// The path of a full bundle of entries.
pub(crate) fn entry_bundle(index: u64) -> String {
    format!("{ENTRIES}{}", digits(index))
}

/// The path of what is not full yet, and has that many hashes or entries.
pub(crate) fn partial(full: &str, width: usize) -> String {
    format!("{full}.p/{width}")
}

/// An index in groups of three digits, all but the last behind an `x`.
fn digits(index: u64) -> String {
    let mut out = format!("{:03}", index % 1000);
    let mut rest = index / 1000;
    while rest > 0 {
        out = format!("x{:03}/{out}", rest % 1000);
        rest /= 1000;
    }
    out
}

/// The folder that a file is in, and each above it, without the store's own.
pub(crate) fn folders(file: &str) -> impl Iterator<Item = &str> {
    file.match_indices('/').filter_map(|(at, _)| file.get(..at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_those_of_the_standard() {
        assert_eq!(hash_tile(0, 1_234_067), "tile/0/x001/x234/067");
        assert_eq!(partial(&entry_bundle(5), 7), "tile/entries/005.p/7");
        assert_eq!(
            folders("tile/0/x001/067").collect::<Vec<_>>(),
            ["tile", "tile/0", "tile/0/x001"]
        );
    }
}

//! Tiles: the files that a log's hashes and entries lie in, each of 256 at most.
//!
//! It is **not** a store: [`TileSource`] says where tiles are read, [`TileReader`] makes the hashes
//! of the tree of them.
//!
//! Source: C2SP tlog-tiles.

mod bundle;
mod path;
mod reader;

pub use bundle::{MAX_ENTRY_BYTES, parse_entries, push_entry};
pub use path::{TILE_WIDTH, TileId, TileKind, tiles_of};
pub use reader::{TileReader, TileSource, parse_hashes};

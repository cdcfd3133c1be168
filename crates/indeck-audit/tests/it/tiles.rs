//! Tiles: paths, bundles, and the tree out of them.

use indeck_audit::tile::*;
use indeck_audit::tree::*;
use proptest::prelude::*;

use crate::support::Log;

#[test]
fn paths_are_those_of_c2sp() {
    let hashes = TileKind::Hashes;
    for (kind, index, width, path) in [
        (hashes(0), 0, 256, "tile/0/000"),
        (hashes(1), 1_234_067, 256, "tile/1/x001/x234/067"),
        (hashes(63), 999, 1, "tile/63/999.p/1"),
        (TileKind::Entries, 1_000, 255, "tile/entries/x001/000.p/255"),
    ] {
        let tile = TileId { kind, index, width };
        assert_eq!(tile.to_string(), path);
        assert_eq!(TileId::parse(path), Some(tile));
    }
    for bad in [
        "",
        "tile",
        "tile/0",
        "tile/0/",
        "tile/0/0",
        "tile/0/0000",
        "tile/00/000",
        "tile/64/000",
        "tile/0/x000/000",
        "tile/0/001/000",
        "tile/0/x001",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/0/000.p/",
        "tile/0/+00",
        "tile/-1/000",
        "Tile/0/000",
        "tile/0/../000",
        "tile/0/x999/x999/x999/x999/x999/x999/x999/999",
        "tile/data/000",
    ] {
        assert_eq!(TileId::parse(bad), None, "{bad}");
    }
}

#[test]
fn tlog_tiles_gives_the_same_paths() {
    for (size, level, index) in [(70_000, 0, 273), (70_000, 1, 1), (256, 1, 0), (300_000, 0, 999)] {
        let ours = tiles_of(size)
            .find(|tile| tile.kind == TileKind::Hashes(level) && tile.index == index)
            .unwrap();
        let theirs = tlog_tiles::Tile::new(8, level, index, ours.width.into(), false);
        assert_eq!(theirs.path(), ours.to_string().replacen("tile/", "tile/8/", 1));
    }
}

#[test]
fn a_tree_has_the_tiles_of_the_example() {
    let tiles: Vec<TileId> = tiles_of(70_000).collect();
    let of = |kind| tiles.iter().filter(move |tile| tile.kind == kind);
    let counts = |level| {
        let full = of(TileKind::Hashes(level)).filter(|tile| tile.is_full()).count();
        let partial = of(TileKind::Hashes(level)).find(|tile| !tile.is_full()).map(|t| t.width);
        (full, partial)
    };
    assert_eq!(counts(0), (273, Some(112)));
    assert_eq!(counts(1), (1, Some(17)));
    assert_eq!(counts(2), (0, Some(1)));
    assert_eq!(counts(3), (0, None));
    assert_eq!(of(TileKind::Entries).count(), 274);
    assert_eq!(tiles_of(0).count(), 0);
    assert_eq!(tiles_of(256).last().unwrap().to_string(), "tile/1/000.p/1");
}

#[test]
fn proofs_out_of_tiles_are_those_out_of_hashes() {
    let log = Log::new(600, &[600]);
    let reader = TileReader::new(log.tiles.clone(), 600);
    assert_eq!(root(&reader, 600).unwrap(), root(&log.hashes, 600).unwrap());
    for index in (0..600).step_by(37).chain([255, 256, 511, 512, 599]) {
        let ours = inclusion_proof(&reader, index, 600).unwrap();
        assert_eq!(ours, inclusion_proof(&log.hashes, index, 600).unwrap(), "{index}");
    }
    for old in [1, 2, 255, 256, 257, 300, 512, 599, 600] {
        let ours = consistency_proof(&reader, old, 600).unwrap();
        assert_eq!(ours, consistency_proof(&log.hashes, old, 600).unwrap(), "{old}");
    }
    assert!(reader.read_hash(Node { level: 0, index: 600 }).is_err());
    assert!(reader.read_hash(Node { level: 10, index: 0 }).is_err());
    assert!(reader.read_hash(Node { level: 255, index: u64::MAX }).is_err());
}

#[test]
fn a_tile_of_another_length_is_refused() {
    let tile = TileId { kind: TileKind::Hashes(0), index: 0, width: 2 };
    assert!(parse_hashes(&[0; 64], tile).is_ok());
    for length in [0, 32, 63, 65, 96] {
        assert!(parse_hashes(&vec![0; length], tile).is_err(), "{length}");
    }
}

proptest! {
    #[test]
    fn bundles_are_read_as_they_were_written(
        entries in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..300), 1..20),
    ) {
        let mut bundle = Vec::new();
        entries.iter().for_each(|entry| push_entry(&mut bundle, entry).unwrap());
        let tile = |width| TileId { kind: TileKind::Entries, index: 0, width };
        let width = entries.len() as u16;
        prop_assert_eq!(parse_entries(&bundle, tile(width)).unwrap(), entries);
        prop_assert!(parse_entries(&bundle, tile(width + 1)).is_err());
        prop_assert!(parse_entries(&bundle, tile(width - 1)).is_err());
        prop_assert!(parse_entries(&bundle[..bundle.len() - 1], tile(width)).is_err());
    }

    #[test]
    fn every_path_is_read_as_it_was_written(level in 0_u8..64, index: u64, width in 1_u16..=256) {
        for kind in [TileKind::Hashes(level), TileKind::Entries] {
            let tile = TileId { kind, index, width };
            prop_assert_eq!(TileId::parse(&tile.to_string()), Some(tile));
        }
    }
}

#[test]
fn an_entry_that_is_too_long_is_refused() {
    let mut bundle = Vec::new();
    assert!(push_entry(&mut bundle, &vec![0; MAX_ENTRY_BYTES]).is_ok());
    assert!(push_entry(&mut bundle, &vec![0; MAX_ENTRY_BYTES + 1]).is_err());
}

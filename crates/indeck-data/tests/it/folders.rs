//! Data in folders that are none of the file system.

use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use indeck_data::{
    Folder, Limits, MemoryFolder, ProfileOptions, ReadSeek, load, load_from, name_inside, profile,
};
use indeck_model::Dataset;

use crate::support::{shown, source};

const SPECS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../indeck/tests/specs/files");

fn folder() -> MemoryFolder {
    let entries = std::fs::read_dir(SPECS).unwrap().map(|entry| entry.unwrap());
    entries.fold(MemoryFolder::new(), |folder, entry| {
        let bytes = std::fs::read(entry.path()).unwrap();
        folder.with(entry.file_name().to_string_lossy(), bytes)
    })
}

/// Gives few bytes at a time, as a store of sealed pieces may.
#[derive(Debug)]
struct Slow(MemoryFolder);

impl Folder for Slow {
    fn size(&self, name: &str) -> io::Result<u64> {
        self.0.size(name)
    }

    fn open(&self, name: &str) -> io::Result<Box<dyn ReadSeek>> {
        Ok(Box::new(Few(self.0.open(name)?)))
    }

    fn names(&self) -> io::Result<Vec<String>> {
        self.0.names()
    }
}

struct Few(Box<dyn ReadSeek>);

impl Read for Few {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = buffer.len().min(7);
        self.0.read(&mut buffer[..most])
    }
}

impl Seek for Few {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.0.seek(to)
    }
}

fn same(one: &Dataset, other: &Dataset) {
    assert_eq!(one.schema, other.schema);
    assert_eq!(one.batches, other.batches);
    assert_eq!((&one.files, &one.origins), (&other.files, &other.origins));
}

#[test]
fn each_kind_of_file_is_read_from_memory_as_from_the_disk() {
    let (folder, slow) = (folder(), Slow(folder()));
    for file in ["sales.csv", "people.tsv", "totals.parquet", "totals.arrow", "./sales.csv"] {
        let limits = Limits::default();
        let on_disk = load(&source(file), Path::new(SPECS), &limits).dataset.unwrap();
        for folder in [&folder as &dyn Folder, &slow] {
            let loaded = load_from(&source(file), folder, &limits);
            let mut dataset = loaded.dataset.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics));
            if file.starts_with("./") {
                assert_eq!(dataset.files, ["sales.csv"]);
                dataset.files = on_disk.files.clone();
                dataset.origins = on_disk.origins.clone();
            }
            same(&on_disk, &dataset);
        }
    }
}

#[test]
fn a_pattern_finds_names_of_the_folder_in_their_order() {
    let rows = |n: u32| format!("n\n{n}\n");
    let folder = MemoryFolder::new()
        .with("b/2.csv", rows(2))
        .with("b/1.csv", rows(1))
        .with("b/c/3.csv", rows(3))
        .with("4.csv", rows(4));
    let files = |pattern: &str| {
        let loaded = load_from(&source(pattern), &folder, &Limits::default());
        loaded.dataset.map(|dataset| dataset.files).unwrap_or_default()
    };
    assert_eq!(files("b/*.csv"), ["b/1.csv", "b/2.csv"]);
    assert_eq!(files("**/*.csv"), ["4.csv", "b/1.csv", "b/2.csv", "b/c/3.csv"]);
    assert_eq!(files("b/[1]*.csv"), ["b/1.csv"]);
    assert!(files("c/*.csv").is_empty());
}

#[test]
fn a_missing_file_of_a_folder_is_told_with_a_likely_one() {
    let loaded = load_from(&source("sale.csv"), &folder(), &Limits::default());
    assert_eq!(loaded.diagnostics[0].code, "source-not-found");
    assert!(
        loaded.diagnostics[0].hints[0].contains("sales.csv"),
        "{:?}",
        loaded.diagnostics[0].hints
    );
}

#[test]
fn limits_hold_for_folders() {
    let limits = Limits { max_file_bytes: 5, ..Limits::default() };
    let loaded = load_from(&source("sales.csv"), &folder(), &limits);
    assert_eq!(loaded.diagnostics[0].code, "limit-exceeded");
    let limits = Limits { max_files: 1, ..Limits::default() };
    let loaded = load_from(&source("*s.*"), &folder(), &limits);
    assert_eq!(loaded.diagnostics[0].code, "limit-exceeded");
}

#[test]
fn broken_files_in_memory_are_refused() {
    for (name, whole) in [("totals.parquet", true), ("totals.arrow", true), ("sales.csv", false)] {
        let bytes = std::fs::read(Path::new(SPECS).join(name)).unwrap();
        for cut in (0..bytes.len()).step_by(bytes.len() / 17 + 1) {
            let folder = MemoryFolder::new().with(name, &bytes[..cut]);
            let loaded = load_from(&source(name), &folder, &Limits::default());
            assert!(!whole || loaded.dataset.is_none(), "{name} cut at {cut}");
            let options = ProfileOptions::default();
            let found = profile(&source(name), &folder, &Limits::default(), &options);
            assert_eq!(found.is_ok(), loaded.dataset.is_some(), "{name} cut at {cut}");
        }
    }
}

#[test]
fn names_do_not_leave_a_folder() {
    for bad in ["", ".", "/", "/a", "..", "a/..", "../a", "a/../../b", "a/../../a", "a\\b", "a\0b"]
    {
        assert_eq!(name_inside(bad), None, "{bad:?}");
    }
    assert_eq!(name_inside("a/../b/c/../d.csv").as_deref(), Some("b/d.csv"));
    assert_eq!(name_inside("a//b/./c.csv").as_deref(), Some("a/b/c.csv"));
    assert_eq!(name_inside("...csv").as_deref(), Some("...csv"));
}

#[test]
fn a_profile_counts_all_rows_and_keeps_some() {
    let mut csv = "n,group,note\n".to_owned();
    for n in 0..50_000 {
        csv.push_str(&format!("{n},g{},{}\n", n % 7, "x".repeat(200)));
    }
    let folder = MemoryFolder::new().with("t.csv", csv);
    let options = ProfileOptions { sample: 1_000, ..ProfileOptions::default() };
    let found = profile(&source("t.csv"), &folder, &Limits::default(), &options).unwrap();
    assert_eq!(found.rows, 50_000);
    let [n, group, note] = &found.columns[..] else { panic!() };
    assert_eq!((n.counted, n.distinct > 2_000), (false, true));
    assert_eq!((group.counted, group.distinct, group.frequent[0].1), (true, 7, 7_143));
    assert_eq!(note.frequent[0].0.to_string().chars().count(), 81);
    let kept = found.sample.row_count();
    assert!((500..=2_000).contains(&kept), "{kept}");
    let found = profile(&source("t.csv"), &folder, &Limits::default(), &options).unwrap();
    assert_eq!(found.sample.row_count(), kept);
    assert!(shown(&found.diagnostics).is_empty());
}

#[test]
fn the_kinds_of_files_have_one_profile() {
    for file in ["totals.parquet", "totals.arrow"] {
        let found =
            profile(&source(file), &folder(), &Limits::default(), &ProfileOptions::default());
        let found = found.unwrap();
        let loaded = load_from(&source(file), &folder(), &Limits::default()).dataset.unwrap();
        assert_eq!(found.rows, loaded.row_count() as u64);
        let names: Vec<&str> = found.columns.iter().map(|column| column.name.as_str()).collect();
        let fields: Vec<&str> = loaded.schema.fields().iter().map(|f| f.name().as_str()).collect();
        assert_eq!(names, fields);
    }
}

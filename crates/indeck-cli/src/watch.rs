//! `Watch`: waits until a file changes.
//!
//! It looks at the files a few times in a second instead of asking the operating system to tell it.
//! A report reads a few dozen files, so that looking costs next to nothing, and it is right where
//! notices are not: on network drives and in containers' mounts, which give none, and with editors
//! that put a new file in the place of the old one, after which a notice on the old one is silent.
//! It needs no further crate on any system.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use crate::stop::Stop;
use crate::wording::count;

/// The time between two looks.
const PAUSE: Duration = Duration::from_millis(150);
/// How long nothing may change before a change is taken as complete.
const QUIET: Duration = Duration::from_millis(80);
/// A look may take this part of the time, on slow drives too.
const SHARE: u32 = 20;

/// What shows that a file is another one or was written to.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Trace {
    length: u64,
    modified: Option<SystemTime>,
    /// The file's number and the time of the last change of any kind.
    #[cfg(unix)]
    identity: (u64, i64, i64),
}

/// Files and what they looked like; `None` is a file that is not there.
type Files = BTreeMap<PathBuf, Option<Trace>>;
/// Names in a folder that end like a file that is read: a pattern may take a new one.
type Names = BTreeMap<(PathBuf, OsString), BTreeSet<OsString>>;

/// The files that are watched.
#[derive(Debug)]
pub(crate) struct Watch {
    spec: PathBuf,
    files: Files,
    names: Names,
    since: SystemTime,
}

impl Watch {
    /// A watch that begins with one file.
    pub(crate) fn new(spec: PathBuf) -> Self {
        let files = BTreeMap::from([(spec.clone(), None)]);
        Self { spec, files, names: Names::new(), since: SystemTime::now() }
    }

    /// Remembers what the files look like now: the next change counts from here.
    pub(crate) fn look(&mut self) {
        self.since = SystemTime::now();
        self.files.iter_mut().for_each(|(path, trace)| *trace = look_at(path));
        self.names.iter_mut().for_each(|(place, names)| *names = names_in(place));
    }

    /// Watches the spec and these files from now on; none at all says nothing new. A file that was
    /// not watched before has changed if it was written to since the last look.
    pub(crate) fn follow(&mut self, inputs: Vec<PathBuf>) {
        if inputs.is_empty() {
            return;
        }
        let paths: BTreeSet<PathBuf> = inputs.into_iter().chain([self.spec.clone()]).collect();
        let places: BTreeSet<_> = paths.iter().filter_map(|path| place_of(path)).collect();
        let mut known = std::mem::take(&mut self.files);
        let trace = |path: PathBuf| {
            let seen = known.remove(&path).unwrap_or_else(|| self.at_last_look(&path));
            (path, seen)
        };
        self.files = paths.into_iter().map(trace).collect();
        let mut known = std::mem::take(&mut self.names);
        self.names = places
            .into_iter()
            .map(|place| {
                let names = known.remove(&place).unwrap_or_else(|| names_in(&place));
                (place, names)
            })
            .collect();
    }

    /// The trace of a file as it must have been at the last look, as far as anybody can tell.
    fn at_last_look(&self, path: &Path) -> Option<Trace> {
        look_at(path).filter(|trace| trace.modified.is_none_or(|time| time < self.since))
    }

    /// What is watched, in words.
    pub(crate) fn told(&self) -> String {
        // Patterns and what is missing are watched too.
        let there = self.files.values().flatten().count();
        format!("watching {}; Ctrl-C ends it", count(there, "file"))
    }

    /// Returns when something has changed since the last look and nothing changes any more; false
    /// if it is told to stop before.
    pub(crate) fn wait(&self, stop: &Stop) -> bool {
        let mut pause = PAUSE;
        while !stop.is_asked() {
            let start = Instant::now();
            if self.now() != (self.files.clone(), self.names.clone()) {
                self.settle();
                return true;
            }
            pause = pause.max(start.elapsed() * SHARE);
            std::thread::sleep(pause);
        }
        false
    }

    /// Waits until two looks see the same: a program may still be writing.
    fn settle(&self) {
        let mut seen = self.now();
        loop {
            std::thread::sleep(QUIET);
            let now = self.now();
            if now == seen {
                return;
            }
            seen = now;
        }
    }

    fn now(&self) -> (Files, Names) {
        let files = self.files.keys().map(|path| (path.clone(), look_at(path)));
        let names = self.names.keys().map(|place| (place.clone(), names_in(place)));
        (files.collect(), names.collect())
    }
}

fn look_at(path: &Path) -> Option<Trace> {
    let there = fs::metadata(path).ok()?;
    Some(Trace {
        length: there.len(),
        modified: there.modified().ok(),
        #[cfg(unix)]
        identity: {
            use std::os::unix::fs::MetadataExt;
            (there.ino(), there.ctime(), there.ctime_nsec())
        },
    })
}

/// The folder of a file and how its name ends.
fn place_of(path: &Path) -> Option<(PathBuf, OsString)> {
    let extension = path.extension()?.to_owned();
    let folder = path.parent()?;
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    Some((folder.to_owned(), extension))
}

/// Names in a folder with that ending, without hidden ones.
fn names_in((folder, extension): &(PathBuf, OsString)) -> BTreeSet<OsString> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let is_meant = |name: &OsString| {
        Path::new(name).extension() == Some(extension) && !name.as_encoded_bytes().starts_with(b".")
    };
    entries.map(|entry| entry.file_name()).filter(is_meant).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the watch sees a change at once.
    fn sees(watch: &Watch) -> bool {
        watch.now() != (watch.files.clone(), watch.names.clone())
    }

    #[test]
    fn every_way_of_changing_a_file_is_seen_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let write = |name: &str, text: &str| fs::write(path(name), text).unwrap();
        write("a.yaml", "one");
        write("a.csv", "one");
        let mut watch = Watch::new(path("a.yaml"));
        watch.look();
        watch.follow(vec![path("a.csv"), path("missing.csv")]);
        watch.look();
        let changes: [(&str, &dyn Fn()); 7] = [
            ("written to", &|| write("a.csv", "two")),
            ("grown", &|| write("a.csv", "three")),
            ("replaced", &|| {
                write("new", "three");
                fs::rename(path("new"), path("a.csv")).unwrap();
            }),
            ("taken away", &|| fs::remove_file(path("a.csv")).unwrap()),
            ("put back", &|| write("a.csv", "three")),
            ("come", &|| write("missing.csv", "x")),
            ("another of a pattern", &|| write("b.csv", "x")),
        ];
        for (what, change) in changes {
            assert!(!sees(&watch), "before: {what}");
            change();
            assert!(sees(&watch), "{what}");
            watch.look();
        }
        ["a.pptx", ".a.csv.0.tmp", ".hidden.csv"].iter().for_each(|name| write(name, "x"));
        assert!(!sees(&watch));
    }

    #[test]
    fn a_file_that_was_written_to_while_it_was_read_has_changed() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.csv");
        fs::write(&file, "one").unwrap();
        std::thread::sleep(Duration::from_millis(20));
        let mut watch = Watch::new(folder.path().join("a.yaml"));
        watch.look();
        watch.follow(vec![file.clone()]);
        assert!(!sees(&watch));
        let mut watch = Watch::new(folder.path().join("a.yaml"));
        watch.look();
        std::thread::sleep(Duration::from_millis(20));
        fs::write(&file, "two").unwrap();
        watch.follow(vec![file]);
        assert!(sees(&watch));
    }

    #[test]
    fn a_wait_ends_when_it_is_told_to_stop() {
        let folder = tempfile::tempdir().unwrap();
        let mut watch = Watch::new(folder.path().join("a.yaml"));
        watch.look();
        let stop = Stop::default();
        let waiting = std::thread::spawn({
            let stop = stop.clone();
            move || watch.wait(&stop)
        });
        stop.stop();
        assert!(!waiting.join().unwrap());
    }

    #[test]
    fn a_build_that_failed_early_leaves_what_is_watched() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.csv");
        fs::write(&file, "one").unwrap();
        let mut watch = Watch::new(folder.path().join("a.yaml"));
        watch.follow(vec![file, folder.path().join("*.csv")]);
        watch.look();
        watch.follow(Vec::new());
        assert_eq!(watch.told(), "watching 1 file; Ctrl-C ends it");
    }
}

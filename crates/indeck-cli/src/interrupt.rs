//! Interruption: a build that is told to stop leaves no unfinished deck behind.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use crate::exit::Exit;

/// The unfinished files of one output: `.NAME.N.tmp` beside it.
#[derive(Debug)]
struct Unfinished {
    folder: PathBuf,
    name: OsString,
    /// Those that were there before, which belong to somebody else.
    before: BTreeSet<OsString>,
}

impl Unfinished {
    /// Looks which unfinished files are there already.
    fn of(output: &Path) -> Self {
        let folder = match output.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
            _ => PathBuf::from("."),
        };
        let name = output.file_name().unwrap_or_default().to_owned();
        let mut unfinished = Self { folder, name, before: BTreeSet::new() };
        unfinished.before = unfinished.now();
        unfinished
    }

    fn now(&self) -> BTreeSet<OsString> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        entries
            .map(|entry| entry.file_name())
            .filter(|file| is_unfinished(file, &self.name))
            .collect()
    }

    /// Removes those that came since.
    fn remove(&self) {
        for file in self.now().difference(&self.before) {
            // Where that is impossible, nobody is left to be told.
            let _ = fs::remove_file(self.folder.join(file));
        }
    }
}

fn is_unfinished(file: &OsStr, name: &OsStr) -> bool {
    let rest = file.as_encoded_bytes().strip_prefix(b".");
    let rest = rest.and_then(|rest| rest.strip_prefix(name.as_encoded_bytes()));
    let number = rest.and_then(|rest| rest.strip_prefix(b".")?.strip_suffix(b".tmp"));
    number.is_some_and(|number| !number.is_empty() && number.iter().all(u8::is_ascii_digit))
}

/// From now on Ctrl-C and a request to end remove the unfinished deck and end the process.
pub(crate) fn clean_up(output: &Path) {
    // Without the handler the build is as good; only its remains would stay after a signal.
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM]) else { return };
    let unfinished = Unfinished::of(output);
    std::thread::spawn(move || {
        if signals.forever().next().is_some() {
            unfinished.remove();
            std::process::exit(Exit::Interrupted as i32);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_new_unfinished_files_of_the_output_are_removed() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str| fs::write(folder.path().join(name), "x").unwrap();
        let others = [".out.pptx.0.tmp", "out.pptx"];
        others.iter().for_each(|name| write(name));
        let unfinished = Unfinished::of(&folder.path().join("out.pptx"));
        let kept = [".out.pptx..tmp", ".out.pptx.x.tmp", ".my.out.pptx.1.tmp", "out.pptx.1.tmp"];
        kept.iter().for_each(|name| write(name));
        [".out.pptx.1.tmp", ".out.pptx.12.tmp"].iter().for_each(|name| write(name));
        unfinished.remove();
        let left: BTreeSet<String> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        assert_eq!(left, others.iter().chain(&kept).map(|name| (*name).to_owned()).collect());
    }

    #[test]
    fn an_output_without_a_folder_lies_in_the_current_one() {
        assert_eq!(Unfinished::of(Path::new("out.pptx")).folder, Path::new("."));
    }
}

//! `Unfinished`: a build that is told to stop leaves no unfinished deck behind.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::PathBuf;

use crate::command::{EXTENSIONS, Target};

/// The unfinished files of an output: `.NAME.N.tmp` beside it.
#[derive(Clone, Debug)]
pub(crate) struct Unfinished {
    folder: PathBuf,
    /// The output's name, if it is known: a spec may tell it, and a name for each value.
    name: Option<OsString>,
    /// Those that were there before, which belong to somebody else.
    before: BTreeSet<OsString>,
}

impl Unfinished {
    /// Looks which unfinished files are there already.
    pub(crate) fn of(target: &Target) -> Self {
        let (folder, name) = match target {
            Target::Folder(folder) => (Some(folder.as_path()), None),
            Target::File(file) => (file.parent(), file.file_name().map(OsStr::to_owned)),
        };
        let folder = match folder {
            Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
            _ => PathBuf::from("."),
        };
        let mut unfinished = Self { folder, name, before: BTreeSet::new() };
        unfinished.before = unfinished.now();
        unfinished
    }

    fn now(&self) -> BTreeSet<OsString> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        entries
            .map(|entry| entry.file_name())
            .filter(|file| is_unfinished(file, self.name.as_deref()))
            .collect()
    }

    /// Removes those that came since.
    pub(crate) fn remove(&self) {
        for file in self.now().difference(&self.before) {
            // Where that is impossible, nobody is left to be told.
            let _ = fs::remove_file(self.folder.join(file));
        }
    }
}

/// Whether a file is the unfinished one of that name, or of any deck.
fn is_unfinished(file: &OsStr, name: Option<&OsStr>) -> bool {
    let parts = || {
        let rest = file.as_encoded_bytes().strip_prefix(b".")?.strip_suffix(b".tmp")?;
        let dot = rest.iter().rposition(|byte| *byte == b'.')?;
        Some((rest.get(..dot)?, rest.get(dot + 1..)?))
    };
    let Some((of, number)) = parts() else { return false };
    let is_meant = match name {
        Some(name) => of == name.as_encoded_bytes(),
        None => EXTENSIONS.iter().any(|e| of.ends_with(format!(".{e}").as_bytes())),
    };
    is_meant && !number.is_empty() && number.iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left in a folder with these files after those that came since are removed.
    fn left(target: impl Fn(PathBuf) -> Target, before: &[&str], since: &[&str]) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &&str| fs::write(folder.path().join(name), "x").unwrap();
        before.iter().for_each(write);
        let unfinished = Unfinished::of(&target(folder.path().to_owned()));
        since.iter().for_each(write);
        unfinished.remove();
        let entries = fs::read_dir(folder.path()).unwrap();
        let name = |e: std::io::Result<fs::DirEntry>| e.unwrap().file_name().into_string().unwrap();
        let mut names: Vec<String> = entries.map(name).collect();
        names.sort();
        names
    }

    #[test]
    fn only_new_unfinished_files_of_the_output_are_removed() {
        let before = [".out.pptx.0.tmp", "out.pptx"];
        let kept = [".a.csv.1.tmp", ".out.pptx..tmp", ".out.pptx.x.tmp", "out.pptx.1.tmp", ".tmp"];
        let others = [".my.out.pptx.1.tmp"];
        let removed = [".out.pptx.1.tmp", ".out.pptx.12.tmp"];
        let since = [&kept[..], &others, &removed].concat();
        let sorted = |parts: &[&[&str]]| {
            let mut names: Vec<String> = parts.concat().iter().map(ToString::to_string).collect();
            names.sort();
            names
        };
        let file = left(|folder| Target::File(folder.join("out.pptx")), &before, &since);
        assert_eq!(file, sorted(&[&before, &kept, &others]));
        let any = left(Target::Folder, &before, &since);
        assert_eq!(any, sorted(&[&before, &kept]));
    }

    #[test]
    fn an_output_without_a_folder_lies_in_the_current_one() {
        let unfinished = Unfinished::of(&Target::File(PathBuf::from("out.pptx")));
        assert_eq!(unfinished.folder, PathBuf::from("."));
    }
}

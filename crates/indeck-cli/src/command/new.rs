//! `indeck new`: a report to start from.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::args::{Flavour, NewArgs};
use crate::console::Console;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::starter::{self, File};

pub(crate) fn run(args: &NewArgs, console: &Console) -> Result<Exit, Failure> {
    keep_others(&args.dir)?;
    let files = starter::files(args.flavour);
    let mut written = Written::default();
    if let Err((path, source)) = written.all(&args.dir, &files) {
        written.take_back();
        return Err(Failure::File { path, source });
    }
    if !console.is_quiet() {
        console.note(&told(args));
    }
    Ok(Exit::Ok)
}

/// Refuses a folder with something in it: what is there is somebody's work.
fn keep_others(folder: &Path) -> Result<(), Failure> {
    let failed = |source| Failure::File { path: folder.to_owned(), source };
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        other => other.map_err(failed)?,
    };
    let mut names = Vec::new();
    for entry in entries {
        names.push(entry.map_err(failed)?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    if names.is_empty() {
        return Ok(());
    }
    Err(Failure::NotEmpty { folder: folder.to_owned(), names })
}

/// What was made so far, in order.
#[derive(Default)]
struct Written {
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

impl Written {
    fn all(&mut self, folder: &Path, files: &[File]) -> Result<(), (PathBuf, io::Error)> {
        self.folder(folder)?;
        for (name, content) in files {
            let path = name.split('/').fold(folder.to_owned(), |path, part| path.join(part));
            self.folder(path.parent().unwrap_or(folder))?;
            let failed = |error| (path.clone(), error);
            let file = fs::OpenOptions::new().write(true).create_new(true).open(&path);
            let mut file = file.map_err(failed)?;
            self.files.push(path.clone());
            io::Write::write_all(&mut file, content).map_err(failed)?;
        }
        Ok(())
    }

    /// Makes a folder and those that it lies in.
    fn folder(&mut self, folder: &Path) -> Result<(), (PathBuf, io::Error)> {
        let missing = folder.ancestors().take_while(|f| !f.as_os_str().is_empty() && !f.exists());
        for folder in missing.collect::<Vec<_>>().into_iter().rev() {
            fs::create_dir(folder).map_err(|error| (folder.to_owned(), error))?;
            self.folders.push(folder.to_owned());
        }
        Ok(())
    }

    /// Leaves nothing half done. The failure that matters is the one at hand.
    fn take_back(&self) {
        self.files.iter().for_each(|file| drop(fs::remove_file(file)));
        self.folders.iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
    }
}

/// What there is now, and what to do with it.
fn told(args: &NewArgs) -> String {
    let spec = typed(&args.dir.join("report.yaml"));
    let folder = args.dir.display();
    let each = if args.flavour == Flavour::Tracker { " --each" } else { "" };
    format!(
        "made {folder}\n\n  indeck check {spec}\n  indeck build {spec}{each}\n  \
         indeck build {spec}{each} --watch\n\n{folder}/README.md tells more\n"
    )
}

/// A path as an argument: in quotes where it has spaces, which all shells take.
fn typed(path: &Path) -> String {
    let path = path.display().to_string();
    if path.contains(char::is_whitespace) { format!("\"{path}\"") } else { path }
}

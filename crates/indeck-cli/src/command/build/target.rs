//! Where a deck goes.

use std::path::{Path, PathBuf};

use crate::args::BuildArgs;
use crate::failure::Failure;

/// The extensions of decks that can be written.
pub(crate) const EXTENSIONS: [&str; 4] = ["pptx", "potx", "ppsx", "pptm"];

/// Where a deck goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// That file.
    File(PathBuf),
    /// A folder, the current one if it has no name; the spec tells the deck's name.
    Folder(PathBuf),
}

impl Target {
    /// Where the arguments say; told before minutes of queries, not after.
    pub(crate) fn of(args: &BuildArgs) -> Result<Self, Failure> {
        let beside = || args.spec.parent().map(Path::to_owned).unwrap_or_default();
        let Some(output) = &args.output else { return Ok(Self::Folder(beside())) };
        let names_folder = output.to_string_lossy().ends_with(std::path::is_separator);
        if args.each || names_folder || output.is_dir() {
            return folder(output);
        }
        if !has_format(output) {
            return Err(no_deck(output, &args.spec));
        }
        match output.parent() {
            Some(folder) if !folder.as_os_str().is_empty() && !folder.is_dir() => {
                Err(Failure::NoFolder { folder: folder.to_owned() })
            }
            _ => Ok(Self::File(output.clone())),
        }
    }

    /// The file, or the folder with a separator at its end.
    pub(crate) fn path(&self) -> PathBuf {
        match self {
            Self::File(path) => path.clone(),
            Self::Folder(path) if path.as_os_str().is_empty() => path.clone(),
            Self::Folder(path) => path.join(""),
        }
    }
}

/// A folder that is there.
fn folder(output: &Path) -> Result<Target, Failure> {
    if output.is_dir() {
        return Ok(Target::Folder(output.to_owned()));
    }
    if output.exists() {
        return Err(Failure::Usage {
            message: format!("the output `{}` is no folder", output.display()),
            hint: "give a folder for the decks".to_owned(),
        });
    }
    Err(Failure::NoFolder { folder: output.to_owned() })
}

fn no_deck(output: &Path, spec: &Path) -> Failure {
    let shown = output.display();
    Failure::Usage {
        message: format!("the output `{shown}` must be a file named {}", extensions()),
        hint: format!("write `-o {}`", meant(output, spec).display()),
    }
}

/// Whether the name says which kind of deck is meant.
fn has_format(output: &Path) -> bool {
    let extension = output.extension().map(|e| e.to_string_lossy().to_lowercase());
    extension.is_some_and(|e| EXTENSIONS.contains(&e.as_str()))
}

/// `*.pptx`, `*.potx`, … or `*.pptm`
fn extensions() -> String {
    let names = EXTENSIONS.map(|extension| format!("`*.{extension}`")).join(", ");
    names.rsplit_once(", ").map(|(first, last)| format!("{first} or {last}")).unwrap_or(names)
}

/// The file that may be meant: of that name, or of the spec's name where that is no file's name but
/// standard output or a device.
fn meant(output: &Path, spec: &Path) -> PathBuf {
    let is_special = output == Path::new("-")
        || output.file_name().is_none()
        || output.metadata().is_ok_and(|there| !there.is_file() && !there.is_dir());
    let name = if is_special { Path::new(spec.file_name().unwrap_or_default()) } else { output };
    name.with_extension("pptx")
}

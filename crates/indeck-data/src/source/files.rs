//! The files of a source: a path or a glob below the spec's folder.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use glob::Pattern;
use indeck_model::Diagnostic;
use indeck_model::spec::{SourceFormat, SourceSpec};

use crate::limits::Limits;
use crate::source::folder::{Folder, ReadSeek, literal_separators, name_inside};
use crate::suggest;

/// One file of a source.
pub(crate) struct DataFile<'a> {
    /// Its path as the spec would name it.
    pub(crate) name: String,
    /// Where it lies.
    pub(crate) place: Place<'a>,
}

/// Where a file lies.
pub(crate) enum Place<'a> {
    /// At a path on this machine.
    Disk(PathBuf),
    /// In a folder that is none of the file system.
    Folder(&'a dyn Folder),
}

impl DataFile<'_> {
    fn at(name: String, path: PathBuf) -> Self {
        Self { name, place: Place::Disk(path) }
    }

    /// Opens the file.
    pub(crate) fn open(&self) -> io::Result<Box<dyn ReadSeek>> {
        match &self.place {
            Place::Disk(path) => Ok(Box::new(File::open(path)?)),
            Place::Folder(folder) => folder.open(&self.name),
        }
    }

    /// The extension in lower case; empty without one.
    pub(crate) fn extension(&self) -> String {
        match &self.place {
            Place::Disk(path) => extension(path),
            Place::Folder(_) => extension(Path::new(&self.name)),
        }
    }

    /// The format that the extension stands for.
    ///
    /// # Errors
    /// `unknown-format` if it stands for none.
    pub(crate) fn format(&self, source: &SourceSpec) -> Result<SourceFormat, Diagnostic> {
        format_of(&self.extension()).ok_or_else(|| {
            let message = format!("the format of `{}` is not known by its extension", self.name);
            let unknown = Diagnostic::error("unknown-format", message);
            unknown
                .at(source.file.at.clone())
                .hint("extensions: .csv .tsv .tab .txt .parquet .pq .arrow .feather .ipc")
                .hint("or say it: `{ file: …, type: csv }`")
        })
    }
}

fn extension(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().to_lowercase()
}

/// The extensions of the files that are read, in lower case, without the full stop.
///
/// ```
/// assert!(indeck_data::EXTENSIONS.contains(&"csv"));
/// ```
pub const EXTENSIONS: [&str; 10] =
    ["csv", "tsv", "tab", "txt", "parquet", "pq", "arrow", "arrows", "feather", "ipc"];

fn format_of(extension: &str) -> Option<SourceFormat> {
    match extension {
        "csv" | "tsv" | "tab" | "txt" => Some(SourceFormat::Csv),
        "parquet" | "pq" => Some(SourceFormat::Parquet),
        "arrow" | "arrows" | "feather" | "ipc" => Some(SourceFormat::Arrow),
        _ => None,
    }
}

/// The files of a source, sorted by name.
///
/// # Errors
/// A diagnostic at the spec's `file`: `source-not-found`, `source-unreadable` or `limit-exceeded`.
pub(crate) fn find(
    source: &SourceSpec,
    root: &Path,
    limits: &Limits,
) -> Result<Vec<DataFile<'static>>, Diagnostic> {
    let wanted = source.file.value.as_str();
    let exact = root.join(wanted);
    let files = if exact.exists() {
        vec![DataFile::at(wanted.to_owned(), exact)]
    } else if wanted.contains(['*', '?', '[']) {
        glob_files(source, root)?
    } else {
        Vec::new()
    };
    if files.is_empty() {
        return Err(not_found(source, root));
    }
    within(&files, source, limits)?;
    files.iter().try_for_each(|file| check_file(file, source, limits))?;
    Ok(files)
}

/// The files of a source in a folder, sorted by name.
///
/// # Errors
/// As [`find`].
pub(crate) fn find_in<'a>(
    source: &SourceSpec,
    folder: &'a dyn Folder,
    limits: &Limits,
) -> Result<Vec<DataFile<'a>>, Diagnostic> {
    let wanted = source.file.value.as_str();
    let failed =
        |error: io::Error| unreadable(source, &format!("`{wanted}` cannot be read: {error}"));
    let exact = name_inside(wanted);
    let is_there = exact.as_deref().map(|name| folder.size(name));
    let names = match (exact, is_there) {
        (Some(name), Some(Ok(_))) => vec![name],
        (_, Some(Err(error))) if error.kind() != io::ErrorKind::NotFound => {
            return Err(failed(error));
        }
        (Some(name), _) if name.contains(['*', '?', '[']) => {
            Pattern::new(&name).map_err(|error| bad_pattern(source, error.msg))?;
            let mut names = folder.find(&name).map_err(failed)?;
            names.sort();
            names
        }
        _ => Vec::new(),
    };
    if names.is_empty() {
        return Err(not_in(source, folder));
    }
    let file = |name| DataFile { name, place: Place::Folder(folder) };
    let files: Vec<DataFile<'_>> = names.into_iter().map(file).collect();
    within(&files, source, limits)?;
    for file in &files {
        let name = &file.name;
        let size = folder
            .size(name)
            .map_err(|error| unreadable(source, &format!("`{name}` cannot be read: {error}")))?;
        check_size(name, size, source, limits)?;
    }
    Ok(files)
}

fn within(files: &[DataFile<'_>], source: &SourceSpec, limits: &Limits) -> Result<(), Diagnostic> {
    if files.len() <= limits.max_files {
        return Ok(());
    }
    let message = format!("`{}` matches more than {} files", source.file.value, limits.max_files);
    Err(Diagnostic::error("limit-exceeded", message).at(source.file.at.clone()))
}

fn bad_pattern(source: &SourceSpec, reason: &str) -> Diagnostic {
    let message = format!("`{}` is not a pattern for files: {reason}", source.file.value);
    Diagnostic::error("source-not-found", message).at(source.file.at.clone())
}

/// The paths that [`crate::load`] would read, for a caller who decides which of them may be read.
/// A link leads where it leads: the paths are as the pattern finds them.
///
/// # Errors
/// A diagnostic at the spec's `file`: `source-not-found`, `source-unreadable` or `limit-exceeded`.
pub fn matches(
    source: &SourceSpec,
    root: &Path,
    limits: &Limits,
) -> Result<Vec<PathBuf>, Diagnostic> {
    let path = |file: DataFile<'_>| match file.place {
        Place::Disk(path) => Some(path),
        Place::Folder(_) => None,
    };
    Ok(find(source, root, limits)?.into_iter().filter_map(path).collect())
}

fn glob_files(source: &SourceSpec, root: &Path) -> Result<Vec<DataFile<'static>>, Diagnostic> {
    let wanted = source.file.value.as_str();
    let prefix = if Path::new(wanted).is_absolute() {
        String::new()
    } else {
        format!("{}/", Pattern::escape(&root.to_string_lossy()))
    };
    let paths = glob::glob_with(&format!("{prefix}{wanted}"), literal_separators())
        .map_err(|error| bad_pattern(source, error.msg))?;
    let mut files = Vec::new();
    for path in paths {
        let path = path.map_err(|error| unreadable(source, &error.to_string()))?;
        if path.is_file() {
            let name = path.strip_prefix(root).unwrap_or(&path);
            let name = name.to_string_lossy().replace('\\', "/");
            files.push(DataFile::at(name, path));
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

fn check_file(file: &DataFile<'_>, source: &SourceSpec, limits: &Limits) -> Result<(), Diagnostic> {
    let name = &file.name;
    let Place::Disk(path) = &file.place else { return Ok(()) };
    let metadata = fs::metadata(path)
        .map_err(|error| unreadable(source, &format!("`{name}` cannot be read: {error}")))?;
    if metadata.is_dir() {
        let folder = unreadable(source, &format!("`{name}` is a folder"));
        return Err(folder.hint(format!("name its files: `{}/*.csv`", name.trim_end_matches('/'))));
    }
    if !metadata.is_file() {
        // A pipe or a device could be read for ever.
        return Err(unreadable(source, &format!("`{name}` is no regular file")));
    }
    check_size(name, metadata.len(), source, limits)
}

fn check_size(
    name: &str,
    size: u64,
    source: &SourceSpec,
    limits: &Limits,
) -> Result<(), Diagnostic> {
    if size <= limits.max_file_bytes {
        return Ok(());
    }
    let message = format!("`{name}` is larger than {} bytes", limits.max_file_bytes);
    Err(Diagnostic::error("limit-exceeded", message).at(source.file.at.clone()))
}

fn unreadable(source: &SourceSpec, message: &str) -> Diagnostic {
    Diagnostic::error("source-unreadable", message).at(source.file.at.clone())
}

fn not_found(source: &SourceSpec, root: &Path) -> Diagnostic {
    let wanted = source.file.value.as_str();
    let message = format!("no file matches `{wanted}`");
    let mut missing = Diagnostic::error("source-not-found", message).at(source.file.at.clone());
    let (folder, file) = wanted.rsplit_once('/').unwrap_or(("", wanted));
    let place = root.join(folder);
    if !place.is_dir() {
        return missing.hint(format!("there is no folder `{folder}` beside the spec"));
    }
    let names = file_names(&place);
    let kind = if folder.is_empty() {
        "data files beside the spec".to_owned()
    } else {
        format!("data files in `{folder}`")
    };
    missing.hints = suggest::hints(file, names.iter().map(String::as_str), &kind);
    missing
}

/// Says that a folder has no such file.
fn not_in(source: &SourceSpec, folder: &dyn Folder) -> Diagnostic {
    let wanted = source.file.value.as_str();
    let message = format!("no file matches `{wanted}`");
    let mut missing = Diagnostic::error("source-not-found", message).at(source.file.at.clone());
    let mut names = folder.names().unwrap_or_default();
    names.retain(|name| format_of(&extension(Path::new(name))).is_some());
    names.sort();
    missing.hints = suggest::hints(wanted, names.iter().map(String::as_str), "data files");
    missing
}

/// Names of the files of a folder that can be data by their extension, sorted.
fn file_names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.filter(|entry| {
        let path = entry.path();
        format_of(&extension(&path)).is_some() && path.is_file()
    });
    let mut names: Vec<_> =
        files.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

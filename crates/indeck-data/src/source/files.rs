//! The files of a source: a path or a glob below the spec's folder.

use std::fs;
use std::path::{Path, PathBuf};

use glob::{MatchOptions, Pattern};
use indeck_model::Diagnostic;
use indeck_model::spec::{SourceFormat, SourceSpec};

use crate::limits::Limits;
use crate::suggest;

/// One file of a source.
pub(crate) struct DataFile {
    /// Its path as the spec would name it.
    pub(crate) name: String,
    /// Its path on this machine.
    pub(crate) path: PathBuf,
}

impl DataFile {
    /// The extension in lower case; empty without one.
    pub(crate) fn extension(&self) -> String {
        extension(&self.path)
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
) -> Result<Vec<DataFile>, Diagnostic> {
    let wanted = source.file.value.as_str();
    let exact = root.join(wanted);
    let files = if exact.exists() {
        vec![DataFile { name: wanted.to_owned(), path: exact }]
    } else if wanted.contains(['*', '?', '[']) {
        glob_files(source, root)?
    } else {
        Vec::new()
    };
    if files.is_empty() {
        return Err(not_found(source, root));
    }
    if files.len() > limits.max_files {
        let message = format!("`{wanted}` matches more than {} files", limits.max_files);
        return Err(Diagnostic::error("limit-exceeded", message).at(source.file.at.clone()));
    }
    files.iter().try_for_each(|file| check_file(file, source, limits))?;
    Ok(files)
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
    Ok(find(source, root, limits)?.into_iter().map(|file| file.path).collect())
}

fn glob_files(source: &SourceSpec, root: &Path) -> Result<Vec<DataFile>, Diagnostic> {
    let wanted = source.file.value.as_str();
    let at = source.file.at.clone();
    let bad_pattern = |reason: &str| {
        let message = format!("`{wanted}` is not a pattern for files: {reason}");
        Diagnostic::error("source-not-found", message).at(at.clone())
    };
    let prefix = if Path::new(wanted).is_absolute() {
        String::new()
    } else {
        format!("{}/", Pattern::escape(&root.to_string_lossy()))
    };
    let options = MatchOptions { require_literal_separator: true, ..MatchOptions::new() };
    let paths = glob::glob_with(&format!("{prefix}{wanted}"), options)
        .map_err(|error| bad_pattern(error.msg))?;
    let mut files = Vec::new();
    for path in paths {
        let path = path.map_err(|error| unreadable(source, &error.to_string()))?;
        if path.is_file() {
            let name = path.strip_prefix(root).unwrap_or(&path);
            files.push(DataFile { name: name.to_string_lossy().replace('\\', "/"), path });
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

fn check_file(file: &DataFile, source: &SourceSpec, limits: &Limits) -> Result<(), Diagnostic> {
    let name = &file.name;
    let metadata = fs::metadata(&file.path)
        .map_err(|error| unreadable(source, &format!("`{name}` cannot be read: {error}")))?;
    if metadata.is_dir() {
        let folder = unreadable(source, &format!("`{name}` is a folder"));
        return Err(folder.hint(format!("name its files: `{}/*.csv`", name.trim_end_matches('/'))));
    }
    if !metadata.is_file() {
        // A pipe or a device could be read for ever.
        return Err(unreadable(source, &format!("`{name}` is no regular file")));
    }
    if metadata.len() > limits.max_file_bytes {
        let message = format!("`{name}` is larger than {} bytes", limits.max_file_bytes);
        return Err(Diagnostic::error("limit-exceeded", message).at(source.file.at.clone()));
    }
    Ok(())
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

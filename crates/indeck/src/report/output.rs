//! Names of decks: as the caller says, or by `report.output`.

use std::path::{Path, PathBuf};

use indeck_model::Diagnostic;
use indeck_ooxml::DeckFormat;

use crate::Error;
use crate::report::edition::Edition;

/// The path of a deck. A folder (one that is there and is not named as a deck, or a path that ends
/// with `/`) gets a file with the name that the spec gives it.
pub(crate) fn path(wanted: &Path, name: &str) -> PathBuf {
    let text = wanted.to_string_lossy();
    let named = is_deck(wanted);
    let ends = text.is_empty() || text.ends_with(['/', std::path::MAIN_SEPARATOR]);
    let folder = ends || (wanted.is_dir() && !named);
    if folder { wanted.join(name) } else { wanted.to_owned() }
}

/// The name that the spec gives a deck's file.
pub(crate) fn name(edition: &Edition<'_>, found: &mut Vec<Diagnostic>) -> String {
    let Some(written) = &edition.prepared.spec.report.output else { return usual(edition) };
    let text = edition.text(written, found);
    let name = text.trim();
    let bad = name.is_empty()
        || name.starts_with('.')
        || name.len() > 200
        || is_device(name)
        || name.chars().any(|c| c.is_control() || "/\\:*?\"<>|".contains(c));
    if bad {
        let message = match name {
            "" => "the name of the deck's file is empty".to_owned(),
            name => format!("`{name}` cannot be the name of a file"),
        };
        let rule = "a name does not begin with `.` and has none of `/`, `\\`, `:`, `*`, `?`, `\"`, `<`, `>`, `|`";
        let diagnostic = Diagnostic::error("bad-output-name", message).at(written.at.clone());
        found.push(diagnostic.hint("make values fit for names with `| slug`").hint(rule));
    }
    if is_deck(Path::new(name)) { name.to_owned() } else { format!("{name}.pptx") }
}

/// Whether Windows takes the name for a device.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let numbered = |kind: &str| {
        stem.strip_prefix(kind)
            .is_some_and(|n| n.len() == 1 && n.bytes().all(|b| b.is_ascii_digit()))
    };
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
}

/// Whether a path is named as a deck.
fn is_deck(path: &Path) -> bool {
    DeckFormat::named(path).is_some()
}

/// The spec's own name, with the burst's value.
fn usual(edition: &Edition<'_>) -> String {
    let stem = edition.prepared.file.file_stem();
    let stem = stem.map_or_else(|| "report".to_owned(), |s| s.to_string_lossy().into_owned());
    match edition.label() {
        Some(value) => format!("{stem}-{}.pptx", fit(&value)),
        None => format!("{stem}.pptx"),
    }
}

/// A value as a part of a file's name.
fn fit(value: &str) -> String {
    let fits = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    let name: String = value.chars().map(|c| if fits(c) { c } else { '-' }).collect();
    // A file's name has an end in every system; equal ones are told of.
    let name: String = name.trim_matches(['-', '.']).chars().take(60).collect();
    if name.is_empty() { "blank".to_owned() } else { name }
}

/// Says that a deck of that name beside the spec would replace what it is made from.
pub(crate) fn check_place(edition: &Edition<'_>, name: &str) -> Option<Diagnostic> {
    let prepared = edition.prepared;
    if !prepared.paths.are_on_disk() {
        return None;
    }
    let place = prepared.paths.root().join(name);
    keep_inputs(edition, &place).err()?;
    let message = format!("`{name}` is a file that the report is made from");
    let report = &prepared.spec.report;
    let written = report.output.as_ref().map(|output| &output.at);
    let at = written.or(report.template.as_ref().map(|template| &template.at));
    let diagnostic = Diagnostic::error("bad-output-name", message);
    let hint = "give the deck another name with `report.output`";
    Some(Diagnostic { at: at.cloned(), ..diagnostic.hint(hint) })
}

/// Refuses an output that the report is made from: it would be gone.
pub(crate) fn keep_inputs(edition: &Edition<'_>, output: &Path) -> Result<(), Error> {
    if !edition.prepared.paths.are_on_disk() {
        return Ok(());
    }
    let Ok(real) = output.canonicalize() else { return Ok(()) };
    let is_output = |path: &PathBuf| path.canonicalize().is_ok_and(|path| path == real);
    match edition.prepared.paths.asked().iter().any(is_output) {
        true => Err(Error::OutputIsInput { path: output.to_owned() }),
        false => Ok(()),
    }
}

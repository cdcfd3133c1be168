//! The delimiter and the header line of a text file.

use indeck_model::Diagnostic;

use crate::source::csv::record::Record;
use crate::source::faults::Faults;

const CANDIDATES: [u8; 4] = [b',', b';', b'\t', b'|'];

/// The delimiter that the header line has most often outside quotes; a comma if it has none.
pub(crate) fn delimiter(head: &[u8]) -> u8 {
    let mut counts = [0usize; CANDIDATES.len()];
    let mut quoted = false;
    for &byte in head.iter().skip_while(|b| b"\r\n".contains(b)) {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if quoted => {}
            _ => {
                for (count, candidate) in counts.iter_mut().zip(CANDIDATES) {
                    *count += usize::from(byte == candidate);
                }
            }
        }
    }
    // The first of equals wins, so the candidates stand in order of preference.
    let best = counts.iter().zip(CANDIDATES).rev().max_by_key(|(count, _)| **count);
    best.filter(|(count, _)| **count > 0).map_or(b',', |(_, candidate)| candidate)
}

/// The column names of a header line. Outer spaces go; a blank name becomes `column_3` with a
/// warning; a name that stands twice is an error.
pub(crate) fn column_names(header: &Record<'_>, faults: &mut Faults) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(header.len());
    for (index, field) in header.fields().enumerate() {
        let name = field.trim();
        if name.is_empty() {
            let given = format!("column_{}", index + 1);
            let message = format!("column {} has no name and is called `{given}`", index + 1);
            faults.push(header.line, Diagnostic::warning("blank-column-name", message));
            names.push(given);
        } else {
            names.push(name.to_owned());
        }
    }
    report_duplicates(&names, header.line, faults);
    names
}

fn report_duplicates(names: &[String], line: u64, faults: &mut Faults) {
    let mut seen = std::collections::BTreeMap::new();
    for (index, name) in names.iter().enumerate() {
        if let Some(first) = seen.get(name) {
            let message = format!("columns {first} and {} are both called `{name}`", index + 1);
            let duplicate = Diagnostic::error("duplicate-column", message);
            faults.push(line, duplicate.hint("rename one of them in the file's header line"));
        } else {
            seen.insert(name, index + 1);
        }
    }
}

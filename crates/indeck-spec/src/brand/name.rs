//! Names of roles and formats: short words that cannot be taken for anything else.

use indeck_model::spec::Located;
use indeck_model::{Diagnostic, Rgb, ThemeColor};

use crate::reader::Reader;
use crate::yaml::Entry;

/// Longest name.
const MAX_LENGTH: usize = 64;

/// Whether a text has the form of a name.
pub(super) fn is_name(text: &str) -> bool {
    text.len() <= MAX_LENGTH
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "_-".contains(c))
}

/// The key of an entry as the name of a role or format; says why it cannot be one.
pub(super) fn check(reader: &Reader, entry: &Entry, what: &str) -> Option<Located<String>> {
    let name = reader.key(entry);
    let hint = if ThemeColor::from_name(&name).is_some() {
        "it is a colour of the theme: choose another name, as in `primary`".to_owned()
    } else if Rgb::from_hex(&name).is_some() {
        "it reads like a colour: choose another name, as in `primary`".to_owned()
    } else if !is_name(&name) {
        let form = "use small letters, digits, `_` and `-`, and begin with a letter";
        suggested(&name).map_or_else(|| form.to_owned(), |better| format!("{form}: `{better}`"))
    } else {
        return Some(name);
    };
    let message = format!("`{}` cannot be the name of a {what}", name.value);
    reader.report(Diagnostic::error("bad-name", message).at(name.at).hint(hint));
    None
}

/// Whether a name is no number format itself; says so if it is one.
pub(super) fn is_no_format(reader: &Reader, name: &Located<String>) -> bool {
    if crate::format::check(name).is_err() {
        return true;
    }
    let message = format!("`{}` cannot be the name of a number format", name.value);
    let hint = "it is a number format itself: choose another name, as in `money`";
    reader.report(Diagnostic::error("bad-name", message).at(name.at.clone()).hint(hint));
    false
}

/// The name that was probably meant.
fn suggested(wrong: &str) -> Option<String> {
    let small = wrong.trim().to_lowercase();
    let name: String = small.chars().map(|c| if c.is_whitespace() { '_' } else { c }).collect();
    Some(name).filter(|name| is_name(name))
}

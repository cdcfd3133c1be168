//! Templates: indeck's own, and those of files, each read once while it is used again and again.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use indeck::{Limits, Template};

use crate::error::Outcome;
use crate::source::Source;

/// The template that `indeck new` puts into a project.
const OWN: &[u8] = include_bytes!("../../../../crates/indeck-cli/starters/brand.potx");

/// How many templates are kept for the next deck, and up to which size.
const KEPT: usize = 4;
const LARGEST_KEPT: usize = 16 << 20;

/// A template with the bytes that it was read from.
type Known = (Vec<u8>, Arc<Template>);

/// The template of a file, or indeck's own.
pub(crate) fn template(source: Option<Source>) -> Outcome<Arc<Template>> {
    match source {
        None => own(),
        Some(source) => read(source.bytes()?),
    }
}

fn own() -> Outcome<Arc<Template>> {
    static READ: OnceLock<Arc<Template>> = OnceLock::new();
    if let Some(template) = READ.get() {
        return Ok(Arc::clone(template));
    }
    let template = Arc::new(Template::from_bytes(OWN.to_vec(), &Limits::default())?);
    Ok(Arc::clone(READ.get_or_init(|| template)))
}

/// A template that was read already serves again: it never changes, and whoever makes many decks
/// makes them of one.
fn read(bytes: Vec<u8>) -> Outcome<Arc<Template>> {
    static READ: Mutex<Vec<Known>> = Mutex::new(Vec::new());
    let lock = || READ.lock().unwrap_or_else(PoisonError::into_inner);
    let is_it = |(known, _): &Known| *known == bytes;
    if let Some((_, template)) = lock().iter().find(|known| is_it(known)) {
        return Ok(Arc::clone(template));
    }
    let copy = (bytes.len() <= LARGEST_KEPT).then(|| bytes.clone());
    let template = Arc::new(Template::from_bytes(bytes, &Limits::default())?);
    if let Some(bytes) = copy {
        let mut known = lock();
        known.insert(0, (bytes, Arc::clone(&template)));
        known.truncate(KEPT);
    }
    Ok(template)
}

//! Templates: indeck's own, and those of files, each read once while it is used again and again.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use indeck::{Brand, Limits, Template};

use crate::error::Outcome;
use crate::source::Source;

/// The template that `indeck new` puts into a project.
const OWN: &[u8] = include_bytes!("../../../../crates/indeck-cli/starters/brand.potx");

/// How many templates are kept for the next deck, and up to which size.
const KEPT: usize = 4;
const LARGEST_KEPT: usize = 16 << 20;

/// A template, with its look as all decks made of it share it.
#[derive(Clone)]
pub(crate) struct Base {
    pub(crate) template: Arc<Template>,
    pub(crate) brand: Arc<Brand>,
}

/// A template with the bytes that it was read from.
type Known = (Vec<u8>, Base);

impl Base {
    fn of(bytes: Vec<u8>) -> Outcome<Self> {
        let template = Template::from_bytes(bytes, &Limits::default())?;
        let brand = Arc::new(template.brand().clone());
        Ok(Self { template: Arc::new(template), brand })
    }
}

/// The template of a file, or indeck's own.
pub(crate) fn template(source: Option<Source>) -> Outcome<Base> {
    match source {
        None => own(),
        Some(source) => read(source.bytes()?),
    }
}

fn own() -> Outcome<Base> {
    static READ: OnceLock<Base> = OnceLock::new();
    if let Some(template) = READ.get() {
        return Ok(template.clone());
    }
    let template = Base::of(OWN.to_vec())?;
    Ok(READ.get_or_init(|| template).clone())
}

/// A template that was read already serves again: it never changes, and whoever makes many decks
/// makes them of one.
fn read(bytes: Vec<u8>) -> Outcome<Base> {
    static READ: Mutex<Vec<Known>> = Mutex::new(Vec::new());
    let lock = || READ.lock().unwrap_or_else(PoisonError::into_inner);
    let is_it = |(known, _): &Known| *known == bytes;
    if let Some((_, template)) = lock().iter().find(|known| is_it(known)) {
        return Ok(template.clone());
    }
    let copy = (bytes.len() <= LARGEST_KEPT).then(|| bytes.clone());
    let template = Base::of(bytes)?;
    if let Some(bytes) = copy {
        let mut known = lock();
        known.insert(0, (bytes, template.clone()));
        known.truncate(KEPT);
    }
    Ok(template)
}

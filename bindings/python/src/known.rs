//! Options that were read before: who makes many charts mostly makes them alike, and options cost more
//! to read than a small chart to draw.

use std::sync::{Arc, Mutex, PoisonError};

use indeck::Findings;
use indeck::figure::{ChartOptions, TableOptions};

/// How many options are kept, and up to which length.
const KEPT: usize = 16;
const LONGEST_KEPT: usize = 4096;

/// Options by their text, the last used first.
type Known<T> = Mutex<Vec<Arc<T>>>;

/// Options of a chart; see [`ChartOptions::read`].
pub(crate) fn chart(text: &str) -> Result<Arc<ChartOptions<'static>>, Findings> {
    static READ: Known<ChartOptions<'static>> = Mutex::new(Vec::new());
    kept(&READ, text, ChartOptions::text, |text| ChartOptions::read(text, None))
}

/// Options of a table; see [`TableOptions::read`].
pub(crate) fn table(text: &str) -> Result<Arc<TableOptions<'static>>, Findings> {
    static READ: Known<TableOptions<'static>> = Mutex::new(Vec::new());
    kept(&READ, text, TableOptions::text, |text| TableOptions::read(text, None))
}

fn kept<T>(
    known: &Known<T>,
    text: &str,
    text_of: fn(&T) -> &str,
    read: fn(&str) -> Result<T, Findings>,
) -> Result<Arc<T>, Findings> {
    let lock = || known.lock().unwrap_or_else(PoisonError::into_inner);
    let take = |known: &mut Vec<Arc<T>>| {
        let at = known.iter().position(|options| text_of(options) == text)?;
        known.get_mut(..=at)?.rotate_right(1);
        known.first().cloned()
    };
    if let Some(options) = take(&mut lock()) {
        return Ok(options);
    }
    let options = Arc::new(read(text)?);
    if text.len() <= LONGEST_KEPT {
        let mut known = lock();
        known.insert(0, Arc::clone(&options));
        known.truncate(KEPT);
    }
    Ok(options)
}

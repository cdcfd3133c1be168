//! What does not fit into its frame: goes on upon further slides, becomes smaller, or is too long.
//!
//! Nothing is read or written here. Text is measured in fonts that ship, see `wrap`.

mod pages;
mod rows;
mod shrink;
mod table;
mod text;
mod wrap;

#[cfg(test)]
mod tests;

use indeck_model::Rect;
use indeck_model::brand::Placeholder;
use indeck_model::deck::Table;
use indeck_model::spec::Overflow;
use indeck_model::text::TextBody;

/// Most slides that one text or table goes on upon.
const MOST_PAGES: usize = 100;

/// A content as it fits.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Fitted<T> {
    /// On one slide, perhaps in smaller letters.
    Whole(T),
    /// On slides, one after the other; at least two.
    Pages(Vec<T>),
    /// Not at all, in that way.
    TooLong {
        /// Lines of the text, or rows of the table.
        needed: usize,
        /// How many of them the frame takes.
        available: usize,
    },
}

impl<T> Fitted<T> {
    /// The same, with another content.
    pub(crate) fn map<U>(self, change: impl Fn(T) -> U) -> Fitted<U> {
        match self {
            Self::Whole(content) => Fitted::Whole(change(content)),
            Self::Pages(contents) => Fitted::Pages(contents.into_iter().map(change).collect()),
            Self::TooLong { needed, available } => Fitted::TooLong { needed, available },
        }
    }
}

/// Fits a text into its placeholder. A placeholder without a frame takes every text.
pub(crate) fn text(body: TextBody, at: &Placeholder, overflow: Overflow) -> Fitted<TextBody> {
    if text::fits(&body, at) {
        return Fitted::Whole(body);
    }
    let fitted = match overflow {
        Overflow::Continue => text::split(&body, at, MOST_PAGES).map(pages),
        Overflow::Shrink => shrink::shrink(&body, at).map(Fitted::Whole),
        Overflow::Error => None,
    };
    fitted.unwrap_or_else(|| {
        let shown = if overflow == Overflow::Shrink { shrink::smallest(&body, at) } else { body };
        let (needed, available) = text::line_count(&shown, at);
        Fitted::TooLong { needed, available: available.min(needed.saturating_sub(1)) }
    })
}

/// A text that nothing is said of but that it shrinks, as PowerPoint shows it.
pub(crate) fn autofit(body: TextBody, at: &Placeholder) -> TextBody {
    shrink::as_small_as_needed(body, at)
}

/// Fits a table, whose texts are in the typeface `font`, into its frame. On further pages its
/// header row is repeated; a total row stands on the last one.
pub(crate) fn table(table: Table, frame: Rect, font: &str, overflow: Overflow) -> Fitted<Table> {
    if let Some(table) = table::whole(&table, frame, font, overflow) {
        return Fitted::Whole(table);
    }
    let split = match overflow {
        Overflow::Continue => table::split(&table, frame, font, MOST_PAGES),
        Overflow::Shrink | Overflow::Error => None,
    };
    split.map(pages).unwrap_or_else(|| {
        let needed = table.rows.len();
        let available = table::rows_shown(&table, frame, font, overflow);
        Fitted::TooLong { needed, available: available.min(needed.saturating_sub(1)) }
    })
}

/// How many rows of a table its frame takes, in letters as small as they may become.
pub(crate) fn rows_shown(table: &Table, frame: Rect, font: &str) -> usize {
    table::rows_shown(table, frame, font, Overflow::Error)
}

fn pages<T>(mut pages: Vec<T>) -> Fitted<T> {
    match pages.pop() {
        Some(only) if pages.is_empty() => Fitted::Whole(only),
        last => {
            pages.extend(last);
            Fitted::Pages(pages)
        }
    }
}

//! What does not fit on a slide: it goes on upon further ones, becomes smaller, or is a mistake.

use std::collections::BTreeMap;

use indeck_model::Diagnostic;
use indeck_model::brand::Placeholder;
use indeck_model::deck::Content;
use indeck_model::spec::{FillContent, FillSpec, Located, Overflow};

use crate::report::resolve::Placed;
use crate::report::resolve::fit::{self, Fitted};

/// A content with the alternative text that it gets where the spec gives none.
type Made = Option<(Content, Option<String>)>;

/// Contents of the entries that say what happens to what does not fit, for each slide.
pub(super) struct Pages<'a> {
    /// Typeface of the texts in tables.
    font: &'a str,
    made: BTreeMap<usize, Vec<Made>>,
}

/// Whether an entry says what happens to what does not fit.
pub(super) fn may_go_on(fill: &FillSpec) -> bool {
    overflow(fill).is_some()
}

fn overflow(fill: &FillSpec) -> Option<&Located<Overflow>> {
    match &fill.content {
        FillContent::Text(text) => text.overflow.as_ref(),
        FillContent::Table(table) => table.overflow.as_ref(),
        FillContent::Chart(_) | FillContent::Picture(_) => None,
    }
}

impl<'a> Pages<'a> {
    pub(super) fn new(font: &'a str) -> Self {
        Self { font, made: BTreeMap::new() }
    }

    fn fitted(&self, content: Content, at: &Placeholder, overflow: Overflow) -> Fitted<Content> {
        match (content, at.frame) {
            (Content::Text(body), _) => fit::text(body, at, overflow).map(Content::Text),
            (Content::Table(table), Some(frame)) => {
                fit::table(table, frame, self.font, overflow).map(Content::Table)
            }
            (content, _) => Fitted::Whole(content),
        }
    }

    /// Fits the content of an entry into its placeholder.
    pub(super) fn add(
        &mut self,
        at: usize,
        placed: &Placed<'_>,
        content: Made,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let pages = match (content, placed.placeholder, overflow(placed.fill)) {
            (Some((content, alt)), Some(placeholder), Some(overflow)) => {
                match self.fitted(content, placeholder, overflow.value) {
                    Fitted::Whole(content) => vec![Some((content, alt))],
                    Fitted::Pages(contents) => {
                        contents.into_iter().map(|c| Some((c, alt.clone()))).collect()
                    }
                    Fitted::TooLong { needed, available } => {
                        diagnostics.push(too_long(placed, overflow, needed, available));
                        vec![None]
                    }
                }
            }
            (content, ..) => vec![content],
        };
        self.made.insert(at, pages);
    }

    /// The number of slides.
    pub(super) fn count(&self) -> usize {
        self.made.values().map(Vec::len).max().unwrap_or(1).max(1)
    }

    /// The content of an entry on one of the slides; `None` if it is the same on all of them.
    pub(super) fn take(&mut self, at: usize, page: u32) -> Option<Made> {
        let pages = self.made.get_mut(&at)?;
        let index = usize::try_from(page).unwrap_or(usize::MAX).saturating_sub(1);
        Some(pages.get_mut(index).and_then(Option::take))
    }
}

fn too_long(
    placed: &Placed<'_>,
    overflow: &Located<Overflow>,
    needed: usize,
    available: usize,
) -> Diagnostic {
    let (code, what) = match placed.fill.content {
        FillContent::Table(_) => ("table-overflow", "rows"),
        _ => ("text-overflow", "lines"),
    };
    let message = match overflow.value {
        Overflow::Shrink => {
            format!("{needed} {what} do not fit even in small letters, which leave {available}")
        }
        _ => format!("{needed} {what} do not fit into their frame, which takes {available}"),
    };
    Diagnostic::error(code, message)
        .at(placed.fill.at.clone())
        .hint("say less, or let it go on with `overflow: continue`")
}

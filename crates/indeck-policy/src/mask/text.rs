//! Texts of which a part stays.

use unicode_segmentation::UnicodeSegmentation;

use super::method::Partial;

/// The text with some of its characters hidden.
pub(super) fn partial(text: &str, partial: Partial) -> String {
    let characters: Vec<&str> = text.graphemes(true).collect();
    let count = characters.len();
    let kept = partial.keep_first.saturating_add(partial.keep_last);
    let stays = |at: usize| {
        kept < count && (at < partial.keep_first || at >= count.saturating_sub(partial.keep_last))
    };
    let hidden = partial.character.to_string();
    let shown = characters.iter().enumerate().map(|(at, c)| if stays(at) { c } else { &*hidden });
    shown.collect()
}

/// The first characters of the text.
pub(super) fn truncate(text: &str, characters: usize) -> &str {
    let end = text.grapheme_indices(true).nth(characters).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default()
}

//! Text and bullets.

use indeck_model::Diagnostic;
use indeck_model::spec::{TextFill, TextItem, Written};
use indeck_model::text::{Paragraph, TextBody};

use indeck_spec::expr::Scope;
use indeck_spec::words as text;

/// The body of a text: a paragraph for each line of each item.
pub(crate) fn body(
    fill: &TextFill,
    scope: Scope<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> TextBody {
    let mut paragraphs = Vec::new();
    for TextItem { text, level } in &fill.items {
        for mut runs in text::lines(text, scope, diagnostics) {
            runs.iter_mut().for_each(|run| run.style.size = fill.size);
            let paragraph =
                Paragraph { runs, level: *level, align: fill.align, ..Paragraph::default() };
            paragraphs.push(paragraph);
        }
    }
    TextBody { paragraphs, autofit: fill.autofit.unwrap_or_default() }
}

/// The body of a plain text, such as notes.
pub(super) fn body_of(
    written: &Written,
    scope: Scope<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> TextBody {
    let items = vec![TextItem { text: written.clone(), level: 0 }];
    body(&TextFill { items, ..TextFill::default() }, scope, diagnostics)
}

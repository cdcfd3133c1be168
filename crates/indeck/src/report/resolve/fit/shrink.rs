//! Text in smaller letters, by the steps in which PowerPoint shrinks text into its shape.

use indeck_model::brand::{LevelMetrics, Placeholder, Spacing, TextMetrics};
use indeck_model::text::{Autofit, TextBody, TextScale};
use indeck_model::{Percent, Pt};

use crate::report::resolve::fit::text::fits;

/// The sizes of letters, and what is taken from the distance of lines, in per cent.
const STEPS: [(f32, f32); 12] = [
    (100.0, 10.0),
    (92.5, 0.0),
    (92.5, 10.0),
    (85.0, 20.0),
    (77.5, 20.0),
    (70.0, 20.0),
    (62.5, 20.0),
    (55.0, 20.0),
    (47.5, 20.0),
    (40.0, 20.0),
    (32.5, 20.0),
    (25.0, 20.0),
];
/// The smallest share that letters shrink to by themselves, in per cent.
const SMALLEST_SHARE: f32 = 60.0;
/// Letters do not become smaller than this, in points …
const SMALLEST_SIZE: f32 = 10.0;
/// … but for those that hardly were larger; in per cent.
const SLIGHT_SHARE: f32 = 90.0;

/// A text in letters that fit; `None` where they would become too small.
pub(super) fn shrink(body: &TextBody, placeholder: &Placeholder) -> Option<TextBody> {
    let unchanged = std::iter::once_with(|| body.clone());
    let smaller = readable(body, placeholder).map(|scale| shrunk(body, scale));
    unchanged.chain(smaller).find(|body| fits(body, placeholder))
}

/// A text in the smallest letters that can be read.
pub(super) fn smallest(body: &TextBody, placeholder: &Placeholder) -> TextBody {
    readable(body, placeholder).last().map_or_else(|| body.clone(), |scale| shrunk(body, scale))
}

/// A text as PowerPoint shows it where its shape has text shrink: in letters that fit, however small.
pub(super) fn as_small_as_needed(body: TextBody, placeholder: &Placeholder) -> TextBody {
    if body.autofit != Autofit::Shrink || fits(&body, placeholder) {
        return body;
    }
    let mut bodies = STEPS.iter().map(|step| shrunk(&body, scale(*step)));
    let last = bodies.next_back();
    bodies.find(|body| fits(body, placeholder)).or(last).unwrap_or(body)
}

/// What a text is measured by: its letters and lines as small as it is shown.
pub(super) fn shown(body: &TextBody, metrics: &TextMetrics) -> Option<(TextBody, TextMetrics)> {
    let Autofit::Shrunk(scale) = body.autofit else { return None };
    let share = scale.font.0 / 100.0;
    let (mut body, mut metrics) = (body.clone(), metrics.clone());
    for level in &mut metrics.levels {
        level.size.0 *= share;
        if let Spacing::Lines(Percent(lines)) = &mut level.line {
            *lines = (*lines - scale.lines.0).max(0.0);
        }
    }
    let runs = body.paragraphs.iter_mut().flat_map(|paragraph| &mut paragraph.runs);
    runs.filter_map(|run| run.style.size.as_mut()).for_each(|size| size.0 *= share);
    Some((body, metrics))
}

/// The steps in which all letters of a text can still be read.
fn readable(
    body: &TextBody,
    placeholder: &Placeholder,
) -> impl DoubleEndedIterator<Item = TextScale> {
    let usual = LevelMetrics::default().size;
    let mut smallest = f32::INFINITY;
    for paragraph in &body.paragraphs {
        let level = placeholder.text.levels.get(usize::from(paragraph.level.min(8)));
        let inherited = level.map_or(usual, |level| level.size);
        for run in paragraph.runs.iter().filter(|run| !run.text.is_empty()) {
            let Pt(size) = run.style.size.unwrap_or(inherited);
            smallest = smallest.min(size);
        }
    }
    let can_be_read = move |scale: &TextScale| {
        let Percent(share) = scale.font;
        let size = smallest * share / 100.0;
        share >= SMALLEST_SHARE && (size >= SMALLEST_SIZE || share >= SLIGHT_SHARE)
    };
    STEPS.iter().map(|step| scale(*step)).filter(can_be_read)
}

fn scale((font, lines): (f32, f32)) -> TextScale {
    TextScale { font: Percent(font), lines: Percent(lines) }
}

fn shrunk(body: &TextBody, scale: TextScale) -> TextBody {
    TextBody { autofit: Autofit::Shrunk(scale), ..body.clone() }
}

//! Which kind of deck a name stands for.

use std::path::Path;

use indeck::DeckFormat;

use crate::error::{Outcome, Problem};

/// Refuses a name that stands for another kind of file than the deck is: PowerPoint would not open
/// it. A name without an ending is anybody's.
pub(super) fn check(file: &Path, deck: &str) -> Outcome<()> {
    if file.extension().is_none() {
        return Ok(());
    }
    let is = DeckFormat::of_path(Path::new(deck));
    if DeckFormat::named(file) == Some(is) {
        return Ok(());
    }
    let (file, ending) = (file.display(), ending(is));
    let problem =
        Problem::value(format!("the deck is a `.{ending}`, which `{file}` is no name for"));
    Err(match DeckFormat::named(Path::new(&file.to_string())) {
        Some(other) => problem.hint(format!(
            "build it as one: `sets={{\"report.output\": \"deck.{}\"}}`, or `output` in the spec",
            self::ending(other)
        )),
        None => problem.hint(format!("name it `*.{ending}`")),
    })
}

fn ending(format: DeckFormat) -> &'static str {
    match format {
        DeckFormat::Presentation => "pptx",
        DeckFormat::Template => "potx",
        DeckFormat::Show => "ppsx",
        DeckFormat::MacroPresentation => "pptm",
    }
}

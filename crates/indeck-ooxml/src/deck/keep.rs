//! What of a template a deck takes over.

use crate::deck::options::WriteOptions;
use crate::deck::template::Template;
use crate::error::Error;
use crate::opc::{Relationship, reachable};

/// Relationships of the presentation that hold slides, or what is about its slides: their views,
/// comments and authors.
const ABOUT_SLIDES: [&str; 5] =
    ["slide", "viewProps", "commentAuthors", "authors", "slideUpdateInfo"];
/// Relationships of the package that are written anew (properties), show the template's own first
/// slide (thumbnail), or do not hold for a changed package (signatures).
const NOT_TAKEN: [&str; 4] = ["core-properties", "extended-properties", "thumbnail", "origin"];

/// Whether a relationship of the package or the presentation stays in a deck. `main` is the
/// presentation part.
pub(crate) fn is_kept(
    main: &str,
    source: &str,
    relationship: &Relationship,
    options: &WriteOptions,
) -> bool {
    let is_one_of = |kinds: &[&str]| kinds.iter().any(|kind| relationship.is(kind));
    if source.is_empty() {
        return !is_one_of(&NOT_TAKEN);
    }
    let left_out = source == main
        && ((options.drops_slides() && is_one_of(&ABOUT_SLIDES))
            || (!options.keeps_macros() && relationship.is("vbaProject")));
    !left_out
}

/// The parts that a deck takes over as they are, in the package's order.
pub(crate) fn kept_parts<'t>(
    template: &'t Template,
    options: &WriteOptions,
) -> Result<Vec<&'t str>, Error> {
    let main = template.presentation.part();
    reachable(&template.package, |source, relationship| {
        is_kept(main, source, relationship, options)
    })
}

//! Which face stands in for which family, and how much wider its letters are.

use crate::file::Shipped::{
    self, Caladea, Carlito, LiberationMono, LiberationSans, LiberationSerif,
};

/// What stands in for some families.
#[derive(Debug)]
pub(crate) struct Family {
    names: &'static [&'static str],
    pub(crate) shipped: Shipped,
    pub(crate) css: &'static str,
    /// Whether the widths are exactly the family's.
    pub(crate) exact: bool,
    /// The family's widths in terms of those that ship, plain and bold.
    pub(crate) stretch: [f64; 2],
    /// Ascent, descent and gap in em, where they are not those of what ships.
    pub(crate) lines: Option<[f64; 3]>,
}

/// A row: what ships, the family's names (the first goes into the CSS) and its measures.
macro_rules! row {
    (sans $($rest:tt)+) => { row!(@ LiberationSans, "Liberation Sans, Arial, sans-serif", $($rest)+) };
    (serif $($rest:tt)+) => { row!(@ LiberationSerif, "Liberation Serif, Times New Roman, serif", $($rest)+) };
    (mono $($rest:tt)+) => { row!(@ LiberationMono, "Liberation Mono, Courier New, monospace", $($rest)+) };
    (carlito $($rest:tt)+) => { row!(@ Carlito, "Carlito, Calibri, sans-serif", $($rest)+) };
    (@ $shipped:ident, $css:literal, $name:literal $(| $other:literal)*, $stretch:expr, $lines:expr) => {
        Family {
            names: &[$name $(, $other)*],
            shipped: $shipped,
            css: concat!($name, ", ", $css),
            exact: false,
            stretch: $stretch,
            lines: $lines,
        }
    };
}

/// A family of published widths and lines.
macro_rules! near {
    ($kind:ident $name:literal $(| $other:literal)*, $stretch:expr, $lines:expr) => {
        row!($kind $name $(| $other)*, $stretch, Some($lines))
    };
}

/// A family whose widths a clone has; its lines are taken to be those of what ships.
macro_rules! clone {
    ($kind:ident $name:literal $(| $other:literal)*, $stretch:expr) => {
        row!($kind $name $(| $other)*, $stretch, None)
    };
}

/// A family whose widths were told by PowerPoint.
macro_rules! sized {
    ($($row:tt)+) => {
        clone!($($row)+)
    };
}

/// A family as wide as what ships.
macro_rules! like {
    ($kind:ident $name:literal $(| $other:literal)*) => {
        row!($kind $name $(| $other)*, [1.0, 1.0], None)
    };
}

/// All families that are known; the first row stands in for the others too.
///
/// Where the factors and line measures come from, each rounded up to a hundredth:
/// - `exact`: made to have the very widths and lines of that family (verified for Calibri against
///   text boxes that PowerPoint sized);
/// - `near`: the average widths of letters (`xWidthAvg`, plain and bold) and the `hhea` measures
///   that `@capsizecss/metrics` 4.3.0 publishes, in terms of those that it has for Arimo, Tinos,
///   Cousine and Carlito, which have the widths of what ships;
/// - `clone`: the same family by URW (fonts-urw-base35 20200910), whose widths the PostScript and
///   Microsoft versions share; the width of an English paragraph in terms of what ships;
/// - `sized`: the widths of text boxes that PowerPoint sized after their text, in terms of what ships;
/// - `like`: nothing is published; taken to be as wide as a face that is rather too wide.
#[rustfmt::skip]
pub(crate) static FAMILIES: [Family; 50] = [
    exact(&["Arial", "Helvetica", "Liberation Sans", "Arimo", "ArialMT"], LiberationSans, "Liberation Sans, Arial, Helvetica, sans-serif"),
    exact(&["Calibri", "Carlito"], Carlito, "Carlito, Calibri, sans-serif"),
    exact(&["Cambria", "Caladea"], Caladea, "Caladea, Cambria, serif"),
    exact(&["Times New Roman", "Times", "Liberation Serif", "Tinos"], LiberationSerif, "Liberation Serif, Times New Roman, Times, serif"),
    exact(&["Courier New", "Courier", "Liberation Mono", "Cousine"], LiberationMono, "Liberation Mono, Courier New, monospace"),
    near!(sans "Segoe UI", [1.0, 0.99], [1.079, 0.251, 0.0]),
    near!(sans "Verdana", [1.15, 1.2], [1.005, 0.21, 0.0]),
    near!(sans "Tahoma", [1.01, 1.07], [1.0, 0.207, 0.0]),
    near!(sans "Trebuchet MS" | "Trebuchet", [1.03, 1.0], [0.939, 0.222, 0.0]),
    near!(sans "Helvetica Neue", [1.01, 1.01], [0.952, 0.213, 0.028]),
    near!(sans "Lucida Grande", [1.11, 1.09], [0.967, 0.211, 0.0]),
    near!(sans "Open Sans", [1.06, 1.05], [1.069, 0.293, 0.0]),
    near!(sans "Noto Sans", [1.07, 1.05], [1.069, 0.293, 0.0]),
    near!(sans "Roboto", [1.0, 0.95], [0.928, 0.244, 0.0]),
    near!(carlito "Roboto Condensed", [0.97, 0.97], [0.928, 0.244, 0.0]),
    near!(carlito "Lato", [1.07, 1.07], [0.987, 0.213, 0.0]),
    near!(sans "Inter", [1.08, 1.03], [0.969, 0.241, 0.0]),
    near!(sans "Montserrat", [1.13, 1.11], [0.968, 0.251, 0.0]),
    near!(carlito "Source Sans Pro" | "Source Sans 3" | "Source Sans", [1.02, 1.06], [1.024, 0.4, 0.0]),
    near!(sans "Poppins", [1.13, 1.08], [1.05, 0.35, 0.1]),
    near!(sans "Raleway", [1.04, 1.01], [0.94, 0.234, 0.0]),
    near!(carlito "Nunito", [1.11, 1.13], [1.011, 0.353, 0.0]),
    near!(sans "IBM Plex Sans", [1.02, 0.99], [1.025, 0.275, 0.0]),
    near!(sans "Work Sans", [1.12, 1.05], [0.93, 0.243, 0.0]),
    near!(sans "DM Sans", [1.05, 1.03], [0.992, 0.31, 0.0]),
    near!(sans "Fira Sans", [1.03, 0.96], [0.935, 0.265, 0.0]),
    near!(carlito "PT Sans", [1.06, 1.03], [1.018, 0.276, 0.0]),
    near!(sans "Ubuntu", [1.03, 1.01], [0.932, 0.189, 0.028]),
    near!(carlito "Barlow", [1.06, 1.06], [1.0, 0.2, 0.0]),
    near!(sans "Rubik", [1.05, 1.05], [0.935, 0.25, 0.0]),
    near!(sans "Manrope", [1.04, 1.02], [1.066, 0.3, 0.0]),
    near!(sans "Public Sans", [1.05, 1.0], [0.95, 0.225, 0.0]),
    near!(carlito "Titillium Web", [1.03, 1.04], [1.133, 0.388, 0.0]),
    near!(serif "Georgia", [1.1, 1.2], [0.917, 0.219, 0.0]),
    near!(serif "Gelasio", [1.1, 1.2], [0.928, 0.342, 0.0]),
    near!(serif "EB Garamond", [0.95, 0.99], [1.007, 0.298, 0.0]),
    near!(serif "Merriweather", [1.2, 1.16], [0.984, 0.273, 0.0]),
    near!(serif "Playfair Display", [1.12, 1.08], [1.082, 0.251, 0.0]),
    near!(serif "Noto Serif", [1.19, 1.19], [1.069, 0.293, 0.0]),
    near!(mono "Roboto Mono", [1.0, 1.0], [1.048, 0.271, 0.0]),
    near!(mono "Source Code Pro", [1.0, 1.0], [0.984, 0.273, 0.0]),
    clone!(sans "Century Gothic" | "ITC Avant Garde Gothic", [1.1, 1.03]),
    clone!(serif "Palatino Linotype" | "Palatino" | "Book Antiqua", [1.1, 1.07]),
    clone!(serif "Bookman Old Style" | "ITC Bookman", [1.23, 1.24]),
    clone!(serif "Century Schoolbook", [1.15, 1.22]),
    sized!(sans "Yu Gothic" | "游ゴシック", [1.1, 1.03]),
    like!(sans "Aptos" | "Aptos Display" | "Aptos Narrow"),
    like!(sans "Candara" | "Corbel"),
    like!(serif "Garamond" | "Constantia"),
    like!(mono "Consolas"),
];

/// Words after a family's name that tell of a light or plain weight.
const LIGHT: [&str; 8] =
    ["light", "semilight", "extralight", "ultralight", "thin", "regular", "book", "display"];
/// Words after a family's name that tell of a strong weight, which is taken for bold.
const HEAVY: [&str; 8] =
    ["medium", "semibold", "demibold", "demi", "bold", "extrabold", "heavy", "black"];

/// The row of a family, and whether its name tells of a strong weight.
pub(crate) fn find(name: &str) -> (u8, bool) {
    let (mut name, mut heavy) = (name.trim(), false);
    loop {
        if let Some(row) = row(name) {
            return (row, heavy);
        }
        let Some((rest, word)) = name.rsplit_once([' ', '-']) else { break };
        let is = |words: &[&str]| words.iter().any(|known| known.eq_ignore_ascii_case(word));
        if !is(&LIGHT) && !is(&HEAVY) {
            break;
        }
        heavy |= is(&HEAVY);
        name = rest.trim_end();
    }
    (0, heavy)
}

/// The row of exactly that name, whatever its case.
pub(crate) fn row(name: &str) -> Option<u8> {
    let is = |family: &Family| family.names.iter().any(|known| known.eq_ignore_ascii_case(name));
    FAMILIES.iter().position(is).and_then(|row| u8::try_from(row).ok())
}

/// The family of a row.
pub(crate) fn at(row: u8) -> &'static Family {
    FAMILIES.get(usize::from(row)).unwrap_or(&FAMILIES[0])
}

const fn exact(names: &'static [&'static str], shipped: Shipped, css: &'static str) -> Family {
    Family { names, shipped, css, exact: true, stretch: [1.0, 1.0], lines: None }
}

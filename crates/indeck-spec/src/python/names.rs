//! Names of classes.

/// Nouns whose class has a better name than the noun itself.
const NAMES: &[(&str, &str)] = &[
    ("the look of letters", "Letters"),
    ("the strokes of an axis", "Ticks"),
    ("the unit of an axis", "DisplayUnits"),
    ("a chart's title", "ChartTitle"),
    ("the place of a plot", "PlotArea"),
    ("a colour of a gradient", "GradientStop"),
    ("a translucent colour", "Translucent"),
    ("a line's look", "LineLook"),
    ("marks of significance", "Significance"),
    ("the second plot of a pie", "SecondPlot"),
    ("a map's options", "MapLook"),
    ("a point of view", "PointOfView"),
    ("a column", "TableColumn"),
];

/// The class of a noun: `a trend line` → `TrendLine`.
pub(super) fn of(noun: &str) -> String {
    if let Some((_, name)) = NAMES.iter().find(|(known, _)| *known == noun) {
        return (*name).to_owned();
    }
    noun.split([' ', '-']).filter(|w| !["a", "an", "the"].contains(w)).map(capital).collect()
}

/// The noun as a sentence: `a trend line` → `A trend line.`
pub(super) fn sentence(noun: &str) -> String {
    capital(noun) + "."
}

/// The class of a mark's options: `region-map` → `RegionMap`.
pub(super) fn of_mark(word: &str) -> String {
    word.split('-').map(capital).collect()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars().filter(|c| *c != '\'');
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(word.chars().skip(1)).collect()
}

/// Whether a key is a word of Python's own, and so cannot be written as a name.
pub(super) fn is_keyword(key: &str) -> bool {
    matches!(key, "as" | "from" | "in" | "is" | "for" | "if" | "with" | "not" | "and" | "or")
}

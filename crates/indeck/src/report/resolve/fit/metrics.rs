//! How wide and high letters are, estimated from their kind and their typeface's name.
//!
//! No font is read: a deck is opened where other fonts are at hand than where it is made. The
//! widths are those of Arial, rounded up to classes and scaled by typeface, a little too wide rather
//! than too narrow. Measuring with real fonts can take the place of this file without its
//! callers' noticing.

/// What all widths are taken too large by.
const MARGIN: f32 = 1.02;
/// Height of a line in terms of its letters, at least.
pub(super) const LINE_HEIGHT: f32 = 1.2;
/// The same for the ideographs and scripts that stand higher.
const TALL_LINE_HEIGHT: f32 = 1.35;

/// What is known of a typeface.
#[derive(Clone, Copy, Debug)]
pub(super) struct Face {
    /// Widths in terms of Arial's.
    scale: f32,
    /// The same where it is bold.
    bold_scale: f32,
    /// Height of a line in terms of its letters.
    line: f32,
    /// Width of every letter, where all are alike.
    fixed: Option<f32>,
}

/// Words of a typeface's name; its widths in terms of Arial's, plain and bold; its lines.
const FACES: [(&[&str], f32, f32, f32); 12] = [
    (&["narrow", "condensed", "compressed"], 0.84, 0.91, LINE_HEIGHT),
    (&["arial black", "impact"], 1.35, 1.35, 1.41),
    (&["calibri", "carlito"], 0.93, 0.95, 1.22),
    (&["cambria", "caladea", "garamond"], 0.93, 1.02, LINE_HEIGHT),
    (&["times", "serif regular", "liberation serif", "tinos", "minion"], 0.96, 1.02, LINE_HEIGHT),
    (&["arial", "helvetica", "liberation sans", "arimo", "roboto", "lato"], 1.0, 1.08, LINE_HEIGHT),
    (&["aptos", "trebuchet", "tahoma", "source sans", "gill", "franklin"], 1.02, 1.12, 1.25),
    (&["segoe", "open sans", "noto sans", "inter", "ibm plex"], 1.07, 1.15, 1.36),
    (&["century gothic", "georgia", "futura", "avenir"], 1.08, 1.2, LINE_HEIGHT),
    (&["montserrat", "poppins", "raleway"], 1.22, 1.3, 1.5),
    (&["verdana", "dejavu", "bookman"], 1.17, 1.31, 1.22),
    (&["meiryo", "yu gothic", "malgun", "yahei", "jhenghei"], 1.08, 1.16, 1.6),
];
/// A typeface of another name is taken for a wide one.
const OTHER: Face = Face { scale: 1.08, bold_scale: 1.18, line: 1.25, fixed: None };
const MONOSPACED: [&str; 4] = ["courier", "mono", "consolas", "code"];

impl Face {
    /// The typeface of a name.
    pub(super) fn of(name: &str) -> Self {
        let name = name.to_lowercase();
        if MONOSPACED.iter().any(|word| name.contains(word)) {
            return Self { fixed: Some(0.61), ..OTHER };
        }
        let known = FACES.iter().find(|(words, ..)| words.iter().any(|word| name.contains(word)));
        known.map_or(OTHER, |(_, scale, bold_scale, line)| Self {
            scale: *scale,
            bold_scale: *bold_scale,
            line: *line,
            fixed: None,
        })
    }

    /// The width of a letter of 1 pt.
    pub(super) fn advance(&self, letter: char, bold: bool) -> f32 {
        let width = width(letter);
        match self.fixed {
            Some(fixed) if width > 0.0 && !is_wide(letter) => fixed,
            _ if is_wide(letter) => width * MARGIN,
            _ => width * MARGIN * if bold { self.bold_scale } else { self.scale },
        }
    }

    /// The height of a line with that letter, of 1 pt.
    pub(super) fn line(&self, letter: char) -> f32 {
        if is_tall(letter) { self.line.max(TALL_LINE_HEIGHT) } else { self.line }
    }
}

/// The width of Arial's letters of 1 pt; of other scripts, that of a wide letter.
fn width(letter: char) -> f32 {
    match letter {
        'i' | 'j' | 'l' | '\'' | '‘' | '’' | '‚' => 0.23,
        ' ' | 'f' | 't' | 'I' | '.' | ',' | ':' | ';' | '!' | '|' | '/' | '\\' | '[' | ']' => 0.28,
        'r' | '(' | ')' | '-' | '`' | '{' | '}' | '“' | '”' | '„' | '•' | '·' => 0.34,
        '"' | '*' | '°' => 0.4,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' | '^' => 0.5,
        'a'..='z' if !matches!(letter, 'm' | 'w') => 0.556,
        '0'..='9' | '$' | '#' | '_' | '?' | 'L' | '–' | '€' | '£' => 0.556,
        '+' | '<' | '=' | '>' | '~' | '−' | '×' | '±' => 0.59,
        'F' | 'T' | 'Z' => 0.61,
        'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' | '&' => 0.667,
        'w' | 'C' | 'D' | 'H' | 'N' | 'R' | 'U' => 0.725,
        'G' | 'O' | 'Q' => 0.78,
        'm' | 'M' => 0.84,
        '%' => 0.89,
        'W' => 0.945,
        '@' => 1.02,
        '\t' => 2.0,
        '\u{a0}' | '\u{2009}' | '\u{202f}' => 0.28,
        letter => foreign(letter),
    }
}

fn foreign(letter: char) -> f32 {
    match letter {
        _ if is_joined(letter) || letter.is_control() => 0.0,
        '\u{1f000}'.. => 1.4,
        _ if is_wide(letter) => 1.0,
        '\u{c0}'..='\u{24f}' if letter.is_lowercase() => 0.61,
        '\u{370}'..='\u{52f}' if letter.is_lowercase() => 0.7,
        'Ѐ'..='ԯ' => 0.9,
        '\u{590}'..='\u{8ff}' => 0.65,
        '\u{2000}'..='\u{2bff}' => 1.0,
        _ => 0.85,
    }
}

/// Whether a letter takes a whole square, as ideographs do; a line breaks before and after it.
pub(super) fn is_wide(letter: char) -> bool {
    matches!(letter,
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}' | '\u{1f000}'..='\u{1faff}' | '\u{20000}'..='\u{3fffd}')
}

/// Whether a letter makes one sign with the one before it.
pub(super) fn is_joined(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{e31}' | '\u{e34}'..='\u{e3a}'
        | '\u{e47}'..='\u{e4e}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{1f3fb}'..='\u{1f3ff}'
        | '\u{e0020}'..='\u{e007f}' | '\u{ad}')
}

fn is_tall(letter: char) -> bool {
    is_wide(letter) || matches!(letter, '\u{590}'..='\u{10ff}' | '\u{1780}'..='\u{17ff}')
}

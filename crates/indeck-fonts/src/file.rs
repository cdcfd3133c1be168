//! The fonts that ship with the crate, parsed once.

use std::sync::OnceLock;

use ttf_parser::{Face as Parsed, GlyphId, OutlineBuilder};

/// Characters below this one, the Latin ones, have their widths in a table.
const TABLE: usize = 0x250;
/// Stands in the table for a character without a glyph.
const NO_GLYPH: u16 = u16::MAX;

/// A typeface that ships: four files, or two where the italics are missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Shipped {
    /// Widths of Arial and Helvetica.
    LiberationSans,
    /// Widths of Times New Roman.
    LiberationSerif,
    /// Widths of Courier New.
    LiberationMono,
    /// Widths of Calibri.
    Carlito,
    /// Widths of Cambria.
    Caladea,
    /// Signs that the others lack.
    DejaVuSans,
}

impl Shipped {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::LiberationSans => "Liberation Sans",
            Self::LiberationSerif => "Liberation Serif",
            Self::LiberationMono => "Liberation Mono",
            Self::Carlito => "Carlito",
            Self::Caladea => "Caladea",
            Self::DejaVuSans => "DejaVu Sans",
        }
    }

    /// The file of a style.
    pub(crate) fn file(self, bold: bool, italic: bool) -> &'static File {
        let [regular, bold_file, italic_file, bold_italic] = match self {
            Self::LiberationSans => &SANS,
            Self::LiberationSerif => &SERIF,
            Self::LiberationMono => &MONO,
            Self::Carlito => &CARLITO,
            Self::Caladea => &CALADEA,
            Self::DejaVuSans => return if bold { &DEJAVU_BOLD } else { &DEJAVU },
        };
        match (bold, italic) {
            (false, false) => regular,
            (true, false) => bold_file,
            (false, true) => italic_file,
            (true, true) => bold_italic,
        }
    }
}

macro_rules! files {
    ($stem:literal) => {
        [
            File::new(include_bytes!(concat!("../fonts/", $stem, "-Regular.ttf"))),
            File::new(include_bytes!(concat!("../fonts/", $stem, "-Bold.ttf"))),
            File::new(include_bytes!(concat!("../fonts/", $stem, "-Italic.ttf"))),
            File::new(include_bytes!(concat!("../fonts/", $stem, "-BoldItalic.ttf"))),
        ]
    };
}

static SANS: [File; 4] = files!("liberation/LiberationSans");
static SERIF: [File; 4] = files!("liberation/LiberationSerif");
static MONO: [File; 4] = files!("liberation/LiberationMono");
static CARLITO: [File; 4] = files!("carlito/Carlito");
static CALADEA: [File; 4] = files!("caladea/Caladea");
static DEJAVU: File = File::new(include_bytes!("../fonts/dejavu/DejaVuSans.ttf"));
static DEJAVU_BOLD: File = File::new(include_bytes!("../fonts/dejavu/DejaVuSans-Bold.ttf"));

/// A font file. Lengths are in terms of the size of the letters (em).
#[derive(Debug)]
pub(crate) struct File {
    bytes: &'static [u8],
    font: OnceLock<Option<Font>>,
}

impl File {
    const fn new(bytes: &'static [u8]) -> Self {
        Self { bytes, font: OnceLock::new() }
    }

    /// The font; every file that ships has one, as the tests see to.
    pub(crate) fn font(&self) -> Option<&Font> {
        self.font.get_or_init(|| Font::parse(self.bytes)).as_ref()
    }
}

/// A parsed font.
pub(crate) struct Font {
    parsed: Parsed<'static>,
    em: f64,
    latin: Box<[u16; TABLE]>,
}

impl Font {
    fn parse(bytes: &'static [u8]) -> Option<Self> {
        let parsed = Parsed::parse(bytes, 0).ok()?;
        let mut latin = Box::new([NO_GLYPH; TABLE]);
        for (code, advance) in (0..).zip(latin.iter_mut()) {
            let glyph = char::from_u32(code).and_then(|letter| parsed.glyph_index(letter));
            *advance = glyph.and_then(|glyph| parsed.glyph_hor_advance(glyph)).unwrap_or(NO_GLYPH);
        }
        Some(Self { em: f64::from(parsed.units_per_em()), parsed, latin })
    }

    /// Units of the outlines for each em.
    pub(crate) fn em(&self) -> f64 {
        self.em
    }

    /// The glyph of a character.
    pub(crate) fn glyph(&self, letter: char) -> Option<GlyphId> {
        self.parsed.glyph_index(letter)
    }

    /// Hands the outline of a glyph, in units, to a pen; there is none of a space.
    pub(crate) fn outline(&self, glyph: GlyphId, pen: &mut impl OutlineBuilder) {
        self.parsed.outline_glyph(glyph, pen);
    }

    /// The width of a character; `None` without a glyph.
    pub(crate) fn advance(&self, letter: char) -> Option<f64> {
        let units = match self.latin.get(letter as usize) {
            Some(&units) => Some(units).filter(|units| *units != NO_GLYPH),
            None => self.glyph(letter).and_then(|glyph| self.parsed.glyph_hor_advance(glyph)),
        };
        units.map(|units| f64::from(units) / self.em)
    }

    /// How far letters reach above the baseline, below it, and the gap between lines.
    ///
    /// Source: OpenType, table `hhea`.
    pub(crate) fn lines(&self) -> [f64; 3] {
        let face = &self.parsed;
        let gap = f64::from(face.line_gap());
        [f64::from(face.ascender()), -f64::from(face.descender()), gap].map(|units| units / self.em)
    }
}

impl std::fmt::Debug for Font {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Font").field("em", &self.em).finish_non_exhaustive()
    }
}

//! Colours: fixed, or a slot of the template's theme with optional modulation.

use crate::unit::Percent;

/// A colour in 8-bit sRGB.
///
/// ```
/// use indeck_model::Rgb;
/// assert_eq!(Rgb::from_hex("#C8102E"), Some(Rgb(0xC8, 0x10, 0x2E)));
/// assert_eq!(Rgb(200, 16, 46).to_string(), "C8102E");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// Reads `RRGGBB` or `#RRGGBB`; `None` if it is anything else.
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(digits, 16).ok()?;
        let [_, r, g, b] = number.to_be_bytes();
        Some(Self(r, g, b))
    }
}

impl std::fmt::Display for Rgb {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }
}

/// A slot of the theme's colour scheme, under the names a slide uses.
///
/// Source: ECMA-376-1, 20.1.10.54 `ST_SchemeColorVal`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ThemeColor {
    /// First text colour (`tx1`).
    Text1,
    /// Second text colour (`tx2`).
    Text2,
    /// First background colour (`bg1`).
    Background1,
    /// Second background colour (`bg2`).
    Background2,
    /// First accent; the first series of a chart.
    Accent1,
    /// Second accent.
    Accent2,
    /// Third accent.
    Accent3,
    /// Fourth accent.
    Accent4,
    /// Fifth accent.
    Accent5,
    /// Sixth accent.
    Accent6,
    /// Hyperlinks.
    Hyperlink,
    /// Hyperlinks that were followed.
    FollowedHyperlink,
}

impl ThemeColor {
    /// Every slot, in the order of the standard.
    pub const ALL: [Self; 12] = [
        Self::Text1,
        Self::Text2,
        Self::Background1,
        Self::Background2,
        Self::Accent1,
        Self::Accent2,
        Self::Accent3,
        Self::Accent4,
        Self::Accent5,
        Self::Accent6,
        Self::Hyperlink,
        Self::FollowedHyperlink,
    ];

    /// The accents in the order in which a chart's series take them.
    pub const ACCENTS: [Self; 6] =
        [Self::Accent1, Self::Accent2, Self::Accent3, Self::Accent4, Self::Accent5, Self::Accent6];

    /// The name of the slot in `a:schemeClr/@val`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text1 => "tx1",
            Self::Text2 => "tx2",
            Self::Background1 => "bg1",
            Self::Background2 => "bg2",
            Self::Accent1 => "accent1",
            Self::Accent2 => "accent2",
            Self::Accent3 => "accent3",
            Self::Accent4 => "accent4",
            Self::Accent5 => "accent5",
            Self::Accent6 => "accent6",
            Self::Hyperlink => "hlink",
            Self::FollowedHyperlink => "folHlink",
        }
    }

    /// The slot of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|slot| slot.name() == name)
    }
}

/// A colour as it is written: fixed, or by theme slot so that it follows the template.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Color {
    /// A fixed colour.
    Rgb(Rgb),
    /// A theme slot.
    Theme(ThemeColor),
    /// A theme slot made lighter: `Lighter(Text1, 65 %)` keeps 35 % of the luminance range and
    /// adds 65 %, as the lighter swatches of the colour picker do.
    Lighter(ThemeColor, Percent),
    /// A theme slot made darker by the share.
    Darker(ThemeColor, Percent),
}

impl Color {
    /// Reads `#RRGGBB` or a theme slot's name (`accent1`, `tx1` …); `None` if it is neither.
    ///
    /// ```
    /// use indeck_model::{Color, ThemeColor};
    /// assert_eq!(Color::parse("accent2"), Some(Color::Theme(ThemeColor::Accent2)));
    /// assert_eq!(Color::parse("mauve"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        match ThemeColor::from_name(text) {
            Some(slot) => Some(Self::Theme(slot)),
            None if text.starts_with('#') => Rgb::from_hex(text).map(Self::Rgb),
            None => None,
        }
    }
}

impl From<Rgb> for Color {
    fn from(rgb: Rgb) -> Self {
        Self::Rgb(rgb)
    }
}

impl From<ThemeColor> for Color {
    fn from(slot: ThemeColor) -> Self {
        Self::Theme(slot)
    }
}

//! What a drawing needs besides its chart.

use indeck_model::{Color, Pt, Rgb, ThemeColor};

use crate::color::office;

/// Size, theme and background of a drawing.
///
/// ```
/// use indeck_chart::DrawOptions;
/// let options = DrawOptions { width: 640.0, height: 360.0, ..DrawOptions::default() };
/// assert_eq!(options.body_font, "Calibri");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct DrawOptions {
    /// Width in pixels of 1/96 inch.
    pub width: f64,
    /// Height in pixels of 1/96 inch.
    pub height: f64,
    /// The theme's colours; those of the Office theme stand in for slots that are left out.
    pub palette: Vec<(ThemeColor, Rgb)>,
    /// The theme's font for headings.
    pub heading_font: String,
    /// The theme's font for all other text.
    pub body_font: String,
    /// Size of text for which the chart says nothing.
    pub font_size: Pt,
    /// What the chart is drawn on; `None` lets through what lies behind.
    pub background: Option<Color>,
}

impl Default for DrawOptions {
    /// A picture of 960 × 540 pixels in the Office theme on its background.
    fn default() -> Self {
        Self {
            width: 960.0,
            height: 540.0,
            palette: ThemeColor::ALL.into_iter().map(|slot| (slot, office(slot))).collect(),
            heading_font: "Calibri Light".to_owned(),
            body_font: "Calibri".to_owned(),
            font_size: Pt(12.0),
            background: Some(Color::Theme(ThemeColor::Background1)),
        }
    }
}

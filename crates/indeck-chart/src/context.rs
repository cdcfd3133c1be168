//! What every part of a drawing is drawn with: the theme, the chart's text and colours.

use indeck_model::chart::{ChartFrame, Dash, Fill, Line, ManualLayout};
use indeck_model::text::TextStyle;
use indeck_model::{Color, Percent, Pt};

use crate::bounds::Bounds;
use crate::color::Palette;
use crate::look::{self, pixels};
use crate::options::DrawOptions;
use crate::pattern;
use crate::scene::{Cap, Gradient, Paint, Pattern, Rgba, Stop, Stroke, TextLook};

/// What every part of a drawing is drawn with.
pub(crate) struct Context<'a> {
    pub(crate) frame: &'a ChartFrame,
    options: &'a DrawOptions,
    palette: Palette<'a>,
    /// How text looks that says nothing else.
    pub(crate) text: TextLook,
}

impl<'a> Context<'a> {
    pub(crate) fn new(frame: &'a ChartFrame, options: &'a DrawOptions) -> Self {
        let palette = Palette::new(&options.palette);
        let plain = TextLook {
            family: options.body_font.clone(),
            size: pixels(options.font_size),
            bold: false,
            italic: false,
            underline: false,
            color: palette.resolve(look::TEXT),
        };
        let text = styled(&plain, &frame.style, &palette, options);
        Self { frame, options, palette, text }
    }

    /// Width of the picture.
    pub(crate) fn width(&self) -> f64 {
        self.options.width
    }

    /// A colour as it is seen.
    pub(crate) fn color(&self, color: Color) -> Rgba {
        self.palette.resolve(color)
    }

    /// The chart's text in that style.
    pub(crate) fn styled(&self, style: &TextStyle) -> TextLook {
        self.restyled(&self.text, style)
    }

    /// A text in that style.
    pub(crate) fn restyled(&self, base: &TextLook, style: &TextStyle) -> TextLook {
        styled(base, style, &self.palette, self.options)
    }

    /// The colour of the series or slice of that number.
    pub(crate) fn series_color(&self, number: usize) -> Color {
        indeck_model::chart::series_color(&self.frame.palette, number)
    }

    /// What a fill paints with; `None` is nothing.
    pub(crate) fn paint(&self, fill: &Fill) -> Option<Paint> {
        match fill {
            Fill::None => None,
            Fill::Solid(color) => Some(Paint::Solid(self.color(*color))),
            Fill::Translucent { color, opacity } => {
                Some(Paint::Solid(self.color(*color).with_alpha(f64::from(opacity.0) / 100.0)))
            }
            Fill::Gradient(gradient) => self.gradient(gradient),
            Fill::Pattern { preset, foreground, background } => Some(Paint::Pattern(Pattern {
                rows: pattern::rows(*preset),
                fore: self.color(*foreground),
                back: self.color(*background),
            })),
        }
    }

    fn gradient(&self, gradient: &indeck_model::chart::Gradient) -> Option<Paint> {
        let share = |percent: Percent| (f64::from(percent.0) / 100.0).clamp(0.0, 1.0);
        let mut stops: Vec<Stop> = gradient
            .stops
            .iter()
            .map(|stop| Stop {
                at: share(stop.at),
                color: self.color(stop.color).with_alpha(share(stop.opacity)),
            })
            .collect();
        stops.sort_by(|a, b| a.at.total_cmp(&b.at));
        match stops.as_slice() {
            [] => None,
            [only] => Some(Paint::Solid(only.color)),
            _ => Some(Paint::Gradient(Gradient { degrees: f64::from(gradient.angle.0), stops })),
        }
    }

    /// What a line is drawn with; what it leaves open is that of the other.
    pub(crate) fn stroke(&self, line: &Line, default: &Stroke) -> Option<Stroke> {
        match line {
            Line::None => None,
            Line::Solid { color, width, dash } => {
                let width = width.map_or(default.width, pixels).max(0.0);
                let color = color.map_or(default.color, |color| self.color(color));
                let dashes = dashes(*dash, width, default.cap);
                Some(Stroke { color, width, dashes, cap: default.cap })
            }
        }
    }

    /// A place that is given in shares of the picture.
    pub(crate) fn place(&self, layout: &ManualLayout) -> Bounds {
        let (width, height) = (self.options.width, self.options.height);
        let of = |share: Percent, length: f64| f64::from(share.0) / 100.0 * length;
        let place = Bounds::new(
            of(layout.x, width),
            of(layout.y, height),
            of(layout.width, width),
            of(layout.height, height),
        );
        place.kept_in(Bounds::new(0.0, 0.0, width, height))
    }

    /// A hairline of that colour.
    pub(crate) fn hairline(&self, color: Color) -> Stroke {
        Stroke::plain(self.color(color), pixels(look::HAIRLINE))
    }

    /// The line of a series.
    pub(crate) fn data_line(&self, color: Color, width: Pt) -> Stroke {
        Stroke { cap: Cap::Round, ..Stroke::plain(self.color(color), pixels(width)) }
    }
}

fn styled(
    base: &TextLook,
    style: &TextStyle,
    palette: &Palette<'_>,
    options: &DrawOptions,
) -> TextLook {
    let family = style.font.as_deref().map(|font| match font {
        "+mj-lt" => options.heading_font.as_str(),
        "+mn-lt" => options.body_font.as_str(),
        font => font,
    });
    TextLook {
        family: family.map_or_else(|| base.family.clone(), str::to_owned),
        // The standard's least and greatest size of text.
        size: style.size.map_or(base.size, |size| pixels(Pt(size.0.clamp(1.0, 4_000.0)))),
        bold: style.bold.unwrap_or(base.bold),
        italic: style.italic.unwrap_or(base.italic),
        underline: style.underline.unwrap_or(base.underline),
        color: style.color.map_or(base.color, |color| palette.resolve(color)),
    }
}

/// Source: ECMA-376-1, 20.1.10.49 `ST_PresetLineDashVal`; lengths are in widths of the line.
fn dashes(dash: Dash, width: f64, cap: Cap) -> Vec<f64> {
    let pattern: &[f64] = match dash {
        Dash::Solid => &[],
        Dash::Dash => &[4.0, 3.0],
        Dash::ShortDash => &[3.0, 1.0],
        Dash::LongDash => &[8.0, 3.0],
        Dash::Dot => &[1.0, 1.0],
        Dash::DashDot => &[4.0, 3.0, 1.0, 3.0],
        Dash::LongDashDot => &[8.0, 3.0, 1.0, 3.0],
        Dash::LongDashDotDot => &[8.0, 3.0, 1.0, 3.0, 1.0, 3.0],
    };
    // Round ends reach beyond a dash: it is drawn shorter, so that it ends where it should.
    let ends = if cap == Cap::Round { 1.0 } else { 0.0 };
    let part = |(i, part): (usize, &f64)| match i % 2 {
        0 => (part - ends).max(0.01) * width,
        _ => (part + ends) * width,
    };
    pattern.iter().enumerate().map(part).collect()
}

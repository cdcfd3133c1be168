//! From a chart to its picture.

use indeck_model::Chart;

use crate::block::Block;
use crate::bounds::{Bounds, Sides};
use crate::context::Context;
use crate::error::Error;
use crate::legend::{self, Entry};
use crate::look::{self, TITLE_SIZE, pixels};
use crate::options::DrawOptions;
use crate::scene::{Anchor, Outline, Paint, Scene, Tag};

/// Longest side of a drawing in pixels of 1/96 inch.
const MAX_SIDE: f64 = 16_384.0;
/// Distance of everything from the edge of the picture, in pixels.
const MARGIN: f64 = 8.0;
/// Most of a picture's height that a title takes; a longer one is left out.
const MOST_TITLE: f64 = 0.6;

/// What a kind of chart draws between title and legend.
pub(crate) trait Figure {
    /// The lines of its legend, in the order in which the deck numbers them.
    fn entries(&self, cx: &Context<'_>) -> Vec<Entry>;
    /// Of each entry the rank by which the legend lists it; those without one come last.
    fn ranks(&self) -> Vec<usize> {
        Vec::new()
    }
    /// Whether a legend beside it lists the entries from below, as the parts of a stack lie.
    fn is_listed_upwards(&self) -> bool {
        false
    }
    /// Draws it into that area.
    fn draw(&self, cx: &Context<'_>, scene: &mut Scene, area: Bounds);
}

impl<F: Figure> Figure for &F {
    fn entries(&self, cx: &Context<'_>) -> Vec<Entry> {
        F::entries(self, cx)
    }

    fn ranks(&self) -> Vec<usize> {
        F::ranks(self)
    }

    fn is_listed_upwards(&self) -> bool {
        F::is_listed_upwards(self)
    }

    fn draw(&self, cx: &Context<'_>, scene: &mut Scene, area: Bounds) {
        F::draw(self, cx, scene, area);
    }
}

/// A chart that is drawn: every place, colour and line of text is decided.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    scene: Scene,
}

/// Draws a chart.
///
/// # Errors
/// [`Error::Size`] when a side of the picture is not between 1 and 16 384 pixels.
///
/// ```
/// use indeck_chart::{DrawOptions, draw};
/// use indeck_model::chart::ColumnChart;
/// let chart = ColumnChart::new(["Q1", "Q2"]).with_series("North", [1.0, 2.0]).into();
/// let drawing = draw(&chart, &DrawOptions::default())?;
/// assert!(drawing.to_svg().contains("data-value=\"2\""));
/// # Ok::<(), indeck_chart::Error>(())
/// ```
pub fn draw(chart: &Chart, options: &DrawOptions) -> Result<Drawing, Error> {
    let sides = [options.width, options.height];
    if sides.iter().any(|side| !(1.0..=MAX_SIDE).contains(side)) {
        let [width, height] = sides.map(|side| side.max(0.0) as u64);
        return Err(Error::Size { width, height });
    }
    let cx = Context::new(chart.frame(), options);
    let mut scene = Scene::new(options.width, options.height);
    let picture = Bounds::new(0.0, 0.0, options.width, options.height);
    if let Some(color) = options.background {
        let paint = Paint::Solid(cx.color(color));
        scene.shape(Outline::Rect(picture), Some(paint), None, Tag::class("background"));
    }
    let fill = chart.frame().background.as_ref().and_then(|fill| cx.paint(fill));
    let line = chart.frame().border.as_ref();
    let border = line.and_then(|line| cx.stroke(line, &cx.hairline(look::GRID)));
    scene.shape(Outline::Rect(picture), fill, border, Tag::class("chart-area"));
    compose(&cx, &mut scene, crate::kind::figure(chart).as_ref(), picture);
    Ok(Drawing { scene })
}

/// Title above, legend at its side, the figure in what is left.
fn compose(cx: &Context<'_>, scene: &mut Scene, figure: &dyn Figure, picture: Bounds) {
    let mut area = picture.without(Sides::all(MARGIN.min(picture.width.min(picture.height) / 4.0)));
    let title = cx.frame.title.as_ref().filter(|title| !title.text.trim().is_empty());
    scene.title = title.map(|title| title.text.clone()).unwrap_or_default();
    let title = title.map(|title| {
        let mut look = cx.text.clone();
        (look.size, look.bold) = (pixels(TITLE_SIZE), false);
        let look = cx.restyled(&look, &title.style);
        (Block::wrapped(&title.text, &look, area.width * 0.9), title.overlay)
    });
    let title = title.filter(|(block, _)| block.height < area.height * MOST_TITLE);
    let place = (area.left + area.width / 2.0, area.top);
    if let Some((block, false)) = &title {
        area =
            area.without(Sides { top: block.height + block.look.size * 0.5, ..Sides::default() });
    }
    let legend = cx.frame.legend.as_ref();
    let (legend, area) = match legend {
        Some(legend) => {
            let entries = legend::kept(cx, legend, figure);
            legend::place(cx, legend, entries, area)
        }
        None => (None, area),
    };
    figure.draw(cx, scene, area);
    if let Some(legend) = legend {
        legend.draw(scene);
    }
    if let Some((block, _)) = title {
        block.draw(scene, place, Anchor::Middle, &Tag::class("title"));
    }
}

impl Drawing {
    /// The picture as an SVG document; texts stay texts. Each part has a class that says what it
    /// is (`bar`, `marker`, `label` …) and its series, point and value as `data-` attributes.
    pub fn to_svg(&self) -> String {
        self.scene.to_svg()
    }

    /// The picture as a PNG file, `width` pixels wide.
    ///
    /// # Errors
    /// [`Error::Size`] when a side would not be between 1 and 16 384 pixels.
    ///
    /// ```
    /// use indeck_chart::{DrawOptions, draw};
    /// use indeck_model::chart::ColumnChart;
    /// let chart = ColumnChart::new(["Q1"]).with_series("North", [1.0]).into();
    /// let png = draw(&chart, &DrawOptions::default())?.to_png(480)?;
    /// assert!(png.starts_with(b"\x89PNG"));
    /// # Ok::<(), indeck_chart::Error>(())
    /// ```
    pub fn to_png(&self, width: u32) -> Result<Vec<u8>, Error> {
        self.scene.to_png(width)
    }
}

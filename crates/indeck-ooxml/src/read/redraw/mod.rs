//! Charts read back, so that they can be drawn.
//!
//! What a chart says in its part becomes a [`Chart`] as far as that has words for it; the rest is
//! left out. The workbook behind is not asked: a chart shows its own copies of the cells.

mod analysis;
mod axis;
mod color;
mod data;
mod extended;
mod frame;
mod kind;
mod label;
mod mark;
mod others;
mod paint;
mod plots;
mod points;
mod references;
mod round;
mod series;
mod text;
mod values;

use indeck_model::Chart;

use crate::edit::{Parts, Presentation, ShapeRef};
use crate::error::Error;
use crate::part::color::{Palette, Scheme};
use crate::xml::{Document, ns};

impl Presentation {
    /// The chart that a shape shows, as far as it can be told, to be drawn; `None` if it shows none
    /// or one that cannot be read.
    ///
    /// Colours of the theme stay its slots, names and numbers are the copies that the chart holds of
    /// its cells. What a [`Chart`] has no words for is left out: the third dimension, pictures as
    /// fills, tables of data.
    ///
    /// ```
    /// use indeck_ooxml::model::chart::{Chart, ColumnChart};
    /// use indeck_ooxml::model::deck::{ResolvedSlide, Shape};
    /// use indeck_ooxml::{Limits, Presentation};
    /// let mut deck = Presentation::from_bytes(indeck_testkit::tiny_template(), &Limits::default())?;
    /// let layout = "Title and Content".to_owned();
    /// deck.add_slide(ResolvedSlide { layout, ..Default::default() })?;
    /// let chart = ColumnChart::new(["Q1", "Q2"]).with_series("North", [1.5, 2.0]);
    /// let at = deck.add_shape(0, Shape::in_placeholder("content", chart))?;
    /// let Some(Chart::Column(read)) = deck.chart(at)? else { panic!() };
    /// assert_eq!(read.plot.0.series[0].values, [Some(1.5), Some(2.0)]);
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    ///
    /// Source: ISO/IEC 29500-1, 21.2 (charts).
    ///
    /// # Errors
    /// [`Error::NoSuchSlide`], [`Error::NoSuchShape`], and those of damaged parts.
    pub fn chart(&self, at: ShapeRef) -> Result<Option<Chart>, Error> {
        let slide = self.slide_part(at.slide())?;
        let id = self.read_shape(at, |_, item| {
            let data = item.node.path(ns::A, &["graphic", "graphicData"]);
            let chart = data.and_then(|data| {
                data.child(ns::C, "chart").or_else(|| data.child(ns::CX, "chart"))
            });
            Ok(chart.and_then(|chart| chart.attr_ns(ns::R, "id")).map(|id| id.into_owned()))
        })?;
        let relationships = self.relationships(&slide)?;
        let part = id.and_then(|id| relationships.by_id(&id)?.part().map(str::to_owned));
        let Some(part) = part else { return Ok(None) };
        let look = self.look(at.slide())?;
        Ok(read(&self.document(&part)?, look.scheme()))
    }
}

/// The chart of a part, as [`Presentation::chart`] reads it; colours that only the deck's theme can
/// tell are left out. [`ChartNumbers`](super::ChartNumbers) name the parts.
///
/// # Errors
/// When the part cannot be read as XML.
pub fn chart(parts: &Parts, part: &str) -> Result<Option<Chart>, Error> {
    Ok(read(&parts.package().document(part)?, &Palette::default()))
}

fn read(document: &Document, scheme: &dyn Scheme) -> Option<Chart> {
    let space = document.root();
    match space.ns() {
        ns::CX => extended::chart(space, scheme),
        _ => kind::chart(space, scheme),
    }
}

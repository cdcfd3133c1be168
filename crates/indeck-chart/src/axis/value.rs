//! Fitting a value axis.

use indeck_model::chart::ValueAxis;

use crate::axis::{Axis, AxisLook, Label, Standing};
use crate::block::Block;
use crate::context::Context;
use crate::format::Formatter;
use crate::scale::ValueScale;

/// Least distance of two labels of an upright axis, in lines of text.
const LINES: f64 = 2.0;
/// Least distance of two labels of a horizontal axis, as a share of the text's size.
const SIZES: f64 = 4.5;

/// Which way a value axis runs and where it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ValuePlace<'a> {
    pub(crate) class: &'static str,
    pub(crate) upright: bool,
    pub(crate) standing: Standing,
    /// The number format of axes that name none.
    pub(crate) format: &'a str,
}

/// Number of intervals between labels for which there is room along so many pixels.
pub(crate) fn room(
    cx: &Context<'_>,
    axis: &ValueAxis,
    upright: bool,
    length: f64,
    widest: f64,
) -> u32 {
    let text = cx.styled(&axis.style);
    let distance = if upright {
        LINES * text.line_height()
    } else {
        (SIZES * text.size).max(widest + text.size)
    };
    (length / distance.max(1.0)).floor().clamp(1.0, 1_000.0) as u32
}

/// Fits a value axis.
pub(crate) fn value_axis(
    cx: &Context<'_>,
    axis: &ValueAxis,
    scale: &ValueScale,
    place: ValuePlace<'_>,
    length: f64,
) -> Axis {
    let mut look = AxisLook::of_values(cx, axis);
    look.title_length = length;
    let code = axis.format.as_ref().map_or(place.format, |format| format.code());
    let format = Formatter::new(code);
    let divisor = axis.display_units.as_ref().map_or(1.0, |units| units.unit.divisor());
    let turned = |share: f64| if axis.reverse { 1.0 - share } else { share };
    let ticks = scale.ticks();
    let every = every(&look, place.upright, length, ticks.len());
    let labels = ticks.iter().step_by(every).map(|tick| Label {
        place: turned(scale.share(*tick)),
        block: Block::new(&format.text(tick / divisor), &look.text),
        point: None,
        value: Some(*tick),
    });
    let labels = if look.hidden { Vec::new() } else { labels.collect() };
    let shares = |ticks: Vec<f64>| -> Vec<f64> {
        ticks.into_iter().map(|tick| turned(scale.share(tick))).collect()
    };
    let needs_minor = look.minor_grid.is_some() || look.marks.minor != Default::default();
    let (label_at, high) = place.standing.labels(look.labels);
    Axis {
        class: place.class,
        turned: look.rotation.unwrap_or(0.0),
        upright: place.upright,
        at: place.standing.at,
        label_at,
        high,
        labels,
        marks: shares(ticks),
        minor: if needs_minor { shares(scale.minor_ticks()) } else { Vec::new() },
        look,
    }
}

/// Every how many ticks a label stands, where the unit that is set is too small for all.
fn every(look: &AxisLook, upright: bool, length: f64, ticks: usize) -> usize {
    let distance = length / ticks.saturating_sub(1).max(1) as f64;
    let least = if upright { look.text.line_height() } else { look.text.size };
    (least * 0.8 / distance.max(1e-6)).ceil().clamp(1.0, 1e6) as usize
}

//! Axes.

use crate::chart::style::Line;
use crate::text::TextStyle;
use crate::unit::Angle;
use crate::value::NumberFormat;

/// Where the labels of an axis stand.
///
/// Source: ECMA-376-1, 21.2.3.47 `ST_TickLblPos`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TickLabels {
    /// Beside the axis.
    #[default]
    NextToAxis,
    /// At the low end of the plot, also where the axis crosses higher up.
    Low,
    /// At the high end of the plot.
    High,
    /// Nowhere.
    None,
}

/// Where an axis is crossed by the other one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Crossing {
    /// At zero, or at the least value.
    #[default]
    AutoZero,
    /// At the least value.
    Min,
    /// At the greatest value.
    Max,
    /// At that value.
    At(f64),
}

/// The axis of the categories.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CategoryAxis {
    /// Its title.
    pub title: Option<String>,
    /// Whether it is left out.
    pub hidden: bool,
    /// Number format of dates and numbers; `None` is the categories' own.
    pub format: Option<NumberFormat>,
    /// Where its labels stand.
    pub tick_labels: TickLabels,
    /// How its labels are turned.
    pub rotation: Option<Angle>,
    /// How its labels look.
    pub style: TextStyle,
    /// The axis line; `None` is the theme's.
    pub line: Option<Line>,
    /// Lines across the plot; `None` is none.
    pub gridlines: Option<Line>,
    /// Whether the first category stands last.
    pub reverse: bool,
}

/// An axis of values.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueAxis {
    /// Its title.
    pub title: Option<String>,
    /// Whether it is left out; its scale still holds.
    pub hidden: bool,
    /// Number format; `None` is the first series' own.
    pub format: Option<NumberFormat>,
    /// Where its labels stand.
    pub tick_labels: TickLabels,
    /// How its labels look.
    pub style: TextStyle,
    /// The axis line; `None` draws none.
    pub line: Option<Line>,
    /// Lines across the plot; `None` is none.
    pub gridlines: Option<Line>,
    /// Least value shown.
    pub min: Option<f64>,
    /// Greatest value shown.
    pub max: Option<f64>,
    /// Distance of labelled ticks; more than 0.
    pub major_unit: Option<f64>,
    /// Distance of small ticks; more than 0.
    pub minor_unit: Option<f64>,
    /// Base of a logarithmic scale, 2 to 1 000.
    pub log_base: Option<f64>,
    /// Whether values grow downwards.
    pub reverse: bool,
    /// Where the other axis crosses this one.
    pub crossing: Crossing,
}

impl Default for ValueAxis {
    fn default() -> Self {
        Self {
            title: None,
            hidden: false,
            format: None,
            tick_labels: TickLabels::default(),
            style: TextStyle::default(),
            line: None,
            gridlines: Some(Line::Solid { color: None, width: None, dash: Default::default() }),
            min: None,
            max: None,
            major_unit: None,
            minor_unit: None,
            log_base: None,
            reverse: false,
            crossing: Crossing::default(),
        }
    }
}

/// The axes of a chart over categories.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Axes {
    /// The categories' axis.
    pub category: CategoryAxis,
    /// The values' axis.
    pub value: ValueAxis,
}

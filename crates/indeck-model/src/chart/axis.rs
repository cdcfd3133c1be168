//! Axes.

use crate::chart::analysis::ReferenceLine;
use crate::chart::style::Line;
use crate::text::TextStyle;
use crate::unit::Angle;
use crate::value::{Date, NumberFormat};

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

/// The small strokes of an axis.
///
/// Source: ISO/IEC 29500-1, 21.2.3.48 `ST_TickMark`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TickMark {
    /// None.
    #[default]
    None,
    /// Towards the plot.
    Inside,
    /// Away from the plot.
    Outside,
    /// Across the axis.
    Cross,
}

/// The major and minor tick marks of an axis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TickMarks {
    /// At each labelled value.
    pub major: TickMark,
    /// At each minor unit.
    pub minor: TickMark,
}

/// A unit of a date axis.
///
/// Source: ISO/IEC 29500-1, 21.2.3.49 `ST_TimeUnit`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeUnit {
    /// Days.
    Days,
    /// Months.
    Months,
    /// Years.
    Years,
}

impl TimeUnit {
    /// The unit in which dates stand side by side: bars are one unit wide, so months are not to be
    /// drawn as single days.
    pub fn of_days(days: &[Date]) -> Self {
        let mut sorted: Vec<Date> = days.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        let month = |day: Date| (day.ymd().0, day.ymd().1);
        let months_differ = sorted.windows(2).all(|pair| match pair {
            [a, b] => month(*a) != month(*b),
            _ => true,
        });
        let first_or_last =
            |shift: i32| all_same(&sorted, |day| Date { days: day.days + shift }.ymd().2);
        if sorted.len() < 2 || !months_differ || !(first_or_last(0) || first_or_last(1)) {
            Self::Days
        } else if all_same(&sorted, |day| day.ymd().1) {
            Self::Years
        } else {
            Self::Months
        }
    }
}

fn all_same(days: &[Date], part: impl Fn(Date) -> u32) -> bool {
    let mut parts = days.iter().map(|day| part(*day));
    let first = parts.next();
    parts.all(|part| Some(part) == first)
}

/// The scale of a date axis; what is `None` PowerPoint chooses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateScale {
    /// First day shown.
    pub min: Option<Date>,
    /// Last day shown.
    pub max: Option<Date>,
    /// The smallest step: days of one month fall together when it is months.
    pub base: Option<TimeUnit>,
    /// Distance of labelled ticks, 1 or more.
    pub major: Option<(u32, TimeUnit)>,
    /// Distance of small ticks, 1 or more.
    pub minor: Option<(u32, TimeUnit)>,
}

/// By what the numbers of an axis are divided.
///
/// Source: ISO/IEC 29500-1, 21.2.2.45 `dispUnits`.
#[derive(Clone, Debug, PartialEq)]
pub struct DisplayUnits {
    /// The unit.
    pub unit: DisplayUnit,
    /// The text that tells of it; `None` shows none, an empty one PowerPoint's own word.
    pub label: Option<String>,
}

/// A unit in which an axis counts.
///
/// Source: ISO/IEC 29500-1, 21.2.3.6 `ST_BuiltInUnit`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum DisplayUnit {
    /// 100.
    Hundreds,
    /// 1,000.
    Thousands,
    /// 10,000.
    TenThousands,
    /// 100,000.
    HundredThousands,
    /// 1,000,000.
    Millions,
    /// 10,000,000.
    TenMillions,
    /// 100,000,000.
    HundredMillions,
    /// 1,000,000,000.
    Billions,
    /// 1,000,000,000,000.
    Trillions,
    /// Any other divisor, more than 0.
    Custom(f64),
}

impl DisplayUnit {
    /// By what values are divided.
    pub fn divisor(self) -> f64 {
        match self {
            Self::Hundreds => 1e2,
            Self::Thousands => 1e3,
            Self::TenThousands => 1e4,
            Self::HundredThousands => 1e5,
            Self::Millions => 1e6,
            Self::TenMillions => 1e7,
            Self::HundredMillions => 1e8,
            Self::Billions => 1e9,
            Self::Trillions => 1e12,
            Self::Custom(divisor) => divisor,
        }
    }
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
    /// How its title looks.
    pub title_style: TextStyle,
    /// The axis line; `None` is the theme's.
    pub line: Option<Line>,
    /// Lines across the plot; `None` is none.
    pub gridlines: Option<Line>,
    /// Lines across the plot between those; `None` is none.
    pub minor_gridlines: Option<Line>,
    /// Its strokes.
    pub ticks: TickMarks,
    /// Every how many categories a label stands; `None` is as many as fit.
    pub label_interval: Option<u16>,
    /// Every how many categories a tick stands.
    pub tick_interval: Option<u16>,
    /// The distance of labels from the axis in % of the usual one, 0 to 1,000.
    pub label_offset: Option<u16>,
    /// Its scale, when the categories are days.
    pub dates: DateScale,
    /// Where the value axis crosses this one, in categories from 1.
    pub crossing: Crossing,
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
    /// How its labels are turned.
    pub rotation: Option<Angle>,
    /// How its labels look.
    pub style: TextStyle,
    /// How its title looks.
    pub title_style: TextStyle,
    /// The axis line; `None` draws none.
    pub line: Option<Line>,
    /// Lines across the plot; `None` is none.
    pub gridlines: Option<Line>,
    /// Lines across the plot at minor units; `None` is none.
    pub minor_gridlines: Option<Line>,
    /// Its strokes.
    pub ticks: TickMarks,
    /// The unit in which it counts; `None` shows the values as they are.
    pub display_units: Option<DisplayUnits>,
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
            rotation: None,
            style: TextStyle::default(),
            title_style: TextStyle::default(),
            line: None,
            minor_gridlines: None,
            ticks: TickMarks::default(),
            display_units: None,
            gridlines: Some(Line::PLAIN),
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
    /// Lines and marks at values of the value axis.
    pub references: Vec<ReferenceLine>,
}

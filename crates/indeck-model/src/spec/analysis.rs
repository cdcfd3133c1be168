//! What is drawn beside values: trend lines, error bars, reference lines; and a pie's second plot.

use crate::chart::{ErrorAmount, ErrorDirection, Line, OfPieForm, Trendline};
use crate::diagnostic::Location;
use crate::spec::{Located, Written};

/// A trend line: `linear` or `{ kind: polynomial, degree: 3, equation: true }`.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendSpec {
    /// The line.
    pub line: Trendline,
    /// The series it is fitted to; `None` is every one.
    pub series: Option<Located<String>>,
    /// Its place.
    pub at: Location,
}

/// How long error bars are.
#[derive(Clone, Debug, PartialEq)]
pub enum ErrorsAmount {
    /// As the spec says.
    Known(ErrorAmount),
    /// As columns say: one, or one for each column of `y`.
    Columns {
        /// Up, or to the right.
        plus: Vec<Located<String>>,
        /// Down, or to the left.
        minus: Vec<Located<String>>,
    },
}

/// Error bars: `5 %`, `2.5`, `sd`, `{ by: sd, times: 2 }` or `{ plus: high, minus: low }`.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorsSpec {
    /// How long they are.
    pub amount: ErrorsAmount,
    /// To which side they go.
    pub direction: ErrorDirection,
    /// Whether their ends have caps.
    pub caps: bool,
    /// How they are drawn.
    pub line: Option<Line>,
    /// The series that has them; `None` is every one.
    pub series: Option<Located<String>>,
}

/// Where a reference line stands.
#[derive(Clone, Debug, PartialEq)]
pub enum ReferencePlace {
    /// At the value of an expression.
    At(Written),
    /// At the value that a column has for each category.
    Per(Located<String>),
}

/// A line across the plot, or a mark for each category: `{ at: 100, label: Plan }`.
#[derive(Clone, Debug, PartialEq)]
pub struct ReferenceSpec {
    /// Where it stands.
    pub place: ReferencePlace,
    /// Whether it is upright, at a value of x; and where that was written.
    pub upright: Option<Location>,
    /// Its name in the legend and the workbook.
    pub name: Option<Written>,
    /// The text at its end; an empty one is its number.
    pub label: Option<Written>,
    /// How its number is shown.
    pub format: Option<String>,
    /// How it is drawn.
    pub line: Option<Line>,
    /// Its place.
    pub at: Location,
}

/// Which slices go to a pie's second plot.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum SecondSplit {
    /// PowerPoint's choice.
    #[default]
    Auto,
    /// The last so many.
    Last(u32),
    /// Those under this value.
    Below(f64),
    /// Those under this percentage of the whole.
    BelowPercent(f64),
    /// These, by name.
    Values(Vec<Written>),
}

/// A pie's second plot: `{ as: bar, last: 3 }`.
#[derive(Clone, Debug, PartialEq)]
pub struct SecondSpec {
    /// What it is.
    pub form: OfPieForm,
    /// What goes there.
    pub split: SecondSplit,
    /// Distance of the two plots in percent of the second's width; `None` is the usual one.
    pub gap: Option<u16>,
    /// Its size in percent of the first; `None` is the usual one.
    pub size: Option<u8>,
    /// The lines from one plot to the other; `None` is plain ones.
    pub lines: Option<Line>,
}

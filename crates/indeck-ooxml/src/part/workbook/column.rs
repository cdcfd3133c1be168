//! Columns of typed cells, borrowed from a chart.

use std::borrow::Cow;

use indeck_model::chart::Bubble;
use indeck_model::{Date, NumberFormat};

/// A column: its header and its cells.
#[derive(Debug)]
pub(crate) struct Column<'a> {
    /// The text in the first row; empty leaves the cell out.
    pub(crate) header: Cow<'a, str>,
    /// How its numbers are shown.
    pub(crate) format: &'a str,
    /// What stands below the header.
    pub(crate) cells: Cells<'a>,
}

/// The cells of a column, of one type.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Cells<'a> {
    /// Texts; an empty one is a blank.
    Texts(&'a [String]),
    /// Days.
    Days(&'a [Date]),
    /// Numbers.
    Numbers(&'a [f64]),
    /// Numbers with blanks.
    Values(&'a [Option<f64>]),
    /// The first number of each pair.
    X(&'a [(Number, Number)]),
    /// The second number of each pair.
    Y(&'a [(Number, Number)]),
    /// Where bubbles stand from left to right.
    BubbleX(&'a [Bubble]),
    /// Where bubbles stand from bottom to top.
    BubbleY(&'a [Bubble]),
    /// How large bubbles are.
    BubbleSize(&'a [Bubble]),
    /// Numbers that belong to some points only: lengths of error bars, marks.
    Amounts(&'a [Number]),
    /// Texts of labels.
    Labels(&'a [String]),
    /// The same number in so many rows.
    Constant(f64, usize),
    /// The ends of a line.
    Ends([f64; 2]),
    /// The names at that place of each path; a shorter path leaves a blank.
    Level(&'a [Vec<String>], usize),
}

/// How many rows a chart reads of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// One for each category.
    Categories,
    /// As many as the longest column from this one on: some programs lose a series of points that is
    /// shorter than a later one.
    Points,
    /// As many as there are cells.
    Own,
}

/// A number, or a blank.
pub(crate) type Number = Option<f64>;

impl<'a> Cells<'a> {
    /// Number of cells.
    pub(crate) fn len(self) -> usize {
        match self {
            Self::Texts(texts) => texts.len(),
            Self::Days(days) => days.len(),
            Self::Numbers(numbers) => numbers.len(),
            Self::Values(values) => values.len(),
            Self::X(points) | Self::Y(points) => points.len(),
            Self::BubbleX(bubbles) | Self::BubbleY(bubbles) | Self::BubbleSize(bubbles) => {
                bubbles.len()
            }
            Self::Amounts(amounts) => amounts.len(),
            Self::Labels(texts) => texts.len(),
            Self::Constant(_, rows) => rows,
            Self::Ends(ends) => ends.len(),
            Self::Level(paths, _) => paths.len(),
        }
    }

    /// How many rows a chart reads of it.
    pub(crate) fn extent(self) -> Extent {
        match self {
            Self::Texts(_)
            | Self::Days(_)
            | Self::Numbers(_)
            | Self::Values(_)
            | Self::Level(..) => Extent::Categories,
            Self::X(_) | Self::Y(_) => Extent::Points,
            Self::BubbleX(_) | Self::BubbleY(_) | Self::BubbleSize(_) => Extent::Points,
            Self::Amounts(_) | Self::Labels(_) | Self::Constant(..) | Self::Ends(_) => Extent::Own,
        }
    }

    /// The text of a cell; `None` where it holds a number or nothing.
    pub(crate) fn text(self, row: usize) -> Option<&'a str> {
        match self {
            Self::Texts(texts) | Self::Labels(texts) => {
                texts.get(row).map(String::as_str).filter(|text| !text.is_empty())
            }
            Self::Level(paths, level) => {
                let name = paths.get(row).and_then(|path| path.get(level));
                name.map(String::as_str).filter(|name| !name.is_empty())
            }
            _ => None,
        }
    }

    /// The number in a cell; `None` where it holds a text or nothing.
    pub(crate) fn number(self, row: usize) -> Number {
        let number = match self {
            Self::Texts(_) | Self::Labels(_) | Self::Level(..) => None,
            Self::Days(days) => days.get(row).map(|day| day.excel_serial()),
            Self::Numbers(numbers) => numbers.get(row).copied(),
            Self::Values(values) | Self::Amounts(values) => values.get(row).copied().flatten(),
            Self::X(points) => points.get(row).and_then(|point| point.0),
            Self::Y(points) => points.get(row).and_then(|point| point.1),
            Self::BubbleX(bubbles) => bubbles.get(row).and_then(|bubble| bubble.x),
            Self::BubbleY(bubbles) => bubbles.get(row).and_then(|bubble| bubble.y),
            Self::BubbleSize(bubbles) => bubbles.get(row).and_then(|bubble| bubble.size),
            Self::Constant(number, rows) => (row < rows).then_some(number),
            Self::Ends(ends) => ends.get(row).copied(),
        };
        // Negative zero would show as `-0`.
        number.map(|number| number + 0.0)
    }
}

/// The format's code; the empty one means `General`.
pub(crate) fn tidy(format: &NumberFormat) -> &str {
    match format.code() {
        "" => "General",
        code => code,
    }
}

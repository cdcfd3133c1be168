//! Series over categories, their points and their labels.

use indeck_model::chart::{DataLabels, Fill, Marker, PointMark, PointStyle, Series, Stacking};

use crate::part::chart::InvalidChart;
use crate::part::chart::check::analysis::{Fitted, check_errors, check_trendlines};
use crate::part::chart::check::frame::check_fill;
use crate::part::chart::check::{Checked, check_numbers, check_text, within, within_series};
use crate::part::chart::own::OwnOptions;
use crate::part::workbook::{MAX_CELL_TEXT, MAX_FORMAT, tidy};

/// UTF-16 units of a series' name: headers of further columns say a little more.
pub(super) const MAX_NAME: usize = MAX_CELL_TEXT - 24;

/// What of a plot matters to its series.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kind {
    pub(super) name: &'static str,
    /// Whether series lie on top of one another.
    pub(super) stacked: bool,
}

impl Kind {
    pub(super) fn plain(name: &'static str) -> Self {
        Self { name, stacked: false }
    }

    pub(super) fn stack(name: &'static str) -> Self {
        Self { name, stacked: true }
    }

    pub(super) fn of(name: &'static str, stacking: Stacking) -> Self {
        Self { name, stacked: stacking != Stacking::None }
    }
}

pub(super) fn check_all<P, O: OwnOptions>(
    series: &[Series<P, O>],
    points: usize,
    kind: Kind,
) -> Checked {
    if series.is_empty() {
        return Err(InvalidChart::NoSeries { kind: kind.name });
    }
    series.iter().try_for_each(|series| check_series(series, points, kind))
}

pub(super) fn check_series<P, O: OwnOptions>(
    series: &Series<P, O>,
    points: usize,
    kind: Kind,
) -> Checked {
    let name = &series.name;
    if series.values.len() > points {
        return Err(InvalidChart::TooManyValues {
            series: name.clone(),
            values: series.values.len(),
            categories: points,
        });
    }
    check_text(name, "a series' name", MAX_NAME)?;
    check_text(tidy(&series.format), "a number format", MAX_FORMAT)?;
    check_numbers(series.values.iter().copied(), name)?;
    check_own(series, points, kind)?;
    let look = Look {
        name,
        points,
        fill: series.fill.as_ref(),
        styles: &series.points,
        texts: &series.label_texts,
        marks: &series.marks,
    };
    look.check()?;
    check_labels(series.labels.as_ref(), name, points)
}

fn check_own<P, O: OwnOptions>(series: &Series<P, O>, points: usize, kind: Kind) -> Checked {
    let (name, own) = (&series.name, &series.own);
    check_marker(own.marker(), name)?;
    check_errors(own.errors(), name, points)?;
    if kind.stacked && !own.trendlines().is_empty() {
        return Err(InvalidChart::TrendInStack { series: name.clone() });
    }
    if let Some(Fill::None | Fill::Gradient(_) | Fill::Pattern { .. }) = own.negative() {
        return Err(InvalidChart::NegativeFill { series: name.clone() });
    }
    // Over categories, x is the number of the category: always above 0.
    let positive = series.values.iter().flatten().all(|value| *value > 0.0);
    let fitted = Fitted { series: name, points, positive_x: true, positive_y: positive };
    check_trendlines(own.trendlines(), fitted)
}

/// What series of all kinds say of the look of their points.
pub(in crate::part) struct Look<'a> {
    pub(in crate::part) name: &'a str,
    pub(in crate::part) points: usize,
    pub(in crate::part) fill: Option<&'a Fill>,
    pub(in crate::part) styles: &'a [PointStyle],
    pub(in crate::part) texts: &'a [String],
    pub(in crate::part) marks: &'a [PointMark],
}

impl Look<'_> {
    pub(in crate::part) fn check(&self) -> Checked {
        let Self { name, points, .. } = *self;
        check_fill(self.fill, name)?;
        check_indices(self.styles.iter().map(|point| point.index), name, points)?;
        for style in self.styles {
            check_fill(style.fill.as_ref(), name)?;
            check_marker(style.marker.as_ref(), name)?;
        }
        check_indices(self.marks.iter().map(|mark| mark.index), name, points)?;
        let count = self.texts.len();
        if count > points {
            let (series, what) = (name.to_owned(), "texts of labels");
            return Err(InvalidChart::CountOfPoints { series, what, count, points });
        }
        let texts = self.texts.iter();
        texts.into_iter().try_for_each(|text| check_text(text, "a label", MAX_CELL_TEXT))
    }
}

/// Source: ISO/IEC 29500-1, 21.2.3.25 `ST_MarkerSize`.
pub(super) fn check_marker(marker: Option<&Marker>, series: &str) -> Checked {
    let Some(marker) = marker else { return Ok(()) };
    check_fill(marker.fill.as_ref(), series)?;
    within_series(series, "the size of a marker", marker.size, (2.0, 72.0))
}

pub(in crate::part) fn check_labels<P>(
    labels: Option<&DataLabels<P>>,
    series: &str,
    points: usize,
) -> Checked {
    let Some(labels) = labels else { return Ok(()) };
    if let Some(format) = &labels.format {
        check_text(tidy(format), "a number format", MAX_FORMAT)?;
    }
    check_fill(labels.fill.as_ref(), series)?;
    if let Some(angle) = labels.rotation {
        within("the rotation of labels", angle.0, -90.0, 90.0)?;
    }
    check_indices(labels.points.iter().map(|point| point.index), series, points)
}

pub(super) fn check_indices(
    indices: impl Iterator<Item = u32>,
    series: &str,
    points: usize,
) -> Checked {
    let mut beyond = indices.filter(|index| usize::try_from(*index).map_or(true, |i| i >= points));
    beyond.next().map_or(Ok(()), |index| {
        let point = u64::from(index) + 1;
        Err(InvalidChart::UnknownPoint { series: series.to_owned(), point, points })
    })
}

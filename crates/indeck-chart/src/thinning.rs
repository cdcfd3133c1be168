//! Which of a series' labels are drawn where there are more than can be told apart.

use crate::series::SeriesView;

/// Where there are that many times more labels than have room, none is drawn.
const DENSEST: f64 = 4.0;

/// Which labels of a series are drawn.
pub(crate) struct Thinning<'a> {
    series: &'a SeriesView<'a>,
    /// One of how many is drawn; `None` draws none.
    every: Option<usize>,
    /// Whether points with labels of their own always show them.
    keeps_own: bool,
}

impl<'a> Thinning<'a> {
    /// Thins the labels of `count` points evenly to about as many as have room.
    pub(crate) fn new(series: &'a SeriesView<'a>, count: usize, room: f64) -> Self {
        let most = DENSEST * room.max(1.0);
        let every = (count as f64 / room.max(1.0)).ceil().max(1.0) as usize;
        let every = Some(every).filter(|_| count as f64 <= most);
        let own = (0..count).filter(|index| is_own(series, *index)).count();
        Self { series, every, keeps_own: own as f64 <= most }
    }

    /// Whether the label of that point is drawn.
    pub(crate) fn keeps(&self, index: usize) -> bool {
        let own = self.keeps_own && is_own(self.series, index);
        own || self.every.is_some_and(|every| index.is_multiple_of(every))
    }
}

fn is_own(series: &SeriesView<'_>, index: usize) -> bool {
    let labelled = series.labels.as_ref().and_then(|labels| labels.point(index));
    labelled.is_some() || series.mark(index).is_some()
}

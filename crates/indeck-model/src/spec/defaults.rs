//! What holds where charts, tables and texts say nothing: of a report or a brand.

use crate::chart::{Blanks, Fill};
use crate::deck::PictureFit;
use crate::spec::{AxisSpec, LabelsSpec, LegendSpec, MarkKind, MarkOptions, Overflow};
use crate::text::Autofit;
use crate::unit::Pt;

/// Defaults: `defaults: { chart: { legend: bottom }, line: { markers: true }, table: { … } }`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Defaults {
    /// For charts of every mark.
    pub chart: ChartDefaults,
    /// For charts of one mark.
    pub marks: Vec<(MarkKind, ChartDefaults)>,
    /// For tables.
    pub table: TableDefaults,
    /// For texts.
    pub text: TextDefaults,
    /// For pictures.
    pub picture_fit: Option<PictureFit>,
}

/// Options of charts that say nothing themselves. What a mark does not know is passed over.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChartDefaults {
    /// Where the legend stands.
    pub legend: Option<LegendSpec>,
    /// Labels of values.
    pub labels: Option<LabelsSpec>,
    /// Colours of series in their order.
    pub palette: Vec<Fill>,
    /// What blanks become.
    pub blanks: Option<Blanks>,
    /// Font size of all texts.
    pub font_size: Option<Pt>,
    /// What of a mark's own options holds: gap, overlap, opacity, line, markers, smooth, hole.
    pub options: MarkOptions,
    /// Axis of the categories.
    pub x: AxisSpec,
    /// Axis of the values.
    pub y: AxisSpec,
}

/// Options of tables that say nothing themselves.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableDefaults {
    /// Whether the first row holds the columns' labels.
    pub header: Option<bool>,
    /// Whether the first column is a header.
    pub header_column: Option<bool>,
    /// Whether the last row is a total.
    pub total_row: Option<bool>,
    /// Whether rows are banded.
    pub banded: Option<bool>,
    /// Font size.
    pub font_size: Option<Pt>,
    /// What happens to rows that do not fit.
    pub overflow: Option<Overflow>,
}

/// Options of texts that say nothing themselves.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextDefaults {
    /// What PowerPoint does when a person writes more.
    pub autofit: Option<Autofit>,
    /// What happens to text that does not fit.
    pub overflow: Option<Overflow>,
}

impl Defaults {
    /// These defaults, and `under` where they say nothing.
    #[must_use]
    pub fn over(mut self, under: &Self) -> Self {
        self.chart = self.chart.over(&under.chart);
        for (mark, options) in &mut self.marks {
            if let Some((_, below)) = under.marks.iter().find(|(m, _)| m == mark) {
                *options = std::mem::take(options).over(below);
            }
        }
        let known: Vec<MarkKind> = self.marks.iter().map(|(mark, _)| *mark).collect();
        self.marks.extend(under.marks.iter().filter(|(m, _)| !known.contains(m)).cloned());
        let (table, below) = (&mut self.table, &under.table);
        table.header = table.header.or(below.header);
        table.header_column = table.header_column.or(below.header_column);
        table.total_row = table.total_row.or(below.total_row);
        table.banded = table.banded.or(below.banded);
        table.font_size = table.font_size.or(below.font_size);
        table.overflow = table.overflow.or(below.overflow);
        self.text.autofit = self.text.autofit.or(under.text.autofit);
        self.text.overflow = self.text.overflow.or(under.text.overflow);
        self.picture_fit = self.picture_fit.or(under.picture_fit);
        self
    }

    /// The options of one mark: its own, and those of every mark where it has none.
    pub fn of(&self, mark: MarkKind) -> ChartDefaults {
        let own = self.marks.iter().find(|(m, _)| *m == mark).map(|(_, options)| options.clone());
        own.unwrap_or_default().over(&self.chart)
    }
}

impl ChartDefaults {
    /// These options, and `under` where they say nothing.
    #[must_use]
    pub fn over(self, under: &Self) -> Self {
        Self {
            legend: self.legend.or_else(|| under.legend.clone()),
            labels: self.labels.or_else(|| under.labels.clone()),
            palette: if self.palette.is_empty() { under.palette.clone() } else { self.palette },
            blanks: self.blanks.or(under.blanks),
            font_size: self.font_size.or(under.font_size),
            options: self.options.over(&under.options),
            x: self.x.over(&under.x),
            y: self.y.over(&under.y),
        }
    }
}

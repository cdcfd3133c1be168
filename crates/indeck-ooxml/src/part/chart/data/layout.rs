//! Which column holds what.

use std::borrow::Cow;

use indeck_model::chart::{
    Axes, BubbleChart, Categories, Chart, ComboChart, ComboPlot, ErrorAmount, ErrorBars,
    ReferenceLine, ReferenceValue, ScatterChart, Series, StockChart, XySeries,
};

use crate::part::chart::own::OwnOptions;
use crate::part::chart::{combo, reference};
use crate::part::workbook::{Cells, Column, Sheet, tidy};

/// The header over categories, as PowerPoint writes it: a table wants one, nobody wants to see it.
pub(in crate::part) const NO_HEADER: &str = " ";

/// What a column holds of its series, beside the values over categories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::part::chart) enum Role {
    /// Places from left to right.
    X,
    /// Places from bottom to top.
    Y,
    /// Sizes of bubbles.
    Size,
    /// Texts of labels.
    Labels,
    /// Lengths of error bars up.
    Plus,
    /// Lengths of error bars down.
    Minus,
    /// Lengths of error bars to the right.
    XPlus,
    /// Lengths of error bars to the left.
    XMinus,
}

/// The sheet behind a chart, and where in it the series stand: categories, a column a series, then
/// what only some series have.
#[derive(Debug)]
pub(in crate::part::chart) struct Layout<'a> {
    pub(in crate::part::chart) sheet: Sheet<'a>,
    /// Columns by series and role.
    places: Vec<(usize, Role, usize)>,
}

impl Layout<'_> {
    /// The column of a series that holds that; `None` where there is none.
    pub(in crate::part::chart) fn column(&self, series: usize, role: Role) -> Option<usize> {
        let mut found = self.places.iter().filter(|place| (place.0, place.1) == (series, role));
        found.next().map(|place| place.2)
    }
}

/// The layout of a chart; the kinds of 2016 have one of their own.
pub(in crate::part::chart) fn layout(chart: &Chart) -> Layout<'_> {
    match chart {
        Chart::Column(c) => over(&c.categories, &c.plot.0.series, &c.axes),
        Chart::StackedColumn(c) => over(&c.categories, &c.plot.0.series, &c.axes),
        Chart::Bar(c) => over(&c.categories, &c.plot.0.series, &c.axes),
        Chart::StackedBar(c) => over(&c.categories, &c.plot.0.series, &c.axes),
        Chart::Line(c) => over(&c.categories, &c.plot.series, &c.axes),
        Chart::Area(c) => over(&c.categories, &c.plot.series, &c.axes),
        Chart::Radar(c) => over(&c.categories, &c.series, &c.axes),
        Chart::Pie(c) => plain(&c.categories, std::slice::from_ref(&c.series)),
        Chart::OfPie(c) => plain(&c.categories, std::slice::from_ref(&c.series)),
        Chart::Doughnut(c) => plain(&c.categories, &c.series),
        Chart::Surface(c) => plain(&c.categories, &c.series),
        Chart::Stock(c) => stock(c),
        Chart::Scatter(c) => scatter(c),
        Chart::Bubble(c) => bubbles(c),
        Chart::Combo(c) => combo(c),
        Chart::Waterfall(_)
        | Chart::Treemap(_)
        | Chart::Sunburst(_)
        | Chart::Funnel(_)
        | Chart::Histogram(_)
        | Chart::Pareto(_)
        | Chart::BoxWhisker(_)
        | Chart::RegionMap(_) => Builder::default().finish(),
    }
}

/// Collects columns: those of series first, those that belong to them at the end.
#[derive(Debug, Default)]
struct Builder<'a> {
    columns: Vec<Column<'a>>,
    places: Vec<(usize, Role, usize)>,
    /// Number of the next series.
    series: usize,
    later: Vec<(usize, Role, Column<'a>)>,
}

impl<'a> Builder<'a> {
    fn over(categories: &'a Categories, count: usize) -> Self {
        let mut columns = Vec::with_capacity(count + 1);
        columns.push(names(categories));
        Self { columns, ..Self::default() }
    }

    fn add_all<P, O: OwnOptions>(&mut self, series: &'a [Series<P, O>]) {
        series.iter().for_each(|series| self.add(series));
    }

    fn add_plot(&mut self, plot: &'a ComboPlot) {
        match plot {
            ComboPlot::Columns(p) => self.add_all(&p.0.series),
            ComboPlot::StackedColumns(p) => self.add_all(&p.0.series),
            ComboPlot::Lines(p) => self.add_all(&p.series),
            ComboPlot::Areas(p) => self.add_all(&p.series),
        }
    }

    fn add<P, O: OwnOptions>(&mut self, series: &'a Series<P, O>) {
        self.columns.push(Column {
            header: series.name.as_str().into(),
            format: tidy(&series.format),
            cells: Cells::Values(&series.values),
        });
        self.add_texts(&series.name, &series.label_texts);
        self.add_errors(&series.name, series.own.errors(), [Role::Plus, Role::Minus]);
        self.series += 1;
    }

    fn add_at(&mut self, role: Role, header: Cow<'a, str>, format: &'a str, cells: Cells<'a>) {
        self.places.push((self.series, role, self.columns.len()));
        self.columns.push(Column { header, format, cells });
    }

    fn add_later(&mut self, role: Role, header: String, cells: Cells<'a>) {
        let column = Column { header: header.into(), format: "General", cells };
        self.later.push((self.series, role, column));
    }

    fn add_texts(&mut self, name: &str, texts: &'a [String]) {
        if !texts.is_empty() {
            self.add_later(Role::Labels, format!("{name} (labels)"), Cells::Labels(texts));
        }
    }

    fn add_errors(&mut self, name: &str, bars: Option<&'a ErrorBars>, roles: [Role; 2]) {
        let Some(ErrorAmount::Custom { plus, minus }) = bars.map(|bars| &bars.amount) else {
            return;
        };
        let axis = if roles.contains(&Role::XPlus) { "x " } else { "" };
        for (role, sign, amounts) in [(roles[0], '+', plus), (roles[1], '−', minus)] {
            if !amounts.is_empty() {
                let header = format!("{name} ({axis}error {sign})");
                self.add_later(role, header, Cells::Amounts(amounts));
            }
        }
    }

    fn add_xy(&mut self, series: &'a XySeries, shared: Option<usize>, x_title: Option<&'a str>) {
        match shared {
            Some(column) => self.places.push((self.series, Role::X, column)),
            None => {
                let header = match x_title {
                    Some(title) => title.into(),
                    None => format!("{} (x)", series.name).into(),
                };
                let cells = Cells::X(&series.points);
                self.add_at(Role::X, header, tidy(&series.x_format), cells);
            }
        }
        let cells = Cells::Y(&series.points);
        self.add_at(Role::Y, series.name.as_str().into(), tidy(&series.y_format), cells);
        self.add_texts(&series.name, &series.label_texts);
        self.add_errors(&series.name, series.x_errors.as_ref(), [Role::XPlus, Role::XMinus]);
        self.add_errors(&series.name, series.y_errors.as_ref(), [Role::Plus, Role::Minus]);
        self.series += 1;
    }

    /// Reference lines over categories: a value for each.
    fn add_references(&mut self, references: &'a [ReferenceLine], categories: usize) {
        for reference in references {
            let cells = match &reference.value {
                ReferenceValue::Constant(value) => Cells::Constant(*value, categories),
                ReferenceValue::PerCategory(values) => Cells::Amounts(values),
            };
            let (name, format) = (reference.name.as_str(), tidy(&reference.format));
            self.add_at(Role::Y, name.into(), format, cells);
            self.series += 1;
        }
    }

    /// A line from one end of the axes to the other.
    fn add_line(&mut self, reference: &'a ReferenceLine, x: Cells<'a>, y: Cells<'a>) {
        let (name, format) = (reference.name.as_str(), tidy(&reference.format));
        let upright = matches!(x, Cells::Constant(..));
        let (x_format, y_format) = if upright { (format, "General") } else { ("General", format) };
        self.add_at(Role::X, format!("{name} (x)").into(), x_format, x);
        self.add_at(Role::Y, name.into(), y_format, y);
        self.series += 1;
    }

    fn finish(mut self) -> Layout<'a> {
        for (series, role, column) in self.later {
            self.places.push((series, role, self.columns.len()));
            self.columns.push(column);
        }
        Layout { sheet: Sheet::new(self.columns), places: self.places }
    }
}

fn names(categories: &Categories) -> Column<'_> {
    let (format, cells) = match categories {
        Categories::Text(names) => ("General", Cells::Texts(names)),
        Categories::Dates { days, format } => (tidy(format), Cells::Days(days)),
        Categories::Numbers { values, format } => (tidy(format), Cells::Numbers(values)),
    };
    Column { header: NO_HEADER.into(), format, cells }
}

fn plain<'a, P, O: OwnOptions>(names: &'a Categories, series: &'a [Series<P, O>]) -> Layout<'a> {
    let mut builder = Builder::over(names, series.len());
    builder.add_all(series);
    builder.finish()
}

fn over<'a, P, O: OwnOptions>(
    names: &'a Categories,
    series: &'a [Series<P, O>],
    axes: &'a Axes,
) -> Layout<'a> {
    let mut builder = Builder::over(names, series.len() + axes.references.len());
    builder.add_all(series);
    builder.add_references(&axes.references, names.len());
    builder.finish()
}

/// Volumes come before prices, as PowerPoint wants them.
fn stock(chart: &StockChart) -> Layout<'_> {
    let mut builder = Builder::over(&chart.categories, chart.series_count());
    chart.volume.iter().for_each(|volume| builder.add(volume));
    chart.prices.series().into_iter().for_each(|series| builder.add(series));
    builder.finish()
}

/// Reference lines follow the lines of the primary axes, or else all plots there, as in the chart.
fn combo(chart: &ComboChart) -> Layout<'_> {
    let mut builder = Builder::over(&chart.categories, chart.series_count());
    let (references, categories) = (&chart.axes.references, chart.categories.len());
    let last = combo::last_before_references(chart);
    for (i, plot) in chart.primary.iter().enumerate() {
        builder.add_plot(plot);
        if i == last {
            builder.add_references(references, categories);
        }
    }
    chart.secondary.plots().iter().for_each(|plot| builder.add_plot(plot));
    if let Some(layer) = chart.secondary.scatter() {
        layer.series.iter().for_each(|series| builder.add_xy(series, None, None));
    }
    builder.finish()
}

/// Whether all series have the same x, which then stand in one column.
fn shares_x(series: &[XySeries]) -> bool {
    let same = |a: &XySeries, b: &XySeries| {
        a.x_format == b.x_format
            && a.points.len() == b.points.len()
            && a.points.iter().zip(&b.points).all(|(a, b)| a.0 == b.0)
    };
    let Some((first, others)) = series.split_first() else { return false };
    others.iter().all(|other| same(first, other))
}

fn scatter(chart: &ScatterChart) -> Layout<'_> {
    let shared = shares_x(&chart.series);
    let title = shared.then(|| chart.x_axis.title.as_deref().unwrap_or("X"));
    let mut builder = Builder::default();
    for (i, series) in chart.series.iter().enumerate() {
        builder.add_xy(series, (shared && i > 0).then_some(0), title);
    }
    let frame = reference::PointFrame::of(chart);
    for reference in &chart.references {
        let value = reference::constant(reference);
        builder.add_line(reference, Cells::Ends(frame.x_ends()), Cells::Constant(value, 2));
    }
    for reference in &chart.x_references {
        let value = reference::constant(reference);
        builder.add_line(reference, Cells::Constant(value, 2), Cells::Ends(frame.y_ends()));
    }
    builder.finish()
}

fn bubbles(chart: &BubbleChart) -> Layout<'_> {
    let mut builder = Builder::default();
    for series in &chart.series {
        let name = series.name.as_str();
        let x = Cells::BubbleX(&series.bubbles);
        builder.add_at(Role::X, format!("{name} (x)").into(), tidy(&series.x_format), x);
        let y = Cells::BubbleY(&series.bubbles);
        builder.add_at(Role::Y, name.into(), tidy(&series.y_format), y);
        let size = Cells::BubbleSize(&series.bubbles);
        let header = format!("{name} (size)").into();
        builder.add_at(Role::Size, header, tidy(&series.size_format), size);
        builder.add_texts(name, &series.label_texts);
        builder.add_errors(name, series.x_errors.as_ref(), [Role::XPlus, Role::XMinus]);
        builder.add_errors(name, series.y_errors.as_ref(), [Role::Plus, Role::Minus]);
        builder.series += 1;
    }
    builder.finish()
}

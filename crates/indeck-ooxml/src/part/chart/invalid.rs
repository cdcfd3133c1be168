//! What makes a chart impossible to write.

use indeck_model::Date;

/// A chart that no spreadsheet or PowerPoint would take as it stands.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidChart {
    /// A plot has no series.
    #[error("the {kind} has no series")]
    NoSeries {
        /// What the plot is.
        kind: &'static str,
    },
    /// A combination has nothing on its primary axis.
    #[error("the combination has no plot on its primary axis")]
    NoPrimaryPlot,
    /// A combination has two plots of one kind on the same axis, which PowerPoint cannot hold.
    #[error("the combination has two plots of {kind} on the same axis")]
    RepeatedPlot {
        /// What the plots are.
        kind: &'static str,
    },
    /// More series than a chart can have.
    #[error("the chart has {series} series, more than the {limit} that a chart can have")]
    TooManySeries {
        /// How many there are.
        series: usize,
        /// How many there can be.
        limit: usize,
    },
    /// More points than a worksheet has rows.
    #[error("the chart has {rows} points in a series, more than the {limit} rows of a worksheet")]
    TooManyRows {
        /// How many there are.
        rows: usize,
        /// How many there can be.
        limit: usize,
    },
    /// A series has values beyond the last category.
    #[error("series `{series}` has {values} values for {categories} categories")]
    TooManyValues {
        /// The series' name.
        series: String,
        /// How many values it has.
        values: usize,
        /// How many categories the chart has.
        categories: usize,
    },
    /// A value is NaN or infinite.
    #[error("value {point} of `{place}` is not a finite number")]
    NotFinite {
        /// The series' name, or what else holds the value.
        place: String,
        /// Which value, from 1.
        point: usize,
    },
    /// A bound, a crossing or another number of an axis is NaN or infinite.
    #[error("the {axis} axis has a number that is not finite")]
    AxisNotFinite {
        /// Which axis.
        axis: &'static str,
    },
    /// A day before or after what a spreadsheet can hold.
    #[error("the category `{date}` is outside 1900-03-01 to 9999-12-31, the days of a spreadsheet")]
    DateOutOfRange {
        /// The day.
        date: Date,
    },
    /// A text longer than a cell can hold.
    #[error("a text of {length} characters is longer than the {limit} that {place} can hold")]
    TextTooLong {
        /// What holds it.
        place: &'static str,
        /// Its length in UTF-16 units.
        length: usize,
        /// How long it can be.
        limit: usize,
    },
    /// A point is styled or labelled that the series does not have.
    #[error("point {point} of series `{series}` is formatted, but the chart has {points} points")]
    UnknownPoint {
        /// The series' name.
        series: String,
        /// Which point, from 1.
        point: u64,
        /// How many points the chart has.
        points: usize,
    },
    /// An option outside its range.
    #[error("{option} is {value}, not within {min} to {max}")]
    OptionOutOfRange {
        /// The option.
        option: &'static str,
        /// What it is.
        value: f64,
        /// The least it can be.
        min: f64,
        /// The most it can be.
        max: f64,
    },
    /// An axis ends before it begins.
    #[error("the {axis} axis begins at {min} and ends at {max}")]
    EmptyAxis {
        /// Which axis.
        axis: &'static str,
        /// Where it begins.
        min: f64,
        /// Where it ends.
        max: f64,
    },
    /// A distance of ticks that is not more than 0.
    #[error("the distance of ticks on the {axis} axis is {unit}, not more than 0")]
    TickDistance {
        /// Which axis.
        axis: &'static str,
        /// The distance.
        unit: f64,
    },
    /// A logarithmic axis that reaches 0 or below.
    #[error("the {axis} axis is logarithmic and cannot reach {bound}")]
    LogarithmOfNothing {
        /// Which axis.
        axis: &'static str,
        /// Where it begins or ends.
        bound: f64,
    },
    /// A number of a series outside its range.
    #[error("{option} of `{series}` is {value}, not within {min} to {max}")]
    SeriesOptionOutOfRange {
        /// The series' name.
        series: String,
        /// What of it.
        option: &'static str,
        /// What it is.
        value: f64,
        /// The least it can be.
        min: f64,
        /// The most it can be.
        max: f64,
    },
    /// Texts or amounts for more points than there are, or for fewer.
    #[error("`{series}` has {count} {what} for {points} points")]
    CountOfPoints {
        /// The series' name.
        series: String,
        /// What does not match its points.
        what: &'static str,
        /// How many of them there are.
        count: usize,
        /// How many points there are.
        points: usize,
    },
    /// A trend line in a stack, where PowerPoint has none.
    #[error("series `{series}` has a trend line, which there is not in a stack")]
    TrendInStack {
        /// The series' name.
        series: String,
    },
    /// A trend line that needs numbers above 0.
    #[error("the {kind} trend line of `{series}` needs numbers above 0")]
    TrendOfNothing {
        /// The series' name.
        series: String,
        /// The kind of trend line.
        kind: &'static str,
    },
    /// A trend line with an option that its kind does not have.
    #[error("the {kind} trend line of `{series}` has no {option}")]
    NotOfTrend {
        /// The series' name.
        series: String,
        /// The kind of trend line.
        kind: &'static str,
        /// The option.
        option: &'static str,
    },
    /// A number of a series that is not finite or not above 0.
    #[error("{option} of `{series}` is {value}, not a finite number above 0")]
    SeriesOptionNotPositive {
        /// The series' name.
        series: String,
        /// What of it.
        option: &'static str,
        /// What it is.
        value: f64,
    },
    /// The fill of negative bars is not one colour.
    #[error("the fill of negative bars of `{series}` is not one colour")]
    NegativeFill {
        /// The series' name.
        series: String,
    },
    /// A gradient of one colour, of too many, or whose colours are not in order.
    #[error("a gradient in {place} needs 2 to 10 colours in the order of their places, 0 to 100 %")]
    Gradient {
        /// Where it is.
        place: String,
    },
    /// Fewer series than the kind needs.
    #[error("the {kind} has {series} series and needs at least {needed}")]
    TooFewSeries {
        /// What needs them.
        kind: &'static str,
        /// How many there are.
        series: usize,
        /// How many it needs.
        needed: usize,
    },
    /// A kind over which no reference line can stand.
    #[error("reference lines cannot stand in a {kind}")]
    NoReferences {
        /// What the plot is.
        kind: &'static str,
    },
    /// Reference lines are lines themselves, and PowerPoint has one plot of lines on an axis.
    #[error("reference lines cannot stand among lines that are stacked or joined to one another")]
    ReferencesAmongLines,
    /// A value for each category where there are no categories.
    #[error("the reference line `{name}` has a value for each category, but there are none")]
    ReferencePerCategory {
        /// The line's name.
        name: String,
    },
    /// A legend entry that is not there is left out.
    #[error("entry {entry} of the legend is left out, but it has {entries}")]
    UnknownEntry {
        /// The entry, from 1.
        entry: u64,
        /// How many there are.
        entries: usize,
    },
    /// A date axis counts in units smaller than its smallest step.
    #[error("the date axis counts in {unit}, which are shorter than its steps of {base}")]
    UnitBelowStep {
        /// The unit.
        unit: &'static str,
        /// The smallest step.
        base: &'static str,
    },
    /// The workbook would be over 4 GiB.
    #[error("the chart's workbook would be over 4 GiB")]
    WorkbookTooLarge,
    /// A chart of a kind that cannot be empty has no value.
    #[error("the {kind} has no values")]
    NoValues {
        /// The kind.
        kind: &'static str,
    },
    /// A chart has an option that its kind does not know.
    #[error("a {kind} chart cannot show {option}")]
    NotOfKind {
        /// The kind.
        kind: &'static str,
        /// The option.
        option: &'static str,
    },
    /// A name that tells points or groups apart is empty.
    #[error("{place} {point} has no name")]
    NoName {
        /// What should have a name.
        place: &'static str,
        /// Which one, from 1.
        point: usize,
    },
    /// A part of a whole is below 0.
    #[error("value {point} of `{series}` is {value}: a {kind} chart has no parts below 0")]
    NegativePart {
        /// The kind.
        kind: &'static str,
        /// The series' name.
        series: String,
        /// Which value, from 1.
        point: usize,
        /// The value.
        value: f64,
    },
    /// A total of a waterfall is at a step that there is not.
    #[error("step {step} is a total, but the waterfall has {steps} steps")]
    UnknownStep {
        /// Which step, from 1.
        step: u64,
        /// How many steps there are.
        steps: usize,
    },
    /// A branch or leaf of a hierarchy comes twice, so that it is not one branch.
    #[error("`{path}` comes twice: the leaves of a branch stand together, each once")]
    RepeatedBranch {
        /// The names that lead to it.
        path: String,
    },
    /// The width or number of bins is not more than 0.
    #[error("{option} is {value}, not more than 0")]
    NotPositive {
        /// The option.
        option: &'static str,
        /// What it is.
        value: f64,
    },
    /// The last bin begins before the first one ends.
    #[error(
        "values up to {underflow} share the first bin, and values over {overflow} the last one"
    )]
    NoRoomForBins {
        /// Where the first bin ends.
        underflow: f64,
        /// Where the last bin begins.
        overflow: f64,
    },
}

# Made by `cargo xtask generated` from the tables of keys in crates/indeck-spec/src.
"""Options of charts and tables, as types: what `Slide.chart` and `Slide.table` take by keyword.

There is a class for each mark, with exactly the channels and options that this mark has. At run
time they are plain dictionaries, for annotations such as ``options: ColumnOptions = {"gap": 50}``.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, Required, TypeAlias, TypedDict

Color: TypeAlias = str
"""A colour of the theme (``accent1`` … ``accent6``, ``tx1``, ``bg1`` …), or ``#RRGGBB``."""

NumberFormat: TypeAlias = str
"""One of Excel's number formats: ``#,##0``, ``0.0%``, ``mmm yy``."""

Mark: TypeAlias = Literal[
    "column",
    "bar",
    "line",
    "area",
    "pie",
    "doughnut",
    "scatter",
    "bubble",
    "radar",
    "stock",
    "surface",
    "waterfall",
    "treemap",
    "sunburst",
    "funnel",
    "histogram",
    "pareto",
    "box",
    "region-map",
]
"""What a chart draws for each value."""


class Letters(TypedDict, total=False):
    """The look of letters."""

    size: float
    """Font size in points (1 to 400)."""

    bold: bool
    """Whether they are bold."""

    italic: bool
    """Whether they are italic."""

    color: Color
    """Their colour."""


class LineLook(TypedDict, total=False):
    """A line's look."""

    color: Color
    """Its colour."""

    width: float
    """Its width in points (0 to 100)."""

    dash: Literal["solid", "dash", "short-dash", "long-dash", "dot", "dash-dot", "long-dash-dot", "long-dash-dot-dot"]
    """How it is broken."""


class Ticks(TypedDict, total=False):
    """The strokes of an axis."""

    major: Literal["none", "inside", "outside", "cross"]
    """At labelled values."""

    minor: Literal["none", "inside", "outside", "cross"]
    """At small ticks."""


class CategoryAxis(TypedDict, total=False):
    """An axis of categories or days."""

    title: str
    """Words beside the axis."""

    title_style: Letters
    """How those words look."""

    format: NumberFormat
    """How its values are shown."""

    min: str
    """The least value shown; a day on an axis of days."""

    max: str
    """The greatest value shown; a day on an axis of days."""

    unit: str
    """The distance of labelled ticks; on an axis of days ``3 months``."""

    minor_unit: str
    """The distance of small ticks."""

    base: Literal["days", "months", "years"]
    """The smallest step of an axis of days."""

    hidden: bool
    """Whether the axis is left out."""

    line: bool | LineLook
    """The line of the axis itself."""

    gridlines: bool | LineLook
    """Whether lines cross the plot, and how they are drawn."""

    minor_gridlines: bool | LineLook
    """Whether lines cross the plot at small ticks."""

    ticks: Ticks | Literal["none", "inside", "outside", "cross"]
    """The strokes at labelled values."""

    crosses: float | Literal["auto", "min", "max"]
    """Where the other axis crosses it."""

    reverse: bool
    """Whether the axis runs the other way."""

    labels: Literal["next", "low", "high", "none"]
    """Where its labels stand."""

    label_every: int
    """Every how many categories a label stands (1 to 10000)."""

    tick_every: int
    """Every how many categories a stroke stands (1 to 10000)."""

    offset: int
    """The distance of labels from the axis in percent of the usual one (0 to 1000)."""

    rotation: float
    """How its labels are turned, in degrees (-90 to 90)."""

    size: float
    """Font size of its labels in points (1 to 400)."""

    bold: bool
    """Whether its labels are bold."""

    italic: bool
    """Whether its labels are italic."""

    color: Color
    """The colour of its labels."""

    secondary: bool
    """Whether it is one of the second pair of axes, at the right and at the top."""


class CategoryX(TypedDict, total=False):
    """The x channel."""

    value: Required[str]
    """The column; several are the levels of a hierarchy."""

    axis: CategoryAxis
    """The axis."""

    sort: Sequence[str] | Literal["ascending", "descending", "y", "-y"]
    """The order of the categories: by category, by value, or as listed."""


class DisplayUnits(TypedDict, total=False):
    """The unit of an axis."""

    unit: Required[float | Literal["hundreds", "thousands", "ten-thousands", "hundred-thousands", "millions", "ten-millions", "hundred-millions", "billions", "trillions"]]
    """The unit (above 0)."""

    label: bool | str
    """Words that tell of it; ``true`` is PowerPoint's own."""


class ValueAxis(TypedDict, total=False):
    """An axis of values."""

    title: str
    """Words beside the axis."""

    title_style: Letters
    """How those words look."""

    format: NumberFormat
    """How its values are shown."""

    min: float
    """The least value shown; a day on an axis of days."""

    max: float
    """The greatest value shown; a day on an axis of days."""

    unit: float
    """The distance of labelled ticks; on an axis of days ``3 months`` (above 0)."""

    minor_unit: float
    """The distance of small ticks (above 0)."""

    log: float
    """The base of a logarithmic scale (2 to 1000)."""

    hidden: bool
    """Whether the axis is left out."""

    line: bool | LineLook
    """The line of the axis itself."""

    gridlines: bool | LineLook
    """Whether lines cross the plot, and how they are drawn."""

    minor_gridlines: bool | LineLook
    """Whether lines cross the plot at small ticks."""

    ticks: Ticks | Literal["none", "inside", "outside", "cross"]
    """The strokes at labelled values."""

    crosses: float | Literal["auto", "min", "max"]
    """Where the other axis crosses it."""

    display_units: float | DisplayUnits | Literal["hundreds", "thousands", "ten-thousands", "hundred-thousands", "millions", "ten-millions", "hundred-millions", "billions", "trillions"]
    """The unit in which it counts (above 0)."""

    reverse: bool
    """Whether the axis runs the other way."""

    labels: Literal["next", "low", "high", "none"]
    """Where its labels stand."""

    rotation: float
    """How its labels are turned, in degrees (-90 to 90)."""

    size: float
    """Font size of its labels in points (1 to 400)."""

    bold: bool
    """Whether its labels are bold."""

    italic: bool
    """Whether its labels are italic."""

    color: Color
    """The colour of its labels."""

    secondary: bool
    """Whether it is one of the second pair of axes, at the right and at the top."""


class ValueY(TypedDict, total=False):
    """The y channel."""

    value: str | Sequence[str]
    """Columns of values, or aggregates of them."""

    axis: ValueAxis
    """The axis."""


class ColumnPointLabel(TypedDict, total=False):
    """A label of one category."""

    text: str
    """Words instead of the value."""

    series: str
    """The series; else every one."""

    position: Literal["outside", "inside-end", "center", "inside-base"]
    """Where it stands."""

    size: float
    """Font size in points (1 to 400)."""

    bold: bool
    """Whether it is bold."""

    italic: bool
    """Whether it is italic."""

    color: Color
    """Colour of the letters."""


class Translucent(TypedDict, total=False):
    """A translucent colour."""

    color: Required[Color]
    """The colour."""

    opacity: float
    """How much of what lies behind is covered, 0 to 1 (0 to 1)."""


class GradientStop(TypedDict, total=False):
    """A colour of a gradient."""

    color: Required[Color]
    """The colour."""

    at: float
    """How far along it stands, in percent (0 to 100)."""

    opacity: float
    """How much of what lies behind is covered, 0 to 1 (0 to 1)."""


class Gradient(TypedDict, total=False):
    """A gradient."""

    gradient: Required[Sequence[Color | GradientStop]]
    """Two or more colours, from the beginning to the end."""

    angle: float
    """Its direction in degrees, clockwise from the left (0 to 360)."""


class Pattern(TypedDict, total=False):
    """A pattern."""

    pattern: Required[Literal["pct5", "pct10", "pct20", "pct25", "pct30", "pct40", "pct50", "pct60", "pct70", "pct75", "pct80", "pct90", "horz", "vert", "ltHorz", "ltVert", "dkHorz", "dkVert", "narHorz", "narVert", "dashHorz", "dashVert", "cross", "dnDiag", "upDiag", "ltDnDiag", "ltUpDiag", "dkDnDiag", "dkUpDiag", "wdDnDiag", "wdUpDiag", "dashDnDiag", "dashUpDiag", "diagCross", "smCheck", "lgCheck", "smGrid", "lgGrid", "dotGrid", "smConfetti", "lgConfetti", "horzBrick", "diagBrick", "solidDmnd", "openDmnd", "dotDmnd", "plaid", "sphere", "weave", "divot", "shingle", "wave", "trellis", "zigZag"]]
    """The pattern, by its name in the file format."""

    fore: Color
    """The colour of its strokes."""

    back: Color
    """The colour between them."""


class ColumnLabels(TypedDict, total=False):
    """Labels of values."""

    format: NumberFormat
    """How values are shown."""

    position: Literal["outside", "inside-end", "center", "inside-base"]
    """Where labels stand; marks differ in what they know."""

    content: Literal["value", "category", "series", "key", "none"] | Sequence[Literal["value", "category", "series", "key", "none"]]
    """What labels say."""

    cells: str | Sequence[str]
    """The column whose texts labels say, or one for each column of ``y``."""

    separator: str
    """What stands between two parts of the content."""

    size: float
    """Font size in points (1 to 400)."""

    bold: bool
    """Whether they are bold."""

    italic: bool
    """Whether they are italic."""

    color: Color
    """Colour of the letters."""

    fill: Color | Translucent | Gradient | Pattern | Literal["none"]
    """What lies behind the letters."""

    border: bool | LineLook
    """The frame around them."""

    rotation: float
    """How they are turned, in degrees (-90 to 90)."""

    leader_lines: bool | LineLook
    """Lines from labels to the points that they were moved away from."""

    points: Mapping[str, str | bool | ColumnPointLabel]
    """Labels of single categories: ``false``, other words, or how they differ."""


class Significance(TypedDict, total=False):
    """Marks of significance."""

    column: Required[str | Sequence[str]]
    """The column of the marks, or one for each column of ``y``."""

    rising: Color
    """The colour of rising marks."""

    falling: Color
    """The colour of falling marks."""


class TrendLine(TypedDict, total=False):
    """A trend line."""

    kind: Required[Literal["linear", "exponential", "logarithmic", "polynomial", "power", "moving-average"]]
    """How it is fitted."""

    degree: int
    """The degree of a polynomial (2 to 6)."""

    period: int
    """Of how many values a moving average is the mean (2 to 255)."""

    forward: float
    """How far it goes on, in categories or units of x (from 0)."""

    backward: float
    """How far before the first point it begins (from 0)."""

    intercept: float
    """The value that it must have at x = 0."""

    equation: bool
    """Whether its equation is shown."""

    r2: bool
    """Whether R² is shown."""

    format: NumberFormat
    """How the numbers of the equation are shown."""

    name: str
    """Its name in the legend."""

    series: str
    """The series it is fitted to; else every one."""

    color: Color
    """Its colour."""

    width: float
    """Its width in points (0 to 100)."""

    dash: Literal["solid", "dash", "short-dash", "long-dash", "dot", "dash-dot", "long-dash-dot", "long-dash-dot-dot"]
    """How it is broken."""


class ErrorBars(TypedDict, total=False):
    """Error bars."""

    by: Literal["sd", "se"]
    """The spread of the series: standard deviation or error."""

    times: float
    """How many standard deviations (0 to 1000)."""

    value: float
    """As much for every point (from 0)."""

    percent: float
    """That percentage of each value (from 0)."""

    plus: str | Sequence[str]
    """The column of the lengths up, or one for each column of ``y``."""

    minus: str | Sequence[str]
    """The column of the lengths down; else those up."""

    direction: Literal["both", "plus", "minus"]
    """To which side they go."""

    caps: bool
    """Whether their ends have caps."""

    series: str
    """The series that has them; else every one."""

    color: Color
    """Their colour."""

    width: float
    """Their width in points (0 to 100)."""

    dash: Literal["solid", "dash", "short-dash", "long-dash", "dot", "dash-dot", "long-dash-dot", "long-dash-dot-dot"]
    """How they are broken."""


class ReferenceLine(TypedDict, total=False):
    """A reference line."""

    at: str | float
    """A number, or an expression that gives one."""

    per: str
    """The column of a value for each category: a target, last year."""

    axis: Literal["y", "x"]
    """Whether it stands at a value of ``y`` or of ``x``."""

    name: str
    """Its name in the legend and the workbook."""

    label: bool | str
    """Words at its end; ``true`` is its number."""

    format: NumberFormat
    """How its number is shown."""

    color: Color
    """Its colour."""

    width: float
    """Its width in points (0 to 100)."""

    dash: Literal["solid", "dash", "short-dash", "long-dash", "dot", "dash-dot", "long-dash-dot", "long-dash-dot-dot"]
    """How it is broken."""


class ChartTitle(TypedDict, total=False):
    """A chart's title."""

    text: Required[str]
    """The words."""

    size: float
    """Font size in points (1 to 400)."""

    bold: bool
    """Whether it is bold."""

    italic: bool
    """Whether it is italic."""

    color: Color
    """The colour of the letters."""

    overlay: bool
    """Whether it lies over the plot."""


class Legend(TypedDict, total=False):
    """A legend."""

    position: Literal["none", "top", "bottom", "left", "right", "top-right"]
    """Where it stands."""

    hide: str | Sequence[str]
    """Series or slices that it leaves out."""

    overlay: bool
    """Whether it lies over the plot."""

    size: float
    """Font size in points (1 to 400)."""

    bold: bool
    """Whether it is bold."""

    italic: bool
    """Whether it is italic."""

    color: Color
    """The colour of the letters."""


class Highlight(TypedDict, total=False):
    """A highlight."""

    values: Required[str | Sequence[str]]
    """Names of series or categories."""

    color: Color
    """Their colour."""


class PlotArea(TypedDict, total=False):
    """The place of a plot."""

    left: Required[float]
    """Its left edge in percent of the chart's width (0 to 100)."""

    top: Required[float]
    """Its top edge in percent of the chart's height (0 to 100)."""

    width: Required[float]
    """Its width in percent of the chart's (0 to 100)."""

    height: Required[float]
    """Its height in percent of the chart's (0 to 100)."""


class ColumnOptions(TypedDict, total=False):
    """Options of ``mark="column"``."""

    x: str | CategoryX
    """The column of the categories, of the horizontal position of points, or of the values that a histogram counts."""

    y: str | Sequence[str] | ValueY
    """Columns of values, or aggregates of them: ``revenue``, ``sum(revenue)``, ``count()``."""

    series: str
    """The column whose values name the series."""

    encode: Mapping[str, object]
    """Which columns are shown as what."""

    stack: bool | Literal["normalize"]
    """Whether series stand on one another, or as shares of 100 %."""

    labels: bool | ColumnLabels
    """Labels of the values."""

    significance: str | Sequence[str] | Significance
    """Columns of marks beside labels, as texts or as numbers whose sign is an arrow."""

    gap: int
    """Distance of bars in percent of their width (0 to 500)."""

    overlap: int
    """Overlap of bars in percent of their width (-100 to 100)."""

    opacity: float
    """How much of what lies behind is covered, 0 to 1 (0 to 1)."""

    line: bool | LineLook
    """How lines and outlines are drawn."""

    negative: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill of bars below zero."""

    trend: TrendLine | Sequence[TrendLine | Literal["linear", "exponential", "logarithmic", "polynomial", "power", "moving-average"]] | Literal["linear", "exponential", "logarithmic", "polynomial", "power", "moving-average"]
    """Lines fitted to series."""

    errors: float | str | ErrorBars
    """Bars that show how uncertain values are: ``5 %``, a number, ``sd``, ``se``, or a map (from 0)."""

    reference: str | float | ReferenceLine | Sequence[str | float | ReferenceLine]
    """Lines at values, or targets for each category."""

    series_lines: bool | LineLook
    """Lines that join the same series from stack to stack."""

    where: str | float
    """Which rows of the table are shown."""

    title: str | ChartTitle
    """Words above the plot."""

    legend: Legend | Literal["none", "top", "bottom", "left", "right", "top-right"]
    """Where the legend stands."""

    colors: Sequence[Color | Translucent | Gradient | Pattern | Literal["none"]] | Mapping[str, Color | Translucent | Gradient | Pattern | Literal["none"]]
    """Colours in the order of the series, or by name of series or category."""

    highlight: str | Sequence[str] | Highlight
    """Series or categories that stand out; all else is grey."""

    blanks: Literal["gap", "zero", "connect"]
    """What missing values become."""

    font_size: float
    """Font size of all texts in points (1 to 400)."""

    background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill of the whole chart."""

    plot_background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill behind the plot."""

    border: bool | LineLook
    """The frame around the whole chart."""

    plot_area: PlotArea
    """The place of the plot within the chart."""

    name: str
    """Name of the shape in the selection pane."""

    alt: str
    """Text for people who do not see it."""

    format: NumberFormat | Mapping[str, NumberFormat]
    """How values are shown, or how those of single columns are."""


class BarOptions(TypedDict, total=False):
    """Options of ``mark="bar"``."""

    x: str | CategoryX
    """The column of the categories, of the horizontal position of points, or of the values that a histogram counts."""

    y: str | Sequence[str] | ValueY
    """Columns of values, or aggregates of them: ``revenue``, ``sum(revenue)``, ``count()``."""

    series: str
    """The column whose values name the series."""

    encode: Mapping[str, object]
    """Which columns are shown as what."""

    stack: bool | Literal["normalize"]
    """Whether series stand on one another, or as shares of 100 %."""

    labels: bool | ColumnLabels
    """Labels of the values."""

    significance: str | Sequence[str] | Significance
    """Columns of marks beside labels, as texts or as numbers whose sign is an arrow."""

    gap: int
    """Distance of bars in percent of their width (0 to 500)."""

    overlap: int
    """Overlap of bars in percent of their width (-100 to 100)."""

    opacity: float
    """How much of what lies behind is covered, 0 to 1 (0 to 1)."""

    line: bool | LineLook
    """How lines and outlines are drawn."""

    negative: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill of bars below zero."""

    trend: TrendLine | Sequence[TrendLine | Literal["linear", "exponential", "logarithmic", "polynomial", "power", "moving-average"]] | Literal["linear", "exponential", "logarithmic", "polynomial", "power", "moving-average"]
    """Lines fitted to series."""

    errors: float | str | ErrorBars
    """Bars that show how uncertain values are: ``5 %``, a number, ``sd``, ``se``, or a map (from 0)."""

    reference: str | float | ReferenceLine | Sequence[str | float | ReferenceLine]
    """Lines at values, or targets for each category."""

    series_lines: bool | LineLook
    """Lines that join the same series from stack to stack."""

    where: str | float
    """Which rows of the table are shown."""

    title: str | ChartTitle
    """Words above the plot."""

    legend: Legend | Literal["none", "top", "bottom", "left", "right", "top-right"]
    """Where the legend stands."""

    colors: Sequence[Color | Translucent | Gradient | Pattern | Literal["none"]] | Mapping[str, Color | Translucent | Gradient | Pattern | Literal["none"]]
    """Colours in the order of the series, or by name of series or category."""

    highlight: str | Sequence[str] | Highlight
    """Series or categories that stand out; all else is grey."""

    blanks: Literal["gap", "zero", "connect"]
    """What missing values become."""

    font_size: float
    """Font size of all texts in points (1 to 400)."""

    background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill of the whole chart."""

    plot_background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill behind the plot."""

    border: bool | LineLook
    """The frame around the whole chart."""

    plot_area: PlotArea
    """The place of the plot within the chart."""

    name: str
    """Name of the shape in the selection pane."""

    alt: str
    """Text for people who do not see it."""

    format: NumberFormat | Mapping[str, NumberFormat]
    """How values are shown, or how those of single columns are."""


class LinePointLabel(TypedDict, total=False):
    """A label of one category."""

    text: str
    """Words instead of the value."""

    series: str
    """The series; else every one."""

    position: Literal["center", "above", "below", "left", "right"]
    """Where it stands."""

    size: float
    """Font size in points (1 to 400)."""

    bold: bool
    """Whether it is bold."""

    italic: bool
    """Whether it is italic."""

    color: Color
    """Colour of the letters."""


class LineLabels(TypedDict, total=False):
    """Labels of values."""

    format: NumberFormat
    """How values are shown."""

    position: Literal["center", "above", "below", "left", "right"]
    """Where labels stand; marks differ in what they know."""

    content: Literal["value", "category", "series", "key", "none"] | Sequence[Literal["value", "category", "series", "key", "none"]]
    """What labels say."""

    cells: str | Sequence[str]
    """The column whose texts labels say, or one for each column of ``y``."""

    separator: str
    """What stands between two parts of the content."""

    size: float
    """Font size in points (1 to 400)."""

    bold: bool
    """Whether they are bold."""

    italic: bool
    """Whether they are italic."""

    color: Color
    """Colour of the letters."""

    fill: Color | Translucent | Gradient | Pattern | Literal["none"]
    """What lies behind the letters."""

    border: bool | LineLook
    """The frame around them."""

    rotation: float
    """How they are turned, in degrees (-90 to 90)."""

    leader_lines: bool | LineLook
    """Lines from labels to the points that they were moved away from."""

    points: Mapping[str, str | bool | LinePointLabel]
    """Labels of single categories: ``false``, other words, or how they differ."""


class Marker(TypedDict, total=False):
    """A marker."""

    symbol: Literal["none", "circle", "square", "diamond", "triangle", "x", "plus", "dash", "dot", "star"]
    """Its shape."""

    size: int
    """Its size in points (2 to 72)."""

    fill: Color | Translucent | Gradient | Pattern | Literal["none"]
    """Its fill; else the series' colour."""

    line: bool | LineLook
    """Its outline."""


class UpAndDownBars(TypedDict, total=False):
    """Up and down bars."""

    gap: int
    """Their distance in percent of their width (0 to 500)."""

    up: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill where the last line is above the first."""

    down: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill where it is below."""

    line: bool | LineLook
    """Their outline."""


class LineOptions(TypedDict, total=False):
    """Options of ``mark="line"``."""

    x: str | CategoryX
    """The column of the categories, of the horizontal position of points, or of the values that a histogram counts."""

    y: str | Sequence[str] | ValueY
    """Columns of values, or aggregates of them: ``revenue``, ``sum(revenue)``, ``count()``."""

    series: str
    """The column whose values name the series."""

    encode: Mapping[str, object]
    """Which columns are shown as what."""

    stack: bool | Literal["normalize"]
    """Whether series stand on one another, or as shares of 100 %."""

    labels: bool | LineLabels
    """Labels of the values."""

    significance: str | Sequence[str] | Significance
    """Columns of marks beside labels, as texts or as numbers whose sign is an arrow."""

    line: bool | LineLook
    """How lines and outlines are drawn."""

    markers: bool | Marker | Literal["none", "circle", "square", "diamond", "triangle", "x", "plus", "dash", "dot", "star"]
    """Whether points of lines are marked, and how."""

    smooth: bool
    """Whether lines are rounded."""

    trend: TrendLine | Sequence[TrendLine | Literal["linear", "exponential", "logarithmic", "polynomial", "power", "moving-average"]] | Literal["linear", "exponential", "logarithmic", "polynomial", "power", "moving-average"]
    """Lines fitted to series."""

    errors: float | str | ErrorBars
    """Bars that show how uncertain values are: ``5 %``, a number, ``sd``, ``se``, or a map (from 0)."""

    reference: str | float | ReferenceLine | Sequence[str | float | ReferenceLine]
    """Lines at values, or targets for each category."""

    drop_lines: bool | LineLook
    """Lines from the points down to the axis."""

    high_low_lines: bool | LineLook
    """Lines from the highest to the lowest point."""

    up_down_bars: bool | UpAndDownBars
    """Bars from the first line to the last."""

    where: str | float
    """Which rows of the table are shown."""

    title: str | ChartTitle
    """Words above the plot."""

    legend: Legend | Literal["none", "top", "bottom", "left", "right", "top-right"]
    """Where the legend stands."""

    colors: Sequence[Color | Translucent | Gradient | Pattern | Literal["none"]] | Mapping[str, Color | Translucent | Gradient | Pattern | Literal["none"]]
    """Colours in the order of the series, or by name of series or category."""

    highlight: str | Sequence[str] | Highlight
    """Series or categories that stand out; all else is grey."""

    blanks: Literal["gap", "zero", "connect"]
    """What missing values become."""

    font_size: float
    """Font size of all texts in points (1 to 400)."""

    background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill of the whole chart."""

    plot_background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill behind the plot."""

    border: bool | LineLook
    """The frame around the whole chart."""

    plot_area: PlotArea
    """The place of the plot within the chart."""

    name: str
    """Name of the shape in the selection pane."""

    alt: str
    """Text for people who do not see it."""

    format: NumberFormat | Mapping[str, NumberFormat]
    """How values are shown, or how those of single columns are."""


class AreaPointLabel(TypedDict, total=False):
    """A label of one category."""

    text: str
    """Words instead of the value."""

    series: str
    """The series; else every one."""

    size: float
    """Font size in points (1 to 400)."""

    bold: bool
    """Whether it is bold."""

    italic: bool
    """Whether it is italic."""

    color: Color
    """Colour of the letters."""


class AreaLabels(TypedDict, total=False):
    """Labels of values."""

    format: NumberFormat
    """How values are shown."""

    content: Literal["value", "category", "series", "key", "none"] | Sequence[Literal["value", "category", "series", "key", "none"]]
    """What labels say."""

    cells: str | Sequence[str]
    """The column whose texts labels say, or one for each column of ``y``."""

    separator: str
    """What stands between two parts of the content."""

    size: float
    """Font size in points (1 to 400)."""

    bold: bool
    """Whether they are bold."""

    italic: bool
    """Whether they are italic."""

    color: Color
    """Colour of the letters."""

    fill: Color | Translucent | Gradient | Pattern | Literal["none"]
    """What lies behind the letters."""

    border: bool | LineLook
    """The frame around them."""

    rotation: float
    """How they are turned, in degrees (-90 to 90)."""

    leader_lines: bool | LineLook
    """Lines from labels to the points that they were moved away from."""

    points: Mapping[str, str | bool | AreaPointLabel]
    """Labels of single categories: ``false``, other words, or how they differ."""


class AreaOptions(TypedDict, total=False):
    """Options of ``mark="area"``."""

    x: str | CategoryX
    """The column of the categories, of the horizontal position of points, or of the values that a histogram counts."""

    y: str | Sequence[str] | ValueY
    """Columns of values, or aggregates of them: ``revenue``, ``sum(revenue)``, ``count()``."""

    series: str
    """The column whose values name the series."""

    encode: Mapping[str, object]
    """Which columns are shown as what."""

    stack: bool | Literal["normalize"]
    """Whether series stand on one another, or as shares of 100 %."""

    labels: bool | AreaLabels
    """Labels of the values."""

    significance: str | Sequence[str] | Significance
    """Columns of marks beside labels, as texts or as numbers whose sign is an arrow."""

    opacity: float
    """How much of what lies behind is covered, 0 to 1 (0 to 1)."""

    line: bool | LineLook
    """How lines and outlines are drawn."""

    trend: TrendLine | Sequence[TrendLine | Literal["linear", "exponential", "logarithmic", "polynomial", "power", "moving-average"]] | Literal["linear", "exponential", "logarithmic", "polynomial", "power", "moving-average"]
    """Lines fitted to series."""

    errors: float | str | ErrorBars
    """Bars that show how uncertain values are: ``5 %``, a number, ``sd``, ``se``, or a map (from 0)."""

    reference: str | float | ReferenceLine | Sequence[str | float | ReferenceLine]
    """Lines at values, or targets for each category."""

    drop_lines: bool | LineLook
    """Lines from the points down to the axis."""

    where: str | float
    """Which rows of the table are shown."""

    title: str | ChartTitle
    """Words above the plot."""

    legend: Legend | Literal["none", "top", "bottom", "left", "right", "top-right"]
    """Where the legend stands."""

    colors: Sequence[Color | Translucent | Gradient | Pattern | Literal["none"]] | Mapping[str, Color | Translucent | Gradient | Pattern | Literal["none"]]
    """Colours in the order of the series, or by name of series or category."""

    highlight: str | Sequence[str] | Highlight
    """Series or categories that stand out; all else is grey."""

    blanks: Literal["gap", "zero", "connect"]
    """What missing values become."""

    font_size: float
    """Font size of all texts in points (1 to 400)."""

    background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill of the whole chart."""

    plot_background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill behind the plot."""

    border: bool | LineLook
    """The frame around the whole chart."""

    plot_area: PlotArea
    """The place of the plot within the chart."""

    name: str
    """Name of the shape in the selection pane."""

    alt: str
    """Text for people who do not see it."""

    format: NumberFormat | Mapping[str, NumberFormat]
    """How values are shown, or how those of single columns are."""


class SliceX(TypedDict, total=False):
    """The x channel."""

    value: Required[str]
    """The column; several are the levels of a hierarchy."""

    sort: Sequence[str] | Literal["ascending", "descending", "y", "-y"]
    """The order of the categories: by category, by value, or as listed."""


class PiePointLabel(TypedDict, total=False):
    """A label of one category."""

    text: str
    """Words instead of the value."""

    series: str
    """The series; else every one."""

    position: Literal["outside", "inside-end", "center", "best-fit"]
    """Where it stands."""

    size: float
    """Font size in points (1 to 400)."""

    bold: bool
    """Whether it is bold."""

    italic: bool
    """Whether it is italic."""

    color: Color
    """Colour of the letters."""


class PieLabels(TypedDict, total=False):
    """Labels of values."""

    format: NumberFormat
    """How values are shown."""

    position: Literal["outside", "inside-end", "center", "best-fit"]
    """Where labels stand; marks differ in what they know."""

    content: Literal["value", "category", "series", "percent", "key", "none"] | Sequence[Literal["value", "category", "series", "percent", "key", "none"]]
    """What labels say."""

    cells: str | Sequence[str]
    """The column whose texts labels say, or one for each column of ``y``."""

    separator: str
    """What stands between two parts of the content."""

    size: float
    """Font size in points (1 to 400)."""

    bold: bool
    """Whether they are bold."""

    italic: bool
    """Whether they are italic."""

    color: Color
    """Colour of the letters."""

    fill: Color | Translucent | Gradient | Pattern | Literal["none"]
    """What lies behind the letters."""

    border: bool | LineLook
    """The frame around them."""

    rotation: float
    """How they are turned, in degrees (-90 to 90)."""

    leader_lines: bool | LineLook
    """Lines from labels to the points that they were moved away from."""

    points: Mapping[str, str | bool | PiePointLabel]
    """Labels of single categories: ``false``, other words, or how they differ."""


SecondPlot = TypedDict(
    "SecondPlot",
    {
        # What it is: a smaller pie, or a bar.
        "as": Required[Literal["pie", "bar"]],
        # It shows the last so many slices (1 to 10000).
        "last": int,
        # It shows slices under this value.
        "below": float,
        # It shows slices under this share (0 to 100).
        "below_percent": float,
        # It shows these slices.
        "values": Sequence[str],
        # Its distance in percent of its width (0 to 500).
        "gap": int,
        # Its size in percent of the first (5 to 200).
        "size": int,
        # The lines from one plot to the other.
        "lines": bool | LineLook,
    },
    total=False,
)
"""The second plot of a pie."""


class PieOptions(TypedDict, total=False):
    """Options of ``mark="pie"``."""

    x: str | SliceX
    """The column of the categories, of the horizontal position of points, or of the values that a histogram counts."""

    y: str
    """Columns of values, or aggregates of them: ``revenue``, ``sum(revenue)``, ``count()``."""

    encode: Mapping[str, object]
    """Which columns are shown as what."""

    labels: bool | PieLabels
    """Labels of the values."""

    significance: str | Sequence[str] | Significance
    """Columns of marks beside labels, as texts or as numbers whose sign is an arrow."""

    line: bool | LineLook
    """How lines and outlines are drawn."""

    start_angle: int
    """Where the first slice begins, in degrees (0 to 360)."""

    explode: int | Mapping[str, int]
    """How far slices stand off the middle, in percent of the radius: all, or by name (0 to 400, or 0 to 400)."""

    second: SecondPlot
    """A second plot that shows a pie's small slices."""

    where: str | float
    """Which rows of the table are shown."""

    title: str | ChartTitle
    """Words above the plot."""

    legend: Legend | Literal["none", "top", "bottom", "left", "right", "top-right"]
    """Where the legend stands."""

    colors: Sequence[Color | Translucent | Gradient | Pattern | Literal["none"]] | Mapping[str, Color | Translucent | Gradient | Pattern | Literal["none"]]
    """Colours in the order of the series, or by name of series or category."""

    highlight: str | Sequence[str] | Highlight
    """Series or categories that stand out; all else is grey."""

    blanks: Literal["gap", "zero", "connect"]
    """What missing values become."""

    font_size: float
    """Font size of all texts in points (1 to 400)."""

    background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill of the whole chart."""

    plot_background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill behind the plot."""

    border: bool | LineLook
    """The frame around the whole chart."""

    plot_area: PlotArea
    """The place of the plot within the chart."""

    name: str
    """Name of the shape in the selection pane."""

    alt: str
    """Text for people who do not see it."""

    format: NumberFormat | Mapping[str, NumberFormat]
    """How values are shown, or how those of single columns are."""


class DoughnutPointLabel(TypedDict, total=False):
    """A label of one category."""

    text: str
    """Words instead of the value."""

    series: str
    """The series; else every one."""

    size: float
    """Font size in points (1 to 400)."""

    bold: bool
    """Whether it is bold."""

    italic: bool
    """Whether it is italic."""

    color: Color
    """Colour of the letters."""


class DoughnutLabels(TypedDict, total=False):
    """Labels of values."""

    format: NumberFormat
    """How values are shown."""

    content: Literal["value", "category", "series", "percent", "key", "none"] | Sequence[Literal["value", "category", "series", "percent", "key", "none"]]
    """What labels say."""

    cells: str | Sequence[str]
    """The column whose texts labels say, or one for each column of ``y``."""

    separator: str
    """What stands between two parts of the content."""

    size: float
    """Font size in points (1 to 400)."""

    bold: bool
    """Whether they are bold."""

    italic: bool
    """Whether they are italic."""

    color: Color
    """Colour of the letters."""

    fill: Color | Translucent | Gradient | Pattern | Literal["none"]
    """What lies behind the letters."""

    border: bool | LineLook
    """The frame around them."""

    rotation: float
    """How they are turned, in degrees (-90 to 90)."""

    leader_lines: bool | LineLook
    """Lines from labels to the points that they were moved away from."""

    points: Mapping[str, str | bool | DoughnutPointLabel]
    """Labels of single categories: ``false``, other words, or how they differ."""


class DoughnutOptions(TypedDict, total=False):
    """Options of ``mark="doughnut"``."""

    x: str | SliceX
    """The column of the categories, of the horizontal position of points, or of the values that a histogram counts."""

    y: str | Sequence[str]
    """Columns of values, or aggregates of them: ``revenue``, ``sum(revenue)``, ``count()``."""

    series: str
    """The column whose values name the series."""

    encode: Mapping[str, object]
    """Which columns are shown as what."""

    labels: bool | DoughnutLabels
    """Labels of the values."""

    significance: str | Sequence[str] | Significance
    """Columns of marks beside labels, as texts or as numbers whose sign is an arrow."""

    line: bool | LineLook
    """How lines and outlines are drawn."""

    hole: int
    """Diameter of a doughnut's hole in percent (10 to 90)."""

    start_angle: int
    """Where the first slice begins, in degrees (0 to 360)."""

    where: str | float
    """Which rows of the table are shown."""

    title: str | ChartTitle
    """Words above the plot."""

    legend: Legend | Literal["none", "top", "bottom", "left", "right", "top-right"]
    """Where the legend stands."""

    colors: Sequence[Color | Translucent | Gradient | Pattern | Literal["none"]] | Mapping[str, Color | Translucent | Gradient | Pattern | Literal["none"]]
    """Colours in the order of the series, or by name of series or category."""

    highlight: str | Sequence[str] | Highlight
    """Series or categories that stand out; all else is grey."""

    blanks: Literal["gap", "zero", "connect"]
    """What missing values become."""

    font_size: float
    """Font size of all texts in points (1 to 400)."""

    background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill of the whole chart."""

    plot_background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill behind the plot."""

    border: bool | LineLook
    """The frame around the whole chart."""

    plot_area: PlotArea
    """The place of the plot within the chart."""

    name: str
    """Name of the shape in the selection pane."""

    alt: str
    """Text for people who do not see it."""

    format: NumberFormat | Mapping[str, NumberFormat]
    """How values are shown, or how those of single columns are."""


class ValueX(TypedDict, total=False):
    """The x channel."""

    value: Required[str]
    """The column; several are the levels of a hierarchy."""

    axis: ValueAxis
    """The axis."""


class ScatterLabels(TypedDict, total=False):
    """Labels of values."""

    format: NumberFormat
    """How values are shown."""

    position: Literal["center", "above", "below", "left", "right"]
    """Where labels stand; marks differ in what they know."""

    content: Literal["value", "category", "series", "key", "none"] | Sequence[Literal["value", "category", "series", "key", "none"]]
    """What labels say."""

    cells: str | Sequence[str]
    """The column whose texts labels say, or one for each column of ``y``."""

    separator: str
    """What stands between two parts of the content."""

    size: float
    """Font size in points (1 to 400)."""

    bold: bool
    """Whether they are bold."""

    italic: bool
    """Whether they are italic."""

    color: Color
    """Colour of the letters."""

    fill: Color | Translucent | Gradient | Pattern | Literal["none"]
    """What lies behind the letters."""

    border: bool | LineLook
    """The frame around them."""

    rotation: float
    """How they are turned, in degrees (-90 to 90)."""

    leader_lines: bool | LineLook
    """Lines from labels to the points that they were moved away from."""


class ScatterOptions(TypedDict, total=False):
    """Options of ``mark="scatter"``."""

    x: str | ValueX
    """The column of the categories, of the horizontal position of points, or of the values that a histogram counts."""

    y: str | Sequence[str] | ValueY
    """Columns of values, or aggregates of them: ``revenue``, ``sum(revenue)``, ``count()``."""

    series: str
    """The column whose values name the series."""

    encode: Mapping[str, object]
    """Which columns are shown as what."""

    labels: bool | ScatterLabels
    """Labels of the values."""

    significance: str | Sequence[str] | Significance
    """Columns of marks beside labels, as texts or as numbers whose sign is an arrow."""

    opacity: float
    """How much of what lies behind is covered, 0 to 1 (0 to 1)."""

    line: bool | LineLook
    """How lines and outlines are drawn."""

    markers: bool | Marker | Literal["none", "circle", "square", "diamond", "triangle", "x", "plus", "dash", "dot", "star"]
    """Whether points of lines are marked, and how."""

    trend: TrendLine | Sequence[TrendLine | Literal["linear", "exponential", "logarithmic", "polynomial", "power", "moving-average"]] | Literal["linear", "exponential", "logarithmic", "polynomial", "power", "moving-average"]
    """Lines fitted to series."""

    errors: float | str | ErrorBars
    """Bars that show how uncertain values are: ``5 %``, a number, ``sd``, ``se``, or a map (from 0)."""

    x_errors: float | str | ErrorBars
    """The same from left to right, for points (from 0)."""

    reference: str | float | ReferenceLine | Sequence[str | float | ReferenceLine]
    """Lines at values, or targets for each category."""

    join: Literal["none", "lines", "lines-and-markers", "smooth", "smooth-and-markers"]
    """What joins the points of a scatter chart."""

    where: str | float
    """Which rows of the table are shown."""

    title: str | ChartTitle
    """Words above the plot."""

    legend: Legend | Literal["none", "top", "bottom", "left", "right", "top-right"]
    """Where the legend stands."""

    colors: Sequence[Color | Translucent | Gradient | Pattern | Literal["none"]] | Mapping[str, Color | Translucent | Gradient | Pattern | Literal["none"]]
    """Colours in the order of the series, or by name of series or category."""

    highlight: str | Sequence[str] | Highlight
    """Series or categories that stand out; all else is grey."""

    blanks: Literal["gap", "zero", "connect"]
    """What missing values become."""

    font_size: float
    """Font size of all texts in points (1 to 400)."""

    background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill of the whole chart."""

    plot_background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill behind the plot."""

    border: bool | LineLook
    """The frame around the whole chart."""

    plot_area: PlotArea
    """The place of the plot within the chart."""

    name: str
    """Name of the shape in the selection pane."""

    alt: str
    """Text for people who do not see it."""

    format: NumberFormat | Mapping[str, NumberFormat]
    """How values are shown, or how those of single columns are."""


class BubbleLabels(TypedDict, total=False):
    """Labels of values."""

    format: NumberFormat
    """How values are shown."""

    position: Literal["center", "above", "below", "left", "right"]
    """Where labels stand; marks differ in what they know."""

    content: Literal["value", "category", "series", "size", "key", "none"] | Sequence[Literal["value", "category", "series", "size", "key", "none"]]
    """What labels say."""

    cells: str | Sequence[str]
    """The column whose texts labels say, or one for each column of ``y``."""

    separator: str
    """What stands between two parts of the content."""

    size: float
    """Font size in points (1 to 400)."""

    bold: bool
    """Whether they are bold."""

    italic: bool
    """Whether they are italic."""

    color: Color
    """Colour of the letters."""

    fill: Color | Translucent | Gradient | Pattern | Literal["none"]
    """What lies behind the letters."""

    border: bool | LineLook
    """The frame around them."""

    rotation: float
    """How they are turned, in degrees (-90 to 90)."""

    leader_lines: bool | LineLook
    """Lines from labels to the points that they were moved away from."""


class Bubbles(TypedDict, total=False):
    """Bubbles."""

    scale: int
    """Their size in percent of the usual one (0 to 300)."""

    size_as: Literal["area", "width"]
    """What of a bubble tells its size."""

    negative: bool
    """Whether bubbles of negative size are shown."""


class BubbleOptions(TypedDict, total=False):
    """Options of ``mark="bubble"``."""

    x: str | ValueX
    """The column of the categories, of the horizontal position of points, or of the values that a histogram counts."""

    y: str | Sequence[str] | ValueY
    """Columns of values, or aggregates of them: ``revenue``, ``sum(revenue)``, ``count()``."""

    series: str
    """The column whose values name the series."""

    size: str
    """The column of the sizes of bubbles."""

    encode: Mapping[str, object]
    """Which columns are shown as what."""

    labels: bool | BubbleLabels
    """Labels of the values."""

    significance: str | Sequence[str] | Significance
    """Columns of marks beside labels, as texts or as numbers whose sign is an arrow."""

    opacity: float
    """How much of what lies behind is covered, 0 to 1 (0 to 1)."""

    line: bool | LineLook
    """How lines and outlines are drawn."""

    trend: TrendLine | Sequence[TrendLine | Literal["linear", "exponential", "logarithmic", "polynomial", "power", "moving-average"]] | Literal["linear", "exponential", "logarithmic", "polynomial", "power", "moving-average"]
    """Lines fitted to series."""

    errors: float | str | ErrorBars
    """Bars that show how uncertain values are: ``5 %``, a number, ``sd``, ``se``, or a map (from 0)."""

    x_errors: float | str | ErrorBars
    """The same from left to right, for points (from 0)."""

    bubbles: Bubbles
    """How bubbles tell their size."""

    where: str | float
    """Which rows of the table are shown."""

    title: str | ChartTitle
    """Words above the plot."""

    legend: Legend | Literal["none", "top", "bottom", "left", "right", "top-right"]
    """Where the legend stands."""

    colors: Sequence[Color | Translucent | Gradient | Pattern | Literal["none"]] | Mapping[str, Color | Translucent | Gradient | Pattern | Literal["none"]]
    """Colours in the order of the series, or by name of series or category."""

    highlight: str | Sequence[str] | Highlight
    """Series or categories that stand out; all else is grey."""

    blanks: Literal["gap", "zero", "connect"]
    """What missing values become."""

    font_size: float
    """Font size of all texts in points (1 to 400)."""

    background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill of the whole chart."""

    plot_background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill behind the plot."""

    border: bool | LineLook
    """The frame around the whole chart."""

    plot_area: PlotArea
    """The place of the plot within the chart."""

    name: str
    """Name of the shape in the selection pane."""

    alt: str
    """Text for people who do not see it."""

    format: NumberFormat | Mapping[str, NumberFormat]
    """How values are shown, or how those of single columns are."""


class RadarOptions(TypedDict, total=False):
    """Options of ``mark="radar"``."""

    x: str | CategoryX
    """The column of the categories, of the horizontal position of points, or of the values that a histogram counts."""

    y: str | Sequence[str] | ValueY
    """Columns of values, or aggregates of them: ``revenue``, ``sum(revenue)``, ``count()``."""

    series: str
    """The column whose values name the series."""

    encode: Mapping[str, object]
    """Which columns are shown as what."""

    labels: bool | AreaLabels
    """Labels of the values."""

    significance: str | Sequence[str] | Significance
    """Columns of marks beside labels, as texts or as numbers whose sign is an arrow."""

    opacity: float
    """How much of what lies behind is covered, 0 to 1 (0 to 1)."""

    line: bool | LineLook
    """How lines and outlines are drawn."""

    markers: bool | Marker | Literal["none", "circle", "square", "diamond", "triangle", "x", "plus", "dash", "dot", "star"]
    """Whether points of lines are marked, and how."""

    filled: bool
    """Whether a radar is filled."""

    where: str | float
    """Which rows of the table are shown."""

    title: str | ChartTitle
    """Words above the plot."""

    legend: Legend | Literal["none", "top", "bottom", "left", "right", "top-right"]
    """Where the legend stands."""

    colors: Sequence[Color | Translucent | Gradient | Pattern | Literal["none"]] | Mapping[str, Color | Translucent | Gradient | Pattern | Literal["none"]]
    """Colours in the order of the series, or by name of series or category."""

    highlight: str | Sequence[str] | Highlight
    """Series or categories that stand out; all else is grey."""

    blanks: Literal["gap", "zero", "connect"]
    """What missing values become."""

    font_size: float
    """Font size of all texts in points (1 to 400)."""

    background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill of the whole chart."""

    plot_background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill behind the plot."""

    border: bool | LineLook
    """The frame around the whole chart."""

    plot_area: PlotArea
    """The place of the plot within the chart."""

    name: str
    """Name of the shape in the selection pane."""

    alt: str
    """Text for people who do not see it."""

    format: NumberFormat | Mapping[str, NumberFormat]
    """How values are shown, or how those of single columns are."""


class PriceY(TypedDict, total=False):
    """The y channel."""

    axis: ValueAxis
    """The axis."""


class Channel(TypedDict, total=False):
    """A channel."""

    value: Required[str]
    """The column, or an aggregate of one."""

    axis: ValueAxis
    """The axis."""


class StockOptions(TypedDict, total=False):
    """Options of ``mark="stock"``."""

    x: str | CategoryX
    """The column of the categories, of the horizontal position of points, or of the values that a histogram counts."""

    y: PriceY
    """Columns of values, or aggregates of them: ``revenue``, ``sum(revenue)``, ``count()``."""

    open: str | Channel
    """The column of first prices."""

    high: str | Channel
    """The column of highest prices."""

    low: str | Channel
    """The column of lowest prices."""

    close: str | Channel
    """The column of last prices."""

    volume: str | Channel
    """The column of volumes of a stock chart."""

    encode: Mapping[str, object]
    """Which columns are shown as what."""

    labels: bool | LineLabels
    """Labels of the values."""

    gap: int
    """Distance of bars in percent of their width (0 to 500)."""

    high_low_lines: bool | LineLook
    """Lines from the highest to the lowest point."""

    up_down_bars: bool | UpAndDownBars
    """Bars from the first line to the last."""

    where: str | float
    """Which rows of the table are shown."""

    title: str | ChartTitle
    """Words above the plot."""

    legend: Legend | Literal["none", "top", "bottom", "left", "right", "top-right"]
    """Where the legend stands."""

    colors: Sequence[Color | Translucent | Gradient | Pattern | Literal["none"]] | Mapping[str, Color | Translucent | Gradient | Pattern | Literal["none"]]
    """Colours in the order of the series, or by name of series or category."""

    highlight: str | Sequence[str] | Highlight
    """Series or categories that stand out; all else is grey."""

    blanks: Literal["gap", "zero", "connect"]
    """What missing values become."""

    font_size: float
    """Font size of all texts in points (1 to 400)."""

    background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill of the whole chart."""

    plot_background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill behind the plot."""

    border: bool | LineLook
    """The frame around the whole chart."""

    plot_area: PlotArea
    """The place of the plot within the chart."""

    name: str
    """Name of the shape in the selection pane."""

    alt: str
    """Text for people who do not see it."""

    format: NumberFormat | Mapping[str, NumberFormat]
    """How values are shown, or how those of single columns are."""


class PointOfView(TypedDict, total=False):
    """A point of view."""

    rotation: int
    """How far a surface is turned, in degrees (0 to 360)."""

    elevation: int
    """From how high it is seen, in degrees (-90 to 90)."""


class SurfaceOptions(TypedDict, total=False):
    """Options of ``mark="surface"``."""

    x: str | CategoryX
    """The column of the categories, of the horizontal position of points, or of the values that a histogram counts."""

    y: str | Sequence[str] | ValueY
    """Columns of values, or aggregates of them: ``revenue``, ``sum(revenue)``, ``count()``."""

    series: str
    """The column whose values name the series."""

    encode: Mapping[str, object]
    """Which columns are shown as what."""

    form: Literal["surface", "wireframe", "contour", "wireframe-contour"]
    """How a surface is shown: in space or from above, in bands or as lines."""

    view: PointOfView
    """From where a surface is seen."""

    where: str | float
    """Which rows of the table are shown."""

    title: str | ChartTitle
    """Words above the plot."""

    legend: Legend | Literal["none", "top", "bottom", "left", "right", "top-right"]
    """Where the legend stands."""

    colors: Sequence[Color | Translucent | Gradient | Pattern | Literal["none"]] | Mapping[str, Color | Translucent | Gradient | Pattern | Literal["none"]]
    """Colours in the order of the series, or by name of series or category."""

    highlight: str | Sequence[str] | Highlight
    """Series or categories that stand out; all else is grey."""

    blanks: Literal["gap", "zero", "connect"]
    """What missing values become."""

    font_size: float
    """Font size of all texts in points (1 to 400)."""

    background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill of the whole chart."""

    plot_background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill behind the plot."""

    border: bool | LineLook
    """The frame around the whole chart."""

    plot_area: PlotArea
    """The place of the plot within the chart."""

    name: str
    """Name of the shape in the selection pane."""

    alt: str
    """Text for people who do not see it."""

    format: NumberFormat | Mapping[str, NumberFormat]
    """How values are shown, or how those of single columns are."""


class PlainAxis(TypedDict, total=False):
    """An axis of categories of a chart of 2016."""

    title: str
    """Words beside the axis."""

    title_style: Letters
    """How those words look."""

    format: NumberFormat
    """How its values are shown."""

    hidden: bool
    """Whether the axis is left out."""

    line: bool | LineLook
    """The line of the axis itself."""

    gridlines: bool | LineLook
    """Whether lines cross the plot, and how they are drawn."""

    minor_gridlines: bool | LineLook
    """Whether lines cross the plot at small ticks."""

    ticks: Ticks | Literal["none", "inside", "outside", "cross"]
    """The strokes at labelled values."""

    labels: Literal["next", "none"]
    """Where its labels stand."""

    rotation: float
    """How its labels are turned, in degrees (-90 to 90)."""

    size: float
    """Font size of its labels in points (1 to 400)."""

    bold: bool
    """Whether its labels are bold."""

    italic: bool
    """Whether its labels are italic."""

    color: Color
    """The colour of its labels."""

    secondary: bool
    """Whether it is one of the second pair of axes, at the right and at the top."""


class PlainX(TypedDict, total=False):
    """The x channel."""

    value: Required[str]
    """The column; several are the levels of a hierarchy."""

    axis: PlainAxis
    """The axis."""

    sort: Sequence[str] | Literal["ascending", "descending", "y", "-y"]
    """The order of the categories: by category, by value, or as listed."""


class PlainValueAxis(TypedDict, total=False):
    """An axis of values of a chart of 2016."""

    title: str
    """Words beside the axis."""

    title_style: Letters
    """How those words look."""

    format: NumberFormat
    """How its values are shown."""

    min: float
    """The least value shown; a day on an axis of days."""

    max: float
    """The greatest value shown; a day on an axis of days."""

    unit: float
    """The distance of labelled ticks; on an axis of days ``3 months`` (above 0)."""

    minor_unit: float
    """The distance of small ticks (above 0)."""

    hidden: bool
    """Whether the axis is left out."""

    line: bool | LineLook
    """The line of the axis itself."""

    gridlines: bool | LineLook
    """Whether lines cross the plot, and how they are drawn."""

    minor_gridlines: bool | LineLook
    """Whether lines cross the plot at small ticks."""

    ticks: Ticks | Literal["none", "inside", "outside", "cross"]
    """The strokes at labelled values."""

    display_units: float | DisplayUnits | Literal["hundreds", "thousands", "ten-thousands", "hundred-thousands", "millions", "ten-millions", "hundred-millions", "billions", "trillions"]
    """The unit in which it counts (above 0)."""

    labels: Literal["next", "none"]
    """Where its labels stand."""

    rotation: float
    """How its labels are turned, in degrees (-90 to 90)."""

    size: float
    """Font size of its labels in points (1 to 400)."""

    bold: bool
    """Whether its labels are bold."""

    italic: bool
    """Whether its labels are italic."""

    color: Color
    """The colour of its labels."""

    secondary: bool
    """Whether it is one of the second pair of axes, at the right and at the top."""


class PlainOneY(TypedDict, total=False):
    """The y channel."""

    value: str
    """Columns of values, or aggregates of them."""

    axis: PlainValueAxis
    """The axis."""


class WaterfallOptions(TypedDict, total=False):
    """Options of ``mark="waterfall"``."""

    x: str | PlainX
    """The column of the categories, of the horizontal position of points, or of the values that a histogram counts."""

    y: str | PlainOneY
    """Columns of values, or aggregates of them: ``revenue``, ``sum(revenue)``, ``count()``."""

    encode: Mapping[str, object]
    """Which columns are shown as what."""

    labels: bool | ColumnLabels
    """Labels of the values."""

    gap: int
    """Distance of bars in percent of their width (0 to 500)."""

    line: bool | LineLook
    """How lines and outlines are drawn."""

    totals: Sequence[str]
    """The steps of a waterfall that are totals."""

    connectors: bool
    """Whether lines lead from one step of a waterfall to the next."""

    where: str | float
    """Which rows of the table are shown."""

    title: str | ChartTitle
    """Words above the plot."""

    legend: Legend | Literal["none", "top", "bottom", "left", "right", "top-right"]
    """Where the legend stands."""

    colors: Sequence[Color | Translucent | Gradient | Pattern | Literal["none"]] | Mapping[str, Color | Translucent | Gradient | Pattern | Literal["none"]]
    """Colours in the order of the series, or by name of series or category."""

    highlight: str | Sequence[str] | Highlight
    """Series or categories that stand out; all else is grey."""

    font_size: float
    """Font size of all texts in points (1 to 400)."""

    background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill of the whole chart."""

    plot_background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill behind the plot."""

    border: bool | LineLook
    """The frame around the whole chart."""

    name: str
    """Name of the shape in the selection pane."""

    alt: str
    """Text for people who do not see it."""

    format: NumberFormat | Mapping[str, NumberFormat]
    """How values are shown, or how those of single columns are."""


class TreemapOptions(TypedDict, total=False):
    """Options of ``mark="treemap"``."""

    x: str | Sequence[str]
    """The column of the categories, of the horizontal position of points, or of the values that a histogram counts."""

    y: str
    """Columns of values, or aggregates of them: ``revenue``, ``sum(revenue)``, ``count()``."""

    path: str | Sequence[str]
    """The columns of the levels of a treemap or sunburst, from the outermost."""

    encode: Mapping[str, object]
    """Which columns are shown as what."""

    labels: bool | AreaLabels
    """Labels of the values."""

    line: bool | LineLook
    """How lines and outlines are drawn."""

    parent_labels: Literal["none", "overlapping", "banner"]
    """Where a treemap names its branches."""

    where: str | float
    """Which rows of the table are shown."""

    title: str | ChartTitle
    """Words above the plot."""

    legend: Legend | Literal["none", "top", "bottom", "left", "right", "top-right"]
    """Where the legend stands."""

    colors: Sequence[Color | Translucent | Gradient | Pattern | Literal["none"]] | Mapping[str, Color | Translucent | Gradient | Pattern | Literal["none"]]
    """Colours in the order of the series, or by name of series or category."""

    highlight: str | Sequence[str] | Highlight
    """Series or categories that stand out; all else is grey."""

    font_size: float
    """Font size of all texts in points (1 to 400)."""

    background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill of the whole chart."""

    plot_background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill behind the plot."""

    border: bool | LineLook
    """The frame around the whole chart."""

    name: str
    """Name of the shape in the selection pane."""

    alt: str
    """Text for people who do not see it."""

    format: NumberFormat | Mapping[str, NumberFormat]
    """How values are shown, or how those of single columns are."""


class SunburstOptions(TypedDict, total=False):
    """Options of ``mark="sunburst"``."""

    x: str | Sequence[str]
    """The column of the categories, of the horizontal position of points, or of the values that a histogram counts."""

    y: str
    """Columns of values, or aggregates of them: ``revenue``, ``sum(revenue)``, ``count()``."""

    path: str | Sequence[str]
    """The columns of the levels of a treemap or sunburst, from the outermost."""

    encode: Mapping[str, object]
    """Which columns are shown as what."""

    labels: bool | AreaLabels
    """Labels of the values."""

    line: bool | LineLook
    """How lines and outlines are drawn."""

    where: str | float
    """Which rows of the table are shown."""

    title: str | ChartTitle
    """Words above the plot."""

    legend: Legend | Literal["none", "top", "bottom", "left", "right", "top-right"]
    """Where the legend stands."""

    colors: Sequence[Color | Translucent | Gradient | Pattern | Literal["none"]] | Mapping[str, Color | Translucent | Gradient | Pattern | Literal["none"]]
    """Colours in the order of the series, or by name of series or category."""

    highlight: str | Sequence[str] | Highlight
    """Series or categories that stand out; all else is grey."""

    font_size: float
    """Font size of all texts in points (1 to 400)."""

    background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill of the whole chart."""

    plot_background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill behind the plot."""

    border: bool | LineLook
    """The frame around the whole chart."""

    name: str
    """Name of the shape in the selection pane."""

    alt: str
    """Text for people who do not see it."""

    format: NumberFormat | Mapping[str, NumberFormat]
    """How values are shown, or how those of single columns are."""


class FunnelOptions(TypedDict, total=False):
    """Options of ``mark="funnel"``."""

    x: str | PlainX
    """The column of the categories, of the horizontal position of points, or of the values that a histogram counts."""

    y: str
    """Columns of values, or aggregates of them: ``revenue``, ``sum(revenue)``, ``count()``."""

    encode: Mapping[str, object]
    """Which columns are shown as what."""

    labels: bool | ColumnLabels
    """Labels of the values."""

    gap: int
    """Distance of bars in percent of their width (0 to 500)."""

    opacity: float
    """How much of what lies behind is covered, 0 to 1 (0 to 1)."""

    line: bool | LineLook
    """How lines and outlines are drawn."""

    where: str | float
    """Which rows of the table are shown."""

    title: str | ChartTitle
    """Words above the plot."""

    legend: Legend | Literal["none", "top", "bottom", "left", "right", "top-right"]
    """Where the legend stands."""

    colors: Sequence[Color | Translucent | Gradient | Pattern | Literal["none"]] | Mapping[str, Color | Translucent | Gradient | Pattern | Literal["none"]]
    """Colours in the order of the series, or by name of series or category."""

    highlight: str | Sequence[str] | Highlight
    """Series or categories that stand out; all else is grey."""

    font_size: float
    """Font size of all texts in points (1 to 400)."""

    background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill of the whole chart."""

    plot_background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill behind the plot."""

    border: bool | LineLook
    """The frame around the whole chart."""

    name: str
    """Name of the shape in the selection pane."""

    alt: str
    """Text for people who do not see it."""

    format: NumberFormat | Mapping[str, NumberFormat]
    """How values are shown, or how those of single columns are."""


class UnsortedX(TypedDict, total=False):
    """The x channel."""

    value: Required[str]
    """The column; several are the levels of a hierarchy."""

    axis: PlainAxis
    """The axis."""


class CountY(TypedDict, total=False):
    """The y channel."""

    axis: PlainValueAxis
    """The axis."""


class HistogramLabels(TypedDict, total=False):
    """Labels of values."""

    format: NumberFormat
    """How values are shown."""

    position: Literal["outside", "inside-end", "center", "inside-base"]
    """Where labels stand; marks differ in what they know."""

    content: Literal["value", "category", "series", "key", "none"] | Sequence[Literal["value", "category", "series", "key", "none"]]
    """What labels say."""

    cells: str | Sequence[str]
    """The column whose texts labels say, or one for each column of ``y``."""

    separator: str
    """What stands between two parts of the content."""

    size: float
    """Font size in points (1 to 400)."""

    bold: bool
    """Whether they are bold."""

    italic: bool
    """Whether they are italic."""

    color: Color
    """Colour of the letters."""

    fill: Color | Translucent | Gradient | Pattern | Literal["none"]
    """What lies behind the letters."""

    border: bool | LineLook
    """The frame around them."""

    rotation: float
    """How they are turned, in degrees (-90 to 90)."""

    leader_lines: bool | LineLook
    """Lines from labels to the points that they were moved away from."""


class Bins(TypedDict, total=False):
    """Bins."""

    width: float
    """The width of each (above 0)."""

    count: int
    """How many there are (1 to 10000)."""

    under: float
    """All values up to this one share the first."""

    over: float
    """All values over this one share the last."""

    closed: Literal["right", "left"]
    """Which of its bounds belongs to a bin."""


class HistogramOptions(TypedDict, total=False):
    """Options of ``mark="histogram"``."""

    x: str | UnsortedX
    """The column of the categories, of the horizontal position of points, or of the values that a histogram counts."""

    y: CountY
    """Columns of values, or aggregates of them: ``revenue``, ``sum(revenue)``, ``count()``."""

    encode: Mapping[str, object]
    """Which columns are shown as what."""

    labels: bool | HistogramLabels
    """Labels of the values."""

    gap: int
    """Distance of bars in percent of their width (0 to 500)."""

    opacity: float
    """How much of what lies behind is covered, 0 to 1 (0 to 1)."""

    line: bool | LineLook
    """How lines and outlines are drawn."""

    bins: Bins
    """In which bins values are counted."""

    where: str | float
    """Which rows of the table are shown."""

    title: str | ChartTitle
    """Words above the plot."""

    legend: Legend | Literal["none", "top", "bottom", "left", "right", "top-right"]
    """Where the legend stands."""

    colors: Sequence[Color | Translucent | Gradient | Pattern | Literal["none"]] | Mapping[str, Color | Translucent | Gradient | Pattern | Literal["none"]]
    """Colours in the order of the series, or by name of series or category."""

    highlight: str | Sequence[str] | Highlight
    """Series or categories that stand out; all else is grey."""

    font_size: float
    """Font size of all texts in points (1 to 400)."""

    background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill of the whole chart."""

    plot_background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill behind the plot."""

    border: bool | LineLook
    """The frame around the whole chart."""

    name: str
    """Name of the shape in the selection pane."""

    alt: str
    """Text for people who do not see it."""

    format: NumberFormat | Mapping[str, NumberFormat]
    """How values are shown, or how those of single columns are."""


class ParetoOptions(TypedDict, total=False):
    """Options of ``mark="pareto"``."""

    x: str | UnsortedX
    """The column of the categories, of the horizontal position of points, or of the values that a histogram counts."""

    y: str | PlainOneY
    """Columns of values, or aggregates of them: ``revenue``, ``sum(revenue)``, ``count()``."""

    encode: Mapping[str, object]
    """Which columns are shown as what."""

    labels: bool | ColumnLabels
    """Labels of the values."""

    gap: int
    """Distance of bars in percent of their width (0 to 500)."""

    opacity: float
    """How much of what lies behind is covered, 0 to 1 (0 to 1)."""

    line: bool | LineLook
    """How lines and outlines are drawn."""

    bins: Bins
    """In which bins values are counted."""

    where: str | float
    """Which rows of the table are shown."""

    title: str | ChartTitle
    """Words above the plot."""

    legend: Legend | Literal["none", "top", "bottom", "left", "right", "top-right"]
    """Where the legend stands."""

    colors: Sequence[Color | Translucent | Gradient | Pattern | Literal["none"]] | Mapping[str, Color | Translucent | Gradient | Pattern | Literal["none"]]
    """Colours in the order of the series, or by name of series or category."""

    highlight: str | Sequence[str] | Highlight
    """Series or categories that stand out; all else is grey."""

    font_size: float
    """Font size of all texts in points (1 to 400)."""

    background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill of the whole chart."""

    plot_background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill behind the plot."""

    border: bool | LineLook
    """The frame around the whole chart."""

    name: str
    """Name of the shape in the selection pane."""

    alt: str
    """Text for people who do not see it."""

    format: NumberFormat | Mapping[str, NumberFormat]
    """How values are shown, or how those of single columns are."""


class PlainY(TypedDict, total=False):
    """The y channel."""

    value: str | Sequence[str]
    """Columns of values, or aggregates of them."""

    axis: PlainValueAxis
    """The axis."""


class Boxes(TypedDict, total=False):
    """Boxes."""

    quartiles: Literal["exclusive", "inclusive"]
    """Whether quartiles include the median."""

    mean: bool
    """Whether the mean is marked."""

    mean_line: bool
    """Whether a line joins the means."""

    outliers: bool
    """Whether values far from the box are shown as points."""

    points: bool
    """Whether all other values are shown as points, too."""


class BoxOptions(TypedDict, total=False):
    """Options of ``mark="box"``."""

    x: str | UnsortedX
    """The column of the categories, of the horizontal position of points, or of the values that a histogram counts."""

    y: str | Sequence[str] | PlainY
    """Columns of values, or aggregates of them: ``revenue``, ``sum(revenue)``, ``count()``."""

    series: str
    """The column whose values name the series."""

    encode: Mapping[str, object]
    """Which columns are shown as what."""

    labels: bool | ScatterLabels
    """Labels of the values."""

    gap: int
    """Distance of bars in percent of their width (0 to 500)."""

    opacity: float
    """How much of what lies behind is covered, 0 to 1 (0 to 1)."""

    line: bool | LineLook
    """How lines and outlines are drawn."""

    box: Boxes
    """What boxes show."""

    where: str | float
    """Which rows of the table are shown."""

    title: str | ChartTitle
    """Words above the plot."""

    legend: Legend | Literal["none", "top", "bottom", "left", "right", "top-right"]
    """Where the legend stands."""

    colors: Sequence[Color | Translucent | Gradient | Pattern | Literal["none"]] | Mapping[str, Color | Translucent | Gradient | Pattern | Literal["none"]]
    """Colours in the order of the series, or by name of series or category."""

    highlight: str | Sequence[str] | Highlight
    """Series or categories that stand out; all else is grey."""

    font_size: float
    """Font size of all texts in points (1 to 400)."""

    background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill of the whole chart."""

    plot_background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill behind the plot."""

    border: bool | LineLook
    """The frame around the whole chart."""

    name: str
    """Name of the shape in the selection pane."""

    alt: str
    """Text for people who do not see it."""

    format: NumberFormat | Mapping[str, NumberFormat]
    """How values are shown, or how those of single columns are."""


class MapLook(TypedDict, total=False):
    """A map's options."""

    area: Literal["automatic", "data-only", "postal-code", "county", "state", "country", "countries", "world"]
    """The part of the earth that is shown."""

    projection: Literal["automatic", "mercator", "miller", "robinson", "albers"]
    """How the earth is laid flat."""

    names: Literal["none", "best-fit", "all"]
    """Whether regions are named."""

    language: str
    """The language of the regions' names: ``en-US``."""

    country: str
    """The country in whose view borders are drawn: ``US``."""


class RegionMapOptions(TypedDict, total=False):
    """Options of ``mark="region-map"``."""

    x: str
    """The column of the categories, of the horizontal position of points, or of the values that a histogram counts."""

    y: str
    """Columns of values, or aggregates of them: ``revenue``, ``sum(revenue)``, ``count()``."""

    region: str
    """The column of the regions of a map, by name or ISO code."""

    color: str
    """The column of values that colours the regions of a map."""

    encode: Mapping[str, object]
    """Which columns are shown as what."""

    labels: bool | AreaLabels
    """Labels of the values."""

    map: MapLook
    """What a map shows."""

    where: str | float
    """Which rows of the table are shown."""

    title: str | ChartTitle
    """Words above the plot."""

    legend: Legend | Literal["none", "top", "bottom", "left", "right", "top-right"]
    """Where the legend stands."""

    colors: Sequence[Color | Translucent | Gradient | Pattern | Literal["none"]] | Mapping[str, Color | Translucent | Gradient | Pattern | Literal["none"]]
    """Colours in the order of the series, or by name of series or category."""

    highlight: str | Sequence[str] | Highlight
    """Series or categories that stand out; all else is grey."""

    font_size: float
    """Font size of all texts in points (1 to 400)."""

    background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill of the whole chart."""

    plot_background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill behind the plot."""

    border: bool | LineLook
    """The frame around the whole chart."""

    name: str
    """Name of the shape in the selection pane."""

    alt: str
    """Text for people who do not see it."""

    format: NumberFormat | Mapping[str, NumberFormat]
    """How values are shown, or how those of single columns are."""


class ColumnLayer(TypedDict, total=False):
    """A layer of ``"mark": "column"``."""

    mark: Required[Literal["column"]]
    """What is drawn for each value."""

    x: str | CategoryX
    """The column of the categories, of the horizontal position of points, or of the values that a histogram counts."""

    y: str | Sequence[str] | ValueY
    """Columns of values, or aggregates of them: ``revenue``, ``sum(revenue)``, ``count()``."""

    series: str
    """The column whose values name the series."""

    encode: Mapping[str, object]
    """Which columns are shown as what."""

    stack: bool | Literal["normalize"]
    """Whether series stand on one another, or as shares of 100 %."""

    labels: bool | ColumnLabels
    """Labels of the values."""

    significance: str | Sequence[str] | Significance
    """Columns of marks beside labels, as texts or as numbers whose sign is an arrow."""

    gap: int
    """Distance of bars in percent of their width (0 to 500)."""

    overlap: int
    """Overlap of bars in percent of their width (-100 to 100)."""

    opacity: float
    """How much of what lies behind is covered, 0 to 1 (0 to 1)."""

    line: bool | LineLook
    """How lines and outlines are drawn."""

    negative: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill of bars below zero."""

    trend: TrendLine | Sequence[TrendLine | Literal["linear", "exponential", "logarithmic", "polynomial", "power", "moving-average"]] | Literal["linear", "exponential", "logarithmic", "polynomial", "power", "moving-average"]
    """Lines fitted to series."""

    errors: float | str | ErrorBars
    """Bars that show how uncertain values are: ``5 %``, a number, ``sd``, ``se``, or a map (from 0)."""

    reference: str | float | ReferenceLine | Sequence[str | float | ReferenceLine]
    """Lines at values, or targets for each category."""

    series_lines: bool | LineLook
    """Lines that join the same series from stack to stack."""


class LineLayer(TypedDict, total=False):
    """A layer of ``"mark": "line"``."""

    mark: Required[Literal["line"]]
    """What is drawn for each value."""

    x: str | CategoryX
    """The column of the categories, of the horizontal position of points, or of the values that a histogram counts."""

    y: str | Sequence[str] | ValueY
    """Columns of values, or aggregates of them: ``revenue``, ``sum(revenue)``, ``count()``."""

    series: str
    """The column whose values name the series."""

    encode: Mapping[str, object]
    """Which columns are shown as what."""

    stack: bool | Literal["normalize"]
    """Whether series stand on one another, or as shares of 100 %."""

    labels: bool | LineLabels
    """Labels of the values."""

    significance: str | Sequence[str] | Significance
    """Columns of marks beside labels, as texts or as numbers whose sign is an arrow."""

    line: bool | LineLook
    """How lines and outlines are drawn."""

    markers: bool | Marker | Literal["none", "circle", "square", "diamond", "triangle", "x", "plus", "dash", "dot", "star"]
    """Whether points of lines are marked, and how."""

    smooth: bool
    """Whether lines are rounded."""

    trend: TrendLine | Sequence[TrendLine | Literal["linear", "exponential", "logarithmic", "polynomial", "power", "moving-average"]] | Literal["linear", "exponential", "logarithmic", "polynomial", "power", "moving-average"]
    """Lines fitted to series."""

    errors: float | str | ErrorBars
    """Bars that show how uncertain values are: ``5 %``, a number, ``sd``, ``se``, or a map (from 0)."""

    reference: str | float | ReferenceLine | Sequence[str | float | ReferenceLine]
    """Lines at values, or targets for each category."""

    drop_lines: bool | LineLook
    """Lines from the points down to the axis."""

    high_low_lines: bool | LineLook
    """Lines from the highest to the lowest point."""

    up_down_bars: bool | UpAndDownBars
    """Bars from the first line to the last."""


class AreaLayer(TypedDict, total=False):
    """A layer of ``"mark": "area"``."""

    mark: Required[Literal["area"]]
    """What is drawn for each value."""

    x: str | CategoryX
    """The column of the categories, of the horizontal position of points, or of the values that a histogram counts."""

    y: str | Sequence[str] | ValueY
    """Columns of values, or aggregates of them: ``revenue``, ``sum(revenue)``, ``count()``."""

    series: str
    """The column whose values name the series."""

    encode: Mapping[str, object]
    """Which columns are shown as what."""

    stack: bool | Literal["normalize"]
    """Whether series stand on one another, or as shares of 100 %."""

    labels: bool | AreaLabels
    """Labels of the values."""

    significance: str | Sequence[str] | Significance
    """Columns of marks beside labels, as texts or as numbers whose sign is an arrow."""

    opacity: float
    """How much of what lies behind is covered, 0 to 1 (0 to 1)."""

    line: bool | LineLook
    """How lines and outlines are drawn."""

    trend: TrendLine | Sequence[TrendLine | Literal["linear", "exponential", "logarithmic", "polynomial", "power", "moving-average"]] | Literal["linear", "exponential", "logarithmic", "polynomial", "power", "moving-average"]
    """Lines fitted to series."""

    errors: float | str | ErrorBars
    """Bars that show how uncertain values are: ``5 %``, a number, ``sd``, ``se``, or a map (from 0)."""

    reference: str | float | ReferenceLine | Sequence[str | float | ReferenceLine]
    """Lines at values, or targets for each category."""

    drop_lines: bool | LineLook
    """Lines from the points down to the axis."""


class ScatterLayer(TypedDict, total=False):
    """A layer of ``"mark": "scatter"``."""

    mark: Required[Literal["scatter"]]
    """What is drawn for each value."""

    x: str | ValueX
    """The column of the categories, of the horizontal position of points, or of the values that a histogram counts."""

    y: str | Sequence[str] | ValueY
    """Columns of values, or aggregates of them: ``revenue``, ``sum(revenue)``, ``count()``."""

    series: str
    """The column whose values name the series."""

    encode: Mapping[str, object]
    """Which columns are shown as what."""

    labels: bool | ScatterLabels
    """Labels of the values."""

    significance: str | Sequence[str] | Significance
    """Columns of marks beside labels, as texts or as numbers whose sign is an arrow."""

    opacity: float
    """How much of what lies behind is covered, 0 to 1 (0 to 1)."""

    line: bool | LineLook
    """How lines and outlines are drawn."""

    markers: bool | Marker | Literal["none", "circle", "square", "diamond", "triangle", "x", "plus", "dash", "dot", "star"]
    """Whether points of lines are marked, and how."""

    trend: TrendLine | Sequence[TrendLine | Literal["linear", "exponential", "logarithmic", "polynomial", "power", "moving-average"]] | Literal["linear", "exponential", "logarithmic", "polynomial", "power", "moving-average"]
    """Lines fitted to series."""

    errors: float | str | ErrorBars
    """Bars that show how uncertain values are: ``5 %``, a number, ``sd``, ``se``, or a map (from 0)."""

    x_errors: float | str | ErrorBars
    """The same from left to right, for points (from 0)."""

    reference: str | float | ReferenceLine | Sequence[str | float | ReferenceLine]
    """Lines at values, or targets for each category."""

    join: Literal["none", "lines", "lines-and-markers", "smooth", "smooth-and-markers"]
    """What joins the points of a scatter chart."""


class LayersOptions(TypedDict, total=False):
    """Options of a chart of layers: no ``mark``."""

    layer: Required[Sequence[ColumnLayer | LineLayer | AreaLayer | ScatterLayer]]
    """Plots over one another, from the back."""

    encode: Mapping[str, object]
    """What all layers share."""

    where: str | float
    """Which rows of the table are shown."""

    title: str | ChartTitle
    """Words above the plot."""

    legend: Legend | Literal["none", "top", "bottom", "left", "right", "top-right"]
    """Where the legend stands."""

    colors: Sequence[Color | Translucent | Gradient | Pattern | Literal["none"]] | Mapping[str, Color | Translucent | Gradient | Pattern | Literal["none"]]
    """Colours in the order of the series, or by name of series or category."""

    highlight: str | Sequence[str] | Highlight
    """Series or categories that stand out; all else is grey."""

    blanks: Literal["gap", "zero", "connect"]
    """What missing values become."""

    font_size: float
    """Font size of all texts in points (1 to 400)."""

    background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill of the whole chart."""

    plot_background: Color | Translucent | Gradient | Pattern | Literal["none"]
    """The fill behind the plot."""

    border: bool | LineLook
    """The frame around the whole chart."""

    plot_area: PlotArea
    """The place of the plot within the chart."""

    name: str
    """Name of the shape in the selection pane."""

    alt: str
    """Text for people who do not see it."""

    x: str | CategoryX
    """The column of the categories, of the horizontal position of points, or of the values that a histogram counts."""

    format: NumberFormat | Mapping[str, NumberFormat]
    """How values are shown, or how those of single columns are."""


class TableColumn(TypedDict, total=False):
    """A column."""

    column: Required[str]
    """The column."""

    label: str
    """Its header."""

    format: NumberFormat
    """How its values are shown."""

    align: Literal["left", "center", "right", "justify"]
    """How it is aligned."""


class TableOptions(TypedDict, total=False):
    """Options of a table."""

    where: str | float
    """Which rows of the table are shown."""

    columns: Sequence[str | TableColumn]
    """Its columns, in order; all where nothing is said."""

    header: bool
    """Whether labels stand above the columns."""

    header_column: bool
    """Whether the first column looks like a header."""

    total_row: bool
    """Whether the last row looks like a total."""

    banded: bool
    """Whether rows are banded."""

    widths: Sequence[float]
    """Relative widths, one for each column (0.01 to 1000)."""

    font_size: float
    """Font size in points (1 to 400)."""

    name: str
    """Name of the shape in the selection pane."""

    alt: str
    """Text for people who do not see it."""

    formats: Mapping[str, NumberFormat]
    """Number formats of columns."""

    labels: Mapping[str, str]
    """Headers of columns."""

__all__ = [
    "Color",
    "Mark",
    "NumberFormat",
    "AreaLabels",
    "AreaLayer",
    "AreaOptions",
    "AreaPointLabel",
    "BarOptions",
    "Bins",
    "BoxOptions",
    "Boxes",
    "BubbleLabels",
    "BubbleOptions",
    "Bubbles",
    "CategoryAxis",
    "CategoryX",
    "Channel",
    "ChartTitle",
    "ColumnLabels",
    "ColumnLayer",
    "ColumnOptions",
    "ColumnPointLabel",
    "CountY",
    "DisplayUnits",
    "DoughnutLabels",
    "DoughnutOptions",
    "DoughnutPointLabel",
    "ErrorBars",
    "FunnelOptions",
    "Gradient",
    "GradientStop",
    "Highlight",
    "HistogramLabels",
    "HistogramOptions",
    "LayersOptions",
    "Legend",
    "Letters",
    "LineLabels",
    "LineLayer",
    "LineLook",
    "LineOptions",
    "LinePointLabel",
    "MapLook",
    "Marker",
    "ParetoOptions",
    "Pattern",
    "PieLabels",
    "PieOptions",
    "PiePointLabel",
    "PlainAxis",
    "PlainOneY",
    "PlainValueAxis",
    "PlainX",
    "PlainY",
    "PlotArea",
    "PointOfView",
    "PriceY",
    "RadarOptions",
    "ReferenceLine",
    "RegionMapOptions",
    "ScatterLabels",
    "ScatterLayer",
    "ScatterOptions",
    "SecondPlot",
    "Significance",
    "SliceX",
    "StockOptions",
    "SunburstOptions",
    "SurfaceOptions",
    "TableColumn",
    "TableOptions",
    "Ticks",
    "Translucent",
    "TreemapOptions",
    "TrendLine",
    "UnsortedX",
    "UpAndDownBars",
    "ValueAxis",
    "ValueX",
    "ValueY",
    "WaterfallOptions",
]

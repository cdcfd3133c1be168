//! What is wrong with a chart: plots, axes, series, labels, caches, workbooks.

super::rules! { Repair;
CHART_NO_PLOT = Error "chart-no-plot"
    "a chart has no plot"
    why "PowerPoint cannot draw a plot area without bars, lines or the like, and repairs the file."
    mend "Write the chart anew.";
CHART_AXES = Error "chart-axes"
    "a plot's axes do not fit: too many, too few, undefined, defined twice or unused"
    why "Bars and lines have two axes, surfaces three, pies none, and each that is named must be defined once. A third axis id in a bar chart is the best known reason for a repair."
    mend "Name in each plot the axes that it has, and define each of them once.";
CHART_CROSSING = Error "chart-crossing"
    "an axis crosses an axis that is not there or that does not cross it"
    why "Axes come in pairs that name each other; PowerPoint repairs the file otherwise."
    mend "Let `c:crossAx` of each name the other.";
CHART_SERIES_ID = Error "chart-series-id"
    "two series of a chart have the same index or order"
    why "Series are told by their index; PowerPoint repairs the chart or mixes up its formats."
    mend "Number the series anew, over all plots.";
CHART_LABEL_POSITION = Error "chart-label-position"
    "data labels stand where the kind of chart does not allow it"
    why "Each kind knows only some positions (stacked columns have no outside end, areas and doughnuts none at all); any other makes PowerPoint repair the file."
    mend "Choose a position of the kind, or leave `c:dLblPos` out.";
CHART_POINT = Error "chart-point"
    "a cached value has an index twice or beyond the number of points"
    why "The cache is inconsistent: PowerPoint shows other points than were meant, or repairs the chart."
    mend "Number the points from 0 and set `c:ptCount` to their number.";
CHART_POINT_FORMAT = Warning "chart-point-format"
    "a format or label is about a point that the series does not have"
    why "It is left over from other data and comes back when the data grows."
    mend "Remove the `c:dPt` or `c:dLbl`.";
CHART_VALUE = Error "chart-value"
    "a cached value is not a number"
    why "PowerPoint repairs a numeric cache that holds text or infinity."
    mend "Leave the point out, or write a number.";
CHART_NO_CACHE = Warning "chart-no-cache"
    "a formula of a chart has no cached values"
    why "The chart is empty until somebody opens its workbook, and in every viewer."
    mend "Write the values of the cells into the cache.";
CHART_DATA_ID = Error "chart-data-id"
    "a series refers to data that the chart does not have"
    why "PowerPoint cannot draw the series and repairs the chart."
    mend "Let `cx:dataId` name a `cx:data` of the chart.";
CHART_NO_WORKBOOK = Warning "chart-no-workbook"
    "a chart has no workbook"
    why "“Edit Data” does not work: PowerPoint says that the linked file is not available."
    mend "Embed a workbook with the plotted cells.";
CHART_WORKBOOK = Error "chart-workbook"
    "a chart's workbook is missing or cannot be read"
    why "The chart can be looked at, but not edited, and PowerPoint may repair the file."
    mend "Embed the workbook again.";
CHART_WORKBOOK_OLD = Warning "chart-workbook-old"
    "a chart's workbook is of a format that cannot be compared"
    why "Old binary workbooks and those of early previews are not read, so nobody can tell whether the chart shows their cells."
    mend "Open “Edit Data” in PowerPoint and save.";
CHART_SHEET = Error "chart-sheet"
    "a chart's formula names a sheet that its workbook does not have"
    why "As soon as somebody edits the data, the series is lost."
    mend "Correct the formula, or name the sheet so.";
CHART_COUNT = Error "chart-count"
    "a chart has cached more or fewer points than its formula has cells"
    why "The chart changes as soon as somebody edits the data."
    mend "Set formula and cache to the same cells.";
CHART_STALE = Error "chart-stale"
    "a chart shows other values than its workbook holds"
    why "The slide says one thing and “Edit Data” another; one of them is wrong, and opening the data changes the slide."
    mend "Write the same values into both: refresh the chart from its source.";
}

//! The kinds that are written as chartex.

use indeck_model::Chart;
use indeck_model::chart::{
    BoxWhiskerChart, ChartFrame, FunnelChart, HistogramChart, ParetoChart, RegionMapChart,
    SunburstChart, TreemapChart, WaterfallChart,
};

/// A chart of one of these kinds.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Extended<'a> {
    Waterfall(&'a WaterfallChart),
    Treemap(&'a TreemapChart),
    Sunburst(&'a SunburstChart),
    Funnel(&'a FunnelChart),
    Histogram(&'a HistogramChart),
    Pareto(&'a ParetoChart),
    BoxWhisker(&'a BoxWhiskerChart),
    RegionMap(&'a RegionMapChart),
}

/// What a reader must know to show a kind: the version of chartex that brought it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Requirement {
    /// The prefix, as `mc:Choice` names it.
    pub(crate) prefix: &'static str,
    /// The declaration of the prefix.
    pub(crate) declaration: &'static str,
    /// The version's namespace.
    pub(crate) namespace: &'static str,
}

const CX1: Requirement = Requirement {
    prefix: "cx1",
    declaration: "xmlns:cx1",
    namespace: "http://schemas.microsoft.com/office/drawing/2015/9/8/chartex",
};
const CX2: Requirement = Requirement {
    prefix: "cx2",
    declaration: "xmlns:cx2",
    namespace: "http://schemas.microsoft.com/office/drawing/2015/10/21/chartex",
};
const CX4: Requirement = Requirement {
    prefix: "cx4",
    declaration: "xmlns:cx4",
    namespace: "http://schemas.microsoft.com/office/drawing/2016/5/10/chartex",
};

impl<'a> Extended<'a> {
    /// The chart, if it is of one of these kinds.
    pub(crate) fn of(chart: &'a Chart) -> Option<Self> {
        match chart {
            Chart::Waterfall(chart) => Some(Self::Waterfall(chart)),
            Chart::Treemap(chart) => Some(Self::Treemap(chart)),
            Chart::Sunburst(chart) => Some(Self::Sunburst(chart)),
            Chart::Funnel(chart) => Some(Self::Funnel(chart)),
            Chart::Histogram(chart) => Some(Self::Histogram(chart)),
            Chart::Pareto(chart) => Some(Self::Pareto(chart)),
            Chart::BoxWhisker(chart) => Some(Self::BoxWhisker(chart)),
            Chart::RegionMap(chart) => Some(Self::RegionMap(chart)),
            _ => None,
        }
    }

    /// What stands around the plot.
    pub(crate) fn frame(self) -> &'a ChartFrame {
        match self {
            Self::Waterfall(chart) => &chart.frame,
            Self::Treemap(chart) => &chart.frame,
            Self::Sunburst(chart) => &chart.frame,
            Self::Funnel(chart) => &chart.frame,
            Self::Histogram(chart) => &chart.frame,
            Self::Pareto(chart) => &chart.frame,
            Self::BoxWhisker(chart) => &chart.frame,
            Self::RegionMap(chart) => &chart.frame,
        }
    }

    /// The kind, as messages name it.
    pub(crate) fn kind(self) -> &'static str {
        match self {
            Self::Waterfall(_) => "waterfall",
            Self::Treemap(_) => "treemap",
            Self::Sunburst(_) => "sunburst",
            Self::Funnel(_) => "funnel",
            Self::Histogram(_) => "histogram",
            Self::Pareto(_) => "pareto",
            Self::BoxWhisker(_) => "box-whisker",
            Self::RegionMap(_) => "region-map",
        }
    }

    /// What a reader must know to show it.
    pub(crate) fn requirement(self) -> Requirement {
        match self {
            Self::Funnel(_) => CX2,
            Self::RegionMap(_) => CX4,
            _ => CX1,
        }
    }

    /// The number of the style that PowerPoint gives a new chart of the kind.
    pub(crate) fn style(self) -> u16 {
        match self {
            Self::Waterfall(_) => 395,
            Self::Treemap(_) => 410,
            Self::Sunburst(_) => 381,
            Self::Funnel(_) => 419,
            Self::Histogram(_) | Self::Pareto(_) => 366,
            Self::BoxWhisker(_) => 406,
            Self::RegionMap(_) => 494,
        }
    }
}

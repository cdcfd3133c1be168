//! The kinds that Office added in 2016 as "chartex".
//!
//! Source: [MS-ODRAWXML] 2.24, the `cx` namespace.

mod box_whisker;
mod funnel;
mod hierarchy;
mod histogram;
mod pareto;
mod region_map;
mod waterfall;

pub use box_whisker::{BoxOptions, BoxWhiskerChart, Quartiles};
pub use funnel::FunnelChart;
pub use hierarchy::{Hierarchy, ParentLabels, SunburstChart, TreemapChart};
pub use histogram::{BinSize, Bins, HistogramChart, IntervalClosed};
pub use pareto::{ParetoChart, ParetoSource};
pub use region_map::{MapArea, Projection, RegionLabels, RegionMapChart, ValueColors};
pub use waterfall::WaterfallChart;

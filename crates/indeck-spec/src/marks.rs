//! What each mark has: its options, channels and places of labels, as tables.
//!
//! The resolver of reports refuses what is not here, and the typed options of other languages are
//! written from here.

use indeck_model::spec::LabelPlace;
use indeck_model::spec::MarkKind::{
    self, Area, Bar, Box, Bubble, Column, Doughnut, Funnel, Histogram, Line, Pareto, Pie, Radar,
    RegionMap, Scatter, Stock, Sunburst, Surface, Treemap, Waterfall,
};

/// What an option has to do with stacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stacks {
    /// Nothing.
    Any,
    /// It is for series that stand on the axis.
    Never,
    /// It is for series that stand on one another.
    Only,
}

/// An option that only some marks have.
#[derive(Clone, Copy, Debug)]
pub struct MarkOption {
    /// Its key.
    pub name: &'static str,
    /// The marks that have it.
    pub marks: &'static [MarkKind],
    /// Whether series must stand on one another, or must not.
    pub stacks: Stacks,
}

const fn any(name: &'static str, marks: &'static [MarkKind]) -> MarkOption {
    MarkOption { name, marks, stacks: Stacks::Any }
}

const fn never(name: &'static str, marks: &'static [MarkKind]) -> MarkOption {
    MarkOption { name, marks, stacks: Stacks::Never }
}

/// The marks with labels.
const LABELLED: &[MarkKind] = &[
    Column, Bar, Line, Area, Pie, Doughnut, Scatter, Bubble, Radar, Stock, Waterfall, Treemap,
    Sunburst, Funnel, Histogram, Pareto, Box, RegionMap,
];
/// The marks with lines or outlines.
const LINED: &[MarkKind] = &[
    Column, Bar, Line, Area, Pie, Doughnut, Scatter, Bubble, Radar, Waterfall, Treemap, Sunburst,
    Funnel, Histogram, Pareto, Box,
];
/// The options that only some marks have; an option that is not here is had by all of them.
///
/// ```
/// use indeck_model::spec::MarkKind;
/// let hole = indeck_spec::marks::OPTIONS.iter().find(|option| option.name == "hole").unwrap();
/// assert_eq!(hole.marks, [MarkKind::Doughnut]);
/// ```
pub const OPTIONS: &[MarkOption] = &[
    any("stack", &[Column, Bar, Line, Area]),
    any("labels", LABELLED),
    any("significance", &[Column, Bar, Line, Area, Pie, Doughnut, Scatter, Bubble, Radar]),
    any("gap", &[Column, Bar, Stock, Waterfall, Funnel, Histogram, Pareto, Box]),
    never("overlap", &[Column, Bar]),
    any("opacity", &[Column, Bar, Area, Scatter, Bubble, Radar, Funnel, Histogram, Pareto, Box]),
    any("line", LINED),
    never("negative", &[Column, Bar]),
    any("markers", &[Line, Scatter, Radar]),
    any("smooth", &[Line]),
    never("trend", &[Column, Bar, Line, Area, Scatter, Bubble]),
    any("errors", &[Column, Bar, Line, Area, Scatter, Bubble]),
    any("x_errors", &[Scatter, Bubble]),
    any("reference", &[Column, Bar, Line, Area, Scatter]),
    any("drop_lines", &[Line, Area]),
    any("high_low_lines", &[Line, Stock]),
    any("up_down_bars", &[Line, Stock]),
    MarkOption { name: "series_lines", marks: &[Column, Bar], stacks: Stacks::Only },
    any("hole", &[Doughnut]),
    any("start_angle", &[Pie, Doughnut]),
    any("explode", &[Pie]),
    any("second", &[Pie]),
    any("join", &[Scatter]),
    any("bubbles", &[Bubble]),
    any("filled", &[Radar]),
    any("form", &[Surface]),
    any("view", &[Surface]),
    any("totals", &[Waterfall]),
    any("connectors", &[Waterfall]),
    any("parent_labels", &[Treemap]),
    any("bins", &[Histogram, Pareto]),
    any("box", &[Box]),
    any("map", &[RegionMap]),
];

/// The channels of a mark.
///
/// ```
/// use indeck_model::spec::MarkKind;
/// assert_eq!(indeck_spec::marks::channels(MarkKind::Bubble), ["x", "y", "series", "size"]);
/// ```
pub fn channels(mark: MarkKind) -> &'static [&'static str] {
    match mark {
        Bubble => &["x", "y", "series", "size"],
        Stock => &["x", "y", "open", "high", "low", "close", "volume"],
        Treemap | Sunburst => &["x", "path", "y"],
        RegionMap => &["x", "region", "y", "color"],
        Pie | Waterfall | Funnel | Histogram | Pareto => &["x", "y"],
        _ => &["x", "y", "series"],
    }
}

/// Where the labels of a mark can stand; none where there is one place only.
pub fn label_places(mark: MarkKind, stacked: bool) -> &'static [LabelPlace] {
    use LabelPlace::{Above, Below, BestFit, Center, InsideBase, InsideEnd, Left, Outside, Right};
    match mark {
        Column | Bar if stacked => &[InsideEnd, Center, InsideBase],
        Column | Bar | Waterfall | Funnel | Histogram | Pareto => {
            &[Outside, InsideEnd, Center, InsideBase]
        }
        Line | Scatter | Bubble | Stock | Box => &[Center, Above, Below, Left, Right],
        Pie => &[Outside, InsideEnd, Center, BestFit],
        Area | Doughnut | Radar | Surface | Treemap | Sunburst | RegionMap => &[],
    }
}

/// Whether single categories can have labels of their own.
pub fn labels_points(mark: MarkKind) -> bool {
    !mark.is_xy() && !matches!(mark, Box | Histogram)
}

/// Whether the categories of a mark can be sorted.
pub fn sorts(mark: MarkKind) -> bool {
    let rows = matches!(mark, Histogram | RegionMap | Box | Pareto);
    !mark.is_xy() && !mark.is_hierarchy() && !rows
}

/// Options of a scale of numbers; on an axis of days, some of them are days.
pub const OF_NUMBERS: [&str; 6] = ["min", "max", "log", "unit", "minor_unit", "display_units"];

/// Options of an axis of categories.
pub const OF_CATEGORIES: [&str; 4] = ["base", "label_every", "tick_every", "offset"];

/// Options that the axes of the kinds of 2016 do not have.
pub const NOT_EXTENDED: [&str; 7] =
    ["base", "log", "crosses", "reverse", "label_every", "tick_every", "offset"];

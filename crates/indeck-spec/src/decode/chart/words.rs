//! The words of charts.

use indeck_model::chart::{
    Blanks, BubbleSize, Dash, ErrorDirection, LegendPosition, MapArea, MarkerSymbol, OfPieForm,
    ParentLabels, Pattern, Projection, Quartiles, RegionLabels, ScatterStyle, SurfaceForm,
};
use indeck_model::spec::{MarkKind, StackMode};

use crate::schema::Word;

/// Writes the words of types as tables.
macro_rules! words {
    ($($kind:ident { $($word:literal => $meaning:ident),* $(,)? })*) => {$(
        impl Word for $kind {
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$meaning)),*];
        }
    )*};
}

words! {
    MarkKind {
        "column" => Column, "bar" => Bar, "line" => Line, "area" => Area, "pie" => Pie,
        "doughnut" => Doughnut, "scatter" => Scatter, "bubble" => Bubble, "radar" => Radar,
        "stock" => Stock, "surface" => Surface, "waterfall" => Waterfall, "treemap" => Treemap,
        "sunburst" => Sunburst, "funnel" => Funnel, "histogram" => Histogram, "pareto" => Pareto,
        "box" => Box, "region-map" => RegionMap,
    }
    StackMode { "true" => Stack, "false" => None, "normalize" => Normalize }
    Blanks { "gap" => Gap, "zero" => Zero, "connect" => Connect }
    ScatterStyle {
        "none" => Markers, "lines" => Lines, "lines-and-markers" => LinesAndMarkers,
        "smooth" => Smooth, "smooth-and-markers" => SmoothAndMarkers,
    }
    LegendPosition {
        "top" => Top, "bottom" => Bottom, "left" => Left, "right" => Right,
        "top-right" => TopRight,
    }
    Dash {
        "solid" => Solid, "dash" => Dash, "short-dash" => ShortDash, "long-dash" => LongDash,
        "dot" => Dot, "dash-dot" => DashDot, "long-dash-dot" => LongDashDot,
        "long-dash-dot-dot" => LongDashDotDot,
    }
    MarkerSymbol {
        "none" => None, "circle" => Circle, "square" => Square, "diamond" => Diamond,
        "triangle" => Triangle, "x" => X, "plus" => Plus, "dash" => Dash, "dot" => Dot,
        "star" => Star,
    }
    ErrorDirection { "both" => Both, "plus" => Plus, "minus" => Minus }
    OfPieForm { "pie" => Pie, "bar" => Bar }
    SurfaceForm {
        "surface" => Surface, "wireframe" => Wireframe, "contour" => Contour,
        "wireframe-contour" => WireframeContour,
    }
    BubbleSize { "area" => Area, "width" => Width }
    ParentLabels { "none" => None, "overlapping" => Overlapping, "banner" => Banner }
    Quartiles { "exclusive" => Exclusive, "inclusive" => Inclusive }
    Projection {
        "automatic" => Automatic, "mercator" => Mercator, "miller" => Miller,
        "robinson" => Robinson, "albers" => Albers,
    }
    MapArea {
        "automatic" => Automatic, "data-only" => DataOnly, "postal-code" => PostalCode,
        "county" => County, "state" => State, "country" => Country, "countries" => Countries,
        "world" => World,
    }
    RegionLabels { "none" => None, "best-fit" => BestFit, "all" => All }
}

/// The names of the standard's patterns.
pub(crate) fn patterns() -> Vec<&'static str> {
    Pattern::ALL.iter().map(|pattern| pattern.name()).collect()
}

/// `none` alone.
pub(crate) fn none() -> Vec<&'static str> {
    vec!["none"]
}

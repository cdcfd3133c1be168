//! What only the series of some kinds have, seen alike for all kinds.

use indeck_model::chart::{
    AreaOptions, BarOptions, ErrorBars, Fill, LineOptions, Marker, RadarOptions, StackOptions,
    Trendline,
};

/// The options of a series beyond those that all have.
pub(super) trait OwnOptions {
    /// Its trend lines.
    fn trendlines(&self) -> &[Trendline] {
        &[]
    }

    /// Its error bars.
    fn errors(&self) -> Option<&ErrorBars> {
        None
    }

    /// Its markers.
    fn marker(&self) -> Option<&Marker> {
        None
    }

    /// The fill of its bars below 0.
    fn negative(&self) -> Option<&Fill> {
        None
    }
}

impl OwnOptions for () {}

impl OwnOptions for BarOptions {
    fn trendlines(&self) -> &[Trendline] {
        &self.trendlines
    }

    fn errors(&self) -> Option<&ErrorBars> {
        self.error_bars.as_ref()
    }

    fn negative(&self) -> Option<&Fill> {
        self.negative.as_ref()
    }
}

impl OwnOptions for StackOptions {
    fn errors(&self) -> Option<&ErrorBars> {
        self.error_bars.as_ref()
    }
}

impl OwnOptions for AreaOptions {
    fn trendlines(&self) -> &[Trendline] {
        &self.trendlines
    }

    fn errors(&self) -> Option<&ErrorBars> {
        self.error_bars.as_ref()
    }
}

impl OwnOptions for LineOptions {
    fn trendlines(&self) -> &[Trendline] {
        &self.trendlines
    }

    fn errors(&self) -> Option<&ErrorBars> {
        self.error_bars.as_ref()
    }

    fn marker(&self) -> Option<&Marker> {
        self.marker.as_ref()
    }
}

impl OwnOptions for RadarOptions {
    fn marker(&self) -> Option<&Marker> {
        self.marker.as_ref()
    }
}

//! What only the series of some kinds have.

use indeck_model::chart::{
    AreaOptions, BarOptions, BoxOptions, ErrorBars, Fill, LineOptions, Marker, RadarOptions,
    StackOptions, Trendline,
};

/// What only the series of some kinds have.
pub(crate) trait Own {
    fn marker(&self) -> Option<&Marker> {
        None
    }
    fn is_smooth(&self) -> bool {
        false
    }
    fn trendlines(&self) -> &[Trendline] {
        &[]
    }
    fn errors(&self) -> Option<&ErrorBars> {
        None
    }
    fn negative(&self) -> Option<&Fill> {
        None
    }
    fn boxes(&self) -> Option<BoxOptions> {
        None
    }
}

impl Own for () {}

impl Own for BarOptions {
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

impl Own for StackOptions {
    fn errors(&self) -> Option<&ErrorBars> {
        self.error_bars.as_ref()
    }
}

impl Own for AreaOptions {
    fn trendlines(&self) -> &[Trendline] {
        &self.trendlines
    }
    fn errors(&self) -> Option<&ErrorBars> {
        self.error_bars.as_ref()
    }
}

impl Own for LineOptions {
    fn marker(&self) -> Option<&Marker> {
        self.marker.as_ref()
    }
    fn is_smooth(&self) -> bool {
        self.smooth
    }
    fn trendlines(&self) -> &[Trendline] {
        &self.trendlines
    }
    fn errors(&self) -> Option<&ErrorBars> {
        self.error_bars.as_ref()
    }
}

impl Own for BoxOptions {
    fn boxes(&self) -> Option<BoxOptions> {
        Some(*self)
    }
}

impl Own for RadarOptions {
    fn marker(&self) -> Option<&Marker> {
        self.marker.as_ref()
    }
}

//! What a user wrote: the report spec, with the place of every value.
//!
//! These types hold a spec that was read without a mistake in form; what names in it refer to
//! (columns, layouts) is checked later. Every part that a diagnostic can point at is [`Located`];
//! every text that may hold `{{ … }}` is a [`Written`] text, which knows the place of each of its
//! characters.

mod axis;
mod chart;
mod fill;
mod located;
mod report;
mod slide;
mod source;
mod table;
mod written;

pub use axis::AxisSpec;
pub use chart::{
    ChannelSpec, ChartSpec, ColorsSpec, EncodeSpec, HighlightSpec, LabelPlace, LabelsSpec,
    LayerSpec, LegendSpec, MarkKind, SortOrder, StackMode,
};
pub use fill::{
    FillContent, FillSpec, PictureSpec, TableColumnSpec, TableFill, TextFill, TextItem,
};
pub use located::Located;
pub use report::{ReportInfo, ReportSpec};
pub use slide::SlideSpec;
pub use source::{SourceFormat, SourceSpec};
pub use table::TableSpec;
pub use written::{Anchor, Written};

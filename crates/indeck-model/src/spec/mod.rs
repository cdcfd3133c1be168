//! What a user wrote: the report spec, with the place of every value.
//!
//! These types hold a spec that was read without a mistake in form; what names in it refer to
//! (columns, layouts) is checked later. Every part that a diagnostic can point at is [`Located`];
//! every text that may hold `{{ … }}` is a [`Written`] text, which knows the place of each of its
//! characters.

mod analysis;
mod axis;
mod brand;
mod chart;
mod defaults;
mod fill;
mod labels;
mod layer;
mod located;
mod report;
mod slide;
mod source;
mod table;
mod written;

pub use analysis::{
    ErrorsAmount, ErrorsSpec, ReferencePlace, ReferenceSpec, SecondSpec, SecondSplit, TrendSpec,
};
pub use axis::AxisSpec;
pub use brand::BrandSpec;
pub use chart::{
    ChartSpec, ColorsSpec, HighlightSpec, LegendOptions, LegendSpec, MarkKind, SortOrder,
    StackMode, TitleSpec,
};
pub use defaults::{ChartDefaults, Defaults, TableDefaults, TextDefaults};
pub use fill::{
    FillContent, FillSpec, Overflow, PictureSpec, TableColumnSpec, TableFill, TextFill, TextItem,
};
pub use labels::{LabelPlace, LabelsSpec, PointLabelSpec, SignificanceSpec};
pub use layer::{
    BubblesSpec, ChannelSpec, EncodeSpec, ExplodeSpec, LayerSpec, MapSpec, MarkOptions,
};
pub use located::Located;
pub use report::{BurstSpec, CheckSpec, ParamSpec, ReportInfo, ReportSpec, RunAs};
pub use slide::{GroupSpec, LoopSpec, SlideItem, SlideSpec};
pub use source::{ExpectSpec, RangeExpectation, SourceEntry, SourceFormat, SourceSpec};
pub use table::{QuerySpec, SortKey, TableRows, TableSpec};
pub use written::{Anchor, Written};

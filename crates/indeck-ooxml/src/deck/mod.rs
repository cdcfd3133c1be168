//! Decks: templates, layouts, placeholders, slides, and the files they become.

mod atomic;
mod builder;
pub(crate) mod catalog;
pub(crate) mod finish;
mod foundation;
mod inspect;
mod keep;
mod layout;
pub(crate) mod links;
mod media;
mod numbers;
mod options;
pub(crate) mod plan;
mod presentation;
mod template;
mod text_metrics;
mod theme;
pub(crate) mod worker;
mod writer;

pub use atomic::save_atomically;
pub use builder::{Deck, SlideBuilder};
pub(crate) use inspect::inner_frame;
pub use inspect::{
    Backdrop, BackdropPicture, ChartSummary, Inspection, SeriesSummary, ShapeKind, ShapeSummary,
    SlideSummary,
};
pub(crate) use layout::{LayoutPart, frame};
pub use options::{DeckFormat, TemplateSlides, WorkbookPayload, WriteOptions};
pub use plan::check_picture;
pub use template::Template;
pub use writer::DeckWriter;

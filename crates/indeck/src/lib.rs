//! Turns a report spec, data and a brand template into a native, editable PowerPoint deck.
//!
//! It composes the crates below it and adds nothing to the file format itself: `indeck-data` reads
//! and queries, `indeck-ooxml` reads templates and writes decks. It is **not** a command (see
//! `indeck-cli`), reads no clock and no environment, and a spec reads only below its own folder
//! unless [`BuildOptions::allow_read`] says more.
//!
//! From a spec, with the feature `reports` (on by default):
//!
//! ```no_run
//! use indeck::{BuildOptions, build};
//!
//! let made = build("report.yaml".as_ref(), "out.pptx".as_ref(), &BuildOptions::default(), &mut ())?;
//! println!("{} slides", made.slides);
//! # Ok::<(), indeck::BuildError>(())
//! ```
//!
//! From Rust alone, without the query engine (`default-features = false`):
//!
//! ```no_run
//! use indeck::{Template, chart::ColumnChart};
//!
//! let template = Template::open("brand.potx")?;
//! let mut deck = template.deck();
//! deck.add_slide("Title and Content")?
//!     .fill("title", "Revenue by quarter")?
//!     .fill("content", ColumnChart::new(["Q1", "Q2"]).with_series("North", [1.5, 2.0]))?;
//! deck.save("out.pptx")?;
//! # Ok::<(), indeck::DeckError>(())
//! ```
//!
//! The pipeline of a report: spec → tree with places → typed spec → sources → tables → slides →
//! deck. Each mistake in a spec is a [`Diagnostic`] with its place; what fails
//! for other reasons is an [`Error`].

#[cfg(feature = "reports")]
mod brand_file;
mod error;
#[cfg(feature = "evidence")]
pub mod evidence;
pub mod explain;
#[cfg(feature = "reports")]
pub mod figure;
#[cfg(feature = "reports")]
pub mod govern;
pub mod inspect;
#[cfg(feature = "reports")]
pub mod lint;
#[cfg(feature = "reports")]
pub mod picture;
#[cfg(feature = "reports")]
mod profile;
#[cfg(feature = "reports")]
mod report;
#[cfg(feature = "reports")]
mod starter;

#[cfg(feature = "evidence")]
pub use indeck_audit as audit;
#[cfg(feature = "reports")]
pub use indeck_chart as draw;
pub use indeck_model as model;
pub use indeck_model::{
    Angle, Brand, Chart, Color, Date, Diagnostic, Emu, Location, NumberFormat, Percent, Pt, Rect,
    Rgb, Severity, Size, ThemeColor, Value, brand, chart, deck, diagnostic, spec, table, text,
};
pub use indeck_ooxml::{
    AttachedTo, Attachment, CustomXml, Deck, DeckFormat, DeckWriter, EditedParts,
    Error as DeckError, Limits, PackageEdit, PartInfo, Parts, SlideBuilder, Template,
    TemplateSlides, WorkbookPayload, WriteOptions, save_atomically,
};
pub use indeck_ooxml::{
    Border, Borders, Cell, CellFill, CellRange, Comment, Crop, EditWarning, Find, Formatting,
    GradientColor, ImportNote, ImportOptions, ImportReport, Link, NewComment, Order, OtherSize,
    PlacedLink, PlaceholderRole, Placement, Presentation, Replace, Replaced, Reply, ResolvedColor,
    ResolvedFill, ResolvedLine, SchemeSlot, Section, Shape, ShapeKind, ShapeMut, ShapeRef,
    SlideLook, SlideRef, TableContent, TableFlags, TableMut, TextLook, TextPlace, TextScope,
    ThemeSummary,
};
pub use indeck_ooxml::{label, read, scan};
#[cfg(feature = "reports")]
pub use indeck_policy as policy;

#[cfg(feature = "reports")]
pub use brand_file::brand_file;
pub use error::Error;
#[cfg(feature = "reports")]
pub use indeck_data::{
    Cancel, EXTENSIONS as DATA_EXTENSIONS, Folder, Frame, Limits as DataLimits, MemoryFolder,
    ReadSeek, name_inside, table_of,
};
#[cfg(feature = "reports")]
pub use indeck_spec::{brand_schema, schema, suggest};
pub use inspect::inspect;
#[cfg(feature = "reports")]
pub use profile::{PersonalFinding, Profile, ProfiledColumn, ValueType, profile};
#[cfg(feature = "reports")]
pub use report::{
    BuildError, BuildLimits, BuildOptions, BuildReport, BurstReport, ChartOutline, CheckResult,
    DrawnCharts, Dropped, Findings, Governed, MadeDeck, Masked, PictureFormat, Progress,
    RenderOptions, RenderReport, RenderedChart, SlideOutline, SpecForm, SpecGovernance, SpecSource,
    Step, TestReport, WithheldRecords, WithheldTable, build, build_each, burst_of, check,
    check_slides, draw_charts, folder_of, form_of, governance_of, make, param_faults,
    render_charts, sources_of, test,
};
#[cfg(feature = "reports")]
pub use starter::starter;

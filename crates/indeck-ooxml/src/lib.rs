//! Reads any PowerPoint package and writes native, editable decks from it: slides by layout,
//! placeholders by name, charts with their workbooks, tables, pictures, notes.
//!
//! It is **not** a data tool: it knows no queries, no Arrow, no policy, and computes nothing that
//! a slide shows. Nor does it draw: pictures of charts and slides are made elsewhere.
//!
//! ```no_run
//! use indeck_ooxml::{Template, model::chart::ColumnChart};
//!
//! let template = Template::open("brand.potx")?;
//! let mut deck = template.deck();
//! deck.add_slide("Title and Content")?
//!     .fill("title", "Revenue by quarter")?
//!     .fill("content", ColumnChart::new(["Q1", "Q2"]).with_series("North", [1.5, 2.0]))?;
//! deck.save("out.pptx")?;
//! # Ok::<(), indeck_ooxml::Error>(())
//! ```
//!
//! The layers, lowest first; each knows only those below it:
//!
//! 1. `opc`: the zip container, content types, relationships. Parts that nobody touches are copied
//!    in their compressed bytes.
//! 2. `xml`: a lossless patcher for parts that exist, a streaming writer for those we author.
//! 3. `part`: typed writers of slides, charts, workbooks, tables, pictures and notes.
//! 4. `deck`: what users know: [`Template`], [`Deck`], [`DeckWriter`], [`Inspection`].
//! 5. `edit`: [`Presentation`], a deck to be changed without loss.
//!
//! Above them, [`lint`] reads any deck and says what is wrong with it, [`read`] what its slides say
//! and count, and [`scan`](mod@scan) goes through every text and number of every part. [`PackageEdit`] puts
//! parts of one's own and [sensitivity labels](label) into a finished deck.

mod deck;
mod edit;
mod error;
pub mod label;
pub mod lint;
mod opc;
mod part;
pub mod read;
pub mod scan;
mod workbook;
mod xml;

pub use deck::{
    Backdrop, BackdropPicture, ChartSummary, Deck, DeckFormat, DeckWriter, Inspection,
    SeriesSummary, ShapeKind, ShapeSummary, SlideBuilder, SlideSummary, Template, TemplateSlides,
    WorkbookPayload, WriteOptions, check_picture, save_atomically,
};
pub use edit::{
    AttachedTo, Attachment, Border, Borders, Cell, CellFill, CellRange, Comment, Crop, CustomXml,
    EditWarning, EditedParts, Find, Formatting, GradientColor, ImportNote, ImportOptions,
    ImportReport, Link, NewComment, Order, OtherSize, PackageEdit, PartInfo, Parts, PlacedLink,
    PlaceholderRole, Placement, Presentation, Replace, Replaced, Reply, ResolvedColor,
    ResolvedFill, ResolvedLine, SchemeSlot, Section, Shape, ShapeMut, ShapeRef, SlideLook,
    SlideRef, TableContent, TableFlags, TableMut, TextLook, TextPlace, TextScope, ThemeSummary,
};
pub use error::{Corruption, Error, ForbiddenXml, Found, LimitKind};
pub use indeck_model as model;
pub use opc::Limits;
pub use part::chart::{InvalidChart, check_chart};

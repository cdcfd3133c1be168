//! Decks as data: any presentation, opened and edited without loss.

mod add;
mod brand;
mod copy;
mod detach;
mod format;
mod graft;
mod guid;
mod import;
mod main_part;
mod package;
mod parts;
mod presentation;
mod properties;
mod section;
mod signature;
mod slide_list;
mod slide_ref;
mod slides;
mod store;
mod warning;

// What is on slides.
mod comment;
pub(crate) mod extension;
mod link;
pub(crate) mod look;
mod notes;
mod picture;
mod shape;
mod slide_content;
mod table;
mod text;
mod theme;
mod tidy;

pub use import::{Formatting, ImportNote, ImportOptions, ImportReport, OtherSize};
pub use package::{AttachedTo, Attachment, CustomXml, EditedParts, PackageEdit, PartInfo, Parts};
pub use presentation::Presentation;
pub use section::Section;
pub use slide_ref::SlideRef;
pub use warning::EditWarning;

pub use comment::{Comment, NewComment, Reply};
pub use link::{Link, PlacedLink};
pub use look::{GradientColor, ResolvedColor, ResolvedFill, ResolvedLine, SlideLook, TextLook};
pub use picture::Crop;
pub use shape::{Find, Order, PlaceholderRole, Placement, Shape, ShapeMut, ShapeRef};
pub use table::{Border, Borders, Cell, CellFill, CellRange, TableContent, TableFlags, TableMut};
pub use text::{Replace, Replaced, TextPlace, TextScope};
pub use theme::{SchemeSlot, ThemeSummary};

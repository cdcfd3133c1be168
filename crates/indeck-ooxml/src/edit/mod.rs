//! Decks as data: any presentation, opened and edited without loss.

mod add;
mod copy;
mod detach;
mod format;
mod import;
mod main_part;
mod parts;
mod presentation;
mod section;
mod signature;
mod slide_list;
mod slide_ref;
mod slides;
mod store;
mod warning;

pub use import::{Formatting, ImportNote, ImportOptions, ImportReport, OtherSize};
pub use presentation::Presentation;
pub use section::Section;
pub use slide_ref::SlideRef;
pub use warning::EditWarning;

//! Open fonts that have the widths of Office's, measuring and drawing with them: the same text
//! takes the same room on every machine.
//!
//! It is **not** a text shaper: characters stand beside each other at their own widths, without
//! ligatures, joined forms or right-to-left order. Nor is there pair kerning: PowerPoint applies
//! none unless a text asks for it by `kern`, while LibreOffice always does and so may set a line
//! a little narrower than it is measured here. Nothing is read but what is compiled in.
//!
//! ```
//! use indeck_fonts::{Face, wrap};
//!
//! let face = Face::of("Calibri", false, false);
//! assert_eq!(face.family(), "Carlito");
//! assert_eq!((face.width("Revenue", 20.0) * 100.0).round(), 7076.0);
//!
//! let text = "Revenue by quarter and region";
//! let lines: Vec<&str> = wrap(text, face, 12.0, 70.0).into_iter().map(|l| &text[l]).collect();
//! assert_eq!(lines, ["Revenue by", "quarter and", "region"]);
//! ```
//!
//! Modules in reading order: `file` (the fonts that ship), `family` (which one stands in for
//! which family), `face` (measures), `outline` (drawing), `breaks` (where a line may end), `wrap`
//! (lines). The fonts' licences lie beside them in `fonts/`.

mod breaks;
mod face;
mod family;
mod file;
mod glyph;
mod outline;
mod wrap;

pub use face::Face;
pub use outline::Pen;
pub use wrap::{Line, Span, wrap, wrap_runs};

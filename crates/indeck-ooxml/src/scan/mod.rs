//! Goes through every text and every number of every part of a deck, wherever it may hide.
//!
//! It looks for nothing itself: what may not be there is known to the caller, whose [`Visitor`] is
//! shown each piece with its place. Runs of a paragraph are joined first, so that a text is seen
//! whole however it is cut up. Embedded workbooks and other packages are opened, pictures are asked
//! for their texts, base64 is decoded, and files of which nothing is known give their strings.
//! Beside the pieces the visitor is told of what hides or cannot be looked into.
//!
//! What it cannot see: pixels, sound and film; strings of under [`SHORTEST_RAW`] characters in files
//! that are neither XML nor a package; what is encrypted.

mod archive;
mod encoded;
mod markup;
mod media;
mod numerals;
mod piece;
mod raw;
mod structure;
mod walk;

pub use numerals::numerals;
pub use piece::{Finding, Piece, Place, Visitor};
pub use raw::SHORTEST_RAW;

use crate::deck::Template;
use crate::error::Error;
use crate::opc::{Limits, Package};

/// Goes through a deck, or any other package or zip archive.
///
/// Limits hold for the deck and, together, for all that is packed into it.
///
/// # Errors
/// [`Error::NotAPackage`], [`Error::LegacyBinary`] or [`Error::Encrypted`] for files of another
/// kind; [`Error::LimitExceeded`], [`Error::UnsafeName`], [`Error::DuplicatePart`] and
/// [`Error::Corrupt`] for containers that are damaged or hostile as a whole. What is wrong with one
/// part is a finding.
///
/// ```
/// use indeck_ooxml::scan::{Finding, Piece, Visitor, scan};
/// use indeck_ooxml::{Limits, Template, model::chart::ColumnChart};
///
/// struct Search(Vec<String>);
/// impl Visitor for Search {
///     fn piece(&mut self, piece: &Piece<'_>) {
///         if piece.number == Some(4711.0) {
///             self.0.push(format!("{} ({})", piece.part, piece.place));
///         }
///     }
///     fn finding(&mut self, _: Finding) {}
/// }
///
/// let template = Template::from_bytes(indeck_testkit::tiny_template(), &Limits::default())?;
/// let mut deck = template.deck();
/// let chart = ColumnChart::new(["Q1"]).with_series("North", [4711.0]);
/// deck.add_slide("Title Only")?.add(Default::default(), chart);
/// let mut search = Search(Vec::new());
/// scan(deck.to_bytes()?, &Limits::default(), &mut search)?;
/// assert_eq!(search.0, [
///     "ppt/charts/chart1.xml (point)",
///     "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx!xl/worksheets/sheet1.xml (cell B2)",
/// ]);
/// # Ok::<(), indeck_ooxml::Error>(())
/// ```
pub fn scan(bytes: Vec<u8>, limits: &Limits, visitor: &mut dyn Visitor) -> Result<(), Error> {
    through(&Package::archive(bytes, limits)?, limits, visitor);
    Ok(())
}

impl Template {
    /// Goes through the template itself, parts of which every deck made of it has.
    pub fn scan(&self, limits: &Limits, visitor: &mut dyn Visitor) {
        through(&self.package, limits, visitor);
    }
}

fn through(package: &Package, limits: &Limits, visitor: &mut dyn Visitor) {
    structure::check(package, visitor);
    walk::Walk::new(limits, visitor).package("", package, 0);
}

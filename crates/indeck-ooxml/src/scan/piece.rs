//! What a visitor is shown: pieces with their places, and findings.

use std::fmt;

/// Is shown every text and number of a package.
pub trait Visitor {
    /// A text or a number with its place.
    fn piece(&mut self, piece: &Piece<'_>);

    /// Something that hides, or that cannot be looked into.
    fn finding(&mut self, finding: Finding);
}

/// A text or a number with its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece<'a> {
    /// The part; of a package in the package, both names with `!` between.
    pub part: &'a str,
    /// The place in the part.
    pub place: Place<'a>,
    /// The text, or the number's digits as they stand.
    pub text: &'a str,
    /// The number, where the whole text is one.
    pub number: Option<f64>,
}

/// The place of a piece in its part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Place<'a> {
    /// A paragraph, a shared string, a comment: its runs joined.
    Paragraph,
    /// The text of another element, by its name.
    Element(&'a str),
    /// An attribute that people read: a name, a title, a description.
    Label(&'a str),
    /// Another attribute, by its name.
    Attribute(&'a str),
    /// A point that a chart holds: a number or a name.
    Point,
    /// A bound, unit or crossing of an axis.
    AxisBound(&'a str),
    /// A format code of numbers.
    FormatCode,
    /// A formula, or the text of a defined name.
    Formula,
    /// A cell of a workbook, by its address.
    Cell(&'a str),
    /// The number of a shared string in a cell: no number of its own.
    StringIndex(&'a str),
    /// A comment or an instruction in XML, which no program shows.
    XmlComment,
    /// What a relationship leads to.
    Link,
    /// A part's name.
    PartName,
    /// A text in a picture's file.
    PictureText,
    /// A string in a file of which nothing else is known.
    Raw,
    /// A text that stood there in base64.
    Decoded,
    /// A string in the container, outside all parts.
    Container,
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Paragraph => f.write_str("paragraph"),
            Self::Element(name) => write!(f, "element `{name}`"),
            Self::Label(name) | Self::Attribute(name) => write!(f, "attribute `{name}`"),
            Self::Point => f.write_str("point"),
            Self::AxisBound(name) => write!(f, "axis `{name}`"),
            Self::FormatCode => f.write_str("format code"),
            Self::Formula => f.write_str("formula"),
            Self::Cell(address) | Self::StringIndex(address) => write!(f, "cell {address}"),
            Self::XmlComment => f.write_str("XML comment"),
            Self::Link => f.write_str("link"),
            Self::PartName => f.write_str("part name"),
            Self::PictureText => f.write_str("text in a picture's file"),
            Self::Raw => f.write_str("raw string"),
            Self::Decoded => f.write_str("base64"),
            Self::Container => f.write_str("outside all parts"),
        }
    }
}

/// Something that hides, or that cannot be looked into. It never holds a value of the deck.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The part; empty for the package.
    pub part: String,
    /// The slide that it belongs to, from 1.
    pub slide: Option<u32>,
    /// A stable kebab-case name of what was found; those of [`lint`](mod@crate::lint)'s category
    /// of leaks, and `sheet-very-hidden`, `stray-bytes`, `unreadable`, `nested-too-deep`,
    /// `not-scanned`, `embedded-object`.
    pub code: &'static str,
    /// What it means.
    pub summary: &'static str,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.slide {
            Some(slide) => write!(f, "slide {slide}: {} ({})", self.summary, self.part),
            None if self.part.is_empty() => f.write_str(self.summary),
            None => write!(f, "{}: {}", self.part, self.summary),
        }
    }
}

//! `ResolvedDeck`: what is put on slides when every choice is made.
//!
//! Resolved means: numbers are formatted, expressions are evaluated, loops are unrolled, colours
//! are fixed or theme slots, and each slide names its layout. What a placeholder inherits from its
//! layout stays inherited, so that the deck follows its template when a person edits it.

use std::sync::Arc;

use crate::chart::Chart;
use crate::marking::Marking;
use crate::table::CellAddress;
use crate::text::{Alignment, TextBody};
use crate::unit::{Emu, Rect};

/// A whole deck, ready to be written or drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResolvedDeck {
    /// What `docProps` say.
    pub properties: DeckProperties,
    /// The slides in order.
    pub slides: Vec<ResolvedSlide>,
}

/// Document properties; only what the caller gives is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeckProperties {
    /// Title.
    pub title: Option<String>,
    /// Subject.
    pub subject: Option<String>,
    /// Author.
    pub author: Option<String>,
    /// Keywords.
    pub keywords: Option<String>,
    /// Creation time as `YYYY-MM-DDThh:mm:ssZ`; never read from a clock.
    pub created: Option<String>,
    /// Language of text that says nothing else, as a BCP 47 tag (`en-GB`).
    pub language: Option<String>,
}

/// One slide.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResolvedSlide {
    /// Its stable id; empty if it has none.
    pub id: String,
    /// The name of its layout.
    pub layout: String,
    /// Its shapes, from the back; reading order.
    pub shapes: Vec<Shape>,
    /// The speaker's notes.
    pub notes: Option<TextBody>,
    /// Footer, slide number and date.
    pub footer: Footer,
    /// Whether it is left out of a show.
    pub hidden: bool,
    /// What it says of how sensitive it is; `None` says nothing.
    pub marking: Option<Marking>,
}

/// What stands in the footer placeholders, where the layout has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Footer {
    /// Text of the footer; `None` leaves it out.
    pub text: Option<String>,
    /// Whether the slide's number is shown.
    pub slide_number: bool,
    /// A fixed date, as text; `None` leaves it out.
    pub date: Option<String>,
}

/// How a placeholder of the layout is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaceholderRef {
    /// By its name (`Title 1`), or by its type's name (`title`, `body`, `chart` …) where no
    /// placeholder has that name. Names are compared without regard to case.
    Name(String),
    /// By its type (`title`, `subTitle`, `body` …) alone.
    ///
    /// Source: ECMA-376-1, 19.7.10 `ST_PlaceholderType`.
    Type(String),
    /// By its index in the layout.
    Index(u32),
}

impl From<&str> for PlaceholderRef {
    fn from(name: &str) -> Self {
        Self::Name(name.to_owned())
    }
}

impl From<String> for PlaceholderRef {
    fn from(name: String) -> Self {
        Self::Name(name)
    }
}

impl From<u32> for PlaceholderRef {
    fn from(index: u32) -> Self {
        Self::Index(index)
    }
}

/// Where a shape stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// In a placeholder, at the placeholder's position.
    Placeholder(PlaceholderRef),
    /// In a placeholder, at a position of its own.
    PlaceholderAt(PlaceholderRef, Rect),
    /// Free on the slide.
    At(Rect),
}

/// A shape with its content.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Its stable id; empty if it has none.
    pub id: String,
    /// Its name in the selection pane; empty takes the placeholder's or the content's.
    pub name: String,
    /// Text for people who do not see it; `None` writes none.
    pub alt: Option<String>,
    /// Where it stands.
    pub place: Place,
    /// What it holds.
    pub content: Content,
    /// What readers show that do not know the content: the picture of a chart of 2016's kinds.
    pub fallback: Option<Picture>,
}

impl Shape {
    /// A shape of that content in a placeholder.
    pub fn in_placeholder(
        placeholder: impl Into<PlaceholderRef>,
        content: impl Into<Content>,
    ) -> Self {
        Self::placed(Place::Placeholder(placeholder.into()), content)
    }

    /// A shape of that content at a place.
    pub fn placed(place: Place, content: impl Into<Content>) -> Self {
        let (content, fallback) = (content.into(), None);
        Self { id: String::new(), name: String::new(), alt: None, place, content, fallback }
    }

    /// The same shape with alternative text.
    #[must_use]
    pub fn with_alt(mut self, alt: impl Into<String>) -> Self {
        self.alt = Some(alt.into());
        self
    }

    /// The same shape under that name in the selection pane.
    #[must_use]
    pub fn with_name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }
}

/// What a shape holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Text.
    Text(TextBody),
    /// A native chart with its workbook; shared by all copies of the shape.
    Chart(Arc<Chart>),
    /// A native table.
    Table(Table),
    /// A picture.
    Picture(Picture),
}

impl From<TextBody> for Content {
    fn from(body: TextBody) -> Self {
        Self::Text(body)
    }
}

impl From<&str> for Content {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Content {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl<C: Into<Chart>> From<C> for Content {
    fn from(chart: C) -> Self {
        Self::Chart(Arc::new(chart.into()))
    }
}

impl From<Table> for Content {
    fn from(table: Table) -> Self {
        Self::Table(table)
    }
}

impl From<Picture> for Content {
    fn from(picture: Picture) -> Self {
        Self::Picture(picture)
    }
}

/// A cell of a slide's table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableCell {
    /// Its text.
    pub text: TextBody,
    /// Alignment; `None` is the style's.
    pub align: Option<Alignment>,
    /// The result cells that its numbers came from.
    pub cells: Vec<CellAddress>,
}

impl<T: Into<String>> From<T> for TableCell {
    fn from(text: T) -> Self {
        Self { text: TextBody::from(text.into()), ..Self::default() }
    }
}

/// A native table in the theme's default table style.
///
/// ```
/// use indeck_model::deck::Table;
/// let table = Table::from_rows([["Brand", "Share"], ["Acme", "42 %"]]);
/// assert_eq!(table.rows.len(), 2);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The cells, row by row; short rows are filled up with empty cells.
    pub rows: Vec<Vec<TableCell>>,
    /// Relative widths of the columns; empty makes them equal.
    pub column_widths: Vec<f32>,
    /// Height of a row; `None` shares the frame's height among the rows, within reason.
    pub row_height: Option<Emu>,
    /// Whether the first row is a header.
    pub header_row: bool,
    /// Whether the first column is a header.
    pub header_column: bool,
    /// Whether the last row is a total.
    pub total_row: bool,
    /// Whether rows are banded.
    pub banded_rows: bool,
    /// Id of a table style of the template, in braces; `None` is the template's default.
    pub style_id: Option<String>,
    /// Font size of all cells; `None` is the style's.
    pub font_size: Option<crate::unit::Pt>,
}

impl Default for Table {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            column_widths: Vec::new(),
            row_height: None,
            header_row: true,
            header_column: false,
            total_row: false,
            banded_rows: true,
            style_id: None,
            font_size: None,
        }
    }
}

impl Table {
    /// A table of these texts, with a header row and banded rows.
    pub fn from_rows<R>(rows: R) -> Self
    where
        R: IntoIterator,
        R::Item: IntoIterator,
        <R::Item as IntoIterator>::Item: Into<TableCell>,
    {
        let rows = rows.into_iter().map(|row| row.into_iter().map(Into::into).collect()).collect();
        Self { rows, ..Self::default() }
    }
}

/// How a picture takes its frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PictureFit {
    /// Whole, centred, in its proportions.
    #[default]
    Contain,
    /// Cropped so that it fills the frame, in its proportions.
    Cover,
    /// Drawn out of proportion to the frame.
    Stretch,
}

/// A picture: the bytes of a PNG, JPEG or SVG file.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The file's bytes; its kind is told from them. Shared, so that a logo on every slide is held
    /// once.
    pub bytes: Arc<[u8]>,
    /// For an SVG, a PNG of the same picture for readers that do not know SVG.
    pub fallback: Option<Arc<[u8]>>,
    /// How it takes its frame.
    pub fit: PictureFit,
    /// A web or mail address it leads to.
    pub link: Option<String>,
}

impl Picture {
    /// A picture of these bytes, whole and in proportion.
    pub fn new(bytes: impl Into<Arc<[u8]>>) -> Self {
        Self { bytes: bytes.into(), fallback: None, fit: PictureFit::default(), link: None }
    }
}

//! What can go wrong with a package, a part or a request, in the user's words.

use std::path::PathBuf;

use crate::part::chart::InvalidChart;

/// Why a package was not read, or a deck not changed or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The operating system refused to read or write.
    #[error("cannot {doing} `{}`", path.display())]
    Io {
        /// What was tried, as a verb: `read`, `write`.
        doing: &'static str,
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// The sink that a deck is written to failed.
    #[error("cannot write the deck")]
    Write {
        /// What the sink said.
        #[from]
        source: std::io::Error,
    },
    /// The bytes are no Office package at all.
    #[error("not a PowerPoint file: {found}")]
    NotAPackage {
        /// What they are.
        found: Found,
    },
    /// A file of PowerPoint 97–2003 (`.ppt`), whatever its name says.
    #[error("a file of PowerPoint 97–2003; save it as .pptx in PowerPoint first")]
    LegacyBinary,
    /// The file is protected by a password.
    #[error("the file is encrypted; save it without a password first")]
    Encrypted,
    /// The package is larger than the caller allows.
    #[error("{}{what} than the limit of {limit}", in_part(.part))]
    LimitExceeded {
        /// What there is too much of.
        what: LimitKind,
        /// The limit that was set.
        limit: u64,
        /// The part concerned, if it is one.
        part: Option<String>,
    },
    /// An entry's name could point outside the package.
    #[error("the package has an entry with the unsafe name `{name}`")]
    UnsafeName {
        /// The name, with what cannot be shown replaced.
        name: String,
    },
    /// Two entries have the same name, or names that differ only by case.
    #[error("the package has more than one part named `{name}`")]
    DuplicatePart {
        /// The name that came second.
        name: String,
    },
    /// Bytes are missing or damaged.
    #[error("{}{reason}", in_part(.part))]
    Corrupt {
        /// The part concerned; `None` for the package as a whole.
        part: Option<String>,
        /// What is wrong with it.
        reason: Corruption,
    },
    /// A part that something refers to is not there.
    #[error("part `{name}` is missing; `{wanted_by}` refers to it")]
    MissingPart {
        /// The part.
        name: String,
        /// The part that refers to it; `the package` for the root.
        wanted_by: String,
    },
    /// A part uses a relationship that it does not have.
    #[error("`{part}` uses the relationship `{id}`, which it does not have")]
    MissingRelationship {
        /// The part that refers.
        part: String,
        /// The relationship's id, or the kind that was looked for.
        id: String,
    },
    /// A part is not well-formed XML.
    #[error("part `{part}`, line {line}, column {column}: {reason}")]
    MalformedXml {
        /// The part.
        part: String,
        /// The line, from 1.
        line: u32,
        /// The column in characters, from 1.
        column: u32,
        /// What is wrong there.
        reason: String,
    },
    /// A part uses something of XML that packages must not use.
    ///
    /// Source: ECMA-376-2, 9.1.4 (no document type declarations).
    #[error("part `{part}` has {what}, which a package must not have")]
    ForbiddenXml {
        /// The part.
        part: String,
        /// What it uses.
        what: ForbiddenXml,
    },
    /// A part's content type is not the one its place asks for.
    #[error("part `{part}` is of type `{found}`, not `{expected}`")]
    WrongContentType {
        /// The part.
        part: String,
        /// The type that its place asks for.
        expected: String,
        /// The type that the package gives; empty for none.
        found: String,
    },
    /// An Office file, but not of PowerPoint.
    #[error("not a presentation: {found}")]
    NotAPresentation {
        /// What it is: `a Word document`, or its content type.
        found: String,
    },
    /// A part says something that no presentation can have.
    #[error("part `{part}` cannot be used: {reason}")]
    UnusablePart {
        /// The part.
        part: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// No slide stands at that place.
    #[error("there is no slide {}; the deck has {slides}", .slide + 1)]
    NoSuchSlide {
        /// The place asked for, from 0.
        slide: usize,
        /// Number of slides.
        slides: usize,
    },
    /// No section stands at that place.
    #[error("there is no section {}; the deck has {sections}", .section + 1)]
    NoSuchSection {
        /// The place asked for, from 0.
        section: usize,
        /// Number of sections.
        sections: usize,
    },
    /// No layout of that name.
    #[error("no layout is named `{name}`; there are {}", listed(.available))]
    UnknownLayout {
        /// The name asked for.
        name: String,
        /// The names that there are.
        available: Vec<String>,
    },
    /// The layout has no such placeholder.
    #[error("layout `{layout}` has no placeholder `{name}`; it has {}", listed(.available))]
    UnknownPlaceholder {
        /// The layout.
        layout: String,
        /// The placeholder asked for.
        name: String,
        /// The placeholders that it has.
        available: Vec<String>,
    },
    /// A macro-enabled deck was asked for, of a template without macros.
    #[error("the template has no macros; save the deck as .pptx")]
    NoMacros,
    /// A chart that PowerPoint or a spreadsheet could not hold.
    #[error("slide {slide}: the chart cannot be written")]
    InvalidChart {
        /// The slide, from 1 among the new ones.
        slide: u32,
        /// What is wrong with the chart.
        source: InvalidChart,
    },
    /// A placeholder was filled a second time on the same slide.
    #[error("placeholder `{placeholder}` of layout `{layout}` is filled twice")]
    PlaceholderFilledTwice {
        /// The layout.
        layout: String,
        /// The placeholder.
        placeholder: String,
    },
    /// Text for a placeholder that holds only charts, tables or pictures.
    #[error(
        "placeholder `{placeholder}` of layout `{layout}` takes no text; it is of type `{kind}`"
    )]
    PlaceholderTakesNoText {
        /// The layout.
        layout: String,
        /// The placeholder.
        placeholder: String,
        /// The placeholder's type.
        kind: String,
    },
    /// A link that is no address PowerPoint could follow.
    #[error(
        "`{address}` cannot be linked to: it must begin with http, https, mailto or tel, and have no spaces"
    )]
    InvalidLink {
        /// The address.
        address: String,
    },
    /// A slide has no such shape.
    #[error("slide {} has no shape of id {id}", slide + 1)]
    NoSuchShape {
        /// The slide, from 0.
        slide: usize,
        /// The shape's id.
        id: u32,
    },
    /// A shape is not of the kind that an operation is for.
    #[error("slide {}: `{shape}` is not {wanted}", slide + 1)]
    WrongShape {
        /// The slide, from 0.
        slide: usize,
        /// The shape's name.
        shape: String,
        /// What it should be.
        wanted: &'static str,
    },
    /// A table has no such row, column or cell.
    #[error("the table has {rows} rows and {columns} columns; {wanted} is outside")]
    OutsideTable {
        /// What was asked for.
        wanted: String,
        /// Number of its rows.
        rows: usize,
        /// Number of its columns.
        columns: usize,
    },
    /// A value that an attribute cannot have.
    #[error("`{value}` cannot be {wanted}")]
    InvalidValue {
        /// The value.
        value: String,
        /// What it should be.
        wanted: &'static str,
    },
    /// A slide has no such comment.
    #[error("slide {} has no comment {id}", slide + 1)]
    NoSuchComment {
        /// The slide, from 0.
        slide: usize,
        /// The comment's id.
        id: String,
    },
    /// A picture that is of no kind that PowerPoint shows, or damaged.
    #[error("picture `{name}` cannot be used: {reason}")]
    UnsupportedPicture {
        /// The picture, as the user named it.
        name: String,
        /// What is wrong with it.
        reason: &'static str,
    },
}

impl Error {
    /// A stable kebab-case name of the kind of error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Io { .. } => "io",
            Self::Write { .. } => "write",
            Self::NotAPackage { .. } => "not-a-package",
            Self::LegacyBinary => "legacy-binary",
            Self::Encrypted => "encrypted",
            Self::LimitExceeded { .. } => "limit-exceeded",
            Self::UnsafeName { .. } => "unsafe-name",
            Self::DuplicatePart { .. } => "duplicate-part",
            Self::Corrupt { .. } => "corrupt",
            Self::MissingPart { .. } => "missing-part",
            Self::MissingRelationship { .. } => "missing-relationship",
            Self::MalformedXml { .. } => "malformed-xml",
            Self::ForbiddenXml { .. } => "forbidden-xml",
            Self::WrongContentType { .. } => "wrong-content-type",
            Self::NotAPresentation { .. } => "not-a-presentation",
            Self::UnusablePart { .. } => "unusable-part",
            Self::NoSuchSlide { .. } => "no-such-slide",
            Self::NoSuchSection { .. } => "no-such-section",
            Self::UnknownLayout { .. } => "unknown-layout",
            Self::UnknownPlaceholder { .. } => "unknown-placeholder",
            Self::NoMacros => "no-macros",
            Self::InvalidChart { .. } => "invalid-chart",
            Self::PlaceholderFilledTwice { .. } => "placeholder-filled-twice",
            Self::PlaceholderTakesNoText { .. } => "placeholder-takes-no-text",
            Self::InvalidLink { .. } => "invalid-link",
            Self::NoSuchShape { .. } => "no-such-shape",
            Self::WrongShape { .. } => "wrong-shape",
            Self::OutsideTable { .. } => "outside-table",
            Self::InvalidValue { .. } => "invalid-value",
            Self::NoSuchComment { .. } => "no-such-comment",
            Self::UnsupportedPicture { .. } => "unsupported-picture",
        }
    }
}

/// What bytes are that are no Office package.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Found {
    /// No bytes.
    #[error("it is empty")]
    Empty,
    /// A PDF document.
    #[error("it is a PDF document")]
    Pdf,
    /// An OpenDocument file.
    #[error("it is an OpenDocument file; save it as .pptx first")]
    OpenDocument,
    /// A zip archive without `[Content_Types].xml`.
    #[error("it is a zip archive without `[Content_Types].xml`")]
    PlainZip,
    /// The beginning of a zip archive, whose end is missing.
    #[error("it is cut off or is no zip archive to its end")]
    CutOffZip,
    /// Something else.
    #[error("it is no zip archive")]
    Other,
}

/// What a package can have too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LimitKind {
    /// Bytes of the file.
    #[error("more bytes of the package")]
    PackageBytes,
    /// Entries of the zip archive.
    #[error("more entries")]
    Entries,
    /// Unpacked bytes of one part.
    #[error("more unpacked bytes")]
    PartBytes,
    /// Bytes of one part that is read as XML.
    #[error("more bytes of XML")]
    XmlBytes,
    /// Unpacked bytes of all parts.
    #[error("more unpacked bytes in all parts")]
    TotalBytes,
    /// Unpacked bytes for each packed byte.
    #[error("more unpacked bytes for each packed byte")]
    Ratio,
    /// XML elements inside each other.
    #[error("more nested elements")]
    XmlDepth,
    /// XML elements and attributes of one part.
    #[error("more elements and attributes")]
    XmlNodes,
    /// XML namespaces in scope at one place.
    #[error("more namespaces in scope")]
    XmlNamespaces,
}

/// How bytes are damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Corruption {
    /// The file's directory points outside it, or is cut short.
    #[error("the zip directory is damaged")]
    Directory,
    /// Two entries use the same bytes.
    #[error("the entry shares its bytes with another entry")]
    Overlap,
    /// The entry's own header contradicts the directory.
    #[error("the entry's header contradicts the zip directory")]
    Header,
    /// The entry is compressed by a method other than deflate.
    #[error("the entry is compressed by a method that packages do not use")]
    Method,
    /// The compressed bytes are not valid or end too early.
    #[error("the compressed bytes are damaged")]
    Deflate,
    /// The unpacked length is not the one promised.
    #[error("the unpacked length is not the promised one")]
    Size,
    /// The checksum does not agree.
    #[error("the checksum does not agree")]
    Checksum,
}

/// What of XML a package must not use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ForbiddenXml {
    /// A document type declaration.
    #[error("a document type declaration")]
    DocumentType,
    /// A reference to an entity other than the five that XML predefines.
    #[error("a reference to an entity of its own")]
    Entity,
}

fn in_part(part: &Option<String>) -> String {
    part.as_ref().map_or_else(String::new, |part| format!("part `{part}`: "))
}

fn listed(names: &[String]) -> String {
    if names.is_empty() {
        return "none".to_owned();
    }
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

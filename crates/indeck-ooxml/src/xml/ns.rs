//! Namespaces, in their transitional form, and what strict documents call them.

use std::borrow::Cow;

/// PresentationML.
pub(crate) const P: &str = "http://schemas.openxmlformats.org/presentationml/2006/main";
/// DrawingML.
pub(crate) const A: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
/// DrawingML charts.
pub(crate) const C: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";
/// Charts of 2014 and later.
pub(crate) const CX: &str = "http://schemas.microsoft.com/office/drawing/2014/chartex";
/// References to relationships.
pub(crate) const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// SpreadsheetML.
pub(crate) const X: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/// PowerPoint's extensions of 2010.
pub(crate) const P14: &str = "http://schemas.microsoft.com/office/powerpoint/2010/main";
/// Markup compatibility.
pub(crate) const MC: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";
/// The content types of a package.
pub(crate) const CONTENT_TYPES: &str =
    "http://schemas.openxmlformats.org/package/2006/content-types";
/// The relationships of a part.
pub(crate) const RELATIONSHIPS: &str =
    "http://schemas.openxmlformats.org/package/2006/relationships";
/// The prefix `xml`.
pub(crate) const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// Declarations of namespaces.
pub(crate) const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

/// The prefixes that fragments may use without declaring them.
pub(crate) const PREFIXES: [(&str, &str); 13] = [
    ("p", P),
    ("a", A),
    ("c", C),
    ("cx", CX),
    ("r", R),
    ("x", X),
    ("mc", MC),
    ("a14", "http://schemas.microsoft.com/office/drawing/2010/main"),
    ("a16", "http://schemas.microsoft.com/office/drawing/2014/main"),
    ("asvg", "http://schemas.microsoft.com/office/drawing/2016/SVG/main"),
    ("c14", "http://schemas.microsoft.com/office/drawing/2007/8/2/chart"),
    ("c15", "http://schemas.microsoft.com/office/drawing/2012/chart"),
    ("p14", P14),
];

const STRICT: &str = "http://purl.oclc.org/ooxml/";
const TRANSITIONAL: &str = "http://schemas.openxmlformats.org/";
/// Words that the two editions spell differently: strict, transitional.
const RESPELT: [(&str, &str); 2] =
    [("extendedProperties", "extended-properties"), ("customProperties", "custom-properties")];
const FAMILIES: [&str; 5] =
    ["presentationml", "drawingml", "spreadsheetml", "wordprocessingml", "officeDocument"];

/// The transitional counterpart of a strict namespace or relationship type; others stay.
///
/// Source: ISO/IEC 29500-1, annex A and ISO/IEC 29500-4, annex A.
pub(crate) fn transitional(uri: &str) -> Cow<'_, str> {
    let Some((family, rest)) = uri.strip_prefix(STRICT).and_then(|rest| rest.split_once('/'))
    else {
        return Cow::Borrowed(uri);
    };
    let rest = respell(rest, |(strict, transitional)| (strict, transitional));
    Cow::Owned(format!("{TRANSITIONAL}{family}/2006/{rest}"))
}

/// The strict counterpart of a transitional namespace or relationship type; others stay.
pub(crate) fn strict(uri: &str) -> Cow<'_, str> {
    let parts = uri.strip_prefix(TRANSITIONAL).and_then(|rest| rest.split_once("/2006/"));
    let Some((family, rest)) = parts.filter(|(family, _)| FAMILIES.contains(family)) else {
        return Cow::Borrowed(uri);
    };
    let rest = respell(rest, |(strict, transitional)| (transitional, strict));
    Cow::Owned(format!("{STRICT}{family}/{rest}"))
}

/// Whether it is a namespace or relationship type of the strict edition.
pub(crate) fn is_strict(uri: &str) -> bool {
    uri.starts_with(STRICT)
}

fn respell<'a>(
    rest: &'a str,
    direction: fn((&'static str, &'static str)) -> (&'static str, &'static str),
) -> Cow<'a, str> {
    for pair in RESPELT {
        let (from, to) = direction(pair);
        if let Some(start) = rest.strip_suffix(from) {
            return Cow::Owned(format!("{start}{to}"));
        }
    }
    Cow::Borrowed(rest)
}

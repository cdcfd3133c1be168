//! Makes a fragment fit the place where it goes: its prefixes mean there what they should.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::XmlWriter;
use super::document::Document;
use super::node::Node;
use super::ns;

/// The fragment with declarations, on its outermost elements, for those of the known prefixes that
/// they use and that mean something else, or nothing, inside `scope`.
pub(super) fn fit(doc: &Document, scope: Node<'_>, fragment: &str) -> String {
    let mut fitted = String::with_capacity(fragment.len());
    let mut copied = 0;
    for element in outermost(fragment) {
        let missing = ns::PREFIXES.iter().filter(|(prefix, uri)| {
            element.used.contains(*prefix)
                && !element.declared.contains(*prefix)
                && scope.namespace_of(prefix).as_deref() != Some(uri)
        });
        fitted.push_str(fragment.get(copied..element.name_end).unwrap_or_default());
        copied = element.name_end;
        for (prefix, uri) in missing {
            let uri = if doc.is_strict() { ns::strict(uri) } else { (*uri).into() };
            fitted.push_str(&format!(" xmlns:{prefix}=\"{uri}\""));
        }
    }
    fitted.push_str(fragment.get(copied..).unwrap_or_default());
    fitted
}

/// Text escaped for content and attributes.
pub(crate) fn escaped(text: &str) -> String {
    let mut writer = XmlWriter::fragment();
    writer.text(text);
    String::from_utf8(writer.finish()).unwrap_or_default()
}

/// An outermost element of a fragment.
struct Outermost {
    /// Where its name ends.
    name_end: usize,
    /// The prefixes that it declares.
    declared: BTreeSet<String>,
    /// The prefixes that it and what is in it use.
    used: BTreeSet<String>,
}

fn outermost(fragment: &str) -> Vec<Outermost> {
    let mut found: Vec<Outermost> = Vec::new();
    each_tag(fragment, |depth, start, tag| {
        let name = tag.name().into_inner();
        if depth == 0 {
            let name_end = start + 1 + name.len();
            found.push(Outermost { name_end, declared: BTreeSet::new(), used: BTreeSet::new() });
        }
        let Some(element) = found.last_mut() else { return };
        let attributes = tag.attributes_raw().split_ascii_whitespace();
        let names = attributes.filter_map(|attribute| attribute.split_once('=')).map(|(n, _)| n);
        for name in std::iter::once(name).chain(names) {
            match name.split_once(':') {
                Some(("xmlns", prefix)) if depth == 0 => element.declared.insert(prefix.to_owned()),
                Some((prefix, _)) => element.used.insert(prefix.to_owned()),
                None => false,
            };
        }
    });
    found
}

/// Calls `visit` with depth, place and tag of each element.
fn each_tag(fragment: &str, mut visit: impl FnMut(usize, usize, &BytesStart<'_>)) {
    let mut reader = Reader::from_str(fragment);
    let mut depth = 0usize;
    loop {
        let start = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                visit(depth, start, &tag);
                depth += 1;
            }
            Ok(Event::Empty(tag)) => visit(depth, start, &tag),
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

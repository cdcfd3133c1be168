//! Reads XML into a [`Document`]: quick-xml finds the tags, this keeps their places, resolves
//! namespaces and refuses what packages must not use.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::document::{AttributeSpan, Document, Element};
use super::scope::{MOST_PREFIXES, Scope};
use super::{attributes, decode, ns, unescape};
use crate::error::{Error, ForbiddenXml, LimitKind};
use crate::opc::Limits;

/// Reads a part.
pub(super) fn document(part: &str, bytes: Vec<u8>, limits: &Limits) -> Result<Document, Error> {
    // Places are 32 bits wide.
    let most = limits.xml_bytes.min(1 << 31);
    if bytes.len() as u64 > most {
        return Err(exceeded(part, LimitKind::XmlBytes, most));
    }
    let text = decode::utf8(part, bytes)?;
    let mut parser = Parser::new(part, &text, limits);
    parser.run()?;
    let Parser { elements, attributes, scope, .. } = parser;
    let (namespaces, strict) = scope.finish();
    Ok(Document { part: part.into(), text, elements, attributes, namespaces, strict })
}

struct Parser<'a> {
    part: &'a str,
    text: &'a str,
    limits: &'a Limits,
    elements: Vec<Element>,
    attributes: Vec<AttributeSpan>,
    scope: Scope<'a>,
    open: Vec<u32>,
}

impl<'a> Parser<'a> {
    fn new(part: &'a str, text: &'a str, limits: &'a Limits) -> Self {
        let (elements, attributes, open) = (Vec::new(), Vec::new(), Vec::new());
        Self { part, text, limits, elements, attributes, scope: Scope::new(), open }
    }

    fn run(&mut self) -> Result<(), Error> {
        // quick-xml's positions count from after a byte order mark.
        let base = if self.text.starts_with('\u{feff}') { 3 } else { 0 };
        let mut reader = Reader::from_str(self.text.get(base..).unwrap_or_default());
        let config = reader.config_mut();
        config.check_comments = true;
        loop {
            let from = base + position(reader.buffer_position());
            let event = reader.read_event();
            let to = base + position(reader.buffer_position());
            match event {
                Ok(Event::Eof) => break,
                Ok(event) => self.take(event, from, to)?,
                Err(error) => {
                    let at = base + position(reader.error_position());
                    return Err(self.malformed(at, error.to_string()));
                }
            }
        }
        match (self.open.last(), self.elements.is_empty()) {
            (None, false) => Ok(()),
            (None, true) => Err(self.malformed(self.text.len(), "there is no element")),
            (Some(_), _) => Err(self.malformed(self.text.len(), "an element is not closed")),
        }
    }

    fn take(&mut self, event: Event<'a>, from: usize, to: usize) -> Result<(), Error> {
        match event {
            Event::Start(tag) => {
                let id = self.start(tag.name().into_inner().len(), from, to)?;
                self.open.push(id);
                Ok(())
            }
            Event::Empty(tag) => {
                let id = self.start(tag.name().into_inner().len(), from, to)?;
                self.finish(id, to, to);
                Ok(())
            }
            Event::End(_) => {
                if let Some(id) = self.open.pop() {
                    self.finish(id, from, to);
                }
                Ok(())
            }
            Event::Text(text) if self.open.is_empty() => {
                let blank = text.chars().all(|c| c.is_ascii_whitespace());
                if blank { Ok(()) } else { Err(self.malformed(from, "text outside the element")) }
            }
            Event::CData(_) | Event::GeneralRef(_) if self.open.is_empty() => {
                Err(self.malformed(from, "text outside the element"))
            }
            Event::GeneralRef(name) => self.check_reference(&name, from),
            Event::DocType(_) => Err(self.forbidden(ForbiddenXml::DocumentType)),
            _ => Ok(()),
        }
    }

    /// Takes a start tag and returns its element.
    fn start(&mut self, name_len: usize, from: usize, to: usize) -> Result<u32, Error> {
        if self.open.is_empty() && !self.elements.is_empty() {
            return Err(self.malformed(from, "a second outermost element"));
        }
        if self.open.len() as u64 >= self.limits.xml_depth {
            return Err(exceeded(self.part, LimitKind::XmlDepth, self.limits.xml_depth));
        }
        let first = self.attributes.len();
        self.read_attributes(from + 1 + name_len, to)?;
        self.check_nodes()?;
        self.bind(first)?;
        self.resolve_attributes(first)?;
        let name = self.text.get(from + 1..from + 1 + name_len).unwrap_or_default();
        let ns = self.resolve(name, from, true)?;
        let id = place(self.elements.len());
        self.elements.push(Element {
            start: place(from),
            open_end: place(to),
            close_start: place(to),
            end: place(to),
            name_len: place(name_len),
            ns,
            parent: self.open.last().copied(),
            next: id + 1,
            attributes: (place(first), place(self.attributes.len())),
        });
        Ok(id)
    }

    fn finish(&mut self, id: u32, close_start: usize, end: usize) {
        let next = place(self.elements.len());
        if let Some(element) = self.elements.get_mut(id as usize) {
            element.close_start = place(close_start);
            element.end = place(end);
            element.next = next;
        }
        self.scope.leave(self.open.len());
    }

    /// Reads the attributes of a start tag between these places.
    fn read_attributes(&mut self, from: usize, to: usize) -> Result<(), Error> {
        let first = self.attributes.len();
        let inside = self.text.get(from..to).unwrap_or_default();
        attributes::read(inside, from, &mut self.attributes)
            .map_err(|(at, reason)| self.malformed(at, reason))?;
        for span in self.attributes.get(first..).unwrap_or_default() {
            self.check_references(self.value(span), span.value.0 as usize)?;
        }
        self.check_doubles(first)
    }

    fn check_doubles(&self, first: usize) -> Result<(), Error> {
        let spans = self.attributes.get(first..).unwrap_or_default();
        if spans.len() < 2 {
            return Ok(());
        }
        let mut names: Vec<_> = spans.iter().map(|span| (self.name(span), span.start)).collect();
        names.sort_unstable();
        let double = names.windows(2).find_map(|pair| match pair {
            [(a, _), (b, at)] if a == b => Some(*at),
            _ => None,
        });
        double.map_or(Ok(()), |at| Err(self.malformed(at as usize, "an attribute stands twice")))
    }

    fn name(&self, span: &AttributeSpan) -> &'a str {
        let start = span.start as usize;
        self.text.get(start..start + span.name_len as usize).unwrap_or_default()
    }

    fn value(&self, span: &AttributeSpan) -> &'a str {
        self.text.get(span.value.0 as usize..span.value.1 as usize).unwrap_or_default()
    }

    /// Puts the prefixes that the attributes from `first` declare in scope.
    fn bind(&mut self, first: usize) -> Result<(), Error> {
        for index in first..self.attributes.len() {
            let Some(span) = self.attributes.get(index) else { continue };
            let prefix = match self.name(span) {
                "xmlns" => "",
                name => match name.strip_prefix("xmlns:") {
                    Some(prefix) => prefix,
                    None => continue,
                },
            };
            let uri = unescape::attribute(self.value(span));
            if self.scope.bind(prefix, &uri, self.open.len() + 1) > MOST_PREFIXES {
                let (what, limit) = (LimitKind::XmlNamespaces, MOST_PREFIXES as u64);
                return Err(exceeded(self.part, what, limit));
            }
        }
        Ok(())
    }

    fn resolve_attributes(&mut self, first: usize) -> Result<(), Error> {
        for index in first..self.attributes.len() {
            let Some(span) = self.attributes.get(index) else { continue };
            let (name, start) = (self.name(span), span.start as usize);
            let ns = self.resolve(name, start, false)?;
            if let Some(span) = self.attributes.get_mut(index) {
                span.ns = ns;
            }
        }
        Ok(())
    }

    fn resolve(&mut self, name: &str, at: usize, is_element: bool) -> Result<u32, Error> {
        let prefix = match name.split_once(':') {
            _ if !is_element && (name == "xmlns" || name.starts_with("xmlns:")) => {
                return Ok(self.scope.intern(ns::XMLNS));
            }
            Some((prefix, _)) => prefix,
            None if is_element => "",
            None => return Ok(0),
        };
        self.scope
            .resolve(prefix)
            .ok_or_else(|| self.malformed(at, format!("the prefix `{prefix}` is not declared")))
    }

    fn check_references(&self, value: &str, at: usize) -> Result<(), Error> {
        let mut rest = value;
        while let Some((_, after)) = rest.split_once('&') {
            let (name, after) = after
                .split_once(';')
                .ok_or_else(|| self.malformed(at, "`&` that begins no reference"))?;
            self.check_reference(name, at)?;
            rest = after;
        }
        Ok(())
    }

    fn check_reference(&self, name: &str, at: usize) -> Result<(), Error> {
        if unescape::reference(name).is_some() {
            return Ok(());
        }
        if name.is_empty() || name.starts_with('#') || name.contains(char::is_whitespace) {
            return Err(self.malformed(at, "`&` that begins no reference"));
        }
        Err(self.forbidden(ForbiddenXml::Entity))
    }

    fn check_nodes(&self) -> Result<(), Error> {
        let nodes = (self.elements.len() + self.attributes.len() + 1) as u64;
        if nodes > self.limits.xml_nodes {
            return Err(exceeded(self.part, LimitKind::XmlNodes, self.limits.xml_nodes));
        }
        Ok(())
    }

    fn malformed(&self, at: usize, reason: impl Into<String>) -> Error {
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        let before = self.text.get(..at).unwrap_or_default();
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Error::MalformedXml {
            part: self.part.to_owned(),
            line: place(line),
            column: place(column),
            reason: reason.into(),
        }
    }

    fn forbidden(&self, what: ForbiddenXml) -> Error {
        Error::ForbiddenXml { part: self.part.to_owned(), what }
    }
}

fn exceeded(part: &str, what: LimitKind, limit: u64) -> Error {
    Error::LimitExceeded { what, limit, part: Some(part.to_owned()) }
}

/// Texts are under 2 GiB.
pub(super) fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn position(at: u64) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

//! YAML as a tree in which every node knows its place.
//!
//! Scalars stay text until a type is wanted, so that `012`, `1.10`, `no` and `y` are what they
//! look like. Depth, size and the expansion of aliases are limited; a key stands once.

mod limit;
mod slip;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use saphyr_parser::{Event, Parser, ScalarStyle};

use crate::place::Span;

pub(crate) use limit::Count;

/// Deepest nesting of lists and maps.
const MAX_DEPTH: usize = 64;

/// A node of the tree.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) kind: NodeKind,
    pub(crate) span: Span,
    /// Number of nodes in it, itself included.
    size: usize,
    /// Length of the texts in it.
    bytes: usize,
}

/// What a node is.
#[derive(Clone, Debug)]
pub(crate) enum NodeKind {
    Scalar(Scalar),
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// A text, with the style in which it was written.
#[derive(Clone, Debug)]
pub(crate) struct Scalar {
    pub(crate) text: String,
    pub(crate) style: ScalarStyle,
}

/// A key of a map with its value.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) key_span: Span,
    pub(crate) value: Node,
}

impl Node {
    /// A node, with what it holds counted.
    pub(crate) fn new(kind: NodeKind, span: Span) -> Self {
        let (below, bytes) = match &kind {
            NodeKind::Scalar(scalar) => (0, scalar.text.len()),
            NodeKind::List(items) => {
                (items.iter().map(|n| n.size).sum(), items.iter().map(|n| n.bytes).sum())
            }
            NodeKind::Map(entries) => (
                entries.iter().map(|e| e.value.size).sum(),
                entries.iter().map(|e| e.key.len() + e.value.bytes).sum(),
            ),
        };
        Self { kind, span, size: below + 1, bytes }
    }

    /// A value that was not written.
    pub(crate) fn nothing(span: Span) -> Self {
        let scalar = Scalar { text: String::new(), style: ScalarStyle::Plain };
        Self::new(NodeKind::Scalar(scalar), span)
    }

    /// The user's word for what the node is.
    pub(crate) fn noun(&self) -> &'static str {
        match &self.kind {
            _ if self.is_nothing() => "nothing",
            NodeKind::Scalar(_) => "text",
            NodeKind::List(_) => "a list",
            NodeKind::Map(_) => "a map",
        }
    }

    /// Whether nothing was written, or `~`.
    pub(crate) fn is_nothing(&self) -> bool {
        match &self.kind {
            NodeKind::Scalar(s) => s.style == ScalarStyle::Plain && matches!(&*s.text, "" | "~"),
            _ => false,
        }
    }
}

/// Why a text is not a tree.
#[derive(Debug)]
pub(crate) struct YamlError {
    pub(crate) code: &'static str,
    pub(crate) message: String,
    pub(crate) span: Span,
    pub(crate) hint: Option<&'static str>,
}

impl YamlError {
    fn new(code: &'static str, message: impl Into<String>, span: Span) -> Self {
        Self { code, message: message.into(), span, hint: None }
    }

    fn hint(mut self, hint: &'static str) -> Self {
        self.hint = Some(hint);
        self
    }
}

/// A text as a tree.
pub(crate) struct Parsed {
    pub(crate) root: Node,
    /// Keys that stand twice.
    pub(crate) duplicates: Vec<YamlError>,
    /// What there is so far, earlier texts included.
    pub(crate) count: Count,
}

/// Reads one YAML document, the `source`th text of a spec of which so much was read before. A key that stands twice does not end the reading: the first one counts.
pub(crate) fn parse(text: &str, source: u16, before: Count) -> Result<Parsed, YamlError> {
    let mut builder = Builder { total: before, ..Builder::default() };
    let placed = |error: YamlError| YamlError { span: error.span.in_text(source), ..error };
    builder.count(0, text.len(), Span::point(1, 1)).map_err(placed)?;
    let mut parser = Parser::new_from_str(text);
    while let Some(event) = parser.next_event() {
        let (event, span) = event.map_err(|e| placed(slip::slip(&e, text)))?;
        builder.take(event, Span::from(span).in_text(source)).map_err(placed)?;
    }
    let nothing = || YamlError::new("yaml-syntax", "the spec is empty", Span::point(1, 1));
    let root = builder.root.ok_or_else(|| placed(nothing().hint("begin with `indeck: 1`")))?;
    Ok(Parsed { root, duplicates: builder.duplicates, count: builder.total })
}

/// A list or map that is still open.
enum Open {
    List {
        items: Vec<Node>,
        span: Span,
        anchor: usize,
    },
    Map {
        entries: Vec<Entry>,
        keys: BTreeSet<String>,
        key: Option<(String, Span)>,
        span: Span,
        anchor: usize,
    },
}

#[derive(Default)]
struct Builder {
    open: Vec<Open>,
    anchors: BTreeMap<usize, Node>,
    root: Option<Node>,
    total: Count,
    duplicates: Vec<YamlError>,
}

impl Builder {
    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), YamlError> {
        match event {
            Event::Scalar(text, style, anchor, _) => {
                if let Err(message) = limit::text(&text) {
                    return Err(YamlError::new("spec-too-large", message, span));
                }
                let kind = NodeKind::Scalar(Scalar { text: text.into_owned(), style });
                self.add(Node::new(kind, span), anchor, false)
            }
            Event::Alias(anchor) => {
                let unknown = || {
                    YamlError::new(
                        "yaml-syntax",
                        "the alias refers to a value that is not complete",
                        span,
                    )
                };
                let node = self.anchors.get(&anchor).ok_or_else(unknown)?;
                // Before it is copied, which is what takes memory.
                let (size, bytes, node_span) = (node.size, node.bytes, node.span);
                self.count(size, bytes, node_span)?;
                let node = self.anchors.get(&anchor).cloned().ok_or_else(unknown)?;
                self.put(node)
            }
            Event::SequenceStart(anchor, _) => {
                self.push(Open::List { items: Vec::new(), span, anchor }, span)
            }
            Event::MappingStart(anchor, _) => {
                let keys = BTreeSet::new();
                self.push(Open::Map { entries: Vec::new(), keys, key: None, span, anchor }, span)
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::DocumentStart(_) if self.root.is_some() => {
                Err(YamlError::new("yaml-syntax", "a spec is one YAML document", span)
                    .hint("remove the line `---`"))
            }
            _ => Ok(()),
        }
    }

    fn push(&mut self, open: Open, span: Span) -> Result<(), YamlError> {
        if self.open.len() >= MAX_DEPTH {
            let message = format!("lists and maps are nested deeper than {MAX_DEPTH} levels");
            return Err(YamlError::new("spec-too-large", message, span));
        }
        self.open.push(open);
        Ok(())
    }

    fn close(&mut self, end: Span) -> Result<(), YamlError> {
        match self.open.pop() {
            Some(Open::List { items, span, anchor }) => {
                let span = span.until_last(items.last().map(|n| n.span), end);
                self.add(Node::new(NodeKind::List(items), span), anchor, true)
            }
            Some(Open::Map { entries, span, anchor, .. }) => {
                let start = entries
                    .first()
                    .map_or(span, |e| if span.is_empty() { e.key_span } else { span });
                let span = start.until_last(entries.last().map(|e| e.value.span), end);
                self.add(Node::new(NodeKind::Map(entries), span), anchor, true)
            }
            None => Ok(()),
        }
    }

    fn add(&mut self, node: Node, anchor: usize, closed: bool) -> Result<(), YamlError> {
        // Members of a list or map are counted when they are added, so that it counts as one.
        self.count(1, if closed { 0 } else { node.bytes }, node.span)?;
        if anchor > 0 {
            // What is kept for aliases is a copy like any other.
            self.count(node.size, node.bytes, node.span)?;
            self.anchors.insert(anchor, node.clone());
        }
        self.put(node)
    }

    /// Counts values and bytes, and refuses more than there may be.
    fn count(&mut self, nodes: usize, bytes: usize, span: Span) -> Result<(), YamlError> {
        let add = self.total.add(nodes, bytes);
        add.map_err(|message| YamlError::new("spec-too-large", message, span))
    }

    /// Puts a value where it belongs.
    fn put(&mut self, node: Node) -> Result<(), YamlError> {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Map { entries, keys, key, .. }) => match key.take() {
                None => *key = Some(key_of(node)?),
                Some((name, key_span)) if !keys.insert(name.clone()) => {
                    let message = format!("the key `{name}` stands twice in one map");
                    self.duplicates.push(YamlError::new("duplicate-key", message, key_span));
                }
                Some((key, key_span)) => entries.push(Entry { key, key_span, value: node }),
            },
        }
        Ok(())
    }
}

fn key_of(node: Node) -> Result<(String, Span), YamlError> {
    match node.kind {
        NodeKind::Scalar(scalar) => Ok((scalar.text, node.span)),
        NodeKind::Map(_) => {
            Err(YamlError::new("yaml-syntax", "a key must be text, not a map", node.span)
                .hint("quote a text that begins with `{`, as in \"{{ report.title }}\""))
        }
        NodeKind::List(_) => {
            Err(YamlError::new("yaml-syntax", "a key must be text, not a list", node.span))
        }
    }
}

//! Comments as they are read.

use std::collections::BTreeMap;

use super::{AUTHORS, COMMENTS, P188};
use crate::edit::Presentation;
use crate::error::Error;
use crate::part::paragraph;
use crate::xml::{Node, ns};

/// A comment on a slide, with its replies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comment {
    /// Its id in the slide's comments.
    pub id: String,
    /// The name of its author.
    pub author: String,
    /// The author's initials.
    pub initials: String,
    /// When it was made, as written (`2024-05-01T09:30:00.000`).
    pub created: String,
    /// Its text, a line for each paragraph.
    pub text: String,
    /// Whether it is resolved.
    pub is_resolved: bool,
    /// The id of the shape that it is about, if it is about one.
    pub shape: Option<u32>,
    /// The answers to it, oldest first.
    pub replies: Vec<Reply>,
    /// Whether it is of a version before threads: it can be read and not changed.
    pub is_legacy: bool,
}

/// An answer to a comment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// Its id in the slide's comments.
    pub id: String,
    /// The name of its author.
    pub author: String,
    /// The author's initials.
    pub initials: String,
    /// When it was made, as written.
    pub created: String,
    /// Its text, a line for each paragraph.
    pub text: String,
}

/// Name and initials by the author's id.
type Authors = BTreeMap<String, (String, String)>;

impl Presentation {
    /// The comments on a slide, oldest kind first.
    ///
    /// ```no_run
    /// let deck = indeck_ooxml::Presentation::open("deck.pptx")?;
    /// for comment in deck.comments(0)?.iter().filter(|comment| !comment.is_resolved) {
    ///     println!("{}: {} ({} replies)", comment.author, comment.text, comment.replies.len());
    /// }
    /// # Ok::<(), indeck_ooxml::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::NoSuchSlide`], and those of damaged parts.
    pub fn comments(&self, slide: usize) -> Result<Vec<Comment>, Error> {
        let relationships = self.relationships(&self.slide_part(slide)?)?;
        let (mut legacy, mut modern) = (Vec::new(), Vec::new());
        for relationship in relationships.by_type("comments") {
            let part = relationship.part().filter(|part| self.store.contains(part));
            let Some(part) = part else { continue };
            let document = self.document(part)?;
            if relationship.kind == COMMENTS {
                let authors = self.comment_authors(true)?;
                let threads = document.root().children().filter(|node| node.is(P188, "cm"));
                modern.extend(threads.map(|node| thread(node, &authors)));
            } else {
                let authors = self.comment_authors(false)?;
                let all = document.root().children().filter(|node| node.is(ns::P, "cm"));
                legacy.extend(all.map(|node| old(node, &authors)));
            }
        }
        legacy.extend(modern);
        Ok(legacy)
    }

    /// The authors of modern comments, or of older ones.
    fn comment_authors(&self, is_modern: bool) -> Result<Authors, Error> {
        let relationships = self.relationships(self.main_part())?;
        let wanted = |kind: &str| match is_modern {
            true => kind == AUTHORS,
            false => kind.ends_with("/commentAuthors"),
        };
        let part = relationships.iter().find(|r| wanted(&r.kind)).and_then(|r| r.part());
        let Some(part) = part.filter(|part| self.store.contains(part)) else {
            return Ok(Authors::new());
        };
        let document = self.document(part)?;
        let author = |node: Node<'_>| {
            let text = |name| node.attr(name).unwrap_or_default().into_owned();
            (text("id"), (text("name"), text("initials")))
        };
        Ok(document.root().children().map(author).collect())
    }
}

fn thread(node: Node<'_>, authors: &Authors) -> Comment {
    let Reply { id, author, initials, created, text } = reply(node, authors);
    let replies = node.child(P188, "replyLst").into_iter().flat_map(Node::children);
    let status = node.attr("status");
    let anchor = node.children().find(|child| child.name() == "deMkLst");
    let anchor = anchor.or_else(|| node.children().find(|child| child.name() == "txMkLst"));
    let shape = anchor.and_then(|list| {
        let shapes = list.children().filter(|moniker| moniker.attr("id").is_some());
        shapes.filter_map(|moniker| moniker.attr("id")?.parse().ok()).last()
    });
    Comment {
        id,
        author,
        initials,
        created,
        text,
        is_resolved: matches!(status.as_deref(), Some("resolved" | "closed")),
        shape,
        replies: replies.filter(|n| n.is(P188, "reply")).map(|n| reply(n, authors)).collect(),
        is_legacy: false,
    }
}

/// What comments and replies have in common.
fn reply(node: Node<'_>, authors: &Authors) -> Reply {
    let text = |name| node.attr(name).unwrap_or_default().into_owned();
    let (author, initials) = authors.get(&text("authorId")).cloned().unwrap_or_default();
    let body = node.child(P188, "txBody").map(paragraph::body_text);
    Reply {
        id: text("id"),
        author,
        initials,
        created: text("created"),
        text: body.unwrap_or_default(),
    }
}

/// Source: ISO/IEC 29500-1, 19.4.2 `p:cm`.
fn old(node: Node<'_>, authors: &Authors) -> Comment {
    let text = |name| node.attr(name).unwrap_or_default().into_owned();
    let (author, initials) = authors.get(&text("authorId")).cloned().unwrap_or_default();
    let words = node.child(ns::P, "text").map(|node| node.text().into_owned());
    Comment {
        id: format!("{}-{}", text("authorId"), text("idx")),
        author,
        initials,
        created: text("dt"),
        text: words.unwrap_or_default(),
        is_legacy: true,
        ..Comment::default()
    }
}

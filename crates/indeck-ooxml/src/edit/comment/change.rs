//! Resolves and deletes comments.

use super::{COMMENT_REL, COMMENTS, P188};
use crate::edit::Presentation;
use crate::edit::comment::write::thread;
use crate::edit::extension;
use crate::error::Error;
use crate::xml::{Document, Node};

impl Presentation {
    /// Marks a comment of a slide as resolved, or as open again.
    ///
    /// # Errors
    /// [`Error::NoSuchSlide`], [`Error::NoSuchComment`], and those of damaged parts.
    pub fn resolve_comment(
        &mut self,
        slide: usize,
        id: &str,
        is_resolved: bool,
    ) -> Result<(), Error> {
        let part = self.part_of_comment(slide, id)?;
        self.edit(&part, |document, patch| {
            let missing = || Error::NoSuchComment { slide, id: id.to_owned() };
            let thread = thread(document, id).ok_or_else(missing)?;
            match is_resolved {
                true => patch.set_attr(thread, "status", "resolved"),
                false => patch.remove_attr(thread, "status"),
            }
            Ok(())
        })
    }

    /// Deletes a comment of a slide with its replies, or one reply. With the last comment the
    /// slide's comments part goes.
    ///
    /// # Errors
    /// [`Error::NoSuchSlide`], [`Error::NoSuchComment`], and those of damaged parts.
    pub fn delete_comment(&mut self, slide: usize, id: &str) -> Result<(), Error> {
        let part = self.part_of_comment(slide, id)?;
        let is_last = self.edit(&part, |document, patch| {
            let missing = || Error::NoSuchComment { slide, id: id.to_owned() };
            let comment = find(document, id).ok_or_else(missing)?;
            let siblings = comment.parent().map_or(0, |parent| parent.children().count());
            match comment.parent().filter(|_| comment.name() == "reply" && siblings == 1) {
                Some(list) => patch.remove(list),
                None => patch.remove(comment),
            }
            let threads = document.root().children().filter(|node| node.is(P188, "cm")).count();
            Ok(comment.name() == "cm" && threads == 1)
        })?;
        if !is_last {
            return Ok(());
        }
        let slide = self.slide_part(slide)?;
        self.edit(&slide, |document, patch| {
            extension::set(document.root(), "p", COMMENT_REL, None, patch);
            Ok(())
        })?;
        let relationships = self.relationships(&slide)?;
        let ids: Vec<String> =
            relationships.iter().filter(|r| r.kind == COMMENTS).map(|r| r.id.clone()).collect();
        ids.iter().try_for_each(|id| self.unrelate(&slide, id))
    }

    /// The part of a slide's comments that has that comment or reply.
    pub(super) fn part_of_comment(&self, slide: usize, id: &str) -> Result<String, Error> {
        let relationships = self.relationships(&self.slide_part(slide)?)?;
        for relationship in relationships.iter().filter(|r| r.kind == COMMENTS) {
            let Some(part) = relationship.part() else { continue };
            if find(&self.document(part)?, id).is_some() {
                return Ok(part.to_owned());
            }
        }
        Err(Error::NoSuchComment { slide, id: id.to_owned() })
    }
}

fn find<'a>(document: &'a Document, id: &str) -> Option<Node<'a>> {
    document.root().all_descendants().find(|node| {
        node.ns() == P188
            && matches!(node.name(), "cm" | "reply")
            && node.attr("id").as_deref() == Some(id)
    })
}

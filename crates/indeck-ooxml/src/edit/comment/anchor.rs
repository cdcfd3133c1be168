//! What a comment is about: a slide or a shape, as comments name them.
//!
//! Source: [MS-PPTX] 2.6.2 `pc:sldMkLst`; [MS-ODRAWXML] 2.29.3.20 `ac:deMkLst`.

use crate::edit::Presentation;
use crate::edit::shape::ShapeRef;
use crate::error::Error;
use crate::part::tree::{self, Item};
use crate::xml::Node;

const PC: &str = "http://schemas.microsoft.com/office/powerpoint/2013/main/command";
const AC: &str = "http://schemas.microsoft.com/office/drawing/2013/main/command";
/// The id of what has none.
const NO_ID: &str = "{00000000-0000-0000-0000-000000000000}";

impl Presentation {
    /// The markup that says what a comment is about.
    pub(super) fn comment_anchor(
        &self,
        slide: usize,
        shape: Option<ShapeRef>,
    ) -> Result<String, Error> {
        let id = self.slide(slide)?.id().unwrap_or_default();
        let document = self.document(&self.slide_part(slide)?)?;
        let made = document.root().all_descendants().find(|node| {
            node.name() == "creationId" && node.attr("val").is_some() && !in_shape(*node)
        });
        let made = made.and_then(|node| node.attr("val")?.parse::<u32>().ok()).unwrap_or(0);
        let slide = format!(
            "<pc:docMk xmlns:pc=\"{PC}\"/><pc:sldMk xmlns:pc=\"{PC}\" cId=\"{made}\" sldId=\"{id}\"/>"
        );
        let Some(shape) = shape else {
            return Ok(format!("<pc:sldMkLst xmlns:pc=\"{PC}\">{slide}</pc:sldMkLst>"));
        };
        let items = tree::root(&document).map(tree::items).unwrap_or_default();
        let item = items.get(shape.among(&items)?);
        let around = std::iter::successors(item, |item| items.get(item.parent?));
        let mut monikers: Vec<String> = around.map(moniker).collect();
        monikers.reverse();
        Ok(format!("<ac:deMkLst xmlns:ac=\"{AC}\">{slide}{}</ac:deMkLst>", monikers.concat()))
    }
}

fn in_shape(node: Node<'_>) -> bool {
    std::iter::successors(node.parent(), |node| node.parent()).any(tree::is_shape)
}

fn moniker(item: &Item<'_>) -> String {
    let kind = match item.node.name() {
        "pic" => "picMk",
        "graphicFrame" => "graphicFrameMk",
        "grpSp" => "grpSpMk",
        "cxnSp" => "cxnSpMk",
        "contentPart" => "inkMk",
        _ => "spMk",
    };
    let identity = tree::identity(item.node);
    let made = identity.and_then(|identity| {
        let made = identity.all_descendants().find(|node| node.name() == "creationId")?;
        made.attr("id").filter(|id| id.len() == NO_ID.len() && id.starts_with('{'))
    });
    let made = made.map_or_else(|| NO_ID.to_owned(), |id| crate::xml::escaped(&id));
    format!("<ac:{kind} id=\"{}\" creationId=\"{made}\"/>", item.id)
}

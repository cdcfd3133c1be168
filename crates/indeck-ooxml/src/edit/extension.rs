//! Extensions of elements: `a:extLst` and `p:extLst`.
//!
//! Source: ISO/IEC 29500-1, 20.1.2.2.15 `a:extLst`.

use crate::xml::{Node, Patch};

/// The extension of that URI.
pub(crate) fn find<'a>(parent: Node<'a>, uri: &str) -> Option<Node<'a>> {
    let list = parent.children().find(|node| node.name() == "extLst")?;
    list.children().find(|ext| ext.attr("uri").is_some_and(|own| own.eq_ignore_ascii_case(uri)))
}

/// Sets (an `ext` element, its list under that prefix) or removes the extension of that URI; a
/// list with nothing left in it goes too.
pub(crate) fn set(
    parent: Node<'_>,
    prefix: &str,
    uri: &str,
    markup: Option<&str>,
    patch: &mut Patch<'_>,
) {
    let list = parent.children().find(|node| node.name() == "extLst");
    match (find(parent, uri), list, markup) {
        (Some(known), _, Some(markup)) => patch.replace(known, markup),
        (None, Some(list), Some(markup)) => patch.append(list, markup),
        (None, None, Some(markup)) => {
            let list = format!("<{prefix}:extLst>{markup}</{prefix}:extLst>");
            patch.insert_ordered(parent, "extLst", &list);
        }
        (Some(_), Some(list), None) if list.children().count() == 1 => patch.remove(list),
        (Some(known), _, None) => patch.remove(known),
        (None, _, None) => {}
    }
}

//! Links that lead out of the package.

use crate::lint::finding::{Sink, quoted};
use crate::lint::part::Part;
use crate::lint::rules::leaks as rule;
use crate::opc::Target;

pub(super) fn check(part: Part<'_>, sink: &mut Sink<'_>) {
    for relationship in part.rels.iter() {
        let Target::External(target) = &relationship.target else { continue };
        let kind = relationship.kind.rsplit('/').next().unwrap_or_default();
        if kind == "hyperlink" {
            if is_local(target) {
                let message = format!("a hyperlink leads to `{}`", quoted(target));
                sink.say(&rule::LINK_LOCAL, part.at(), message);
            }
        } else {
            let message = format!("`{kind}` is linked to `{}`", quoted(target));
            sink.say(&rule::LINK_EXTERNAL, part.at(), message);
        }
    }
}

/// Whether an address is of one computer or network: `file:`, `\\server\…`, `C:\…`.
fn is_local(target: &str) -> bool {
    let lower = target.to_ascii_lowercase();
    let drive = lower.as_bytes().get(1..3).is_some_and(|next| matches!(next, b":\\" | b":/"));
    lower.starts_with("file:") || lower.starts_with("\\\\") || drive
}

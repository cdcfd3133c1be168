//! The class of what is asked for.

use indeck_model::Classification;

use super::decision::{Cause, Reason};
use super::request::Resource;
use crate::document::Document;

/// The class of what is made of several things: the greatest of theirs, and none as soon as one of
/// them has none.
///
/// ```
/// use indeck_model::Classification::{Internal, Personal};
/// use indeck_policy::decide::join;
/// assert_eq!(join(Some(Internal), Some(Personal)), Some(Personal));
/// assert_eq!(join(Some(Internal), None), None);
/// ```
pub fn join(one: Option<Classification>, two: Option<Classification>) -> Option<Classification> {
    Some(one?.max(two?))
}

/// The class of a resource, or everything of it that has none.
pub(super) fn of(
    resource: &Resource,
    document: &Document,
) -> Result<Option<Classification>, Vec<Reason>> {
    if !resource.kind.has_class() {
        return Ok(None);
    }
    let mut class = resource.class;
    let mut missing = Vec::new();
    let mut add = |found: Option<Classification>, name: &str| match found {
        Some(found) => class = class.max(Some(found)),
        None => {
            let text = format!("`{name}` has no class under this policy");
            missing.push(Reason::new(Cause::MissingClass, "missing-class", text));
        }
    };
    for name in resource.datasets() {
        let dataset = document.datasets.get(name);
        let mut columns = resource.columns.iter().filter(|c| c.source == name).peekable();
        if columns.peek().is_none() {
            let found = dataset.and_then(|dataset| dataset.greatest_class());
            // A class that the program knows stands for a dataset that the policy does not name.
            add(found.or(resource.class), name);
        }
        for column in columns {
            let found = dataset.and_then(|dataset| dataset.column(&column.column).class);
            add(found, &format!("{name}.{}", column.column));
        }
    }
    if class.is_none() && missing.is_empty() {
        let text = format!("{} `{}` has no class", resource.kind.word(), resource.id);
        missing.push(Reason::new(Cause::MissingClass, "missing-class", text));
    }
    if missing.is_empty() { Ok(class) } else { Err(missing) }
}

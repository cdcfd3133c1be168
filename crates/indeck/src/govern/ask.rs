//! What is asked for.

use indeck_audit::event::Counts;
pub use indeck_policy::decide::{Resource, ResourceKind};

/// What somebody asks leave for.
///
/// ```
/// use indeck::govern::{Ask, Resource, ResourceKind};
/// let ask = Ask::of(Resource::new(ResourceKind::Deck, "sales-review"));
/// assert!(ask.recipients.is_empty());
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// What it is.
    pub resource: Resource,
    /// Whether its name may tell something of the data: then the log has it sealed.
    pub sealed: bool,
    /// Whom it is for; addresses of mail.
    pub recipients: Vec<String>,
    /// How much of it there is.
    pub counts: Counts,
    /// SHA-256 of what goes in.
    pub inputs: Vec<[u8; 32]>,
}

impl Ask {
    /// Leave for a thing of which nothing else is known.
    pub fn of(resource: Resource) -> Self {
        let (recipients, inputs) = (Vec::new(), Vec::new());
        Self { resource, sealed: false, recipients, counts: Counts::default(), inputs }
    }
}

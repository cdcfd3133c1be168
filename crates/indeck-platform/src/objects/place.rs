//! `Place`: where an object lies.

use std::fmt;

use object_store::path::Path;

use crate::id::{ObjectId, OrgId};

/// Where an object lies, and what its bytes are bound to: they open nowhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Whose it is.
    pub org: OrgId,
    /// The object.
    pub id: ObjectId,
    /// Its version.
    pub version: u32,
}

impl Place {
    pub(super) fn path(&self) -> Path {
        Path::from(self.to_string())
    }

    /// The place of a path; none for what this program does not write.
    pub(super) fn of(path: &str) -> Option<Self> {
        let mut parts = path.split('/');
        let org = parts.next()?.parse().ok()?;
        let id = parts.next()?.parse().ok()?;
        let version = parts.next()?.parse().ok()?;
        let place = Self { org, id, version };
        // A number has many forms, of which one is ours.
        (parts.next().is_none() && place.to_string() == path).then_some(place)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.org, self.id, self.version)
    }
}

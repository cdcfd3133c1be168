//! `SingleFile`: a folder of one stored object.

use std::fmt;
use std::io;

use indeck::{Folder, ReadSeek};
use tokio::runtime::Handle;

use super::trouble::{Trouble, Watched};
use crate::Tenant;
use crate::data::StoredObject;

/// A folder of one stored object, for a thread that may wait.
pub(super) struct SingleFile {
    tenant: Tenant,
    runtime: Handle,
    name: String,
    object: StoredObject,
    trouble: Trouble,
}

impl SingleFile {
    pub(super) fn new(tenant: Tenant, runtime: Handle, name: &str, object: StoredObject) -> Self {
        Self { tenant, runtime, name: name.to_owned(), object, trouble: Trouble::default() }
    }

    /// What was away while it was read.
    pub(super) fn trouble(&self) -> &Trouble {
        &self.trouble
    }

    fn check(&self, name: &str) -> io::Result<()> {
        if name == self.name { Ok(()) } else { Err(io::ErrorKind::NotFound.into()) }
    }
}

impl Folder for SingleFile {
    fn size(&self, name: &str) -> io::Result<u64> {
        self.check(name).map(|()| self.object.bytes)
    }

    fn open(&self, name: &str) -> io::Result<Box<dyn ReadSeek>> {
        self.check(name)?;
        let opened = self.runtime.block_on(self.tenant.open_object(&self.object));
        let opened = opened.map_err(|error| self.trouble.io(error))?;
        let inner = opened.blocking(self.runtime.clone());
        Ok(Box::new(Watched { inner, trouble: self.trouble.clone() }))
    }

    fn names(&self) -> io::Result<Vec<String>> {
        Ok(vec![self.name.clone()])
    }
}

impl fmt::Debug for SingleFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SingleFile").field(&self.tenant.org()).finish()
    }
}

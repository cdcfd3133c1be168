//! `OrgFolder`: the files of a report are the datasets and templates of its organisation.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Cursor};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use indeck::model::Classification;
use indeck::{Folder, MemoryFolder, ReadSeek};
use tokio::runtime::Handle;

use super::run::{InputKind, RunInput};
use crate::data::{Dataset, DatasetVersion, StoredObject, Template};
use crate::{Error, Tenant};

/// What the spec of a report is called, to itself and in diagnostics.
pub(crate) const SPEC: &str = "report.yaml";

/// Objects of so many bytes are read once and kept.
const KEPT: u64 = 8 << 20;

/// The files of a report: its spec, and the datasets and templates of its organisation by their file
/// names. Of a path the last part counts, so that a spec of the command finds `data/sales.csv` as
/// `sales.csv`. It is for threads that may wait, and remembers what was read: one version of each.
pub(crate) struct OrgFolder {
    tenant: Tenant,
    runtime: Handle,
    spec: Arc<[u8]>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// What was looked for by its name in small letters, found or not.
    found: BTreeMap<String, Option<File>>,
    /// The names of all files.
    all: Option<Arc<MemoryFolder>>,
}

/// A file that was found.
#[derive(Clone)]
struct File {
    input: RunInput,
    class: Option<Classification>,
    object: StoredObject,
    bytes: Option<Arc<[u8]>>,
    opened: bool,
}

impl OrgFolder {
    pub(crate) fn new(tenant: Tenant, runtime: Handle, spec: &str) -> Self {
        Self { tenant, runtime, spec: spec.as_bytes().into(), state: Mutex::default() }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was read, by name.
    pub(super) fn inputs(&self) -> Vec<RunInput> {
        let state = self.lock();
        let opened = state.found.values().flatten().filter(|file| file.opened);
        opened.map(|file| file.input.clone()).collect()
    }

    /// The datasets that a file or pattern of a spec means: file name and class.
    pub(crate) fn datasets(&self, file: &str) -> io::Result<Vec<(String, Classification)>> {
        let names = match file.contains(['*', '?', '[']) {
            true => self.find(file)?,
            false => vec![file.to_owned()],
        };
        let mut datasets = Vec::new();
        for name in names {
            let found = self.file(&name)?;
            datasets.extend(found.and_then(|file| Some((file.input.name, file.class?))));
        }
        Ok(datasets)
    }

    /// The file of a name; `None` if there is none.
    fn file(&self, name: &str) -> io::Result<Option<File>> {
        let key = last(name).to_lowercase();
        if let Some(known) = self.lock().found.get(&key) {
            return Ok(known.clone());
        }
        let found = self.runtime.block_on(self.look_up(last(name))).map_err(io::Error::other)?;
        // Somebody else may have looked meanwhile: the first answer stays, a run reads one version.
        Ok(self.lock().found.entry(key).or_insert(found).clone())
    }

    async fn look_up(&self, name: &str) -> Result<Option<File>, Error> {
        if let Some(held) = self.tenant.named::<Dataset>(name).await? {
            let version = self.tenant.get::<DatasetVersion>(held.body.current).await?;
            let input = RunInput {
                kind: InputKind::Dataset,
                id: held.id.to_string(),
                version: Some(version.id.to_string()),
                number: version.body.number,
                name: held.body.filename,
                sha256: version.body.object.sha256.clone(),
                bytes: version.body.object.bytes,
            };
            let class = Some(held.body.classification);
            let object = version.body.object;
            return Ok(Some(File { input, class, object, bytes: None, opened: false }));
        }
        let held = self.tenant.named::<Template>(name).await?;
        Ok(held.map(|held| {
            let object = held.body.object;
            let input = RunInput {
                kind: InputKind::Template,
                id: held.id.to_string(),
                version: None,
                number: 1,
                name: held.body.filename,
                sha256: object.sha256.clone(),
                bytes: object.bytes,
            };
            File { input, class: None, object, bytes: None, opened: false }
        }))
    }

    /// The names of all files, as a folder of nothing.
    fn all(&self) -> io::Result<Arc<MemoryFolder>> {
        if let Some(all) = &self.lock().all {
            return Ok(Arc::clone(all));
        }
        let all = self.runtime.block_on(self.list()).map_err(io::Error::other)?;
        Ok(Arc::clone(self.lock().all.get_or_insert(Arc::new(all))))
    }

    async fn list(&self) -> Result<MemoryFolder, Error> {
        let datasets = self.tenant.every::<Dataset>().await?;
        let templates = self.tenant.every::<Template>().await?;
        let names = datasets.into_iter().map(|held| held.body.filename);
        let names = names.chain(templates.into_iter().map(|held| held.body.filename));
        Ok(names.fold(MemoryFolder::new(), |folder, name| folder.with(name, [])))
    }

    /// The bytes of a file, kept.
    fn bytes(&self, name: &str, file: &File) -> io::Result<Arc<[u8]>> {
        if let Some(bytes) = &file.bytes {
            return Ok(Arc::clone(bytes));
        }
        let read = async {
            let reader = self.tenant.open_object(&file.object).await?;
            Ok::<_, Error>(reader.read_all(KEPT).await?)
        };
        let bytes: Arc<[u8]> = self.runtime.block_on(read).map_err(io::Error::other)?.into();
        if let Some(Some(known)) = self.lock().found.get_mut(&last(name).to_lowercase()) {
            known.bytes = Some(Arc::clone(&bytes));
        }
        Ok(bytes)
    }
}

impl Folder for OrgFolder {
    fn size(&self, name: &str) -> io::Result<u64> {
        if name == SPEC {
            return Ok(self.spec.len() as u64);
        }
        let file = self.file(name)?.ok_or(io::ErrorKind::NotFound)?;
        Ok(file.object.bytes)
    }

    fn open(&self, name: &str) -> io::Result<Box<dyn ReadSeek>> {
        if name == SPEC {
            return Ok(Box::new(Cursor::new(Arc::clone(&self.spec))));
        }
        let file = self.file(name)?.ok_or(io::ErrorKind::NotFound)?;
        if let Some(Some(known)) = self.lock().found.get_mut(&last(name).to_lowercase()) {
            known.opened = true;
        }
        if file.object.bytes > KEPT {
            let opened = self.runtime.block_on(self.tenant.open_object(&file.object));
            return Ok(Box::new(opened.map_err(io::Error::other)?.blocking(self.runtime.clone())));
        }
        Ok(Box::new(Cursor::new(self.bytes(name, &file)?)))
    }

    fn names(&self) -> io::Result<Vec<String>> {
        self.all()?.names()
    }

    fn find(&self, pattern: &str) -> io::Result<Vec<String>> {
        self.all()?.find(last(pattern))
    }
}

impl fmt::Debug for OrgFolder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("OrgFolder").field(&self.tenant.org()).finish()
    }
}

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

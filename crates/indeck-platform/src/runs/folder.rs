//! `OrgFolder`: the files of a report are the datasets and templates of its organisation.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Cursor};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use indeck::{Folder, MemoryFolder, ReadSeek, profile};
use tokio::runtime::Handle;

use super::build::data_limits;
use super::run::{InputKind, RunInput};
use super::single::SingleFile;
use super::trouble::{Trouble, Watched};
use crate::data::{Dataset, DatasetVersion, StoredObject, Template, VersionState};
use crate::records::Held;
use crate::reports::policy::ReadDataset;
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
    trouble: Trouble,
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
    /// What it is, if it is a dataset.
    data: Option<ReadDataset>,
    /// Whether nobody has looked into that dataset yet.
    unread: bool,
    object: StoredObject,
    bytes: Option<Arc<[u8]>>,
    opened: bool,
    /// Whether it is a source of the report, which the policy was asked about; `Some(false)` once it
    /// was asked for as something else.
    governed: Option<bool>,
}

impl File {
    fn new(input: RunInput, object: StoredObject, data: Option<ReadDataset>, unread: bool) -> Self {
        Self { input, data, unread, object, bytes: None, opened: false, governed: None }
    }
}

impl OrgFolder {
    pub(crate) fn new(tenant: Tenant, runtime: Handle, spec: &str) -> Self {
        let (state, trouble) = Default::default();
        Self { tenant, runtime, spec: spec.as_bytes().into(), state, trouble }
    }

    /// What was away while files were read.
    pub(crate) fn trouble(&self) -> &Trouble {
        &self.trouble
    }

    /// Waits for something of the platform.
    fn wait<T>(&self, work: impl Future<Output = Result<T, Error>>) -> io::Result<T> {
        self.runtime.block_on(work).map_err(|error| self.trouble.io(error))
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

    /// The datasets that a file or pattern of a source means. From here on they can be opened.
    pub(crate) fn datasets(&self, file: &str) -> io::Result<Vec<ReadDataset>> {
        let names = match file.contains(['*', '?', '[']) {
            true => self.find(file)?,
            false => vec![file.to_owned()],
        };
        let mut datasets = Vec::new();
        for name in names {
            let Some(file) = self.file(&name)? else { continue };
            let Some(data) = file.data.clone() else { continue };
            datasets.push(if file.unread { self.examined(&file, data)? } else { data });
            if let Some(Some(known)) = self.lock().found.get_mut(&last(&name).to_lowercase()) {
                known.governed.get_or_insert(true);
            }
        }
        Ok(datasets)
    }

    /// What a dataset is that was brought in just now: what reading it will say of it counts already.
    fn examined(&self, file: &File, data: ReadDataset) -> io::Result<ReadDataset> {
        let name = file.input.name.as_str();
        let (tenant, runtime) = (self.tenant.clone(), self.runtime.clone());
        let folder = SingleFile::new(tenant, runtime, name, file.object.clone());
        let Ok(profile) = profile(&folder, name, &data_limits(&self.tenant)) else {
            folder.trouble().end().map_err(|error| self.trouble.io(error))?;
            // Of a file that cannot be read nothing is shown.
            return Ok(data);
        };
        self.wait(async {
            let mut tx = self.tenant.db().begin().await?;
            self.tenant.one_by_one(&mut tx).await?;
            let id = data.id.parse()?;
            let mut held = self.tenant.get_locked::<Dataset>(&mut tx, id).await?;
            self.tenant.examine(&mut tx, (id, &mut held.body), name, &profile).await?;
            // Whoever reads it for good remembers it.
            tx.rollback().await?;
            let (class, names) = (held.body.classification, held.body.names);
            Ok(ReadDataset { class, names, ..data })
        })
    }

    /// Lets data be read as a source alone, of which the policy was asked: in a part of the spec or a
    /// picture, mistakes could tell of it.
    fn check_governed(&self, name: &str, file: &File) -> io::Result<()> {
        if file.data.is_none() || file.governed == Some(true) {
            return Ok(());
        }
        if let Some(Some(known)) = self.lock().found.get_mut(&last(name).to_lowercase()) {
            known.governed = Some(false);
        }
        let message = "it is data, and can only be named under `sources`";
        Err(io::Error::new(io::ErrorKind::PermissionDenied, message))
    }

    /// The file of a name; `None` if there is none.
    fn file(&self, name: &str) -> io::Result<Option<File>> {
        let key = last(name).to_lowercase();
        if let Some(known) = self.lock().found.get(&key) {
            return Ok(known.clone());
        }
        let found = self.wait(self.look_up(last(name)))?;
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
            let data = ReadDataset {
                id: held.id.to_string(),
                filename: input.name.clone(),
                class: held.body.classification,
                names: held.body.names,
            };
            let unread = version.body.state == VersionState::Reading;
            return Ok(Some(File::new(input, version.body.object, Some(data), unread)));
        }
        let held = self.tenant.named::<Template>(name).await?;
        Ok(held.map(template))
    }

    /// The names of all files, as a folder of nothing.
    fn all(&self) -> io::Result<Arc<MemoryFolder>> {
        if let Some(all) = &self.lock().all {
            return Ok(Arc::clone(all));
        }
        let all = self.wait(self.list())?;
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
        let bytes: Arc<[u8]> = self.wait(read)?.into();
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
        self.check_governed(name, &file)?;
        if let Some(Some(known)) = self.lock().found.get_mut(&last(name).to_lowercase()) {
            known.opened = true;
        }
        if file.object.bytes > KEPT {
            let opened = self.wait(self.tenant.open_object(&file.object))?;
            let inner = opened.blocking(self.runtime.clone());
            return Ok(Box::new(Watched { inner, trouble: self.trouble.clone() }));
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

/// A template, as a file.
fn template(held: Held<Template>) -> File {
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
    File::new(input, object, None, false)
}

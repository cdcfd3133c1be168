//! The deck of a run, made on a thread that may wait.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use indeck::audit::note::{KeyName, SigningKey};
use indeck::govern::{Actor, Governor, Secrets};
use indeck::model::Classification;
use indeck::model::spec::Located;
use indeck::policy::mask::MaskKey;
use indeck::{
    BuildError, BuildLimits, BuildOptions, Cancel, DataLimits, Diagnostic, Findings, Folder,
    MadeDeck, SpecSource, burst_of, make, sources_of,
};
use tokio::runtime::Handle;

use super::folder::{OrgFolder, SPEC};
use super::ledger::OrgLedger;
use super::live::{Live, Teller};
use super::picture::{self, ChartPicture};
use super::trouble::{Told, WatchedLog};
use crate::Tenant;
use crate::access::Role;
use crate::audit::JournalRecorder;
use crate::id::UserId;
use crate::reports::policy;

/// A report that is to be read under the organisation's policy.
pub(crate) struct Order {
    pub(crate) tenant: Tenant,
    pub(crate) runtime: Handle,
    pub(crate) folder: Arc<OrgFolder>,
    /// Who asks.
    pub(crate) actor: Actor,
    /// The organisation's policy document.
    pub(crate) policy: String,
    pub(crate) params: Vec<(String, String)>,
    pub(crate) cancel: Cancel,
}

/// A member, as policies know it: its id, and its role as a group.
pub(crate) fn actor_of(user: UserId, role: Role) -> Actor {
    Actor::user(user.to_string()).in_group(role.word())
}

/// What came of a build.
pub(super) enum Built {
    Deck {
        made: Box<MadeDeck>,
        pictures: Vec<ChartPicture>,
        drawn: Vec<u8>,
    },
    /// The report has mistakes, or may not be made.
    Mistakes(Vec<Diagnostic>),
    /// Something else went wrong.
    Failed(indeck::Error),
}

/// Makes the deck of an order.
pub(super) fn build(order: &Order, live: &Arc<Live>) -> Built {
    let options = match governed(order) {
        Ok(options) => options,
        Err(found) => return Built::Mistakes(found.diagnostics),
    };
    match make(SPEC.as_ref(), &options, &mut Teller(Arc::clone(live))) {
        Ok(made) => {
            let (pictures, drawn) = picture::draw(&made.slides);
            Built::Deck { made: Box::new(made), pictures, drawn }
        }
        Err(BuildError::Invalid(found)) => Built::Mistakes(found.diagnostics),
        Err(BuildError::Failed(error)) => Built::Failed(error),
        Err(_) => Built::Failed(indeck::Error::Cancelled),
    }
}

/// What a report is read with: the organisation's files, limits and policy, and somebody who asks
/// the policy and remembers what it said.
///
/// # Errors
/// Mistakes in the policy, and sources that pass the policy by.
pub(crate) fn governed(order: &Order) -> Result<BuildOptions, Findings> {
    let mut options = ungoverned(order);
    let failed = |diagnostics| Findings { diagnostics, ..Findings::default() };
    let unreadable = |error: indeck::Error| failed(vec![error.to_diagnostic()]);
    let sources = sources_of(SPEC.as_ref(), &options).map_err(unreadable)?;
    if let Some(over) = burst_of(SPEC.as_ref(), &options).map_err(unreadable)? {
        return Err(failed(vec![several(&over)]));
    }
    let read = datasets(&order.folder, &sources);
    let read = read.map_err(|error| failed(vec![unread(&error)]))?;
    let classes = classes(&sources, &read);
    let policy = policy::effective(&order.policy, &classes).map_err(failed)?;
    // What the document itself speaks of: the classes are of whatever the sources are called.
    let own = policy::effective(&order.policy, &BTreeMap::new()).map_err(failed)?;
    let misnamed: Vec<Diagnostic> = read
        .iter()
        .filter_map(|(source, data)| policy::misnamed(&own, &source.name.value, data, &source.at))
        .collect();
    if !misnamed.is_empty() {
        return Err(failed(misnamed));
    }
    options.governor = Some(Arc::new(governor(order, policy)));
    Ok(options)
}

/// The class of what each source reads.
fn classes(
    sources: &[SpecSource],
    read: &[(&SpecSource, policy::ReadDataset)],
) -> BTreeMap<String, Classification> {
    let mut classes = BTreeMap::new();
    for (source, data) in read {
        let known = classes.entry(source.name.value.clone()).or_insert(data.class);
        *known = (*known).max(data.class);
    }
    for source in sources {
        // Nothing is there to be handled carefully; that it is not there is told when it is read.
        let name = source.name.value.clone();
        classes.entry(name).or_insert(Classification::Internal);
    }
    classes
}

fn ungoverned(order: &Order) -> BuildOptions {
    let settings = order.tenant.settings();
    let data = data_limits(&order.tenant);
    BuildOptions {
        // The runs of a server share its processors.
        threads: Some(1),
        folder: Some(Arc::clone(&order.folder) as Arc<dyn Folder>),
        limits: BuildLimits { slides: settings.max_slides, data },
        params: order.params.clone(),
        cancel: order.cancel.clone(),
        ..BuildOptions::default()
    }
}

/// How much the data of an organisation may ask of the machine.
pub(super) fn data_limits(tenant: &Tenant) -> DataLimits {
    let settings = tenant.settings();
    DataLimits {
        max_file_bytes: settings.max_dataset_bytes.max(settings.max_template_bytes),
        max_rows: settings.max_rows as u64,
        // Several runs and checks share the memory of a server.
        max_cell_bytes: 128 << 10,
        source_bytes: 1 << 30,
        query_bytes: 512 << 20,
        ..DataLimits::default()
    }
}

/// The datasets that sources read.
fn datasets<'s>(
    folder: &OrgFolder,
    sources: &'s [SpecSource],
) -> io::Result<Vec<(&'s SpecSource, policy::ReadDataset)>> {
    let mut all = Vec::new();
    for source in sources {
        let Some(file) = &source.file else { continue };
        let found = folder.datasets(file)?;
        all.extend(found.into_iter().map(|data| (source, data)));
    }
    Ok(all)
}

fn governor(order: &Order, policy: indeck::policy::Policy) -> Governor {
    let (tenant, runtime) = (&order.tenant, &order.runtime);
    let actor = order.actor.clone();
    let log = tenant.log().clone();
    let trouble = order.folder.trouble().clone();
    let log = JournalRecorder::new(log, runtime.clone(), actor.id.clone());
    let recorder = WatchedLog { log, trouble: trouble.clone() };
    let ambient = Arc::clone(&tenant.core().ambient);
    let governor = Governor::governed(Arc::new(policy), Arc::new(recorder), actor, ambient);
    governor
        .in_program("server")
        .with_secrets(secrets(tenant))
        .with_ledger(Arc::new(OrgLedger::new(tenant.clone(), runtime.clone(), trouble)))
}

/// The keys of an organisation's decks: they stay the same when its other keys are changed, so that
/// pseudonyms do, and old decks can be checked.
fn secrets(tenant: &Tenant) -> Secrets {
    let key = |what: &str| tenant.keys().lookup(&["deck-key", what]);
    let name = format!("{}/decks", tenant.log().origin());
    let manifest = KeyName::new(name).ok();
    Secrets {
        mask: Some(Arc::new(MaskKey::new(key("mask")))),
        manifest: manifest.map(|name| Arc::new(SigningKey::from_seed(name, &key("manifest")))),
    }
}

/// A report of several decks, of which the server makes none yet.
fn several(over: &Located<String>) -> Diagnostic {
    let message = format!(
        "the report makes a deck for each `{}`, and the server makes one deck of a report",
        over.value
    );
    Diagnostic::error("burst-not-served", message)
        .at(over.at.clone())
        .hint("take `burst` out, and give the value as a parameter of the run")
        .hint("make all of them with the command: `indeck build --each`")
}

fn unread(error: &io::Error) -> Diagnostic {
    let told = error.get_ref().and_then(|inner| inner.downcast_ref::<Told>());
    let code = told.map(|told| told.code);
    let message = format!("the files of the report cannot be read: {error}");
    Diagnostic::error(code.unwrap_or("object-store"), message)
}

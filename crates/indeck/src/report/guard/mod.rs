//! What a policy does to the data of one deck, between its sources and its slides.
//!
//! In order: `protect` (leave to read each dataset, its rows and columns as this actor may see
//! them), `disclose` (leave to put tables into a deck, and disclosure control), `leave` (leave to
//! write it, with label and marks), `leaks` (the finished deck is searched for what was withheld),
//! `outcome` (what is told of it). Without a policy it asks all the same, so that a log remembers,
//! and changes nothing.

mod disclose;
mod leaks;
mod leave;
mod numbers;
mod outcome;
mod protect;
mod suspect;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use indeck_data::FactsOptions;
use indeck_model::facts::SourceColumn;
use indeck_model::{Classification, Dataset, Diagnostic, Location, ResultTable};
use indeck_policy::ledger::{Ledger, Release};
use indeck_policy::mask::Withheld;
use indeck_policy::obligation::Obligations;

use crate::govern::{Action, Ask, Governor, Refusal};

pub(crate) use leaks::Said;
pub(crate) use leave::Leave;
pub use outcome::{Governed, Masked, WithheldRecords, WithheldTable};

/// The policy's hold on one deck.
pub(crate) struct Guard {
    governor: Arc<Governor>,
    /// Who builds, where that is somebody else than whose rights it is built under: both are asked.
    builder: Option<Arc<Governor>>,
    /// The deck's name, as policies know it.
    deck: String,
    /// Whether the name has a value of the data in it that findings may not tell.
    sealed: bool,
    /// Where the report names its policy or begins: what refusals point to.
    at: Location,
    facts: FactsOptions,
    /// What all permits to read ask for.
    queried: Obligations,
    /// Values that masks took away.
    withheld: Vec<Withheld>,
    masked: Vec<Masked>,
    /// The datasets that are not for everyone in all their columns, asked for or not.
    protected: BTreeSet<String>,
    /// What all rows of datasets meet: the conditions of the policy and of a burst.
    conditions: Vec<Met>,
    /// SHA-256 of the files that were read.
    inputs: Vec<[u8; 32]>,
    release: Release,
    state: RefCell<State>,
}

/// What came of disclosure control so far.
#[derive(Default)]
struct State {
    /// What permits to disclose ask for.
    obligations: Obligations,
    outcome: Governed,
    numbers: numbers::Numbers,
    /// Texts of disclosed tables.
    shown: Vec<String>,
    /// What earlier decks disclosed, once it was read.
    earlier: Option<Ledger>,
    /// What this deck adds.
    entries: Ledger,
    /// What is in the deck: columns of sources, and their class.
    columns: Vec<SourceColumn>,
    class: Option<Classification>,
    rows: u64,
    cells: u64,
    /// Whether a table of the deck reads records of any dataset.
    reads: bool,
}

/// A condition that all rows of a dataset meet before any query reads them.
#[derive(Clone, Debug)]
pub(crate) struct Met {
    /// The dataset's name.
    pub(crate) source: String,
    /// The condition, as facts tell it.
    pub(crate) condition: String,
    /// The column that a burst is split by: its value is known of every deck.
    pub(crate) split_by: Option<String>,
}

/// What a guard watches over.
pub(crate) struct Watched<'a> {
    /// The deck's name.
    pub(crate) deck: String,
    /// Whether the name has a value of the data in it that findings may not tell.
    pub(crate) sealed: bool,
    /// What refusals point to.
    pub(crate) at: Location,
    /// The datasets.
    pub(crate) datasets: &'a [Dataset],
    /// The datasets with all their rows, of which a burst cuts some.
    pub(crate) whole: &'a [Dataset],
    /// What those hold, as digests by name.
    pub(crate) contents: &'a BTreeMap<String, [u8; 32]>,
    /// What all their rows meet.
    pub(crate) conditions: Vec<Met>,
    /// Whether a query may read the column of that name.
    pub(crate) reads: &'a dyn Fn(&str) -> bool,
}

impl Guard {
    /// Asks leave to read the datasets, and gives them as this actor may see them.
    pub(crate) fn open(
        governor: Arc<Governor>,
        builder: Option<Arc<Governor>>,
        watched: Watched<'_>,
    ) -> Result<(Self, Vec<Dataset>), Vec<Diagnostic>> {
        let Watched { deck, sealed, at, datasets, whole, contents, conditions, reads } = watched;
        let wanted = governor.policy().is_some();
        let mut guard = Self {
            governor,
            builder,
            deck,
            sealed,
            at,
            facts: FactsOptions { wanted, ..FactsOptions::default() },
            queried: Obligations::default(),
            withheld: Vec::new(),
            masked: Vec::new(),
            protected: BTreeSet::new(),
            conditions,
            inputs: Vec::new(),
            release: Release::default(),
            state: RefCell::default(),
        };
        let (mut seen, mut refused) = (Vec::with_capacity(datasets.len()), Vec::new());
        for dataset in datasets {
            let whole = whole.iter().find(|whole| whole.name == dataset.name).unwrap_or(dataset);
            let content = contents.get(&dataset.name).copied();
            let read = protect::Read { inputs: protect::digests(whole), content };
            match guard.protect(dataset, read, reads) {
                Ok(dataset) => seen.push(dataset),
                Err(refusal) => refused.push(guard.told(&refusal)),
            }
        }
        if refused.is_empty() { Ok((guard, seen)) } else { Err(refused) }
    }

    /// Asks leave of whoever builds and whoever gets the deck; what both must do in return.
    fn ask<A: Action>(&self, ask: &Ask) -> Result<Obligations, Refusal> {
        let own = self.governor.ask::<A>(ask)?.obligations().clone();
        let builder = self.builder.as_ref().map(|builder| builder.ask::<A>(ask)).transpose()?;
        Ok(builder.map_or(own.clone(), |builder| own.and(builder.obligations())))
    }

    /// Whether a policy says what may be shown.
    pub(crate) fn governs(&self) -> bool {
        self.governor.policy().is_some()
    }

    /// Whether a column of a dataset was masked.
    pub(crate) fn masks(&self, dataset: &str, column: &str) -> bool {
        self.masked.iter().any(|masked| masked.dataset == dataset && masked.column == column)
    }

    /// Which facts are needed of tables.
    pub(crate) fn facts(&self) -> &FactsOptions {
        &self.facts
    }

    /// The tables as they may be shown, in the same order. Facts are taken off them.
    pub(crate) fn disclose(
        &self,
        tables: Vec<ResultTable>,
    ) -> Result<Vec<ResultTable>, Vec<Diagnostic>> {
        self.disclosed(tables).map_err(|refusal| vec![self.told(&refusal)])
    }

    fn told(&self, refusal: &Refusal) -> Diagnostic {
        refusal.to_diagnostic(Some(&self.at))
    }
}

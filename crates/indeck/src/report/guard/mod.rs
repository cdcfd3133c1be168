//! What a policy does to the data of one deck, between its sources and its slides.
//!
//! In order: `protect` (leave to read each dataset, its rows and columns as this actor may see
//! them), `disclose` (leave to put tables into a deck, and disclosure control), `leaks` (the
//! finished deck is searched for what was withheld), `outcome` (what is told of it).

mod disclose;
mod leaks;
mod numbers;
mod outcome;
mod protect;

use std::cell::RefCell;

use indeck_data::FactsOptions;
use indeck_model::facts::SourceColumn;
use indeck_model::{Classification, Dataset, Diagnostic, Location, ResultTable};
use indeck_policy::Policy;
use indeck_policy::mask::Withheld;
use indeck_policy::obligation::Obligations;

use crate::govern::{Ask, Disclose, Governor, Permit, Refusal};

pub(crate) use leaks::Said;
pub use outcome::{Governed, Masked, WithheldRecords, WithheldTable};

/// The policy's hold on one deck.
pub(crate) struct Guard<'a> {
    governor: &'a Governor,
    policy: &'a Policy,
    /// The deck's name, as policies know it.
    deck: String,
    /// Where the report names its policy or begins: what refusals point to.
    at: Location,
    facts: FactsOptions,
    /// What all permits to read ask for.
    queried: Obligations,
    /// Values that masks took away.
    withheld: Vec<Withheld>,
    /// SHA-256 of the files that were read.
    inputs: Vec<[u8; 32]>,
    state: RefCell<State>,
}

/// What came of disclosure control so far.
#[derive(Default)]
struct State {
    /// Leave to put tables into the deck, with what was asked for; the last one is for all of them.
    permits: Vec<(Permit<Disclose>, Ask)>,
    outcome: Governed,
    numbers: numbers::Numbers,
    /// Texts of disclosed tables.
    shown: Vec<String>,
    ledger: indeck_policy::ledger::Ledger,
    columns: Vec<SourceColumn>,
    class: Option<Classification>,
}

/// What a guard watches over.
pub(crate) struct Watched<'a> {
    /// The deck's name.
    pub(crate) deck: String,
    /// What refusals point to.
    pub(crate) at: Location,
    /// The datasets.
    pub(crate) datasets: &'a [Dataset],
    /// Words of queries: a column that none of them says is not read.
    pub(crate) says: &'a dyn Fn(&str) -> bool,
}

impl<'a> Guard<'a> {
    /// Asks leave to read the datasets, and gives them as this actor may see them.
    pub(crate) fn open(
        governor: &'a Governor,
        policy: &'a Policy,
        watched: Watched<'_>,
    ) -> Result<(Self, Vec<Dataset>), Vec<Diagnostic>> {
        let Watched { deck, at, datasets, says } = watched;
        let mut guard = Self {
            governor,
            policy,
            deck,
            at,
            facts: FactsOptions { wanted: true, ..FactsOptions::default() },
            queried: Obligations::default(),
            withheld: Vec::new(),
            inputs: Vec::new(),
            state: RefCell::default(),
        };
        let (mut seen, mut refused) = (Vec::with_capacity(datasets.len()), Vec::new());
        for dataset in datasets {
            match guard.protect(dataset, says) {
                Ok(dataset) => seen.push(dataset),
                Err(refusal) => refused.push(guard.told(&refusal)),
            }
        }
        if refused.is_empty() { Ok((guard, seen)) } else { Err(refused) }
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

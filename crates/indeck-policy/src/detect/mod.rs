//! Personal data that nobody declared, found by its form and by the names of columns.
//!
//! It proposes; a person or a policy decides. Nothing that it returns holds a value.

mod card;
mod check;
mod column;
mod email;
mod europe;
mod find;
mod fold;
mod header;
mod iban;
mod kind;
mod options;
mod pan;
mod phone;
mod scheme;
mod shape;
mod world;

use indeck_model::dataset::Dataset;

pub use self::find::{Finding, find};
pub use self::kind::{Kind, Proposal};
pub use self::options::Options;
pub use self::pan::{CardColumn, cards};

use self::column::Judge;
use crate::Error;
use crate::plain::{self, Plain};

/// What is proposed for the columns of a dataset, in their order, the surest first within each.
/// Columns that hold lists and the like are passed over.
///
/// ```
/// use std::sync::Arc;
/// use arrow_array::{ArrayRef, RecordBatch, StringArray};
/// use indeck_model::Dataset;
/// use indeck_policy::detect::{self, Kind, Options};
/// let mail: ArrayRef = Arc::new(StringArray::from(vec!["ann@example.com", "bob@example.org"]));
/// let batch = RecordBatch::try_from_iter([("contact", mail)]).unwrap();
/// let people = Dataset::new("people", batch.schema(), vec![batch]);
/// let proposals = detect::propose(&people, &Options::default()).unwrap();
/// assert_eq!((proposals[0].kind, proposals[0].share()), (Kind::Email, 1.0));
/// ```
///
/// # Errors
/// [`Error::BrokenDataset`] if the batches do not fit the schema.
pub fn propose(dataset: &Dataset, options: &Options) -> Result<Vec<Proposal>, Error> {
    let mut all = Vec::new();
    let cards = if options.deny_cards { cards(dataset)? } else { Vec::new() };
    for (index, field) in dataset.schema.fields().iter().enumerate() {
        let mut proposals = column(dataset, index, field.name(), options)?;
        let card = cards.iter().find(|card| card.column == *field.name());
        if let Some(card) = card
            && !proposals.iter().any(|proposal| proposal.kind == Kind::CardNumber)
        {
            proposals.push(card.proposal());
        }
        all.extend(proposals);
    }
    Ok(all)
}

fn column(
    dataset: &Dataset,
    index: usize,
    name: &str,
    options: &Options,
) -> Result<Vec<Proposal>, Error> {
    let rows = dataset.row_count();
    // Every so manieth row, so that the whole column is seen.
    let step = options.rows.map_or(1, |most| rows.div_ceil(most.max(1))).max(1);
    let mut judge: Option<Judge<'_>> = None;
    let mut before = 0;
    for batch in &dataset.batches {
        let array = plain::array(batch, dataset, index)?;
        let Ok(plain) = Plain::new(array, &dataset.name, name) else { return Ok(Vec::new()) };
        let judge = judge.get_or_insert_with(|| Judge::new(name, plain.kind(), options));
        let first = (step - before % step) % step;
        (first..plain.len()).step_by(step).for_each(|row| judge.look(&plain, row));
        before += plain.len();
    }
    Ok(judge.map(Judge::proposals).unwrap_or_default())
}

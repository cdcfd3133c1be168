//! Leave to take a dataset in, and what the policy asks for when it is in.

use indeck_model::{Classification, Dataset, Diagnostic, IdentifierRole};
use indeck_policy::detect::{self, Proposal};
use indeck_policy::document::{self, Detection, PersonalKind};

use crate::govern::{Ask, Governor, Ingest, Permit, Refusal, Resource, ResourceKind};

/// Asks leave to take a dataset in.
pub(super) fn ask(
    governor: &Governor,
    name: &str,
    class: Option<Classification>,
) -> Result<(Permit<Ingest>, Ask), Diagnostic> {
    let mut resource = Resource::new(ResourceKind::Dataset, name);
    resource.class = class;
    let ask = Ask::of(resource);
    let permit = governor.ask::<Ingest>(&ask);
    permit.map(|permit| (permit, ask)).map_err(|refusal| refusal.to_diagnostic(None))
}

/// Gives a dataset its class, and looks for personal data that nobody declared.
pub(super) fn admit(
    governor: &Governor,
    permit: &Permit<Ingest>,
    dataset: &mut Dataset,
    class: Option<Classification>,
) -> Result<(), Diagnostic> {
    let obligations = permit.obligations();
    let known = governor.policy().and_then(|p| p.document().datasets.get(&dataset.name));
    let own = known.and_then(|known| known.class);
    let class = class.into_iter().chain(obligations.classify).chain(own).max();
    dataset.classification = class.unwrap_or(dataset.classification);
    if let Some(known) = known {
        let fields = dataset.schema.fields().iter().zip(&mut dataset.columns);
        fields.for_each(|(field, info)| info.classification = known.column(field.name()).class);
    }
    if obligations.quarantine {
        let message = format!("the dataset `{}` waits for a person's decision", dataset.name);
        return Err(Refusal::new("policy-refused", message).to_diagnostic(None));
    }
    let wanted = obligations.deny_card_numbers || !obligations.detect.is_empty();
    if !wanted {
        return Ok(());
    }
    let found = detected(permit, dataset)?;
    treat(permit, known, dataset, &found)
}

/// What the columns seem to hold.
fn detected(permit: &Permit<Ingest>, dataset: &Dataset) -> Result<Vec<Proposal>, Diagnostic> {
    let obligations = permit.obligations();
    let cards = obligations.detect.get(&PersonalKind::CardNumber);
    let deny_cards = obligations.deny_card_numbers || cards >= Some(&Detection::Quarantine);
    let options = detect::Options { deny_cards, ..detect::Options::default() };
    detect::propose(dataset, &options).map_err(|error| {
        let message = format!("the dataset `{}` cannot be searched", dataset.name);
        Refusal::new("policy-refused", message).because(error.to_string(), None).to_diagnostic(None)
    })
}

/// Does with personal data what the policy says: what it denies is denied in any case, the rest
/// holds for columns that nobody declared.
fn treat(
    permit: &Permit<Ingest>,
    known: Option<&document::Dataset>,
    dataset: &mut Dataset,
    found: &[Proposal],
) -> Result<(), Diagnostic> {
    let asked = |one: &Proposal| action(permit, one);
    let denied = found.iter().find(|one| asked(one) == Some(Detection::Deny));
    let undeclared: Vec<&Proposal> = found.iter().filter(|one| !is_declared(known, one)).collect();
    let waiting = undeclared.iter().find(|one| asked(one) == Some(Detection::Quarantine));
    if let Some(found) = denied.or(waiting.copied()) {
        return Err(personal(dataset, found));
    }
    let masked = undeclared.into_iter().filter(|one| asked(one) == Some(Detection::Mask));
    masked.for_each(|one| name_as_direct(dataset, one));
    Ok(())
}

/// Whether the policy knows that a column is personal.
fn is_declared(known: Option<&document::Dataset>, one: &Proposal) -> bool {
    let known = known.map(|known| known.column(&one.column)).unwrap_or_default();
    let is_personal = known.class >= Some(Classification::Personal);
    is_personal || known.role == IdentifierRole::Direct || !known.masks.is_empty()
}

/// Takes a column that nobody declared for a direct identifier: such a column is masked, or goes.
fn name_as_direct(dataset: &mut Dataset, found: &Proposal) {
    let Ok(index) = dataset.schema.index_of(&found.column) else { return };
    if let Some(info) = dataset.columns.get_mut(index) {
        info.role = IdentifierRole::Direct;
        info.classification = info.classification.max(Some(Classification::Personal));
    }
}

/// What the policy says is to be done with personal data of that kind.
fn action(permit: &Permit<Ingest>, found: &Proposal) -> Option<Detection> {
    let obligations = permit.obligations();
    let kind = found.kind.of_document()?;
    let card = kind == PersonalKind::CardNumber && obligations.deny_card_numbers;
    let denied = card.then_some(Detection::Deny);
    denied.max(obligations.detect.get(&kind).copied())
}

fn personal(dataset: &Dataset, found: &Proposal) -> Diagnostic {
    let (name, column) = (&dataset.name, &found.column);
    let message = format!("`{name}.{column}` holds {}", found.kind.word());
    Refusal::new("personal-data-found", message)
        .hint("take the column out of the file, or mask it before it is taken in")
        .to_diagnostic(None)
}

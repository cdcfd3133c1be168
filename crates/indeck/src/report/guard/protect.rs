//! Leave to read a dataset, and the dataset as this actor may see it.

use std::collections::BTreeSet;

use indeck_audit::event::Counts;
use indeck_data::without_columns;
use indeck_model::dataset::ColumnInfo;
use indeck_model::{Classification, Dataset, IdentifierRole};
use indeck_policy::filter::{self, Comparison, Operator, RowFilter};
use indeck_policy::mask::{self, ColumnMask, MaskKey, Method, Pseudonym};
use indeck_policy::obligation::Obligations;

use super::{Guard, Masked, Met};
use crate::govern::{Ask, Query, Refusal, Resource, ResourceKind};

/// What a dataset was read from.
pub(super) struct Read {
    /// SHA-256 of its files.
    pub(super) inputs: Vec<[u8; 32]>,
    /// SHA-256 of what it holds.
    pub(super) content: Option<[u8; 32]>,
}

impl Guard {
    /// The dataset without what nobody asks for, without rows and columns that the policy keeps
    /// back, and with its masks. Nothing downstream ever sees more of it. `inputs` are the digests
    /// of the files that it comes from.
    pub(super) fn protect(
        &mut self,
        dataset: &Dataset,
        read: Read,
        reads: &dyn Fn(&str) -> bool,
    ) -> Result<Dataset, Refusal> {
        let Read { inputs, content } = read;
        self.known(dataset, content)?;
        let unused = self.unused(dataset, reads);
        let ask = leave_to_read(&without_columns(dataset, &unused), inputs);
        let obligations = &self.ask::<Query>(&ask)?;
        // The policy's rows may be told apart by a column that no query says.
        let mut classed = without_columns(&self.rows(dataset, obligations)?, &unused);
        classify(&mut classed, obligations);
        let masks = self.masks_of(&classed, obligations);
        let mut masked = self.masked(&classed, &masks)?;
        masked.unread = unused.iter().map(|name| (*name).to_owned()).collect();
        let said = |mask: &ColumnMask| Masked {
            dataset: masked.name.clone(),
            column: mask.column.clone(),
            method: mask.method.word(),
        };
        self.masked.extend(masks.iter().map(said));
        self.remember(dataset, Read { inputs: ask.inputs, content }, obligations);
        Ok(masked)
    }

    /// Whether the dataset is the one that the policy speaks of: it has the columns that need care,
    /// and is not there under another name as well.
    fn known(&self, dataset: &Dataset, content: Option<[u8; 32]>) -> Result<(), Refusal> {
        let refused = |why: String| {
            let message = format!("`{}` is not the dataset that the policy knows", dataset.name);
            Err(Refusal::new("policy-refused", message).because(why, None))
        };
        let documents = self.governor.policy().map(|policy| &policy.document().datasets);
        let Some(known) = documents.and_then(|all| all.get(&dataset.name)) else { return Ok(()) };
        let lacks = |name: &str| dataset.schema.field_with_name(name).is_err();
        let needs_care = known.columns.iter().filter(|(_, rule)| {
            rule.mask.is_some() || rule.role.is_some_and(|role| role != IdentifierRole::None)
        });
        let mut names = needs_care.filter(|(p, _)| p.is_exact()).map(|(p, _)| p.to_string());
        if let Some(name) = names.find(|name| lacks(name)) {
            return refused(format!("it has no column `{name}`"));
        }
        let snapshot = snapshot(content);
        let twin = self.release.digests.iter().find(|(_, other)| **other == snapshot);
        match twin.filter(|_| !snapshot.is_empty()) {
            Some((other, _)) => refused(format!("it holds what `{other}` holds")),
            None => Ok(()),
        }
    }

    /// Remembers what is known of a dataset that may be read.
    fn remember(&mut self, dataset: &Dataset, read: Read, obligations: &Obligations) {
        let Read { inputs, content } = read;
        if let Some(entity) = obligations.entities.get(&dataset.name) {
            self.facts.entities.insert(dataset.name.clone(), entity.clone());
        }
        if !self.is_public(dataset) {
            self.protected.insert(dataset.name.clone());
        }
        self.release.digests.insert(dataset.name.clone(), snapshot(content));
        self.inputs.extend(inputs);
        self.queried = self.queried.and(obligations);
    }

    /// Whether the dataset is for everyone, with all its columns.
    fn is_public(&self, dataset: &Dataset) -> bool {
        let known = self.governor.policy().and_then(|p| p.document().datasets.get(&dataset.name));
        let greatest = known.and_then(|known| known.greatest_class());
        let own = dataset.classification <= Classification::Internal;
        own && greatest == Some(Classification::Public)
    }

    /// The columns that no query says: what is not read needs no leave.
    fn unused<'d>(&self, dataset: &'d Dataset, reads: &dyn Fn(&str) -> bool) -> BTreeSet<&'d str> {
        if !self.governs() {
            return BTreeSet::new();
        }
        let entity = self.entity(&dataset.name);
        let fields = dataset.schema.fields().iter().map(|field| field.name().as_str());
        let mut unused: BTreeSet<&str> =
            fields.filter(|name| Some(*name) != entity && !reads(name)).collect();
        // Rows are counted by the columns that they have: one must be left.
        if unused.len() == dataset.schema.fields().len() {
            unused.pop_first();
        }
        unused
    }

    /// The rows that the policy lets this actor see.
    fn rows(&mut self, dataset: &Dataset, obligations: &Obligations) -> Result<Dataset, Refusal> {
        let filters = obligations.row_filters(&dataset.name).map_err(|misread| {
            let message = format!("`{}` cannot be filtered as the policy says", dataset.name);
            Refusal::new("policy-refused", message).because(misread.fault.to_string(), None)
        })?;
        let mut rows = dataset.clone();
        for filter in &filters {
            rows = filtered(&rows, filter)?;
            let condition = condition(&dataset.name, filter);
            let source = dataset.name.clone();
            self.conditions.push(Met { source, condition, split_by: None });
        }
        Ok(rows)
    }

    fn entity(&self, dataset: &str) -> Option<&str> {
        self.governor.policy()?.document().datasets.get(dataset)?.entity.as_deref()
    }

    /// The masks of the policy, and one for each direct identifier that it says nothing of: what
    /// tells records apart becomes a pseudonym, everything else goes.
    fn masks_of(&self, dataset: &Dataset, obligations: &Obligations) -> Vec<ColumnMask> {
        let entity = obligations.entities.get(&dataset.name).map(String::as_str);
        let names = dataset.schema.fields().iter().map(|field| field.name().as_str());
        let mask = |(name, info): (&str, &ColumnInfo)| {
            let declared = obligations.masks.get(&format!("{}.{name}", dataset.name));
            let direct = info.role == IdentifierRole::Direct;
            match declared {
                // A date cannot be shifted where nothing tells persons apart: it goes.
                Some(mask) => {
                    let method = Method::of_document(mask, entity).unwrap_or(Method::Drop);
                    Some(ColumnMask::new(name, method))
                }
                None if !direct => None,
                None if entity == Some(name) => {
                    Some(ColumnMask::new(name, Method::Pseudonym(Pseudonym::default())))
                }
                None => Some(ColumnMask::new(name, Method::Drop)),
            }
        };
        names.zip(&dataset.columns).filter_map(mask).collect()
    }

    fn masked(&mut self, dataset: &Dataset, masks: &[ColumnMask]) -> Result<Dataset, Refusal> {
        if masks.is_empty() {
            return Ok(dataset.clone());
        }
        let key = self.governor.secrets().mask.clone();
        let keyed = masks.iter().find(|mask| mask.method.is_keyed());
        if let (Some(mask), None) = (keyed, &key) {
            let message = format!("no key to mask `{}.{}`", dataset.name, mask.column);
            let hint = "`indeck audit init` makes one beside the key of the log";
            return Err(Refusal::new("policy-refused", message).hint(hint));
        }
        let none = MaskKey::new([0; 32]);
        let key = key.as_deref().unwrap_or(&none);
        let failed = |error: indeck_policy::Error| unmasked(&dataset.name, &error);
        self.withheld.push(mask::withheld(dataset, masks).map_err(failed)?);
        mask::apply(dataset, masks, key).map_err(failed)
    }
}

fn unmasked(dataset: &str, error: &indeck_policy::Error) -> Refusal {
    Refusal::new("policy-refused", format!("`{dataset}` cannot be masked as the policy says"))
        .because(error.to_string(), None)
}

/// A filter as facts tell conditions; one that is no plain equality is a question of its own.
fn condition(dataset: &str, filter: &RowFilter) -> String {
    match filter {
        RowFilter::Compare(Comparison { column, operator: Operator::Equal, values }) => {
            let value = values.first().cloned().unwrap_or_default();
            indeck_data::equality(dataset, column, &value)
        }
        filter => format!("the policy's rows of {dataset}: {filter:?}"),
    }
}

fn filtered(dataset: &Dataset, filter: &RowFilter) -> Result<Dataset, Refusal> {
    let failed = |error: indeck_policy::Error| {
        let message = format!("`{}` cannot be filtered as the policy says", dataset.name);
        Refusal::new("policy-refused", message).because(error.to_string(), None)
    };
    filter::apply(dataset, filter).map_err(failed)
}

/// What is asked of the policy before a dataset is read.
fn leave_to_read(dataset: &Dataset, inputs: Vec<[u8; 32]>) -> Ask {
    let counts = Counts { rows: Some(dataset.row_count() as u64), ..Counts::default() };
    Ask { counts, inputs, ..Ask::of(resource(dataset)) }
}

/// Gives the columns of a dataset the classes and roles that the policy says.
fn classify(dataset: &mut Dataset, obligations: &Obligations) {
    for (field, info) in dataset.schema.fields().iter().zip(&mut dataset.columns) {
        let key = format!("{}.{}", dataset.name, field.name());
        if let Some((class, role)) = obligations.columns.get(&key) {
            info.classification = info.classification.max(Some(*class));
            // What was found to name persons when it was taken in stays what it is.
            info.role = if info.role == IdentifierRole::Direct { info.role } else { *role };
        }
    }
}

fn resource(dataset: &Dataset) -> Resource {
    let mut resource = Resource::new(ResourceKind::Dataset, dataset.name.as_str());
    resource.class = Some(dataset.classification);
    dataset.schema.fields().iter().fold(resource, |resource, field| {
        resource.with_column(dataset.name.as_str(), field.name().as_str())
    })
}

/// The state of a dataset as one text.
fn snapshot(content: Option<[u8; 32]>) -> String {
    content.iter().flatten().map(|byte| format!("{byte:02x}")).collect()
}

/// SHA-256 of the dataset's files.
pub(super) fn digests(dataset: &Dataset) -> Vec<[u8; 32]> {
    dataset.origins.iter().filter_map(|origin| origin.digest).collect()
}

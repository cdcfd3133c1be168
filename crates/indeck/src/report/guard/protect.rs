//! Leave to read a dataset, and the dataset as this actor may see it.

use std::collections::BTreeSet;

use indeck_data::without_columns;
use indeck_model::{Dataset, IdentifierRole};
use indeck_policy::filter::{self, Comparison, Operator, RowFilter};
use indeck_policy::mask::{self, ColumnMask, MaskKey, Method, Pseudonym};

use super::{Guard, Masked};
use crate::govern::{Ask, Query, Refusal, Resource, ResourceKind};

impl Guard {
    /// The dataset without what nobody asks for, without rows and columns that the policy keeps
    /// back, and with its masks. Nothing downstream ever sees more of it.
    pub(super) fn protect(
        &mut self,
        dataset: &Dataset,
        reads: &dyn Fn(&str) -> bool,
    ) -> Result<Dataset, Refusal> {
        let dataset = match self.governs() {
            true => asked_for(dataset, self.entity(&dataset.name), reads),
            false => dataset.clone(),
        };
        let ask = Ask {
            counts: indeck_audit::event::Counts {
                rows: Some(dataset.row_count() as u64),
                ..Default::default()
            },
            inputs: digests(&dataset),
            ..Ask::of(resource(&dataset))
        };
        let permit = self.governor.ask::<Query>(&ask)?;
        let obligations = permit.obligations();
        let entity = obligations.entities.get(&dataset.name);
        if let Some(entity) = entity {
            self.facts.entities.insert(dataset.name.clone(), entity.clone());
        }
        let mut classed = dataset;
        for (field, info) in classed.schema.fields().iter().zip(&mut classed.columns) {
            let key = format!("{}.{}", classed.name, field.name());
            if let Some((class, role)) = obligations.columns.get(&key) {
                (info.classification, info.role) = (Some(*class), *role);
            }
        }
        let filters = obligations.row_filters(&classed.name).map_err(|misread| {
            let message = format!("`{}` cannot be filtered as the policy says", classed.name);
            Refusal::new("policy-refused", message).because(misread.fault.to_string(), None)
        })?;
        for filter in &filters {
            classed = filtered(&classed, filter)?;
            let condition = condition(&classed.name, filter);
            self.conditions.push((classed.name.clone(), condition));
        }
        let masks = self.masks(&classed, obligations, entity.map(String::as_str));
        let masked = self.masked(&classed, &masks)?;
        let said = |mask: &ColumnMask| Masked {
            dataset: masked.name.clone(),
            column: mask.column.clone(),
            method: mask.method.word(),
        };
        self.masked.extend(masks.iter().map(said));
        self.release.digests.insert(masked.name.clone(), snapshot(&ask.inputs));
        self.inputs.extend(ask.inputs);
        self.queried = self.queried.and(obligations);
        Ok(masked)
    }

    fn entity(&self, dataset: &str) -> Option<&str> {
        self.governor.policy()?.document().datasets.get(dataset)?.entity.as_deref()
    }

    /// The masks of the policy, and one for each direct identifier that it says nothing of: what
    /// tells records apart becomes a pseudonym, everything else goes.
    fn masks(
        &self,
        dataset: &Dataset,
        obligations: &indeck_policy::obligation::Obligations,
        entity: Option<&str>,
    ) -> Vec<ColumnMask> {
        let fields = dataset.schema.fields().iter().zip(&dataset.columns);
        let mask = |(field, info): (
            &std::sync::Arc<arrow_schema::Field>,
            &indeck_model::dataset::ColumnInfo,
        )| {
            let name = field.name();
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
        fields.filter_map(mask).collect()
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

fn resource(dataset: &Dataset) -> Resource {
    let mut resource = Resource::new(ResourceKind::Dataset, dataset.name.as_str());
    resource.class = Some(dataset.classification);
    dataset.schema.fields().iter().fold(resource, |resource, field| {
        resource.with_column(dataset.name.as_str(), field.name().as_str())
    })
}

/// The dataset without columns that no query says: what is not read needs no leave.
fn asked_for(dataset: &Dataset, entity: Option<&str>, reads: &dyn Fn(&str) -> bool) -> Dataset {
    let fields = dataset.schema.fields().iter().map(|field| field.name().as_str());
    let unused: BTreeSet<&str> =
        fields.filter(|name| Some(*name) != entity && !reads(name)).collect();
    without_columns(dataset, &unused)
}

/// The state of a dataset as one text.
fn snapshot(digests: &[[u8; 32]]) -> String {
    digests.iter().flatten().map(|byte| format!("{byte:02x}")).collect()
}

/// SHA-256 of the dataset's files.
pub(super) fn digests(dataset: &Dataset) -> Vec<[u8; 32]> {
    dataset.origins.iter().filter_map(|origin| origin.digest).collect()
}

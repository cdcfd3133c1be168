//! Columns that are calculated from several aggregates or from other groups: what they tell beside
//! what the other columns do.

use std::collections::BTreeSet;

use indeck_model::facts::{ColumnFacts, ColumnRole, Facts, Function, Measure};

use super::expression::{aggregates, is_as_large_as_its_parts};
use super::sheet::Layer;

/// What a column tells.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Tells {
    /// Its own figures, or what follows from those of other columns.
    ItsOwn,
    /// As much as if these figures of each group were shown.
    As(BTreeSet<Layer>),
    /// That cannot be said: perhaps what a few records add.
    Unknown,
}

/// What a column of a table of groups tells.
pub(crate) fn tells(of: &ColumnFacts, facts: &Facts) -> Tells {
    let text = match &of.role {
        ColumnRole::Key(_) | ColumnRole::Constant => return Tells::ItsOwn,
        ColumnRole::Other => return Tells::Unknown,
        ColumnRole::Measure(measure) => text(measure),
    };
    let other = is_other(of);
    if !of.across_groups && !other {
        return Tells::ItsOwn;
    }
    let unseen: Vec<&str> =
        aggregates(&text).into_iter().filter(|part| !is_shown(part, facts)).collect();
    let read = !other || !text.is_empty();
    if of.across_groups {
        return if read { as_figures(&unseen, of, facts) } else { Tells::Unknown };
    }
    let from_others = unseen.is_empty() && !aggregates(&text).is_empty();
    if from_others || is_as_large_as_its_parts(&text) { Tells::ItsOwn } else { Tells::Unknown }
}

fn is_other(of: &ColumnFacts) -> bool {
    matches!(&of.role, ColumnRole::Measure(measure) if measure.function == Function::Other)
}

/// An aggregate as it is written inside an expression.
fn text(measure: &Measure) -> String {
    let argument = measure.argument.as_str();
    match measure.function {
        Function::Count if argument.is_empty() => "count(*)".to_owned(),
        Function::Count => format!("count({argument})"),
        Function::CountDistinct => format!("count(distinct {argument})"),
        Function::Sum => format!("sum({argument})"),
        Function::Mean => format!("avg({argument})"),
        Function::Min => format!("min({argument})"),
        Function::Max => format!("max({argument})"),
        Function::Quantile | Function::Other => argument.to_owned(),
    }
}

/// Whether a column of its own says it, as exactly.
fn is_shown(aggregate: &str, facts: &Facts) -> bool {
    facts.columns.iter().any(|of| match &of.role {
        ColumnRole::Measure(measure) => {
            !of.across_groups && of.off_by == 0.0 && text(measure) == aggregate
        }
        _ => false,
    })
}

/// What is told by a share of aggregates that are not shown: taken for the figures themselves, where
/// those are known.
fn as_figures(unseen: &[&str], of: &ColumnFacts, facts: &Facts) -> Tells {
    let column = facts.columns.iter().position(|other| std::ptr::eq(other, of));
    let mut layers = BTreeSet::new();
    for part in unseen {
        let argument = part.strip_prefix("sum(").and_then(|rest| rest.strip_suffix(')'));
        // The contributions are those of one aggregate.
        let summed = argument.filter(|argument| {
            let plain = !argument.contains(" where ") && !argument.starts_with("distinct ");
            plain && unseen.len() == 1 && aggregates_of(of) == 1 && is_sum(column, facts)
        });
        match summed {
            _ if *part == "count(*)" => layers.insert(Layer::records()),
            Some(argument) => layers.insert(Layer::Sum(argument.to_owned())),
            None => return Tells::Unknown,
        };
    }
    if layers.is_empty() { Tells::ItsOwn } else { Tells::As(layers) }
}

fn aggregates_of(of: &ColumnFacts) -> usize {
    match &of.role {
        ColumnRole::Measure(measure) => aggregates(&text(measure)).len(),
        _ => 0,
    }
}

/// Whether the total of absolute contributions is the sum in every group.
fn is_sum(column: Option<usize>, facts: &Facts) -> bool {
    facts.groups.iter().all(|group| {
        let behind = column.and_then(|column| group.contributions.get(column)?.as_ref());
        behind.is_some_and(|behind| behind.non_negative)
    })
}

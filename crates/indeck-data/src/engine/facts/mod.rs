//! What stands behind the cells of a result, for disclosure control.
//!
//! A plan is read from its sources upwards ([`walk`], [`group`]): each column becomes an expression
//! over columns of sources ([`terms`]), and the rows are records or groups of records. On the way
//! up a second plan is made, of the same rows in the same order, with hidden columns that tell what
//! stands behind each ([`behind`]); they are taken off the result again ([`gather`]). What no rule
//! here speaks of is [`Grain::Unknown`], with a reason. Which columns a value depends on is followed
//! apart from that ([`origins`]), through any plan.
//!
//! Records are counted once, however often a join repeats them: those of the source with the most.
//! A blank in the column that tells persons or firms apart belongs to nobody: it adds to the sums,
//! as one contribution, and counts as no contributor.

mod behind;
mod bytes;
mod classes;
mod gather;
mod group;
mod measure;
mod node;
mod normal;
mod origins;
mod share;
mod terms;
mod units;
mod walk;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use datafusion::common::tree_node::TreeNodeRecursion;
use datafusion::logical_expr::{AggregateUDF, Expr, LogicalPlan, WindowUDF};
use indeck_model::facts::{ColumnFacts, ColumnRole, Facts, Grain, Population};

use crate::engine::facts::classes::Classified;
use crate::engine::facts::measure::{across_groups, role};
use crate::engine::facts::node::{Condition, Groups, Node, Stage};
use crate::engine::facts::normal::Writer;
use crate::engine::facts::origins::Flow;
use crate::engine::facts::terms::{Reason, has_query};
use crate::engine::facts::walk::{Walker, with_columns};

pub(crate) use crate::engine::facts::classes::Classes;

/// Which facts are told about a result.
///
/// ```
/// use indeck_data::FactsOptions;
/// let mut options = FactsOptions { wanted: true, ..FactsOptions::default() };
/// options.entities.insert("orders".to_owned(), "customer".to_owned());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FactsOptions {
    /// Whether any are; if not, the query costs nothing more.
    pub wanted: bool,
    /// For a source, its column that tells persons or firms apart. Without one, each record is
    /// taken as somebody's.
    pub entities: BTreeMap<String, String>,
}

/// What facts are told with.
pub(crate) struct Surroundings<'a> {
    /// The tables by name.
    pub(crate) tables: BTreeMap<&'a str, &'a Classes>,
    /// Numbers the rows of a source.
    pub(crate) row_number: Option<Arc<WindowUDF>>,
    /// Tells whether a row of grouping sets is a total.
    pub(crate) grouping: Option<Arc<AggregateUDF>>,
}

/// What is known of a query before it runs.
pub(crate) struct Understood {
    /// The facts but for the groups.
    pub(crate) facts: Facts,
    /// What runs in the query's place, with hidden columns at the end, where they are needed.
    pub(crate) plan: Option<LogicalPlan>,
    terms: Vec<Expr>,
    groups: Option<Groups>,
    skips: bool,
}

/// Reads the facts off a plan as it was written.
pub(crate) fn understand(
    plan: &LogicalPlan,
    around: &Surroundings<'_>,
    options: &FactsOptions,
) -> Understood {
    let datasets = around.tables.iter().filter(|(_, classes)| classes.is_dataset);
    let mut walker = Walker {
        entities: &options.entities,
        datasets: datasets.map(|(name, _)| *name).collect(),
        row_number: around.row_number.clone(),
        grouping: around.grouping.clone(),
        numbers_rows: combines(plan),
        fields: Vec::new(),
        met: BTreeMap::new(),
        hidden: 0,
    };
    let read = origins::sources(plan);
    let sources = read.into_iter().filter(|name| walker.datasets.contains(name.as_str()));
    let sources = sources.collect();
    let node = walker.walk(plan).and_then(|node| shown(plan, node));
    let writer = Writer::new(&walker.fields);
    let flow = Flow::of(plan);
    let mut understood = match node {
        Ok(node) => known(node, &writer),
        Err(reason) => unknown(plan, reason),
    };
    understood.facts.population.sources = sources;
    Classified { tables: &around.tables }.classify(&mut understood.facts, &flow);
    understood
}

impl Understood {
    /// A plan with hidden columns could not be made to run.
    pub(crate) fn give_up(&mut self) {
        self.plan = None;
        self.groups = None;
        self.facts.grain = Grain::Unknown;
        self.facts.population.complete = false;
        self.facts.reason = "a form of query through which its records cannot be followed".into();
    }
}

/// Whether one record of a source can stand behind several rows.
fn combines(plan: &LogicalPlan) -> bool {
    let mut found = false;
    let walked = plan.apply_with_subqueries(|plan| {
        found |= matches!(plan, LogicalPlan::Join(_) | LogicalPlan::Union(_));
        Ok(TreeNodeRecursion::Continue)
    });
    debug_assert!(walked.is_ok(), "the visitor itself never fails");
    found
}

/// The node with the columns of the plan in their order and the hidden ones after them.
fn shown(plan: &LogicalPlan, mut node: Node) -> Result<Node, Reason> {
    if node.terms.len() != plan.schema().fields().len() {
        return Err("columns that are not told one by one".to_owned());
    }
    if matches!(node.stage, Stage::Records(_)) && node.terms.iter().any(has_query) {
        return Err("a query inside an expression".to_owned());
    }
    let hidden = node.hidden();
    let hidden = hidden.iter().map(|name| node.hidden_column(name));
    let hidden = hidden.collect::<Result<Vec<_>, _>>()?;
    node.plan = with_columns(plan, node.plan, hidden)?;
    Ok(node)
}

fn unknown(plan: &LogicalPlan, reason: Reason) -> Understood {
    let columns = vec![ColumnFacts::default(); plan.schema().fields().len()];
    let mut sorted = false;
    let walked = plan.apply_with_subqueries(|plan| {
        sorted |= matches!(plan, LogicalPlan::Sort(_));
        Ok(TreeNodeRecursion::Continue)
    });
    debug_assert!(walked.is_ok(), "the visitor itself never fails");
    let facts = Facts { columns, reason, ordered_by_other: sorted, ..Facts::default() };
    Understood { facts, plan: None, terms: Vec::new(), groups: None, skips: false }
}

fn known(node: Node, writer: &Writer) -> Understood {
    let Node { plan, terms, stage, order, limit, skips } = node;
    let (grain, keys, conditions, dropped) = match &stage {
        Stage::Records(records) => (Grain::Records, &[][..], &records.conditions, false),
        Stage::Groups(groups) => {
            (Grain::Groups, groups.keys.as_slice(), &groups.conditions, groups.dropped)
        }
    };
    let columns = terms.iter().map(|term| {
        let (role, off_by) = match grain {
            Grain::Groups => role(term, keys, writer),
            _ => (record_role(term), 0.0),
        };
        ColumnFacts { role, off_by, across_groups: across_groups(term), ..ColumnFacts::default() }
    });
    let mut facts = Facts {
        grain,
        columns: columns.collect(),
        keys: keys.iter().map(|key| writer.text(key)).collect(),
        limited: limit,
        ..Facts::default()
    };
    facts.population = Population {
        sources: Vec::new(),
        conditions: texts(conditions, writer).into_iter().collect(),
        complete: !dropped && !skips && limit.is_none(),
    };
    for (term, descending) in &order {
        match terms.iter().position(|shown| shown == term) {
            Some(column) if !facts.ordered_by_other => facts.ordered_by.push((column, *descending)),
            Some(_) => {}
            None => facts.ordered_by_other = true,
        }
    }
    let groups = match stage {
        Stage::Groups(groups) => Some(groups),
        Stage::Records(_) => None,
    };
    let plan = groups.is_some().then_some(plan);
    Understood { facts, plan, terms, groups, skips }
}

fn record_role(term: &Expr) -> ColumnRole {
    let constant = !terms::any(term, |expr| matches!(expr, Expr::Column(_)));
    if constant { ColumnRole::Constant } else { ColumnRole::Other }
}

/// The conditions as texts, sorted.
fn texts(conditions: &[Condition], writer: &Writer) -> BTreeSet<String> {
    let mut texts: BTreeSet<String> =
        conditions.iter().flat_map(|condition| text(condition, writer)).collect();
    texts.remove("true");
    texts
}

fn text(condition: &Condition, writer: &Writer) -> Vec<String> {
    match condition {
        Condition::Holds(expr) => writer.conditions(expr),
        Condition::Joined(kind, on) => {
            let on: BTreeSet<String> = on.iter().flat_map(|expr| writer.conditions(expr)).collect();
            vec![format!("{kind} on {}", joined(on, " and "))]
        }
        Condition::First(limit, skips, order) => {
            let order = order.iter().map(|(expr, descending)| {
                let direction = if *descending { " descending" } else { "" };
                format!("{}{direction}", writer.text(expr))
            });
            let order = order.collect::<Vec<_>>().join(", ");
            let rows = limit.map_or_else(|| "all".to_owned(), |limit| limit.to_string());
            let after = if *skips { " after some" } else { "" };
            vec![format!("first {rows} rows{after} by ({order})")]
        }
        Condition::Stacked(arms) => {
            let arms = arms.iter().map(|(sources, conditions)| {
                let sources = joined(sources.clone(), ", ");
                format!("{sources} where ({})", joined(texts(conditions, writer), " and "))
            });
            // The arms are sorted, but two of the same are two.
            let mut arms: Vec<String> = arms.collect();
            arms.sort();
            vec![format!("union of {}", arms.join("; "))]
        }
    }
}

fn joined(texts: BTreeSet<String>, between: &str) -> String {
    texts.into_iter().collect::<Vec<_>>().join(between)
}


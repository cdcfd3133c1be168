//! Records of several sources: joins and unions.

use std::sync::Arc;

use arrow_schema::DataType;
use datafusion::common::ScalarValue;
use datafusion::logical_expr::{Expr, Join, JoinType, LogicalPlan, Union};

use crate::engine::facts::node::{Condition, Node, Records, Unit, hidden_column, not_carried};
use crate::engine::facts::terms::{Reason, resolve_condition};
use crate::engine::facts::walk::{Walker, with_columns};

impl Walker<'_> {
    /// The rows of two sources beside each other.
    pub(super) fn join(&mut self, plan: &LogicalPlan, node: &Join) -> Result<Node, Reason> {
        let (left, left_terms, left_records) = self.walk(&node.left)?.into_records("a join of")?;
        let (right, right_terms, right_records) =
            self.walk(&node.right)?.into_records("a join of")?;
        let mut on = Vec::new();
        for (a, b) in &node.on {
            let a = resolve_condition(a, node.left.schema(), &left_terms)?;
            on.push(a.eq(resolve_condition(b, node.right.schema(), &right_terms)?));
        }
        let both: Vec<Expr> = left_terms.iter().chain(&right_terms).cloned().collect();
        if let Some(filter) = &node.filter {
            let schema = node.left.schema().join(node.right.schema());
            let schema = schema.map_err(|error| not_carried(&error))?;
            on.push(resolve_condition(filter, &schema, &both)?);
        }
        let (terms, mut records, other) = match node.join_type {
            JoinType::LeftSemi | JoinType::LeftAnti => (left_terms, left_records, right_records),
            JoinType::RightSemi | JoinType::RightAnti => (right_terms, right_records, left_records),
            JoinType::Inner | JoinType::Left | JoinType::Right | JoinType::Full => {
                let (mut left, mut right) = (left_records, right_records);
                if matches!(node.join_type, JoinType::Left | JoinType::Full) {
                    right.make_optional();
                }
                if matches!(node.join_type, JoinType::Right | JoinType::Full) {
                    left.make_optional();
                }
                left.rows.append(&mut right.rows);
                left.entities.append(&mut right.entities);
                (both, left, right)
            }
            JoinType::LeftMark | JoinType::RightMark => {
                return Err("a form of join whose records cannot be told".to_owned());
            }
        };
        records.conditions.extend(other.conditions);
        match kind(node.join_type) {
            None => records.conditions.extend(on.into_iter().map(Condition::Holds)),
            Some(kind) => records.conditions.push(Condition::Joined(kind, on)),
        }
        let joined = plan.with_new_exprs(plan.expressions(), vec![left, right]);
        let joined = joined.map_err(|error| not_carried(&error))?;
        Ok(Node::records(joined, terms, records))
    }

    /// The rows of sources below each other.
    pub(super) fn union(&mut self, plan: &LogicalPlan, node: &Union) -> Result<Node, Reason> {
        let mut arms = Vec::with_capacity(node.inputs.len());
        // Nothing of one arm is beside anything of another, so each numbers its tables anew.
        let met = self.met.clone();
        let mut all_terms = Vec::with_capacity(node.inputs.len());
        for input in &node.inputs {
            self.met.clone_from(&met);
            let (arm, terms, records) = self.walk(input)?.into_records("a union of")?;
            all_terms.push(terms);
            if records.rows.len() > 1 || records.entities.len() > 1 {
                return Err("a union of joins".to_owned());
            }
            arms.push((input, arm, records));
        }
        let with_entity = arms.iter().filter(|(_, _, r)| !r.entities.is_empty()).count();
        if with_entity != 0 && with_entity != arms.len() {
            return Err("a union of sources that tell persons or firms apart and others".to_owned());
        }
        let mut records = Records::default();
        let mut hidden = Vec::new();
        if arms.iter().any(|(_, _, r)| !r.rows.is_empty()) {
            let units = arms.iter().map(|(_, _, r)| r.rows.first());
            let unit = self.merged(units);
            hidden.push((unit.name.clone(), DataType::Int64, false));
            records.rows.push(unit);
        }
        if with_entity != 0 {
            let units = arms.iter().map(|(_, _, r)| r.entities.first());
            let unit = self.merged(units);
            hidden.push((unit.name.clone(), DataType::Utf8, true));
            records.entities.push(unit);
        }
        let mut plans = Vec::with_capacity(arms.len());
        let mut stacked = Vec::with_capacity(arms.len());
        for (original, arm, own) in arms {
            let mut columns = Vec::new();
            for (name, data_type, is_entity) in &hidden {
                let units = if *is_entity { &own.entities } else { &own.rows };
                let value = match units.first() {
                    Some(unit) => hidden_column(&arm, &unit.name)?,
                    None => {
                        let null = ScalarValue::try_from(data_type);
                        Expr::Literal(null.map_err(|error| not_carried(&error))?, None)
                    }
                };
                columns.push(value.alias(name));
            }
            plans.push(Arc::new(with_columns(original, arm, columns)?));
            stacked.push((super::origins::sources(original), own.conditions));
        }
        records.conditions.push(Condition::Stacked(stacked));
        let union = Union::try_new_with_loose_types(plans).map_err(|error| not_carried(&error))?;
        let mut terms = self.name_columns("union", plan);
        for (index, term) in terms.iter_mut().enumerate() {
            // A column that is the same in all arms is known by its own name.
            let mut arms = all_terms.iter().map(|terms| terms.get(index));
            if let Some(Some(first)) = arms.next()
                && arms.all(|other| other == Some(first))
            {
                term.clone_from(first);
            }
        }
        Ok(Node::records(LogicalPlan::Union(union), terms, records))
    }

    fn merged<'u>(&mut self, units: impl Iterator<Item = Option<&'u Unit>>) -> Unit {
        let sources = units.flatten().flat_map(|unit| unit.sources.iter().cloned()).collect();
        Unit { name: self.hidden_name(), sources, optional: false }
    }
}

/// The word for a join whose condition need not hold of every row.
fn kind(join: JoinType) -> Option<&'static str> {
    match join {
        JoinType::Inner => None,
        JoinType::Left => Some("left join"),
        JoinType::Right => Some("right join"),
        JoinType::Full => Some("full join"),
        JoinType::LeftSemi | JoinType::RightSemi => Some("semi join"),
        _ => Some("anti join"),
    }
}

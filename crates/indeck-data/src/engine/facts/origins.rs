//! Which columns of sources the columns of a result depend on, and which decide over its rows.
//!
//! A value tells of the columns that it is calculated from, and also of those that decide whether,
//! where and beside what it stands: conditions of `WHERE`, `HAVING` and `JOIN`, the keys of groups
//! and the order of rows. `SELECT name … WHERE illness = 'x'` shows illnesses without naming them.

use std::collections::BTreeSet;

use datafusion::common::tree_node::{TreeNode, TreeNodeRecursion};
use datafusion::common::{Column, DFSchema, DFSchemaRef};
use datafusion::logical_expr::{Aggregate, Distinct, Expr, Join, JoinType, LogicalPlan, SortExpr};
use indeck_model::facts::SourceColumn;

/// What something depends on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Origin {
    /// The values of a column.
    Column(SourceColumn),
    /// Which records there are in the source of that name.
    Records(String),
}

pub(super) type Origins = BTreeSet<Origin>;

/// What the rows of a plan depend on.
#[derive(Clone, Debug, Default)]
pub(super) struct Flow {
    /// For each column, what its values are made of.
    pub(super) columns: Vec<Origins>,
    /// What decides which rows there are, how they are grouped, and in which order.
    pub(super) conditions: Origins,
}

impl Flow {
    /// What a plan's rows depend on.
    pub(super) fn of(plan: &LogicalPlan) -> Self {
        Tracer { outer: Vec::new() }.plan(plan)
    }

    fn all(&self) -> Origins {
        self.columns.iter().chain([&self.conditions]).flatten().cloned().collect()
    }

    fn column(&self, schema: &DFSchema, column: &Column) -> Origins {
        let index = schema.maybe_index_of_column(column);
        // A column that is not found could be any.
        index.and_then(|i| self.columns.get(i)).cloned().unwrap_or_else(|| self.all())
    }
}

/// Follows values through plans and the queries inside their expressions.
struct Tracer {
    /// The rows around a query inside an expression, the nearest last.
    outer: Vec<(DFSchemaRef, Flow)>,
}

impl Tracer {
    fn plan(&mut self, plan: &LogicalPlan) -> Flow {
        match plan {
            LogicalPlan::TableScan(scan) => {
                let source = scan.table_name.table();
                let column = |name: &str| {
                    Origin::Column(SourceColumn { source: source.into(), column: name.into() })
                };
                let fields = scan.projected_schema.fields().iter();
                let columns = fields.map(|f| Origins::from([column(f.name())])).collect();
                let filters = scan.filters.iter().flat_map(Expr::column_refs);
                Flow { columns, conditions: filters.map(|c| column(&c.name)).collect() }
            }
            LogicalPlan::Projection(node) => {
                let input = self.plan(&node.input);
                let columns = node.expr.iter();
                let columns = columns.map(|e| self.expr(e, node.input.schema(), &input)).collect();
                Flow { columns, conditions: input.conditions }
            }
            LogicalPlan::Filter(node) => {
                let mut input = self.plan(&node.input);
                let condition = self.expr(&node.predicate, node.input.schema(), &input);
                input.conditions.extend(condition);
                input
            }
            LogicalPlan::Sort(node) => {
                let mut input = self.plan(&node.input);
                let order = self.order(&node.expr, node.input.schema(), &input);
                input.conditions.extend(order);
                input
            }
            LogicalPlan::Aggregate(node) => self.aggregate(node),
            LogicalPlan::Window(node) => {
                let mut input = self.plan(&node.input);
                let records = records(&node.input);
                for expr in &node.window_expr {
                    let mut origins = self.expr(expr, node.input.schema(), &input);
                    origins.extend(records.iter().cloned());
                    input.columns.push(origins);
                }
                input
            }
            LogicalPlan::Join(node) => self.join(node),
            LogicalPlan::Union(node) => {
                let mut whole = Flow::default();
                whole.columns.resize_with(node.schema.fields().len(), Origins::new);
                for input in &node.inputs {
                    let input = self.plan(input);
                    for (column, origins) in whole.columns.iter_mut().zip(input.columns) {
                        column.extend(origins);
                    }
                    whole.conditions.extend(input.conditions);
                }
                whole
            }
            LogicalPlan::Limit(node) => self.plan(&node.input),
            LogicalPlan::SubqueryAlias(node) => self.plan(&node.input),
            LogicalPlan::Subquery(node) => self.plan(&node.subquery),
            LogicalPlan::Distinct(Distinct::All(input)) => self.plan(input),
            other => self.mixed(other),
        }
    }

    /// A node of which nothing is known: all its columns depend on all that it reads.
    fn mixed(&mut self, plan: &LogicalPlan) -> Flow {
        let mut all = Origins::new();
        for input in plan.inputs() {
            let flow = self.plan(input);
            for expr in plan.expressions() {
                all.extend(self.expr(&expr, input.schema(), &flow));
            }
            all.extend(flow.all());
        }
        let columns = vec![all.clone(); plan.schema().fields().len()];
        Flow { columns, conditions: all }
    }

    fn aggregate(&mut self, node: &Aggregate) -> Flow {
        let mut input = self.plan(&node.input);
        let schema = node.input.schema();
        let keys = datafusion::logical_expr::utils::grouping_set_to_exprlist(&node.group_expr);
        let keys = keys.unwrap_or_else(|_| node.group_expr.iter().collect());
        let mut columns: Vec<_> = keys.iter().map(|e| self.expr(e, schema, &input)).collect();
        input.conditions.extend(columns.iter().flatten().cloned().collect::<Origins>());
        let fields = node.schema.fields().len();
        // Grouping sets have one more column: which of the keys are totals.
        let extra = fields.saturating_sub(columns.len() + node.aggr_expr.len());
        columns.resize_with(columns.len() + extra, Origins::new);
        let records = records(&node.input);
        for expr in &node.aggr_expr {
            let origins = self.expr(expr, schema, &input);
            columns.push(if origins.is_empty() { records.clone() } else { origins });
        }
        Flow { columns, conditions: input.conditions }
    }

    fn join(&mut self, node: &Join) -> Flow {
        let (left, right) = (self.plan(&node.left), self.plan(&node.right));
        let mut conditions: Origins =
            left.conditions.iter().chain(&right.conditions).cloned().collect();
        for (on_left, on_right) in &node.on {
            conditions.extend(self.expr(on_left, node.left.schema(), &left));
            conditions.extend(self.expr(on_right, node.right.schema(), &right));
        }
        let both = left.columns.iter().chain(&right.columns).cloned().collect();
        if let Some(filter) = &node.filter
            && let Ok(schema) = node.left.schema().join(node.right.schema())
        {
            let flow = Flow { columns: both, conditions: conditions.clone() };
            conditions.extend(self.expr(filter, &schema, &flow));
            return Flow { columns: joined(node.join_type, left, right), conditions };
        }
        Flow { columns: joined(node.join_type, left, right), conditions }
    }

    fn order(&mut self, order: &[SortExpr], schema: &DFSchema, input: &Flow) -> Origins {
        order.iter().flat_map(|sort| self.expr(&sort.expr, schema, input)).collect()
    }

    fn expr(&mut self, expr: &Expr, schema: &DFSchema, input: &Flow) -> Origins {
        let mut found = Origins::new();
        let walked = expr.apply(|expr| {
            match expr {
                Expr::Column(column) => found.extend(input.column(schema, column)),
                Expr::OuterReferenceColumn(_, column) => found.extend(self.outside(column)),
                Expr::ScalarSubquery(query) => {
                    found.extend(self.inner(&query.subquery, schema, input));
                }
                Expr::InSubquery(test) => {
                    found.extend(self.inner(&test.subquery.subquery, schema, input));
                }
                Expr::Exists(test) => {
                    found.extend(self.inner(&test.subquery.subquery, schema, input));
                }
                Expr::SetComparison(test) => {
                    found.extend(self.inner(&test.subquery.subquery, schema, input));
                }
                _ => {}
            }
            Ok(TreeNodeRecursion::Continue)
        });
        debug_assert!(walked.is_ok(), "the visitor itself never fails");
        found
    }

    /// What a query inside an expression depends on.
    fn inner(&mut self, query: &LogicalPlan, schema: &DFSchema, input: &Flow) -> Origins {
        self.outer.push((schema.clone().into(), input.clone()));
        let flow = self.plan(query);
        self.outer.pop();
        let mut origins = flow.all();
        origins.extend(records(query));
        origins
    }

    fn outside(&self, column: &Column) -> Origins {
        let nearest = self.outer.iter().rev().find_map(|(schema, flow)| {
            let index = schema.maybe_index_of_column(column)?;
            flow.columns.get(index).cloned()
        });
        nearest.unwrap_or_else(|| self.outer.iter().flat_map(|(_, flow)| flow.all()).collect())
    }
}

fn joined(kind: JoinType, left: Flow, right: Flow) -> Vec<Origins> {
    match kind {
        JoinType::LeftSemi | JoinType::LeftAnti => left.columns,
        JoinType::RightSemi | JoinType::RightAnti => right.columns,
        JoinType::LeftMark => {
            let mark = right.all();
            left.columns.into_iter().chain([mark]).collect()
        }
        JoinType::RightMark => {
            let mark = left.all();
            right.columns.into_iter().chain([mark]).collect()
        }
        _ => left.columns.into_iter().chain(right.columns).collect(),
    }
}

/// That there are records in what a plan reads.
fn records(plan: &LogicalPlan) -> Origins {
    sources(plan).into_iter().map(Origin::Records).collect()
}

/// Names of the tables that a plan reads, also in queries inside expressions.
pub(super) fn sources(plan: &LogicalPlan) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let walked = plan.apply_with_subqueries(|plan| {
        if let LogicalPlan::TableScan(scan) = plan {
            names.insert(scan.table_name.table().to_owned());
        }
        Ok(TreeNodeRecursion::Continue)
    });
    debug_assert!(walked.is_ok(), "the visitor itself never fails");
    names
}

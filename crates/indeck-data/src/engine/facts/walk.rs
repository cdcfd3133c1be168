//! From a plan to what its rows are: records, or groups of them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use arrow_schema::{DataType, FieldRef};
use datafusion::common::{Column, DataFusionError, TableReference};
use datafusion::logical_expr::logical_plan::{FetchType, SkipType};
use datafusion::logical_expr::{
    AggregateUDF, Distinct, Expr, Filter, Limit, LogicalPlan, LogicalPlanBuilder, Projection, Sort,
    SubqueryAlias, TableScan, WindowUDF, cast, lit,
};

use crate::engine::facts::node::{Condition, Node, Records, Stage, Unit, not_carried};
use crate::engine::facts::normal::Writer;
use crate::engine::facts::terms::{Reason, any, resolve, resolve_condition};

/// Walks a plan.
pub(super) struct Walker<'a> {
    /// The column that tells persons or firms apart, by source.
    pub(super) entities: &'a BTreeMap<String, String>,
    /// Names of the datasets; other tables are results.
    pub(super) datasets: BTreeSet<&'a str>,
    /// Numbers the rows of a source.
    pub(super) row_number: Option<Arc<WindowUDF>>,
    /// Tells whether a row of grouping sets is a total.
    pub(super) grouping: Option<Arc<AggregateUDF>>,
    /// Whether rows must be numbered: a join could show one several times.
    pub(super) numbers_rows: bool,
    /// The columns of the sources, as terms call them.
    pub(super) fields: Vec<(TableReference, FieldRef)>,
    /// How often each table was met.
    pub(super) met: BTreeMap<String, usize>,
    /// Number of hidden columns so far.
    pub(super) hidden: usize,
}

impl Walker<'_> {
    /// What the rows of a plan are.
    ///
    /// # Errors
    /// Why it cannot be told.
    pub(super) fn walk(&mut self, plan: &LogicalPlan) -> Result<Node, Reason> {
        match plan {
            LogicalPlan::TableScan(scan) => self.scan(plan, scan),
            LogicalPlan::EmptyRelation(_) | LogicalPlan::Values(_) => {
                let terms = self.name_columns("values", plan);
                Ok(Node::records(plan.clone(), terms, Records::default()))
            }
            LogicalPlan::SubqueryAlias(alias) => {
                let mut node = self.walk(&alias.input)?;
                let aliased = SubqueryAlias::try_new(Arc::new(node.plan), alias.alias.clone());
                node.plan = LogicalPlan::SubqueryAlias(aliased.map_err(|e| not_carried(&e))?);
                Ok(node)
            }
            LogicalPlan::Projection(projection) => self.projection(projection),
            LogicalPlan::Filter(filter) => self.filter(filter),
            LogicalPlan::Sort(sort) => self.sort(sort),
            LogicalPlan::Limit(limit) => self.limit(limit),
            LogicalPlan::Join(join) => self.join(plan, join),
            LogicalPlan::Union(union) => self.union(plan, union),
            LogicalPlan::Aggregate(aggregate) => self.aggregate(aggregate),
            LogicalPlan::Window(window) => self.window(plan, window),
            LogicalPlan::Distinct(Distinct::All(input)) => self.distinct(input),
            LogicalPlan::Distinct(Distinct::On(_)) => {
                Err("`DISTINCT ON` shows one record of each group".to_owned())
            }
            _ => Err("a form of query whose records cannot be told".to_owned()),
        }
    }

    /// A name for a hidden column, which no file has.
    pub(super) fn hidden_name(&mut self) -> String {
        self.hidden += 1;
        format!("\u{1}hidden {}", self.hidden)
    }

    /// Calls the columns of a table by its name, and numbers the table if it was met before.
    pub(super) fn name_columns(&mut self, table: &str, plan: &LogicalPlan) -> Vec<Expr> {
        let met = self.met.entry(table.to_owned()).or_default();
        *met += 1;
        let name = if *met == 1 { table.to_owned() } else { format!("{table}#{met}") };
        let relation = TableReference::bare(name);
        let fields = plan.schema().fields().iter();
        let terms =
            fields.clone().map(|f| Expr::Column(Column::new(Some(relation.clone()), f.name())));
        let terms = terms.collect();
        self.fields.extend(fields.map(|field| (relation.clone(), field.clone())));
        terms
    }

    fn scan(&mut self, plan: &LogicalPlan, scan: &TableScan) -> Result<Node, Reason> {
        let source = scan.table_name.table();
        let terms = self.name_columns(source, plan);
        let mut records = Records::default();
        let Some(index) = self.datasets.iter().position(|name| *name == source) else {
            return Ok(Node::records(plan.clone(), terms, records));
        };
        let mut carried = Vec::new();
        let mut input = plan.clone();
        let sources = BTreeSet::from([source.to_owned()]);
        if self.numbers_rows {
            let name = self.hidden_name();
            let (numbered, number) = self.numbered(input, index)?;
            input = numbered;
            carried.push(number.alias(&name));
            records.rows.push(Unit { name, sources: sources.clone(), optional: false });
        }
        if let Some(column) = self.entities.get(source) {
            let found = plan.schema().qualified_field_with_unqualified_name(column);
            let (qualifier, field) = found.map_err(|_| {
                format!("`{source}` has no column `{column}` that tells persons or firms apart")
            })?;
            let name = self.hidden_name();
            let entity = Expr::Column(Column::new(qualifier.cloned(), field.name()));
            carried.push(cast(entity, DataType::Utf8).alias(&name));
            records.entities.push(Unit { name, sources, optional: false });
        }
        if !carried.is_empty() {
            input = with_columns(plan, input, carried)?;
        }
        Ok(Node::records(input, terms, records))
    }

    /// The plan with an expression that numbers its rows, differently in each source.
    fn numbered(&self, plan: LogicalPlan, index: usize) -> Result<(LogicalPlan, Expr), Reason> {
        let Some(function) = &self.row_number else {
            return Err("the rows of a source cannot be numbered".to_owned());
        };
        let number = function.call(vec![]);
        let name = number.schema_name().to_string();
        let plan = LogicalPlanBuilder::from(plan).window([number]).and_then(|plan| plan.build());
        let plan = plan.map_err(|error| not_carried(&error))?;
        let row = cast(Expr::Column(Column::new_unqualified(name)), DataType::Int64);
        let sources = i64::try_from(self.datasets.len()).unwrap_or(i64::MAX);
        Ok((plan, row * lit(sources) + lit(i64::try_from(index).unwrap_or_default())))
    }

    fn projection(&mut self, node: &Projection) -> Result<Node, Reason> {
        let mut input = self.walk(&node.input)?;
        let schema = node.input.schema();
        let terms = node.expr.iter().map(|expr| resolve(expr, schema, &input.terms));
        let terms: Vec<Expr> = terms.collect::<Result<_, _>>()?;
        if terms.len() != node.schema.fields().len() {
            return Err("columns that are not told one by one".to_owned());
        }
        let hidden = input.hidden();
        let hidden = hidden.iter().map(|name| input.hidden_column(name));
        let mut exprs = node.expr.clone();
        exprs.extend(hidden.collect::<Result<Vec<_>, _>>()?);
        let plan = Projection::try_new(exprs, Arc::new(input.plan));
        input.plan = LogicalPlan::Projection(plan.map_err(|error| not_carried(&error))?);
        input.terms = terms;
        Ok(input)
    }

    fn filter(&mut self, node: &Filter) -> Result<Node, Reason> {
        let mut input = self.walk(&node.input)?;
        input.settle();
        let condition = resolve_condition(&node.predicate, node.input.schema(), &input.terms)?;
        match &mut input.stage {
            Stage::Records(records) => records.conditions.push(Condition::Holds(condition)),
            Stage::Groups(groups) => groups.dropped = true,
        }
        let plan = Filter::try_new(node.predicate.clone(), Arc::new(input.plan));
        input.plan = LogicalPlan::Filter(plan.map_err(|error| not_carried(&error))?);
        Ok(input)
    }

    fn sort(&mut self, node: &Sort) -> Result<Node, Reason> {
        let mut input = self.walk(&node.input)?;
        input.settle();
        let schema = node.input.schema();
        let order = node.expr.iter();
        let order = order.map(|s| Ok((resolve(&s.expr, schema, &input.terms)?, !s.asc)));
        input.order = order.collect::<Result<_, Reason>>()?;
        input.plan = LogicalPlan::Sort(Sort { input: Arc::new(input.plan), ..node.clone() });
        Ok(input)
    }

    fn limit(&mut self, node: &Limit) -> Result<Node, Reason> {
        let mut input = self.walk(&node.input)?;
        let folded = Limit {
            skip: node.skip.as_deref().map(folded),
            fetch: node.fetch.as_deref().map(folded),
            input: node.input.clone(),
        };
        match folded.get_fetch_type() {
            Ok(FetchType::Literal(Some(rows))) => {
                let rows = rows as u64;
                input.limit = Some(input.limit.map_or(rows, |limit| limit.min(rows)));
            }
            Ok(FetchType::Literal(None)) => {}
            _ => return Err("a `LIMIT` that is calculated".to_owned()),
        }
        input.skips |= !matches!(folded.get_skip_type(), Ok(SkipType::Literal(0)));
        input.plan = LogicalPlan::Limit(Limit { input: Arc::new(input.plan), ..node.clone() });
        Ok(input)
    }
}

/// The original columns of a plan out of one that stands for it, and further ones.
pub(super) fn with_columns(
    original: &LogicalPlan,
    plan: LogicalPlan,
    further: Vec<Expr>,
) -> Result<LogicalPlan, Reason> {
    let columns = original.schema().columns().into_iter().map(Expr::Column);
    let projection = Projection::try_new(columns.chain(further).collect(), Arc::new(plan));
    projection.map(LogicalPlan::Projection).map_err(|error: DataFusionError| not_carried(&error))
}

/// A number of rows as a literal, where it is a constant.
fn folded(rows: &Expr) -> Box<Expr> {
    if any(rows, |expr| matches!(expr, Expr::Column(_))) {
        return Box::new(rows.clone());
    }
    Box::new(Writer::new(&[]).simple(rows))
}

//! The normal form of expressions: one text for what says the same.
//!
//! The query engine's own simplifier folds constants, turns comparisons round and removes casts;
//! what is left is written with sorted operands where their order does not matter.

use std::sync::Arc;

use arrow_schema::{DataType, FieldRef};
use datafusion::common::{DFSchema, DFSchemaRef, ScalarValue, TableReference};
use datafusion::logical_expr::expr::{AggregateFunction, Between, Case, InList, Like};
use datafusion::logical_expr::simplify::SimplifyContext;
use datafusion::logical_expr::utils::split_conjunction;
use datafusion::logical_expr::{Expr, ExprSchemable, Operator};
use datafusion::optimizer::simplify_expressions::ExprSimplifier;

/// Writes expressions over the columns of sources.
pub(super) struct Writer {
    schema: DFSchemaRef,
    simplifier: ExprSimplifier,
}

impl Writer {
    /// A writer that knows the types of these columns.
    pub(super) fn new(fields: &[(TableReference, FieldRef)]) -> Self {
        let fields = fields.iter().map(|(table, field)| (Some(table.clone()), field.clone()));
        let schema = DFSchema::new_with_metadata(fields.collect(), Default::default());
        let schema = Arc::new(schema.unwrap_or_else(|_| DFSchema::empty()));
        let context = SimplifyContext::builder().with_schema(schema.clone()).build();
        Self { schema, simplifier: ExprSimplifier::new(context).with_canonicalize(true) }
    }

    /// The expression with its constants folded.
    pub(super) fn simple(&self, expr: &Expr) -> Expr {
        let coerced = self.simplifier.coerce(expr.clone(), &self.schema);
        let coerced = coerced.unwrap_or_else(|_| expr.clone());
        self.simplifier.simplify(coerced.clone()).unwrap_or(coerced)
    }

    /// The normal form.
    pub(super) fn text(&self, expr: &Expr) -> String {
        written(&self.simple(expr))
    }

    /// The normal forms of what must all hold.
    pub(super) fn conditions(&self, expr: &Expr) -> Vec<String> {
        split_conjunction(&self.simple(expr)).into_iter().map(written).collect()
    }

    /// Whether its values are whole numbers.
    pub(super) fn is_whole(&self, expr: &Expr) -> bool {
        expr.get_type(self.schema.as_ref()).is_ok_and(|data_type| data_type.is_integer())
    }
}

/// An aggregate's argument with its own filter: what it is said to measure.
pub(super) fn argument(call: &AggregateFunction) -> String {
    let params = &call.params;
    let mut text = list(&params.args, false);
    if params.distinct {
        text = format!("distinct {text}");
    }
    if let Some(filter) = &params.filter {
        text = format!("{text} where {}", written(filter));
    }
    text
}

fn written(expr: &Expr) -> String {
    match expr {
        Expr::Alias(alias) => written(&alias.expr),
        Expr::Column(column) => match &column.relation {
            Some(relation) => format!("{}.{}", relation.table(), column.name),
            None => column.name.clone(),
        },
        Expr::Literal(value, _) => literal(value),
        Expr::BinaryExpr(binary) => operation(&binary.left, binary.op, &binary.right),
        Expr::Not(inner) => format!("not {}", within(inner)),
        Expr::Negative(inner) => format!("-{}", within(inner)),
        Expr::IsNull(inner) => format!("{} is null", within(inner)),
        Expr::IsNotNull(inner) => format!("{} is not null", within(inner)),
        Expr::InList(members) => in_list(members),
        Expr::Between(between) => range(between),
        Expr::Like(like) => pattern(like),
        Expr::Case(case) => cases(case),
        Expr::Cast(cast) => format!("cast({} as {})", written(&cast.expr), cast.field.data_type()),
        Expr::ScalarFunction(call) => format!("{}({})", call.name(), list(&call.args, false)),
        Expr::AggregateFunction(call) => format!("{}({})", call.func.name(), argument(call)),
        // What holds a query is told by the query's plan, the rest by the engine's own words.
        Expr::InSubquery(test) => {
            let not = if test.negated { "not " } else { "" };
            let query = test.subquery.subquery.display_indent();
            format!("{} {not}in ({query})", within(&test.expr))
        }
        Expr::Exists(test) => {
            let not = if test.negated { "not " } else { "" };
            format!("{not}exists ({})", test.subquery.subquery.display_indent())
        }
        Expr::ScalarSubquery(query) => format!("({})", query.subquery.display_indent()),
        other => other.to_string(),
    }
}

/// As an operand: in brackets where it has parts.
fn within(expr: &Expr) -> String {
    match expr {
        Expr::BinaryExpr(_)
        | Expr::Between(_)
        | Expr::Like(_)
        | Expr::InList(_)
        | Expr::Not(_)
        | Expr::Case(_) => format!("({})", written(expr)),
        Expr::Alias(alias) => within(&alias.expr),
        _ => written(expr),
    }
}

fn operation(left: &Expr, operator: Operator, right: &Expr) -> String {
    let chained = matches!(operator, Operator::And | Operator::Or);
    let commutes = matches!(
        operator,
        Operator::Eq | Operator::NotEq | Operator::Plus | Operator::Multiply
    );
    let mut operands = Vec::new();
    if chained {
        gather(left, operator, &mut operands);
        gather(right, operator, &mut operands);
        operands.sort();
        operands.dedup();
    } else {
        // A whole number is compared with 2 as it is with 2.0.
        let comparison = matches!(
            operator,
            Operator::Eq | Operator::NotEq | Operator::Lt | Operator::LtEq | Operator::Gt | Operator::GtEq
        );
        operands.extend([left, right].map(|side| within(if comparison { narrow(side) } else { side })));
        // A column before a literal reads better, whatever was written.
        let is_literal = |expr: &Expr| matches!(expr, Expr::Literal(..));
        let swap = match (is_literal(left), is_literal(right)) {
            (false, false) => operands.first() > operands.last(),
            (first, _) => first,
        };
        if commutes && swap {
            operands.reverse();
        }
    }
    operands.join(&format!(" {} ", operator.to_string().to_lowercase()))
}

/// Without a cast to fractions.
fn narrow(expr: &Expr) -> &Expr {
    match expr {
        Expr::Cast(cast) if cast.field.data_type() == &DataType::Float64 => &cast.expr,
        other => other,
    }
}

fn gather(expr: &Expr, operator: Operator, out: &mut Vec<String>) {
    match expr {
        Expr::BinaryExpr(binary) if binary.op == operator => {
            gather(&binary.left, operator, out);
            gather(&binary.right, operator, out);
        }
        other => out.push(within(other)),
    }
}

fn list(exprs: &[Expr], sorted: bool) -> String {
    let mut texts: Vec<String> = exprs.iter().map(written).collect();
    if sorted {
        texts.sort();
        texts.dedup();
    }
    texts.join(", ")
}

fn in_list(members: &InList) -> String {
    let not = if members.negated { "not " } else { "" };
    format!("{} {not}in ({})", within(&members.expr), list(&members.list, true))
}

fn range(between: &Between) -> String {
    let not = if between.negated { "not " } else { "" };
    let (low, high) = (within(&between.low), within(&between.high));
    format!("{} {not}between {low} and {high}", within(&between.expr))
}

fn pattern(like: &Like) -> String {
    let not = if like.negated { "not " } else { "" };
    let word = if like.case_insensitive { "ilike" } else { "like" };
    let escape = like.escape_char.map(|c| format!(" escape {c:?}")).unwrap_or_default();
    format!("{} {not}{word} {}{escape}", within(&like.expr), within(&like.pattern))
}

fn cases(case: &Case) -> String {
    let mut text = "case".to_owned();
    if let Some(subject) = &case.expr {
        text = format!("{text} {}", within(subject));
    }
    for (when, then) in &case.when_then_expr {
        text = format!("{text} when {} then {}", written(when), written(then));
    }
    if let Some(otherwise) = &case.else_expr {
        text = format!("{text} else {}", written(otherwise));
    }
    format!("{text} end")
}

fn literal(value: &ScalarValue) -> String {
    match value {
        value if value.is_null() => "null".to_owned(),
        ScalarValue::Utf8(Some(text))
        | ScalarValue::Utf8View(Some(text))
        | ScalarValue::LargeUtf8(Some(text)) => format!("'{}'", text.replace('\'', "''")),
        ScalarValue::Float64(Some(number)) => number.to_string(),
        ScalarValue::Date32(Some(_)) | ScalarValue::TimestampMicrosecond(Some(_), _) => {
            let text = value.cast_to(&DataType::Utf8);
            text.map_or_else(|_| value.to_string(), |text| format!("'{text}'"))
        }
        other => other.to_string(),
    }
}

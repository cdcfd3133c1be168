//! The columns of a plan as expressions over the columns of its sources.

use datafusion::common::tree_node::{Transformed, TreeNode, TreeNodeRecursion};
use datafusion::common::{Column, DFSchema};
use datafusion::logical_expr::Expr;

/// Why the facts of a query cannot be told, for people.
pub(super) type Reason = String;

/// Parts that an expression over sources may have. Columns of columns can double at every level of
/// a query, so that a short text could make an expression without end.
const MOST_PARTS: usize = 4_000;

/// Puts the expressions that the columns of an input stand for in the place of these columns.
///
/// # Errors
/// What cannot be told: a query inside the expression, a column from outside, too many parts.
pub(super) fn resolve(expr: &Expr, schema: &DFSchema, terms: &[Expr]) -> Result<Expr, Reason> {
    if has_query(expr) {
        return Err("a query inside an expression that is shown, grouped or ordered by".to_owned());
    }
    resolve_condition(expr, schema, terms)
}

/// The same for a condition, which may hold queries: it shows none of their values.
pub(super) fn resolve_condition(
    expr: &Expr,
    schema: &DFSchema,
    terms: &[Expr],
) -> Result<Expr, Reason> {
    let parts = weigh(expr, |column| term(column, schema, terms).map_or(1, |term| size(term)));
    if parts > MOST_PARTS {
        return Err(format!("an expression of more than {MOST_PARTS} parts"));
    }
    let mut missing = false;
    let resolved = expr.clone().transform_up(|expr| {
        Ok(match expr {
            Expr::Alias(alias) => Transformed::yes(*alias.expr),
            Expr::Column(column) => match term(&column, schema, terms) {
                Some(term) => Transformed::yes(term.clone()),
                None => {
                    missing = true;
                    Transformed::no(Expr::Column(column))
                }
            },
            Expr::OuterReferenceColumn(..) => {
                missing = true;
                Transformed::no(expr)
            }
            other => Transformed::no(other),
        })
    });
    match resolved {
        Ok(resolved) if !missing => Ok(resolved.data),
        _ => Err("a column that cannot be followed to its source".to_owned()),
    }
}

fn term<'t>(column: &Column, schema: &DFSchema, terms: &'t [Expr]) -> Option<&'t Expr> {
    terms.get(schema.maybe_index_of_column(column)?)
}

/// Number of parts of an expression.
pub(super) fn size(expr: &Expr) -> usize {
    weigh(expr, |_| 1)
}

fn weigh(expr: &Expr, column_parts: impl Fn(&Column) -> usize) -> usize {
    let mut parts = 0_usize;
    visit(expr, |expr| {
        parts = parts.saturating_add(match expr {
            Expr::Column(column) => column_parts(column),
            _ => 1,
        });
        TreeNodeRecursion::Continue
    });
    parts
}

/// Whether it holds a query.
pub(super) fn has_query(expr: &Expr) -> bool {
    any(expr, |expr| {
        matches!(
            expr,
            Expr::ScalarSubquery(_)
                | Expr::InSubquery(_)
                | Expr::Exists(_)
                | Expr::SetComparison(_)
                | Expr::OuterReferenceColumn(..)
        )
    })
}

/// Whether some part of an expression is so.
pub(super) fn any(expr: &Expr, is: impl Fn(&Expr) -> bool) -> bool {
    let mut found = false;
    visit(expr, |expr| {
        found |= is(expr);
        if found { TreeNodeRecursion::Stop } else { TreeNodeRecursion::Continue }
    });
    found
}

/// Shows all parts of an expression to a visitor.
pub(super) fn visit(expr: &Expr, mut visitor: impl FnMut(&Expr) -> TreeNodeRecursion) {
    let walked = expr.apply(|expr| Ok(visitor(expr)));
    debug_assert!(walked.is_ok(), "the visitor itself never fails");
}

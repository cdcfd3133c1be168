//! Queries whose text alone makes values grow without bound, refused before anything of them runs.

use std::collections::BTreeMap;

use datafusion::common::ScalarValue;
use datafusion::common::tree_node::{TreeNode, TreeNodeRecursion};
use datafusion::logical_expr::expr::ScalarFunction;
use datafusion::logical_expr::{Expr, LogicalPlan, Operator};

/// How often one column may stand in what is put together: each time doubles and triples it, and a
/// query over the query again.
const MOST_OFTEN: u64 = 16;
/// Bytes of all texts that a query says; each is made anew for each row.
const MOST_LITERALS: usize = 256 * 1024;

/// What makes values of a query grow without bound, with a way out; `None` if nothing does.
pub(crate) fn unbounded(plan: &LogicalPlan) -> Option<(String, String)> {
    let (mut often, mut literals) = (0, 0);
    let walked = plan.apply_with_subqueries(|plan| {
        // Rows that a query writes down are there once.
        if matches!(plan, LogicalPlan::Values(_)) {
            return Ok(TreeNodeRecursion::Continue);
        }
        plan.apply_expressions(|expr| {
            often = often.max(parts(expr).into_values().max().unwrap_or_default());
            expr.apply(|expr| {
                literals += text(expr);
                let among = matches!(expr, Expr::InList(_));
                Ok(if among { TreeNodeRecursion::Jump } else { TreeNodeRecursion::Continue })
            })
        })
    });
    debug_assert!(walked.is_ok(), "the visitor itself never fails");
    if often > MOST_OFTEN {
        let message = format!("a value is put together with itself more than {MOST_OFTEN} times");
        return Some((message, "put shorter texts together".to_owned()));
    }
    if literals > MOST_LITERALS {
        let message = format!("the texts in the query have more than {MOST_LITERALS} bytes");
        return Some((message, "put long texts into a source".to_owned()));
    }
    None
}

fn text(expr: &Expr) -> usize {
    match expr {
        Expr::Literal(
            ScalarValue::Utf8(Some(text))
            | ScalarValue::LargeUtf8(Some(text))
            | ScalarValue::Utf8View(Some(text)),
            _,
        ) => text.len(),
        _ => 0,
    }
}

/// How often columns and texts stand in what an expression puts together.
fn parts(expr: &Expr) -> BTreeMap<String, u64> {
    let sum = |all: &mut dyn Iterator<Item = &Expr>| {
        let mut sum: BTreeMap<String, u64> = BTreeMap::new();
        for (name, count) in all.flat_map(parts) {
            let known = sum.entry(name).or_default();
            *known = known.saturating_add(count);
        }
        sum
    };
    match expr {
        Expr::Column(column) => [(column.flat_name(), 1)].into(),
        // A text of its own length is like a column of it.
        Expr::Literal(..) if text(expr) > 64 => [("\u{0}".to_owned(), 1)].into(),
        Expr::BinaryExpr(binary) if binary.op == Operator::StringConcat => {
            sum(&mut [&*binary.left, &*binary.right].into_iter())
        }
        Expr::ScalarFunction(ScalarFunction { args, .. }) => sum(&mut args.iter()),
        Expr::Alias(alias) => parts(&alias.expr),
        Expr::Cast(cast) => parts(&cast.expr),
        Expr::TryCast(cast) => parts(&cast.expr),
        Expr::Case(case) => {
            // One of the branches is the value.
            let branches = case.when_then_expr.iter().map(|(_, then)| &**then);
            let mut most = BTreeMap::new();
            for (name, count) in branches.chain(case.else_expr.as_deref()).flat_map(parts) {
                let known: &mut u64 = most.entry(name).or_default();
                *known = (*known).max(count);
            }
            most
        }
        _ => BTreeMap::new(),
    }
}

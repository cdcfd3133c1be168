//! Rows by a condition.

use std::sync::Arc;

use indeck_model::Value;

use crate::expr::Fault;
use crate::expr::ast::{Expr, ExprKind, Operator};
use crate::expr::calendar;
use crate::expr::eval::{Eval, Frame};
use crate::expr::item::View;
use crate::expr::key::Index;

impl<'a> Eval<'a, '_> {
    /// The rows in which the condition is true, by their numbers in the table. Where it is
    /// missing, the row is left out.
    pub(in crate::expr) fn select(
        &self,
        view: &View<'a>,
        condition: &Expr,
    ) -> Result<Vec<usize>, Fault> {
        let frame = self.frame(view, condition)?;
        let keeps = |at: usize| {
            let eval = Eval { frame: Some((&frame, at)), ..self.untraced() };
            eval.one(condition).map(|one| one.value == Value::Bool(true))
        };
        let mut rows = Vec::new();
        let candidates = self.candidates(view, condition, &frame);
        self.budget.take(candidates.len(), &condition.range)?;
        for at in candidates {
            if let Some(row) = view.row(at)
                && keeps(at)?
            {
                rows.push(row);
            }
        }
        Ok(rows)
    }

    /// The rows by the value of a column, where they are kept for more than this one question.
    pub(in crate::expr) fn index(
        &self,
        view: &View<'a>,
        of: &Expr,
        column: usize,
    ) -> Result<Option<Arc<Index>>, Fault> {
        if view.rows.is_none() {
            return Ok(self.scope.tables.index(view.table, column));
        }
        let Some((frame, _)) = self.frame.filter(|(frame, _)| frame.is_fixed(of)) else {
            return Ok(None);
        };
        let fresh = || {
            self.budget.take(view.len(), &of.range)?;
            let cells = view.table.columns.get(column).map_or(&[][..], |c| &c.cells);
            Ok(Index::among(cells, (0..view.len()).filter_map(|at| view.row(at))))
        };
        frame.once_of_index((of.id, column), fresh).map(Some)
    }

    /// The rows that may pass: where the condition asks for one value of a column, those that have
    /// it.
    fn candidates(&self, view: &View<'a>, condition: &Expr, frame: &Frame<'a>) -> Vec<usize> {
        let all = || (0..view.len()).collect();
        if view.rows.is_some() || view.len() == 0 {
            return all();
        }
        let found = conjuncts(condition).into_iter().find_map(|part| equality(part, frame));
        let Some((column, other)) = found else { return all() };
        let Some(index) = self.scope.tables.index(view.table, column) else { return all() };
        // What is wrong with it shows when the rows are gone through.
        let eval = Eval { frame: Some((frame, 0)), ..self.untraced() };
        let Ok(one) = eval.one(other) else { return all() };
        let kind = view.table.columns.get(column).map(|c| c.kind);
        let value = match &one.value {
            Value::Text(text) if kind.is_some_and(|k| k.is_temporal()) => {
                calendar::read(text).unwrap_or_default()
            }
            value => value.clone(),
        };
        index.rows(&value).iter().map(|row| *row as usize).collect()
    }
}

/// The conditions that must all be true.
fn conjuncts(condition: &Expr) -> Vec<&Expr> {
    match &condition.kind {
        ExprKind::Binary(Operator::And, left, right) => {
            let mut parts = conjuncts(left);
            parts.extend(conjuncts(right));
            parts
        }
        _ => vec![condition],
    }
}

/// A column and what it must be, where that is the same for each row.
fn equality<'e>(part: &'e Expr, frame: &Frame<'_>) -> Option<(usize, &'e Expr)> {
    let ExprKind::Binary(Operator::Equal, left, right) = &part.kind else { return None };
    let column = |expr: &Expr| match &expr.kind {
        ExprKind::Name(name) => frame.view.table.column(name).map(|(i, _)| i),
        _ => None,
    };
    let same = |expr: &Expr| frame.is_fixed(expr) || matches!(expr.kind, ExprKind::Literal(_));
    if let Some(column) = column(left).filter(|_| same(right)) {
        return Some((column, right));
    }
    column(right).filter(|_| same(left)).map(|column| (column, &**left))
}

/// The order of rows by their keys; rows without one come last, whichever way.
pub(in crate::expr) fn sorted(keys: &[Option<Value>], descending: bool) -> Arc<[usize]> {
    let mut places: Vec<usize> = (0..keys.len()).collect();
    let key = |at: usize| keys.get(at).and_then(Option::as_ref);
    places.sort_by(|a, b| match (key(*a), key(*b)) {
        (Some(a), Some(b)) if descending => crate::expr::order(b, a),
        (Some(a), Some(b)) => crate::expr::order(a, b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    });
    places.into()
}

//! What takes effort: counted before it is done.

use crate::expr::Fault;
use crate::expr::ast::{Call, Expr};
use crate::expr::eval::{Eval, Frame};
use crate::expr::item::{Item, One, Series, View};

impl<'a, 'f> Eval<'a, 'f> {
    /// The rows that are gone through, where the part is a value in each of them.
    pub(super) fn lifting(&self, expr: &Expr) -> Result<Option<(&'f Frame<'a>, usize)>, Fault> {
        let Some((frame, at)) = self.frame else { return Ok(None) };
        self.budget.take(expr.size(), &expr.range)?;
        Ok(frame.lifts(expr, self.scope).then_some((frame, at)))
    }

    /// Rows to evaluate the part in.
    pub(super) fn frame(&self, view: &View<'a>, each: &Expr) -> Result<Frame<'a>, Fault> {
        self.budget.take(each.size(), &each.range)?;
        Ok(Frame::new(view.clone(), each, self.scope))
    }

    /// Counts values that are gone through, with the cells that are kept of them.
    pub(in crate::expr) fn take_series(
        &self,
        series: &Series<'a>,
        call: &Call,
    ) -> Result<(), Fault> {
        let range = &call.name.range;
        self.budget.take(series.len(), range)?;
        if self.traced { self.budget.take_cells(series.count_cells(), range) } else { Ok(()) }
    }

    /// Counts rows that are gone through.
    pub(in crate::expr) fn take_rows(&self, rows: usize, call: &Call) -> Result<(), Fault> {
        self.budget.take(rows, &call.name.range)
    }

    /// Values as a column.
    pub(in crate::expr) fn kept(&self, ones: Vec<One>, call: &Call) -> Result<Item<'a>, Fault> {
        self.budget.take_kept(&ones, &call.name.range)?;
        Ok(Item::Column(ones.into()))
    }
}

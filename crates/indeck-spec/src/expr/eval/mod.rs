//! The value of an expression whose types are right, with the table cells it came from.

mod effort;
mod frame;
mod operator;
mod select;

use std::ops::Range;
use std::sync::Arc;

use indeck_model::{ResultTable, Value};

use crate::expr::Fault;
use crate::expr::ast::{Call, Expr, ExprKind, Name};
use crate::expr::budget::Budget;
use crate::expr::check::{Checker, not_one};
use crate::expr::functions::{self, Args, Form};
use crate::expr::item::{Item, One, Series, View};
use crate::expr::scope::{Group, LoopItem, Named, Part, Scope, Turn};
use crate::expr::types::Type;

pub(super) use frame::Frame;
pub(super) use operator::combined;
pub(super) use select::sorted;

/// Evaluates expressions.
#[derive(Clone, Copy)]
pub(super) struct Eval<'a, 'f> {
    pub(super) scope: Scope<'a>,
    /// The rows that are gone through, and which of them it is.
    frame: Option<(&'f Frame<'a>, usize)>,
    /// Whether values remember the cells they came from.
    traced: bool,
    budget: &'f Budget,
}

/// Steps that a function of single values counts for, beside its arguments.
const STEPS_PER_CALL: usize = 4;

type Evaluated<'a> = Result<Item<'a>, Fault>;

impl<'a, 'f> Eval<'a, 'f> {
    pub(super) fn new(scope: Scope<'a>, budget: &'f Budget) -> Self {
        Self { scope, frame: None, traced: true, budget }
    }

    /// The same without cells.
    pub(super) fn untraced(self) -> Self {
        Self { traced: false, ..self }
    }

    /// What the expression stands for.
    pub(super) fn item(&self, expr: &Expr) -> Evaluated<'a> {
        let item = match self.frame {
            Some((frame, _)) if frame.is_fixed(expr) => frame.once(expr.id, || self.fresh(expr)),
            _ => self.fresh(expr),
        }?;
        self.budget.take_item(&item, &expr.range)?;
        Ok(item)
    }

    fn fresh(&self, expr: &Expr) -> Evaluated<'a> {
        Ok(match &expr.kind {
            ExprKind::Literal(value) => Item::One(One::plain(value.clone())),
            ExprKind::List(items) => {
                Item::List(items.iter().map(|item| self.one(item)).collect::<Result<_, _>>()?)
            }
            ExprKind::Name(name) => self.named(name, &expr.range)?,
            ExprKind::Field(of, name) => self.field(of, name)?,
            ExprKind::Index(of, index) => self.indexed(of, index)?,
            ExprKind::Negate(of) => Item::One(operator::negated(self.one(of)?)),
            ExprKind::Not(of) => Item::One(operator::inverted(self.one(of)?)),
            ExprKind::Binary(operator, left, right) => {
                Item::One(self.binary(*operator, left, right)?)
            }
            ExprKind::Call(call) => self.call(call)?,
        })
    }

    /// The single value that the expression stands for; a column of one row is one.
    pub(super) fn one(&self, expr: &Expr) -> Result<One, Fault> {
        match self.item(expr)? {
            Item::One(one) => Ok(one),
            Item::Column(series) if series.len() == 1 => Ok(series.one(0, self.traced)),
            Item::Column(series) => Err(not_one(series.name(), series.len(), &expr.range)),
            _ => Err(mistyped(&expr.range)),
        }
    }

    fn named(&self, name: &str, range: &Range<usize>) -> Evaluated<'a> {
        let rows = self.frame.map(|(frame, _)| frame.view.table);
        Ok(match self.scope.named(name, rows) {
            Named::Column(column) => Item::One(self.cell(column)),
            Named::Turn(turn) => self.turn(turn),
            Named::Param(value) => Item::One(One::plain(value.clone())),
            Named::Table(table) => Item::Table(View::whole(table)),
            Named::Group(group) => Item::Group(group),
            Named::Failed | Named::Unknown => return Err(mistyped(range)),
        })
    }

    /// A column of this row.
    fn cell(&self, column: usize) -> One {
        let Some((frame, at)) = self.frame else { return One::default() };
        let row = frame.view.row(at);
        row.map(|row| One::cell(frame.view.table, column, row, self.traced)).unwrap_or_default()
    }

    fn turn(&self, turn: &'a Turn) -> Item<'a> {
        match &turn.item {
            LoopItem::Value(item) => Item::One(One {
                value: item.value.clone(),
                format: item.format.clone(),
                cells: if self.traced { item.cells.clone() } else { Vec::new() },
                suppressed: false,
            }),
            LoopItem::Row(table, row) => Item::Row(table, *row),
        }
    }

    fn field(&self, of: &Expr, name: &Name) -> Evaluated<'a> {
        if let ExprKind::Name(text) = &of.kind
            && let Some(group) = Group::find(text)
            && !matches!(self.scope.named(text, None), Named::Table(_) | Named::Failed)
        {
            return self.part(group, name);
        }
        let column = |table: &ResultTable| {
            table.column(&name.text).map(|(i, _)| i).ok_or_else(|| mistyped(&name.range))
        };
        match self.item(of)? {
            Item::Group(group) => self.part(group, name),
            Item::Table(view) => {
                let column = column(view.table)?;
                Ok(Item::Column(Series::Column(view, column)))
            }
            Item::Row(table, row) => {
                Ok(Item::One(One::cell(table, column(table)?, row, self.traced)))
            }
            _ => Err(mistyped(&name.range)),
        }
    }

    fn part(&self, group: Group, name: &Name) -> Evaluated<'a> {
        match group.part(&name.text, self.scope) {
            Some(Part::Value(value)) => Ok(Item::One(One::plain(value))),
            Some(Part::Number(number)) => {
                let value = number.map_or(Value::Null, |n| Value::Integer(i64::from(n)));
                Ok(Item::One(One::plain(value)))
            }
            Some(Part::Turn(turn)) => Ok(self.turn(turn)),
            None => Err(mistyped(&name.range)),
        }
    }

    fn indexed(&self, of: &Expr, index: &Expr) -> Evaluated<'a> {
        let item = self.item(of)?;
        let wanted = match self.one(index)?.value {
            Value::Integer(wanted) => wanted,
            _ => return Ok(self.nowhere(&item)),
        };
        let at = |length: usize, what: &str| place(wanted, length, what, &index.range);
        Ok(match item {
            Item::Table(view) => {
                let at = at(view.len(), &format!("table `{}`", view.table.name))?;
                Item::Row(view.table, view.row(at).unwrap_or_default())
            }
            Item::Column(series) => {
                let what = match series.table() {
                    Some(table) => format!("table `{}`", table.name),
                    None => "the column".to_owned(),
                };
                Item::One(series.one(at(series.len(), &what)?, self.traced))
            }
            Item::List(ones) => {
                let at = at(ones.len(), "the list")?;
                Item::One(ones.get(at).cloned().unwrap_or_default())
            }
            _ => return Err(mistyped(&of.range)),
        })
    }

    /// What stands at a place that is missing itself.
    fn nowhere(&self, of: &Item<'a>) -> Item<'a> {
        match of {
            Item::Table(view) => Item::Row(view.table, usize::MAX),
            _ => Item::One(One::default()),
        }
    }

    fn call(&self, call: &Call) -> Evaluated<'a> {
        let function =
            functions::find(&call.name.text).ok_or_else(|| mistyped(&call.name.range))?;
        match function.form {
            Form::Value { run, .. } => self.value(call, run).map(Item::One),
            Form::Reduce { run, .. } => {
                let series = self.reduced(call)?;
                self.take_series(&series, call)?;
                Ok(Item::One(run(&series, self.traced)))
            }
            Form::Window { run, .. } => self.window(call, run),
            Form::Own { run, .. } => run(self, call),
        }
    }

    /// A function of single values; with a missing one there is none.
    pub(super) fn value(
        &self,
        call: &Call,
        run: fn(&Args<'_, 'a>) -> Result<One, Fault>,
    ) -> Result<One, Fault> {
        let ones: Vec<One> = call.args.iter().map(|arg| self.one(arg)).collect::<Result<_, _>>()?;
        let missing = ones.iter().any(|one| one.value.is_null());
        let suppressed = missing && ones.iter().any(|one| one.suppressed);
        let args = Args { ones: &ones, call, scope: self.scope };
        let made = if missing { One::default() } else { run(&args)? };
        functions::limited(&made.value, &call.name.range)?;
        self.budget.take(STEPS_PER_CALL, &call.name.range)?;
        let cells = ones.into_iter().flat_map(|one| one.cells).collect();
        Ok(One { cells, suppressed, ..made })
    }

    /// What `f(column)` or `f(table, value)` reduces.
    pub(super) fn reduced(&self, call: &Call) -> Result<Series<'a>, Fault> {
        match call.args.as_slice() {
            [column] => self.column_of(column),
            [table, each] => {
                let view = self.view(table)?;
                self.lifted(&view, each)
            }
            _ => Err(mistyped(&call.name.range)),
        }
    }

    fn window(&self, call: &Call, run: fn(&Series<'a>, bool) -> Vec<One>) -> Evaluated<'a> {
        let [arg] = call.args.as_slice() else { return Err(mistyped(&call.name.range)) };
        let fresh = || {
            let series = self.column_of(arg)?;
            self.take_series(&series, call)?;
            self.kept(run(&series, self.traced), call)
        };
        let Some((frame, at)) = self.lifting(arg)? else { return fresh() };
        let all = frame.once_of_window(arg.id, fresh)?;
        match all {
            Item::Column(series) => Ok(Item::One(series.one(at, self.traced))),
            _ => Err(mistyped(&arg.range)),
        }
    }

    /// An argument as a column; among rows, a value of each of them.
    pub(super) fn column_of(&self, expr: &Expr) -> Result<Series<'a>, Fault> {
        if let Some((frame, _)) = self.lifting(expr)? {
            return self.lifted(&frame.view, expr);
        }
        match self.item(expr)? {
            Item::Column(series) => Ok(series),
            Item::List(ones) => Ok(ones.into()),
            _ => Err(mistyped(&expr.range)),
        }
    }

    /// An argument as a table.
    pub(super) fn view(&self, expr: &Expr) -> Result<View<'a>, Fault> {
        match self.item(expr)? {
            Item::Table(view) => Ok(view),
            _ => Err(mistyped(&expr.range)),
        }
    }

    /// The value of an expression in each row.
    pub(super) fn lifted(&self, view: &View<'a>, each: &Expr) -> Result<Series<'a>, Fault> {
        if let ExprKind::Name(name) = &each.kind
            && let Some((column, _)) = view.table.column(name)
        {
            return Ok(Series::Column(view.clone(), column));
        }
        let frame = self.frame(view, each)?;
        let mut ones = Vec::new();
        for at in 0..view.len() {
            let one = Eval { frame: Some((&frame, at)), ..*self }.one(each)?;
            self.budget.take_cells(one.cells.len(), &each.range)?;
            ones.push(one);
        }
        // What all rows share is told once, with the first.
        if let Some(first) = ones.first_mut() {
            first.cells.extend(frame.shared_cells());
        }
        Ok(ones.into())
    }

    /// Whether its values remember their cells.
    pub(super) fn is_traced(&self) -> bool {
        self.traced
    }

    /// Whether the expression is a table, told by its type.
    pub(super) fn is_table(&self, expr: &Expr) -> Result<bool, Fault> {
        self.budget.take(expr.size(), &expr.range)?;
        let rows = self.frame.map(|(frame, _)| frame.view.table);
        let faults = std::cell::RefCell::default();
        let found = Checker::new(self.scope, rows, &faults).check(expr);
        Ok(matches!(found, Type::Table(..)))
    }

    /// How many rows are gone through.
    pub(super) fn frame_rows(&self) -> Option<usize> {
        self.frame.map(|(frame, _)| frame.view.len())
    }
}

/// A place from 0; −1 is the last one.
fn place(wanted: i64, length: usize, what: &str, range: &Range<usize>) -> Result<usize, Fault> {
    let count = i64::try_from(length).unwrap_or(i64::MAX);
    let at = if wanted < 0 { wanted.saturating_add(count) } else { wanted };
    usize::try_from(at).ok().filter(|at| *at < length).ok_or_else(|| {
        let fault = Fault::new("no-such-row", format!("{what} has no row {wanted}"), range);
        match length {
            0 => fault.hint("it has no rows at all"),
            _ => fault.hint(format!("its rows are 0 to {}, and -1 is the last one", length - 1)),
        }
    })
}

/// What the types have let through and should not have.
pub(super) fn mistyped(range: &Range<usize>) -> Fault {
    Fault::new("wrong-operand", "this cannot stand here", range)
}

/// The rows of a table for a loop.
pub(super) fn rows_of(view: &View<'_>) -> Vec<LoopItem> {
    let shared = view.shared.cloned().unwrap_or_else(|| Arc::new(view.table.clone()));
    view.numbers().into_iter().map(|row| LoopItem::Row(shared.clone(), row)).collect()
}

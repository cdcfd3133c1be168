//! Rows that are gone through, and what is the same in each of them.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use indeck_model::CellAddress;

use crate::expr::Fault;
use crate::expr::ast::{Call, Expr, ExprKind};
use crate::expr::check::Checker;
use crate::expr::functions::{self, Form};
use crate::expr::item::{Item, View};
use crate::expr::key::{Index, Key};
use crate::expr::scope::{Group, Scope};
use crate::expr::types::Type;

/// What a member of a list or column is found by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Member {
    pub(super) key: Key,
    /// Whether it is a text, and the key the day that it writes.
    pub(super) written: bool,
}

/// Rows that are gone through.
pub(in crate::expr) struct Frame<'a> {
    pub(super) view: View<'a>,
    /// Which parts of the expression are the same in each row, by number.
    fixed: Vec<bool>,
    known: RefCell<BTreeMap<(usize, bool), Item<'a>>>,
    members: RefCell<BTreeMap<usize, Arc<BTreeSet<Member>>>>,
    indexes: RefCell<BTreeMap<(usize, usize), Arc<Index>>>,
    cells: RefCell<Vec<CellAddress>>,
}

impl<'a> Frame<'a> {
    /// The rows, for evaluating that expression in each.
    pub(in crate::expr) fn new(view: View<'a>, each: &Expr, scope: Scope<'a>) -> Self {
        let mut frame = Self {
            view,
            fixed: Vec::new(),
            known: RefCell::default(),
            members: RefCell::default(),
            indexes: RefCell::default(),
            cells: RefCell::default(),
        };
        if !frame.mark(each, scope) {
            frame.fix(each);
        }
        frame
    }

    /// Whether the part is the same in each row and worth remembering.
    pub(super) fn is_fixed(&self, expr: &Expr) -> bool {
        self.fixed.get(expr.id).copied().unwrap_or_default()
    }

    fn fix(&mut self, expr: &Expr) {
        if matches!(expr.kind, ExprKind::Literal(_)) {
            return;
        }
        if self.fixed.len() <= expr.id {
            self.fixed.resize(expr.id + 1, false);
        }
        if let Some(fixed) = self.fixed.get_mut(expr.id) {
            *fixed = true;
        }
    }

    /// Whether the part differs from row to row. Of one that does, the largest parts that do not
    /// are marked.
    fn mark(&mut self, expr: &Expr, scope: Scope<'a>) -> bool {
        let parts = match &expr.kind {
            ExprKind::Name(name) => return self.view.table.column(name).is_some(),
            ExprKind::Field(of, _) if is_group(of) => return false,
            ExprKind::Call(call) => {
                if let Some(varies) = self.settled(call, scope) {
                    return varies;
                }
                in_this_frame(call)
            }
            _ => expr.children(),
        };
        let varying: Vec<bool> = parts.iter().map(|part| self.mark(part, scope)).collect();
        let varies = varying.contains(&true);
        if varies {
            parts.iter().zip(varying).filter(|(_, v)| !v).for_each(|(part, _)| self.fix(part));
        }
        varies
    }

    /// For a function over all rows, whether it differs from row to row.
    fn settled(&self, call: &Call, scope: Scope<'a>) -> Option<bool> {
        let form = functions::find(&call.name.text)?.form;
        let lifts = match call.args.as_slice() {
            [] => return Some(false),
            [arg] => self.lifts(arg, scope),
            _ => false,
        };
        match form {
            Form::Reduce { .. } | Form::Own { reduces: true, .. } if lifts => Some(false),
            Form::Window { .. } if lifts => Some(true),
            _ => None,
        }
    }

    /// Whether the part is a value in each row, and not a column of its own.
    pub(super) fn lifts(&self, expr: &Expr, scope: Scope<'a>) -> bool {
        let faults = RefCell::default();
        let found = Checker::new(scope, Some(self.view.table), &faults).check(expr);
        matches!(found, Type::One(_))
    }

    /// Evaluates a part in the first row that needs it.
    pub(super) fn once(
        &self,
        id: usize,
        fresh: impl FnOnce() -> Result<Item<'a>, Fault>,
    ) -> Result<Item<'a>, Fault> {
        self.remembered((id, false), fresh)
    }

    /// Evaluates a function that gives all rows' values in the first row that needs it.
    pub(super) fn once_of_window(
        &self,
        id: usize,
        fresh: impl FnOnce() -> Result<Item<'a>, Fault>,
    ) -> Result<Item<'a>, Fault> {
        self.remembered((id, true), fresh)
    }

    /// Gathers what a list or column holds in the first row that needs it.
    pub(super) fn once_of_members(
        &self,
        id: usize,
        fresh: impl FnOnce() -> Result<BTreeSet<Member>, Fault>,
    ) -> Result<Arc<BTreeSet<Member>>, Fault> {
        if let Some(members) = self.members.borrow().get(&id) {
            return Ok(members.clone());
        }
        let members = Arc::new(fresh()?);
        self.members.borrow_mut().insert(id, members.clone());
        Ok(members)
    }

    /// Finds the rows of a table that is the same in each row by the value of a column, in the first
    /// row that needs it.
    pub(super) fn once_of_index(
        &self,
        key: (usize, usize),
        fresh: impl FnOnce() -> Result<Index, Fault>,
    ) -> Result<Arc<Index>, Fault> {
        if let Some(index) = self.indexes.borrow().get(&key) {
            return Ok(index.clone());
        }
        let index = Arc::new(fresh()?);
        self.indexes.borrow_mut().insert(key, index.clone());
        Ok(index)
    }

    fn remembered(
        &self,
        key: (usize, bool),
        fresh: impl FnOnce() -> Result<Item<'a>, Fault>,
    ) -> Result<Item<'a>, Fault> {
        if let Some(item) = self.known.borrow().get(&key) {
            return Ok(item.clone());
        }
        let mut item = fresh()?;
        if let Item::One(one) = &mut item {
            self.cells.borrow_mut().append(&mut one.cells);
        }
        self.known.borrow_mut().insert(key, item.clone());
        Ok(item)
    }

    /// The cells of what is the same in each row.
    pub(super) fn shared_cells(&self) -> Vec<CellAddress> {
        self.cells.take()
    }
}

fn is_group(expr: &Expr) -> bool {
    matches!(&expr.kind, ExprKind::Name(name) if Group::find(name).is_some())
}

/// The arguments that are evaluated here, and not over the rows of a table that the call names.
fn in_this_frame(call: &Call) -> Vec<&Expr> {
    let over = match functions::find(&call.name.text) {
        Some(function) => function.over(call.args.len()),
        None => &[],
    };
    call.args.iter().enumerate().filter(|(i, _)| !over.contains(i)).map(|(_, arg)| arg).collect()
}

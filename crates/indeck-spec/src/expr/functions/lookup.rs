//! A value of another table, by a key.

use indeck_model::{NumberFormat, Value};

use crate::expr::Fault;
use crate::expr::ast::{Call, Expr, ExprKind};
use crate::expr::calendar;
use crate::expr::check::Checker;
use crate::expr::eval::{Eval, mistyped};
use crate::expr::item::{Item, One};
use crate::expr::key::same;
use crate::expr::types::{Kind, Type};

pub(super) fn check_lookup<'a>(checker: &Checker<'a, '_>, call: &Call) -> Type<'a> {
    let [_, keys, key, value] = call.args.as_slice() else { return Type::Wrong };
    let found = checker.one(key);
    let Some((table, _)) = checker.table_of(call) else { return Type::Wrong };
    let (keys, value) = (checker.column_name(table, keys), checker.column_name(table, value));
    if let (Some(keys), Some(found)) = (keys, found)
        && keys.with(found) == Kind::Mixed
        && key.quoted().and_then(calendar::read).is_none()
    {
        let message = format!("the key is {}, and the column holds {}", found.noun(), keys.noun());
        checker.fault(Fault::new("wrong-argument", message, &key.range));
        return Type::Wrong;
    }
    value.map_or(Type::Wrong, Type::One)
}

pub(super) fn run_lookup<'a>(eval: &Eval<'a, '_>, call: &Call) -> Result<Item<'a>, Fault> {
    let [table, keys, key, value] = call.args.as_slice() else {
        return Err(mistyped(&call.name.range));
    };
    let (view, key) = (eval.view(table)?, eval.one(key)?);
    let column = |expr: &Expr| match &expr.kind {
        ExprKind::Name(name) => view.table.column(name).ok_or_else(|| mistyped(&expr.range)),
        _ => Err(mistyped(&expr.range)),
    };
    let ((keys, key_column), (value, value_column)) = (column(keys)?, column(value)?);
    let wanted = match &key.value {
        Value::Text(text) if key_column.kind.is_temporal() => {
            calendar::read(text).unwrap_or_default()
        }
        other => other.clone(),
    };
    let format = value_column.format.clone();
    let missing = One { value: Value::Null, suppressed: key.suppressed, ..key.clone() };
    if wanted.is_null() {
        return Ok(Item::One(missing.with_format(format)));
    }
    let row = match eval.index(&view, table, keys)? {
        Some(index) => index.rows(&wanted).first().map(|row| *row as usize),
        None => {
            eval.take_rows(view.len(), call)?;
            let cell = |row: &usize| key_column.cells.get(*row).filter(|c| !c.suppressed);
            let is = |row: &usize| cell(row).is_some_and(|c| same(&c.value, &wanted));
            (0..view.len()).filter_map(|at| view.row(at)).find(is)
        }
    };
    let Some(row) = row else { return Ok(Item::One(missing.with_format(NumberFormat::GENERAL))) };
    let mut one = One::cell(view.table, value, row, eval.is_traced());
    one.cells.extend(key.cells);
    Ok(Item::One(one))
}

//! Functions of tables: rows by condition, order and number.

use std::collections::BTreeSet;

use indeck_model::Value;

use crate::expr::Fault;
use crate::expr::ast::{Call, Expr};
use crate::expr::check::{Checker, Holds};
use crate::expr::eval::{Eval, mistyped, sorted};
use crate::expr::functions::lookup::{check_lookup, run_lookup};
use crate::expr::functions::{Form, Function, Want};
use crate::expr::item::{Item, Series, View};
use crate::expr::key::Key;
use crate::expr::types::{Type, Values};
use crate::suggest;

const GROUP: &str = "Tables";

/// A function with rules of its own.
macro_rules! own {
    ($name:literal, $signature:literal, $args:expr, $over:expr, $check:expr, $run:expr, $about:literal) => {
        Function {
            name: $name,
            signature: $signature,
            about: $about,
            group: GROUP,
            least: *$args.start(),
            most: *$args.end(),
            form: Form::Own { reduces: false, check: $check, run: $run },
            over: $over,
        }
    };
}

pub(super) const FUNCTIONS: &[Function] = &[
    own!(
        "where",
        "where(table, condition)",
        (2..=2),
        &[1],
        check_where,
        run_where,
        "the rows in which a condition is true; its bare names are the table's columns"
    ),
    own!(
        "sort",
        "sort(table, value, 'descending'); sort(column, 'descending')",
        (1..=3),
        &[1],
        check_sort,
        run_sort,
        "the rows by a value, or the values of a column, in order; missing ones come last"
    ),
    own!(
        "take",
        "take(table, n); take(column, n)",
        (2..=2),
        &[],
        check_take,
        run_take,
        "the first `n` rows or values; the last ones where `n` is negative"
    ),
    own!(
        "top",
        "top(table, n, value)",
        (3..=3),
        &[2],
        check_top,
        run_top,
        "the `n` rows with the greatest values, the greatest first"
    ),
    own!(
        "rows",
        "rows(table)",
        (1..=1),
        &[],
        check_rows,
        run_rows,
        "the rows of a table, to loop over; `count(table)` tells how many"
    ),
    own!(
        "values",
        "values(column)",
        (1..=1),
        &[],
        check_values,
        run_values,
        "the different values of a column, in the order in which they first come"
    ),
    own!(
        "lookup",
        "lookup(table, key_column, key, value_column)",
        (4..=4),
        &[1, 3],
        check_lookup,
        run_lookup,
        "the value in the first row whose key is that one; missing if there is none"
    ),
];

fn check_where<'a>(checker: &Checker<'a, '_>, call: &Call) -> Type<'a> {
    let Some((table, _)) = checker.table_of(call) else { return Type::Wrong };
    if let Some(condition) = call.args.get(1) {
        checker.predicate(table, condition, "where");
    }
    Type::Table(table, None)
}

fn run_where<'a>(eval: &Eval<'a, '_>, call: &Call) -> Result<Item<'a>, Fault> {
    let [table, condition] = call.args.as_slice() else { return Err(mistyped(&call.name.range)) };
    let view = eval.view(table)?;
    let rows = eval.select(&view, condition)?;
    Ok(Item::Table(view.pick(rows)))
}

/// Whether the largest comes first.
fn descending(order: Option<&Expr>) -> Result<bool, Fault> {
    let Some(order) = order else { return Ok(false) };
    let names = ["ascending", "descending"];
    match order.quoted() {
        Some("ascending") => Ok(false),
        Some("descending") => Ok(true),
        other => {
            let found = other.unwrap_or_default();
            let message = "the order is `'ascending'` or `'descending'`";
            Err(Fault::new("wrong-argument", message, &order.range)
                .hints(suggest::hints(found, "orders", names)))
        }
    }
}

/// The arguments of `sort`: what is sorted, by what, in which order.
fn sort_args(call: &Call, is_table: bool) -> (Option<&Expr>, Option<&Expr>) {
    if is_table { (call.args.get(1), call.args.get(2)) } else { (None, call.args.get(1)) }
}

fn check_sort<'a>(checker: &Checker<'a, '_>, call: &Call) -> Type<'a> {
    let Some(of) = call.args.first() else { return Type::Wrong };
    let found = checker.check(of);
    if matches!(found, Type::Wrong) {
        return Type::Wrong;
    }
    let is_table = matches!(found, Type::Table(..));
    let (key, order) = sort_args(call, is_table);
    if let Err(fault) = descending(order) {
        checker.fault(fault);
    }
    if !is_table {
        let values = checker.as_column(call, 0, found, Holds::Ordered);
        return values.map_or(Type::Wrong, Type::Column);
    }
    let Some((table, rows)) = checker.as_table(call, found) else { return Type::Wrong };
    let Some(key) = key else {
        let message = "`sort` takes a column to sort the table by";
        checker.fault(
            Fault::new("wrong-argument", message, &call.name.range)
                .hint("name it, as in `sort(table, revenue, 'descending')`"),
        );
        return Type::Wrong;
    };
    check_order(checker, call, table, key);
    Type::Table(table, rows)
}

/// What a table is sorted by has an order.
fn check_order<'a>(
    checker: &Checker<'a, '_>,
    call: &Call,
    table: &'a indeck_model::ResultTable,
    key: &Expr,
) {
    if let Some(kind) = checker.each(table, key).filter(|kind| !kind.is_ordered()) {
        let name = &call.name.text;
        let message =
            format!("`{name}` takes values that have an order, and this is {}", kind.noun());
        checker.fault(Fault::new("wrong-argument", message, &key.range));
    }
}

fn run_sort<'a>(eval: &Eval<'a, '_>, call: &Call) -> Result<Item<'a>, Fault> {
    let Some(of) = call.args.first() else { return Err(mistyped(&call.name.range)) };
    let is_table = eval.is_table(of)?;
    let (key, order) = sort_args(call, is_table);
    let descending = descending(order)?;
    if let Some(key) = key {
        return Ok(Item::Table(by_key(eval, call, key, descending)?));
    }
    let series = eval.column_of(of)?;
    eval.take_series(&series, call)?;
    let places = sorted(&keys(&series), descending);
    eval.kept(places.iter().map(|at| series.one(*at, eval.is_traced())).collect(), call)
}

fn keys(series: &Series<'_>) -> Vec<Option<Value>> {
    (0..series.len()).map(|at| series.value(at).filter(|v| !v.is_null()).cloned()).collect()
}

fn by_key<'a>(
    eval: &Eval<'a, '_>,
    call: &Call,
    key: &Expr,
    descending: bool,
) -> Result<View<'a>, Fault> {
    let Some(of) = call.args.first() else { return Err(mistyped(&call.name.range)) };
    let view = eval.view(of)?;
    eval.take_rows(view.len(), call)?;
    let series = eval.untraced().lifted(&view, key)?;
    let places = sorted(&keys(&series), descending);
    Ok(view.pick(places.iter().filter_map(|at| view.row(*at)).collect()))
}

/// A whole number of rows.
fn check_number(checker: &Checker<'_, '_>, call: &Call) -> bool {
    let arg = call.args.get(1);
    arg.is_some_and(|arg| checker.argument(call, 1, arg, Want::Whole).is_some())
}

fn check_take<'a>(checker: &Checker<'a, '_>, call: &Call) -> Type<'a> {
    let Some(of) = call.args.first() else { return Type::Wrong };
    let counted = check_number(checker, call);
    let found = match checker.check(of) {
        Type::Table(table, _) => Type::Table(table, None),
        Type::List(kind) => Type::List(kind),
        other => match checker.as_column(call, 0, other, Holds::Anything) {
            Some(values) => Type::Column(Values { rows: None, ..values }),
            None => Type::Wrong,
        },
    };
    if counted { found } else { Type::Wrong }
}

/// Which of so many are taken.
fn taken(eval: &Eval<'_, '_>, call: &Call, length: usize) -> Result<std::ops::Range<usize>, Fault> {
    let Some(arg) = call.args.get(1) else { return Err(mistyped(&call.name.range)) };
    let wanted = match eval.one(arg)?.value {
        Value::Integer(n) => n,
        Value::Number(x) if x.fract() == 0.0 && x.abs() < 1e15 => x as i64,
        Value::Null => {
            return Err(Fault::new("no-value", "how many is missing", &arg.range));
        }
        _ => return Err(Fault::new("wrong-argument", "a whole number is wanted", &arg.range)),
    };
    let count = usize::try_from(wanted.unsigned_abs()).unwrap_or(usize::MAX).min(length);
    Ok(if wanted < 0 { length - count..length } else { 0..count })
}

fn run_take<'a>(eval: &Eval<'a, '_>, call: &Call) -> Result<Item<'a>, Fault> {
    let Some(of) = call.args.first() else { return Err(mistyped(&call.name.range)) };
    Ok(match eval.item(of)? {
        Item::Table(view) => {
            let range = taken(eval, call, view.len())?;
            eval.take_rows(range.len(), call)?;
            Item::Table(view.pick(range.filter_map(|at| view.row(at)).collect()))
        }
        Item::List(ones) => {
            let range = taken(eval, call, ones.len())?;
            Item::List(ones.get(range).unwrap_or_default().to_vec())
        }
        _ => {
            let series = eval.column_of(of)?;
            let range = taken(eval, call, series.len())?;
            eval.take_rows(range.len(), call)?;
            return eval.kept(range.map(|at| series.one(at, eval.is_traced())).collect(), call);
        }
    })
}

fn check_top<'a>(checker: &Checker<'a, '_>, call: &Call) -> Type<'a> {
    check_number(checker, call);
    let Some((table, _)) = checker.table_of(call) else { return Type::Wrong };
    if let Some(key) = call.args.get(2) {
        check_order(checker, call, table, key);
    }
    Type::Table(table, None)
}

fn run_top<'a>(eval: &Eval<'a, '_>, call: &Call) -> Result<Item<'a>, Fault> {
    let [_, _, key] = call.args.as_slice() else { return Err(mistyped(&call.name.range)) };
    let view = by_key(eval, call, key, true)?;
    let range = taken(eval, call, view.len())?;
    Ok(Item::Table(view.pick(range.filter_map(|at| view.row(at)).collect())))
}

fn check_rows<'a>(checker: &Checker<'a, '_>, call: &Call) -> Type<'a> {
    checker.table_of(call).map_or(Type::Wrong, |(table, rows)| Type::Table(table, rows))
}

fn run_rows<'a>(eval: &Eval<'a, '_>, call: &Call) -> Result<Item<'a>, Fault> {
    match call.args.first() {
        Some(table) => eval.view(table).map(Item::Table),
        None => Err(mistyped(&call.name.range)),
    }
}

fn check_values<'a>(checker: &Checker<'a, '_>, call: &Call) -> Type<'a> {
    let values = checker.column_of(call, 0, Holds::Anything);
    values.map_or(Type::Wrong, |v| Type::Column(Values { rows: None, ..v }))
}

fn run_values<'a>(eval: &Eval<'a, '_>, call: &Call) -> Result<Item<'a>, Fault> {
    let Some(of) = call.args.first() else { return Err(mistyped(&call.name.range)) };
    let series = eval.column_of(of)?;
    eval.take_series(&series, call)?;
    let mut seen = BTreeSet::new();
    let is_new = |at: &usize| {
        let value = series.value(*at).filter(|value| !value.is_null());
        value.is_some_and(|value| seen.insert(Key::of(value)))
    };
    let new = (0..series.len()).filter(is_new);
    eval.kept(new.map(|at| series.one(at, eval.is_traced())).collect(), call)
}

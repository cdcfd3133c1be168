//! Functions of columns: to one value, and to one value for each row.
//!
//! A value remembers the cells that it was made of. With `previous`, `change` and `growth` these
//! are all of them. `share`, `rank` and `running` rest on other rows too, and remember the cells of
//! their own row only: all that they rest on would be the square of the rows.

use std::collections::BTreeMap;

use indeck_model::{NumberFormat, Value};

use crate::expr::aggregate::AggregateFunction;
use crate::expr::ast::{Call, Expr, Operator};
use crate::expr::calendar;
use crate::expr::check::{Checker, Holds};
use crate::expr::eval::{Eval, combined};
use crate::expr::functions::{ANY, Form, Function};
use crate::expr::item::{Item, One, Series};
use crate::expr::key::Key;
use crate::expr::types::{Kind, Type};
use crate::expr::{Fault, order};

const GROUP: &str = "Columns";

/// A function that makes one value of a column.
macro_rules! reduce {
    ($name:literal, $function:ident, $holds:ident, $gives:expr, $about:literal) => {
        Function {
            name: $name,
            signature: concat!($name, "(column); ", $name, "(table, value)"),
            about: $about,
            group: GROUP,
            least: 1,
            most: 2,
            form: Form::Reduce {
                holds: Holds::$holds,
                gives: $gives,
                run: |series, traced| reduced(AggregateFunction::$function, series, traced),
            },
            over: &[],
        }
    };
}

/// The least or greatest of a column, or of several values.
macro_rules! extreme {
    ($name:literal, $function:ident, $about:literal) => {
        Function {
            name: $name,
            signature: concat!($name, "(column); ", $name, "(table, value); ", $name, "(a, b, …)"),
            about: $about,
            group: GROUP,
            least: 1,
            most: ANY,
            form: Form::Own {
                reduces: true,
                check: check_extreme,
                run: |eval, call| extreme(eval, call, AggregateFunction::$function),
            },
            over: &[],
        }
    };
}

/// A function that makes a column of a column.
macro_rules! window {
    ($name:literal, $holds:ident, $gives:expr, $run:expr, $about:literal) => {
        Function {
            name: $name,
            signature: concat!($name, "(column)"),
            about: $about,
            group: GROUP,
            least: 1,
            most: 1,
            form: Form::Window { holds: Holds::$holds, gives: $gives, run: $run },
            over: &[],
        }
    };
}

pub(super) const FUNCTIONS: &[Function] = &[
    reduce!("sum", Sum, Numbers, summed, "the sum; missing values are passed over"),
    reduce!(
        "mean",
        Mean,
        Numbers,
        |_| Kind::Number,
        "the arithmetic mean of the values that are there"
    ),
    reduce!("median", Median, Numbers, |_| Kind::Number, "the value in the middle"),
    extreme!("min", Min, "the least value"),
    extreme!("max", Max, "the greatest value"),
    reduce!("first", First, Anything, |kind| kind, "the first value that is there"),
    reduce!("last", Last, Anything, |kind| kind, "the last value that is there"),
    Function {
        name: "count",
        signature: "count(column); count(table); count(table, condition); count()",
        about: "how many values are there, how many rows, or in how many rows a condition is true",
        group: GROUP,
        least: 0,
        most: 2,
        form: Form::Own { reduces: true, check: check_count, run: count },
        over: &[1],
    },
    reduce!(
        "distinct",
        Distinct,
        Anything,
        |_| Kind::Integer,
        "how many different values there are"
    ),
    window!(
        "rank",
        Ordered,
        |_| Kind::Integer,
        rank,
        "the place of each value, the greatest first; equal values share a place"
    ),
    window!("share", Numbers, |_| Kind::Number, share, "each value divided by the sum"),
    window!("running", Numbers, summed, running, "the sum up to each row"),
    window!("previous", Anything, |kind| kind, previous, "the value of the row before"),
    window!("change", Numbers, summed, change, "the difference from the row before"),
    window!("growth", Numbers, |_| Kind::Number, growth, "the change as a share of the row before"),
];

/// What sums of a kind are.
fn summed(kind: Kind) -> Kind {
    if kind == Kind::Bool { Kind::Integer } else { kind }
}

/// One value of a column, with the cells it depends on.
fn reduced(function: AggregateFunction, series: &Series<'_>, traced: bool) -> One {
    let values = series.values();
    let value = function.reduce(&values);
    let counts = matches!(function, AggregateFunction::Count | AggregateFunction::Distinct);
    let format = if counts { NumberFormat::GENERAL } else { series.format() };
    let there = |at: &usize| series.value(*at).is_some_and(|v| !v.is_null());
    let chosen = match function {
        AggregateFunction::First => Some((0..series.len()).find(there)),
        AggregateFunction::Last => Some((0..series.len()).rev().find(there)),
        _ => None,
    };
    let cells = match chosen {
        _ if !traced => Vec::new(),
        Some(at) => at.map(|at| series.one(at, true).cells).unwrap_or_default(),
        None => series.cells(),
    };
    let suppressed = series.is_suppressed();
    let value = if suppressed { Value::Null } else { value };
    One { value, format, cells, suppressed }
}

fn check_extreme<'a>(checker: &Checker<'a, '_>, call: &Call) -> Type<'a> {
    let Some((first, others)) = call.args.split_first() else { return Type::Wrong };
    let found = checker.check(first);
    if others.is_empty() || (others.len() == 1 && matches!(found, Type::Table(..))) {
        return checker.reduced_from(call, found, Holds::Ordered, |kind| kind);
    }
    let kinds = std::iter::once(checker.single(&found, &first.range));
    let kinds: Vec<_> = kinds.chain(others.iter().map(|arg| checker.one(arg))).collect();
    let kinds = beside_days(checker, call, kinds).into_iter().enumerate();
    let kinds = kinds.map(|(i, kind)| {
        let kind = kind?;
        if kind.is_ordered() {
            return Some(kind);
        }
        checker.wrong(call, i, "values that have an order", kind.noun(), None);
        None
    });
    let kinds: Vec<_> = kinds.collect();
    let Some(kinds) = kinds.into_iter().collect::<Option<Vec<Kind>>>() else { return Type::Wrong };
    match kinds.iter().copied().fold(Kind::Nothing, Kind::with) {
        Kind::Mixed => {
            let range = &call.name.range;
            let message = format!("`{}` takes values of one kind", call.name.text);
            checker.fault(Fault::new("wrong-argument", message, range));
            Type::Wrong
        }
        kind => Type::One(kind),
    }
}

/// The kinds of the arguments, where a text in quotes beside a day is one.
fn beside_days(
    checker: &Checker<'_, '_>,
    call: &Call,
    kinds: Vec<Option<Kind>>,
) -> Vec<Option<Kind>> {
    if !kinds.iter().any(|kind| matches!(kind, Some(Kind::Date | Kind::DateTime))) {
        return kinds;
    }
    let day = |(arg, kind): (&Expr, Option<Kind>)| match arg.quoted() {
        Some(text) => checker.quoted_day(arg, text),
        None => kind,
    };
    call.args.iter().zip(kinds).map(day).collect()
}

fn extreme<'a>(
    eval: &Eval<'a, '_>,
    call: &Call,
    function: AggregateFunction,
) -> Result<Item<'a>, Fault> {
    let series = match call.args.as_slice() {
        [_] => eval.reduced(call)?,
        [first, _] if eval.is_table(first)? => eval.reduced(call)?,
        several => alike(several.iter().map(|arg| eval.one(arg)).collect::<Result<_, _>>()?).into(),
    };
    eval.take_series(&series, call)?;
    Ok(Item::One(reduced(function, &series, eval.is_traced())))
}

/// Values of one kind: a text beside a day is the day that it writes.
fn alike(mut ones: Vec<One>) -> Vec<One> {
    if ones.iter().any(|one| matches!(one.value, Value::Date(_) | Value::DateTime(_))) {
        for one in &mut ones {
            if let Value::Text(text) = &one.value {
                one.value = calendar::read(text).unwrap_or_default();
            }
        }
    }
    ones
}

fn check_count<'a>(checker: &Checker<'a, '_>, call: &Call) -> Type<'a> {
    match call.args.as_slice() {
        [] if checker.is_among_rows() => {}
        [] => {
            let message = "`count` takes a column or a table here";
            checker.fault(
                Fault::new("wrong-argument", message, &call.name.range)
                    .hint("name one, as in `count(table)`"),
            );
            return Type::Wrong;
        }
        [of] => match checker.check(of) {
            Type::Table(..) => {}
            found => {
                if checker.as_column(call, 0, found, Holds::Anything).is_none() {
                    return Type::Wrong;
                }
            }
        },
        [_, condition, ..] => {
            let Some((table, _)) = checker.table_of(call) else { return Type::Wrong };
            checker.predicate(table, condition, "count");
        }
    }
    Type::One(Kind::Integer)
}

fn count<'a>(eval: &Eval<'a, '_>, call: &Call) -> Result<Item<'a>, Fault> {
    let number = |n: usize| One::plain(Value::Integer(i64::try_from(n).unwrap_or(i64::MAX)));
    Ok(Item::One(match call.args.as_slice() {
        [] => number(eval.frame_rows().unwrap_or_default()),
        [of] if eval.is_table(of)? => number(eval.view(of)?.len()),
        [of] => {
            let series = eval.column_of(of)?;
            eval.take_series(&series, call)?;
            reduced(AggregateFunction::Count, &series, eval.is_traced())
        }
        [table, condition, ..] => number(eval.select(&eval.view(table)?, condition)?.len()),
    }))
}

/// The values one by one, with what is known about them.
fn ones(series: &Series<'_>, traced: bool) -> Vec<One> {
    (0..series.len()).map(|at| series.one(at, traced)).collect()
}

fn rank(series: &Series<'_>, traced: bool) -> Vec<One> {
    let mut sorted: Vec<&Value> = series.values();
    sorted.retain(|value| !value.is_null());
    sorted.sort_by(|a, b| order(b, a));
    let mut places: BTreeMap<Key, i64> = BTreeMap::new();
    for (place, value) in (1..).zip(sorted) {
        places.entry(Key::of(value)).or_insert(place);
    }
    let place = |value: &Value| places.get(&Key::of(value)).copied().map(Value::Integer);
    let ranked = ones(series, traced).into_iter().map(|one| One {
        value: place(&one.value).unwrap_or_default(),
        format: NumberFormat::GENERAL,
        ..one
    });
    ranked.collect()
}

fn share(series: &Series<'_>, traced: bool) -> Vec<One> {
    let sum = reduced(AggregateFunction::Sum, series, false);
    let part = |one| {
        let cells = sum.cells.clone();
        combined(Operator::Divide, one, One { cells, ..sum.clone() })
    };
    ones(series, traced).into_iter().map(part).collect()
}

fn running(series: &Series<'_>, traced: bool) -> Vec<One> {
    let all = ones(series, traced);
    let mut sum = crate::expr::sum::Running::default();
    let mut withheld = false;
    let so_far = all.into_iter().map(|one| {
        withheld |= one.suppressed;
        sum.add(&one.value);
        let value = if withheld || one.value.is_null() { Value::Null } else { sum.value() };
        One { value, suppressed: withheld, ..one }
    });
    so_far.collect()
}

/// Each value beside the one before it.
fn pairs(series: &Series<'_>, traced: bool) -> Vec<(One, One)> {
    let all = ones(series, traced);
    let before = std::iter::once(One::default()).chain(all.clone());
    before.zip(all).collect()
}

fn previous(series: &Series<'_>, traced: bool) -> Vec<One> {
    let format = series.format();
    pairs(series, traced)
        .into_iter()
        .map(|(before, _)| before.with_format(format.clone()))
        .collect()
}

fn change(series: &Series<'_>, traced: bool) -> Vec<One> {
    let pairs = pairs(series, traced).into_iter();
    pairs.map(|(before, one)| combined(Operator::Subtract, one, before)).collect()
}

fn growth(series: &Series<'_>, traced: bool) -> Vec<One> {
    let grown = pairs(series, traced).into_iter().map(|(before, one)| {
        let change = combined(Operator::Subtract, one, before.clone());
        let base = One { cells: Vec::new(), ..before };
        combined(Operator::Divide, change, base)
    });
    grown.collect()
}

//! Filters: what stands after `|`.

use std::cmp::Ordering;
use std::ops::Range;

use indeck_model::table::{Cell, ColumnKind};
use indeck_model::{CellAddress, NumberFormat, Value};

use crate::report::expr::Fault;
use crate::report::expr::ast::{Expr, Name};
use crate::report::expr::eval::{Item, One, Scope, item, single};
use crate::report::expr::sum::exact_sum;
use crate::report::format;
use crate::report::spec::suggest;

/// What a filter works on.
#[derive(Clone, Copy)]
enum Work {
    /// All values of a column, those that are not nothing.
    Column(fn(&Values<'_>, &Name) -> Result<Value, Fault>),
    /// A single value.
    One(fn(One, &Call<'_>) -> Result<One, Fault>),
}

/// A filter: its name, how many arguments it takes, what it does.
struct Filter {
    name: &'static str,
    args: (usize, usize),
    work: Work,
}

const FILTERS: &[Filter] = &[
    Filter { name: "sum", args: (0, 0), work: Work::Column(sum) },
    Filter { name: "mean", args: (0, 0), work: Work::Column(mean) },
    Filter { name: "min", args: (0, 0), work: Work::Column(|v, _| Ok(v.extreme(Ordering::Less))) },
    Filter {
        name: "max",
        args: (0, 0),
        work: Work::Column(|v, _| Ok(v.extreme(Ordering::Greater))),
    },
    Filter { name: "first", args: (0, 0), work: Work::Column(|v, _| Ok(v.at(v.cells.first()))) },
    Filter { name: "last", args: (0, 0), work: Work::Column(|v, _| Ok(v.at(v.cells.last()))) },
    Filter { name: "count", args: (0, 0), work: Work::Column(count) },
    Filter { name: "number", args: (1, 1), work: Work::One(number) },
    Filter { name: "date", args: (1, 1), work: Work::One(date) },
    Filter { name: "pct", args: (0, 1), work: Work::One(percent) },
    Filter { name: "round", args: (0, 1), work: Work::One(round) },
    Filter {
        name: "upper",
        args: (0, 0),
        work: Work::One(|one, call| text(one, call, |t| t.to_uppercase())),
    },
    Filter {
        name: "lower",
        args: (0, 0),
        work: Work::One(|one, call| text(one, call, |t| t.to_lowercase())),
    },
    Filter { name: "or", args: (1, 1), work: Work::One(or) },
];

/// A filter in use.
struct Call<'a> {
    name: &'a Name,
    args: Vec<(One, &'a Range<usize>)>,
}

impl Call<'_> {
    fn wrong(&self, wanted: &str, found: &One) -> Fault {
        let message =
            format!("`{}` takes {wanted}, and this is {}", self.name.text, found.kind.noun());
        Fault::new("wrong-operand", message, &self.name.range)
    }

    /// The first argument as a text.
    fn text(&self) -> Result<(&str, &Range<usize>), Fault> {
        match self.args.first() {
            Some((One { value: Value::Text(text), .. }, range)) => Ok((text, range)),
            Some((_, range)) => {
                Err(Fault::new("wrong-argument", "the argument must be a text in quotes", range))
            }
            None => Err(Fault::new("wrong-argument", "an argument is missing", &self.name.range)),
        }
    }

    /// The first argument as a number of decimals.
    fn decimals(&self) -> Result<usize, Fault> {
        match self.args.first() {
            None => Ok(0),
            Some((One { value: Value::Integer(n @ 0..=15), .. }, _)) => Ok(*n as usize),
            Some((_, range)) => Err(Fault::new(
                "wrong-argument",
                "the argument must be a whole number from 0 to 15",
                range,
            )),
        }
    }

    /// The first argument as a number format.
    fn format(&self) -> Result<NumberFormat, Fault> {
        let (code, range) = self.text()?;
        let wrong = |why: format::NotACode| {
            Fault::new("bad-format", format!("`{code}` is not a number format: {why}"), range)
                .hint(why.hint())
        };
        format::check(code).map_err(wrong)?;
        Ok(code.to_owned().into())
    }
}

/// Applies a filter to what stands before it.
pub(super) fn apply<'a>(
    of: Item<'a>,
    of_range: &Range<usize>,
    name: &Name,
    args: &[Expr],
    scope: Scope<'a>,
) -> Result<Item<'a>, Fault> {
    let Some(filter) = FILTERS.iter().find(|f| f.name == name.text) else {
        let names: Vec<&str> = FILTERS.iter().map(|f| f.name).collect();
        return Err(Fault::new(
            "unknown-filter",
            format!("there is no filter `{}`", name.text),
            &name.range,
        )
        .hints(suggest::hints(&name.text, "filters", names)));
    };
    if !(filter.args.0..=filter.args.1).contains(&args.len()) {
        return Err(wrong_count(filter, name, args.len()));
    }
    match filter.work {
        Work::Column(work) => reduce(of, name, work).map(Item::One),
        Work::One(work) => {
            let args = args.iter().map(|a| Ok((single(item(a, scope)?, &a.range)?, &a.range)));
            let call = Call { name, args: args.collect::<Result<_, Fault>>()? };
            work(single(of, of_range)?, &call).map(Item::One)
        }
    }
}

fn wrong_count(filter: &Filter, name: &Name, found: usize) -> Fault {
    let wanted = match filter.args {
        (0, 0) => "no argument".to_owned(),
        (1, 1) => "one argument".to_owned(),
        (least, most) => format!("{least} to {most} arguments"),
    };
    Fault::new(
        "wrong-argument",
        format!("`{}` takes {wanted}, not {found}", filter.name),
        &name.range,
    )
}

/// The values of a column.
struct Values<'a> {
    cells: &'a [Cell],
    kind: ColumnKind,
}

impl Values<'_> {
    fn present(&self) -> impl Iterator<Item = &Value> {
        self.cells.iter().map(|c| &c.value).filter(|v| !v.is_null())
    }

    fn at(&self, cell: Option<&Cell>) -> Value {
        cell.map(|c| c.value.clone()).unwrap_or_default()
    }

    /// The least or greatest value; the first of equals.
    fn extreme(&self, wanted: Ordering) -> Value {
        let better = |a: &Value, b: &Value| order(a, b) == wanted;
        let choose =
            |best: &Value, v: &Value| if better(v, best) { v.clone() } else { best.clone() };
        self.present()
            .fold(Value::Null, |best, v| if best.is_null() { v.clone() } else { choose(&best, v) })
    }
}

/// The order of two values of one column.
pub(crate) fn order(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Text(a), Value::Text(b)) => a.cmp(b),
        (Value::Integer(a), Value::Integer(b)) => a.cmp(b),
        _ => a
            .as_f64()
            .unwrap_or(f64::NEG_INFINITY)
            .total_cmp(&b.as_f64().unwrap_or(f64::NEG_INFINITY)),
    }
}

/// Makes one value of a column, or of all rows of a table for `count`.
fn reduce(
    of: Item<'_>,
    name: &Name,
    work: fn(&Values<'_>, &Name) -> Result<Value, Fault>,
) -> Result<One, Fault> {
    let (table, index, column) = match of {
        Item::Column(table, index, column) => (table, index, column),
        Item::Table(table) if name.text == "count" => {
            let rows = i64::try_from(table.row_count()).unwrap_or(i64::MAX);
            return Ok(One::plain(Value::Integer(rows)));
        }
        other => {
            let message = format!("`{}` takes a column, and this is {}", name.text, other.noun());
            return Err(Fault::new("wrong-operand", message, &name.range)
                .hint("name a column, as in `table.column`"));
        }
    };
    let value = work(&Values { cells: &column.cells, kind: column.kind }, name)?;
    let cells = used(&name.text, column.cells.len(), |row| table.address(row, index));
    let suppressed = column.cells.iter().any(|c| c.suppressed);
    let counts = name.text == "count";
    let format = if counts { NumberFormat::GENERAL } else { column.format.clone() };
    let kind = if counts { ColumnKind::Integer } else { column.kind };
    Ok(One { value, kind, format, cells, suppressed })
}

/// The cells that a reduction depends on.
fn used(filter: &str, rows: usize, address: impl Fn(usize) -> CellAddress) -> Vec<CellAddress> {
    match filter {
        "first" => (0..rows.min(1)).map(address).collect(),
        "last" => (rows.saturating_sub(1)..rows).map(address).collect(),
        _ => (0..rows).map(address).collect(),
    }
}

fn sum(values: &Values<'_>, name: &Name) -> Result<Value, Fault> {
    wants_numbers(values, name)?;
    if values.present().next().is_none() {
        return Ok(Value::Null);
    }
    if values.kind == ColumnKind::Integer {
        let whole: i128 = values
            .present()
            .map(|v| if let Value::Integer(i) = v { i128::from(*i) } else { 0 })
            .sum();
        return Ok(i64::try_from(whole).map_or(Value::number(whole as f64), Value::Integer));
    }
    Ok(Value::number(exact_sum(values.present().filter_map(Value::as_f64))))
}

fn mean(values: &Values<'_>, name: &Name) -> Result<Value, Fault> {
    wants_numbers(values, name)?;
    let count = values.present().count();
    let sum = exact_sum(values.present().filter_map(Value::as_f64));
    Ok(Value::number(sum / count as f64))
}

fn count(values: &Values<'_>, _: &Name) -> Result<Value, Fault> {
    Ok(Value::Integer(i64::try_from(values.present().count()).unwrap_or(i64::MAX)))
}

fn wants_numbers(values: &Values<'_>, name: &Name) -> Result<(), Fault> {
    if values.kind.is_numeric() {
        return Ok(());
    }
    let message =
        format!("`{}` takes numbers, and the column holds {}", name.text, values.kind.noun());
    Err(Fault::new("wrong-operand", message, &name.range)
        .hint("use `count`, `min`, `max`, `first` or `last`, or convert the column in `sql`"))
}

fn number(one: One, call: &Call<'_>) -> Result<One, Fault> {
    if !one.kind.is_numeric() {
        return Err(call.wrong("a number", &one));
    }
    Ok(One { format: call.format()?, ..one })
}

fn date(one: One, call: &Call<'_>) -> Result<One, Fault> {
    if !one.kind.is_temporal() {
        return Err(call
            .wrong("a date", &one)
            .hint("make it one in the table's `sql`, as in `CAST(month AS DATE)`"));
    }
    Ok(One { format: call.format()?, ..one })
}

fn percent(one: One, call: &Call<'_>) -> Result<One, Fault> {
    if !one.kind.is_numeric() {
        return Err(call.wrong("a number", &one));
    }
    let code = match call.decimals()? {
        0 => "0%".to_owned(),
        n => format!("0.{}%", "0".repeat(n)),
    };
    Ok(One { format: code.into(), ..one })
}

/// Rounds half away from zero, as people do.
fn round(one: One, call: &Call<'_>) -> Result<One, Fault> {
    if !one.kind.is_numeric() {
        return Err(call.wrong("a number", &one));
    }
    let places = i32::try_from(call.decimals()?).unwrap_or(0);
    let value = match one.value {
        Value::Number(x) => Value::Number(format::round_half_away(x, places)),
        other => other,
    };
    Ok(One { value, ..one })
}

fn text(one: One, call: &Call<'_>, change: fn(&str) -> String) -> Result<One, Fault> {
    match &one.value {
        Value::Text(text) => Ok(One { value: Value::Text(change(text)), ..one }),
        Value::Null if one.kind == ColumnKind::Text => Ok(one),
        _ => Err(call.wrong("a text", &one)),
    }
}

/// The value, or the argument where there is none.
fn or(one: One, call: &Call<'_>) -> Result<One, Fault> {
    if !one.suppressed && !one.value.is_null() {
        return Ok(one);
    }
    let instead = call.args.first().map(|(arg, _)| arg.clone());
    instead.ok_or_else(|| Fault::new("wrong-argument", "an argument is missing", &call.name.range))
}

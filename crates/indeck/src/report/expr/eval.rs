//! The value of an expression, with the table cells it came from.

use std::ops::Range;

use indeck_model::spec::ReportInfo;
use indeck_model::table::{Column, ColumnKind};
use indeck_model::{CellAddress, NumberFormat, ResultTable, Value};

use crate::report::expr::Fault;
use crate::report::expr::ast::{Expr, ExprKind, Name, Operator};
use crate::report::expr::filter;
use crate::report::format;
use crate::report::spec::suggest;
use crate::report::tables::{Found, Tables};

/// What names in an expression refer to.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'a> {
    pub(crate) tables: &'a Tables,
    pub(crate) report: &'a ReportInfo,
}

/// What a part of an expression stands for.
#[derive(Clone, Debug)]
pub(super) enum Item<'a> {
    One(One),
    Column(&'a ResultTable, usize, &'a Column),
    Table(&'a ResultTable),
    Row(&'a ResultTable, usize),
    Report,
}

/// A single value.
#[derive(Clone, Debug)]
pub(super) struct One {
    pub(super) value: Value,
    /// What it would be if there were a value.
    pub(super) kind: ColumnKind,
    pub(super) format: NumberFormat,
    pub(super) cells: Vec<CellAddress>,
    pub(super) suppressed: bool,
}

impl One {
    /// A value that came from no column.
    pub(super) fn plain(value: Value) -> Self {
        let kind = match &value {
            Value::Bool(_) => ColumnKind::Bool,
            Value::Integer(_) => ColumnKind::Integer,
            Value::Null | Value::Number(_) => ColumnKind::Number,
            Value::Text(_) => ColumnKind::Text,
            Value::Date(_) => ColumnKind::Date,
            Value::DateTime(_) => ColumnKind::DateTime,
        };
        let format = NumberFormat::GENERAL;
        Self { value, kind, format, cells: Vec::new(), suppressed: false }
    }

    /// The same value, from these cells.
    pub(super) fn with_cells(self, cells: Vec<CellAddress>, suppressed: bool) -> Self {
        Self { cells, suppressed, ..self }
    }
}

impl Item<'_> {
    /// The user's word for what it is.
    pub(super) fn noun(&self) -> String {
        match self {
            Self::One(one) => format!("a single value ({})", one.kind.noun()),
            Self::Column(_, _, column) => {
                format!("the column `{}` ({})", column.name, column.kind.noun())
            }
            Self::Table(table) => format!("the table `{}`", table.name),
            Self::Row(table, _) => format!("a row of `{}`", table.name),
            Self::Report => "`report`".to_owned(),
        }
    }
}

/// The text of an expression, and the table cells it came from.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Outcome {
    pub(crate) text: String,
    pub(crate) cells: Vec<CellAddress>,
}

/// Evaluates an expression to the text it puts on a slide.
pub(crate) fn evaluate(expr: &Expr, scope: Scope<'_>) -> Result<Outcome, Fault> {
    let item = item(expr, scope)?;
    let one = single(item, &expr.range)?;
    if one.suppressed || one.value.is_null() {
        let message =
            if one.suppressed { "the value is suppressed" } else { "the expression has no value" };
        let code = if one.suppressed { "suppressed-value" } else { "no-value" };
        return Err(Fault::new(code, message, &expr.range)
            .hint("say what stands there instead, as in `| or('n/a')`"));
    }
    Ok(Outcome { text: format::value(&one.value, &one.format), cells: one.cells })
}

/// The item as a single value; a column of one row is one.
pub(super) fn single(item: Item<'_>, range: &Range<usize>) -> Result<One, Fault> {
    match item {
        Item::One(one) => Ok(one),
        Item::Column(table, index, column) if column.cells.len() == 1 => {
            Ok(cell(table, 0, index, column))
        }
        Item::Column(_, _, column) => {
            let message =
                format!("`{}` has {} values where one is wanted", column.name, column.cells.len());
            Err(Fault::new("not-a-value", message, range).hint(format!(
                "choose one, as in `{}[0]`, or reduce them, as in `| sum`",
                column.name
            )))
        }
        Item::Table(table) => Err(Fault::new(
            "not-a-value",
            format!("`{}` is a table, not a value", table.name),
            range,
        )
        .hint(format!("name a column: {}", columns_of(table)))),
        Item::Row(table, _) => Err(Fault::new(
            "not-a-value",
            format!("a row of `{}` is not a value", table.name),
            range,
        )
        .hint(format!("name a column: {}", columns_of(table)))),
        Item::Report => Err(Fault::new("not-a-value", "`report` is not a value", range)
            .hint("name a part of it, as in `report.title`")),
    }
}

fn columns_of(table: &ResultTable) -> String {
    suggest::list(table.columns.iter().map(|c| c.name.as_str()))
}

pub(super) fn item<'a>(expr: &Expr, scope: Scope<'a>) -> Result<Item<'a>, Fault> {
    match &expr.kind {
        ExprKind::Literal(value) => Ok(Item::One(One::plain(value.clone()))),
        ExprKind::Name(name) => named(name, &expr.range, scope),
        ExprKind::Field(of, name) => field(item(of, scope)?, name, scope),
        ExprKind::Index(of, index) => indexed(item(of, scope)?, index, scope),
        ExprKind::Negate(of) => {
            let one = number(of, scope)?;
            let value = one.value.as_f64().map_or(Value::Null, |x| negated(&one.value, x));
            Ok(Item::One(One { value, ..one }))
        }
        ExprKind::Binary(operator, left, right) => {
            Ok(Item::One(combined(*operator, number(left, scope)?, number(right, scope)?)))
        }
        ExprKind::Filter(of, name, args) => {
            filter::apply(item(of, scope)?, &of.range, name, args, scope)
        }
    }
}

fn named<'a>(name: &str, range: &Range<usize>, scope: Scope<'a>) -> Result<Item<'a>, Fault> {
    if name == "report" {
        return Ok(Item::Report);
    }
    match scope.tables.find(name) {
        Found::Ready(table) => Ok(Item::Table(table)),
        Found::Failed => {
            let fault =
                Fault::new("unknown-table", format!("the table `{name}` could not be made"), range);
            Err(Fault { silent: true, ..fault })
        }
        Found::Unknown => {
            let names = scope.tables.names().chain(["report"]);
            Err(Fault::new("unknown-table", format!("there is no table `{name}`"), range)
                .hints(suggest::hints(name, "tables", names.collect::<Vec<_>>())))
        }
    }
}

fn field<'a>(of: Item<'a>, name: &Name, scope: Scope<'a>) -> Result<Item<'a>, Fault> {
    match of {
        Item::Report => report_field(name, scope.report),
        Item::Table(table) => {
            let (index, column) = column(table, name)?;
            Ok(Item::Column(table, index, column))
        }
        Item::Row(table, row) => {
            let (index, column) = column(table, name)?;
            Ok(Item::One(cell(table, row, index, column)))
        }
        other => {
            let message = format!("{} has no part `{}`", other.noun(), name.text);
            Err(Fault::new("unknown-field", message, &name.range))
        }
    }
}

fn column<'a>(table: &'a ResultTable, name: &Name) -> Result<(usize, &'a Column), Fault> {
    table.column(&name.text).ok_or_else(|| {
        let message = format!("table `{}` has no column `{}`", table.name, name.text);
        let names: Vec<&str> = table.columns.iter().map(|c| c.name.as_str()).collect();
        Fault::new("unknown-column", message, &name.range)
            .hints(suggest::hints(&name.text, "columns", names))
    })
}

fn report_field<'a>(name: &Name, report: &ReportInfo) -> Result<Item<'a>, Fault> {
    let value = match name.text.as_str() {
        "id" => report.id.as_ref().map(|t| t.value.clone()),
        "title" => report.title.as_ref().map(|t| t.value.clone()),
        "author" => report.author.clone(),
        "subject" => report.subject.clone(),
        _ => {
            let message = format!("`report` has no part `{}`", name.text);
            let parts = ["id", "title", "author", "subject"];
            return Err(Fault::new("unknown-field", message, &name.range)
                .hints(suggest::hints(&name.text, "parts", parts)));
        }
    };
    let plain = One::plain(Value::Text(String::new()));
    Ok(Item::One(One { value: value.map_or(Value::Null, Value::Text), ..plain }))
}

fn cell(table: &ResultTable, row: usize, index: usize, column: &Column) -> One {
    let found = column.cells.get(row);
    One {
        value: found.map(|c| c.value.clone()).unwrap_or_default(),
        kind: column.kind,
        format: column.format.clone(),
        cells: vec![table.address(row, index)],
        suppressed: found.is_some_and(|c| c.suppressed),
    }
}

fn indexed<'a>(of: Item<'a>, index: &Expr, scope: Scope<'a>) -> Result<Item<'a>, Fault> {
    let table = match of {
        Item::Table(table) | Item::Column(table, ..) => table,
        other => {
            let message = format!("{} has no rows", other.noun());
            return Err(Fault::new("wrong-operand", message, &index.range));
        }
    };
    let row = row(table, index, scope)?;
    Ok(match of {
        Item::Column(_, at, column) => Item::One(cell(table, row, at, column)),
        _ => Item::Row(table, row),
    })
}

/// A row from 0; −1 is the last one.
fn row(table: &ResultTable, index: &Expr, scope: Scope<'_>) -> Result<usize, Fault> {
    let one = single(item(index, scope)?, &index.range)?;
    let Value::Integer(wanted) = one.value else {
        let message = format!("a row is a whole number, not {}", one.kind.noun());
        return Err(Fault::new("wrong-operand", message, &index.range));
    };
    let rows = table.row_count();
    let count = i64::try_from(rows).unwrap_or(i64::MAX);
    let row = if wanted < 0 { wanted.saturating_add(count) } else { wanted };
    usize::try_from(row).ok().filter(|r| *r < rows).ok_or_else(|| {
        let message = format!("table `{}` has no row {wanted}", table.name);
        let fault = Fault::new("no-such-row", message, &index.range);
        match rows {
            0 => fault.hint("it has no rows at all"),
            _ => fault.hint(format!("its rows are 0 to {}, and -1 is the last one", rows - 1)),
        }
    })
}

/// A part as a number, or nothing.
pub(super) fn number(expr: &Expr, scope: Scope<'_>) -> Result<One, Fault> {
    let one = single(item(expr, scope)?, &expr.range)?;
    if one.kind.is_numeric() {
        return Ok(one);
    }
    let message = format!("a number is wanted, and this is {}", one.kind.noun());
    Err(Fault::new("wrong-operand", message, &expr.range))
}

fn negated(value: &Value, x: f64) -> Value {
    match value {
        Value::Integer(i) => i.checked_neg().map_or(Value::number(-x), Value::Integer),
        _ => Value::number(-x),
    }
}

/// Two numbers as one; nothing with anything is nothing, and so is what is divided by zero.
fn combined(operator: Operator, left: One, right: One) -> One {
    let value = match (&left.value, &right.value) {
        (Value::Null, _) | (_, Value::Null) => Value::Null,
        (Value::Integer(a), Value::Integer(b)) => whole(operator, *a, *b),
        (a, b) => decimal(operator, a.as_f64().unwrap_or_default(), b.as_f64().unwrap_or_default()),
    };
    let keeps = operator != Operator::Divide && operator != Operator::Multiply;
    let format = if keeps { left.format } else { NumberFormat::GENERAL };
    let cells = left.cells.into_iter().chain(right.cells).collect();
    let suppressed = left.suppressed || right.suppressed;
    One { format, ..One::plain(value) }.with_cells(cells, suppressed)
}

fn whole(operator: Operator, a: i64, b: i64) -> Value {
    let exact = match operator {
        Operator::Add => a.checked_add(b),
        Operator::Subtract => a.checked_sub(b),
        Operator::Multiply => a.checked_mul(b),
        Operator::Divide => None,
    };
    exact.map_or_else(|| decimal(operator, a as f64, b as f64), Value::Integer)
}

fn decimal(operator: Operator, a: f64, b: f64) -> Value {
    Value::number(match operator {
        Operator::Add => a + b,
        Operator::Subtract => a - b,
        Operator::Multiply => a * b,
        Operator::Divide => a / b,
    })
}

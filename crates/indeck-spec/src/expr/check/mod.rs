//! The types of an expression, told before anything is evaluated: every mistake is found, also in
//! a branch that would not be taken.

mod call;
mod operator;
mod rows;
mod usage;

use std::cell::RefCell;
use std::ops::Range;

use indeck_model::{ResultTable, Value};

use crate::expr::Fault;
use crate::expr::ast::{Expr, ExprKind, Name};
use crate::expr::scope::{Group, LoopItem, Named, Part, Scope, Turn};
use crate::expr::types::{Kind, Type, Values};
use crate::suggest;

pub(super) use call::Holds;

/// Tells types and collects faults.
#[derive(Clone, Copy)]
pub(super) struct Checker<'a, 'f> {
    scope: Scope<'a>,
    /// The table whose rows are gone through.
    rows: Option<&'a ResultTable>,
    faults: &'f RefCell<Vec<Fault>>,
}

impl<'a, 'f> Checker<'a, 'f> {
    pub(super) fn new(
        scope: Scope<'a>,
        rows: Option<&'a ResultTable>,
        faults: &'f RefCell<Vec<Fault>>,
    ) -> Self {
        Self { scope, rows, faults }
    }

    /// The same among the rows of a table.
    fn among(self, rows: &'a ResultTable) -> Self {
        Self { rows: Some(rows), ..self }
    }

    /// Whether the rows of a table are gone through.
    pub(super) fn is_among_rows(&self) -> bool {
        self.rows.is_some()
    }

    pub(super) fn fault(&self, fault: Fault) {
        self.faults.borrow_mut().push(fault);
    }

    /// What the expression stands for.
    pub(super) fn check(&self, expr: &Expr) -> Type<'a> {
        match &expr.kind {
            ExprKind::Literal(value) => Type::One(Kind::of(value)),
            ExprKind::List(items) => self.list(items),
            ExprKind::Name(name) => self.named(name, &expr.range),
            ExprKind::Field(of, name) => self.field(of, name),
            ExprKind::Index(of, index) => self.indexed(of, index),
            ExprKind::Negate(of) => self.number(of).map_or(Type::Wrong, Type::One),
            ExprKind::Not(of) => {
                self.truth(of, "not");
                Type::One(Kind::Bool)
            }
            ExprKind::Binary(operator, left, right) => self.binary(*operator, left, right),
            ExprKind::Call(call) => self.call(call),
        }
    }

    /// The kind of the single value that the expression stands for; `None` if it is wrong.
    pub(super) fn one(&self, expr: &Expr) -> Option<Kind> {
        let found = self.check(expr);
        self.single(&found, &expr.range)
    }

    /// Whether something in these characters is wrong already.
    fn has_fault_in(&self, range: &Range<usize>) -> bool {
        let inside =
            |fault: &Fault| range.start <= fault.range.start && fault.range.end <= range.end;
        self.faults.borrow().iter().any(inside)
    }

    fn list(&self, items: &[Expr]) -> Type<'a> {
        let kinds: Vec<_> = items.iter().map(|item| self.one(item)).collect();
        match kinds.into_iter().collect::<Option<Vec<Kind>>>() {
            Some(kinds) => Type::List(kinds.into_iter().fold(Kind::Nothing, Kind::with)),
            None => Type::Wrong,
        }
    }

    fn named(&self, name: &str, range: &Range<usize>) -> Type<'a> {
        match self.scope.named(name, self.rows) {
            Named::Column(index) => {
                let column = self.rows.and_then(|table| table.columns.get(index));
                column.map_or(Type::Wrong, |column| Type::One(column.kind.into()))
            }
            Named::Turn(turn) => turn_type(turn),
            Named::Param(value) => Type::One(Kind::of(value)),
            Named::Table(table) => Type::Table(table, Some(table.row_count())),
            Named::Group(group) => Type::Group(group),
            Named::Failed => {
                self.fault(Fault::silent(range));
                Type::Wrong
            }
            Named::Unknown => {
                self.fault(self.unknown(name, range));
                Type::Wrong
            }
        }
    }

    /// Whether a name means a column of the rows that are gone through.
    fn is_column(&self, name: &str) -> bool {
        matches!(self.scope.named(name, self.rows), Named::Column(_))
    }

    fn unknown(&self, name: &str, range: &Range<usize>) -> Fault {
        let scope = self.scope;
        let others = scope.params.keys().map(String::as_str);
        let others: Vec<&str> = others.chain(scope.loops.iter().map(|t| t.name.as_str())).collect();
        let tables = scope.tables.names().chain(["report"]);
        let Some(table) = self.rows else {
            let nouns = if others.is_empty() { "table" } else { "table, param or loop variable" };
            let heading = if others.is_empty() { "tables" } else { "names" };
            let fault = Fault::new("unknown-table", format!("there is no {nouns} `{name}`"), range);
            let names: Vec<&str> = scope.tables.names().chain(others).collect();
            if let Some(hint) = scope.tables.source_hint(name) {
                return fault.hint(hint);
            }
            return match name {
                "yes" | "on" => fault.hint("write `true`"),
                "no" | "off" => fault.hint("write `false`"),
                _ if suggest::nearest(name, ["report"]).is_some() => {
                    fault.hint("did you mean `report`?")
                }
                _ => fault.hints(suggest::hints(name, heading, names)),
            };
        };
        let columns: Vec<&str> = table.columns.iter().map(|c| c.name.as_str()).collect();
        let names = columns.iter().copied().chain(others).chain(tables);
        let fault = unknown_column(table, name, range);
        let fault = match suggest::nearest(name, names) {
            Some(near) => fault.hint(format!("did you mean `{near}`?")),
            None => fault.hint(format!("a text stands in quotes: `'{name}'`")),
        };
        fault.hint(format!("columns: {}", suggest::list(columns)))
    }

    fn field(&self, of: &Expr, name: &Name) -> Type<'a> {
        // A group goes before a column or a param of its name: `loop.region` is always the loop's.
        let group = match &of.kind {
            ExprKind::Name(text) => self.group(text),
            _ => None,
        };
        match group.map_or_else(|| self.check(of), Type::Group) {
            Type::Wrong => Type::Wrong,
            Type::Group(group) => self.part(group, name),
            Type::Table(table, rows) => self.column(table, name, |column| {
                let name = Some(column.name.clone());
                Type::Column(Values { kind: column.kind.into(), rows, name })
            }),
            Type::Row(table) => self.column(table, name, |column| Type::One(column.kind.into())),
            other => {
                let message = format!("{} has no part `{}`", other.noun(), name.text);
                self.fault(Fault::new("unknown-field", message, &name.range));
                Type::Wrong
            }
        }
    }

    fn group(&self, name: &str) -> Option<Group> {
        Group::find(name)
            .filter(|_| !matches!(self.scope.named(name, None), Named::Table(_) | Named::Failed))
    }

    fn column(
        &self,
        table: &'a ResultTable,
        name: &Name,
        make: impl Fn(&'a indeck_model::table::Column) -> Type<'a>,
    ) -> Type<'a> {
        if let Some((_, column)) = table.column(&name.text) {
            return make(column);
        }
        let names: Vec<&str> = table.columns.iter().map(|c| c.name.as_str()).collect();
        let fault = unknown_column(table, &name.text, &name.range);
        self.fault(fault.hints(suggest::hints(&name.text, "columns", names)));
        Type::Wrong
    }

    fn part(&self, group: Group, name: &Name) -> Type<'a> {
        match group.part(&name.text, self.scope) {
            Some(Part::Value(value)) if group == Group::Report && value.is_null() => {
                Type::One(Kind::Text)
            }
            Some(Part::Value(value)) => Type::One(Kind::of(&value)),
            Some(Part::Number(_)) => Type::One(Kind::Integer),
            Some(Part::Turn(turn)) => turn_type(turn),
            None if self.scope.tables.is_lost(&name.text) && group.takes_lost() => {
                self.fault(Fault::silent(&name.range));
                Type::Wrong
            }
            None => {
                let parts = group.parts(self.scope);
                let message = format!("`{}` has no part `{}`", group.name(), name.text);
                let fault = Fault::new("unknown-field", message, &name.range);
                self.fault(match (group, parts.is_empty()) {
                    (Group::Loop, true) => fault.hint("`loop` is there inside a `for_each` alone"),
                    (Group::Burst, true) => {
                        fault.hint("`burst` is there where the report has a `burst:` alone")
                    }
                    (Group::Params, true) => fault.hint("name it under `params:`"),
                    _ => fault.hints(suggest::hints(&name.text, "parts", parts)),
                });
                Type::Wrong
            }
        }
    }

    fn indexed(&self, of: &Expr, index: &Expr) -> Type<'a> {
        let found = self.check(of);
        let kind = self.one(index);
        if let Some(kind) = kind.filter(|k| !matches!(k, Kind::Integer | Kind::Nothing)) {
            let message = format!("a row is a whole number, not {}", kind.noun());
            self.fault(Fault::new("wrong-operand", message, &index.range));
            return Type::Wrong;
        }
        match found {
            Type::Wrong => Type::Wrong,
            Type::Column(values) => Type::One(values.kind),
            Type::List(kind) => Type::One(kind),
            Type::Table(table, _) => Type::Row(table),
            other => {
                let message = format!("{} has no rows", other.noun());
                self.fault(Fault::new("wrong-operand", message, &index.range));
                Type::Wrong
            }
        }
    }

    /// The type as a single value; a column of one row is one.
    pub(super) fn single(&self, found: &Type<'a>, range: &Range<usize>) -> Option<Kind> {
        let fault = |message: String| Fault::new("not-a-value", message, range);
        self.fault(match found {
            Type::Wrong => return None,
            // What it was made with is wrong: whether it is a value is a question for later.
            Type::Table(..) if self.has_fault_in(range) => return None,
            Type::One(kind) => return Some(*kind),
            Type::Column(values) if values.rows.is_none_or(|rows| rows == 1) => {
                return Some(values.kind);
            }
            Type::Column(values) => {
                not_one(values.name.as_deref(), values.rows.unwrap_or_default(), range)
            }
            Type::List(_) => fault("a list is not a value".to_owned())
                .hint("join its values, as in `| join(', ')`, or choose one, as in `[0]`"),
            Type::Table(table, _) => fault(format!("`{}` is a table, not a value", table.name))
                .hint(format!("name a column: {}", columns_of(table))),
            Type::Row(table) => fault(format!("a row of `{}` is not a value", table.name))
                .hint(format!("name a column: {}", columns_of(table))),
            Type::Group(group) => fault(format!("`{}` is not a value", group.name())).hint(
                match group.parts(self.scope).last() {
                    Some(part) => format!("name a part of it, as in `{}.{part}`", group.name()),
                    None => "name a part of it".to_owned(),
                },
            ),
        });
        None
    }
}

/// Several values where one is wanted.
pub(super) fn not_one(name: Option<&str>, count: usize, range: &Range<usize>) -> Fault {
    let (what, one) = match name {
        Some(name) => (format!("`{name}`"), format!("`{name}[0]`")),
        None => ("the column".to_owned(), "`[0]`".to_owned()),
    };
    let message = format!("{what} has {count} values where one is wanted");
    Fault::new("not-a-value", message, range)
        .hint(format!("choose one, as in {one}, or reduce them, as in `| sum`"))
}

fn unknown_column(table: &ResultTable, name: &str, range: &Range<usize>) -> Fault {
    let message = format!("table `{}` has no column `{name}`", table.name);
    Fault::new("unknown-column", message, range)
}

fn columns_of(table: &ResultTable) -> String {
    suggest::list(table.columns.iter().map(|c| c.name.as_str()))
}

fn turn_type<'a>(turn: &'a Turn) -> Type<'a> {
    match &turn.item {
        LoopItem::Value(item) => match item.value {
            Value::Null => Type::One(item.kind.into()),
            _ => Type::One(Kind::of(&item.value)),
        },
        LoopItem::Row(table, _) => Type::Row(table),
    }
}

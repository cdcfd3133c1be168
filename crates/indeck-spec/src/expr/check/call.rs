//! The types of functions in use.

use crate::expr::Fault;
use crate::expr::ast::{Call, Expr};
use crate::expr::calendar;
use crate::expr::check::Checker;
use crate::expr::check::usage::{too_many_for_column, unknown, wrong_count};
use crate::expr::functions::{self, Form, Want};
use crate::expr::types::{Kind, Type, Values};
use crate::format;

/// What a column must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::expr) enum Holds {
    Anything,
    /// Numbers, or true and false as 1 and 0.
    Numbers,
    /// What has an order.
    Ordered,
}

impl<'a> Checker<'a, '_> {
    pub(super) fn call(&self, call: &Call) -> Type<'a> {
        let Some(function) = functions::find(&call.name.text) else {
            self.fault(unknown(call));
            // What may be meant for the rows of a table is not judged.
            if let Some(arg) = call.args.first() {
                self.check(arg);
            }
            return Type::Wrong;
        };
        if !(function.least..=function.most).contains(&call.args.len()) {
            self.fault(wrong_count(function, call));
            return Type::Wrong;
        }
        match function.form {
            Form::Value { takes, gives, .. } => self.value(call, takes, gives),
            Form::Reduce { holds, gives, .. } => self.reduced(call, holds, gives),
            Form::Window { holds, gives, .. } => self.window(call, holds, gives),
            Form::Own { check, .. } => check(self, call),
        }
    }

    pub(in crate::expr) fn value(
        &self,
        call: &Call,
        takes: &[Want],
        gives: fn(&[Kind]) -> Kind,
    ) -> Type<'a> {
        let wants = takes.iter().chain(std::iter::repeat(takes.last().unwrap_or(&Want::Any)));
        let kinds: Vec<_> = call.args.iter().zip(wants).enumerate().collect();
        let kinds: Vec<_> =
            kinds.into_iter().map(|(i, (arg, want))| self.argument(call, i, arg, *want)).collect();
        match kinds.into_iter().collect::<Option<Vec<Kind>>>() {
            Some(kinds) => Type::One(gives(&kinds)),
            None => Type::Wrong,
        }
    }

    /// The kind of an argument; a fault if it is not what the function wants there.
    pub(in crate::expr) fn argument(
        &self,
        call: &Call,
        at: usize,
        arg: &Expr,
        want: Want,
    ) -> Option<Kind> {
        let kind = self.one(arg)?;
        self.argument_of(call, at, (arg, kind), want)
    }

    /// The same for an argument whose kind is known.
    pub(in crate::expr) fn argument_of(
        &self,
        call: &Call,
        at: usize,
        (arg, kind): (&Expr, Kind),
        want: Want,
    ) -> Option<Kind> {
        if let (Want::Day, Some(text)) = (want, arg.quoted()) {
            return self.quoted_day(arg, text);
        }
        if !want.takes(kind) {
            self.wrong(call, at, want.noun(), kind.noun(), want.hint());
            return None;
        }
        let fault = match (want, arg.quoted()) {
            (Want::Format, Some(code)) => format::check(functions::code(self.scope, code))
                .err()
                .map(|why| functions::bad_format(self.scope, code, &why, &arg.range)),
            (Want::Unit, Some(unit)) => calendar::Unit::read(unit, &arg.range).err(),
            _ => None,
        };
        match fault {
            Some(fault) => {
                self.fault(fault);
                None
            }
            None => Some(kind),
        }
    }

    /// Tells that an argument is not what the function takes there.
    pub(in crate::expr) fn wrong(
        &self,
        call: &Call,
        at: usize,
        wanted: &str,
        found: &str,
        hint: Option<&str>,
    ) {
        let name = &call.name;
        let (code, range) = match call.args.get(at) {
            Some(arg) if !(call.piped && at == 0) => ("wrong-argument", &arg.range),
            _ => ("wrong-operand", &name.range),
        };
        let message = format!("`{}` takes {wanted}, and this is {found}", name.text);
        let fault = Fault::new(code, message, range);
        self.fault(match hint {
            Some(hint) => fault.hint(hint),
            None => fault,
        });
    }

    /// `f(column)`, or `f(table, value)` over the table's rows.
    pub(in crate::expr) fn reduced(
        &self,
        call: &Call,
        holds: Holds,
        gives: fn(Kind) -> Kind,
    ) -> Type<'a> {
        let Some(first) = call.args.first() else { return Type::Wrong };
        let found = self.check(first);
        self.reduced_from(call, found, holds, gives)
    }

    /// The same for a first argument whose type is known.
    pub(in crate::expr) fn reduced_from(
        &self,
        call: &Call,
        found: Type<'a>,
        holds: Holds,
        gives: fn(Kind) -> Kind,
    ) -> Type<'a> {
        let values = match call.args.get(1) {
            None => self.as_column(call, 0, found, holds),
            Some(each) => {
                let table = self.as_table(call, found);
                table.and_then(|(table, _)| self.among(table).lifted(call, 1, each, holds))
            }
        };
        values.map_or(Type::Wrong, |values| Type::One(gives(values.kind)))
    }

    /// A column gives a column; among rows, a value gives the row's value.
    fn window(&self, call: &Call, holds: Holds, gives: fn(Kind) -> Kind) -> Type<'a> {
        let Some(arg) = call.args.first() else { return Type::Wrong };
        let found = self.check(arg);
        let lifts = matches!(found, Type::One(_));
        let Some(values) = self.as_column(call, 0, found, holds) else { return Type::Wrong };
        let kind = gives(values.kind);
        if lifts { Type::One(kind) } else { Type::Column(Values::computed(kind, values.rows)) }
    }

    /// An argument as a column: one, a list, or among rows a value of each of them.
    pub(in crate::expr) fn column_of(
        &self,
        call: &Call,
        at: usize,
        holds: Holds,
    ) -> Option<Values> {
        let found = self.check(call.args.get(at)?);
        self.as_column(call, at, found, holds)
    }

    /// The same for an argument whose type is known.
    pub(in crate::expr) fn as_column(
        &self,
        call: &Call,
        at: usize,
        found: Type<'a>,
        holds: Holds,
    ) -> Option<Values> {
        let values = match found {
            Type::Wrong => return None,
            Type::Column(values) => values,
            Type::List(kind) => Values::computed(kind, None),
            Type::One(kind) if self.rows.is_some() => Values::computed(kind, None),
            other => {
                let hint = "name a column, as in `table.column`";
                self.wrong(call, at, "a column", &other.noun(), Some(hint));
                return None;
            }
        };
        self.held(call, at, values, holds)
    }

    /// An argument as a value of each row.
    pub(in crate::expr) fn lifted(
        &self,
        call: &Call,
        at: usize,
        each: &Expr,
        holds: Holds,
    ) -> Option<Values> {
        let kind = self.one(each)?;
        self.held(call, at, Values::computed(kind, None), holds)
    }

    fn held(&self, call: &Call, at: usize, values: Values, holds: Holds) -> Option<Values> {
        let fits = match holds {
            Holds::Anything => true,
            Holds::Numbers => values.kind.is_number() || values.kind == Kind::Bool,
            Holds::Ordered => values.kind.is_ordered(),
        };
        if fits {
            return Some(values);
        }
        let name = &call.name;
        let (wanted, hint) = match holds {
            Holds::Numbers => (
                "numbers",
                "use `count`, `min`, `max`, `first` or `last`, or convert the column in `sql`",
            ),
            _ => ("values that have an order", "use `count`, `first` or `last`"),
        };
        let range = match call.args.get(at) {
            Some(arg) if !(call.piped && at == 0) => &arg.range,
            _ => &name.range,
        };
        let message =
            format!("`{}` takes {wanted}, and the column holds {}", name.text, values.kind.noun());
        self.fault(Fault::new("wrong-operand", message, range).hint(hint));
        None
    }

    /// The first argument as a table, with its number of rows where that is known.
    pub(in crate::expr) fn table_of(
        &self,
        call: &Call,
    ) -> Option<(&'a std::sync::Arc<indeck_model::ResultTable>, Option<usize>)> {
        let found = self.check(call.args.first()?);
        self.as_table(call, found)
    }

    /// The same for an argument whose type is known.
    pub(in crate::expr) fn as_table(
        &self,
        call: &Call,
        found: Type<'a>,
    ) -> Option<(&'a std::sync::Arc<indeck_model::ResultTable>, Option<usize>)> {
        match found {
            Type::Wrong => None,
            Type::Table(table, rows) => Some((table, rows)),
            other => {
                if call.args.len() > 1 && matches!(other, Type::Column(_) | Type::List(_)) {
                    self.fault(too_many_for_column(call));
                } else {
                    self.wrong(call, 0, "a table", &other.noun(), None);
                }
                None
            }
        }
    }
}

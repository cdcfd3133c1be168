//! The types of operators.

use crate::expr::Fault;
use crate::expr::ast::{Expr, ExprKind, Operator};
use crate::expr::calendar;
use crate::expr::check::Checker;
use crate::expr::types::{Kind, Type};

impl<'a> Checker<'a, '_> {
    pub(super) fn binary(&self, operator: Operator, left: &Expr, right: &Expr) -> Type<'a> {
        match operator {
            Operator::Add | Operator::Subtract | Operator::Multiply | Operator::Divide => {
                self.arithmetic(operator, left, right)
            }
            Operator::Join => {
                let (left, right) = (self.one(left), self.one(right));
                left.and(right).map_or(Type::Wrong, |_| Type::One(Kind::Text))
            }
            Operator::And | Operator::Or => {
                self.truth(left, operator.sign());
                self.truth(right, operator.sign());
                Type::One(Kind::Bool)
            }
            Operator::In => {
                self.contained(left, right);
                Type::One(Kind::Bool)
            }
            _ if self.is_same_column(left, right) => Type::Wrong,
            _ => {
                if let (Some(a), Some(b)) = (self.one(left), self.one(right)) {
                    self.compared(operator, (left, a), (right, b));
                }
                Type::One(Kind::Bool)
            }
        }
    }

    /// Says that a column is compared with itself, where a loop's value or a param was meant.
    fn is_same_column(&self, left: &Expr, right: &Expr) -> bool {
        let (ExprKind::Name(name), ExprKind::Name(other)) = (&left.kind, &right.kind) else {
            return false;
        };
        if name != other || !self.is_column(name) {
            return false;
        }
        let message = format!("both sides are the column `{name}`");
        let fault = Fault::new("wrong-operand", message, &right.range);
        self.fault(fault.hint(format!(
            "the value of a loop is `loop.{name}`, that of a param `params.{name}`"
        )));
        true
    }

    fn arithmetic(&self, operator: Operator, left: &Expr, right: &Expr) -> Type<'a> {
        let (Some(a), Some(b)) = (self.number(left), self.number(right)) else {
            return Type::Wrong;
        };
        Type::One(if operator == Operator::Divide { Kind::Number } else { a.with(b) })
    }

    /// The kind of a number.
    pub(super) fn number(&self, expr: &Expr) -> Option<Kind> {
        let kind = self.one(expr)?;
        if kind.is_number() {
            return Some(kind);
        }
        let message = format!("a number is wanted, and this is {}", kind.noun());
        let fault = Fault::new("wrong-operand", message, &expr.range);
        self.fault(match kind {
            Kind::Text => fault.hint("use `&` to join texts"),
            Kind::Date | Kind::DateTime => {
                fault.hint("use `add_days(a, n)` or `days_between(a, b)` to reckon with days")
            }
            Kind::Mixed => fault.hint("let `or` stand in for it with a number"),
            _ => fault,
        });
        None
    }

    /// A condition, as a part of something.
    pub(in crate::expr) fn truth(&self, expr: &Expr, of: &str) {
        let Some(kind) = self.one(expr) else { return };
        if !matches!(kind, Kind::Bool | Kind::Nothing) {
            let message = format!("`{of}` takes a condition, and this is {}", kind.noun());
            self.fault(
                Fault::new("wrong-operand", message, &expr.range)
                    .hint("compare it with something, as in `x > 0`"),
            );
        }
    }

    fn contained(&self, left: &Expr, right: &Expr) {
        let kind = self.one(left);
        if let (ExprKind::List(items), Some(kind)) = (&right.kind, kind) {
            for item in items {
                if let Some(found) = self.one(item) {
                    self.compared(Operator::Equal, (left, kind), (item, found));
                }
            }
            return;
        }
        match (self.check(right), kind) {
            (Type::Wrong, _) => {}
            (Type::List(found), Some(kind)) => {
                self.compared(Operator::Equal, (left, kind), (right, found));
            }
            (Type::Column(found), Some(kind)) => {
                self.compared(Operator::Equal, (left, kind), (right, found.kind));
            }
            (Type::List(_) | Type::Column(_), None) => {}
            (other, _) => {
                let message =
                    format!("`in` takes a list or a column, and this is {}", other.noun());
                self.fault(
                    Fault::new("wrong-operand", message, &right.range)
                        .hint("write a list, as in `x in ['a', 'b']`"),
                );
            }
        }
    }

    fn compared(&self, operator: Operator, left: (&Expr, Kind), right: (&Expr, Kind)) {
        let (Some(a), Some(b)) = (self.day(left, right.1), self.day(right, left.1)) else { return };
        if !a.compares_with(b) {
            let message = format!("{} and {} cannot be compared", a.noun(), b.noun());
            let fault = Fault::new("wrong-operand", message, &right.0.range);
            self.fault(fault.hint(way_to_compare(a, b)));
            return;
        }
        let ordered = a.with(b).is_ordered();
        if !ordered && !matches!(operator, Operator::Equal | Operator::NotEqual) {
            let message = format!("{} has no order", a.with(b).noun());
            self.fault(Fault::new("wrong-operand", message, &right.0.range));
        }
    }

    /// The kind of what is compared, where a text in quotes beside a day is one.
    fn day(&self, (expr, kind): (&Expr, Kind), other: Kind) -> Option<Kind> {
        match expr.quoted() {
            Some(text) if matches!(other, Kind::Date | Kind::DateTime) => {
                self.quoted_day(expr, text)
            }
            _ => Some(kind),
        }
    }

    /// The kind of a day in quotes.
    pub(in crate::expr) fn quoted_day(&self, expr: &Expr, text: &str) -> Option<Kind> {
        let day = calendar::read(text);
        if day.is_none() {
            self.fault(calendar::no_day(text, &expr.range));
        }
        day.map(|day| Kind::of(&day))
    }
}

fn way_to_compare(a: Kind, b: Kind) -> &'static str {
    let has = |test: fn(Kind) -> bool| test(a) || test(b);
    if has(|k| matches!(k, Kind::Date | Kind::DateTime)) {
        "write a day in quotes, as in `'2026-10-01'`, or read it with `parse_date(…)`"
    } else if has(|k| matches!(k, Kind::Integer | Kind::Number)) {
        "write codes in quotes, as in `'12'`, or convert the column in the table's `sql`"
    } else {
        "compare values of one kind"
    }
}

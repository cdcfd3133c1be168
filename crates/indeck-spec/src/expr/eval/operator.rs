//! The values of operators.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

use indeck_model::{NumberFormat, Value};

use crate::expr::Fault;
use crate::expr::ast::{Expr, Operator};
use crate::expr::calendar;
use crate::expr::eval::frame::Member;
use crate::expr::eval::{Eval, mistyped};
use crate::expr::functions;
use crate::expr::item::{Item, One};
use crate::expr::key::{Key, order, same};

impl Eval<'_, '_> {
    pub(super) fn binary(
        &self,
        operator: Operator,
        left: &Expr,
        right: &Expr,
    ) -> Result<One, Fault> {
        match operator {
            Operator::And => self.logical(left, right, false),
            Operator::Or => self.logical(left, right, true),
            Operator::In => self.contained(left, right),
            Operator::Join => {
                let range = left.range.start..right.range.end;
                let (left, right) = (self.one(left)?, self.one(right)?);
                let value = match (self.text(&left), self.text(&right)) {
                    (Some(a), Some(b)) => Value::Text(a + &b),
                    _ => Value::Null,
                };
                functions::limited(&value, &range)?;
                Ok(One::of(value, left, right))
            }
            Operator::Add | Operator::Subtract | Operator::Multiply | Operator::Divide => {
                Ok(combined(operator, self.one(left)?, self.one(right)?))
            }
            _ => Ok(compared(operator, self.one(left)?, self.one(right)?)),
        }
    }

    /// The value as a slide shows it.
    pub(in crate::expr) fn text(&self, one: &One) -> Option<String> {
        let missing = one.value.is_null();
        (!missing).then(|| crate::format::value(&one.value, &one.format, self.scope.locale))
    }

    /// `and` and `or`: `settles` is the value of one side that makes the other one idle.
    fn logical(&self, left: &Expr, right: &Expr, settles: bool) -> Result<One, Fault> {
        let left = self.one(left)?;
        if left.value == Value::Bool(settles) {
            return Ok(left);
        }
        let right = self.one(right)?;
        if right.value == Value::Bool(settles) {
            return Ok(right);
        }
        let missing = left.value.is_null() || right.value.is_null();
        let value = if missing { Value::Null } else { Value::Bool(!settles) };
        Ok(One::of(value, left, right))
    }

    fn contained(&self, left: &Expr, right: &Expr) -> Result<One, Fault> {
        let one = self.one(left)?;
        if one.suppressed {
            return Ok(One { value: Value::Null, ..one });
        }
        let members = match self.frame.filter(|(frame, _)| frame.is_fixed(right)) {
            Some((frame, _)) => frame.once_of_members(right.id, || self.members(right))?,
            None => Arc::new(self.members(right)?),
        };
        let found = wanted(&one.value).any(|member| members.contains(&member));
        Ok(One { value: Value::Bool(found), format: NumberFormat::GENERAL, ..one })
    }

    /// What a list or column holds.
    fn members(&self, of: &Expr) -> Result<BTreeSet<Member>, Fault> {
        let mut members = BTreeSet::new();
        match self.item(of)? {
            Item::List(ones) => {
                let there = ones.iter().filter(|one| !one.suppressed);
                there.for_each(|one| members.extend(found_by(&one.value)));
            }
            Item::Column(series) => {
                self.budget.take(series.len(), &of.range)?;
                let there = (0..series.len()).filter(|at| !series.is_suppressed_at(*at));
                there.filter_map(|at| series.value(at)).for_each(|v| members.extend(found_by(v)));
            }
            _ => return Err(mistyped(&of.range)),
        }
        Ok(members)
    }
}

/// What a member is found by: a text by itself, and beside days by the day that it writes.
fn found_by(value: &Value) -> impl Iterator<Item = Member> {
    let own = Member { key: Key::of(value), written: false };
    std::iter::once(own).chain(day_of(value).map(|key| Member { key, written: true }))
}

/// What is looked for. Two texts that write one day are not the same for that.
fn wanted(value: &Value) -> impl Iterator<Item = Member> {
    let key = Key::of(value);
    let written = matches!(key, Key::Moment(_)).then(|| Member { key: key.clone(), written: true });
    let day = day_of(value).map(|key| Member { key, written: false });
    std::iter::once(Member { key, written: false }).chain(written).chain(day)
}

/// The day that a text writes.
fn day_of(value: &Value) -> Option<Key> {
    match value {
        Value::Text(text) => calendar::read(text).map(|day| Key::of(&day)),
        _ => None,
    }
}

/// Two values to compare: a text beside a day is the day that it writes.
fn paired<'v>(
    a: &'v Value,
    b: &'v Value,
) -> (std::borrow::Cow<'v, Value>, std::borrow::Cow<'v, Value>) {
    use std::borrow::Cow;
    let is_day = |v: &Value| matches!(v, Value::Date(_) | Value::DateTime(_));
    match (a, b) {
        (Value::Text(text), day) if is_day(day) => {
            (Cow::Owned(calendar::read(text).unwrap_or_default()), Cow::Borrowed(b))
        }
        (day, Value::Text(text)) if is_day(day) => {
            (Cow::Borrowed(a), Cow::Owned(calendar::read(text).unwrap_or_default()))
        }
        _ => (Cow::Borrowed(a), Cow::Borrowed(b)),
    }
}

fn compared(operator: Operator, left: One, right: One) -> One {
    let missing = left.value.is_null() || right.value.is_null();
    let equality = matches!(operator, Operator::Equal | Operator::NotEqual);
    let value = if left.suppressed || right.suppressed || (missing && !equality) {
        Value::Null
    } else {
        let (a, b) = paired(&left.value, &right.value);
        Value::Bool(match operator {
            Operator::Equal => same(&a, &b),
            Operator::NotEqual => !same(&a, &b),
            Operator::Less => order(&a, &b) == Ordering::Less,
            Operator::LessOrEqual => order(&a, &b) != Ordering::Greater,
            Operator::Greater => order(&a, &b) == Ordering::Greater,
            _ => order(&a, &b) != Ordering::Less,
        })
    };
    One::of(value, left, right)
}

pub(super) fn negated(one: One) -> One {
    let value = match one.value {
        Value::Integer(i) => i.checked_neg().map_or(Value::number(-(i as f64)), Value::Integer),
        Value::Number(x) => Value::number(-x),
        _ => Value::Null,
    };
    One { value, ..one }
}

pub(super) fn inverted(one: One) -> One {
    let value = match one.value {
        Value::Bool(b) => Value::Bool(!b),
        _ => Value::Null,
    };
    One { value, ..one }
}

/// Two numbers as one; nothing with anything is nothing, and so is what is divided by zero.
pub(in crate::expr) fn combined(operator: Operator, left: One, right: One) -> One {
    let value = match (&left.value, &right.value) {
        (Value::Null, _) | (_, Value::Null) => Value::Null,
        (Value::Integer(a), Value::Integer(b)) => whole(operator, *a, *b),
        (a, b) => decimal(operator, a.as_f64().unwrap_or_default(), b.as_f64().unwrap_or_default()),
    };
    let keeps = matches!(operator, Operator::Add | Operator::Subtract);
    let format = match (keeps, &left.format, &right.format) {
        (false, ..) => NumberFormat::GENERAL,
        (true, own, other) if *own == NumberFormat::GENERAL => other.clone(),
        (true, own, _) => own.clone(),
    };
    One::of(value, left, right).with_format(format)
}

fn whole(operator: Operator, a: i64, b: i64) -> Value {
    let exact = match operator {
        Operator::Add => a.checked_add(b),
        Operator::Subtract => a.checked_sub(b),
        Operator::Multiply => a.checked_mul(b),
        _ => None,
    };
    exact.map_or_else(|| decimal(operator, a as f64, b as f64), Value::Integer)
}

fn decimal(operator: Operator, a: f64, b: f64) -> Value {
    Value::number(match operator {
        Operator::Add => a + b,
        Operator::Subtract => a - b,
        Operator::Multiply => a * b,
        _ => a / b,
    })
}

//! Functions that choose, and that deal with what is missing.

use indeck_model::Value;

use crate::expr::Fault;
use crate::expr::ast::{Call, Expr};
use crate::expr::check::Checker;
use crate::expr::eval::{Eval, mistyped};
use crate::expr::functions::{ANY, Form, Function};
use crate::expr::item::{Item, One};
use crate::expr::types::{Kind, Type};

const GROUP: &str = "Choices";

/// A function with rules of its own.
macro_rules! own {
    ($name:literal, $signature:literal, $least:expr, $most:expr, $check:expr, $run:expr, $about:literal) => {
        Function {
            name: $name,
            signature: $signature,
            about: $about,
            group: GROUP,
            least: $least,
            most: $most,
            form: Form::Own { reduces: false, check: $check, run: $run },
            over: &[],
        }
    };
}

pub(super) const FUNCTIONS: &[Function] = &[
    own!(
        "if",
        "if(condition, a, b)",
        3,
        3,
        check_case,
        run_case,
        "`a` where the condition is true, `b` where it is not; a missing condition is an error"
    ),
    own!(
        "case",
        "case(condition, a, condition, b, …, otherwise)",
        3,
        ANY,
        check_case,
        run_case,
        "the value after the first condition that is true"
    ),
    own!(
        "or",
        "or(x, y)",
        2,
        2,
        check_first,
        run_first,
        "`x`, or `y` where `x` is missing or suppressed"
    ),
    own!(
        "coalesce",
        "coalesce(a, b, …)",
        1,
        ANY,
        check_first,
        run_first,
        "the first value that is there"
    ),
    own!("is_null", "is_null(x)", 1, 1, check_null, run_null, "whether there is no value"),
];

/// The kind that takes in all of them.
fn united<'a, 'e>(checker: &Checker<'a, '_>, branches: impl Iterator<Item = &'e Expr>) -> Type<'a> {
    let kinds: Vec<_> = branches.map(|branch| checker.one(branch)).collect();
    match kinds.into_iter().collect::<Option<Vec<Kind>>>() {
        Some(kinds) => Type::One(kinds.into_iter().fold(Kind::Nothing, Kind::with)),
        None => Type::Wrong,
    }
}

/// Whether the argument is a condition: each second one, but not the last.
fn is_condition(at: usize, args: usize) -> bool {
    at.is_multiple_of(2) && at + 1 < args
}

fn check_case<'a>(checker: &Checker<'a, '_>, call: &Call) -> Type<'a> {
    let count = call.args.len();
    for (i, arg) in call.args.iter().enumerate() {
        if is_condition(i, count) {
            checker.truth(arg, &call.name.text);
        }
    }
    let branches = call.args.iter().enumerate().filter(|(i, _)| !is_condition(*i, count));
    let found = united(checker, branches.map(|(_, arg)| arg));
    if count.is_multiple_of(2) {
        let message = "`case` lacks the value for all other cases";
        checker.fault(
            Fault::new("wrong-argument", message, &call.name.range)
                .hint("end it with one, as in `case(x > 0, 'up', x < 0, 'down', 'flat')`"),
        );
        return Type::Wrong;
    }
    found
}

fn run_case<'a>(eval: &Eval<'a, '_>, call: &Call) -> Result<Item<'a>, Fault> {
    let mut args = call.args.as_slice();
    while let [condition, value, rest @ ..] = args {
        let one = eval.one(condition)?;
        match one.value {
            Value::Bool(true) => return eval.one(value).map(Item::One),
            Value::Bool(false) => {}
            _ => return Err(no_condition(&one, condition)),
        }
        args = rest;
    }
    match args {
        [otherwise] => eval.one(otherwise).map(Item::One),
        _ => Err(mistyped(&call.name.range)),
    }
}

/// A condition that has no value.
pub(in crate::expr) fn no_condition(one: &One, condition: &Expr) -> Fault {
    let (code, message) = match one.suppressed {
        true => ("suppressed-value", "the condition rests on a suppressed value"),
        false => ("no-value", "the condition has no value"),
    };
    Fault::new(code, message, &condition.range)
        .hint("say what holds instead, as in `or(x > 0, false)`")
}

fn check_first<'a>(checker: &Checker<'a, '_>, call: &Call) -> Type<'a> {
    united(checker, call.args.iter())
}

fn run_first<'a>(eval: &Eval<'a, '_>, call: &Call) -> Result<Item<'a>, Fault> {
    let mut found = One::default();
    for arg in &call.args {
        found = eval.one(arg)?;
        if !found.suppressed && !found.value.is_null() {
            break;
        }
    }
    Ok(Item::One(found))
}

fn check_null<'a>(checker: &Checker<'a, '_>, call: &Call) -> Type<'a> {
    match call.args.first().and_then(|arg| checker.one(arg)) {
        Some(_) => Type::One(Kind::Bool),
        None => Type::Wrong,
    }
}

fn run_null<'a>(eval: &Eval<'a, '_>, call: &Call) -> Result<Item<'a>, Fault> {
    let [arg] = call.args.as_slice() else { return Err(mistyped(&call.name.range)) };
    let one = eval.one(arg)?;
    let value = Value::Bool(one.value.is_null());
    Ok(Item::One(One { value, suppressed: false, format: Default::default(), ..one }))
}

//! The functions: one table that types, values, suggestions and the guide share.

mod column;
mod date;
mod logic;
mod lookup;
mod number;
mod table;
mod text;

use std::ops::Range;

use indeck_model::Value;

use crate::expr::Fault;
use crate::expr::ast::Call;
use crate::expr::check::{Checker, Holds};
use crate::expr::eval::Eval;
use crate::expr::item::{Item, One, Series};
use crate::expr::scope::Scope;
use crate::expr::types::{Kind, Type};
use crate::format::NotACode;
use crate::suggest;

/// A function of the language.
///
/// ```
/// let sum = indeck_spec::expr::functions().into_iter().find(|f| f.name == "sum").unwrap();
/// assert_eq!(sum.group, "Columns");
/// ```
pub struct Function {
    /// Its name.
    pub name: &'static str,
    /// How it is used.
    pub signature: &'static str,
    /// What it does, in a line.
    pub about: &'static str,
    /// The heading it stands under.
    pub group: &'static str,
    pub(super) least: usize,
    pub(super) most: usize,
    pub(super) form: Form,
    /// Which arguments are evaluated over the rows of the table that comes first.
    over: &'static [usize],
}

pub(super) use logic::no_condition;

/// How many arguments a function takes that takes any number.
const ANY: usize = usize::MAX;
/// Longest text that an expression makes, in bytes.
const MAX_TEXT: usize = 1 << 20;

type CheckCall = for<'a, 'f> fn(&Checker<'a, 'f>, &Call) -> Type<'a>;
type RunCall = for<'a, 'f> fn(&Eval<'a, 'f>, &Call) -> Result<Item<'a>, Fault>;

/// How a function works.
#[derive(Clone, Copy)]
pub(super) enum Form {
    /// Single values to one; with a missing one there is none.
    Value {
        /// What it takes; the last of them holds for all further arguments.
        takes: &'static [Want],
        gives: fn(&[Kind]) -> Kind,
        run: for<'x, 'a> fn(&Args<'x, 'a>) -> Result<One, Fault>,
    },
    /// A column to one value.
    Reduce { holds: Holds, gives: fn(Kind) -> Kind, run: for<'a> fn(&Series<'a>, bool) -> One },
    /// A column to a column.
    Window { holds: Holds, gives: fn(Kind) -> Kind, run: for<'a> fn(&Series<'a>, bool) -> Vec<One> },
    /// By rules of its own.
    Own {
        /// Whether it makes one value of a column.
        reduces: bool,
        check: CheckCall,
        run: RunCall,
    },
}

/// What a function takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Want {
    Any,
    Number,
    Whole,
    Text,
    Day,
    /// A number format, or the name of one.
    Format,
    /// A period of the calendar.
    Unit,
}

impl Want {
    pub(super) fn takes(self, kind: Kind) -> bool {
        kind == Kind::Nothing
            || match self {
                Self::Any => true,
                Self::Number | Self::Whole => kind.is_number(),
                Self::Text | Self::Format | Self::Unit => kind == Kind::Text,
                Self::Day => kind.is_temporal(),
            }
    }

    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Any => "a value",
            Self::Number => "a number",
            Self::Whole => "a whole number",
            Self::Text => "a text",
            Self::Day => "a date",
            Self::Format => "a number format in quotes",
            Self::Unit => "a period in quotes, as in `'month'`",
        }
    }

    pub(super) fn hint(self) -> Option<&'static str> {
        match self {
            Self::Day => Some("make it one in the table's `sql`, as in `CAST(month AS DATE)`"),
            Self::Text => Some("make it one with `text(…)`"),
            Self::Number => Some("convert it in the table's `sql`"),
            _ => None,
        }
    }
}

/// The arguments of a call; none is missing.
pub(super) struct Args<'x, 'a> {
    pub(super) ones: &'x [One],
    pub(super) call: &'x Call,
    pub(super) scope: Scope<'a>,
}

impl Args<'_, '_> {
    fn len(&self) -> usize {
        self.ones.len()
    }

    fn value(&self, at: usize) -> &Value {
        self.ones.get(at).map_or(&Value::Null, |one| &one.value)
    }

    fn one(&self, at: usize) -> One {
        self.ones.get(at).cloned().unwrap_or_default()
    }

    fn text(&self, at: usize) -> &str {
        match self.value(at) {
            Value::Text(text) => text,
            _ => "",
        }
    }

    fn number(&self, at: usize) -> f64 {
        self.value(at).as_f64().unwrap_or_default()
    }

    /// A whole number in a range; `other` where it is left out.
    fn whole(
        &self,
        at: usize,
        range: std::ops::RangeInclusive<i64>,
        other: i64,
    ) -> Result<i64, Fault> {
        let found = match self.value(at) {
            Value::Null => Some(other),
            Value::Integer(i) => Some(*i),
            Value::Number(x) if x.fract() == 0.0 && x.abs() < 1e15 => Some(*x as i64),
            _ => None,
        };
        found.filter(|n| range.contains(n)).ok_or_else(|| {
            let (least, most) = (range.start(), range.end());
            self.fault(at, format!("a whole number from {least} to {most} is wanted"))
        })
    }

    fn range(&self, at: usize) -> Range<usize> {
        let arg = self.call.args.get(at);
        arg.map_or(self.call.name.range.clone(), |arg| arg.range.clone())
    }

    fn fault(&self, at: usize, message: impl Into<String>) -> Fault {
        Fault::new("wrong-argument", message, &self.range(at))
    }
}

/// All functions, by group and then in the order in which the guide tells of them.
pub fn functions() -> Vec<&'static Function> {
    all()
}

pub(super) fn all() -> Vec<&'static Function> {
    GROUPS.iter().flat_map(|group| group.iter()).collect()
}

const GROUPS: [&[Function]; 6] = [
    column::FUNCTIONS,
    table::FUNCTIONS,
    number::FUNCTIONS,
    text::FUNCTIONS,
    date::FUNCTIONS,
    logic::FUNCTIONS,
];

/// What functions are called elsewhere.
pub(super) const ELSEWHERE: [(&str, &str); 22] = [
    ("avg", "mean"),
    ("average", "mean"),
    ("filter", "where"),
    ("unique", "values"),
    ("concat", "join"),
    ("concatenate", "join"),
    ("substr", "mid"),
    ("substring", "mid"),
    ("len", "length"),
    ("ucase", "upper"),
    ("lcase", "lower"),
    ("isnull", "is_null"),
    ("ifnull", "or"),
    ("nvl", "or"),
    ("default", "or"),
    ("iif", "if"),
    ("switch", "case"),
    ("format", "number"),
    ("percent", "pct"),
    ("order_by", "sort"),
    ("limit", "take"),
    ("vlookup", "lookup"),
];

pub(super) fn find(name: &str) -> Option<&'static Function> {
    GROUPS.iter().find_map(|group| group.iter().find(|function| function.name == name))
}

impl Function {
    /// How it is used, in backticks.
    pub(super) fn signature_in_code(&self) -> String {
        let ways: Vec<String> = self.signature.split("; ").map(|way| format!("`{way}`")).collect();
        ways.join(" or ")
    }

    /// Which of so many arguments are evaluated over the rows of the table that comes first.
    pub(super) fn over(&self, args: usize) -> &'static [usize] {
        match self.form {
            Form::Reduce { .. } if args == 2 => &[1],
            _ => self.over,
        }
    }
}

/// A format by its name in the brand, or the code itself.
pub(super) fn code<'a>(scope: Scope<'a>, text: &'a str) -> &'a str {
    scope.formats.get(text).map_or(text, String::as_str)
}

pub(super) fn bad_format(
    scope: Scope<'_>,
    code: &str,
    why: &NotACode,
    range: &Range<usize>,
) -> Fault {
    if scope.tables.are_formats_lost() {
        return Fault::silent(range);
    }
    let near = suggest::nearest(code, scope.formats.keys().map(String::as_str));
    let fault = Fault::new("bad-format", format!("`{code}` is not a number format: {why}"), range);
    match near {
        Some(name) => fault.hint(format!("did you mean `{name}`?")).hint(why.hint()),
        None => fault.hint(why.hint()),
    }
}

/// A fault if a text has become too long.
pub(super) fn limited(value: &Value, range: &Range<usize>) -> Result<(), Fault> {
    match value {
        Value::Text(text) if text.len() > MAX_TEXT => Err(too_long(range)),
        _ => Ok(()),
    }
}

fn too_long(range: &Range<usize>) -> Fault {
    let message = format!("the text becomes longer than {MAX_TEXT} bytes");
    Fault::new("expression-too-long", message, range)
}

fn plain(value: Value) -> One {
    One::plain(value)
}
